package record

import (
	"fmt"
	"iter"
	"maps"
	"slices"

	"parvis/generator/model"
	"parvis/generator/text/date"
	"parvis/generator/text/period"
	"parvis/generator/text/quantity"
)

// Measure is an indicator of one commitment: targets and the values of periods.
type Measure struct {
	Ref        string             `toml:"ref" names:"indicateurs"` // a shared indicator; else Name and Unit
	Name       string             `toml:"nom" withheld:"kept"`
	Unit       string             `toml:"unite" withheld:"kept"`
	Target     Target             `toml:"cible" withheld:"kept"`
	Per        model.TargetPer    `toml:"par" withheld:"kept" rare:"true"` // "" for a target that the deadline is for
	Milestones Figures            `toml:"jalons" withheld:"kept" rare:"true"`
	Deadline   date.Date          `toml:"echeance" withheld:"kept"`
	Reference  *quantity.Quantity `toml:"reference" withheld:"kept" rare:"true"` // baseline
	Values     Figures            `toml:"valeurs"`                               // a missing period is unknown, never zero
	Reports    []Report           `toml:"bilan"`
	Cumulation model.Cumulation   `toml:"cumul"` // without Ref; by default the latest period is the result
	Direction  model.Direction    `toml:"sens"`
	Signed     bool               `toml:"solde" rare:"true"` // without Ref: values may be negative
	Note       string             `toml:"note" withheld:"kept" long:"true" rare:"true"`
}

// Figures is a figure for each of some periods.
type Figures map[period.Period]quantity.Quantity

// Target is what a measure is to reach: one figure, or one for each period.
type Target struct {
	One  *quantity.Quantity
	Each Figures
}

// IsSet reports whether there is a target.
func (t Target) IsSet() bool { return t.One != nil || len(t.Each) > 0 }

// Report is the value of one period, with its proof and source, perhaps of one place.
type Report struct {
	Period    period.Period      `toml:"annee,required"`
	Value     *quantity.Quantity `toml:"valeur,required"`
	Territory string             `toml:"territoire" names:"territoires" rare:"true"` // "" for all of the commitment
	Proof     model.Proof        `toml:"preuve"`
	Source    string             `toml:"source" source:"true"`
	Note      string             `toml:"note" long:"true" rare:"true"`
}

// Results returns every value of a measure with the path of the key that has its period, whichever
// way it was written: those of valeurs in order, then the reports as authored. at is the path of
// the measure.
func (m Measure) Results(at string) iter.Seq2[string, Report] {
	return func(yield func(string, Report) bool) {
		for _, p := range m.Values.Periods() {
			q := m.Values[p]
			if !yield(at+".valeurs."+p.String(), Report{Period: p, Value: &q}) {
				return
			}
		}
		for n, r := range m.Reports {
			if !yield(fmt.Sprintf("%s.bilan[%d].annee", at, n), r) {
				return
			}
		}
	}
}

// Periods returns the periods of figures, in order.
func (f Figures) Periods() []period.Period {
	return slices.SortedFunc(maps.Keys(f), period.Period.Compare)
}

// Mixed returns two periods of different kinds among the values of a measure and its targets
// for each period; ok is false if all are of one kind. Milestones may be of any: they are
// read at their last day.
func (m Measure) Mixed() (a, b period.Period, ok bool) {
	var first period.Period
	check := func(p period.Period) bool {
		if first.IsZero() {
			first = p
		}
		if !p.IsZero() && p.Kind != first.Kind {
			a, b, ok = first, p, true
		}
		return ok
	}
	for _, r := range m.Results("") {
		if check(r.Period) {
			return
		}
	}
	for _, p := range m.Target.Each.Periods() {
		if check(p) {
			return
		}
	}
	return
}

// Quantities returns every figure of a measure with its path: target, start, milestones, values.
func (m Measure) Quantities(at string) iter.Seq2[string, quantity.Quantity] {
	return func(yield func(string, quantity.Quantity) bool) {
		one := func(key string, q *quantity.Quantity) bool { return q == nil || yield(at+key, *q) }
		each := func(key string, f Figures) bool {
			for _, p := range f.Periods() {
				if !yield(at+key+"."+p.String(), f[p]) {
					return false
				}
			}
			return true
		}
		if !one(".cible", m.Target.One) || !each(".cible", m.Target.Each) || !one(".reference", m.Reference) ||
			!each(".jalons", m.Milestones) || !each(".valeurs", m.Values) {
			return
		}
		for n, r := range m.Reports {
			if !one(fmt.Sprintf(".bilan[%d].valeur", n), r.Value) {
				return
			}
		}
	}
}

// Meaning is what the figures of a measure mean: that of the shared indicator, nil for none, or
// else what the measure says of itself.
func (m Measure) Meaning(shared *Indicator) (unit string, d model.Direction, c model.Cumulation, signed bool) {
	if shared == nil {
		return m.Unit, m.Direction, m.Cumulation, m.Signed
	}
	return shared.Unit, shared.Direction, shared.Cumulation, shared.Signed
}
