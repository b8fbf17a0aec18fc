package link

import (
	"cmp"

	"parvis/generator/content/record"
	"parvis/generator/model"
)

// declare declares the records of every kind: a linker says what isn't copied by name.
func (l *Linked) declare() {
	s, set := l.Site, l.Set
	s.Domains = each(l, set.Domains, linker[*record.Domain, *model.Domain]{
		fill: func(r *record.Domain, m *model.Domain) {
			m.Title, m.Short, m.Order = r.Name, cmp.Or(r.Short, r.Name), *r.Order
		},
		link: func(r *record.Domain, m *model.Domain) {
			m.Replaces = l.domainsOf(&m.Record, r.Replaces)
			for _, a := range r.Actions {
				action := &model.Action{Domain: m, Indicators: resolve(l, &m.Record, a.Indicators, l.indicators)}
				l.copier.copy(action, &a, false)
				action.ID = a.Anchor()
				m.Actions = append(m.Actions, action)
				l.actions[action.ID] = action
			}
		},
		less:  func(a, b *model.Domain) int { return cmp.Compare(a.Order, b.Order) },
		index: l.domains,
	})
	for i, d := range s.Domains {
		d.Position = i + 1
	}
	s.Indicators = each(l, set.Indicators, linker[*record.Indicator, *model.Indicator]{
		fill: func(r *record.Indicator, m *model.Indicator) {
			m.Title = r.Name
			m.Cumulation = cmp.Or(r.Cumulation, model.Sum)
		},
		index: l.indicators,
	})
	s.Territories = each(l, set.Territories, linker[*record.Territory, *model.Territory]{
		fill:  func(r *record.Territory, m *model.Territory) { m.Title, m.Level = r.Name, r.Type },
		link:  l.territory,
		index: l.territories,
	})
	for i, t := range s.Territories {
		t.Index = i
	}
	s.Actors = each(l, set.Actors, linker[*record.Actor, *model.Actor]{
		fill: func(r *record.Actor, m *model.Actor) { m.Title = r.Name },
		link: func(r *record.Actor, m *model.Actor) {
			m.Territories = l.territoriesOf(&m.Record, r.Territories)
			m.Parent = one(l, &m.Record, r.Parent, l.actors)
		},
		index: l.actors,
	})
	s.Signatories = each(l, set.Signatories, l.signatory())
	s.Experiences = each(l, set.Experiences, linker[*record.Experience, *model.Experience]{
		link: func(r *record.Experience, m *model.Experience) {
			m.Video = l.source(&m.Record, r.Video)
			m.Signatories = l.signatoriesOf(&m.Record, r.Signatories)
			for _, s := range m.Signatories {
				s.Experiences = append(s.Experiences, m)
			}
			m.Territories = l.territoriesOf(&m.Record, r.Territories)
			m.Domains = l.domainsOf(&m.Record, r.Domains)
			m.Actors = l.actorsOf(&m.Record, r.Actors)
			m.Synthesis = one(l, &m.Record, r.Synthesis, l.syntheses)
		},
		index: l.experiences,
	})
	s.Syntheses = each(l, set.Syntheses, linker[*record.Synthesis, *model.Synthesis]{
		fill: fillSynthesis,
		link: func(r *record.Synthesis, m *model.Synthesis) {
			m.Supporters = l.actorsOf(&m.Record, r.Supporters)
			for i, s := range r.Sessions {
				m.Sessions[i].Territories = l.territoriesOf(&m.Record, s.Territories)
			}
			for _, s := range r.Sources {
				m.Sources = append(m.Sources, l.source(&m.Record, s))
			}
		},
		less:  func(a, b *model.Synthesis) int { return b.LastSession().Compare(a.LastSession()) },
		index: l.syntheses,
	})
	s.News = each(l, set.News, linker[*record.News, *model.NewsItem]{
		fill: func(r *record.News, m *model.NewsItem) {
			if r.Image != "" {
				m.Image = l.keep(r, r.Image)
			}
		},
		link: func(r *record.News, m *model.NewsItem) {
			m.Signatories = l.signatoriesOf(&m.Record, r.Signatories)
			m.Territories = l.territoriesOf(&m.Record, r.Territories)
		},
		less: func(a, b *model.NewsItem) int { return b.Date.Compare(a.Date) },
	})
	s.Resources = each(l, set.Resources, linker[*record.Resource, *model.Resource]{
		fill: func(r *record.Resource, m *model.Resource) {
			if m.URL != "" && !record.IsURL(m.URL) {
				m.URL = l.keep(r, m.URL)
			}
		},
		link: func(r *record.Resource, m *model.Resource) {
			m.Syntheses = resolve(l, &m.Record, r.Syntheses, l.syntheses)
			m.Experiences = resolve(l, &m.Record, r.Experiences, l.experiences)
		},
		index: l.resources,
	})
	s.Calls = each(l, set.Calls, linker[*record.Call, *model.Call]{
		link: func(r *record.Call, m *model.Call) { m.Holder = one(l, &m.Record, r.Holder, l.actors) },
		less: func(a, b *model.Call) int { return b.Opening.Compare(a.Opening) },
	})
	s.Pages = each(l, set.Pages, linker[*record.Page, *model.Page]{
		fill: func(r *record.Page, m *model.Page) {
			if r.Order != nil {
				m.Order = *r.Order
			}
		},
		less: func(a, b *model.Page) int { return cmp.Compare(a.Order, b.Order) },
	})
}

// territory links a territory to its parent and to who runs the charter there.
func (l *Linked) territory(r *record.Territory, m *model.Territory) {
	m.Parent = l.territories[r.Parent]
	m.Animators = l.actorsOf(&m.Record, r.Animators)
	for _, a := range m.Animators {
		a.Animates = append(a.Animates, m)
	}
	for _, n := range r.Counts {
		count := model.Count{Number: *n.Number, Indicator: one(l, &m.Record, n.Indicator, l.indicators),
			Source: l.source(&m.Record, n.Source)}
		l.copier.copy(&count, &n, false)
		m.Counts = append(m.Counts, count)
	}
	m.Assessed = l.assessed(&m.Record, r, r.Assessed, nil)
}

// fillSynthesis sets the parts of a synthesis that are structs of their own.
func fillSynthesis(r *record.Synthesis, m *model.Synthesis) {
	for _, s := range r.Sessions {
		m.Sessions = append(m.Sessions, model.Session{Place: s.Place, Date: s.Date})
	}
	titled := func(texts []record.TitledText) (out []model.TitledText) {
		for _, t := range texts {
			out = append(out, model.TitledText(t))
		}
		return out
	}
	m.Motivations, m.Factors, m.Ways = titled(r.Motivations), titled(r.Factors), titled(r.Ways)
	for _, q := range r.Quotes {
		m.Quotes = append(m.Quotes, model.Quote(q))
	}
	for _, t := range r.Tools {
		m.Tools = append(m.Tools, model.Tool{Name: t.Name, Theme: *t.Theme, Territory: *t.Territory, Note: t.Note})
	}
}
