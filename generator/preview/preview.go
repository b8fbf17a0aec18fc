// Package preview serves a site from memory while its records are being written.
// It watches the folders of the records and of the themes, rebuilds what changed,
// and has open pages reload or show the findings.
//
// It is a loop: watch → generator.Live.Refresh → state → events. The served site is
// always the last one without errors. If a later version has errors, a script shows
// its findings over the pages; without scripts, a banner does. Everything that the
// preview adds is under one reserved path, /_parvis/, which no record can have:
//
//	/_parvis/              page of the findings
//	/_parvis/events        state changes, as server-sent events
//	/_parvis/preview.js    reloads, restores the scroll position, shows the findings
//	/_parvis/preview.css   style of the above
//
// With forms (see package admin), these are under /admin/, and each page has a link to its own.
//
// Other sites open in the browser can't read the drafts: the Host of a request must
// be an IP address, localhost or the host of Options (against DNS rebinding). But for the
// forms, only GET and HEAD are allowed, and only paths within the site. The browser caches
// nothing.
package preview

import (
	"context"
	"crypto/rand"
	"errors"
	"net"
	"net/http"
	"reflect"
	"time"

	"parvis/generator"
	"parvis/generator/diag"
)

// Options configures a preview.
type Options struct {
	Site      generator.Options
	Lang      string             // language of the preview's own messages: "fr" or "en"
	Words     diag.Catalogue     // messages of the findings
	Explain   func(error) string // returns the message for an error that is no finding
	Editor    Editor
	Host      string       // host name allowed in requests besides IP addresses and localhost; "" for none
	Edit      Edit         // returns the forms; nil for a preview that only shows
	OnReady   func()       // called once, after the first refresh; may be nil
	OnRefresh func(Change) // called after each refresh; may be nil
}

// Edit returns the forms of a site, which answer under EditPath. changed is to be called with the files
// that they wrote, and returns once the site is up to date.
type Edit func(live *generator.Live, changed func(ctx context.Context, files []string)) http.Handler

// EditPath is the folder of the forms.
const EditPath = "/admin/"

// Change is the result of one refresh.
type Change struct {
	Files  []string // changed paths, from the content folder or "themes/…"; empty for the first refresh
	Report *generator.Report
	Err    error // an error that is no finding
	Took   time.Duration
}

// Failed reports whether the refresh failed, so that the site stayed as it was.
func (c Change) Failed() bool { return c.Err != nil || c.Report.Failed() }

// Serve serves the preview on a listener until ctx is cancelled. It then returns nil.
func Serve(ctx context.Context, listener net.Listener, o Options) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	live := generator.NewLive(o.Site)
	s := &server{options: o, live: live, instance: rand.Text()[:8], ready: make(chan struct{})}
	if o.Edit != nil {
		s.forms = o.Edit(live, s.written)
	}
	httpServer := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second,
		BaseContext: func(net.Listener) context.Context { return ctx }}
	serveErr := make(chan error, 1)
	go func() { serveErr <- httpServer.Serve(listener) }()
	loopDone := make(chan struct{})
	go func() {
		defer close(loopDone)
		s.refreshLoop(ctx, watch(ctx, o.Site.Content))
	}()
	var err error
	select {
	case <-ctx.Done():
	case err = <-serveErr:
	}
	stop() // also ends the event streams
	grace, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	select {
	case <-loopDone:
	case <-grace.Done(): // it waits for a disk that doesn't answer
	}
	if httpServer.Shutdown(grace) != nil {
		httpServer.Close()
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// refreshLoop refreshes the site once, then after every change. Changes during a
// refresh are batched for the next one. While something can't be read, it is tried again:
// no event says when it can be read.
func (s *server) refreshLoop(ctx context.Context, changes <-chan []string) {
	var files []string
	for {
		c := s.apply(ctx, files)
		if ctx.Err() != nil {
			return
		}
		for again := true; again; {
			var retry <-chan time.Time // nil if everything could be read
			if isTransient(c) {
				retry = time.After(slowInterval)
			}
			select {
			case <-ctx.Done():
				return
			case files = <-changes:
				if len(files) > 0 { // none for a change that may be anywhere
					if files = s.unseen(files); len(files) == 0 {
						continue
					}
				}
				again = false
			case <-retry:
				report, err := s.live.Refresh(ctx)
				again = c.sameAs(report, err)
				files = nil
			}
		}
	}
}

// apply refreshes the site and sends its state to the open pages: one change at a time, so that the latest
// one is shown last.
func (s *server) apply(ctx context.Context, files []string) Change {
	s.applying.Lock()
	defer s.applying.Unlock()
	c := s.refresh(ctx, files)
	if ctx.Err() != nil {
		return c
	}
	s.update(c)
	if s.options.OnRefresh != nil {
		s.options.OnRefresh(c)
	}
	return c
}

// sameAs reports whether another refresh had the same result.
func (c Change) sameAs(report *generator.Report, err error) bool {
	if c.Err != nil || err != nil {
		return c.Err != nil && err != nil && c.Err.Error() == err.Error()
	}
	return reflect.DeepEqual(c.Report.Findings, report.Findings)
}

// retryDelays are the delays between attempts to read a file that can't be read: an
// editor may be writing it, or a synchronisation program may have locked it.
var retryDelays = []time.Duration{30 * time.Millisecond, 100 * time.Millisecond, 300 * time.Millisecond}

func (s *server) refresh(ctx context.Context, files []string) Change {
	start := time.Now()
	c := Change{Files: files}
	c.Report, c.Err = s.live.Refresh(ctx, files...)
	for _, wait := range retryDelays {
		if !isTransient(c) {
			break
		}
		select {
		case <-ctx.Done():
		case <-time.After(wait):
		}
		c.Report, c.Err = s.live.Refresh(ctx, files...)
	}
	c.Took = time.Since(start)
	return c
}

// isTransient reports whether a refresh may succeed when retried: a file couldn't be
// read, was empty, or disappeared while the folder was read.
func isTransient(c Change) bool {
	if c.Err != nil {
		var badTheme *generator.ThemeError
		return !errors.As(c.Err, &badTheme) && !errors.Is(c.Err, context.Canceled)
	}
	for _, f := range c.Report.Findings {
		if f.Code == "unreadable" || f.Code == "no-front-matter" && len(f.Args) > 0 && f.Args[0] == "" {
			return true
		}
	}
	return false
}
