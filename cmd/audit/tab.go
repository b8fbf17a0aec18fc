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

// tab is one page open in the browser: what it asked for, and what it said.
type tab struct {
	ctx   context.Context
	close context.CancelFunc

	mu       sync.Mutex
	requests map[network.RequestID]string // address of each
	said     []string                     // on the console, and faults of scripts
}

// openTab opens a page in a tab of its own, and waits until all of it is there.
func openTab(browser context.Context, p *page) (*tab, error) {
	ctx, cancel := chromedp.NewContext(browser)
	t := &tab{ctx: ctx, close: cancel, requests: map[network.RequestID]string{}}
	chromedp.ListenTarget(ctx, t.hear)
	err := t.do(network.Enable(), network.SetCacheDisabled(true), log.Enable(), runtime.Enable(), emulation.SetFocusEmulationEnabled(true))
	if err == nil {
		err = t.size(mode{width: 320, height: 640})
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

func (t *tab) hear(event any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, "data:") && !strings.HasPrefix(e.Request.URL, "blob:") {
			t.requests[e.RequestID] = e.Request.URL
		}
	case *runtime.EventExceptionThrown:
		t.said = append(t.said, e.ExceptionDetails.Error())
	case *runtime.EventConsoleAPICalled:
		words := []string{"console." + string(e.Type)}
		for _, arg := range e.Args {
			words = append(words, string(arg.Value)+arg.Description)
		}
		t.said = append(t.said, strings.Join(words, " "))
	case *log.EventEntryAdded:
		t.said = append(t.said, fmt.Sprint(e.Entry.Level, " ", e.Entry.Text, " ", e.Entry.URL))
	}
}

func (t *tab) do(actions ...chromedp.Action) error { return chromedp.Run(t.ctx, actions...) }

// give runs a script and keeps what it gives, a promise's value too.
func (t *tab) give(script string, out any) error {
	return t.do(chromedp.Evaluate(script, out, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
}

// visit goes to a page, and has it load what it keeps for those who scroll.
func (t *tab) visit(p *page) error {
	if err := t.do(chromedp.Navigate(p.address())); err != nil {
		return err
	}
	return t.give(`(async () => {
		const late = [...document.querySelectorAll('[loading=lazy]')];
		late.forEach((e) => { e.loading = 'eager'; });
		await Promise.all([...document.images].map((i) => i.decode().catch(() => {})));
	})()`, nil)
}

// until waits for a script to give true.
func (t *tab) until(script string) error {
	for range 200 {
		var ok bool
		if err := t.give(script, &ok); err != nil || ok {
			return err
		}
		time.Sleep(50 * time.Millisecond)
	}
	return fmt.Errorf("waited in vain for %s", script)
}

// mode is how a reader sees a page.
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

// modes is telephone, tablet and desk, by day and by night.
var modes = []mode{{320, 640, false}, {320, 640, true}, {768, 1024, false}, {768, 1024, true}, {1280, 900, false}, {1280, 900, true}}

// size shows the page in a mode. Nothing moves, so that nothing is looked at on
// its way.
func (t *tab) size(m mode) error {
	scheme := "light"
	if m.dark {
		scheme = "dark"
	}
	err := t.do(emulation.SetDeviceMetricsOverride(m.width, m.height, 1, false),
		emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}))
	if err != nil {
		return err
	}
	return t.settle()
}

// settle waits until the page has followed a change of its room: scripts that
// watch their own size learn of it when the page is drawn.
func (t *tab) settle() error {
	return t.give(`Promise.race([
		new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
		new Promise((done) => setTimeout(done, 1000)),
	]).then(() => {})`, nil)
}

// picture is the whole page as it is seen now.
func (t *tab) picture() ([]byte, error) {
	var out []byte
	err := t.do(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		out, err = cdpage.CaptureScreenshot().WithCaptureBeyondViewport(true).WithFormat(cdpage.CaptureScreenshotFormatJpeg).WithQuality(70).Do(ctx)
		return err
	}))
	return out, err
}
