package page

import (
	"slices"
	"strconv"

	"parvis/generator/address"
	"parvis/generator/catalogue"
	"parvis/generator/model"
	"parvis/generator/phrase"
	"parvis/generator/stats"
)

func (b *builder) domains() []Page {
	if len(b.site.Domains) == 0 {
		return nil
	}
	out := pages(b, listing[*model.Domain]{at: func(n int) string { return address.List(model.Domains, n) },
		title: b.words.T("page.kinds.domaines"), lead: b.words.T("page.lead.domains"), section: model.Domains,
		count: "page.count.domains", records: b.site.Domains,
		card: func(d *model.Domain) Card {
			s := b.stats().ByDomain[d.Position-1]
			return Card{Href: b.href(address.Record(&d.Record)), Title: b.text(d.Title),
				Meta:    []string{b.words.N("page.count.commitments", s.Commitments), b.words.N("page.count.signatories", s.Signatories)},
				Domains: []DomainTag{{Link{Text: b.text(d.Short)}, d.Hue(), d.Icon}}}
		}})
	for _, d := range b.site.Domains {
		out = append(out, b.domain(d))
	}
	return out
}

func (b *builder) domain(d *model.Domain) Page {
	at := address.Record(&d.Record)
	return page(at, "domain", func() (DomainView, error) {
		sums := b.stats().ByDomain[d.Position-1]
		v := DomainView{Hue: d.Hue(), Icon: d.Icon, Provenance: b.provenance(&d.Record)}
		v.Shell = b.shell(frame{at: at, kind: "domain", title: b.text(d.Title), kicker: b.words.T("page.kind.domaines"), trail: b.trail(model.Domains),
			section: model.Domains, draft: d.Draft, description: b.words.T("page.domain.description", b.text(d.Title),
				b.words.N("page.count.commitments", sums.Commitments), b.words.N("page.count.signatories", sums.Signatories))})
		v.Stats = b.sumStats(sums, address.SignatoriesBy(address.ByDomain, d.Slug, 1), len(b.stats().InDomain[d.Position-1]))
		v.StatsNote = b.words.T("page.covers", b.asOf)
		v.Compare = b.compareLink(&d.Record)
		for _, a := range d.Actions {
			v.Actions = append(v.Actions, ActionView{b.text(a.Title), b.text(a.Description), b.indicatorLinks(a.Indicators)})
		}
		v.Totals = b.series(sums)
		for _, old := range d.Replaces {
			v.Previous = append(v.Previous, b.link(&old.Record))
		}
		var err error
		if v.Body, _, err = b.body(&d.Record); err != nil {
			return v, err
		}
		v.Figures, err = b.figureViews(b.domainFigures(d), d.Figures)
		v.Scripted = len(v.Figures)+len(d.Figures) > 0
		v.Related = append([]Section{b.signatoriesSection(b.stats().InDomain[d.Position-1], address.SignatoriesBy(address.ByDomain, d.Slug, 1))},
			b.related(&d.Record)...)
		return v, err
	})
}

func (b *builder) indicatorLinks(is []*model.Indicator) []Link {
	return links(b, is, func(i *model.Indicator) *model.Record { return &i.Record })
}

// signatoriesSection is the first signatories of a place or a domain, and the
// way to all of them.
func (b *builder) signatoriesSection(ss []*model.Signatory, list string) Section {
	s := section("signataires", b.words.T("page.kinds.signataires"), ss, mostCards, b.signatoryCard,
		Link{Text: b.words.N("page.more.signatories", len(ss)), Href: b.href(list)})
	if len(ss) == 0 {
		s.Empty = b.words.T("page.empty.signatories")
	}
	return s
}

// sumStats is the key figures of a place or a domain.
func (b *builder) sumStats(s *stats.Sums, list string, listed int) []Stat {
	signatories := Stat{Value: b.words.Number(s.Signatories), Label: b.words.N("page.stat.signatories", s.Signatories)}
	if listed > 0 {
		signatories.Href = b.href(list)
	}
	out := []Stat{signatories,
		{Value: b.words.Number(s.Commitments), Label: b.words.N("page.stat.commitments", s.Commitments), Detail: b.measured(s.Commitments, s.Measured)}}
	if s.Conventions > 0 {
		out = append(out, Stat{Value: b.words.Number(s.Conventions), Label: b.words.N("page.stat.conventions", s.Conventions)})
	}
	if s.Commitments > 0 {
		out = append(out, Stat{Value: b.words.Number(s.Reported), Label: b.words.N("page.stat.reported", s.Reported), Detail: b.coverage(s.Reported, s.Commitments)})
	}
	return out
}

