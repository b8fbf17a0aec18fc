// Package preview shows a site to those who write its records, while they
// write: it serves the site from memory, watches the folders of the records and
// of the themes, and tells the pages that are open when to reload, or what to
// mend first.
//
// The walk goes round: watch → generator.Live.Refresh → state → events. What is
// served is always the last site without an error; the findings of a later one
// are laid over its pages by a script, and told by a plain banner where there is
// no script. All that the preview adds lies under one reserved path, /_parvis/,
// which no record can have:
//
//	/_parvis/              what there is to mend, as a page
//	/_parvis/events        what changes, as server-sent events
//	/_parvis/preview.js    reloads, keeps the place, shows the findings
//	/_parvis/preview.css   its look
//
// It answers nobody else: requests must name a loopback or numeric address (a
// name could be pointed here by another site, which is called DNS rebinding),
// read only, and stay within the site. Nothing is stored by the browser.
package preview

import (
	"context"
	"crypto/rand"
	"errors"
	"net"
	"net/http"
	"time"

	"parvis/generator"
	"parvis/generator/diag"
)

// Options is what the command line decides.
type Options struct {
	Site    generator.Options
	Lang    string         // of the preview's own words: "fr" or "en"
	Words   diag.Catalogue // of the findings
	Explain func(error) string
	Editor  Editor
	Host    string       // a name that requests may bear besides numbers and localhost; "" for none
	Ready   func()       // called once, when the first answer is known; may be nil
	Told    func(Change) // called after each refresh; may be nil
}

// Change is one refresh and what came of it.
type Change struct {
	Files  []string // what changed, from the content folder or "themes/…"; empty for the first
	Report *generator.Report
	Err    error // what no finding tells
	Took   time.Duration
}

// Failed tells that the site stayed as it was.
func (c Change) Failed() bool { return c.Err != nil || c.Report.Failed() }

// Serve answers on a listener until ctx is cancelled, which is no error.
func Serve(ctx context.Context, at net.Listener, o Options) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	live := generator.NewLive(o.Site)
	defer live.Close()
	s := &site{o: o, live: live, instance: rand.Text()[:8], first: make(chan struct{})}
	server := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx }}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(at) }()
	looped := make(chan struct{})
	go func() {
		defer close(looped)
		s.follow(ctx, watch(ctx, o.Site.Content))
	}()
	var err error
	select {
	case <-ctx.Done():
	case err = <-ended:
	}
	stop() // the streams of events end with it
	<-looped
	patience, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if server.Shutdown(patience) != nil {
		server.Close()
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// follow refreshes the site at once, then at every change, one after the other:
// what changes meanwhile is gathered for the next.
func (s *site) follow(ctx context.Context, changes <-chan []string) {
	var files []string
	for {
		c := s.refresh(ctx, files)
		if ctx.Err() != nil {
			return
		}
		s.tell(c)
		if s.o.Told != nil {
			s.o.Told(c)
		}
		select {
		case <-ctx.Done():
			return
		case files = <-changes:
		}
	}
}

// The waits before a file is read again that could not be read: an editor may be
// in the middle of writing it, a synchronising program hold it.
var waits = []time.Duration{30 * time.Millisecond, 100 * time.Millisecond, 300 * time.Millisecond}

func (s *site) refresh(ctx context.Context, files []string) Change {
	start := time.Now()
	c := Change{Files: files}
	c.Report, c.Err = s.live.Refresh(ctx, files...)
	for _, wait := range waits {
		if !passing(c) {
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

// passing tells that a refresh failed on what may be well in a moment: a file
// that cannot be read, or is empty, or went away between two looks.
func passing(c Change) bool {
	if c.Err != nil {
		var look *generator.ThemeError
		return !errors.As(c.Err, &look) && !errors.Is(c.Err, context.Canceled)
	}
	for _, f := range c.Report.Findings {
		if f.Code == "unreadable" || f.Code == "no-front-matter" && len(f.Args) > 0 && f.Args[0] == "" {
			return true
		}
	}
	return false
}
