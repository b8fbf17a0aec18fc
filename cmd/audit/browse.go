package main

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"golang.org/x/sync/errgroup"

	"parvis/generator/testbrowser"
)

// audit collects what is found and measured.
type audit struct {
	axe       string   // source of axe-core
	versions  []string // of the tools, without Chromium's
	outputDir string   // folder for screenshots and PDF files; "" for none

	mu       sync.Mutex
	faults   []fault
	crowded  map[string]crowdedTarget // kind of target → the worst of those too small or too close
	review   map[string]int           // axe rule → number of elements it could not decide on
	decided  map[string]int           // axe rule → number of elements it decided on
	runs     int                      // runs of axe-core
	scores   []score                  // of Lighthouse
	chromium string                   // its version, "Chrome/156.0.8078.108"
}

// fault is one problem of a page.
type fault struct {
	page             *page
	mode             string // width, colours, state: "320 px dark"; "" for any
	rule             string // name of the check, and of its rule
	element, message string // where on the page, and the problem; either may be ""
}

func (f fault) String() string {
	out := f.page.String()
	for _, part := range []string{f.mode, f.rule, f.message, f.element} {
		if part != "" {
			out += ": " + part
		}
	}
	return out
}

func (a *audit) add(f fault) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.faults = append(a.faults, f)
}

// pageTimeout is the time limit for one page. The largest is half a megabyte of
// tables.
const pageTimeout = 3 * time.Minute

// browse looks at every page, as many at a time as there are processors, in one
// browser.
func (a *audit) browse(ctx context.Context, pages []*page) error {
	a.crowded, a.review, a.decided = map[string]crowdedTarget{}, map[string]int{}, map[string]int{}
	window, stop, err := testbrowser.Start(ctx)
	if err != nil {
		return err
	}
	defer stop()
	err = chromedp.Run(window, chromedp.ActionFunc(func(ctx context.Context) (err error) {
		_, a.chromium, _, _, _, err = browser.GetVersion().Do(ctx)
		return err
	}))
	if err != nil {
		return fmt.Errorf("the browser doesn't start: %w", err)
	}
	walked := map[string]bool{} // kinds already seen; the heaviest page of a kind comes first
	group, _ := errgroup.WithContext(window)
	group.SetLimit(runtime.NumCPU())
	for _, p := range pages {
		first := !walked[p.kind]
		walked[p.kind] = true
		group.Go(func() error {
			if err := window.Err(); err != nil {
				return err
			}
			if err := a.runChecks(window, p, first); err != nil {
				return fmt.Errorf("%s: %w", p, err)
			}
			return nil
		})
	}
	err = group.Wait()
	a.addCrowdedFaults()
	return err
}

// runChecks runs all checks on a page. first is true for the first page of its kind.
func (a *audit) runChecks(window context.Context, p *page, first bool) error {
	ctx, cancel := context.WithTimeout(window, pageTimeout)
	defer cancel()
	t, err := openTab(ctx, p)
	if err != nil {
		return err
	}
	defer t.close()
	start := time.Now()
	defer func() { p.duration = time.Since(start) }()
	for _, c := range checks {
		if c.heaviestOnly && !first || c.kinds != nil && !c.kinds[p.kind] {
			continue
		}
		if err := c.run(a, t, p); err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
	}
	return nil
}
