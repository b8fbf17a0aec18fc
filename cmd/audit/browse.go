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

// audit is what was found and measured, while it goes and after.
type audit struct {
	axe      string   // source of axe-core
	versions []string // of the tools, without Chromium's
	keep     string   // folder for pictures; "" for none

	mu       sync.Mutex
	faults   []fault
	tight    map[string]tight // kinds of targets without room
	review   map[string]int   // axe's rules that it could not decide → on how many elements
	ruled    map[string]int   // axe's rules that had something to look at → on how many elements
	runs     int              // of axe
	scores   []score          // of Lighthouse
	chromium string           // its version, "Chrome/156.0.8078.108"
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
func (a *audit) browse(ctx context.Context, pages []*page) error {
	a.tight, a.review, a.ruled = map[string]tight{}, map[string]int{}, map[string]int{}
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
	walked := map[string]bool{} // kinds whose heaviest page comes first
	group, _ := errgroup.WithContext(window)
	group.SetLimit(runtime.NumCPU())
	for _, p := range pages {
		first := !walked[p.kind]
		walked[p.kind] = true
		group.Go(func() error {
			if err := window.Err(); err != nil {
				return err
			}
			if err := a.look(window, p, first); err != nil {
				return fmt.Errorf("%s: %w", p, err)
			}
			return nil
		})
	}
	err = group.Wait()
	a.tightFaults()
	return err
}

// look asks of a page all that is asked; first is the first of its kind.
func (a *audit) look(window context.Context, p *page, first bool) error {
	ctx, cancel := context.WithTimeout(window, patience)
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
