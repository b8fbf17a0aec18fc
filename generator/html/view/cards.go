package view

import (
	"cmp"
	"slices"
	"strings"

	"parvis/generator/model"
	"parvis/generator/site/address"
)

func (b *Site) NewsCard(n *model.NewsItem) Card {
	c := b.Card(&n.Record)
	c.Kicker, c.Meta = b.Date(n.Date), nil
	return c
}

func (b *Site) ResourceCard(r *model.Resource) Card {
	c := b.Card(&r.Record)
	c.Kicker = b.Label("resource", string(r.Type))
	if r.Author != "" {
		c.Meta = append(c.Meta, b.Text(r.Author))
	}
	return c
}

// CommitmentCard returns a commitment as an entry of a list.
func (b *Site) CommitmentCard(k *model.Commitment) Card {
	c := Card{Href: b.Href(address.Commitment(k)), Kicker: b.Title(&k.Signatory.Record), Title: b.Text(k.Action), Domains: []DomainTag{b.Tag(k.Domain)}}
	status := b.Label("status", string(k.Status))
	if k.Past(b.Model.AsOf) {
		status = "" // what became of it says more
	}
	for _, s := range []string{b.Nature(k), b.Over(k).Text, status, b.SomePlaces(k.Territories)} {
		if s != "" {
			c.Meta = append(c.Meta, s)
		}
	}
	return c
}

// MostCards is how many records of a kind that names it a page shows before it leads to a list.
const MostCards = 12

// Card returns a record as an entry of a list.
func (b *Site) Card(r *model.Record) Card {
	c := Card{Href: b.Href(address.Record(r)), Kicker: b.Words.T("page.kind." + string(r.Kind)), Title: b.Title(r), Text: b.Text(r.Teaser())}
	if d := b.Date(r.Day()); d != "" {
		c.Meta = append(c.Meta, d)
	}
	return c
}

// SectionOf returns a titled list of cards; the records beyond most are left to more.
// Without records there is no section.
func SectionOf[M any](id, title string, ms []M, most int, card func(M) Card, more Link) Section {
	if len(ms) == 0 {
		return Section{}
	}
	s := Section{ID: id, Title: title}
	for _, m := range ms[:min(len(ms), most)] {
		s.Cards = append(s.Cards, card(m))
	}
	if len(ms) > most {
		s.More = more
	}
	return s
}

// SignatoryCard returns a signatory as an entry of a list.
func (b *Site) SignatoryCard(s *model.Signatory) Card {
	if c, ok := b.cards.Load(s); ok {
		return c.(Card)
	}
	c := b.signatoryCard(s, s.Commitments, s.Territories)
	c.Key = s.Slug
	b.cards.Store(s, c)
	return c
}

// SignatoryCardIn returns a signatory as an entry of a list about a place or a domain: it tells
// what it does there, and not all that it does.
func (b *Site) SignatoryCardIn(s *model.Signatory, there func(*model.Commitment) bool) Card {
	var ks []*model.Commitment
	for _, k := range s.Commitments {
		if there(k) {
			ks = append(ks, k)
		}
	}
	return b.signatoryCard(s, ks, nil)
}

func (b *Site) signatoryCard(s *model.Signatory, ks []*model.Commitment, places []*model.Territory) Card {
	c := Card{Href: b.Href(address.Record(&s.Record)), Kicker: b.SignatoryKicker(s), Title: b.Title(&s.Record)}
	var domains []*model.Domain
	for _, k := range ks {
		if !slices.Contains(domains, k.Domain) {
			domains = append(domains, k.Domain)
		}
	}
	slices.SortFunc(domains, func(x, y *model.Domain) int { return cmp.Compare(x.Position, y.Position) })
	c.Domains = b.Tags(domains)
	c.Meta = append(c.Meta, b.CountedCommitments(ks))
	if names := b.SomePlaces(places); names != "" {
		c.Meta = append(c.Meta, names)
	}
	return c
}

// SomePlaces returns the names of the first three of a list of territories.
func (b *Site) SomePlaces(ts []*model.Territory) string {
	const n = 3
	var names []string
	for _, t := range ts[:min(n, len(ts))] {
		names = append(names, b.Text(t.Title))
	}
	out := strings.Join(names, ", ")
	if len(ts) > n {
		out += "…"
	}
	return out
}

// SignatoryKicker returns what kind of organisation a signatory is, and whether it is one no more.
func (b *Site) SignatoryKicker(s *model.Signatory) string {
	parts := []string{b.Label("signatory-type", string(s.Type)), b.Label("size", string(s.Size))}
	if s.Past(b.Model.AsOf) {
		parts = append(parts, b.Words.T("page.signatory.former"))
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

func (b *Site) ExperienceCard(x *model.Experience) Card {
	c := b.Card(&x.Record)
	c.Domains = b.Tags(x.Domains)
	c.Kicker = cmp.Or(b.SomePlaces(x.Territories), c.Kicker)
	return c
}

func (b *Site) SynthesisCard(y *model.Synthesis) Card {
	c := b.Card(&y.Record)
	for _, s := range y.Sessions {
		c.Meta = append(c.Meta, b.Words.T("page.session", b.Text(s.Place), b.Date(s.Date)))
	}
	return c
}
