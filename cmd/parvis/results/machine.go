package results

import (
	"os"
	"path/filepath"

	"parvis/generator"
	"parvis/generator/check/report"
)

// machine prints a check in a format for other programs.
func (p Printer) machine(found *generator.Checked, f Form) error {
	r := report.Check{
		Root: contentRoot(f.Format, p.Content), Lang: p.Lang, Program: f.Program,
		Words: p.found, AsOf: found.AsOf.String(), Records: found.Records,
		Findings: found.Findings, Todo: found.Todo, Upcoming: found.Upcoming,
	}
	if found.Links != nil {
		r.Links = []report.Link{}
	}
	for _, l := range found.Links {
		a := l.Answer
		link := report.Link{
			URL: l.URL, Verdict: string(a.Verdict), Status: a.Status, To: a.To, Reason: string(a.Reason),
			Checked: a.Checked.Format("2006-01-02T15:04:05Z"), Cached: a.Cached,
		}
		for _, at := range l.Places {
			link.Places = append(link.Places, report.Place{File: at.File, Line: at.Line, Column: at.Col, Key: at.Key})
		}
		r.Links = append(r.Links, link)
	}
	switch f.Format {
	case "json":
		return r.JSON(p.Out)
	case "github":
		return r.GitHub(p.Out)
	}
	return r.SARIF(p.Out)
}

// contentRoot returns the content folder as the reader of a format needs it. In a
// GitHub workflow, the formats for code hosts need a path relative to the checkout
// (GITHUB_WORKSPACE). Otherwise it is the path given on the command line.
func contentRoot(format, content string) string {
	if workspace := os.Getenv("GITHUB_WORKSPACE"); workspace != "" && format != "json" {
		if abs, err := filepath.Abs(content); err == nil {
			if rel, err := filepath.Rel(workspace, abs); err == nil && filepath.IsLocal(rel) {
				return filepath.ToSlash(rel)
			}
		}
	}
	return filepath.ToSlash(content)
}
