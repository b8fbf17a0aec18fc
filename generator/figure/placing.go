package figure

import (
	"parvis/generator/figure/catalogue"
	"parvis/generator/model"
	"parvis/generator/model/stats"
)

// Told returns the figures of what became of the promises of a domain, of a territory or, for nil, of the
// whole site, in the order in which they are read: those that have something to say.
func (m *Maker) Told(d *model.Domain, t *model.Territory) []catalogue.Spec {
	of, spec := m.stats.All, catalogue.Spec{}
	if d != nil {
		of, spec.Domain = m.stats.ByDomain[d.Position-1], d.Slug
	}
	if t != nil {
		of, spec.Territory = m.stats.ByTerritory[t.Index], t.Slug
	}
	var out []catalogue.Spec
	add := func(k catalogue.Kind, says bool) {
		if says {
			spec.Kind = k
			out = append(out, spec)
		}
	}
	add(catalogue.Situation, of.Measurable())
	if t == nil { // places show their indicators in a table
		compared := m.stats.Select(m.site, stats.Scope{Domain: d}).Comparison().Compared
		add(catalogue.Promised, len(compared) > 1) // one indicator has this in its own figure
		add(catalogue.Reporting, m.site.Rounds.Delay != nil && of.Running > 0)
	}
	add(catalogue.Coverage, of.Received.Known())
	if t != nil {
		add(catalogue.Funnel, len(stats.Funnels(t)) > 0)
	}
	return out
}

// DueYears returns the years of which some report was due, the latest first.
func (m *Maker) DueYears() []int {
	var out []int
	for _, r := range m.stats.Rounds(m.site, stats.Scope{}) {
		if len(r.Reports) > 0 {
			out = append(out, r.Year)
		}
	}
	return out
}
