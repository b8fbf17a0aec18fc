package check

import (
	"maps"

	"parvis/generator/check/index"
	"parvis/generator/check/link"
	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/text/slug"
)

// relinked is a signatory as it is to be, and the one of the linked site whose
// place it takes.
type relinked struct{ old, now *model.Signatory }

// relink finds whether the site that was linked last becomes that of the records
// by setting a few signatories anew: each in its place among the others, shown
// where it was, naming what it named. That is what most edits come to: a text, a
// figure, a state, a date.
func (m *Cache) relink(now link.Records, opt Options) ([]relinked, bool) {
	l := m.linked
	if l == nil || m.opt != opt || l.AsOf != now.AsOf || l.Set.Site != now.Set.Site ||
		len(l.All) != len(now.All) || !maps.Equal(l.Set.Media, now.Set.Media) {
		return nil, false
	}
	var out []relinked
	for i, e := range now.All {
		if l.All[i] == e {
			continue
		}
		at := e.Common()
		was := l.BySlug(at.Kind, at.Slug)
		if was == e {
			continue // at another place among the others
		}
		r, ok := e.(*record.Signatory)
		if !ok || was == nil || was.Common().File != at.File || len(out) == index.Few {
			return nil, false
		}
		old := was.(*record.Signatory)
		if l.Published(old) != now.Published(r) ||
			slug.Fold(old.Name) != slug.Fold(r.Name) || old.Disclosure != r.Disclosure {
			return nil, false
		}
		if !now.Published(r) {
			continue
		}
		before, after := l.Single(l.Records, old), l.Single(now, r)
		if !maps.Equal(before.Names, after.Names) || !maps.Equal(before.Media, after.Media) {
			return nil, false
		}
		out = append(out, relinked{l.Signatory(at.Slug), after.Signatory})
	}
	return out, true
}

// Settle brings the site that Run gave up to date: where it is one that Run gave
// before, it is as it was until then, so that pages may be made of it meanwhile.
// No page may be while it settles.
func (m *Cache) Settle() {
	for _, r := range m.waiting {
		was := *r.old
		*r.old = *r.now
		r.old.Entry = r.old
		r.old.Referrers, r.old.Experiences = was.Referrers, was.Experiences
		for _, k := range r.old.Commitments {
			k.Signatory = r.old
		}
	}
	m.waiting = nil
	if m.next.Index != nil {
		m.linked.Records, m.next = m.next, link.Records{}
	}
}

// Unlink discards the linked site. The next Run links it again, with the pages that
// Options.DefaultPages then gives.
func (m *Cache) Unlink() { m.linked = nil }

// site returns the site of the records.
func (m *Cache) site(records link.Records, opt Options) *model.Site {
	few, ok := m.relink(records, opt)
	if ok {
		m.waiting, m.next = few, records
		return m.linked.Site
	}
	m.waiting, m.next = nil, link.Records{}
	m.linked, m.opt = link.Link(records), opt
	return m.linked.Site
}
