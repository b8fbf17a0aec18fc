package measure

import (
	"slices"
	"strconv"
	"strings"

	"parvis/generator/figure/chart"
	"parvis/generator/model"
	"parvis/generator/model/ledger"
	"parvis/generator/model/phrase"
	"parvis/generator/text/period"
)

// chronicle returns a measure over its periods, from its start to its deadline. It returns false where
// periods don't compare with the target, or some number is negative or stands apart from them.
func (b *Maker) chronicle(k *model.Commitment, m *model.Measure, report ledger.Report) (chart.Chart, bool) {
	c, row := b.chart(k), chart.Row{Label: b.label(m)}
	periods := b.periods(k, m)
	add := func(name string, v chart.Value) {
		c.Columns, row.Cells = append(c.Columns, name), append(row.Cells, v)
	}
	if m.Reference != nil && len(periods) > 0 {
		v := b.value(m, *m.Reference)
		v.Role = chart.Start
		add(b.Words.T("figure.measure.start"), v)
	}
	first := len(c.Columns)
	for _, p := range periods {
		q, known := ledger.ResultOf(m, p)
		v := chart.Value{Kind: chart.Missing, Note: b.Words.T("figure.measure.no-number")}
		switch {
		case known:
			v = b.value(m, q)
		case p.Last().After(b.AsOf), report.State == model.ReportExpected && p.Last() == report.Period.Last():
			v = chart.Value{Kind: chart.NotDue, Note: b.Words.T("figure.measure.coming")}
		}
		add(b.name(p), v)
	}
	if slices.ContainsFunc(row.Cells, func(v chart.Value) bool { return v.Kind == chart.NotApplicable }) || len(row.Cells) > chart.ValuesWritten {
		return c, false
	}
	row.Targets = b.targets(m, periods, first)
	c.Rows = []chart.Row{row}
	return c, !slices.ContainsFunc(row.Targets, func(t chart.Target) bool { return !t.Value.Known() })
}

// periods returns the periods of a measure, one after the other: those that are judged, those that have a
// result, and of what isn't over those that have a target or a milestone, until the deadline.
func (b *Maker) periods(k *model.Commitment, m *model.Measure) []model.Period {
	all := ledger.DuePeriods(k, m, b.AsOf)
	for _, v := range m.Values {
		all = append(all, v.Period)
	}
	over := k.Past(b.AsOf) || k.Status.Halted() || k.Status.OnHold()
	for _, f := range slices.Concat(m.Each, m.Milestones) {
		if !over {
			all = append(all, f.Period)
		}
	}
	if len(all) == 0 {
		return nil
	}
	kind := all[0].Kind // of what is judged, or else of the results
	if m.Per == model.PerYear && kind.PerYear() > 1 {
		kind = period.Calendar
		all = append(all, period.Containing(kind, all[0].First()))
	}
	if !m.Deadline.IsZero() && !over {
		all = append(all, period.Containing(kind, m.Deadline))
	}
	all = slices.DeleteFunc(all, func(p model.Period) bool { return p.Kind != kind })
	first, last := slices.MinFunc(all, model.Period.Compare), slices.MaxFunc(all, model.Period.Compare)
	var out []model.Period
	for p := first; p.Compare(last) <= 0 && len(out) <= chart.ValuesWritten; p = p.Next() {
		out = append(out, p)
	}
	return out
}

// targets returns what was promised, by the columns that it holds for: a milestone or a target of one
// period for its own, any other for all until the deadline. The first period has a column of its own.
func (b *Maker) targets(m *model.Measure, periods []model.Period, first int) []chart.Target {
	var out []chart.Target
	add := func(f model.Figure, text string) {
		if at := slices.Index(periods, f.Period); at >= 0 {
			out = append(out, chart.Target{Value: value(f.Quantity, ""), From: first + at, To: first + at, Text: text})
		}
	}
	for _, f := range m.Milestones {
		add(f, b.Words.T("figure.measure.milestone", b.aim(m, f.Quantity)))
	}
	for i, f := range m.Each {
		text := ""
		if i == len(m.Each)-1 {
			text = b.Words.T("figure.measure.target-in", b.aim(m, f.Quantity), phrase.During(b.Words, f.Period))
		}
		add(f, text)
	}
	if m.Target != nil && len(periods) > 0 {
		aim := b.aim(m, *m.Target)
		if m.Per != "" {
			aim = b.Words.T("page.per."+string(m.Per), aim)
		}
		to := len(periods) - 1
		if !m.Deadline.IsZero() {
			if at := slices.Index(periods, period.Containing(periods[0].Kind, m.Deadline)); at >= 0 {
				to = at
			}
		}
		out = append(out, chart.Target{Value: value(*m.Target, ""), From: first, To: first + to, Text: b.Words.T("figure.measure.target", aim)})
	}
	return out
}

// aim returns what is to be reached in words; "10 au plus" of what is to go down.
func (b *Maker) aim(m *model.Measure, q model.Quantity) string {
	out := phrase.Compared(b.Words, q, b.Text(m.Unit))
	if m.Direction.Lower() && q.IsExact() {
		return b.Words.T("page.progress.at-most", out)
	}
	return out
}

// label returns the name of a measure, with its unit where neither it nor the numbers say it.
func (b *Maker) label(m *model.Measure) string {
	name, unit := b.Text(m.Name), b.Text(m.Unit)
	if unit == "" || unit == "%" || strings.Contains(strings.ToLower(name), strings.ToLower(unit)) {
		return name
	}
	return b.Words.T("figure.measure.labelled", name, unit)
}

// name returns the name of a period under its column, where there is room for little.
func (b *Maker) name(p model.Period) string {
	switch p.Kind {
	case period.Half:
		return b.Words.T("figure.measure.half", b.Words.Number(p.Part), strconv.Itoa(p.Year))
	case period.Quarter:
		return b.Words.T("figure.measure.quarter", b.Words.Number(p.Part), strconv.Itoa(p.Year))
	case period.Calendar, period.School:
	}
	return phrase.Span(b.Words, p)
}

func (b *Maker) value(m *model.Measure, q model.Quantity) chart.Value {
	return value(q, phrase.Compared(b.Words, q, b.Text(m.Unit)))
}

// value returns a quantity as it is drawn. What is negative, or has no bound, has no length.
func value(q model.Quantity, text string) chart.Value {
	v := chart.Value{Low: q.Low, High: q.High, Text: text}
	switch low, high := q.HasLow(), q.HasHigh(); {
	case !low && !high, low && q.Low < 0, high && q.High < 0:
		return chart.Value{Kind: chart.NotApplicable, Text: text}
	case !low:
		v.Kind, v.Low = chart.AtMost, 0
	case !high:
		v.Kind, v.High = chart.AtLeast, v.Low
	case q.Low != q.High:
		v.Kind = chart.Range
	case q.About:
		v.Kind = chart.About
	}
	return v
}
