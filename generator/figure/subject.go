package figure

import (
	"parvis/generator/figure/catalogue"
	"parvis/generator/model"
	"parvis/generator/model/stats"
)

// Subject returns the record that a spec filters by: the synthesis, the
// territory or the domain; nil for the whole site.
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

// siteSelection returns the selection of a scope without its territory. It is
// cached, since the figures of all territories compare with it.
func (m *Maker) siteSelection(scope stats.Scope) *stats.Selection {
	scope.Territory = nil
	if cached, ok := m.siteSelections.Load(scope); ok {
		return cached.(*stats.Selection)
	}
	s := m.stats.Select(m.site, scope)
	m.siteSelections.Store(scope, s)
	return s
}
