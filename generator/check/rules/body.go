package rules

import (
	"strings"

	"parvis/generator/check/body"
	"parvis/generator/content/record"
	"parvis/generator/diag"
)

// checkBody wants a Markdown body that loses nothing, whose links lead
// somewhere and whose figures can be drawn.
func checkBody(c *checker, e record.Entry) {
	m := e.Common()
	if m.Body == "" {
		return
	}
	read := body.Read(c.Finder, e)
	for _, i := range read.Issues {
		severity := diag.Error
		if body.Warns(i.Code) {
			severity = diag.Warning
		}
		c.addBody(severity, m, i.Offset, i.Code, i.Args...)
	}
	c.outcome.Links, c.outcome.Figures = read.Links, read.Figures
}

// addBody adds a finding at an offset of a body.
func (c *checker) addBody(s diag.Severity, m *record.Meta, offset int, code string, args ...any) {
	line, col := m.BodyAt(offset)
	c.found.Add(diag.Finding{Code: code, Severity: s, File: m.File, Line: line, Col: col, Args: args})
}

// checkMedia wants the images and documents that keys name to be there, and an
// image to have a text alternative (RGAA 1.1).
func checkMedia(c *checker, e record.Entry) {
	want := func(at, name string) {
		if name != "" && c.FindMedia(e, name) == "" {
			c.report(e, at, "image-missing", name, c.GuessMedia(e, name))
		}
	}
	for d := range record.Documents(e) {
		if _, ok := e.(*record.Resource); ok && !record.OwnFile(d.Text) {
			continue // checkLinks wants it to be an address
		}
		if !record.IsURL(d.Text) {
			want(d.Path(), d.Text)
		}
	}
	switch r := e.(type) {
	case *record.Signatory:
		want("logo", r.Logo)
	case *record.News:
		want("image", r.Image)
		if r.Image != "" && strings.TrimSpace(r.Alt) == "" {
			c.report(e, "image", "image-alt", r.Image)
		}
	}
}
