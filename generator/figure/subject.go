package figure

import (
	"parvis/generator/figure/catalogue"
	"parvis/generator/model"
	"parvis/generator/model/stats"
)

// Subject is the record that the figure of a spec is narrowed to: a synthesis,
// an indicator's domain, a territory; nil for the whole site.
func (m *Maker) Subject(spec catalogue.Spec) *model.Record {
	switch {
	case spec.Synthesis != "":
		return &m.syntheses[spec.Synthesis].Record
	case spec.Territory != "":
		return &m.territories[spec.Territory].Record
	case spec.Domain != "":
		return &m.domains[spec.Domain].Record
	}
	return nil
}

// whole is the site's records in a domain and a period, selected once for all
// the territories that are compared with them.
func (m *Maker) siteSelection(scope stats.Scope) *stats.Selection {
	scope.Territory = nil
	if cached, ok := m.siteSelections.Load(scope); ok {
		return cached.(*stats.Selection)
	}
	s := m.stats.Select(m.site, scope)
	m.siteSelections.Store(scope, s)
	return s
}
