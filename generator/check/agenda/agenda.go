// Package agenda is what will change on a site by itself as its as-of date
// goes forward, though nobody writes anything: records whose day of publication
// comes, news and pages that expire, calls that open and close. Drafts are left
// out: no day brings them.
package agenda

import (
	"cmp"
	"slices"

	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/text/date"
)

// Change is one thing that changes; its finding, a diag.Note, tells which
// record and at which key. Codes: "comes-publication", "comes-opening", with the
// first day; "comes-expiry", "comes-closing", with the last one.
type Change struct {
	On date.Date // the first as-of day on which the site differs
	diag.Finding
}

// Of is every change after the day asOf, by date then place; none where no day
// is known.
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
		add := func(on date.Date, key, code string, shown date.Date) {
			if !on.After(asOf) {
				return
			}
			line, col := m.At(key)
			out = append(out, Change{on, diag.Finding{Code: code, Severity: diag.Note,
				File: m.File, Line: line, Col: col, Key: key, Args: []any{shown.String()}}})
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

// Next is the changes of the first day on which there are any.
func Next(changes []Change) []Change {
	n := 0
	for n < len(changes) && changes[n].On == changes[0].On {
		n++
	}
	return changes[:n]
}
