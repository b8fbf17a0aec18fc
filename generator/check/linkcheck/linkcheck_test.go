package linkcheck

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// quick returns options without delays, for test servers.
func quick() Options {
	return Options{Reachable: netip.Addr.IsLoopback, Agent: "Parvis/test (+https://exemple.fr/)", Timeout: 2 * time.Second, Wait: time.Millisecond, Patience: 2 * time.Second}
}

// logServer is a server that logs its requests: "HEAD /x".
type logServer struct {
	*httptest.Server
	mu       sync.Mutex
	requests []string
	faults   []string
}

func (g *logServer) asked(path string) []string {
	g.mu.Lock()
	defer g.mu.Unlock()
	var out []string
	for _, r := range g.requests {
		if strings.HasSuffix(r, " "+path) {
			out = append(out, strings.TrimSuffix(r, " "+path))
		}
	}
	return out
}

// serve starts a server with a handler for each path, and checks the headers of every request.
func serve(t *testing.T, paths map[string]http.HandlerFunc) *logServer {
	t.Helper()
	g := &logServer{}
	g.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		g.mu.Lock()
		g.requests = append(g.requests, r.Method+" "+r.URL.Path)
		for _, h := range []string{"Cookie", "Referer", "Authorization"} {
			if v := r.Header.Get(h); v != "" {
				g.faults = append(g.faults, h+": "+v)
			}
		}
		if ua := r.UserAgent(); !strings.HasPrefix(ua, "Parvis/") {
			g.faults = append(g.faults, "User-Agent: "+ua)
		}
		if r.ContentLength > 0 || r.Method != http.MethodGet && r.Method != http.MethodHead {
			g.faults = append(g.faults, r.Method+" with a body, or neither HEAD nor GET")
		}
		g.mu.Unlock()
		w.Header().Set("Set-Cookie", "x=y")
		if h := paths[r.URL.Path]; h != nil {
			h(w, r)
		} else {
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(func() {
		g.CloseClientConnections()
		g.Close()
		for _, f := range g.faults {
			t.Error(f)
		}
	})
	return g
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

func redirect(code int, to string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", to)
		w.WriteHeader(code)
	}
}

// failFirst fails some times before it succeeds.
func failFirst(times int64, fail http.HandlerFunc) http.HandlerFunc {
	var n atomic.Int64
	return func(w http.ResponseWriter, r *http.Request) {
		if n.Add(1) <= times {
			fail(w, r)
		}
	}
}

func busy(seconds string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", seconds)
		w.WriteHeader(http.StatusTooManyRequests)
	}
}

