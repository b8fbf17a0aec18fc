package signatory

import (
	"cmp"
	"slices"
	"strings"

	"parvis/generator/figure/measure"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/ledger"
)

// measures returns the table of the indicators of a commitment: a column per period
// that some of them reported. A period without a report is marked as missing.
func (b *Builder) measures(k *model.Commitment) *view.Table {
	var periods []model.Period
	has := map[string]bool{}
	for i := range k.Measures {
		m := &k.Measures[i]
		for _, v := range m.Values {
			if !slices.Contains(periods, v.Period) {
				periods = append(periods, v.Period)
			}
		}
		has["reference"] = has["reference"] || m.Reference != nil
		has["target"] = has["target"] || m.HasTarget()
		has["milestones"] = has["milestones"] || len(m.Milestones) > 0
		has["deadline"] = has["deadline"] || !m.Deadline.IsZero() || m.Once() != nil
	}
	slices.SortFunc(periods, model.Period.Compare)
	t := &view.Table{Caption: b.Words.T("page.measures.caption", b.Text(k.Action)), Head: view.Heads(b.Words.T("page.measures.indicator"))}
	head := func(texts ...string) { t.Head = append(t.Head, view.Heads(texts...)...) }
	if has["reference"] {
		head(b.Words.T("page.measures.reference"))
	}
	for _, p := range periods {
		head(b.Span(p))
	}
	if len(periods) == 0 {
		head(b.Words.T("page.measures.value"))
	}
	for _, column := range []string{"milestones", "target", "deadline"} {
		if has[column] {
			head(b.Words.T("page.measures." + column))
		}
	}
	t.Rows = make([]view.Row, 0, len(k.Measures))
	for i := range k.Measures {
		m := &k.Measures[i]
		row := view.Row{Head: view.Link{Text: b.Text(m.Name)}, Cells: make([]view.Cell, 0, len(t.Head)-1)}
		if m.Shared != nil {
			row.Head = b.Link(&m.Shared.Record)
		}
		row.Head.Hint = b.Text(m.Unit)
		if has["reference"] {
			row.Cells = append(row.Cells, b.aimCell(b.maybe(m.Reference)))
		}
		for _, p := range periods {
			cell := view.Cell{Number: true} // of another kind of period: nothing is missing
			if reportedFor(m, p) {
				cell = b.FigureCell(valueOf(m, p))
			}
			row.Cells = append(row.Cells, cell)
		}
		if len(periods) == 0 {
			row.Cells = append(row.Cells, b.FigureCell(nil))
		}
		if has["milestones"] {
			row.Cells = append(row.Cells, b.aimCell(b.listed(m.Milestones)))
		}
		if has["target"] {
			row.Cells = append(row.Cells, b.aimCell(b.target(m)))
		}
		if has["deadline"] {
			row.Cells = append(row.Cells, b.aimCell(b.Date(m.Deadline)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t.Aligned()
}

// aimCell returns a cell with what is aimed at, or one that says that nothing is stated.
func (b *Builder) aimCell(text string) view.Cell {
	return view.Cell{Text: cmp.Or(text, b.Words.T("page.measures.none")), Missing: text == "", Number: true}
}

func (b *Builder) maybe(q *model.Quantity) string {
	if q == nil {
		return ""
	}
	return b.Quantity(*q)
}

// reportedFor reports whether a measure is reported for periods of the kind of p: calendar years
// where nothing tells otherwise.
func reportedFor(m *model.Measure, p model.Period) bool {
	var of model.Period
	switch {
	case len(m.Values) > 0:
		of = m.Values[0].Period
	case len(m.Each) > 0:
		of = m.Each[0].Period
	}
	return p.Kind == of.Kind
}

// target returns a target in words: "30", "10 par an", "10 en 2019, 12 en 2020"; "" for none.
func (b *Builder) target(m *model.Measure) string {
	switch {
	case len(m.Each) > 0:
		return b.listed(m.Each)
	case m.Target == nil:
		return ""
	case m.Per != "":
		return b.Words.T("page.per."+string(m.Per), b.Quantity(*m.Target))
	}
	return b.Quantity(*m.Target)
}

// listed returns the figures of some periods in words.
func (b *Builder) listed(fs []model.Figure) string {
	out := make([]string, len(fs))
	for i, f := range fs {
		out[i] = b.Words.T("page.measures.in", b.Quantity(f.Quantity), b.During(f.Period))
	}
	return strings.Join(out, ", ")
}

// placeResults returns the table of the results of places; nil without any.
func (b *Builder) placeResults(k *model.Commitment) *view.Table {
	t := &view.Table{Caption: b.Words.T("page.measures.places", b.Text(k.Action)),
		Head: view.Heads(b.Words.T("page.measures.indicator"), b.Words.T("page.head.territory"), b.Words.T("page.head.period"), b.Words.T("page.measures.value"))}
	for i := range k.Measures {
		m := &k.Measures[i]
		for _, p := range m.Places {
			t.Rows = append(t.Rows, view.Row{Head: view.Link{Text: b.Text(m.Name), Hint: b.Text(m.Unit)}, Cells: []view.Cell{
				{Links: b.TerritoryLinks([]*model.Territory{p.Territory})}, {Text: b.Span(p.Period)}, b.FigureCell(&p.Quantity)}})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	if summed(k) {
		t.Note = b.Words.T("page.measures.summed")
	}
	return t.Aligned()
}

// summed reports whether a result of a commitment is but the sum of those of places.
func summed(k *model.Commitment) bool {
	for i := range k.Measures {
		if slices.ContainsFunc(k.Measures[i].Values, func(v model.Value) bool { return v.Summed }) {
			return true
		}
	}
	return false
}

func valueOf(m *model.Measure, p model.Period) *model.Quantity {
	for i := range m.Values {
		if m.Values[i].Period == p {
			return &m.Values[i].Quantity
		}
	}
	return nil
}

// valueRemarks returns what was noted of the values of a measure, and their proof and source where
// they aren't those of the commitment. Periods of which the same is told share a remark.
func (b *Builder) valueRemarks(k *model.Commitment, m *model.Measure) []view.Remark {
	var out []view.Remark
	var periods [][]model.Period // of each
	for i := range m.Values {
		r, told := b.remark(k, &m.Values[i])
		if !told {
			continue
		}
		at := slices.IndexFunc(out, func(other view.Remark) bool { return same(other, r) })
		if at < 0 {
			at = len(out)
			out, periods = append(out, r), append(periods, nil)
		}
		periods[at] = append(periods[at], m.Values[i].Period)
	}
	for i := range out {
		out[i].Term = b.Words.T("page.value.of", b.Text(m.Name), b.listedPeriods(periods[i], b.Span))
	}
	for i := range m.Places {
		p := &m.Places[i]
		if r, told := b.remark(k, &p.Value); told {
			r.Term = b.Words.T("page.value.in", b.Text(m.Name), b.Title(&p.Territory.Record), b.Span(p.Period))
			out = append(out, r)
		}
	}
	return out
}

// remark returns what was noted of a value, without its term. It returns false for nothing.
func (b *Builder) remark(k *model.Commitment, v *model.Value) (view.Remark, bool) {
	r := view.Remark{Text: b.Text(v.Note)}
	if v.Source != nil && *v.Source != k.Source {
		r.Sources = b.Source(*v.Source)
	}
	if v.Proof != "" && v.Proof != k.Proof {
		r.Proof = b.Label("proof", string(v.Proof))
	}
	return r, r.Text != "" || r.Proof != "" || len(r.Sources) > 0
}

// same reports whether two remarks tell the same, each of its period.
func same(a, b view.Remark) bool {
	return a.Text == b.Text && a.Proof == b.Proof && slices.Equal(a.Sources, b.Sources)
}

// progress returns what a measure has come to, beside its target, or by when it is due. There is
// none without a target or a deadline.
func (b *Builder) progress(m *model.Measure, at ledger.Standing) (Progress, bool) {
	switch {
	case m.Per != "":
		return b.recurring(m, at.Recurring)
	case m.Target != nil:
		return b.once(m), true
	case !m.Deadline.IsZero():
		return Progress{Label: b.Words.T("page.progress.due", b.Text(m.Name), b.due(m))}, true
	}
	return Progress{}, false
}

// once returns what a measure has come to on its way to a target that is reached once.
func (b *Builder) once(m *model.Measure) Progress {
	name, target := b.Text(m.Name), b.Aim(m)
	total, known := m.Total()
	var text string
	switch {
	case !known:
		text = b.Words.T("page.progress.unknown", name, target)
	case measure.PartOf(m, total):
		text = b.Words.T("page.progress.part", name, b.Cumulated(total, m.Cumulation), target, b.MadeOf(m))
	default:
		text = b.Words.T("page.progress.once", name, b.MeasuredTotal(total, m.Cumulation, m.Unit), b.MadeOf(m), target)
	}
	if !m.Deadline.IsZero() {
		text += b.Words.T("page.progress.deadline", b.Date(m.Deadline))
	}
	if m.Reference != nil {
		text += b.Words.T("page.progress.from", b.Measured(*m.Reference, m.Unit))
	}
	if !known {
		text += b.Words.T("page.progress.no-result")
	}
	return Progress{Label: text + b.Words.T("page.progress.stop")}
}

// due returns a deadline without a target in words: by when something is to be done, or was.
func (b *Builder) due(m *model.Measure) string {
	if b.Model.AsOf.After(m.Deadline) {
		return b.Words.T("page.progress.was-due", b.On(m.Deadline))
	}
	return b.Words.T("page.progress.to-do", b.By(m.Deadline))
}

// recurring returns in how many periods a target that returns was met.
func (b *Builder) recurring(m *model.Measure, r ledger.Recurring) (Progress, bool) {
	if !m.HasTarget() {
		return Progress{}, false
	}
	text := b.Words.T("page.progress.aim", b.Text(m.Name), b.target(m))
	unit := "period"
	if m.Per == model.PerYear {
		unit = "year"
	}
	known := func() string { return b.Words.N("page.progress.known."+unit, r.Known()) }
	switch {
	case m.Direction == "":
		text += b.Words.T("page.progress.no-direction")
	case r.Known()+len(r.Missing) == 0:
		text += b.Words.T("page.progress.not-yet." + unit)
	case r.Known() == 0:
		text += b.Words.T("page.progress.none-known")
	case len(r.Met) == 0 && len(r.Perhaps) == 0:
		text += b.Words.N("page.progress.never."+unit, r.Known())
	case len(r.Met) == r.Known():
		text += b.Words.N("page.progress.always."+unit, r.Known())
	default:
		text += b.Words.N("page.progress.met."+unit, len(r.Met), known())
	}
	if len(r.Perhaps) > 0 {
		text += b.Words.T("page.progress.perhaps", b.listedPeriods(r.Perhaps, b.During))
	}
	if n := len(r.Missing); n > 0 && r.Known() > 0 {
		text += b.Words.N("page.progress.missing", n, b.listedPeriods(r.Missing, b.Span))
	}
	return Progress{Label: text + b.Words.T("page.progress.stop")}, true
}

// listedPeriods returns the names of periods in a sentence: "2018, 2019 et 2021".
func (b *Builder) listedPeriods(ps []model.Period, name func(model.Period) string) string {
	names := make([]string, len(ps))
	for i, p := range ps {
		names[i] = name(p)
	}
	return b.Names(names)
}

// plain returns what a measure without a target has come to: "Contrats : 12 contrats (en 2021).".
func (b *Builder) plain(m *model.Measure) string {
	out := b.Text(m.Name)
	if total, known := m.Total(); known {
		out = b.Words.T("page.progress.plain", out, b.MeasuredTotal(total, m.Cumulation, m.Unit), b.MadeOf(m))
	}
	return out + b.Words.T("page.progress.stop")
}
