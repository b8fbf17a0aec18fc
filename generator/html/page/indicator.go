package page

import (
	"cmp"
	"slices"

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
			c.Meta = append(c.Meta, b.followers(i))
			return c
		}})
	for _, i := range b.Model.Indicators {
		out = append(out, b.indicator(i))
	}
	return out
}

func (b *Builder) indicator(i *model.Indicator) site.File {
	at := address.Record(&i.Record)
	return view.Page(b.Site, at, "indicator", func() (IndicatorView, error) {
		v := IndicatorView{Provenance: b.Provenance(&i.Record)}
		using, without := view.BestKnown(b.Totals().Using[i]), view.BestKnown(b.withoutIndicator(i))
		v.Shell = b.Shell(view.Frame{Kind: "indicator", Kicker: b.Words.T("page.kind.indicateurs"), Lead: b.indicatorAnswer(i, using),
			Description: b.Text(i.Definition), Record: &i.Record})
		v.Facts = b.indicatorFacts(i)
		v.Listing = true
		v.Using = b.RowForm(using).By(i).Doing(using[:min(len(using), view.MostCards)], "")
		if len(using) > 0 { // the only way to that list
			v.UsingMore = view.Link{Text: b.Words.T("page.more.using"), Href: b.Href(address.SignatoriesBy(address.ByIndicator, i.Slug, 1))}
		}
		v.Without = b.RowForm(without).Doing(without[:min(len(without), view.MostCards)], "")
		if more := len(without) - len(v.Without); more > 0 {
			v.WithoutMore = b.Words.N("page.map.more", more)
		}
		one := b.Totals().All.ByIndicator[i]
		if total, ok := one.Total(); ok && len(using) > 1 { // else the answer says it all
			v.Basis = b.basis(i, total, one)
			v.Figures = b.figures.Views(b.figures.Drawn(figures.OfIndicator(i)), i.Figures)
		}
		v.Scripted = len(v.Figures)+len(i.Figures) > 0
		if len(using) > 1 {
			v.Tables = b.followed(i)
		}
		if t := b.declarations(i); t != nil {
			v.Tables = append(v.Tables, t)
		}
		var err error
		v.Body, _, err = b.prose.Body(&i.Record)
		v.Related = b.Related(&i.Record)
		return v, err
	})
}

// followers says in a line of how many commitments and deeds an indicator is followed.
func (b *Builder) followers(i *model.Indicator) string {
	using := b.Totals().Using[i]
	if len(using) == 0 {
		return b.Words.T("page.indicator.unused")
	}
	return b.Words.T("page.indicator.using", b.CountedCommitments(using))
}

// indicatorAnswer says who follows an indicator, and what was promised and done.
func (b *Builder) indicatorAnswer(i *model.Indicator, using []*model.Commitment) string {
	if len(using) == 0 {
		return b.Words.T("page.empty.using")
	}
	all := b.CountedCommitments(using)
	who := len(view.Committed(using))
	return b.Words.N("page.indicator.who", who, b.Named(using)) + " " + b.CameTo(i, b.Totals().Select(b.Model, stats.Scope{}).Progress(i), all)
}

// indicatorFacts returns what an indicator counts, and how.
func (b *Builder) indicatorFacts(i *model.Indicator) []view.Pair {
	var f view.Facts
	f.Add(b.Words.T("page.fact.definition"), view.Plain(b.Text(i.Definition))...)
	f.Add(b.Words.T("page.measures.unit"), view.Plain(b.Text(i.Unit))...)
	f.Add(b.Words.T("page.fact.direction"), view.Plain(cmp.Or(b.Label("direction", string(i.Direction)), b.Words.T("page.direction.none")))...)
	f.Add(b.Words.T("page.fact.cumulation"), view.Plain(b.Label("cumulation", string(i.Cumulation)))...)
	f.Add(b.Words.T("page.fact.over-commitments"), view.Plain(b.Words.T("page.adds-up."+addsUp(i)))...)
	var actions []view.Link
	for _, a := range measuredBy(b.Model, i) {
		actions = append(actions, b.ActionLink(a))
	}
	f.Add(b.Words.T("page.fact.measures"), actions...)
	return f
}

// measuredBy returns the actions of the catalogue that an indicator measures.
func measuredBy(m *model.Site, i *model.Indicator) []*model.Action {
	var out []*model.Action
	for _, d := range m.Domains {
		for _, a := range d.Actions {
			if slices.Contains(a.Indicators, i) {
				out = append(out, a)
			}
		}
	}
	return out
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
	for _, a := range measuredBy(b.Model, i) {
		for _, k := range b.Totals().Following[a] {
			if !slices.ContainsFunc(k.Measures, func(m model.Measure) bool { return m.Shared == i }) {
				out = append(out, k)
			}
		}
	}
	return out
}

// basis says on what the total of an indicator stands: a sum or a range, its period, how many
// results and reports, and how they are proved.
func (b *Builder) basis(i *model.Indicator, total stats.Result, of *stats.Series) string {
	out := b.MeasuredTotal(total.Quantity, i.Cumulation, i.Unit)
	if !total.Sum && total.Reports > 1 {
		out = b.Words.T("page.indicator.range", out)
	}
	if !total.Period.IsZero() {
		out = b.Dated(out, total.Period, i.Cumulation)
	}
	all := b.CountedCommitments(b.Totals().Using[i])
	known := b.Words.T("page.indicator.coverage", b.Words.Number(total.Reports), b.Words.Number(of.Measures), all, b.AsOf)
	if total.Reports == of.Measures {
		known = b.Words.T("page.indicator.coverage-all", all, b.AsOf)
	}
	out = b.Words.T("page.indicator.basis", out, known)
	if of.Received.Known() {
		out += " " + b.Words.T("page.indicator.received", b.CoverageOf(of.Received, of.Reported, of.Measures))
	}
	return out + " " + b.Words.T("page.indicator.proofs", b.Proofs(total))
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

// IndicatorView is an indicator: who follows it, then what was promised and done.
type IndicatorView struct {
	view.Shell
	Facts       []view.Pair
	Using       []view.Doing
	UsingMore   view.Link
	Without     []view.Doing // of the same actions, without it
	WithoutMore string       // how many of those aren't shown
	Basis       string       // what the total is, and on what it stands
	Figures     []view.FigureView
	Tables      []*view.Table
	Body        view.Body
	Related     []view.Section
	view.Provenance
}