func TestVisit(t *testing.T) {
	cut := func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := http.NewResponseController(w).Hijack()
		if err == nil {
			conn.Close()
		}
	}
	hang := func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	noHead := func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead {
			w.WriteHeader(http.StatusMethodNotAllowed)
		}
	}
	noHeadCut := func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead {
			cut(w, r)
		}
	}
	slow := func(_ http.ResponseWriter, _ *http.Request) { time.Sleep(100 * time.Millisecond) } // a slow answer is what is tested
	for path, c := range map[string]struct {
		answers http.HandlerFunc
		want    Answer
		asked   string
	}{
		"/ok":         {status(200), Answer{Verdict: Fine, Status: 200}, "HEAD"},
		"/nothing":    {status(204), Answer{Verdict: Fine, Status: 204}, "HEAD"},
		"/no-head":    {noHead, Answer{Verdict: Fine, Status: 200}, "HEAD GET"},
		"/cut-head":   {noHeadCut, Answer{Verdict: Fine, Status: 200}, "HEAD HEAD HEAD GET"},
		"/gone":       {status(410), Answer{Verdict: Gone, Status: 410}, "HEAD GET"},
		"/missing":    {status(404), Answer{Verdict: Gone, Status: 404}, "HEAD GET"},
		"/forbidden":  {status(403), Answer{Verdict: Refused, Status: 403}, "HEAD GET"},
		"/down":       {status(500), Answer{Verdict: Failing, Status: 500}, "HEAD GET GET GET"},
		"/hiccup":     {failFirst(2, status(503)), Answer{Verdict: Fine, Status: 200}, "HEAD GET GET"},
		"/cut":        {cut, Answer{Verdict: Failing, Reason: NoAnswer}, "HEAD HEAD HEAD GET GET GET"},
		"/hang":       {hang, Answer{Verdict: Failing, Reason: TimedOut}, "HEAD GET"},
		"/slow":       {slow, Answer{Verdict: Fine, Status: 200}, "HEAD"},
		"/wait":       {failFirst(1, busy("1")), Answer{Verdict: Fine, Status: 200}, "HEAD HEAD"},
		"/wait-long":  {busy("3600"), Answer{Verdict: Refused, Status: 429, Reason: Busy}, "HEAD"},
		"/moved":      {redirect(301, "/ok"), Answer{Verdict: Moved, Status: 200, To: "{}/ok"}, "HEAD"},
		"/moved-308":  {redirect(308, "/ok"), Answer{Verdict: Moved, Status: 200, To: "{}/ok"}, "HEAD"},
		"/twice":      {redirect(301, "/moved"), Answer{Verdict: Moved, Status: 200, To: "{}/ok"}, "HEAD"},
		"/for-now":    {redirect(302, "/ok"), Answer{Verdict: Redirected, Status: 200, To: "{}/ok"}, "HEAD"},
		"/then-now":   {redirect(301, "/for-now"), Answer{Verdict: Moved, Status: 200, To: "{}/for-now"}, "HEAD"},
		"/now-then":   {redirect(307, "/moved"), Answer{Verdict: Redirected, Status: 200, To: "{}/ok"}, "HEAD"},
		"/to-nowhere": {redirect(301, "/missing"), Answer{Verdict: Gone, Status: 404}, "HEAD"},
		"/to-ftp":     {redirect(301, "ftp://exemple.fr/x"), Answer{Verdict: Refused, Status: 301, Reason: OtherScheme}, "HEAD"},
		"/to-file":    {redirect(302, "file:///etc/passwd"), Answer{Verdict: Refused, Status: 302, Reason: OtherScheme}, "HEAD"},
		"/private":    {status(200), Answer{Verdict: Refused, Reason: Robots}, ""},
		"/to-private": {redirect(302, "/private"), Answer{Verdict: Refused, Reason: Robots}, "HEAD"},
	} {
		t.Run(path[1:], func(t *testing.T) {
			t.Parallel()
			g := serve(t, map[string]http.HandlerFunc{path: c.answers,
				"/robots.txt": func(w http.ResponseWriter, _ *http.Request) {
					w.Header().Set("Connection", "close") // when a keep-alive connection is cut, Go retries by itself
					fmt.Fprint(w, "User-agent: *\nDisallow: /\n\nUser-agent: Parvis\nDisallow: /private\n")
				},
				"/ok": status(200), "/missing": status(404), "/moved": redirect(301, "/ok"), "/for-now": redirect(302, "/ok")})
			got, err := Visit(context.Background(), []string{g.URL + path}, quick())
			if err != nil {
				t.Fatal(err)
			}
			answer := got[g.URL+path]
			if answer.Checked.IsZero() {
				t.Error("the time of the request is missing")
			}
			answer.Checked = time.Time{}
			c.want.To = strings.ReplaceAll(c.want.To, "{}", g.URL)
			if answer != c.want {
				t.Errorf("%+v, want %+v", answer, c.want)
			}
			if asked := strings.Join(g.asked(path), " "); asked != c.asked {
				t.Errorf("asked %q, want %q", asked, c.asked)
			}
			if n := len(g.asked("/robots.txt")); n != 1 {
				t.Errorf("robots.txt was asked for %d times", n)
			}
		})
	}
}

// Nine redirections are followed, in ten requests; the tenth is one too many.
func TestVisitManyRedirections(t *testing.T) {
	paths := map[string]http.HandlerFunc{"/0": status(200)}
	for n := range 10 {
		paths[fmt.Sprint("/", n+1)] = redirect(302, fmt.Sprint("/", n))
	}
	g := serve(t, paths)
	got, err := Visit(context.Background(), []string{g.URL + "/9", g.URL + "/10"}, quick())
	if err != nil {
		t.Fatal(err)
	}
	if a := got[g.URL+"/9"]; a.Verdict != Redirected || a.Status != 200 || a.To != g.URL+"/0" {
		t.Errorf("after nine: %+v", a)
	}
	if a := got[g.URL+"/10"]; a.Verdict != Failing || a.Reason != Loop {
		t.Errorf("after ten: %+v", a)
	}
}

