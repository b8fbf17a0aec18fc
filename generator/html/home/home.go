// Package home makes the front page and the dashboard, and the pages and files that lead into the
// site: its plan, what is shown where an address leads nowhere, the pages left at
// old addresses, what robots read.
package home

import (
	"strings"

	"parvis/generator/figure/catalogue"
	"parvis/generator/html/figures"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// Builder makes these pages.
type Builder struct {
	*view.Site
	figures *figures.Builder
}

// New returns a Builder; the front page and the dashboard show some of the figures.
func New(s *view.Site, figures *figures.Builder) *Builder { return &Builder{s, figures} }

// mostNews is how many news items the front page has.
const mostNews = 3

// Home returns the front page: a question and its answer, commitments by name, what isn't known,
// what is new, ways in.
func (b *Builder) Home() site.File {
	return view.Page(b.Site, address.Home, "home", func() (HomeView, error) {
		all := b.Totals().Select(b.Model, stats.Scope{})
		about, lead := b.Text(b.Model.Description), b.answer(all)
		if lead == "" {
			about, lead = "", about
		}
		v := HomeView{Shell: b.Shell(view.Frame{At: address.Home, Kind: "home", Title: b.question(), Subject: b.Text(b.Model.Title), Lead: lead,
			Description: b.Text(b.Model.Description), About: b.AboutSite()})}
		v.Listing = true
		if len(b.Model.Territories) > 0 {
			v.Near = b.Href(address.Near)
		}
		if v.Stones = b.stones(all); v.Stones == nil && len(all.Commitments) > 0 {
			f := b.figures.Brief(b.figures.Standing())
			if f.Empty != "" { // nothing was promised
				f = b.figures.Brief(catalogue.Spec{Kind: catalogue.ByDomain})
			}
			v.Standing, v.Scripted = &f, true
		}
		if v.Examples = b.examples(all); v.Examples == nil {
			v.Nothing = b.Words.T("page.front.nothing")
		}
		if b.thin() {
			gaps := b.gaps(all)
			v.Gaps, v.Round = gaps[:min(len(gaps), mostGaps)], b.latestRound()
		}
		for _, n := range b.Model.News[:min(len(b.Model.News), mostNews)] {
			l := b.Link(&n.Record)
			l.Hint = b.Date(n.Date)
			v.News = append(v.News, l)
		}
		if len(b.Model.News) > mostNews {
			v.MoreNews = view.Link{Text: b.Words.T("page.more.news"), Href: b.Href(address.List(model.News, 1))}
		}
		v.Ways = b.ways()
		v.About, v.AboutMore = about, b.presentation()
		return v, nil
	})
}

// question returns the question that the site answers: where, only if the site says it.
func (b *Builder) question() string {
	own := strings.ToLower(b.Model.Title + " " + b.Model.Description)
	for _, word := range strings.Fields(b.Words.T("page.front.where")) {
		if strings.Contains(own, word) {
			return b.Words.T("page.front.question-where")
		}
	}
	return b.Words.T("page.front.question")
}

// answer says in two sentences how much is published, of how many signatories, and how many results; "" for nothing.
func (b *Builder) answer(all *stats.Selection) string {
	n := len(all.Commitments)
	if n == 0 {
		return ""
	}
	sums := b.Totals().All
	who := all.Acting()
	return b.Words.N("page.front.answer", len(who), b.AsOf, b.Commitments(sums.Commitments), b.CountedSignatories(who)) + " " + b.ReportedOf(sums.Reported, n)
}

// presentation returns a link to the first page of the main menu, which presents the charter; the zero Link for none.
func (b *Builder) presentation() view.Link {
	for _, p := range b.Model.Pages {
		if p.Menu.Main() {
			return b.Link(&p.Record)
		}
	}
	return view.Link{}
}

// ways returns the ways in of each kind of reader. Those to pages that the site lacks are left out.
func (b *Builder) ways() []Way {
	var out []Way
	way := func(title string, links ...view.Link) {
		w := Way{Title: title}
		for _, l := range links {
			if l.Text != "" {
				w.Links = append(w.Links, l)
			}
		}
		if len(w.Links) > 0 {
			out = append(out, w)
		}
	}
	to := func(there bool, text, at string) view.Link {
		if !there {
			return view.Link{}
		}
		return view.Link{Text: text, Href: b.Href(at)}
	}
	places, w := len(b.Model.Territories) > 0, b.Words
	way(w.T("page.front.way.resident"), to(places, w.T("page.front.way.near"), address.Near),
		to(len(b.Model.Actors) > 0, w.T("page.front.way.contact"), address.List(model.Actors, 1)))
	way(w.T("page.front.way.company"), to(b.HasActions(), w.T("page.front.way.action"), address.Actions),
		to(len(b.Model.Experiences) > 0, w.T("page.front.way.told"), address.List(model.Experiences, 1)))
	way(w.T("page.front.way.elected"), to(places, w.T("page.front.way.territory"), address.List(model.Territories, 1)),
		to(b.Compares(model.Territories), w.T("page.front.way.compare"), address.Compare),
		to(len(b.Model.Syntheses) > 0, w.T("page.front.way.syntheses"), address.List(model.Syntheses, 1)))
	way(w.T("page.front.way.journalist"), to(b.Countable(), w.T("page.front.way.figures"), address.Dashboard),
		to(true, w.T("page.front.way.data"), address.Data))
	return out
}

// HomeView is the front page.
type HomeView struct {
	view.Shell
	Near      string           // address of the page where a commune is asked for; "" for none
	Stones    *Stones          // nil for none, or for too many
	Standing  *view.FigureView // in place of too many stones
	Examples  *Examples
	Nothing   string // that nothing is published
	Gaps      []Gap
	Round     view.Link // the latest yearly report
	News      []view.Link
	MoreNews  view.Link
	Ways      []Way
	About     string // what the site is about, in the publisher's words
	AboutMore view.Link
}

// Way is the ways in of one kind of reader.
type Way struct {
	Title string
	Links []view.Link
}
