package rules

import (
	"slices"
	"sync"

	"parvis/generator/check/index"
	"parvis/generator/check/withheld"
	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/model"
)

// checkWithheld wants a withheld name to be nowhere in what is published: texts, addresses,
// file names. In the signatory's own record and in those tied to it, by a reference or a link,
// the name reveals it: an error. Elsewhere the same words may mean something else: a warning.
func checkWithheld(c *checker, e record.Entry) {
	if c.withheld == nil || !c.Published(e) {
		return
	}
	m := e.Common()
	own := record.Withholds(e)
	var tied map[record.Entry]bool
	ties := sync.OnceFunc(func() { tied = c.tied(e) }) // for the few that have a name
	exposed := func(found []withheld.Match, at func(diag.Severity, withheld.Match)) {
		for _, f := range found {
			ties()
			if severity, ok := exposure(f, tied[f.Of]); ok {
				at(severity, f)
			}
		}
	}
	for t := range record.Values(e) {
		if len(t.Names) > 0 || own && index.Identifies(t) {
			continue // the slug of a record isn't shown
		}
		text := t.Text
		if source := c.FindSource(text); source != nil {
			text = sourceTitle(source)
		}
		exposed(c.withheld.In(text), func(s diag.Severity, f withheld.Match) {
			c.add(s, m, t.Path(), "name-shown", []any{f.Of.Name})
		})
	}
	exposed(c.withheld.In(m.Slug), func(s diag.Severity, f withheld.Match) {
		c.add(s, m, "", "name-shown", []any{f.Of.Name})
	})
	if own {
		return // the body isn't published
	}
	exposed(c.withheld.InBody(m.Body, c.Lang()), func(s diag.Severity, f withheld.Match) {
		line, col := m.BodyAt(f.Offset)
		c.found.Add(diag.Finding{Code: "name-shown", Severity: s, File: m.File, Line: line, Col: col, Args: []any{f.Of.Name}})
	})
	if c.leadsToSmallPlace(e) {
		ties()
		for _, s := range c.Withheld {
			if tied[s] {
				c.report(e, "", "place-shown", s.Slug)
			}
		}
	}
}

// leadsToSmallPlace reports whether a record is a place below the département, or links to
// one in its body.
func (c *checker) leadsToSmallPlace(e record.Entry) bool {
	small := func(e record.Entry) bool {
		t, ok := e.(*record.Territory)
		return ok && t.Type.Rank() > model.Departement.Rank()
	}
	return small(e) || slices.ContainsFunc(c.outcome.Links, func(target string) bool { return small(c.FindFile(target)) })
}

// exposure returns how serious it is that a withheld name is found in a record; false if
// it isn't worth reporting.
func exposure(f withheld.Match, tied bool) (diag.Severity, bool) {
	switch {
	case f.Unique || tied && f.Certain:
		return diag.Error, true
	case tied || f.Whole:
		return diag.Warning, true
	}
	return 0, false
}

// tied returns the records that a record refers to or links to, and itself.
func (c *checker) tied(e record.Entry) map[record.Entry]bool {
	out := map[record.Entry]bool{e: true}
	for r := range record.References(e) {
		out[c.FindAny(r.Text, r.Names...)] = true
	}
	for _, target := range c.outcome.Links {
		out[c.FindFile(target)] = true
	}
	return out
}

// checkWithheldSettings wants no withheld name in site.toml, whose texts are on every page. They
// may mean something else, so that only a SIREN is an error.
func checkWithheldSettings(c *checker) {
	if c.Set.Site == nil {
		return
	}
	for t := range record.Values(c.Set.Site) {
		for _, f := range c.withheld.In(t.Text) {
			if severity, ok := exposure(f, false); ok {
				c.add(severity, c.Set.Site.Common(), t.Path(), "name-shown", []any{f.Of.Name})
			}
		}
	}
}

func sourceTitle(e record.Entry) string {
	switch r := e.(type) {
	case *record.Resource:
		return r.Title
	case *record.Synthesis:
		return r.Title
	}
	return ""
}
