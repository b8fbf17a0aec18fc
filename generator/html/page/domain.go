package page

import (
	"slices"

	"parvis/generator/html/list"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

func (b *Builder) domains() []site.File {
	if len(b.Model.Domains) == 0 {
		return nil
	}
	out := list.Pages(b.Site, list.Listing[*model.Domain]{At: func(n int) string { return address.List(model.Domains, n) },
		Title: b.Words.T("page.kinds.domaines"), Lead: b.Words.T("page.lead.domains"), Section: model.Domains,
		Count: "page.count.domains", Records: b.Model.Domains,
		Card: func(d *model.Domain) view.Card {
			s := b.Totals().ByDomain[d.Position-1]
			return view.Card{Href: b.Href(address.Record(&d.Record)), Title: b.Text(d.Title),
				Meta:    []string{b.Commitments(s.Commitments), b.Words.N("page.count.signatories", s.Signatories)},
				Domains: []view.DomainTag{{Link: view.Link{Text: b.Text(d.Short)}, Hue: d.Hue(), Icon: string(d.Icon)}}}
		}})
	for _, d := range b.Model.Domains {
		out = append(out, b.domain(d))
	}
	return out
}

// mostDoing is how many commitments to an action a domain's page lists: the action's page has more.
const mostDoing = 5

// mostDrawn is how many figures a domain's page shows.
const mostDrawn = 4

func (b *Builder) domain(d *model.Domain) site.File {
	at := address.Record(&d.Record)
	return view.Page(b.Site, at, "domain", func() (DomainView, error) {
		sums := b.Totals().ByDomain[d.Position-1]
		ks := view.BestKnown(b.Totals().Select(b.Model, stats.Scope{Domain: d}).Commitments)
		v := DomainView{Hue: d.Hue(), Icon: string(d.Icon), Provenance: b.Provenance(&d.Record)}
		v.Shell = b.Shell(view.Frame{Kind: "domain", Kicker: b.Words.T("page.kind.domaines"), Record: &d.Record, Lead: b.domainAnswer(ks, sums),
			Description: b.Words.T("page.domain.description", b.Text(d.Title),
				b.Commitments(sums.Commitments), b.Words.N("page.count.signatories", sums.Signatories))})
		v.Listing = true
		for _, a := range d.Actions {
			if doing := view.BestKnown(b.Totals().Following[a]); len(doing) > 0 {
				v.Actions = append(v.Actions, b.action(a, doing))
			} else {
				v.Undone = append(v.Undone, Entry{address.ActionAnchor(a), b.ActionLink(a)})
			}
		}
		others := slices.DeleteFunc(slices.Clone(ks), func(k *model.Commitment) bool { return k.Catalogue != nil })
		if len(others) > 0 {
			level := 2 // of the title above
			if len(v.Actions) > 0 {
				level = 3
			}
			v.Others = b.RowForm(others).In(nil, level, true).Rows(others[:min(len(others), view.MostCards)])
			if more := len(others) - len(v.Others.Rows); more > 0 {
				v.OthersMore = view.Link{Text: b.Words.N("page.map.more", more), Href: b.Href(b.CommitmentList(address.ByDomain, d.Slug, len(ks)))}
			}
		}
		if sums.Promised() > 1 {
			v.Standings = b.Standings(sums, b.RoundLink(&d.Record, stats.Scope{Domain: d}))
		}
		if sums.Reported > 0 {
			v.Totals = b.series(sums)
		}
		if n := len(b.Totals().InDomain[d.Position-1]); n > 0 {
			v.Ways = append(v.Ways, view.Link{Text: b.Words.N("page.more.signatories", n), Href: b.Href(address.SignatoriesBy(address.ByDomain, d.Slug, 1))})
		}
		if compare := b.CompareLink(&d.Record); compare.Href != "" {
			v.Ways = append(v.Ways, compare)
		}
		for _, old := range d.Replaces {
			v.Previous = append(v.Previous, b.Link(&old.Record))
		}
		var err error
		if v.Body, _, err = b.prose.Body(&d.Record); err != nil {
			return v, err
		}
		drawn := b.figures.Drawn(b.figures.OfDomain(d))
		v.Figures = b.figures.Views(drawn[:min(len(drawn), mostDrawn)], d.Figures)
		v.AllFigures = view.Link{Text: b.Words.T("page.questions.title"), Href: b.Href(address.Figures)}
		v.Scripted = len(v.Figures)+len(d.Figures) > 0
		v.Related = b.Related(&d.Record)
		return v, err
	})
}

// domainAnswer says who made the commitments of a domain, the best known first, and of how much a result is published.
func (b *Builder) domainAnswer(ks []*model.Commitment, sums *stats.Sums) string {
	if len(ks) == 0 {
		return b.Words.T("page.domain.nothing")
	}
	who := view.Committed(ks)
	names := b.Named(ks)
	past := slices.ContainsFunc(who, func(s *model.Signatory) bool {
		here := func(is func(*model.Commitment) bool) bool {
			return slices.ContainsFunc(ks, func(k *model.Commitment) bool { return k.Signatory == s && is(k) })
		}
		return here((*model.Commitment).Acted) && !here(func(k *model.Commitment) bool { return k.Acts(b.Model.AsOf) })
	})
	var out string
	switch doers := view.DoersOf(ks, (*model.Commitment).Acted); {
	case doers == view.Promised:
		out = b.Words.N("page.domain.who-promised", len(who), names)
	case doers == view.SomeAct && past:
		out = b.Words.N("page.domain.who-past-either", len(who), names)
	case doers == view.SomeAct:
		out = b.Words.N("page.domain.who-either", len(who), names)
	case past:
		out = b.Words.N("page.domain.who-past", len(who), names)
	default:
		out = b.Words.N("page.domain.who", len(who), names)
	}
	what := b.Commitments(sums.Commitments)
	if sums.Reported == sums.All() {
		return out + " " + b.Words.N("page.domain.all-reported", sums.Reported, what)
	}
	return out + " " + b.Words.N("page.domain.reported", sums.Reported, what)
}

// action returns an action of the catalogue, with who does it.
func (b *Builder) action(a *model.Action, doing []*model.Commitment) ActionView {
	v := ActionView{Entry: Entry{address.ActionAnchor(a), b.ActionLink(a)}}
	v.Doing = b.RowForm(doing).Doing(doing[:min(len(doing), mostDoing)], v.Text)
	if more := len(doing) - mostDoing; more > 0 {
		v.More = view.Link{Text: b.Words.N("page.map.more", more), Href: v.Href}
	}
	return v
}

// series returns the shared indicators of a place or a domain, by year; each total
// comes with the number of commitments it covers. Nil without any indicator.
func (b *Builder) series(s *stats.Sums) *view.Table {
	if len(s.ByIndicator) == 0 {
		return nil
	}
	var periods []model.Period
	for _, one := range s.ByIndicator {
		for _, p := range one.Periods() {
			if !slices.Contains(periods, p) {
				periods = append(periods, p)
			}
		}
	}
	slices.SortFunc(periods, model.Period.Compare)
	t := &view.Table{Caption: b.Words.T("page.series.caption"), Head: view.Heads(b.Words.T("page.measures.indicator")), Note: b.Words.T("page.series.note")}
	for _, p := range periods {
		t.Head = append(t.Head, view.Heads(b.Span(p))...)
	}
	t.Head = append(t.Head, view.Heads(b.Words.T("page.series.total"), b.Words.T("page.series.reports"))...)
	for _, i := range b.Model.Indicators {
		one := s.ByIndicator[i]
		if one == nil {
			continue
		}
		row := view.Row{Head: b.Link(&i.Record)}
		row.Head.Hint = b.Text(i.Unit)
		for _, p := range periods {
			r, ok := one.Value(p)
			row.Cells = append(row.Cells, b.maybe(r.Quantity, ok, i.Cumulation))
		}
		total, ok := one.Total()
		row.Cells = append(row.Cells, b.maybe(total.Quantity, ok, i.Cumulation),
			b.covers(one, total))
		t.Rows = append(t.Rows, row)
	}
	return t.Aligned()
}

// covers returns a cell with what a total covers.
func (b *Builder) covers(one *stats.Series, total stats.Result) view.Cell {
	if one.Received.Known() {
		return view.Cell{Text: b.CoverageOf(one.Received, one.Reported, one.Measures)}
	}
	return view.Cell{Text: b.Words.T("page.series.of", b.Words.Number(total.Reports), b.Words.Number(one.Measures)), Number: true}
}

func (b *Builder) maybe(q model.Quantity, ok bool, how model.Cumulation) view.Cell {
	if !ok {
		return b.FigureCell(nil)
	}
	return view.Cell{Text: b.Cumulated(q, how), Number: true}
}

// DomainView is a domain: who does what, then what came of it.
type DomainView struct {
	view.Shell
	Hue        int
	Icon       string
	Actions    []ActionView         // of the catalogue, that somebody does
	Others     *view.CommitmentRows // commitments that are no action of the catalogue
	OthersMore view.Link
	Undone     []Entry // actions of the catalogue that nobody does
	Standings  *view.Standings
	Figures    []view.FigureView
	AllFigures view.Link
	Totals     *view.Table // shared indicators, with coverage
	Body       view.Body
	Ways       []view.Link // its signatories, the comparison with other domains
	Related    []view.Section
	Previous   []view.Link // domains of an earlier taxonomy that it continues
	view.Provenance
}

// Entry is an action of the catalogue, with its anchor.
type Entry struct {
	ID string
	view.Link
}

// ActionView is an action of the catalogue, with who does it.
type ActionView struct {
	Entry
	Doing []view.Doing
	More  view.Link
}
