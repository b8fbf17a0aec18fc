package page

import (
	"slices"

	"parvis/generator/html/figures"
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

func (b *Builder) domain(d *model.Domain) site.File {
	at := address.Record(&d.Record)
	return view.Page(b.Site, at, "domain", func() (DomainView, error) {
		sums := b.Totals().ByDomain[d.Position-1]
		v := DomainView{Hue: d.Hue(), Icon: string(d.Icon), Provenance: b.Provenance(&d.Record)}
		v.Shell = b.Shell(view.Frame{Kind: "domain", Kicker: b.Words.T("page.kind.domaines"), Record: &d.Record, Description: b.Words.T("page.domain.description", b.Text(d.Title),
			b.Commitments(sums.Commitments), b.Words.N("page.count.signatories", sums.Signatories))})
		v.Stats = b.SumStats(sums, address.SignatoriesBy(address.ByDomain, d.Slug, 1), len(b.Totals().InDomain[d.Position-1]))
		v.StatsNote = b.Covers("page.covers")
		v.Compare = b.CompareLink(&d.Record)
		v.Standings = b.Standings(sums, b.RoundLink(&d.Record, stats.Scope{Domain: d}))
		for _, a := range d.Actions {
			v.Actions = append(v.Actions, b.action(a))
		}
		v.Others = b.commitmentLinks(b.uncatalogued(d), "", address.SignatoriesBy(address.ByDomain, d.Slug, 1))
		v.OthersHead = b.Words.T("page.head.all")
		if len(d.Actions) > 0 {
			v.OthersHead = b.Words.T("page.head.uncatalogued")
		}
		v.Totals = b.series(sums)
		for _, old := range d.Replaces {
			v.Previous = append(v.Previous, b.Link(&old.Record))
		}
		var err error
		if v.Body, _, err = b.prose.Body(&d.Record); err != nil {
			return v, err
		}
		specs := b.figures.OfDomain(d)
		v.Figures = b.figures.Views(specs[:min(len(specs), figures.MostFigures)], d.Figures)
		if len(specs) > figures.MostFigures {
			v.AllFigures = view.Link{Text: b.Words.T("page.questions.title"), Href: b.Href(address.Figures)}
		}
		v.Scripted = len(v.Stats)+len(v.Figures)+len(d.Figures) > 0
		v.Related = append([]view.Section{b.signatoriesSection(b.Totals().InDomain[d.Position-1], address.SignatoriesBy(address.ByDomain, d.Slug, 1),
			func(k *model.Commitment) bool { return k.Domain == d })}, b.Related(&d.Record)...)
		return v, err
	})
}

// action returns an entry of the catalogue, with what was promised and done of it.
func (b *Builder) action(a *model.Action) ActionView {
	v := ActionView{ID: address.ActionAnchor(a), Link: view.Link{Text: b.Text(a.Title), Href: b.Href(address.Action(a))}, Text: b.Text(a.Description), Indicators: view.Links(b.Site, a.Indicators)}
	v.Commitments = b.commitmentLinks(b.Totals().Following[a], v.Link.Text, address.SignatoriesBy(address.ByDomain, a.Domain.Slug, 1))
	if len(v.Commitments) == 0 {
		v.Empty = b.Words.T("page.empty.action")
	}
	return v
}

// uncatalogued returns the commitments of a domain that are no action of its catalogue.
func (b *Builder) uncatalogued(d *model.Domain) []*model.Commitment {
	var out []*model.Commitment
	for _, s := range b.Totals().InDomain[d.Position-1] {
		for _, k := range s.Commitments {
			if k.Domain == d && k.Catalogue == nil {
				out = append(out, k)
			}
		}
	}
	return out
}

// commitmentLinks returns links to commitments; beyond some, to the list of their signatories.
func (b *Builder) commitmentLinks(ks []*model.Commitment, told, list string) []view.Link {
	var out []view.Link
	for _, k := range ks[:min(len(ks), view.MostCards)] {
		out = append(out, b.CommitmentLink(k, told))
	}
	if more := len(ks) - len(out); more > 0 {
		out = append(out, view.Link{Text: b.Words.N("page.map.more", more), Href: b.Href(list)})
	}
	return out
}

// signatoriesSection returns the first signatories of a place or a domain, with what they do
// there, and the way to all of them.
func (b *Builder) signatoriesSection(ss []*model.Signatory, list string, there func(*model.Commitment) bool) view.Section {
	card := func(s *model.Signatory) view.Card { return b.SignatoryCardIn(s, there) }
	s := view.SectionOf("signataires", b.Words.T("page.kinds.signataires"), ss, view.MostCards, card,
		view.Link{Text: b.Words.N("page.more.signatories", len(ss)), Href: b.Href(list)})
	if len(ss) == 0 {
		s.Empty = b.Words.T("page.empty.signatories")
	}
	return s
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

// DomainView is a domain of action.
type DomainView struct {
	view.Shell
	Hue        int
	Icon       string
	Stats      []view.Stat
	StatsNote  string
	Compare    view.Link
	Standings  *view.Standings
	Actions    []ActionView
	Others     []view.Link // commitments that are no action of the catalogue
	OthersHead string
	Figures    []view.FigureView
	AllFigures view.Link   // where not all stand here
	Totals     *view.Table // shared indicators, with coverage
	Body       view.Body
	Related    []view.Section
	Previous   []view.Link // domains of an earlier taxonomy that it continues
	view.Provenance
}

// ActionView is an entry of a domain's catalogue of possible actions.
type ActionView struct {
	ID          string // its anchor
	Link        view.Link
	Text        string
	Indicators  []view.Link
	Commitments []view.Link // what was promised and done of it
	Empty       string      // said where there is none
}
