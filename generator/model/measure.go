package model

import (
	"parvis/generator/text/date"
	"parvis/generator/text/period"
)

// Measure is an indicator of one commitment.
type Measure struct {
	Shared     *Indicator // nil when the measure is the commitment's own
	Name       string
	Unit       string
	Target     *Quantity    // nil for none, or where each period has its own
	Each       []Figure     // the targets of periods that have their own
	Per        TargetPer    // "" for a target that is reached once, by the deadline
	Milestones []Figure     // intermediate targets
	Deadline   date.Date    // with or without a target
	Reference  *Quantity    // start value
	Direction  Direction    // "" unknown: no progress is claimed
	Cumulation Cumulation   // how the periods are combined; Last by default for the commitment's own measure
	Values     []Value      // by period, all of one kind; an absent period was not reported
	Places     []PlaceValue // by period, then as authored; Values has their sum, where they add up
	Note       string
}

// Figure is a figure for a period.
type Figure struct {
	Period   Period
	Quantity Quantity
}

// Period is a year or a part of one.
type Period = period.Period

// Value is what was reported for one period.
type Value struct {
	Period   Period
	Quantity Quantity
	Summed   bool    // from the results of places, as none was reported for the whole
	Proof    Proof   // "" for that of the commitment
	Source   *Source // nil for that of the commitment
	Note     string
}

// PlaceValue is what was reported for one place, which isn't the whole of a commitment.
type PlaceValue struct {
	Territory *Territory
	Value
}

// HasTarget reports whether a figure is to be reached.
func (m *Measure) HasTarget() bool { return m.Target != nil || len(m.Each) > 0 }

// Once returns the target that is to be reached once, by the deadline: nil for none, or for one
// that comes again in each period.
func (m *Measure) Once() *Quantity {
	if m.Per != "" {
		return nil
	}
	return m.Target
}

// AddsUp reports whether the results of several commitments that have the measure have a sum:
// flows, or things counted at one moment. Shares, rates, points and means have none.
func (m *Measure) AddsUp() bool { return !m.Cumulation.Averages() && UnitOf(m.Unit).Adds() }

// Total combines the values according to Cumulation. It returns false when nothing was reported.
func (m *Measure) Total() (Quantity, bool) { return combined(m.Values, m.Cumulation) }

// TotalUntil combines the values of the periods that ended by a day, or that contain it: a
// deadline inside a period takes the whole of it.
func (m *Measure) TotalUntil(day date.Date) (Quantity, bool) {
	n := 0
	for n < len(m.Values) && !m.Values[n].Period.First().After(day) {
		n++
	}
	return combined(m.Values[:n], m.Cumulation)
}

func combined(values []Value, how Cumulation) (Quantity, bool) {
	if len(values) == 0 {
		return Quantity{}, false
	}
	if how.Latest() {
		return values[len(values)-1].Quantity, true
	}
	total := values[0].Quantity
	for _, v := range values[1:] {
		total = total.Add(v.Quantity)
	}
	if how.Averages() {
		total = total.Over(len(values))
	}
	return total, true
}
