package generator_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"parvis/generator"
	"parvis/generator/site/hosting"
)

// visit is a Chromium on a site: what it asked for, and what went wrong there.
type visit struct {
	context.Context
	url string

	mu       sync.Mutex
	requests []string
	faults   []string
}

// browse serves a folder on the loopback, under the policy, and opens a browser
// that ends with the test.
func browse(t *testing.T, dir string) *visit {
	t.Helper()
	chromium := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			chromium = found
			break
		}
	}
	if chromium == "" {
		t.Fatal("no Chromium: the README says what the tests need")
	}
	files := http.FileServer(http.Dir(dir))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", hosting.Policy)
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(chromium), chromedp.NoSandbox, chromedp.WindowSize(1280, 900))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	v := &visit{Context: ctx, url: server.URL}
	chromedp.ListenTarget(ctx, func(event any) {
		v.mu.Lock()
		defer v.mu.Unlock()
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			if !strings.HasPrefix(e.Request.URL, "data:") && !strings.HasPrefix(e.Request.URL, "blob:") {
				v.requests = append(v.requests, e.Request.URL)
			}
		case *runtime.EventExceptionThrown:
			v.faults = append(v.faults, e.ExceptionDetails.Error())
		case *log.EventEntryAdded:
			if e.Entry.Level == log.LevelError {
				v.faults = append(v.faults, e.Entry.Text+" "+e.Entry.URL)
			}
		}
	})
	v.run(t, network.Enable(), log.Enable())
	return v
}

func (v *visit) run(t *testing.T, actions ...chromedp.Action) {
	t.Helper()
	if err := chromedp.Run(v, actions...); err != nil {
		t.Fatal(err)
	}
}

// text is what a script gives, a string.
func (v *visit) text(t *testing.T, script string) string {
	t.Helper()
	var out string
	v.run(t, chromedp.Evaluate(script, &out))
	return out
}

// until waits for a script to give true. A page that is being left for another
// answers nothing, which isn't yet a fault.
func (v *visit) until(t *testing.T, what, script string) {
	t.Helper()
	why := ""
	for end := time.Now().Add(time.Minute); time.Now().Before(end) && v.Err() == nil; time.Sleep(20 * time.Millisecond) {
		var ok bool
		err := chromedp.Run(v, chromedp.Evaluate(script, &ok))
		if ok {
			return
		}
		if why = ""; err != nil {
			why = ": " + err.Error()
		}
	}
	t.Fatalf("waited in vain for %s%s", what, why)
}

// told fails the test for what went wrong in the browser, and for requests that
// left the site.
func (v *visit) told(t *testing.T) {
	t.Helper()
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, f := range v.faults {
		t.Errorf("in the browser: %s", f)
	}
	for _, r := range v.requests {
		if !strings.HasPrefix(r, v.url+"/") {
			t.Errorf("a request left the site: %s", r)
		}
	}
}

func (v *visit) asked(part string) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	return slices.ContainsFunc(v.requests, func(r string) bool { return strings.Contains(r, part) })
}

// In a real browser, under a strict policy: ECharts comes only when asked for,
// with the keyboard alone; it shows the numbers of the table; the way back to
// the picture and on to the table is there; and nothing leaves the site.
func TestInteractiveFigure(t *testing.T) {
	dir, _ := build(t, generator.Options{Content: real, URL: "http://site.test/"})
	figures := figuresOf(t, read(t, dir))
	v := browse(t, dir)
	for _, id := range []string{"engagements-par-domaine", "carte-engagements-region", "declares-et-publies"} {
		t.Run(id, func(t *testing.T) {
			v.requests = nil
			v.run(t, chromedp.Navigate(v.url+"/figures/"+id+"/"))
			v.until(t, "the script", `document.querySelectorAll('.figure-tools button').length >= 2`)
			if v.asked("echarts") || v.asked("figure.json") {
				t.Error("ECharts or its data were loaded before anybody asked")
			}
			open := `[...document.querySelectorAll('.figure-tools button')].find(b => b.textContent.startsWith('Version interactive'))`
			v.run(t, chromedp.Evaluate(open+`.focus()`, nil), chromedp.KeyEvent(kb.Enter))
			v.until(t, "the chart", `!!document.querySelector('.figure-live svg text')`)
			if !v.asked("echarts") || !v.asked("figure.json") {
				t.Error("what is shown was not loaded: is this ECharts?")
			}
			var texts []string
			v.until(t, "its numbers", `document.querySelectorAll('.figure-live svg text').length > 2`)
			raw := v.text(t, `JSON.stringify([...document.querySelectorAll('.figure-live svg text')].map(e => e.textContent))`)
			if err := json.Unmarshal([]byte(raw), &texts); err != nil {
				t.Fatal(err)
			}
			shown := squeezed(strings.Join(texts, " | "))
			for _, l := range figures["figures/"+id+"/"].Lines {
				if l.Kind == "valeur" && !strings.Contains(shown, squeezed(l.Cells[0].Text)) {
					t.Errorf("%s: %s isn't among %q", l.Label, l.Cells[0].Text, texts)
				}
			}
			v.run(t, chromedp.Evaluate(`[...document.querySelectorAll('.figure-tools button')].find(b => b.textContent.startsWith('Voir le tableau')).focus()`, nil), chromedp.KeyEvent(kb.Enter))
			v.until(t, "the table", `!!document.activeElement.querySelector('table') && document.activeElement.closest('details').open`)
			v.run(t, chromedp.Evaluate(`[...document.querySelectorAll('.figure-tools button')].find(b => b.textContent.startsWith("Revenir")).focus()`, nil), chromedp.KeyEvent(kb.Enter))
			v.until(t, "the picture", `!document.querySelector('.figure-live') && !document.querySelector('.figure-drawing').hidden`)
			v.told(t)
		})
	}
}

// The picture that a reader saves is made in the browser, of the drawing.
func TestSavedPicture(t *testing.T) {
	dir, _ := build(t, generator.Options{Content: real, URL: "http://site.test/"})
	v := browse(t, dir)
	v.run(t, chromedp.Navigate(v.url+"/figures/engagements-par-domaine/"))
	v.until(t, "the script", `document.querySelectorAll('.figure-tools button').length >= 1`)
	v.run(t, chromedp.Evaluate(`window.saved = ''; HTMLAnchorElement.prototype.click = function () { window.saved = this.download; }`, nil),
		chromedp.Evaluate(`[...document.querySelectorAll('.figure-tools button')].find(b => b.textContent.includes('PNG')).click()`, nil))
	v.until(t, "the picture", `window.saved === 'engagements-par-domaine.png'`)
	v.told(t)
}
