package stats

import (
	"cmp"

	"parvis/generator/model"
)

// Series holds the values of a shared indicator that several commitments reported.
type Series struct {
	Measures int      // commitments that use the indicator
	Reported int      // those with at least one value
	Received Received // reports due that have a value of it

	indicator *model.Indicator
	periods   map[model.Period]*Result
	total     Result // of the flows of all periods, or else the range of the latest values
}

// Result is what several commitments reported together: a sum where their values add up, and
// else the range that they lie in. The zero Result is of none.
type Result struct {
	model.Quantity
	Sum     bool // else the range of the values
	Reports int  // commitments in it
	// Period is that of all the values; zero for a sum of flows over several, and for a range of
	// each commitment's latest value.
	Period model.Period
	Proofs Proven // what it stands on
}

// add adds a value of one more commitment.
func (r *Result) add(q model.Quantity, sum bool) {
	switch {
	case r.Reports == 0:
		r.Quantity, r.Sum = q, sum
	case sum:
		r.Quantity = r.Quantity.Add(q)
	default:
		r.Quantity = r.Quantity.Union(q)
	}
	r.Reports++
}

func newSeries(i *model.Indicator) *Series {
	return &Series{indicator: i, periods: map[model.Period]*Result{}}
}

// add adds a measure of a commitment, with how many of its reports came.
func (s *Series) add(k *model.Commitment, m *model.Measure, received Received) {
	s.Measures++
	s.Received.add(received)
	total, ok := m.Total()
	if !ok {
		return
	}
	s.Reported++
	flows := s.indicator.AddsUp() && s.indicator.Cumulation.Adds()
	s.total.add(total, flows)
	for i, v := range m.Values {
		proof := cmp.Or(v.Proof, k.Proof)
		if !m.Cumulation.Latest() || i == len(m.Values)-1 {
			s.total.Proofs.add(proof, v.Quantity, flows)
		}
		r := s.periods[v.Period]
		if r == nil {
			r = &Result{Period: v.Period}
			s.periods[v.Period] = r
		}
		r.add(v.Quantity, s.indicator.AddsUp())
		r.Proofs.add(proof, v.Quantity, s.indicator.AddsUp())
	}
}

// Periods returns the periods that have a value, in order.
func (s *Series) Periods() []model.Period { return sortedPeriods(s.periods) }

// Value returns the result of one period. It returns false where nothing was reported.
func (s *Series) Value(p model.Period) (Result, bool) {
	if r := s.periods[p]; r != nil {
		return *r, true
	}
	return Result{}, false
}

// Total returns what all commitments reported together. Flows are added up over all periods.
// Things counted at one moment are added up for one period, the same for all: that which most
// commitments reported, the latest of several. Of what doesn't add up it returns the range of
// each commitment's own result. It returns false when nothing was reported.
func (s *Series) Total() (Result, bool) {
	if s == nil || s.Reported == 0 {
		return Result{}, false
	}
	if s.indicator.AddsUp() && !s.indicator.Cumulation.Adds() {
		return s.moment(), true
	}
	return s.total, true
}

// moment returns the result of the period that most commitments reported.
func (s *Series) moment() Result {
	var best Result
	for _, p := range s.Periods() {
		if r := s.periods[p]; r.Reports >= best.Reports {
			best = *r
		}
	}
	return best
}
