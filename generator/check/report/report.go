// Package report is what a check found, for machines: a JSON document of our
// own, described in FORMAT.md and numbered; the annotations of GitHub's
// workflows; SARIF 2.1.0, which code hosts and editors read. What people read is
// printed by package diag; the words are the same.
package report

import (
	"path"
	"strings"

	"parvis/generator/check/agenda"
	"parvis/generator/diag"
)

// Check is what is reported.
type Check struct {
	// Root is the content folder as from where the command runs, with slashes;
	// Windows' may begin with a letter of a drive.
	Root     string
	Lang     string // of the words
	Program  string // version of the program
	Words    diag.Catalogue
	AsOf     string // the day the site speaks of; "" where errors keep it from being known
	Records  int
	Findings []diag.Finding  // sorted
	Todo     []diag.Finding  // work that is left, sorted
	Upcoming []agenda.Change // what will change by itself, by date
	Links    []Link          // links to other sites; nil when they were not followed
}

// Link is a link to another site and what came of it.
type Link struct {
	URL     string  `json:"url"`
	Verdict string  `json:"verdict"`
	Status  int     `json:"status"`
	To      string  `json:"to"`
	Reason  string  `json:"reason"`
	Checked string  `json:"checked"`
	Cached  bool    `json:"cached"`
	Places  []Place `json:"places"`
}

// Place is where something is written.
type Place struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Key    string `json:"key"`
}

// file is the path of a file of the content as from where the command runs.
func (c Check) file(name string) string {
	joined := path.Join(c.Root, name)
	if strings.HasPrefix(c.Root, "//") { // a server of Windows
		return "/" + joined
	}
	return joined
}

// severity is a severity's name for machines.
func severity(s diag.Severity) string {
	switch s {
	case diag.Error:
		return "error"
	case diag.Warning:
		return "warning"
	case diag.Task:
		return "task"
	default:
		return "note"
	}
}

// sentence is the words of a finding as one text of several lines.
func (c Check) sentence(f diag.Finding) string {
	w := c.Words.Words(f.Code, f.Args)
	lines := []string{w.What}
	if w.Want != "" {
		lines = append(lines, c.Words.Wanted()+c.Words.Colon()+w.Want)
	}
	if w.Hint != "" {
		lines = append(lines, c.Words.Hint()+c.Words.Colon()+w.Hint)
	}
	return strings.Join(lines, "\n")
}