// current is the domains to show beside sums: those that no later taxonomy
// continues, and the others as long as something was committed there.
func (b *builder) current(sums *stats.Sums) []*model.Domain {
	replaced := map[*model.Domain]bool{}
	for _, d := range b.site.Domains {
		for _, old := range d.Replaces {
			replaced[old] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(b.site.Domains), func(d *model.Domain) bool {
		return replaced[d] && sums.ByDomain[d.Position-1] == 0
	})
}

// measured says how many commitments have an indicator.
func (b *builder) measured(commitments, measured int) string {
	if commitments == 0 {
		return ""
	}
	return b.words.N("page.stat.measured", measured)
}

// number is a cell with a whole number.
func (b *builder) number(n int) Cell { return Cell{Text: b.words.Number(n), Number: true} }

// series is the shared indicators of a place or a domain, by year; each total
// says on how many commitments it stands. Nil without any indicator.
func (b *builder) series(s *stats.Sums) *Table {
	if len(s.Series) == 0 {
		return nil
	}
	var years []int
	for _, one := range s.Series {
		for y := range one.Years {
			if !slices.Contains(years, y) {
				years = append(years, y)
			}
		}
	}
	slices.Sort(years)
	t := &Table{Caption: b.words.T("page.series.caption"), Head: heads(b.words.T("page.measures.indicator")), Note: b.words.T("page.series.note")}
	for _, y := range years {
		t.Head = append(t.Head, heads(strconv.Itoa(y))...)
	}
	t.Head = append(t.Head, heads(b.words.T("page.series.total"), b.words.T("page.series.reports"))...)
	for _, i := range b.site.Indicators {
		one := s.Series[i]
		if one == nil {
			continue
		}
		row := Row{Head: b.link(&i.Record)}
		row.Head.Hint = b.text(i.Unit)
		for _, y := range years {
			q, ok := one.Value(y)
			row.Cells = append(row.Cells, b.maybe(q, ok, i.Cumulation))
		}
		total, ok := one.Total()
		row.Cells = append(row.Cells, b.maybe(total, ok, i.Cumulation),
			Cell{Text: b.words.T("page.series.of", b.words.Number(one.Reported), b.words.Number(one.Measures)), Number: true})
		t.Rows = append(t.Rows, row)
	}
	return t.aligned()
}

func (b *builder) maybe(q model.Quantity, ok bool, how model.Cumulation) Cell {
	if !ok {
		return b.figure(nil)
	}
	return Cell{Text: b.cumulated(q, how), Number: true}
}

func (b *builder) indicators() []Page {
	if len(b.site.Indicators) == 0 {
		return nil
	}
	out := pages(b, listing[*model.Indicator]{at: func(n int) string { return address.List(model.Indicators, n) },
		title: b.words.T("page.kinds.indicateurs"), lead: b.words.T("page.lead.indicators"), section: model.Indicators,
		count: "page.count.indicators", records: b.site.Indicators, card: func(i *model.Indicator) Card {
			c := b.card(&i.Record)
			c.Kicker = b.text(i.Unit)
			c.Meta = append(c.Meta, b.words.N("page.count.commitments", len(b.stats().Using[i])))
			return c
		}})
	for _, i := range b.site.Indicators {
		out = append(out, b.indicator(i))
	}
	return out
}

func (b *builder) indicator(i *model.Indicator) Page {
	at := address.Record(&i.Record)
	return page(at, "indicator", func() (ArticleView, error) {
		v := ArticleView{Provenance: b.provenance(&i.Record)}
		v.Shell = b.shell(frame{at: at, kind: "indicator", title: b.text(i.Title), kicker: b.words.T("page.kind.indicateurs"), lead: b.text(i.Definition),
			trail: b.trail(model.Indicators), section: model.Indicators, draft: i.Draft})
		direction := "hausse"
		if i.Lower {
			direction = "baisse"
		}
		var f facts
		f.add(b.words.T("page.measures.unit"), plain(b.text(i.Unit))...)
		f.add(b.words.T("page.fact.direction"), plain(b.label("direction", direction))...)
		f.add(b.words.T("page.fact.cumulation"), plain(b.label("cumulation", string(i.Cumulation)))...)
		v.Facts = f
		one := b.stats().All.Series[i]
		if total, ok := one.Total(); ok {
			v.Stats = []Stat{{Value: b.cumulated(total, i.Cumulation), Label: b.text(i.Unit), Detail: b.words.T("page.indicator.coverage", b.coverage(one.Reported, one.Measures), b.asOf)}}
		}
		if t := b.declarations(i); t != nil {
			v.Tables = append(v.Tables, t)
		}
		var err error
		if v.Body, _, err = b.body(&i.Record); err != nil {
			return v, err
		}
		v.Figures, err = b.figureViews([]catalogue.Spec{{Kind: catalogue.Progress, Indicator: i.Slug}}, i.Figures)
		v.Scripted = true
		ks := b.stats().Using[i]
		s := section("engagements", b.words.T("page.head.commitments"), ks, mostCards, b.commitmentCard, Link{})
		if len(ks) > 0 { // the only way to that list
			s.More = Link{Text: b.words.T("page.more.using"), Href: b.href(address.SignatoriesBy(address.ByIndicator, i.Slug, 1))}
		} else {
			s.Empty = b.words.T("page.empty.using")
		}
		v.Related = append([]Section{s}, b.related(&i.Record)...)
		return v, err
	})
}

// declarations is what territories declared of an indicator: figures apart.
func (b *builder) declarations(i *model.Indicator) *Table {
	t := &Table{Caption: b.words.T("page.declared.caption"), Head: heads(b.words.T("page.head.territory"), b.words.T("page.head.declared"), b.words.T("page.head.date"), b.words.T("page.head.source")),
		Note: b.words.T("page.declared.note")}
	for _, place := range b.site.Territories {
		for _, n := range place.Counts {
			if n.Indicator == i {
				t.Rows = append(t.Rows, Row{Head: b.link(&place.Record), Cells: []Cell{{Text: phrase.Counted(b.words, n), Number: true}, {Text: b.date(n.Date)}, {Links: b.source(n.Source)}}})
			}
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t.aligned()
}

// commitmentCard is a commitment as an entry of a list.
func (b *builder) commitmentCard(k *model.Commitment) Card {
	c := Card{Href: b.href(address.Commitment(k)), Kicker: b.title(&k.Signatory.Record), Title: b.text(k.Action), Domains: []DomainTag{b.tag(k.Domain)}}
	for _, s := range []string{b.label("status", k.Status), b.some(k.Territories)} {
		if s != "" {
			c.Meta = append(c.Meta, s)
		}
	}
	return c
}
