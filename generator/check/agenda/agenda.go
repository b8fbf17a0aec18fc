// Package agenda lists what will change on a site as its as-of date advances, without any
// edit: records that get published, news and pages that expire, calls for projects that open
// and close. Drafts are excluded, since no date publishes them.
package agenda

import (
	"cmp"
	"slices"

	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/text/date"
)

// Change is one upcoming change. Its finding, a diag.Note, holds the record and the key.
// Codes: "comes-publication" and "comes-opening", whose argument is the first day;
// "comes-expiry" and "comes-closing", whose argument is the last day.
type Change struct {
	On date.Date // first as-of date on which the site differs
	diag.Finding
}

// Of returns every change after asOf, ordered by date then position. It returns none when asOf
// is zero.
func Of(set *record.Set, asOf date.Date) []Change {
	if asOf.IsZero() {
		return nil
	}
	var out []Change
	for _, e := range set.All() {
		m := e.Common()
		if m.Draft {
			continue
		}
		add := func(on date.Date, key, code string, day date.Date) {
			if !on.After(asOf) {
				return
			}
			line, col := m.At(key)
			out = append(out, Change{on, diag.Finding{Code: code, Severity: diag.Note,
				File: m.File, Line: line, Col: col, Key: key, Args: []any{day.String()}}})
		}
		add(m.Publication.First(), "publication", "comes-publication", m.Publication.First())
		last := record.Expires(e)
		add(last.Next(), "expiration", "comes-expiry", last.Last())
		if call, ok := e.(*record.Call); ok {
			add(call.Opening.First(), "ouverture", "comes-opening", call.Opening.First())
			add(call.Closing.Next(), "cloture", "comes-closing", call.Closing.Last())
		}
	}
	slices.SortStableFunc(out, func(a, b Change) int {
		return cmp.Or(a.On.Compare(b.On), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return out
}

// Next returns the changes of the earliest date. changes must be ordered by date.
func Next(changes []Change) []Change {
	n := 0
	for n < len(changes) && changes[n].On == changes[0].On {
		n++
	}
	return changes[:n]
}
