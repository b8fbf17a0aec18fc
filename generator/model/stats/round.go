package stats

import (
	"iter"
	"maps"
	"slices"

	"parvis/generator/model"
	"parvis/generator/model/ledger"
	"parvis/generator/text/date"
)

// Round is what became of the promises of a scope in one year: what was due and what came, what was
// to be reached, what was reported, what stopped. A period belongs to the year that it ends in.
type Round struct {
	Scope     Scope // its domain and its territory
	Year      int
	Ran       []*model.Commitment // promises that ran in the year
	Undated   int                 // promises of which nothing tells whether they did
	Measured  int                 // of Ran: those with an indicator
	Aimed     int                 // of Ran: those with a target in figures
	Begun     int                 // of Ran: those whose start is known
	Reported  int                 // of Ran: those with a value of the year
	Reports   []DueReport
	Deadlines []DueTarget
	Results   []Progress // of the indicators with a value of the year
	Stopped   []*model.Commitment
	Left      []*model.Signatory
	Assessed  []Assessed
}

// DueReport is a report that a commitment owed, or gave.
type DueReport struct {
	Of     *model.Commitment
	Period model.Period
	Due    date.Date       // by when
	State  model.Reporting // up to date, received without a figure, or late
}

// DueTarget is a measure whose deadline is in the year, and where it stands on the as-of date.
type DueTarget struct {
	Of       *model.Commitment
	Measure  *model.Measure
	Standing ledger.Standing
}

// Assessed is an evaluation and what was evaluated: a signatory or a territory.
type Assessed struct {
	Of *model.Record
	model.Assessment
}

// Received returns how many of the reports that were due came with a figure.
func (r *Round) Received() Received {
	out := Received{Due: len(r.Reports)}
	for _, d := range r.Reports {
		if d.State == model.ReportUpToDate {
			out.Came++
		}
	}
	return out
}

// Empty reports whether there is nothing to tell of the year.
func (r *Round) Empty() bool {
	return len(r.Reports)+len(r.Deadlines)+len(r.Results)+len(r.Stopped)+len(r.Left)+len(r.Assessed) == 0
}

// Round returns the round of one year of a scope, whose own years don't count.
func (t *Totals) Round(site *model.Site, scope Scope, year int) Round {
	scope.From, scope.To = 0, 0
	out := Round{Scope: scope, Year: year}
	selection := t.Select(site, scope)
	in := func(d date.Date) bool { return d.Year == year && !d.After(site.AsOf) }
	for _, k := range selection.Commitments {
		if !k.Nature.Promised() {
			continue
		}
		out.promise(t, site, k)
		if over := stoppedOn(k); in(over) {
			out.Stopped = append(out.Stopped, k)
		}
	}
	for _, s := range selection.Left {
		if in(s.End) {
			out.Left = append(out.Left, s)
		}
	}
	of := selection.Years(year, year)
	for _, i := range of.Indicators() {
		if p := of.Progress(i); p.Reported > 0 {
			out.Results = append(out.Results, p)
		}
	}
	out.Assessed = t.assessed(selection, func(a model.Assessment) bool {
		return a.Date.Year == year || a.Date.IsZero() && a.Period.EndYear() == year && !a.Period.IsZero()
	})
	return out
}

// promise adds what one promise owed and gave in the year.
func (r *Round) promise(t *Totals, site *model.Site, k *model.Commitment) {
	first, last := date.Date{Year: r.Year}, date.Date{Year: r.Year}
	if k.Start.After(last) || first.After(k.End) || first.After(k.Signatory.End) || k.Status.Dropped() && first.After(k.StatusOn) {
		return
	}
	reported, due := false, len(r.Deadlines)
	for i := range k.Measures {
		m := &k.Measures[i]
		reported = reported || slices.ContainsFunc(m.Values, func(v model.Value) bool { return v.Period.EndYear() == r.Year })
		if m.Deadline.Year == r.Year && !m.Deadline.Last().After(site.AsOf) {
			r.Deadlines = append(r.Deadlines, DueTarget{k, m, t.standings[k].Measures[i]})
		}
	}
	if k.Start.IsZero() && !reported && len(r.Deadlines) == due {
		r.Undated++
		return
	}
	r.Ran = append(r.Ran, k)
	count := func(of *int, is bool) {
		if is {
			*of++
		}
	}
	count(&r.Measured, len(k.Measures) > 0)
	count(&r.Aimed, slices.ContainsFunc(k.Measures, func(m model.Measure) bool { return m.HasTarget() }))
	count(&r.Begun, !k.Start.IsZero())
	count(&r.Reported, reported)
	for d := range t.DueReports(site, k) {
		if d.Period.EndYear() == r.Year {
			r.Reports = append(r.Reports, d)
		}
	}
}

// DueReports yields the reports that a commitment owed by the as-of date, or gave, by period.
func (t *Totals) DueReports(site *model.Site, k *model.Commitment) iter.Seq[DueReport] {
	return func(yield func(DueReport) bool) {
		for _, p := range t.standings[k].Due {
			d := DueReport{Of: k, Period: p, Due: ledger.DueDay(p, *site.Rounds.Delay), State: model.ReportLate}
			switch figure, came := ledger.Received(k, p); {
			case figure:
				d.State = model.ReportUpToDate
			case came:
				d.State = model.ReportNoFigure
			}
			if !yield(d) {
				return
			}
		}
	}
}

// stoppedOn returns when a promise stopped before it was to: given up, or its signatory left. It is
// zero for one that didn't, and where nothing tells when.
func stoppedOn(k *model.Commitment) date.Date {
	if k.Status.Dropped() {
		return k.StatusOn
	}
	if !k.End.IsZero() && slices.ContainsFunc(k.Measures, func(m model.Measure) bool { return m.Deadline.After(k.End) }) {
		return k.End
	}
	return date.Date{}
}

// assessed returns the evaluations of the signatories of a selection and of its territories.
func (t *Totals) assessed(s *Selection, wanted func(model.Assessment) bool) []Assessed {
	var out []Assessed
	add := func(of *model.Record, as []model.Assessment) {
		for _, a := range as {
			if wanted(a) {
				out = append(out, Assessed{of, a})
			}
		}
	}
	if s.Scope.Domain == nil {
		for _, place := range t.places(s.site, s.Scope.Territory) {
			add(&place.Record, place.Assessed)
		}
	}
	for _, one := range slices.Concat(s.Signatories, s.Left) {
		add(&one.Record, one.Assessed)
	}
	return out
}

// RoundYears returns the years of which there is something to tell, the latest first.
func (t *Totals) RoundYears(site *model.Site) []int {
	years := map[int]bool{}
	add := func(y int) {
		if y != 0 && y <= site.AsOf.Year {
			years[y] = true
		}
	}
	for _, s := range site.Signatories {
		add(s.End.Year)
		for _, a := range s.Assessed {
			add(a.Date.Year)
		}
		for _, k := range s.Commitments {
			for _, p := range t.standings[k].Due {
				add(p.EndYear())
			}
			add(stoppedOn(k).Year)
			for _, m := range k.Measures {
				if k.Nature.Promised() {
					add(m.Deadline.Year)
				}
				for _, v := range m.Values {
					add(v.Period.EndYear())
				}
			}
		}
	}
	for _, place := range site.Territories {
		for _, a := range place.Assessed {
			add(a.Date.Year)
		}
	}
	out := slices.Sorted(maps.Keys(years))
	slices.Reverse(out)
	return out
}
