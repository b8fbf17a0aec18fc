package preview

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"

	"parvis/generator"
	"parvis/generator/diag"
)

// server serves the site, and sends its state to the open pages.
type server struct {
	options  Options
	live     *generator.Live
	instance string        // random for each start: pages of an earlier instance reload
	ready    chan struct{} // closed after the first refresh
	forms    http.Handler  // nil for a preview that only shows

	applying sync.Mutex // one refresh at a time, with what is shown of it

	mu          sync.Mutex
	version     int             // of the pages; a change of style sheets alone keeps it
	pending     map[string]bool // files changed since the last refresh without errors
	state       state
	event       []byte // state as JSON
	subscribers map[chan struct{}]bool
	seen        map[string]stamp // files that the forms wrote, as they left them
}

// state is what the script in each page receives.
type state struct {
	Page     string   `json:"page"`     // version of the pages; pages with another version reload
	Sheets   []string `json:"sheets"`   // current addresses of the style sheets
	Drafts   []string `json:"drafts"`   // addresses of pages that a build leaves out
	Mark     string   `json:"mark"`     // label of links to drafts
	Errors   int      `json:"errors"`   // if not 0, the pages show an earlier site
	Summary  string   `json:"summary"`  // "2 erreurs, 1 point à vérifier"; "" for none
	Findings string   `json:"findings"` // as HTML
	Hide     string   `json:"hide"`     // label of the button that hides the findings
	Stopped  string   `json:"gone"`     // message when the preview no longer answers
}

// update sets the state after a refresh and sends it to the open pages.
func (s *server) update(c Change) {
	page := s.makeListing(c)
	var html bytes.Buffer
	if err := templates.ExecuteTemplate(&html, "findings", page); err != nil {
		fmt.Fprintf(&html, "<p>%s</p>", page.Title) // should never happen: the templates are embedded
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pending == nil {
		s.pending = map[string]bool{}
	}
	for _, f := range c.Files {
		s.pending[f] = true
	}
	sheets := s.live.Sheets()
	if !c.Failed() {
		if s.version == 0 || !onlyStyleSheets(s.pending) || !sameSheets(s.state.Sheets, sheets) {
			s.version++
		}
		clear(s.pending)
	}
	s.state = state{
		Page:    fmt.Sprintf("%s-%d", s.instance, s.version),
		Sheets:  sheets,
		Drafts:  rootPaths(s.live.Drafts()),
		Mark:    s.words().draftMark,
		Summary: page.Summary, Findings: html.String(), Errors: page.errors,
		Hide: s.words().hide, Stopped: s.words().stopped,
	}
	s.event, _ = json.Marshal(s.state) // strings and numbers only: it can't fail
	for wake := range s.subscribers {
		select {
		case wake <- struct{}{}:
		default: // already woken, and will read this state
		}
	}
	select {
	case <-s.ready:
	default:
		close(s.ready)
		if s.options.OnReady != nil {
			s.options.OnReady()
		}
	}
}

// rootPaths returns addresses as absolute paths: the preview serves the site at the
// root.
func rootPaths(addresses []string) []string {
	out := make([]string, len(addresses))
	for i, a := range addresses {
		out[i] = "/" + a
	}
	return out
}

// onlyStyleSheets reports whether only style sheets changed, so that pages don't
// have to reload.
func onlyStyleSheets(files map[string]bool) bool {
	for f := range files {
		if !strings.HasPrefix(f, "themes/") || !strings.HasSuffix(f, ".css") {
			return false
		}
	}
	return len(files) > 0
}

// fingerprint matches the part of a style sheet's address that depends on its
// content.
var fingerprint = regexp.MustCompile(`-[0-9a-f]{8}\.css$`)

// sameSheets reports whether two lists have the same style sheets, regardless of
// their content.
func sameSheets(a, b []string) bool {
	return slices.EqualFunc(a, b, func(x, y string) bool {
		return fingerprint.ReplaceAllString(x, "") == fingerprint.ReplaceAllString(y, "")
	})
}

func (s *server) current() (state, []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state, slices.Clone(s.event)
}

// subscribe returns a channel that receives a value for each new state, and a
// function that ends the subscription.
func (s *server) subscribe() (wake chan struct{}, leave func()) {
	wake = make(chan struct{}, 1)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.subscribers == nil {
		s.subscribers = map[chan struct{}]bool{}
	}
	s.subscribers[wake] = true
	return wake, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.subscribers, wake)
	}
}

// bySeverity returns findings with errors first, otherwise in the same order.
func bySeverity(found []diag.Finding) []diag.Finding {
	out := slices.Clone(found)
	slices.SortStableFunc(out, func(a, b diag.Finding) int { return int(a.Severity) - int(b.Severity) })
	return out
}
