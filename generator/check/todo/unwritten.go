package todo

import (
	"net/url"
	"regexp"
	"strings"

	"parvis/generator/content/record"
	"parvis/generator/diag"
)

// blank is how people mark what they have still to write.
var blank = regexp.MustCompile(`(?i)à (?:préciser|compléter|remplir|renseigner)\b|\bto be (?:completed|specified|filled in)\b`)

// unsaid is where a line has such a mark, from 0; -1 without one. Most lines have
// not even the word that begins it, which is sooner seen.
func unsaid(line string) int {
	if lower := strings.ToLower(line); !strings.Contains(lower, "à ") && !strings.Contains(lower, "to be ") {
		return -1
	}
	if at := blank.FindStringIndex(line); at != nil {
		return at[0]
	}
	return -1
}

// example begins the names of the made-up records of a new site.
const example = "exemple-"

// nowhere is the ends of addresses that lead nowhere by design (RFC 2606 and 6761).
var nowhere = []string{".example", ".test", ".invalid", ".localhost"}

// settings wants site.toml to say who publishes, and where.
func (l *lister) settings(s *record.Site) {
	if s == nil {
		return
	}
	if u, err := url.Parse(s.URL); err == nil {
		for _, end := range nowhere {
			if strings.HasSuffix(u.Hostname(), end) {
				l.add(s, "url", "todo-address", s.URL)
			}
		}
	}
	l.blank(s)
}

// unwritten is what a record has still to say, and the records of a new site
// that are made up.
func (l *lister) unwritten(e record.Entry) {
	if strings.HasPrefix(e.Common().Slug, example) {
		l.add(e, title(e), "todo-example")
		return
	}
	l.blank(e)
}

func (l *lister) blank(e record.Entry) {
	m := e.Common()
	if line, col, ok := m.FindText(unsaid); ok {
		l.found.Add(diag.Finding{Code: "todo-blank", Severity: diag.Task, File: m.File, Line: line, Col: col})
	}
}
