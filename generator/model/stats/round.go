package stats

import (
	"iter"
	"maps"
	"slices"
	"sync"

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
	Awaited   int // reports of periods that ended in the year that may still come within their delay
	Deadlines []DueTarget
	Valued    bool // a shared indicator has a value of the year
	Stopped   []*model.Commitment
	Left      []*model.Signatory
	Assessed  []Assessed
}

// DueReport is a report that a commitment owed, or gave.
type DueReport struct {
	Of *model.Commitment
	ledger.DueReport
}

// DueTarget is what was to be reached in the year: the target of a measure whose deadline it has, or of
// one of its periods, and what became of it by the as-of date.
type DueTarget struct {
	Of      *model.Commitment
	Measure *model.Measure
	Period  model.Period    // of a target that returns; zero for one that is reached once
	Target  *model.Quantity // nil for a deadline without a number
	Value   model.Quantity  // only if Known
	Known   bool
	State   model.Progress
}

// Assessed is an evaluation and what was evaluated: a signatory or a territory.
type Assessed struct {
	Of *model.Record
	model.Assessment
}

// Received returns how many of the reports that were due came with a figure.
func (r *Round) Received() Received {
	c := r.Counts()
	return Received{Due: c.Due, Came: c.By[model.ReportUpToDate]}
}

// Empty reports whether there is nothing to tell of the year.
func (r *Round) Empty() bool {
	return !r.Valued && len(r.Reports)+len(r.Deadlines)+len(r.Stopped)+len(r.Left)+len(r.Assessed) == 0
}

// Rounds returns the rounds of a scope, whose own years don't count: the latest first. Only
// years of which something is told have one.
// They are worked out once for each scope, in one pass over its commitments; callers must not modify them.
func (t *Totals) Rounds(site *model.Site, scope Scope) []*Round {
	scope.From, scope.To = 0, 0
	made, _ := t.rounds.LoadOrStore(scope, sync.OnceValue(func() []*Round { return t.roundsOf(site, scope) }))
	return made.(func() []*Round)()
}

// Round returns the round of one year of a scope; nil where there is none.
func (t *Totals) Round(site *model.Site, scope Scope, year int) *Round {
	for _, r := range t.Rounds(site, scope) {
		if r.Year == year {
			return r
		}
	}
	return nil
}

func (t *Totals) roundsOf(site *model.Site, scope Scope) []*Round {
	var years []int
	if whole := (Scope{}); scope == whole {
		years = t.roundYears(site)
	} else {
		for _, r := range t.Rounds(site, whole) {
			years = append(years, r.Year)
		}
	}
	rounds := make([]*Round, len(years))
	of := map[int]*Round{}
	for i, y := range years {
		rounds[i] = &Round{Scope: scope, Year: y}
		of[y] = rounds[i]
	}
	selection := t.Select(site, scope)
	for _, k := range selection.Commitments {
		for i := range k.Measures {
			if k.Measures[i].Shared == nil {
				continue
			}
			for _, v := range k.Measures[i].Values {
				if r := of[v.Period.EndYear()]; r != nil {
					r.Valued = true
				}
			}
		}
		if !k.Nature.Promised() {
			continue
		}
		due := map[int][]DueReport{}
		for d := range t.DueReports(k) {
			due[d.Period.EndYear()] = append(due[d.Period.EndYear()], d)
		}
		for _, r := range rounds {
			r.promise(t, site, k, due[r.Year])
		}
		if on := StoppedOn(k); of[on.Year] != nil && !on.After(site.AsOf) {
			of[on.Year].Stopped = append(of[on.Year].Stopped, k)
		}
	}
	for _, s := range selection.Left {
		if r := of[s.End.Year]; r != nil {
			r.Left = append(r.Left, s)
		}
	}
	for _, a := range t.assessed(selection) {
		if r := of[yearOf(a.Assessment)]; r != nil {
			r.Assessed = append(r.Assessed, a)
		}
	}
	return slices.DeleteFunc(rounds, (*Round).Empty)
}

