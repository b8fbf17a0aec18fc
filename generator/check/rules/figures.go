package rules

import (
	"cmp"
	"fmt"
	"strings"

	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/text/slug"
)

// eachMeasure calls f for every indicator of every commitment of e.
func eachMeasure(e record.Entry, f func(at string, k record.Commitment, m record.Measure)) {
	s, ok := e.(*record.Signatory)
	if !ok {
		return
	}
	for i, k := range s.Commitments {
		for j, m := range k.Indicators {
			f(fmt.Sprintf("engagement[%d].indicateur[%d]", i, j), k, m)
		}
	}
}

// checkFigures wants a measure to be a shared indicator or to have a name and
// a unit of its own, and each year to have one value.
func checkFigures(c *checker, e record.Entry) {
	twins := map[string]bool{}
	eachMeasure(e, func(at string, _ record.Commitment, m record.Measure) {
		commitment, _, _ := strings.Cut(at, ".")
		if twin := commitment + "\x00" + m.Ref + "\x00" + slug.Of(m.Name+" "+m.Unit); m.Ref != "" || m.Name != "" {
			if twins[twin] { // it would count twice in every total
				key := ".nom"
				if m.Ref != "" {
					key = ".ref"
				}
				c.report(e, at+key, "twin-measures", cmp.Or(m.Ref, m.Name))
			}
			twins[twin] = true
		}
		if m.Ref != "" {
			for key, v := range map[string]string{".cumul": string(m.Cumulation), ".sens": string(m.Direction)} {
				if v != "" {
					c.report(e, at+key, "measure-both")
				}
			}
		}
		switch {
		case m.Ref != "" && (m.Name != "" || m.Unit != ""):
			key := ".nom"
			if m.Name == "" {
				key = ".unite"
			}
			c.report(e, at+key, "measure-both")
		case m.Ref == "" && (m.Name == "" || m.Unit == ""):
			c.report(e, at, "measure-neither")
		}
		c.checkPeriods(e, at, m)
	})
}

// checkPeriods wants one value for each period and place, and periods of one kind: a year isn't
// compared with a quarter.
func (c *checker) checkPeriods(e record.Entry, at string, m record.Measure) {
	type result struct {
		period    model.Period
		territory string
	}
	seen := map[result]bool{}
	for path, r := range m.Results(at) {
		if r.Period.IsZero() {
			continue // the reading reported it
		}
		if one := (result{r.Period, r.Territory}); seen[one] {
			c.report(e, path, "duplicate-period", r.Period.String())
		} else {
			seen[one] = true
		}
	}
	for path, r := range m.Results(at) {
		for other := range seen {
			if r.Territory != "" && other.territory != "" && other.period == r.Period && other.territory != r.Territory && c.inside(r.Territory, []string{other.territory}) {
				c.report(e, path, "nested-places", r.Territory, other.territory)
			}
		}
	}
	if a, b, ok := m.Mixed(); ok {
		c.report(e, at, "mixed-periods", a.String(), b.String())
	}
}

// checkPercentages wants a share to be read year by year: added up over years
// it is a number that nothing has.
func checkPercentages(c *checker, e record.Entry) {
	if i, ok := e.(*record.Indicator); ok && percentage(i.Unit) && cmp.Or(i.Cumulation, model.Sum).Adds() {
		c.report(e, "cumul", "percentage-sum", i.Unit)
	}
	eachMeasure(e, func(at string, _ record.Commitment, m record.Measure) {
		if percentage(m.Unit) && m.Cumulation.Adds() {
			c.report(e, at+".cumul", "percentage-sum", m.Unit)
		}
	})
}

func percentage(unit string) bool { return model.UnitOf(unit) == model.UnitPercent }

// checkFuture warns of what a record reports as done after the as-of date: the
// pages say that they stop there.
func checkFuture(c *checker, e record.Entry) {
	if m := e.Common(); m.Draft || m.Publication.After(c.AsOf) || m.Kind == model.Pages {
		return // to come, or words about the site and not data
	}
	for d := range record.DatesDone(e) {
		if d.Date.After(c.AsOf) {
			c.warn(e, d.Path(), "after-as-of", d.Date.String(), c.AsOf.String())
		}
	}
	eachMeasure(e, func(at string, _ record.Commitment, m record.Measure) {
		for path, r := range m.Results(at) {
			if !r.Period.IsZero() && r.Period.First().After(c.AsOf) {
				c.warn(e, path, "after-as-of", r.Period.String(), c.AsOf.String())
			}
		}
	})
}

// checkCounts wants a declared count to be a whole number of something named.
func checkCounts(c *checker, e record.Entry) {
	t, ok := e.(*record.Territory)
	if !ok {
		return
	}
	if t.Population != nil && *t.Population < 0 {
		c.report(e, "population", "negative", "population", fmt.Sprint(*t.Population))
	}
	for i, n := range t.Counts {
		at := fmt.Sprintf("comptage[%d]", i)
		if n.Number != nil && *n.Number < 0 {
			c.report(e, at+".nombre", "negative", "nombre", fmt.Sprint(*n.Number))
		}
		switch {
		case n.Type.Counterpart() == model.IndicatorCounterpart && n.Indicator == "":
			c.report(e, at, "count-indicator")
		case n.Type.Counterpart() != model.IndicatorCounterpart && n.Type != "" && n.Indicator != "":
			c.report(e, at+".indicateur", "count-type", string(n.Type))
		}
	}
}

// checkFigureSources warns of a value that no source backs: neither its own,
// nor its commitment's, nor the record's.
func checkFigureSources(c *checker, e record.Entry) {
	if e.Common().Source != "" {
		return
	}
	eachMeasure(e, func(at string, k record.Commitment, m record.Measure) {
		if k.Source != "" {
			return
		}
		if len(m.Values) > 0 {
			c.warn(e, at+".valeurs", "figure-source")
		}
		for n, b := range m.Reports {
			if b.Source == "" {
				c.warn(e, fmt.Sprintf("%s.bilan[%d]", at, n), "figure-source")
			}
		}
	})
}

// checkTools wants a tool to stand within the picture: both axes go from −1
// to 1.
func checkTools(c *checker, e record.Entry) {
	s, ok := e.(*record.Synthesis)
	if !ok {
		return
	}
	for i, t := range s.Tools {
		for key, v := range map[string]*float64{"axe_thematique": t.Theme, "axe_territoire": t.Territory} {
			if v != nil && (*v < -1 || *v > 1) {
				c.report(e, fmt.Sprintf("outil[%d].%s", i, key), "axis-range", key, fmt.Sprint(*v))
			}
		}
	}
}
