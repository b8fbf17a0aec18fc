// Package todo is what is still to be written on a site, listed as work and not
// as faults: drafts, records without a source, commitments that nothing measures
// or evaluates, years whose report is expected and absent, records that nothing
// leads to, what a new site was made with and nobody has replaced. What package
// check warns of is left out. Each item is a finding (diag.Task) at the place where
// the work is to be done.
//
// Only records that are published are looked at, drafts apart.
package todo

import (
	"fmt"

	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/model"
	"parvis/generator/text/date"
)

// Codes is the kinds of work, in the order in which they are summed up.
func Codes() []string {
	return []string{"todo-draft", "todo-source", "todo-indicator", "todo-report", "todo-result", "todo-evaluation", "todo-convention", "todo-orphan", "todo-blank", "todo-example", "todo-address"}
}

// Of is the work that a site without errors leaves, by file and place.
func Of(set *record.Set, site *model.Site) []diag.Finding {
	l := &lister{site: site}
	used := usedIn(site)
	l.settings(set.Site)
	for _, e := range set.All() {
		m := e.Common()
		if m.Draft {
			l.add(e, "brouillon", "todo-draft")
			continue
		}
		published := site.ByFile[m.File]
		if published == nil {
			continue
		}
		l.unwritten(e)
		l.source(e)
		if s, ok := e.(*record.Signatory); ok {
			l.signatory(s)
		}
		if expectsLinks(e) && !used[published] {
			l.add(e, title(e), "todo-orphan")
		}
	}
	return l.found.Sorted()
}

// lister collects the items.
type lister struct {
	site  *model.Site
	found diag.List
}

func (l *lister) add(e record.Entry, key, code string, args ...any) {
	m := e.Common()
	line, col := m.At(key)
	l.found.Add(diag.Finding{Code: code, Severity: diag.Task, File: m.File, Line: line, Col: col, Key: key, Args: args})
}

// title is the key that names a record: where work on the whole of it is shown.
func title(e record.Entry) string {
	switch e.(type) {
	case *record.Domain, *record.Indicator, *record.Territory, *record.Actor, *record.Signatory:
		return "nom"
	}
	return "titre"
}

// source wants a record to say where it comes from: itself, or each of the
// things it tells. Pages are the editors' own words, and a resource is a source.
func (l *lister) source(e record.Entry) {
	if e.Common().Source != "" {
		return
	}
	switch r := e.(type) {
	case *record.Page, *record.Resource:
		return
	case *record.Synthesis:
		if len(r.Sources) > 0 {
			return
		}
	case *record.Call:
		if r.URL != "" {
			return
		}
	case *record.Signatory:
		if sourced(r) {
			return
		}
	}
	l.add(e, title(e), "todo-source")
}

// sourced tells that all that a signatory tells has its source, or that the
// check warns of a value without one, and so of the same work.
func sourced(s *record.Signatory) bool {
	all := len(s.Conventions)+len(s.Commitments) > 0
	for _, v := range s.Conventions {
		all = all && v.Source != ""
	}
	for _, k := range s.Commitments {
		if k.Source != "" {
			continue
		}
		all = false
		for _, m := range k.Indicators {
			if len(m.Values) > 0 {
				return true
			}
			for _, b := range m.Reports {
				if b.Source == "" {
					return true
				}
			}
		}
	}
	return all
}

// signatory looks at conventions and commitments.
func (l *lister) signatory(s *record.Signatory) {
	evaluated := false
	for i, k := range s.Commitments {
		at := fmt.Sprintf("engagement[%d]", i)
		if k.Evaluation.Evaluated() {
			evaluated = true
		}
		if k.Status.Dropped() {
			continue
		}
		if k.Evaluation == "" {
			l.add(s, at, "todo-evaluation", k.Action)
		}
		if len(k.Indicators) == 0 {
			l.add(s, at, "todo-indicator", k.Action)
		}
		for j, m := range k.Indicators {
			l.reports(s, k, m, fmt.Sprintf("%s.indicateur[%d]", at, j))
		}
	}
	for i, v := range s.Conventions {
		if l.site.AsOf.After(v.End) && !evaluated {
			l.add(s, fmt.Sprintf("convention[%d]", i), "todo-convention", v.End.String())
		}
	}
}

// reports looks at the years of one indicator of a commitment.
func (l *lister) reports(s *record.Signatory, k record.Commitment, m record.Measure, at string) {
	if k.Status.NotStarted() {
		return
	}
	absent := absentYears(m, k.Start, l.site.AsOf, k.End, m.Deadline, s.End)
	switch {
	case len(absent) > 0:
		l.add(s, at, "todo-report", l.name(m), list(absent))
	case len(m.Values)+len(m.Reports) == 0 && k.Status.Started():
		l.add(s, at, "todo-result", l.name(m))
	}
}

// name is what an indicator is called: its own name, or the shared one's.
func (l *lister) name(m record.Measure) string {
	if m.Ref == "" {
		return m.Name
	}
	for _, i := range l.site.Indicators {
		if i.Slug == m.Ref {
			return i.Title
		}
	}
	return m.Ref
}

// absentYears is the years whose value is expected and isn't there: from the
// year the commitment begins, else the first that was reported, else that of the
// deadline, to the last year that was over on the day asOf and in which no end
// had passed.
func absentYears(m record.Measure, start, asOf date.Date, ends ...date.Date) []int {
	reported := map[int]bool{}
	from := start.Year
	for year := range m.Values {
		reported[year] = true
	}
	for _, b := range m.Reports {
		reported[*b.Year] = true
	}
	if from == 0 {
		for year := range reported {
			if from == 0 || year < from {
				from = year
			}
		}
	}
	if from == 0 {
		from = m.Deadline.Year
	}
	if from == 0 {
		return nil // nothing tells since when
	}
	to := asOf.Next().Year - 1 // on 31 December the year is over
	for _, end := range ends {
		if end.Year != 0 {
			to = min(to, end.Year)
		}
	}
	var out []int
	for year := from; year <= to; year++ {
		if !reported[year] {
			out = append(out, year)
		}
	}
	return out
}

// list is years in one text: "2016, 2017".
func list(years []int) string {
	out := ""
	for i, y := range years {
		if i > 0 {
			out += ", "
		}
		out += fmt.Sprint(y)
	}
	return out
}
