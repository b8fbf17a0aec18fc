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
		v.StatsNote = b.Words.T("page.covers", b.AsOf)
		v.Compare = b.CompareLink(&d.Record)
		for _, a := range d.Actions {
			v.Actions = append(v.Actions, ActionView{b.Text(a.Title), b.Text(a.Description), b.indicatorLinks(a.Indicators)})
		}
		v.Totals = b.series(sums)
		for _, old := range d.Replaces {
			v.Previous = append(v.Previous, b.Link(&old.Record))
		}
		var err error
		if v.Body, _, err = b.prose.Body(&d.Record); err != nil {
			return v, err
		}
		v.Figures, err = b.figures.Views(b.figures.OfDomain(d), d.Figures)
		v.Scripted = len(v.Figures)+len(d.Figures) > 0
		v.Related = append([]view.Section{b.signatoriesSection(b.Totals().InDomain[d.Position-1], address.SignatoriesBy(address.ByDomain, d.Slug, 1))},
			b.Related(&d.Record)...)
		return v, err
	})
}

func (b *Builder) indicatorLinks(is []*model.Indicator) []view.Link {
	return view.Links(b.Site, is)
}

// signatoriesSection returns the first signatories of a place or a domain, and the
// way to all of them.
func (b *Builder) signatoriesSection(ss []*model.Signatory, list string) view.Section {
	s := view.SectionOf("signataires", b.Words.T("page.kinds.signataires"), ss, view.MostCards, b.SignatoryCard,
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
			view.Cell{Text: b.Words.T("page.series.of", b.Words.Number(total.Reports), b.Words.Number(one.Measures)), Number: true})
		t.Rows = append(t.Rows, row)
	}
	return t.Aligned()
}

func (b *Builder) maybe(q model.Quantity, ok bool, how model.Cumulation) view.Cell {
	if !ok {
		return b.FigureCell(nil)
	}
	return view.Cell{Text: b.Cumulated(q, how), Number: true}
}

func (b *Builder) indicators() []site.File {
	if len(b.Model.Indicators) == 0 {
		return nil
	}
	out := list.Pages(b.Site, list.Listing[*model.Indicator]{At: func(n int) string { return address.List(model.Indicators, n) },
		Title: b.Words.T("page.kinds.indicateurs"), Lead: b.Words.T("page.lead.indicators"), Section: model.Indicators,
		Count: "page.count.indicators", Records: b.Model.Indicators, Card: func(i *model.Indicator) view.Card {
			c := b.Card(&i.Record)
			c.Kicker = b.Text(i.Unit)
			c.Meta = append(c.Meta, b.Words.N("page.count.commitments", len(b.Totals().Using[i])))
			return c
		}})
	for _, i := range b.Model.Indicators {
		out = append(out, b.indicator(i))
	}
	return out
}

func (b *Builder) indicator(i *model.Indicator) site.File {
	at := address.Record(&i.Record)
	return view.Page(b.Site, at, "indicator", func() (ArticleView, error) {
		v := ArticleView{Provenance: b.Provenance(&i.Record)}
		v.Shell = b.Shell(view.Frame{Kind: "indicator", Kicker: b.Words.T("page.kind.indicateurs"), Lead: b.Text(i.Definition),
			Record: &i.Record})
		var f view.Facts
		f.Add(b.Words.T("page.measures.unit"), view.Plain(b.Text(i.Unit))...)
		f.Add(b.Words.T("page.fact.direction"), view.Plain(b.Label("direction", string(i.Direction)))...)
		f.Add(b.Words.T("page.fact.cumulation"), view.Plain(b.Label("cumulation", string(i.Cumulation)))...)
		v.Facts = f
		one := b.Totals().All.ByIndicator[i]
		if total, ok := one.Total(); ok {
			v.Stats = []view.Stat{{Value: b.Cumulated(total.Quantity, i.Cumulation), Label: b.Text(i.Unit), Detail: b.Words.T("page.indicator.coverage", b.Coverage(total.Reports, one.Measures), b.AsOf)}}
		}
		if t := b.declarations(i); t != nil {
			v.Tables = append(v.Tables, t)
		}
		var err error
		if v.Body, _, err = b.prose.Body(&i.Record); err != nil {
			return v, err
		}
		v.Figures, err = b.figures.Views(figures.OfIndicator(i), i.Figures)
		v.Scripted = true
		ks := b.Totals().Using[i]
		s := view.SectionOf("engagements", b.Words.T("page.head.commitments"), ks, view.MostCards, b.CommitmentCard, view.Link{})
		if len(ks) > 0 { // the only way to that list
			s.More = view.Link{Text: b.Words.T("page.more.using"), Href: b.Href(address.SignatoriesBy(address.ByIndicator, i.Slug, 1))}
		} else {
			s.Empty = b.Words.T("page.empty.using")
		}
		v.Related = append([]view.Section{s}, b.Related(&i.Record)...)
		return v, err
	})
}

// declarations returns what territories declared of an indicator: figures apart.
func (b *Builder) declarations(i *model.Indicator) *view.Table {
	t := &view.Table{Caption: b.Words.T("page.declared.caption"), Head: view.Heads(b.Words.T("page.head.territory"), b.Words.T("page.head.declared"), b.Words.T("page.head.date"), b.Words.T("page.head.source")),
		Note: b.Words.T("page.declared.note")}
	for _, place := range b.Model.Territories {
		for _, n := range place.Counts {
			if n.Indicator == i {
				t.Rows = append(t.Rows, view.Row{Head: b.Link(&place.Record), Cells: []view.Cell{{Text: b.Counted(n), Number: true}, {Text: b.Date(n.Date)}, {Links: b.Source(n.Source)}}})
			}
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t.Aligned()
}

// DomainView is a domain of action.
type DomainView struct {
	view.Shell
	Hue       int
	Icon      string
	Stats     []view.Stat
	StatsNote string
	Compare   view.Link
	Actions   []ActionView
	Figures   []view.FigureView
	Totals    *view.Table // shared indicators, with coverage
	Body      view.Body
	Related   []view.Section
	Previous  []view.Link // domains of an earlier taxonomy that it continues
	view.Provenance
}

// ActionView is an entry of a domain's catalogue of possible actions.
type ActionView struct {
	Title      string
	Text       string
	Indicators []view.Link
}
