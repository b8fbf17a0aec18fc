package preview

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"parvis/generator"
	"parvis/generator/diag"
)

// site is what is served, and what the pages that are open are told of it.
type site struct {
	o        Options
	live     *generator.Live
	instance string        // another for each start: pages of an earlier one reload
	first    chan struct{} // closed when the first refresh is done

	mu      sync.Mutex
	number  int             // of the page's content; a change of style alone keeps it
	waiting map[string]bool // what changed since the last site without an error
	now     state
	event   []byte // now, as it is sent
	open    map[chan struct{}]bool
}

// state is what the script of a page gets to know.
type state struct {
	Page     string   `json:"page"`     // pages that bear another are to reload
	Sheets   []string `json:"sheets"`   // addresses of the style sheets as they are now
	Drafts   []string `json:"drafts"`   // addresses of pages that a build leaves out
	Mark     string   `json:"mark"`     // what marks a link to one
	Errors   int      `json:"errors"`   // with some, the site is an earlier one
	Summary  string   `json:"summary"`  // "2 erreurs, 1 point à vérifier"; "" for none
	Findings string   `json:"findings"` // as HTML
	Hide     string   `json:"hide"`     // words of the button that hides them
	Gone     string   `json:"gone"`     // said when the preview no longer answers
}

// tell makes the state that follows from a refresh, and sends it.
func (s *site) tell(c Change) {
	page := s.listing(c)
	var html bytes.Buffer
	if err := templates.ExecuteTemplate(&html, "findings", page); err != nil {
		fmt.Fprintf(&html, "<p>%s</p>", page.Title) // the templates are our own: not known to happen
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.waiting == nil {
		s.waiting = map[string]bool{}
	}
	for _, f := range c.Files {
		s.waiting[f] = true
	}
	sheets := s.live.Sheets()
	if !c.Failed() {
		if s.number == 0 || !onlyStyle(s.waiting) || !sameSheets(s.now.Sheets, sheets) {
			s.number++
		}
		clear(s.waiting)
	}
	s.now = state{
		Page:    fmt.Sprintf("%s-%d", s.instance, s.number),
		Sheets:  sheets,
		Drafts:  hrefs(s.live.Drafts()),
		Mark:    s.words().mark,
		Summary: page.Summary, Findings: html.String(), Errors: page.errors,
		Hide: s.words().hide, Gone: s.words().gone,
	}
	s.event, _ = json.Marshal(s.now) // of strings and numbers: it does not fail
	for wake := range s.open {
		select {
		case wake <- struct{}{}:
		default: // it has not read the last one yet, and will find this one
		}
	}
	select {
	case <-s.first:
	default:
		close(s.first)
		if s.o.Ready != nil {
			s.o.Ready()
		}
	}
}

// hrefs is addresses as paths of this site, which stands at the root.
func hrefs(addresses []string) []string {
	out := make([]string, len(addresses))
	for i, a := range addresses {
		out[i] = "/" + a
	}
	return out
}

// onlyStyle tells that pages need not be loaded again for what changed.
func onlyStyle(files map[string]bool) bool {
	for f := range files {
		if !strings.HasPrefix(f, "themes/") || !strings.HasSuffix(f, ".css") {
			return false
		}
	}
	return len(files) > 0
}

// fingerprint is the part of a sheet's address that changes with its content.
var fingerprint = regexp.MustCompile(`-[0-9a-f]{8}\.css$`)

// sameSheets tells that two lists name the same sheets, whatever they hold.
func sameSheets(a, b []string) bool {
	return slices.EqualFunc(a, b, func(x, y string) bool {
		return fingerprint.ReplaceAllString(x, "") == fingerprint.ReplaceAllString(y, "")
	})
}

func (s *site) current() (state, []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now, slices.Clone(s.event)
}

// enter gives a channel that wakes at each new state, until it is left.
func (s *site) enter() (wake chan struct{}, leave func()) {
	wake = make(chan struct{}, 1)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.open == nil {
		s.open = map[chan struct{}]bool{}
	}
	s.open[wake] = true
	return wake, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.open, wake)
	}
}

// sorted is findings by file, errors before warnings within the whole: what
// stops the site is read first.
func sorted(found []diag.Finding) []diag.Finding {
	out := slices.Clone(found)
	slices.SortStableFunc(out, func(a, b diag.Finding) int { return int(a.Severity) - int(b.Severity) })
	return out
}
