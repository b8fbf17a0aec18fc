package rules

import (
	"cmp"
	"fmt"
	"strings"

	"parvis/generator/content/record"
	"parvis/generator/model"
)

// checkMeasures wants figures that their unit can have and targets that a result can be
// compared with.
func checkMeasures(c *checker, e record.Entry) {
	eachMeasure(e, func(at string, k record.Commitment, m record.Measure) {
		shared, _ := c.Find(model.Indicators, m.Ref).(*record.Indicator)
		if m.Ref != "" && shared == nil {
			return // checkReferences reports it
		}
		unit, direction, cumulation, signed := m.Meaning(shared)
		if unit == "" {
			return // checkFigures reports it
		}
		kind := model.UnitOf(unit)
		for path, q := range m.Quantities(at) {
			if !kind.Takes(q.Symbol) {
				c.report(e, path, "symbol-unit", q.Symbol.String(), unit)
			}
			below := q.HasLow() && q.Low < 0 || q.High < 0 || q.High == 0 && q.Below
			if below && !signed && !kind.Signed() {
				c.report(e, path, "negative-count", unit)
			}
		}
		if m.Ref != "" && m.Signed {
			c.report(e, at+".solde", "measure-both")
		}
		c.checkTarget(e, at, m, direction)
		if m.Target.IsSet() && !cmp.Or(k.Nature, model.Promise).Promised() {
			c.report(e, at+".cible", "deed-target")
		} else if m.Target.IsSet() && direction == "" {
			c.warn(e, at+".cible", "target-direction")
		}
		if m.Ref == "" && cumulation == "" && m.Target.IsSet() && m.Per == "" && len(periodsOf(m)) > 1 && kind.Adds() {
			c.warn(e, at, "cumulation-unclear")
		}
		for n, r := range m.Reports {
			if r.Territory != "" && len(k.Territories) > 0 && !c.inside(r.Territory, k.Territories) {
				c.report(e, fmt.Sprintf("%s.bilan[%d].territoire", at, n), "result-elsewhere", r.Territory, strings.Join(k.Territories, ", "))
			}
		}
	})
}

// checkTarget wants a target that says when it is to be reached, and that can be missed.
func (c *checker) checkTarget(e record.Entry, at string, m record.Measure, direction model.Direction) {
	switch {
	case m.Per != "" && !m.Target.IsSet():
		c.report(e, at+".par", "target-missing", "par")
	case m.Per == "" && len(m.Target.Each) > 0:
		c.report(e, at+".cible", "target-each")
	case len(m.Milestones) > 0 && m.Target.One == nil:
		c.report(e, at+".jalons", "target-missing", "jalons")
	case m.Per != "" && len(m.Milestones) > 0:
		c.report(e, at+".jalons", "milestones-each")
	}
	if t := m.Target.One; t != nil && direction == model.Increase && t.Low == 0 && t.High == 0 && m.Reference == nil {
		c.report(e, at+".cible", "target-zero")
	}
	for _, p := range m.Milestones.Periods() {
		if !m.Deadline.IsZero() && p.First().After(m.Deadline) {
			c.report(e, at+".jalons."+p.String(), "milestone-late", p.String(), m.Deadline.String())
		}
	}
}

// periodsOf returns the periods that a measure has a value of, each once.
func periodsOf(m record.Measure) map[model.Period]bool {
	out := map[model.Period]bool{}
	for _, r := range m.Results("") {
		out[r.Period] = true
	}
	return out
}

// inside reports whether a territory is one of some, or in one of them.
func (c *checker) inside(name string, in []string) bool {
	places := map[*record.Territory]bool{}
	for _, other := range in {
		places[c.territory(other)] = true
	}
	n := 0
	for t := c.territory(name); t != nil && n < longestWay; t, n = c.territory(t.Parent), n+1 {
		if places[t] {
			return true
		}
	}
	return false
}
