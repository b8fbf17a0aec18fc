package main

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// tab is a page in the browser, with its requests and its console messages.
type tab struct {
	ctx   context.Context
	close context.CancelFunc

	mu       sync.Mutex
	requests map[network.RequestID]string // URL of each request
	console  []string                     // console messages, and exceptions of scripts
}

// openTab opens a page in a new tab, and waits until it has loaded.
func openTab(browser context.Context, p *page) (*tab, error) {
	ctx, cancel := chromedp.NewContext(browser)
	t := &tab{ctx: ctx, close: cancel, requests: map[network.RequestID]string{}}
	chromedp.ListenTarget(ctx, t.handleEvent)
	err := t.run(network.Enable(), network.SetCacheDisabled(true), log.Enable(), runtime.Enable(), emulation.SetFocusEmulationEnabled(true))
	if err == nil {
		err = t.setMode(mode{width: 320, height: 640})
	}
	if err == nil {
		err = t.visit(p)
	}
	if err != nil {
		cancel()
		return nil, err
	}
	return t, nil
}

func (t *tab) handleEvent(event any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, "data:") && !strings.HasPrefix(e.Request.URL, "blob:") {
			t.requests[e.RequestID] = e.Request.URL
		}
	case *runtime.EventExceptionThrown:
		t.console = append(t.console, e.ExceptionDetails.Error())
	case *runtime.EventConsoleAPICalled:
		words := []string{"console." + string(e.Type)}
		for _, arg := range e.Args {
			words = append(words, string(arg.Value)+arg.Description)
		}
		t.console = append(t.console, strings.Join(words, " "))
	case *log.EventEntryAdded:
		t.console = append(t.console, fmt.Sprint(e.Entry.Level, " ", e.Entry.Text, " ", e.Entry.URL))
	}
}

func (t *tab) run(actions ...chromedp.Action) error { return chromedp.Run(t.ctx, actions...) }

// eval runs a script and stores its result in out. It awaits a promise.
func (t *tab) eval(script string, out any) error {
	return t.run(chromedp.Evaluate(script, out, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
}

// visit navigates to a page, and loads its lazy images.
func (t *tab) visit(p *page) error {
	if err := t.run(chromedp.Navigate(p.address())); err != nil {
		return err
	}
	return t.eval(`(async () => {
		const late = [...document.querySelectorAll('[loading=lazy]')];
		late.forEach((e) => { e.loading = 'eager'; });
		await Promise.all([...document.images].map((i) => i.decode().catch(() => {})));
	})()`, nil)
}

// waitFor waits until a script returns true.
func (t *tab) waitFor(script string) error {
	for range 200 {
		var ok bool
		if err := t.eval(script, &ok); err != nil || ok {
			return err
		}
		time.Sleep(50 * time.Millisecond)
	}
	return fmt.Errorf("timed out waiting for %s", script)
}

// mode is a window size and a colour scheme.
type mode struct {
	width, height int64
	dark          bool
}

func (m mode) String() string {
	if m.dark {
		return fmt.Sprint(m.width, " px dark")
	}
	return fmt.Sprint(m.width, " px light")
}

// modes are phone, tablet and desktop, each in light and dark.
var modes = []mode{{320, 640, false}, {320, 640, true}, {768, 1024, false}, {768, 1024, true}, {1280, 900, false}, {1280, 900, true}}

// setMode shows the page in a mode. Reduced motion is set, so that no check runs
// during an animation.
func (t *tab) setMode(m mode) error {
	scheme := "light"
	if m.dark {
		scheme = "dark"
	}
	err := t.run(emulation.SetDeviceMetricsOverride(m.width, m.height, 1, false),
		emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}))
	if err != nil {
		return err
	}
	return t.settle()
}

// settle waits until the page has adapted to a new size: resize observers run when
// the page is rendered.
func (t *tab) settle() error {
	return t.eval(`Promise.race([
		new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
		new Promise((done) => setTimeout(done, 1000)),
	]).then(() => {})`, nil)
}

// screenshot returns a JPEG of the whole page.
func (t *tab) screenshot() ([]byte, error) {
	var out []byte
	err := t.run(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		out, err = cdpage.CaptureScreenshot().WithCaptureBeyondViewport(true).WithFormat(cdpage.CaptureScreenshotFormatJpeg).WithQuality(70).Do(ctx)
		return err
	}))
	return out, err
}
