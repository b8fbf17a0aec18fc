package page

import (
	"unicode"

	"parvis/generator/address"
	"parvis/generator/model"
	"parvis/generator/phrase"
)

// home is the front page: what the charter is, where it stands, ways in.
func (b *builder) home() Page {
	return page(address.Home, "home", func() (HomeView, error) {
		sums := b.stats().All
		v := HomeView{Shell: b.shell(frame{at: address.Home, kind: "home", title: b.text(b.site.Title), lead: b.text(b.site.Description), about: b.aboutSite()})}
		v.Stats = b.sumStats(sums, address.List(model.Signatories, 1), len(b.site.Signatories))
		places := b.stats().Named
		v.Stats = append(v.Stats, Stat{Value: b.words.Number(places), Label: b.words.N("page.stat.places", places),
			Detail: b.words.N("page.stat.places-of", len(b.site.Territories)), Href: b.href(address.List(model.Territories, 1))})
		v.StatsNote = b.words.T("page.covers", b.asOf)
		v.Steps = b.steps()
		v.Declared = b.declaredStats()
		if len(b.site.Signatories) > 0 || len(b.site.Territories) > 0 {
			var err error
			if v.Figures, err = b.figureViews(homeFigures(), nil); err != nil {
				return v, err
			}
			v.Dashboard = Link{Text: b.words.T("page.more.figures"), Href: b.href(address.Dashboard)}
			v.Scripted = true
		}
		for _, d := range b.current(b.stats().All) {
			v.Domains = append(v.Domains, b.domainCard(d))
		}
		v.Territories = section("territoires", b.words.T("page.kinds.territoires"), b.topPlaces(), mostCards, b.placeCard, Link{})
		v.Territories.More = Link{Text: b.words.T("page.more.territories"), Href: b.href(address.List(model.Territories, 1))}
		v.Latest = section("actualites", b.words.T("page.kinds.actualites"), b.site.News, 3, b.newsCard, Link{Text: b.words.T("page.more.news"), Href: b.href(address.List(model.News, 1))})
		v.Experiences = section("experiences", b.words.T("page.kinds.experiences"), b.site.Experiences, 3, b.experienceCard, Link{Text: b.words.T("page.more.experiences"), Href: b.href(address.List(model.Experiences, 1))})
		v.Syntheses = section("syntheses", b.words.T("page.kinds.syntheses"), b.site.Syntheses, 2, b.synthesisCard, Link{Text: b.words.T("page.more.syntheses"), Href: b.href(address.List(model.Syntheses, 1))})
		v.Ways = b.ways()
		return v, nil
	})
}

// steps is what the charter is, for who has ten seconds. Each step leads to what
// the site shows of it.
func (b *builder) steps() []Card {
	domains := b.current(b.stats().All)
	out := []Card{
		{Title: b.words.T("page.steps.sign"), Text: b.words.T("page.steps.sign-text"), Href: b.href(address.List(model.Signatories, 1))},
		{Title: b.words.T("page.steps.commit"), Text: b.words.N("page.steps.commit-text", len(domains))},
		{Title: b.words.T("page.steps.tell"), Text: b.words.T("page.steps.tell-text")},
	}
	if len(b.site.Domains) > 0 {
		out[1].Href = b.href(address.List(model.Domains, 1))
	}
	if b.countable() {
		out[2].Href = b.href(address.Dashboard)
	}
	return out
}

// declaredStats is what the territories at the top of the tree declared: figures
// apart from those of the records.
func (b *builder) declaredStats() []Stat {
	var out []Stat
	for _, t := range b.site.Roots {
		for _, n := range t.Counts {
			s := Stat{Value: phrase.Counted(b.words, n), Label: b.words.N("page.declared."+n.Type, n.Number), Detail: b.words.T("page.declared.on", b.text(t.Title), b.on(n.Date)), Href: b.href(address.Record(&t.Record))}
			if n.Indicator != nil {
				s.Label = lowered(b.text(n.Indicator.Title))
			}
			if src := b.source(n.Source); len(src) > 0 {
				s.Detail = b.words.T("page.declared.source", s.Detail, src[0].Text)
			}
			out = append(out, s)
		}
	}
	return out
}

// lowered begins a title in lower case, to follow a number; an acronym stays.
func lowered(s string) string {
	r := []rune(s)
	if len(r) > 1 && unicode.IsUpper(r[0]) && unicode.IsLower(r[1]) {
		r[0] = unicode.ToLower(r[0])
	}
	return string(r)
}

func (b *builder) domainCard(d *model.Domain) DomainCard {
	tag := b.tag(d)
	tag.Text = b.text(d.Title)
	s := b.stats().ByDomain[d.Position-1]
	return DomainCard{DomainTag: tag, Stats: []Stat{
		{Value: b.words.Number(s.Commitments), Label: b.words.N("page.stat.commitments", s.Commitments)},
		{Value: b.words.Number(s.Signatories), Label: b.words.N("page.stat.signatories", s.Signatories)}}}
}

// topPlaces is the territories that a reader looks for first: the regions, or
// the roots of a site without any.
func (b *builder) topPlaces() []*model.Territory {
	var regions []*model.Territory
	for _, t := range b.site.Territories {
		if t.Level == model.Region {
			regions = append(regions, t)
		}
	}
	if len(regions) == 0 {
		return b.site.Roots
	}
	return regions
}

func (b *builder) placeCard(t *model.Territory) Card {
	s := b.stats().ByTerritory[t.Index]
	c := Card{Href: b.href(address.Record(&t.Record)), Kicker: b.label("level", string(t.Level)), Title: b.text(t.Title),
		Meta: []string{b.words.N("page.count.signatories", s.Signatories), b.words.N("page.count.commitments", s.Commitments)}}
	if t.Status != "" {
		c.Meta = append(c.Meta, b.label("deployment", t.Status))
	}
	return c
}

// ways is the ways into the site, each with what it offers.
func (b *builder) ways() []Card {
	var out []Card
	for _, p := range b.site.Pages {
		if p.Menu == "principal" { // the first of them says what the charter is
			out = append(out, Card{Href: b.href(address.Record(&p.Record)), Title: b.words.T("page.way.pages"), Text: b.words.T("page.way-text.pages")})
			break
		}
	}
	for _, w := range []struct {
		kind  model.Kind
		shown bool
	}{
		{model.Territories, len(b.site.Territories) > 0},
		{model.Signatories, len(b.site.Signatories) > 0},
		{model.Experiences, len(b.site.Experiences) > 0},
		{model.Syntheses, len(b.site.Syntheses) > 0},
	} {
		if w.shown {
			at := address.List(w.kind, 1)
			if w.kind == model.Territories {
				at = address.Near
			}
			out = append(out, Card{Href: b.href(at), Title: b.words.T("page.way." + string(w.kind)), Text: b.words.T("page.way-text." + string(w.kind))})
		}
	}
	return out
}