// promise adds what one promise owed and gave in the year.
func (r *Round) promise(t *Totals, site *model.Site, k *model.Commitment, due []DueReport) {
	reported, deadlines := false, len(r.Deadlines)
	for i := range k.Measures {
		m := &k.Measures[i]
		reported = reported || slices.ContainsFunc(m.Values, func(v model.Value) bool { return v.Period.EndYear() == r.Year }) ||
			slices.ContainsFunc(m.Places, func(v model.PlaceValue) bool { return v.Period.EndYear() == r.Year })
		switch at := t.standings[k].Measures[i]; {
		case m.Per != "":
			for _, d := range ledger.DueTargets(m, at, site.Rounds, site.AsOf) {
				if d.Period.EndYear() == r.Year {
					r.Deadlines = append(r.Deadlines, DueTarget{k, m, d.Period, &d.Target, d.Value, d.Known, d.State})
				}
			}
		case m.Deadline.Year == r.Year && site.AsOf.After(m.Deadline):
			r.Deadlines = append(r.Deadlines, DueTarget{k, m, model.Period{}, m.Target, at.Value, at.Known, at.State})
		}
	}
	year := date.Date{Year: r.Year}
	halted := k.Status.Halted()
	switch {
	case k.Start.After(year) || k.Start.After(site.AsOf) || year.After(k.End) || year.After(k.Signatory.End) || halted && year.After(k.StatusOn):
		return
	case !reported && (k.Start.IsZero() && len(r.Deadlines) == deadlines || halted && k.StatusOn.IsZero() && k.End.IsZero()):
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
	count(&r.Aimed, k.HasTarget())
	count(&r.Begun, !k.Start.IsZero())
	count(&r.Reported, reported)
	r.Reports = append(r.Reports, due...)
	at := t.standings[k].Report
	count(&r.Awaited, at.State == model.ReportExpected && at.Period.EndYear() == r.Year)
}

// Results returns the shared indicators with a value of the year.
func (t *Totals) Results(site *model.Site, r *Round) []Progress {
	return t.Select(site, r.Scope).Years(r.Year, r.Year).Progresses()
}

// RoundCounts counts what a round, or a part of it, is made of.
type RoundCounts struct {
	Ran, Measured int                     // promises that ran, those of them with an indicator
	Due           int                     // reports
	By            map[model.Reporting]int // reports, by state
}

// Counts returns the counts of the whole round.
func (r *Round) Counts() RoundCounts {
	out := RoundCounts{Ran: len(r.Ran), Measured: r.Measured, Due: len(r.Reports), By: map[model.Reporting]int{}}
	for _, d := range r.Reports {
		out.By[d.State]++
	}
	return out
}

// ByDomain returns the counts of each domain that has some.
func (r *Round) ByDomain() map[*model.Domain]*RoundCounts {
	return partsOf(r, func(k *model.Commitment) []*model.Domain { return []*model.Domain{k.Domain} })
}

// ByPlace returns the counts of each territory right below that of the scope that has some; of the whole
// site, right below the country. A commitment counts in each that it has a place in.
func (r *Round) ByPlace() map[*model.Territory]*RoundCounts {
	return partsOf(r, func(k *model.Commitment) []*model.Territory {
		var out []*model.Territory
		for _, t := range k.Territories {
			for ; t != nil; t = t.Parent {
				if r.Below(t) && !slices.Contains(out, t) {
					out = append(out, t)
				}
			}
		}
		return out
	})
}

// Below reports whether a territory is right below that of the scope, or right below the country for the
// whole site.
func (r *Round) Below(t *model.Territory) bool {
	if r.Scope.Territory != nil {
		return t.Parent == r.Scope.Territory
	}
	return t.Level != model.Country && (t.Parent == nil || t.Parent.Level == model.Country)
}

// partsOf counts what a round is made of by parts; a promise may be in several.
func partsOf[K comparable](r *Round, parts func(*model.Commitment) []K) map[K]*RoundCounts {
	out := map[K]*RoundCounts{}
	for _, k := range r.Ran {
		for _, part := range parts(k) {
			if out[part] == nil {
				out[part] = &RoundCounts{By: map[model.Reporting]int{}}
			}
			out[part].Ran++
			if len(k.Measures) > 0 {
				out[part].Measured++
			}
		}
	}
	for _, d := range r.Reports { // of those that ran
		for _, part := range parts(d.Of) {
			out[part].Due++
			out[part].By[d.State]++
		}
	}
	return out
}

// DueReports yields the reports that a commitment owed by the as-of date, or gave, by period.
func (t *Totals) DueReports(k *model.Commitment) iter.Seq[DueReport] {
	return func(yield func(DueReport) bool) {
		for _, d := range t.standings[k].Due {
			if !yield(DueReport{k, d}) {
				return
			}
		}
	}
}

// StoppedOn returns when a promise stopped before it was to: given up, or its signatory left. It is
// zero for one that didn't, and where nothing tells when.
func StoppedOn(k *model.Commitment) date.Date {
	if k.Status.Dropped() {
		return k.StatusOn
	}
	if !k.End.IsZero() && slices.ContainsFunc(k.Measures, func(m model.Measure) bool { return m.Deadline.After(k.End) }) {
		return k.End
	}
	return date.Date{}
}

// assessed returns the evaluations of the territories of a selection, and of its signatories: those about
// commitments elsewhere are left out.
func (t *Totals) assessed(s *Selection) []Assessed {
	var out []Assessed
	if s.Scope.Domain == nil {
		for _, place := range t.places(s.site, s.Scope.Territory) {
			for _, a := range place.Assessed {
				out = append(out, Assessed{&place.Record, a})
			}
		}
	}
	in := map[*model.Commitment]bool{}
	for _, k := range s.Commitments {
		in[k] = true
	}
	for _, one := range slices.Concat(s.Signatories, s.Left) {
		for _, a := range one.Assessed {
			if a.Commitments == nil || slices.ContainsFunc(a.Commitments, func(k *model.Commitment) bool { return in[k] }) {
				out = append(out, Assessed{&one.Record, a})
			}
		}
	}
	return out
}

// yearOf returns the year of an evaluation: of its date, or else of the period that it is about; 0 unknown.
func yearOf(a model.Assessment) int {
	if !a.Date.IsZero() || a.Period.IsZero() {
		return a.Date.Year
	}
	return a.Period.EndYear()
}

// roundYears returns the years of which there is something to tell, the latest first.
func (t *Totals) roundYears(site *model.Site) []int {
	years := map[int]bool{}
	add := func(y int) {
		if y != 0 && y <= site.AsOf.Year {
			years[y] = true
		}
	}
	for _, s := range site.Signatories {
		add(s.End.Year)
		for _, a := range s.Assessed {
			add(yearOf(a))
		}
		for _, k := range s.Commitments {
			for _, d := range t.standings[k].Due {
				add(d.Period.EndYear())
			}
			add(StoppedOn(k).Year)
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
			add(yearOf(a))
		}
	}
	out := slices.Sorted(maps.Keys(years))
	slices.Reverse(out)
	return out
}
