package testbrowser

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"

	"parvis/generator/site/hosting"
)

// Patience is how long a test waits for what a page must show.
const Patience = time.Minute

// Tab is one tab with a session of its own. It records what was requested and
// what went wrong. It is the context that actions of chromedp run in.
type Tab struct {
	context.Context
	URL string // of the site, without a final slash; "" for a tab of no site

	mu         sync.Mutex
	requests   []string
	errors     []string // on the console: refused by the policy, not found…
	exceptions []string // of scripts
}

// Open opens an empty tab of this size, in pixels. It is closed when the test ends.
func Open(t testing.TB, width, height int64) *Tab {
	t.Helper()
	browser, err := sharedBrowser()
	if err != nil {
		t.Fatal(err)
	}
	// chromedp.WithNewBrowserContext doesn't ask for a window, without which
	// Chromium opens no tab in a new session.
	direct := cdp.WithExecutor(browser, chromedp.FromContext(browser).Browser)
	session, err := target.CreateBrowserContext().Do(direct)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = target.DisposeBrowserContext(session).Do(direct) })
	id, err := target.CreateTarget("about:blank").WithBrowserContextID(session).WithNewWindow(true).Do(direct)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(browser, 5*Patience)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx, chromedp.WithTargetID(id))
	t.Cleanup(cancel)
	tab := &Tab{Context: ctx}
	chromedp.ListenTarget(ctx, tab.record)
	tab.Run(t, network.Enable(), log.Enable(), runtime.Enable(), emulation.SetFocusEmulationEnabled(true), emulation.SetDeviceMetricsOverride(width, height, 1, false))
	return tab
}

// Visit serves a built site on the loopback, at base ("/", "/charte/") and under
// the policy that hosts are told to send, and opens a tab for it.
func Visit(t testing.TB, dir, base string) *Tab {
	t.Helper()
	base = strings.TrimSuffix(base, "/")
	files := http.StripPrefix(base, http.FileServer(http.Dir(dir)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", hosting.Policy)
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	tab := Open(t, 1280, 900)
	tab.URL = server.URL + base
	return tab
}

func (tab *Tab) record(event any) {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, "data:") && !strings.HasPrefix(e.Request.URL, "blob:") {
			tab.requests = append(tab.requests, e.Request.URL)
		}
	case *runtime.EventExceptionThrown:
		tab.exceptions = append(tab.exceptions, e.ExceptionDetails.Error())
	case *log.EventEntryAdded:
		if e.Entry.Level == log.LevelError {
			tab.errors = append(tab.errors, e.Entry.Text+" "+e.Entry.URL)
		}
	}
}

// Run runs actions one after the other; the first that fails ends the test.
func (tab *Tab) Run(t testing.TB, actions ...chromedp.Action) {
	t.Helper()
	if err := chromedp.Run(tab, actions...); err != nil {
		t.Fatal(err)
	}
}

// Go opens the page at an address of the site, which begins with a slash.
func (tab *Tab) Go(t testing.TB, address string) {
	t.Helper()
	tab.Run(t, chromedp.Navigate(tab.URL+address))
}

// Text is the result of a script, a string.
func (tab *Tab) Text(t testing.TB, script string) string {
	t.Helper()
	var out string
	tab.Run(t, chromedp.Evaluate(script, &out))
	return out
}

// List is the result of a script, an array of strings.
func (tab *Tab) List(t testing.TB, script string) []string {
	t.Helper()
	var out []string
	if err := json.Unmarshal([]byte(tab.Text(t, `JSON.stringify(`+script+`)`)), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// Await runs a script and waits for its promise. out is nil where the value
// doesn't matter.
func (tab *Tab) Await(t testing.TB, script string, out any) {
	t.Helper()
	tab.Run(t, chromedp.Evaluate(script, out, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
}

// Until waits for a script to return true. While a page is being left for another,
// scripts fail; that is not an error yet.
func (tab *Tab) Until(t testing.TB, what, script string) {
	t.Helper()
	why := ""
	end := time.After(Patience)
	for tab.Err() == nil {
		var ok bool
		err := chromedp.Run(tab, chromedp.Evaluate(script, &ok))
		if ok {
			return
		}
		if why = ""; err != nil {
			why = ": " + err.Error()
		}
		select {
		case <-end:
			t.Fatalf("waited in vain for %s%s", what, why)
		case <-time.After(20 * time.Millisecond):
		}
	}
	t.Fatalf("waited in vain for %s%s", what, why)
}

// Forget empties the list of requests.
func (tab *Tab) Forget() {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	tab.requests = nil
}

// Requests is the addresses requested so far, except data: and blob:.
func (tab *Tab) Requests() []string {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	return slices.Clone(tab.requests)
}

// Requested reports whether an address that contains part was requested.
func (tab *Tab) Requested(part string) bool {
	return slices.ContainsFunc(tab.Requests(), func(r string) bool { return strings.Contains(r, part) })
}

// Exceptions is the exceptions of scripts since the last call.
func (tab *Tab) Exceptions() []string {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	out := tab.exceptions
	tab.exceptions = nil
	return out
}

// Errors is the errors of the console and the exceptions since the last call.
func (tab *Tab) Errors() []string {
	out := tab.Exceptions()
	tab.mu.Lock()
	defer tab.mu.Unlock()
	out = append(out, tab.errors...)
	tab.errors = nil
	return out
}

// CheckRequests fails the test for requests that left the site.
func (tab *Tab) CheckRequests(t testing.TB) {
	t.Helper()
	for _, r := range tab.Requests() {
		if !strings.HasPrefix(r, tab.URL+"/") {
			t.Errorf("a request left the site: %s", r)
		}
	}
}

// Check fails the test for errors in the browser and for requests that left the
// site.
func (tab *Tab) Check(t testing.TB) {
	t.Helper()
	for _, e := range tab.Errors() {
		t.Errorf("in the browser: %s", e)
	}
	tab.CheckRequests(t)
}
