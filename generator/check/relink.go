package check

import (
	"maps"

	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/text/slug"
)

// At most so many records are set anew in a site that was linked: with more,
// linking all is as fast.
const fewRecords = 64

// relinked is a signatory as it is to be, and the one of the linked site whose
// place it takes.
type relinked struct{ old, now *model.Signatory }

// relink finds whether the site that was linked last becomes that of c by
// setting a few signatories anew: each in its place among the others, shown
// where it was, naming what it named. That is what most edits come to: a text, a
// figure, a state, a date.
func (m *Memory) relink(c *checker) ([]relinked, bool) {
	l := m.linked
	if l == nil || l.opt != c.opt || l.asOf != c.asOf || l.set.Site != c.set.Site || len(l.all) != len(c.all) || !maps.Equal(l.set.Media, c.set.Media) {
		return nil, false
	}
	var out []relinked
	for i, e := range c.all {
		if l.all[i] == e {
			continue
		}
		at := e.Common()
		was := l.bySlug(at.Kind, at.Slug)
		if was == e {
			continue // at another place among the others
		}
		now, ok := e.(*record.Signatory)
		if !ok || was == nil || was.Common().File != at.File || len(out) == fewRecords {
			return nil, false
		}
		old := was.(*record.Signatory)
		if l.published(old) != c.published(now) || slug.Fold(old.Name) != slug.Fold(now.Name) || old.Disclosure != now.Disclosure {
			return nil, false
		}
		if !c.published(now) {
			continue
		}
		_, named, kept := l.alone(l.checker, old)
		s, names, keeps := l.alone(c, now)
		if !maps.Equal(named, names) || !maps.Equal(kept, keeps) {
			return nil, false
		}
		out = append(out, relinked{l.signatories[at.Slug], s})
	}
	return out, true
}

// alone links one signatory to a site that is linked, leaving the site as it is:
// the records it names and the media it shows come beside.
func (l *linker) alone(c *checker, r *record.Signatory) (s *model.Signatory, names map[*model.Record]bool, media map[string]bool) {
	one := &linker{checker: c, site: &model.Site{ByFile: map[string]*model.Record{}}, domains: l.domains, indicators: l.indicators, territories: l.territories,
		actors: l.actors, signatories: map[string]*model.Signatory{}, syntheses: l.syntheses, resources: l.resources,
		edges: map[*model.Record][]*model.Record{}, rank: map[*model.Record]int{}, media: map[string]bool{}, cited: map[model.Source]*model.Source{}}
	s = one.signatory(r)
	one.head(&s.Record, &r.Meta)
	one.person(s, r)
	if !s.Withheld {
		for _, target := range c.links[r.File] {
			if to := l.site.ByFile[target]; to != nil {
				one.refer(&s.Record, to)
			} else {
				one.media[target] = true
			}
		}
	}
	names = map[*model.Record]bool{}
	for to := range one.edges {
		names[to] = true
	}
	return s, names, one.media
}

// Settle brings the site that Run gave up to date: where it is one that Run gave
// before, it is as it was until then, so that pages may be made of it meanwhile.
// No page may be while it settles.
func (m *Memory) Settle() {
	for _, r := range m.waiting {
		was := *r.old
		*r.old = *r.now
		r.old.Referrers, r.old.Experiences = was.Referrers, was.Experiences
		for _, k := range r.old.Commitments {
			k.Signatory = r.old
		}
	}
	m.waiting = nil
	if m.checker != nil {
		m.linked.checker, m.checker = m.checker, nil
	}
}

// Unlink forgets the linked site: the next Run links it anew, with what Options.Owed
// then gives.
func (m *Memory) Unlink() { m.linked = nil }

// site is the site of c, which has no error.
func (m *Memory) site(c *checker) *model.Site {
	few, ok := m.relink(c)
	if ok {
		m.waiting, m.checker = few, c
		return m.linked.site
	}
	m.waiting, m.checker = nil, nil
	m.linked = c.link()
	return m.linked.site
}
