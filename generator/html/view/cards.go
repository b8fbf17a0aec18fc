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
	for _, s := range []string{b.Label("status", string(k.Status)), b.SomePlaces(k.Territories)} {
		if s != "" {
			c.Meta = append(c.Meta, s)
		}
	}
	return c
}

func (b *Site) DomainCard(d *model.Domain) DomainCard {
	tag := b.Tag(d)
	tag.Text = b.Text(d.Title)
	s := b.Totals().ByDomain[d.Position-1]
	return DomainCard{DomainTag: tag, Stats: append(b.CommitmentStats(s.Commitments),
		Stat{Value: b.Words.Number(s.Signatories), Label: b.Words.N("page.stat.signatories", s.Signatories)})}
}

func (b *Site) PlaceCard(t *model.Territory) Card {
	s := b.Totals().ByTerritory[t.Index]
	c := Card{Href: b.Href(address.Record(&t.Record)), Kicker: b.Label("level", string(t.Level)), Title: b.Text(t.Title),
		Meta: []string{b.Words.N("page.count.signatories", s.Signatories), b.Commitments(s.Commitments)}}
	if t.Status != "" {
		c.Meta = append(c.Meta, b.Label("deployment", string(t.Status)))
	}
	return c
}

// A page shows so many records of a kind that names it before it leads to a
// list: fewer as cards than as mere titles.
const (
	MostCards  = 12
	mostTitles = 48
)

func most(k model.Kind) int {
	if k.Brief() {
		return mostTitles
	}
	return MostCards
}

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
	c := Card{Key: s.Slug, Href: b.Href(address.Record(&s.Record)), Kicker: b.SignatoryKicker(s), Title: b.Title(&s.Record)}
	var seen []*model.Domain
	for _, k := range s.Commitments {
		if !slices.Contains(seen, k.Domain) {
			seen = append(seen, k.Domain)
		}
	}
	slices.SortFunc(seen, func(x, y *model.Domain) int { return cmp.Compare(x.Position, y.Position) })
	c.Domains = b.Tags(seen)
	c.Meta = append(c.Meta, b.Words.N("page.count.commitments", len(s.Commitments)))
	if places := b.SomePlaces(s.Territories); places != "" {
		c.Meta = append(c.Meta, places)
	}
	b.cards.Store(s, c)
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

func (b *Site) SignatoryKicker(s *model.Signatory) string {
	return strings.Join(slices.DeleteFunc([]string{b.Label("signatory-type", string(s.Type)), b.Label("size", string(s.Size))}, func(s string) bool { return s == "" }), " · ")
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
