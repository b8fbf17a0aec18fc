// Package home makes the front page, and the pages and files that lead into the
// site: its plan, what is shown where an address leads nowhere, the pages left at
// old addresses, what robots read.
package home

import (
	"parvis/generator/html/figures"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// Builder makes these pages.
type Builder struct {
	*view.Site
	figures *figures.Builder
}

// New returns a Builder; the front page shows some of the figures.
func New(s *view.Site, figures *figures.Builder) *Builder { return &Builder{s, figures} }

// Home returns the front page: what the charter is, where it stands, ways in.
func (b *Builder) Home() site.File {
	return view.Page(b.Site, address.Home, "home", func() (HomeView, error) {
		sums := b.Totals().All
		v := HomeView{Shell: b.Shell(view.Frame{At: address.Home, Kind: "home", Title: b.Text(b.Model.Title), Lead: b.Text(b.Model.Description), About: b.AboutSite()})}
		v.Stats = b.SumStats(sums, address.List(model.Signatories, 1), len(b.Model.Signatories))
		if places := b.Totals().Named; len(v.Stats) > 0 && len(b.Model.Territories) > 0 {
			v.Stats = append(v.Stats, view.Stat{Value: b.Words.Number(places), Label: b.Words.N("page.stat.places", places),
				Detail: b.placesOf(), Href: b.Href(address.List(model.Territories, 1))})
		}
		v.StatsNote = b.Covers("page.covers")
		v.Standings = b.Standings(sums, b.RoundsLink())
		v.Steps = b.steps()
		v.Declared = b.declaredStats()
		if len(b.Model.Signatories) > 0 || len(b.Model.Territories) > 0 {
			v.Figures = b.figures.Views(b.figures.OfHome(), nil)
			v.Dashboard = view.Link{Text: b.Words.T("page.more.figures"), Href: b.Href(address.Dashboard)}
			v.Scripted = true
		}
		for _, d := range b.CurrentDomains(b.Totals().All) {
			v.Domains = append(v.Domains, b.DomainCard(d))
		}
		v.Territories = view.SectionOf("territoires", b.Words.T("page.kinds.territoires"), b.TopPlaces(), view.MostCards, b.PlaceCard, view.Link{})
		v.Territories.More = view.Link{Text: b.Words.T("page.more.territories"), Href: b.Href(address.List(model.Territories, 1))}
		v.Latest = view.SectionOf("actualites", b.Words.T("page.kinds.actualites"), b.Model.News, 3, b.NewsCard, view.Link{Text: b.Words.T("page.more.news"), Href: b.Href(address.List(model.News, 1))})
		v.Experiences = view.SectionOf("experiences", b.Words.T("page.kinds.experiences"), b.Model.Experiences, 3, b.ExperienceCard, view.Link{Text: b.Words.T("page.more.experiences"), Href: b.Href(address.List(model.Experiences, 1))})
		v.Syntheses = view.SectionOf("syntheses", b.Words.T("page.kinds.syntheses"), b.Model.Syntheses, 2, b.SynthesisCard, view.Link{Text: b.Words.T("page.more.syntheses"), Href: b.Href(address.List(model.Syntheses, 1))})
		v.Ways = b.ways()
		return v, nil
	})
}

// steps returns the charter in three short steps. Each step leads to what
// the site shows of it.
func (b *Builder) steps() []view.Card {
	domains := b.CurrentDomains(b.Totals().All)
	out := []view.Card{
		{Title: b.Words.T("page.steps.sign"), Text: b.Words.T("page.steps.sign-text"), Href: b.Href(address.List(model.Signatories, 1))},
		{Title: b.Words.T("page.steps.commit"), Text: b.Words.N("page.steps.commit-text", len(domains))},
		{Title: b.Words.T("page.steps.tell"), Text: b.Words.T("page.steps.tell-text")},
	}
	if len(b.Model.Domains) > 0 {
		out[1].Href = b.Href(address.List(model.Domains, 1))
	}
	if b.Countable() {
		out[2].Href = b.Href(address.Dashboard)
	}
	return out
}

// placesOf returns in words how many territories the site describes. Elsewhere the country isn't
// one of those where the charter is deployed: the words say that it is one here.
func (b *Builder) placesOf() string {
	countries := 0
	for _, t := range b.Model.Territories {
		if t.Level == model.Country {
			countries++
		}
	}
	if countries == 0 {
		return b.Words.N("page.stat.places-of", len(b.Model.Territories))
	}
	return b.Words.N("page.stat.places-of-all", len(b.Model.Territories))
}

// declaredStats returns what the territories at the top of the tree declared: figures
// apart from those of the records.
func (b *Builder) declaredStats() []view.Stat {
	var out []view.Stat
	for _, t := range b.Model.Roots {
		for i := range t.Counts {
			n := &t.Counts[i]
			when := b.Words.T("page.undated")
			if !n.Date.IsZero() {
				when = b.On(n.Date)
			}
			s := view.Stat{Value: b.Counted(*n), Label: b.CountLabel(n), Detail: b.Words.T("page.declared.on", b.Text(t.Title), when), Href: b.Href(address.Record(&t.Record))}
			if src := b.Source(n.Source); len(src) > 0 {
				s.Detail = b.Words.T("page.declared.source", s.Detail, src[0].Text)
			}
			out = append(out, s)
		}
	}
	return out
}

// ways returns the ways into the site, each with what it offers.
func (b *Builder) ways() []view.Card {
	var out []view.Card
	for _, p := range b.Model.Pages {
		if p.Menu.Main() { // the first of them presents the charter
			out = append(out, view.Card{Href: b.Href(address.Record(&p.Record)), Title: b.Words.T("page.way.pages"), Text: b.Words.T("page.way-text.pages")})
			break
		}
	}
	for _, w := range []struct {
		kind  model.Kind
		shown bool
	}{
		{model.Territories, len(b.Model.Territories) > 0},
		{model.Signatories, len(b.Model.Signatories) > 0},
		{model.Experiences, len(b.Model.Experiences) > 0},
		{model.Syntheses, len(b.Model.Syntheses) > 0},
	} {
		if w.shown {
			at := address.List(w.kind, 1)
			if w.kind == model.Territories {
				at = address.Near
			}
			out = append(out, view.Card{Href: b.Href(at), Title: b.Words.T("page.way." + string(w.kind)), Text: b.Words.T("page.way-text." + string(w.kind))})
		}
	}
	return out
}

// HomeView is the front page.
type HomeView struct {
	view.Shell
	Stats       []view.Stat
	StatsNote   string // what the figures cover
	Standings   *view.Standings
	Declared    []view.Stat // declared by territories: other figures, shown apart
	Figures     []view.FigureView
	Dashboard   view.Link
	Steps       []view.Card // what the charter is, in three steps
	Domains     []view.DomainCard
	Territories view.Section
	Latest      view.Section // news
	Experiences view.Section
	Syntheses   view.Section
	Ways        []view.Card // ways in: by domain, near home, the data…
}
