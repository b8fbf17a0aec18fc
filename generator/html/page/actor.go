package page

import (
	"cmp"
	"slices"

	"parvis/generator/html/list"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// mostInPlace is how many commitments of a place an actor's page lists: the place's page has more.
const mostInPlace = 3

// actors returns the list of actors, by role, and each one.
func (b *Builder) actors() []site.File {
	if len(b.Model.Actors) == 0 {
		return nil
	}
	sorted := slices.Clone(b.Model.Actors)
	slices.SortStableFunc(sorted, func(x, y *model.Actor) int { return cmp.Compare(x.Role.Rank(), y.Role.Rank()) })
	out := list.Pages(b.Site, list.Listing[*model.Actor]{At: func(n int) string { return address.List(model.Actors, n) },
		Title: b.Words.T("page.kinds.acteurs"), Lead: b.Words.T("page.lead.actors"), Section: model.Actors,
		Count: "page.count.actors", Records: sorted, By: func(a *model.Actor) string { return b.Words.T("page.roles." + cmp.Or(string(a.Role), "autre")) },
		Card: func(a *model.Actor) view.Card {
			c := b.Card(&a.Record)
			c.Kicker = a.Acronym
			if places := b.SomePlaces(a.Animates); places != "" {
				c.Meta = append(c.Meta, b.Words.T("page.actor.animates", places))
			}
			return c
		}})
	for _, a := range b.Model.Actors {
		out = append(out, b.actor(a))
	}
	return out
}

func (b *Builder) actor(a *model.Actor) site.File {
	return view.Page(b.Site, address.Record(&a.Record), "actor", func() (ActorView, error) {
		v := ActorView{Provenance: b.Provenance(&a.Record), Facts: b.actorFacts(a)}
		v.Shell = b.Shell(view.Frame{Kind: "actor", Kicker: b.Words.T("page.kind.acteurs"), Record: &a.Record, Lead: b.actorAnswer(a)})
		v.Listing = true
		for _, t := range a.Animates {
			if !b.saidBelow(a, t) {
				v.Animated = append(v.Animated, b.animated(t))
			}
		}
		if s := b.asSignatory(a); s != nil {
			v.Also = b.Link(&s.Record)
			v.Also.Text = b.Words.T("page.actor.also")
		}
		if ks := view.BestKnown(b.partnerships()[&a.Record]); len(ks) > 0 {
			v.Partner = b.RowForm(ks).In(nil, 2, false).Rows(ks[:min(len(ks), view.MostCards)])
			if more := len(ks) - len(v.Partner.Rows); more > 0 {
				v.PartnerMore = b.Words.N("page.map.more", more)
			}
		}
		var err error
		v.Body, _, err = b.prose.Body(&a.Record)
		v.Scripted = len(a.Figures) > 0
		v.Related = b.Related(&a.Record)
		return v, err
	})
}

// actorAnswer says what an actor does for the charter; "" where the records don't tell.
func (b *Builder) actorAnswer(a *model.Actor) string {
	var names []string
	for _, t := range a.Animates {
		names = append(names, b.InPlace(t))
	}
	switch ks := b.partnerships()[&a.Record]; {
	case len(names) > 0:
		return b.Words.T("page.actor.answer", b.FirstNames(names, mostInPlace))
	case len(ks) > 0:
		return b.Words.T("page.actor.partner-of", b.CountedCommitments(ks), b.Named(ks))
	}
	return ""
}

// partnerships returns the commitments that have each record as a partner.
func partnerships(m *model.Site) map[*model.Record][]*model.Commitment {
	out := map[*model.Record][]*model.Commitment{}
	for _, s := range m.Signatories {
		for _, k := range s.Commitments {
			for _, r := range k.Partners {
				out[r] = append(out[r], k)
			}
		}
	}
	return out
}

// asSignatory returns the signatory that has the name of an actor: the same organisation, told by what
// it committed to; nil for none.
func (b *Builder) asSignatory(a *model.Actor) *model.Signatory {
	i := slices.IndexFunc(b.Model.Signatories, func(s *model.Signatory) bool { return s.Title == a.Title })
	if i < 0 {
		return nil
	}
	return b.Model.Signatories[i]
}

// saidBelow reports whether all that happens in a place happens in a smaller one that the actor animates too.
func (b *Builder) saidBelow(a *model.Actor, t *model.Territory) bool {
	of := b.Totals().ByTerritory
	return slices.ContainsFunc(a.Animates, func(below *model.Territory) bool {
		return slices.Contains(below.Ancestors(), t) && of[below.Index].All() == of[t.Index].All()
	})
}

// animated returns a place that an actor animates, with what happens there.
func (b *Builder) animated(t *model.Territory) AnimatedView {
	ks := view.BestKnown(b.Totals().Select(b.Model, stats.Scope{Territory: t}).Commitments)
	v := AnimatedView{Link: b.Link(&t.Record)}
	if len(ks) == 0 {
		v.Says = b.Words.T("page.actor.nothing-there")
		return v
	}
	v.Says = b.Words.N("page.actor.there", len(view.Committed(ks)), b.CountedCommitments(ks))
	v.Rows = b.RowForm(ks).In(t, 3, false).Rows(ks[:min(len(ks), mostInPlace)])
	if more := len(ks) - mostInPlace; more > 0 {
		v.More = view.Link{Text: b.Words.N("page.map.more", more), Href: v.Href}
	}
	return v
}

func (b *Builder) actorFacts(a *model.Actor) []view.Pair {
	var f view.Facts
	f.Add(b.Words.T("page.fact.acronym"), view.Plain(a.Acronym)...)
	f.Add(b.Words.T("page.fact.role"), view.Plain(b.Label("role", string(a.Role)))...)
	if a.Parent != nil {
		f.Add(b.Words.T("page.fact.branch"), b.Link(&a.Parent.Record))
	}
	f.Add(b.Words.T("page.fact.territories"), b.TerritoryLinks(a.Territories)...)
	if a.Website != "" {
		f.Add(b.Words.T("page.fact.website"), view.External(a.Website))
	}
	if a.Email != "" {
		f.Add(b.Words.T("page.fact.email"), view.Link{Text: a.Email, Href: "mailto:" + a.Email})
	}
	return f
}

// ActorView is an actor: the places that it animates, what it is a partner of.
type ActorView struct {
	view.Shell
	Facts       []view.Pair
	Also        view.Link // to its page as a signatory
	Animated    []AnimatedView
	Partner     *view.CommitmentRows
	PartnerMore string // how many of those aren't shown
	Body        view.Body
	Related     []view.Section
	view.Provenance
}

// AnimatedView is a place that an actor animates, with the first of the commitments there.
type AnimatedView struct {
	view.Link
	Says string // how many signatories made how many
	Rows *view.CommitmentRows
	More view.Link
}
