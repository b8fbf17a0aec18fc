package stats

import (
	"iter"

	"parvis/generator/model"
	"parvis/generator/model/ledger"
)

// Received is how many of the reports that were due came: the coverage of a total. A site that
// fixes no delay has no report due, and no coverage to tell.
type Received struct{ Due, Came int }

// Known reports whether some report was due.
func (r Received) Known() bool { return r.Due > 0 }

// Partial reports whether so few of the reports due came that a total is called partial.
func (r Received) Partial(rounds model.Rounds) bool {
	return r.Known() && float64(r.Came) < rounds.Partial*float64(r.Due)
}

func (r *Received) add(o Received) {
	r.Due += o.Due
	r.Came += o.Came
}

// ReceivedOf returns how many of the reports that were due came with a figure.
func ReceivedOf(due []ledger.DueReport) Received {
	out := Received{Due: len(due)}
	for _, d := range due {
		if d.State == model.ReportUpToDate {
			out.Came++
		}
	}
	return out
}

// receivedFor returns how many of the reports due of a measure have a value of it, in the years of
// a scope.
func (s Scope) receivedFor(m *model.Measure, due []ledger.DueReport) Received {
	var out Received
	for _, d := range due {
		if !s.has(d.Period.EndYear()) {
			continue
		}
		out.Due++
		if ledger.Valued(m, d.Period) {
			out.Came++
		}
	}
	return out
}

// Proven is what a result stands on, by level of proof, in the order of the vocabulary; the last is
// what nobody told the proof of.
type Proven [4]Part

// Part is a part of a result.
type Part struct {
	Quantity model.Quantity // of a sum; of a range the parts have no quantity of their own
	Reports  int            // values
}

// provenAt returns the place of a proof.
func provenAt(p model.Proof) int {
	if at, ok := model.Index(p); ok {
		return at
	}
	return len(Proven{}) - 1
}

// Of returns the part of a level of proof; "" for what nobody told it of.
func (p Proven) Of(level model.Proof) Part { return p[provenAt(level)] }

// Told yields the levels of proof that something stands on, and its part, in the order of the vocabulary.
func (p Proven) Told() iter.Seq2[model.Proof, Part] {
	return func(yield func(model.Proof, Part) bool) {
		for _, level := range append(model.Proof("").Values(), "") {
			if part := p.Of(level); part.Reports > 0 && !yield(level, part) {
				return
			}
		}
	}
}

// All reports whether all that something stands on is of one level of proof.
func (p Proven) All(level model.Proof) bool {
	for one := range p.Told() {
		if one != level {
			return false
		}
	}
	return p.Of(level).Reports > 0
}

func (p *Proven) add(level model.Proof, q model.Quantity, sum bool) {
	part := &p[provenAt(level)]
	if sum {
		part.Quantity = part.Quantity.Add(q)
	}
	part.Reports++
}
