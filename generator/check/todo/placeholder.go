package todo

import (
	"net/url"
	"regexp"
	"strings"

	"parvis/generator/content/record"
	"parvis/generator/diag"
)

// placeholder matches how people mark what they still have to write.
var placeholder = regexp.MustCompile(`(?i)à (?:préciser|compléter|remplir|renseigner)\b|` +
	`\bto be (?:completed|specified|filled in)\b`)

// placeholderIndex returns the byte index of a placeholder in a line, or -1. A cheap search
// for its first word comes first, since most lines don't have it.
func placeholderIndex(line string) int {
	if lower := strings.ToLower(line); !strings.Contains(lower, "à ") && !strings.Contains(lower, "to be ") {
		return -1
	}
	if at := placeholder.FindStringIndex(line); at != nil {
		return at[0]
	}
	return -1
}

// examplePrefix begins the file names of the made-up records of a new site.
const examplePrefix = "exemple-"

// reservedDomains are the top-level domains reserved for examples and tests (RFC 2606 and
// 6761).
var reservedDomains = []string{".example", ".test", ".invalid", ".localhost"}

// settings lists the tasks about site.toml: a made-up address, placeholders.
func (c *collector) settings(s *record.Site) {
	if s == nil {
		return
	}
	if u, err := url.Parse(s.URL); err == nil {
		for _, end := range reservedDomains {
			if strings.HasSuffix(u.Hostname(), end) {
				c.add(s, "url", "todo-address", s.URL)
			}
		}
	}
	c.placeholder(s)
}

// placeholders lists the made-up records of a new site, and the placeholders of the others.
func (c *collector) placeholders(e record.Entry) {
	if strings.HasPrefix(e.Common().Slug, examplePrefix) {
		c.add(e, titleKey(e), "todo-example")
		return
	}
	c.placeholder(e)
}

// placeholder adds a task for the first placeholder of a record.
func (c *collector) placeholder(e record.Entry) {
	m := e.Common()
	if line, col, ok := m.FindText(placeholderIndex); ok {
		c.found.Add(diag.Finding{Code: "todo-blank", Severity: diag.Task, File: m.File, Line: line, Col: col})
	}
}
