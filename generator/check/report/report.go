// Package report writes the result of a check for machines: as a versioned JSON document (see
// FORMAT.md), as annotations of GitHub workflows, and as SARIF 2.1.0, which code hosts and
// editors read. Package diag prints the same findings for people.
package report

import (
	"path"
	"strings"

	"parvis/generator/check/agenda"
	"parvis/generator/diag"
)

// Check is the result to report.
type Check struct {
	// Root is the path of the content folder from the working directory, slash-separated. On
	// Windows it may begin with a drive letter.
	Root     string
	Lang     string // of the messages
	Program  string // version of the program
	Words    diag.Catalogue
	AsOf     string // as-of date; "" when errors prevent computing it
	Records  int
	Findings []diag.Finding  // sorted
	Todo     []diag.Finding  // remaining tasks, sorted
	Upcoming []agenda.Change // changes that no edit causes, by date
	Links    []Link          // links to other sites; nil when they were not checked
}

// Link is a link to another site and the result of following it.
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

// Place is a position in the content.
type Place struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Key    string `json:"key"`
}

// file returns the path of a content file from the working directory.
func (c Check) file(name string) string {
	joined := path.Join(c.Root, name)
	if strings.HasPrefix(c.Root, "//") { // a Windows UNC path
		return "/" + joined
	}
	return joined
}

// severity returns the name of a severity for machines.
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

// sentence returns the whole message of a finding, on several lines.
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
