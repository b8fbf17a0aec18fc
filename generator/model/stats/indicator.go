package stats

import (
	"maps"
	"slices"

	"parvis/generator/model"
	"parvis/generator/model/ledger"
)

// Progress is a shared indicator over a scope: what was reported, and the targets that it can be
// compared with. The two seldom come from the same commitments, so each has its own number of
// commitments, and only those that have both are compared.
type Progress struct {
	Indicator *model.Indicator
	Periods   []ProgressPeriod // those that have a value, in order
	Measures  int              // commitments that use it: expected to report
	Reported  int              // of Measures: those with a value, in the years of the scope if it has some
	Total     Result           // over Reported; only of the years of the scope
	Received  Received         // reports due, in the years of the scope, that have a value of it
	Aimed     int              // of Measures: those with a target
	Recurring int              // of Aimed: those whose target comes again in each period
	Undated   int              // of Aimed: those whose target has no deadline
	Deadlines []Deadline       // of targets of flows, by year: levels of several commitments are seldom of one period

	// Of the targets of flows that are reached once: the commitments that also have a value,
	// their results and their targets.
	Both           int
	Result, Target model.Quantity
}

// ProgressPeriod is one period of an indicator.
type ProgressPeriod struct {
	Period model.Period
	Value  Result
}

// Deadline is the targets whose deadline is in one year, and what the same commitments reported
// until then.
type Deadline struct {
	Year    int
	Targets int            // number of targets
	Target  model.Quantity // sum of those of the commitments with a result
	Result  model.Quantity // their results until the deadline
	Known   int            // commitments with a result: those that Target and Result are of
}

// Indicators returns the shared indicators that commitments of the scope use, in the
// site's order.
func (s *Selection) Indicators() []*model.Indicator {
	used := map[*model.Indicator]bool{}
	for _, k := range s.Commitments {
		for n := range k.Measures {
			used[k.Measures[n].Shared] = true
		}
	}
	var out []*model.Indicator
	for _, i := range s.site.Indicators {
		if used[i] {
			out = append(out, i)
		}
	}
	return out
}

// Progress returns what was reported of an indicator, with the targets to compare it with.
func (s *Selection) Progress(i *model.Indicator) Progress {
	of := gather(i)
	for _, k := range s.Commitments {
		for n := range k.Measures {
			if k.Measures[n].Shared == i {
				s.add(of, k, k.Measures[n])
			}
		}
	}
	return of.progress()
}

// Progresses returns the same of each indicator that has a value, in the site's order.
func (s *Selection) Progresses() []Progress {
	return slices.DeleteFunc(s.progresses(), func(p Progress) bool { return p.Reported == 0 })
}

// progresses returns the same of each indicator that is used, in the site's order, in one pass.
func (s *Selection) progresses() []Progress {
	of := map[*model.Indicator]*gathered{}
	for _, k := range s.Commitments {
		for n := range k.Measures {
			i := k.Measures[n].Shared
			if i == nil {
				continue
			}
			if of[i] == nil {
				of[i] = gather(i)
			}
			s.add(of[i], k, k.Measures[n])
		}
	}
	var out []Progress
	for _, i := range s.site.Indicators {
		if g := of[i]; g != nil {
			out = append(out, g.progress())
		}
	}
	return out
}

// gathered is what is known of an indicator while commitments are gone through.
type gathered struct {
	out       Progress
	series    *Series
	deadlines map[int]*Deadline
}

func gather(i *model.Indicator) *gathered {
	return &gathered{Progress{Indicator: i}, newSeries(i), map[int]*Deadline{}}
}

// add adds the measure of a commitment, which has an indicator once.
func (s *Selection) add(to *gathered, k *model.Commitment, m model.Measure) {
	m.Values = s.Scope.values(m)
	to.series.add(k, &m, s.Scope.receivedFor(&m, s.totals.standings[k].Due))
	s.aim(&to.out, &m, to.deadlines)
}

func (g *gathered) progress() Progress {
	out := g.out
	out.Measures, out.Reported, out.Received = g.series.Measures, g.series.Reported, g.series.Received
	out.Total, _ = g.series.Total()
	for _, p := range g.series.Periods() {
		value, _ := g.series.Value(p)
		out.Periods = append(out.Periods, ProgressPeriod{p, value})
	}
	for _, year := range slices.Sorted(maps.Keys(g.deadlines)) {
		out.Deadlines = append(out.Deadlines, *g.deadlines[year])
	}
	return out
}

// aim adds the target of one commitment.
func (s *Selection) aim(out *Progress, m *model.Measure, deadlines map[int]*Deadline) {
	if !m.HasTarget() {
		return
	}
	out.Aimed++
	switch {
	case m.Per != "" || len(m.Each) > 0:
		out.Recurring++
	case m.Deadline.IsZero():
		out.Undated++
	}
	target := m.Once()
	if target == nil || !m.AddsUp() || !m.Cumulation.Adds() {
		return
	}
	if total, ok := m.Total(); ok {
		out.Both++
		out.Result, out.Target = out.Result.Add(total), out.Target.Add(*target)
	}
	year := m.Deadline.Year
	if year == 0 || !s.Scope.has(year) {
		return
	}
	if deadlines[year] == nil {
		deadlines[year] = &Deadline{Year: year}
	}
	d := deadlines[year]
	d.Targets++
	if until, ok := m.TotalUntil(m.Deadline.Last()); ok {
		d.Known++
		d.Result, d.Target = d.Result.Add(until), d.Target.Add(*target)
	}
}

func sortedPeriods[V any](of map[model.Period]V) []model.Period {
	return slices.SortedFunc(maps.Keys(of), model.Period.Compare)
}

// Comparison is what was done of what was promised, over the shared indicators of a selection. Units never
// mix: each indicator stands apart.
type Comparison struct {
	Compared []Progress         // those that some commitment has a target and a result of, in the site's order
	Apart    []*model.Indicator // the others that some commitment has a target of, in the site's order
	Judged   int                // of Compared: those that tell which way is sought
	Met      int                // of Judged: those whose results together meet their targets together
}

// Comparison compares the results of each shared indicator with its targets.
func (s *Selection) Comparison() Comparison {
	var out Comparison
	for _, p := range s.progresses() {
		switch i := p.Indicator; {
		case p.Both > 0:
			out.Compared = append(out.Compared, p)
			if i.Direction == "" {
				continue
			}
			out.Judged++
			if ledger.Meets(p.Result, p.Target, i.Direction) == ledger.Met {
				out.Met++
			}
		case p.Aimed > 0:
			out.Apart = append(out.Apart, i)
		}
	}
	return out
}
