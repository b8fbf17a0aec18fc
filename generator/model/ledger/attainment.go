// Package ledger says where a commitment stands, as pure functions of its records and of the
// as-of date: what it reached, of what it promised. A state never says more than the records:
// late isn't broken, unknown isn't zero.
package ledger

import (
	"slices"

	"parvis/generator/model"
	"parvis/generator/text/date"
	"parvis/generator/text/period"
)

// Verdict is whether a figure meets a target.
type Verdict int

// The verdicts.
const (
	NotMet   Verdict = iota
	Perhaps          // the figure is a range that spans the target, or an approximation near it
	Met              // whatever the figure is within its bounds
	NoAnswer         // no direction is stated
)

// AboutMargin is how far from "environ 20" the figure may be, as a share of it: 18 to 22. It is
// only used to compare it with a target.
const AboutMargin = 0.1

// Meets compares a figure with a target, in a direction. A target that is a range is met at its
// bound in that direction: "30 à 40" by an increase from 30 on, by a decrease from 40 down.
func Meets(value, target model.Quantity, d model.Direction) Verdict {
	if d == "" {
		return NoAnswer
	}
	low, high := spread(value)
	goal := goalOf(target, d)
	above, below := value.Above && !value.About, value.Below && !value.About // that bound isn't reached
	strict := target.Above && goal == target.Low
	if d.Lower() { // the same, upside down
		low, high, goal = -high, -low, -goal
		above, below = below, above
		strict = target.Below && -goal == target.High
	}
	switch {
	case low > goal || low == goal && (above || !strict):
		return Met
	case high < goal || high == goal && (below || strict):
		return NotMet
	}
	return Perhaps
}

// spread returns the bounds that a figure lies in.
func spread(q model.Quantity) (low, high float64) {
	low, high = q.Low, q.High
	if q.About {
		low, high = low-AboutMargin*abs(low), high+AboutMargin*abs(high)
	}
	return low, high
}

func abs(f float64) float64 { return max(f, -f) }

// goalOf returns the number to reach: the bound of a target in its direction, or the only one
// that is known.
func goalOf(target model.Quantity, d model.Direction) float64 {
	if d.Lower() && target.HasHigh() || !target.HasLow() {
		return target.High
	}
	return target.Low
}

// Share returns how much of the way to a target that is reached once a measure has come, from 0
// to 1 and beyond: from nothing for flows, from its start for a level. ok is false where it
// can't be said: no direction, no target, no value, no start of a level, a range or a bound, or
// shares and rates, of which a share would mislead.
func Share(m *model.Measure) (share float64, ok bool) {
	target := m.Once()
	value, known := m.Total()
	if target == nil || !known || m.Direction == "" || !m.AddsUp() || !target.IsExact() || !value.IsExact() {
		return 0, false
	}
	start := 0.0
	if !m.Cumulation.Adds() {
		if m.Reference == nil || !m.Reference.IsExact() {
			return 0, false
		}
		start = m.Reference.Low
	}
	way := target.Low - start
	if way == 0 || way < 0 != m.Direction.Lower() {
		return 0, false
	}
	return (value.Low - start) / way, true
}

// Recurring is what became of a target that returns in each period.
type Recurring struct {
	Met, Perhaps, Missed []model.Period // those that ended and whose result is known
	Missing              []model.Period // those that ended without a result
}

// Known returns the number of periods that ended and whose result is known.
func (r Recurring) Known() int { return len(r.Met) + len(r.Perhaps) + len(r.Missed) }

// Recurs judges a target that returns in each period: each period that ended by the as-of date
// and that the commitment covered at least half of. Parts of a year make a year only when all
// are known.
func Recurs(k *model.Commitment, m *model.Measure, asOf date.Date) Recurring {
	var out Recurring
	if m.Per == "" || m.Direction == "" {
		return out // nothing returns, or nobody said what reaching it would be
	}
	for _, p := range DuePeriods(k, m, asOf) {
		target, ok := targetOf(m, p)
		if !ok {
			continue // this period has no target of its own
		}
		value, known := ResultOf(m, p)
		if !known {
			out.Missing = append(out.Missing, p)
			continue
		}
		in := map[Verdict]*[]model.Period{Met: &out.Met, Perhaps: &out.Perhaps, NotMet: &out.Missed}[Meets(value, target, m.Direction)]
		*in = append(*in, p)
	}
	return out
}

