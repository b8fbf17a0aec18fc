// Package testbrowser opens built sites in a real Chromium, for tests and for the
// audit. A test process starts one browser; each tab has a session of its own:
// cookies, storage and cache are shared with no other.
package testbrowser

import (
	"context"
	"errors"
	"os/exec"
	"sync"

	"github.com/chromedp/chromedp"
)

// Program is the path of Chromium, or an error that says how to get it.
func Program() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			return found, nil
		}
	}
	return "", errors.New("no Chromium; on Debian: apt install chromium")
}

// Start starts a Chromium without a window, which runs until ctx ends or stop is
// called.
func Start(ctx context.Context) (browser context.Context, stop func(), err error) {
	program, err := Program()
	if err != nil {
		return nil, nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:len(chromedp.DefaultExecAllocatorOptions):len(chromedp.DefaultExecAllocatorOptions)],
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.WindowSize(1280, 900))
	ctx, end := chromedp.NewExecAllocator(ctx, options...)
	browser, closeAll := chromedp.NewContext(ctx)
	stop = func() { closeAll(); end() }
	if err := chromedp.Run(browser); err != nil {
		stop()
		return nil, nil, err
	}
	return browser, stop, nil
}

// shared is the browser of this process, started by the first tab.
var shared struct {
	sync.Mutex
	browser context.Context
	stop    func()
}

func sharedBrowser() (context.Context, error) {
	shared.Lock()
	defer shared.Unlock()
	if shared.browser == nil {
		browser, stop, err := Start(context.Background())
		if err != nil {
			return nil, err
		}
		shared.browser, shared.stop = browser, stop
	}
	return shared.browser, nil
}

// Close ends the browser of this process, if a test started one. TestMain calls
// it after the tests.
func Close() {
	shared.Lock()
	defer shared.Unlock()
	if shared.browser != nil {
		shared.stop()
		shared.browser = nil
	}
}
