package main

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"time"

	"github.com/chromedp/chromedp"
	"golang.org/x/sync/errgroup"
)

// audit is what was found and measured, while it goes and after.
type audit struct {
	axe  string // source of axe-core
	keep string // folder for pictures; "" for none

	mu      sync.Mutex
	faults  []fault
	review  map[string]int // axe's rules that it could not decide → on how many elements
	ruled   map[string]int // axe's rules that had something to look at → on how many elements
	runs    int            // of axe
	scores  []score        // of Lighthouse
	version string         // of Chromium
}

// fault is one thing that falls short.
type fault struct {
	page          *page
	mode          string // width, colours, state: "320 px dark"; "" for any
	rule          string // the check, and what it wants
	element, what string // where on the page, and what is wrong; either may be ""
}

func (f fault) String() string {
	out := f.page.String()
	for _, part := range []string{f.mode, f.rule, f.what, f.element} {
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

// patience is how long one page may take; the largest is half a megabyte of
// tables.
const patience = 3 * time.Minute

// browse looks at every page, as many at a time as there are processors, in one
// browser.
func (a *audit) browse(ctx context.Context, chromium string, pages []*page) error {
	a.review, a.ruled = map[string]int{}, map[string]int{}
	options := append(chromedp.DefaultExecAllocatorOptions[:len(chromedp.DefaultExecAllocatorOptions):len(chromedp.DefaultExecAllocatorOptions)],
		chromedp.ExecPath(chromium), chromedp.NoSandbox, chromedp.WindowSize(1280, 900))
	ctx, cancel := chromedp.NewExecAllocator(ctx, options...)
	defer cancel()
	browser, cancel := chromedp.NewContext(ctx)
	defer cancel()
	if err := chromedp.Run(browser, chromedp.Evaluate(`navigator.userAgent.match(/Chrome\/[0-9]+/)[0]`, &a.version)); err != nil {
		return fmt.Errorf("the browser doesn't start: %w", err)
	}
	walked := map[string]bool{} // kinds whose heaviest page comes first
	group, _ := errgroup.WithContext(browser)
	group.SetLimit(runtime.NumCPU())
	for _, p := range pages {
		first := !walked[p.kind]
		walked[p.kind] = true
		group.Go(func() error {
			if err := browser.Err(); err != nil {
				return err
			}
			if err := a.look(browser, p, first); err != nil {
				return fmt.Errorf("%s: %w", p, err)
			}
			return nil
		})
	}
	return group.Wait()
}

// look asks of a page all that is asked; first is the first of its kind.
func (a *audit) look(browser context.Context, p *page, first bool) error {
	ctx, cancel := context.WithTimeout(browser, patience)
	defer cancel()
	t, err := openTab(ctx, p)
	if err != nil {
		return err
	}
	defer t.close()
	start := time.Now()
	defer func() { p.took = time.Since(start) }()
	for _, c := range checks {
		if c.once && !first || c.kinds != nil && !c.kinds[p.kind] {
			continue
		}
		if err := c.ask(a, t, p); err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
	}
	return nil
}