// PeriodTarget is the target of one period of a measure whose target returns, and what became of it.
type PeriodTarget struct {
	Period model.Period
	Target model.Quantity
	Value  model.Quantity // only if Known
	Known  bool
	State  model.Progress
}

// DueTargets returns the targets of the periods of a measure that were judged, by period, from where it
// stands.
func DueTargets(m *model.Measure, at Standing, rounds model.Rounds, asOf date.Date) []PeriodTarget {
	var out []PeriodTarget
	for _, of := range []struct {
		periods []model.Period
		state   model.Progress
	}{{at.Recurring.Met, model.Reached}, {at.Recurring.Perhaps, model.PerhapsReached}, {at.Recurring.Missed, model.NotReached}, {at.Recurring.Missing, model.NotYetMeasured}} {
		for _, p := range of.periods {
			one := PeriodTarget{Period: p, State: of.state}
			one.Target, _ = targetOf(m, p)
			one.Value, one.Known = ResultOf(m, p)
			if !one.Known && rounds.Delay != nil && asOf.After(dueDay(p, *rounds.Delay)) {
				one.State = model.NoNews
			}
			out = append(out, one)
		}
	}
	slices.SortFunc(out, func(a, b PeriodTarget) int { return a.Period.Compare(b.Period) })
	return out
}

// kindOf returns the kind of period that a target returns in.
func kindOf(m *model.Measure) period.Kind {
	kind := period.Calendar
	switch {
	case len(m.Each) > 0:
		return m.Each[0].Period.Kind
	case len(m.Values) > 0:
		kind = m.Values[0].Period.Kind
	}
	if m.Per == model.PerYear && kind.PerYear() > 1 {
		return period.Calendar
	}
	return kind
}

// DuePeriods returns the periods that are judged: from the start of the commitment, or else from
// the first known one, to the last that ended by the as-of date, the end and the deadline.
func DuePeriods(k *model.Commitment, m *model.Measure, asOf date.Date) []model.Period {
	kind := kindOf(m)
	var first model.Period
	for _, v := range m.Values {
		if p := period.Containing(kind, v.Period.First()); first.IsZero() || p.Compare(first) < 0 {
			first = p
		}
	}
	for _, f := range m.Each {
		if first.IsZero() || f.Period.Compare(first) < 0 {
			first = f.Period
		}
	}
	if !k.Start.IsZero() {
		first = period.Containing(kind, k.Start.First())
		if !halfCovered(first, k.Start, date.Date{}) {
			first = first.Next()
		}
	}
	if first.IsZero() {
		return nil
	}
	return until(first, asOf, k.Start, append(ends(k), m.Deadline))
}

// halfCovered reports whether a time from one date to another, either of which may be unknown,
// covers at least half of a period. A start counts from its first possible day, an end to its last.
func halfCovered(p model.Period, from, to date.Date) bool {
	first, last := p.First(), p.Last()
	start, end := first, last
	if !from.IsZero() && from.First().Compare(start) > 0 {
		start = from.First()
	}
	if !to.IsZero() && to.Last().Compare(end) < 0 {
		end = to.Last()
	}
	return 2*days(start, end) >= days(first, last)
}

// days returns the number of days from one day to another, both included; 0 or less where the
// second is before the first.
func days(from, to date.Date) int { return to.DayNumber() - from.DayNumber() + 1 }

func targetOf(m *model.Measure, p model.Period) (model.Quantity, bool) {
	for _, f := range m.Each {
		if f.Period == p {
			return f.Quantity, true
		}
	}
	if m.Target == nil {
		return model.Quantity{}, false
	}
	return *m.Target, true
}

// ResultOf returns the result of a period: its own, or that of its parts when all are known.
func ResultOf(m *model.Measure, p model.Period) (model.Quantity, bool) {
	var parts []model.Value
	for _, v := range m.Values {
		if v.Period == p {
			return v.Quantity, true
		}
		if !v.Period.First().After(p.Last()) && !p.First().After(v.Period.Last()) {
			parts = append(parts, v)
		}
	}
	if len(parts) == 0 || len(parts) < parts[0].Period.Kind.PerYear() || parts[0].Period.Kind.PerYear() == 1 {
		return model.Quantity{}, false
	}
	return (&model.Measure{Values: slices.Clone(parts), Cumulation: m.Cumulation}).Total()
}