// A loop ends, a redirection cannot make passwords be sent, an unknown host and
// a closed port are told as such, and the place on a page is kept.
func TestVisitOddities(t *testing.T) {
	other := serve(t, map[string]http.HandlerFunc{"/x": status(200)})
	withPassword := strings.Replace(other.URL, "http://", "http://user:secret@", 1)
	g := serve(t, map[string]http.HandlerFunc{
		"/loop": redirect(302, "/loop"), "/away": redirect(301, withPassword+"/x"),
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed := "http://" + listener.Addr().String() + "/"
	listener.Close()
	for address, want := range map[string]Answer{
		g.URL + "/loop":      {Verdict: Failing, Status: 302, Reason: Loop},
		g.URL + "/away#part": {Verdict: Moved, Status: 200, To: other.URL + "/x#part"},
		withPassword + "/x":  {Verdict: Fine, Status: 200},
		closed:               {Verdict: Failing, Reason: NoAnswer},
		"http:///x":          {Verdict: Failing, Reason: NoHost},
	} {
		got, err := Visit(context.Background(), []string{address}, quick())
		answer := got[address]
		answer.Checked = time.Time{}
		if err != nil || answer != want {
			t.Errorf("%s: %+v, want %+v (%v)", address, answer, want, err)
		}
	}
}

// Each host gets one request at a time, with a delay after each; a few hosts are visited at once.
func TestPoliteness(t *testing.T) {
	const delay = 30 * time.Millisecond
	var now, most atomic.Int64
	enough := make(chan struct{}) // closed when maxHosts hosts are being visited
	var once sync.Once
	var addresses []string
	var books []*logServer
	ends := map[int]*[]time.Time{}
	var mu sync.Mutex
	for i := range maxHosts + 2 {
		var here atomic.Int64
		ends[i] = &[]time.Time{}
		page := func(_ http.ResponseWriter, r *http.Request) {
			if here.Add(1) > 1 {
				t.Error("two requests at a time to one host")
			}
			n := now.Add(1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			if n == maxHosts {
				once.Do(func() { time.AfterFunc(200*time.Millisecond, func() { close(enough) }) }) // time for one too many to come
			}
			mu.Lock()
			if all := *ends[i]; len(all) > 0 && time.Since(all[len(all)-1]) < delay*9/10 {
				t.Errorf("%s came %v after the last answer", r.URL, time.Since(all[len(all)-1]))
			}
			mu.Unlock()
			select {
			case <-enough:
			case <-time.After(3 * time.Second): // under the timeout of a request
			}
			mu.Lock()
			*ends[i] = append(*ends[i], time.Now())
			mu.Unlock()
			now.Add(-1)
			here.Add(-1)
		}
		g := serve(t, map[string]http.HandlerFunc{"/1": page, "/2": page, "/3": page})
		books = append(books, g)
		addresses = append(addresses, g.URL+"/1", g.URL+"/2", g.URL+"/3", g.URL+"/1#again")
	}
	o := quick()
	o.Delay = delay
	o.Timeout = 5 * time.Second
	var calls atomic.Int64
	o.Progress = func(_, total int) {
		if calls.Add(1); total != 3*(maxHosts+2) {
			t.Errorf("progress reports %d pages", total)
		}
	}
	got, err := Visit(context.Background(), addresses, o)
	if err != nil || len(got) != len(addresses) {
		t.Fatal(err, len(got))
	}
	for a, answer := range got {
		if answer.Verdict != Fine {
			t.Errorf("%s: %+v", a, answer)
		}
	}
	if m := most.Load(); m != maxHosts {
		t.Errorf("%d hosts at once, want %d", m, maxHosts)
	}
	for _, g := range books {
		if n := len(g.asked("/1")); n != 1 {
			t.Errorf("a duplicate page is requested %d times", n)
		}
	}
	if calls.Load() != 3*(maxHosts+2) {
		t.Errorf("progress was called %d times", calls.Load())
	}
}

// Redirects from several hosts to one don't reach it at the same time.
func TestOneAtATime(t *testing.T) {
	var now atomic.Int64
	page := func(http.ResponseWriter, *http.Request) {
		if now.Add(1) > 1 {
			t.Error("two requests at a time to one host")
		}
		time.Sleep(100 * time.Millisecond) // for another to come
		now.Add(-1)
	}
	meeting := serve(t, map[string]http.HandlerFunc{"/": page})
	var addresses []string
	for range maxHosts {
		g := serve(t, map[string]http.HandlerFunc{"/": redirect(302, meeting.URL+"/")})
		addresses = append(addresses, g.URL+"/")
	}
	got, err := Visit(context.Background(), addresses, quick())
	if err != nil {
		t.Fatal(err)
	}
	for a, answer := range got {
		if answer.Verdict != Redirected {
			t.Errorf("%s: %+v", a, answer)
		}
	}
	if n := len(meeting.asked("/")); n != maxHosts {
		t.Errorf("asked %d times", n)
	}
}

// The Crawl-delay of a host is respected.
func TestCrawlDelay(t *testing.T) {
	g := serve(t, map[string]http.HandlerFunc{"/1": status(200), "/2": status(200),
		"/robots.txt": func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "User-agent: *\nCrawl-delay: 0.2\n") }})
	start := time.Now()
	if _, err := Visit(context.Background(), []string{g.URL + "/1", g.URL + "/2"}, quick()); err != nil {
		t.Fatal(err)
	}
	if d := time.Since(start); d < 200*time.Millisecond {
		t.Errorf("two pages in %v", d)
	}
}

func TestCache(t *testing.T) {
	g := serve(t, map[string]http.HandlerFunc{"/ok": status(200), "/moved": redirect(301, "/ok"), "/down": status(500)})
	addresses := []string{g.URL + "/ok", g.URL + "/moved#x", g.URL + "/missing", g.URL + "/down"}
	o := quick()
	o.Cache = filepath.Join(t.TempDir(), "a", "links.json")
	visit := func() map[string]Answer {
		t.Helper()
		got, err := Visit(context.Background(), addresses, o)
		if err != nil || len(got) != len(addresses) {
			t.Fatal(err, got)
		}
		return got
	}
	first := visit()
	second := visit()
	for _, a := range addresses {
		one, two := first[a], second[a]
		good := one.Verdict == Fine || one.Verdict == Moved
		if two.Cached != good || one.Cached || one.Verdict != two.Verdict || one.To != two.To {
			t.Errorf("%s: %+v, then %+v", a, one, two)
		}
		u, _ := url.Parse(a)
		want := 1
		if !good {
			want = 2
		}
		if u.Path == "/moved" && !strings.HasSuffix(two.To, "/ok#x") {
			t.Errorf("moved to %s", two.To)
		}
		if n := strings.Count(strings.Join(g.asked(u.Path), " "), "HEAD"); u.Path != "/ok" && n != want { // /ok is asked for by /moved too
			t.Errorf("%s was asked for %d times, want %d", a, n, want)
		}
	}

	// An answer that is too old, or a cache that cannot be read, is requested again.
	data, err := os.ReadFile(o.Cache)
	if err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-maxAge - time.Minute).UTC().Format(time.RFC3339)
	year := time.Now().UTC().Format("2006-")
	aged := strings.Split(string(data), "\n")
	for i, line := range aged {
		if strings.Contains(line, `"checked": "`+year) {
			aged[i] = `"checked": "` + old + `"`
		}
	}
	for name, content := range map[string]string{"aged": strings.Join(aged, "\n"), "damaged": "{", "of another form": `{"format": 99, "answers": {}}`} {
		if err := os.WriteFile(o.Cache, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		for a, answer := range visit() {
			if answer.Cached {
				t.Errorf("%s: an answer that was %s is kept", a, name)
			}
		}
	}
	left, err := os.ReadDir(filepath.Dir(o.Cache))
	if err != nil || len(left) != 1 {
		t.Errorf("files are left beside the cache: %v %v", left, err)
	}
}

// An interruption ends at once, and keeps the answers known so far.
func TestInterrupted(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	g := serve(t, map[string]http.HandlerFunc{"/1": status(200), "/2": func(_ http.ResponseWriter, r *http.Request) {
		stop()
		<-r.Context().Done()
	}})
	o := quick()
	o.Cache = filepath.Join(t.TempDir(), "links.json")
	o.Timeout = time.Minute
	got, err := Visit(ctx, []string{g.URL + "/1", g.URL + "/2"}, o)
	if !errors.Is(err, context.Canceled) || len(got) != 1 || got[g.URL+"/1"].Verdict != Fine {
		t.Errorf("%v %v", got, err)
	}
	if data, err := os.ReadFile(o.Cache); err != nil || !strings.Contains(string(data), "/1") || strings.Contains(string(data), "/2") {
		t.Errorf("%s %v", data, err)
	}
}

func TestOffline(t *testing.T) {
	lost := Answer{Verdict: Failing, Reason: NoHost}
	for _, c := range []struct {
		answers map[string]Answer
		want    bool
	}{
		{nil, false},
		{map[string]Answer{"https://a.fr/1": lost, "https://a.fr/2": lost}, false},
		{map[string]Answer{"https://a.fr/": lost, "https://b.fr/": {Verdict: Failing, Reason: NoNetwork}}, true},
		{map[string]Answer{"https://a.fr/": lost, "https://b.fr/": lost, "https://c.fr/": {Verdict: Gone, Status: 404}}, false},
		{map[string]Answer{"https://a.fr/": lost, "https://b.fr/": {Verdict: Failing, Reason: TimedOut}}, false},
	} {
		if got := Offline(c.answers); got != c.want {
			t.Errorf("%v: %t", c.answers, got)
		}
	}
}

func TestReasons(t *testing.T) {
	secure := httptest.NewUnstartedServer(status(200))
	secure.Config.ErrorLog = log.New(io.Discard, "", 0) // it logs each client that disconnects
	secure.StartTLS()
	t.Cleanup(secure.Close)
	got, err := Visit(context.Background(), []string{secure.URL}, quick())
	if err != nil || got[secure.URL].Reason != BadTLS {
		t.Errorf("%+v %v", got, err)
	}
	if why := reason(&url.Error{Err: &net.DNSError{IsNotFound: true}}); why != NoHost {
		t.Error(why)
	}
}
