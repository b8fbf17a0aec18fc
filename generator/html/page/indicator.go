package page

import (
	"cmp"
	"slices"
	"strings"

	"parvis/generator/html/figures"
	"parvis/generator/html/list"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

func (b *Builder) indicators() []site.File {
	if len(b.Model.Indicators) == 0 {
		return nil
	}
	out := list.Pages(b.Site, list.Listing[*model.Indicator]{At: func(n int) string { return address.List(model.Indicators, n) },
		Title: b.Words.T("page.kinds.indicateurs"), Lead: b.Words.T("page.lead.indicators"), Section: model.Indicators,
		Count: "page.count.indicators", Records: b.Model.Indicators, Card: func(i *model.Indicator) view.Card {
			c := b.Card(&i.Record)
			c.Kicker = b.Text(i.Unit)
			c.Meta = append(c.Meta, b.Words.N("page.indicator.using", len(b.Totals().Using[i])))
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
		f.Add(b.Words.T("page.fact.direction"), view.Plain(cmp.Or(b.Label("direction", string(i.Direction)), b.Words.T("page.direction.none")))...)
		f.Add(b.Words.T("page.fact.cumulation"), view.Plain(b.Label("cumulation", string(i.Cumulation)))...)
		f.Add(b.Words.T("page.fact.over-commitments"), view.Plain(b.Words.T("page.adds-up."+addsUp(i)))...)
		v.Facts = f
		without := b.withoutIndicator(i)
		one := b.Totals().All.ByIndicator[i]
		if total, ok := one.Total(); ok {
			v.Stats = []view.Stat{b.totalStat(i, total, one, len(without))}
		}
		v.Tables = append(v.Tables, b.followed(i)...)
		if t := b.declarations(i); t != nil {
			v.Tables = append(v.Tables, t)
		}
		var err error
		if v.Body, _, err = b.prose.Body(&i.Record); err != nil {
			return v, err
		}
		v.Figures = b.figures.Views(figures.OfIndicator(i), i.Figures)
		v.Scripted = true
		ks := b.Totals().Using[i]
		s := view.SectionOf("engagements", b.Words.T("page.head.commitments"), ks, view.MostCards, b.CommitmentCard, view.Link{})
		if len(ks) > 0 { // the only way to that list
			s.More = view.Link{Text: b.Words.T("page.more.using"), Href: b.Href(address.SignatoriesBy(address.ByIndicator, i.Slug, 1))}
		} else {
			s.Empty = b.Words.T("page.empty.using")
		}
		others := view.SectionOf("sans-indicateur", b.Words.T("page.head.same-action"), without, view.MostCards, b.CommitmentCard, view.Link{Text: b.Words.N("page.map.more", len(without)-view.MostCards)})
		if others.Title != "" {
			others.Lead = b.Words.T("page.indicator.without")
		}
		v.Related = append([]view.Section{s, others}, b.Related(&i.Record)...)
		return v, err
	})
}

// addsUp names how the results of several commitments come together: as a sum, as a sum of one
// period, or as a range only.
func addsUp(i *model.Indicator) string {
	switch {
	case !i.AddsUp():
		return "range"
	case i.Cumulation.Adds():
		return "sum"
	}
	return "moment"
}

// withoutIndicator returns the commitments to the actions of the catalogue that an indicator
// measures which don't follow it: what its total leaves out.
func (b *Builder) withoutIndicator(i *model.Indicator) []*model.Commitment {
	var out []*model.Commitment
	for _, d := range b.Model.Domains {
		for _, a := range d.Actions {
			if !slices.Contains(a.Indicators, i) {
				continue
			}
			for _, k := range b.Totals().Following[a] {
				if !slices.ContainsFunc(k.Measures, func(m model.Measure) bool { return m.Shared == i }) {
					out = append(out, k)
				}
			}
		}
	}
	return out
}

// totalStat returns what was reported of an indicator, as its key figure: a sum or a range, its
// period, on how many commitments it stands, and how many do the same without it.
func (b *Builder) totalStat(i *model.Indicator, total stats.Result, of *stats.Series, without int) view.Stat {
	number, whole := b.Cumulated(total.Quantity, i.Cumulation), b.MeasuredTotal(total.Quantity, i.Cumulation, i.Unit)
	out := view.Stat{Value: number, Label: strings.TrimSpace(strings.TrimPrefix(whole, number))}
	if len([]rune(out.Label)) == 1 { // a symbol: it belongs to the number
		out.Value, out.Label = whole, view.Lowered(b.Text(i.Title))
	}
	if !total.Sum && total.Reports > 1 {
		out.Label = b.Words.T("page.indicator.range", out.Label)
	}
	if !total.Period.IsZero() {
		out.Label = b.Words.T("page.indicator.in", out.Label, b.During(total.Period))
	}
	out.Detail = b.Words.T("page.indicator.coverage", b.Words.Number(total.Reports), b.Words.N("page.indicator.using", of.Measures), b.AsOf)
	if of.Received.Known() {
		out.Detail += " " + b.Words.T("page.indicator.received", b.CoverageOf(of.Received, of.Reported, of.Measures))
	}
	out.Detail += " " + b.Words.T("page.indicator.proofs", b.Proofs(total))
	if without > 0 {
		out.Detail += " " + b.Words.N("page.indicator.and-without", without)
	}
	return out
}

// followed returns what became of the promises that follow an indicator: how many promised a figure,
// reported and reached it, and where each stands by the measure that follows it; nil without any.
func (b *Builder) followed(i *model.Indicator) []*view.Table {
	var follows, targets, reported, reached int
	states := map[model.Progress]int{}
	for _, k := range b.Totals().Using[i] {
		if !k.Nature.Promised() {
			continue
		}
		at := slices.IndexFunc(k.Measures, func(m model.Measure) bool { return m.Shared == i })
		m, state := &k.Measures[at], b.Totals().Standing(k).Measures[at].State
		follows++
		if m.HasTarget() {
			targets++
		}
		if len(m.Values) > 0 {
			reported++
		}
		if state == model.Reached || state == model.AlwaysMet {
			reached++
		}
		states[state]++
	}
	if follows == 0 {
		return nil
	}
	t := &view.Table{Caption: b.Words.T("page.indicator.counts"), Head: view.Heads(b.Words.T("page.head.counted"), b.Words.T("page.head.published"))}
	add := func(key string, n int) {
		t.Rows = append(t.Rows, view.Row{Head: view.Link{Text: b.Words.T("page.indicator." + key)}, Cells: []view.Cell{b.NumberCell(n)}})
	}
	add("follows", follows)
	add("targets", targets)
	if received := b.Totals().All.ByIndicator[i].Received; received.Known() {
		add("due", received.Due)
		add("came", received.Came)
	}
	add("reported", reported)
	add("reached", reached)
	return []*view.Table{t.Aligned(), b.StatesTable(b.Words.T("page.indicator.states"), b.Words.T("page.indicator.states-note"), states)}
}

// declarations returns what territories declared of an indicator: figures apart.
func (b *Builder) declarations(i *model.Indicator) *view.Table {
	t := &view.Table{Caption: b.Words.T("page.declared.caption"), Head: view.Heads(b.Words.T("page.head.territory"), b.Words.T("page.head.declared"), b.Words.T("page.head.date"), b.Words.T("page.head.source")),
		Note: b.Words.T("page.declared.note")}
	for _, place := range b.Model.Territories {
		for _, n := range place.Counts {
			if n.Indicator == i {
				t.Rows = append(t.Rows, view.Row{Head: b.Link(&place.Record), Cells: []view.Cell{{Text: b.Counted(n), Number: true}, {Text: cmp.Or(b.Date(n.Date), b.Words.T("page.undated"))}, {Links: b.Source(n.Source)}}})
			}
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t.Aligned()
}
