package link

import (
	"parvis/generator/content/record"
	"parvis/generator/model"
)

// Single is one signatory linked by itself to a site, with the records that it
// names and the media that it shows.
type Single struct {
	*model.Signatory
	Names map[*model.Record]bool
	Media map[string]bool
}

// Single links one of the records to the site, which stays as it is.
func (l *Linked) Single(records Records, r *record.Signatory) Single {
	one := &Linked{Records: records, Site: l.Site,
		domains: l.domains, indicators: l.indicators, territories: l.territories, actors: l.actors,
		syntheses: l.syntheses, resources: l.resources,
		edges: map[*model.Record][]*model.Record{}, media: map[string]bool{},
		cited: map[model.Source]*model.Source{}, copier: copier{}, discreet: l.discreet}
	by := one.signatory()
	s := by.declare(one, r)
	by.connect(one, r, s)
	one.bodyLinks(&s.Record)
	names := map[*model.Record]bool{}
	for to := range one.edges {
		names[to] = true
	}
	return Single{s, names, one.media}
}

// Signatory returns the one of a slug in the site; nil where there is none.
func (l *Linked) Signatory(slug string) *model.Signatory { return l.signatories[slug] }
