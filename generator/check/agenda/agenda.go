// Package agenda lists what will change on a site as its as-of date advances, without any
// edit: records that get published, news and pages that expire, calls for projects that open
// and close, commitments that begin, end or reach a deadline, reports that fall due or become late.
// Drafts are excluded, since no date publishes them.
package agenda

import (
	"cmp"
	"fmt"
	"slices"

	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/model"
	"parvis/generator/model/ledger"
	"parvis/generator/text/date"
)

// Change is one upcoming change. Its finding, a diag.Note, holds the record and the key.
// Codes: "comes-publication", "comes-opening" and "comes-start", whose argument is the first day;
// "comes-expiry", "comes-closing", "comes-end", "comes-deadline", "comes-report" and "comes-late", whose
// argument is the last day.
type Change struct {
	On date.Date // first as-of date on which the site differs
	diag.Finding
}

// Of returns every change after the as-of date of the site that the records make, ordered by date then
// position. It returns none when that date is zero.
func Of(set *record.Set, site *model.Site) []Change {
	asOf := site.AsOf
	if asOf.IsZero() {
		return nil
	}
	linked := map[string]*model.Signatory{}
	for _, s := range site.Signatories {
		linked[s.File] = s
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
		if s := linked[m.File]; s != nil {
			for i, k := range s.Commitments {
				ofCommitment(site, k, func(on date.Date, key, code string, day date.Date) {
					add(on, fmt.Sprintf("engagement[%d]%s", i, key), code, day)
				})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Change) int {
		return cmp.Or(a.On.Compare(b.On), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return out
}

// ofCommitment adds what will change about a promise.
func ofCommitment(site *model.Site, k *model.Commitment, add func(on date.Date, key, code string, day date.Date)) {
	if !k.Nature.Promised() || k.Past(site.AsOf) {
		return
	}
	add(k.Start.First(), ".debut", "comes-start", k.Start.First())
	add(k.End.Next(), ".fin", "comes-end", k.End.Last())
	for j, m := range k.Measures {
		add(m.Deadline.Next(), fmt.Sprintf(".indicateur[%d].echeance", j), "comes-deadline", m.Deadline.Last())
	}
	report := ledger.Of(k, site.Rounds, site.AsOf).Report
	if report.State == model.ReportExpected {
		add(report.Due.Next(), "", "comes-late", report.Due)
	}
	if !report.Next.IsZero() {
		add(report.Next.Last(), "", "comes-report", report.NextDue)
	}
}

// Next returns the changes of the earliest date. changes must be ordered by date.
func Next(changes []Change) []Change {
	n := 0
	for n < len(changes) && changes[n].On == changes[0].On {
		n++
	}
	return changes[:n]
}
