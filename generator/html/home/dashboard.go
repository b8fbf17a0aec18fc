package home

import (
	"slices"
	"strings"

	"parvis/generator/figure/catalogue"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// Dashboard returns the page that says where things stand on the whole site, none where there is nothing to count.
func (b *Builder) Dashboard() []site.File {
	if !b.Countable() {
		return nil
	}
	return []site.File{view.Page(b.Site, address.Dashboard, "dashboard", b.dashboard)}
}

func (b *Builder) dashboard() (DashboardView, error) {
	all := b.Totals().Select(b.Model, stats.Scope{})
	lead := b.answer(all)
	if lead == "" {
		lead = b.Words.T("page.front.nothing")
	}
	v := DashboardView{Shell: b.Shell(view.Frame{At: address.Dashboard, Kind: "dashboard", Title: b.Words.T("page.menu.standing"),
		Subject: b.Words.T("page.dashboard.subject"),
		Kicker:  b.Words.T("page.dashboard.title"), Lead: lead}),
		Stats: b.keyFigures(all), Covers: b.Covers("page.covers"), Gaps: b.gaps(all), Rules: b.Rules(), Declared: b.declared()}
	v.Scripted, v.Listing = true, true
	v.Links = []view.Link{{Text: b.Words.T("page.questions.title"), Href: b.Href(address.Figures)},
		{Text: b.Words.T("page.data.title"), Href: b.Href(address.Data)}}
	if l := b.latestRound(); l.Text != "" {
		v.Links = slices.Insert(v.Links, 0, l)
	}
	shown := map[catalogue.Spec]bool{}
	for _, spec := range b.leading() {
		if f := b.figures.Brief(spec); f.Empty == "" {
			shown[spec] = true
			v.Figures = append(v.Figures, f)
		}
	}
	for _, spec := range b.figures.OfSite() {
		if f := b.figures.Figure(spec); !shown[spec] && f.Empty == "" {
			v.Others = append(v.Others, view.Link{Text: f.Name(b.Words), Href: b.Href(address.Figure(f.ID))})
		}
	}
	return v, nil
}

// leading returns the figures of the dashboard: where commitments stand, whether their reports came, by domain, by
// place, and how many signed of those approached, or else what territories declare beside what is published.
func (b *Builder) leading() []catalogue.Spec {
	out := []catalogue.Spec{b.figures.Standing()}
	if b.Totals().All.Received.Known() {
		out = append(out, catalogue.Spec{Kind: catalogue.Reporting})
	}
	out = append(out, catalogue.Spec{Kind: catalogue.ByDomain}, catalogue.Spec{Kind: catalogue.ByRegion})
	for _, t := range b.Model.Roots {
		if len(stats.Funnels(t)) > 0 {
			return append(out, catalogue.Spec{Kind: catalogue.Funnel, Territory: t.Slug})
		}
	}
	return append(out, catalogue.Spec{Kind: catalogue.Declared})
}

// actingOf says of how many of the n current signatories an action is described, and how many are former ones.
func (b *Builder) actingOf(n, acting, left int) string {
	var out []string
	switch {
	case n == 0:
	case acting == n:
		out = append(out, b.Words.N("page.stat.all-acting", n))
	default:
		out = append(out, b.Words.N("page.stat.acting", acting))
	}
	if left > 0 {
		out = append(out, b.Words.N("page.stat.left", left))
	}
	return strings.Join(out, ", ")
}

// keyFigures returns at most four numbers, each with what it is of.
func (b *Builder) keyFigures(all *stats.Selection) []view.Stat {
	sums := b.Totals().All
	var out []view.Stat
	if n := len(all.Signatories); n+sums.Left > 0 {
		s := view.Stat{Value: b.Words.Number(n), Label: b.Words.N("page.stat.signatories", n), Href: b.Href(address.List(model.Signatories, 1))}
		s.Detail = b.actingOf(n, n-len(all.Idle()), sums.Left)
		out = append(out, s)
	}
	if sums.All() == 0 {
		return out
	}
	one := view.Stat{Value: b.Words.Number(sums.All()), Href: b.Href(address.Commitments)}
	switch {
	case sums.Deeds == 0:
		one.Label, one.Detail = b.Words.N("page.stat.commitments", sums.Promised()), b.Ended(sums.Commitments)
	case sums.Promised() == 0:
		one.Label = b.Words.N("page.stat.deeds", sums.Deeds)
	default:
		one.Label, one.Detail = b.Words.T("page.stat.both"), b.Commitments(sums.Commitments)
	}
	out = append(out, one, b.ReportedStat(sums.Reported, sums.Commitments))
	switch r, aimed := sums.Received, all.ByProgress().Aimed; {
	case sums.Promised() == 0:
	case r.Known():
		out = append(out, view.Stat{Value: b.Words.Number(r.Came), Label: b.Words.N("page.stat.came", r.Came),
			Detail: b.Words.N("page.stat.due", r.Due)})
	default:
		out = append(out, view.Stat{Value: b.Words.Number(aimed), Label: b.Words.N("page.stat.aimed", aimed),
			Detail: b.Words.N("page.stat.of-commitments", sums.Promised())})
	}
	return out
}

// declared returns what the territories at the top of the tree declared: numbers apart from those of the records.
func (b *Builder) declared() []Declared {
	var out []Declared
	for _, t := range b.Model.Roots {
		for i := range t.Counts {
			n := &t.Counts[i]
			out = append(out, Declared{Place: b.Link(&t.Record), Says: b.Words.T("page.declared.counted", b.Counted(*n), b.CountLabel(n)),
				Date: b.DeclaredOn(n), Sources: b.Source(n.Source)})
		}
	}
	return out
}

// DashboardView says where things stand on the whole site.
type DashboardView struct {
	view.Shell
	Links    []view.Link
	Stats    []view.Stat
	Covers   string // what the numbers cover
	Figures  []view.FigureView
	Declared []Declared
	Gaps     []Gap
	Rules    string      // address of the page that says how states follow from the records
	Others   []view.Link // the other figures of the whole site, by name
}

// Declared is a number that a territory declared.
type Declared struct {
	Place   view.Link
	Says    string // "70 signataires déclarés au niveau national"
	Date    string
	Sources []view.Link
}
