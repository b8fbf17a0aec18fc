// Package measure draws what became of the measures of a commitment: one over its periods, several as
// bullets beside each other. What a number alone says isn't drawn.
//
//	if d, ok := (&measure.Maker{…}).Of(k, standing); ok {
//		svg := d.SVG("id-of-the-sentences")
//	}
package measure

import (
	"slices"

	"parvis/generator/figure/chart"
	"parvis/generator/figure/layout"
	"parvis/generator/figure/svg"
	"parvis/generator/model"
	"parvis/generator/model/ledger"
	"parvis/generator/model/phrase"
	"parvis/generator/text/date"
)

// Classes is the classes of the marks of its drawings: a page has the rules of these only.
var Classes = []string{"t", "n", "z", "c", "s", "qh", "bold", "e", "m", "halo", "b", "unk", "due", "open", "ref", "base", "lead", "tgt",
	"under", "arrow", "cut", "hb", "hl"}

// Maker draws measures, in the words of a site.
type Maker struct {
	Words phrase.Words
	Text  func(string) string // sets an editor's text
	AsOf  date.Date
}

// Drawing is the drawing of the measures of a commitment.
type Drawing struct{ chart chart.Chart }

// SVG returns the drawing as a page shows it. describedBy is the ids of the sentences that say the same.
func (d Drawing) SVG(describedBy string) string { return svg.Page(layout.Of(d.chart), describedBy) }

// Hatched reports whether a mark stands for a number that is missing: its page has the patterns then.
func (d Drawing) Hatched() bool {
	return slices.ContainsFunc(d.chart.Rows, func(r chart.Row) bool {
		return slices.ContainsFunc(r.Cells, func(v chart.Value) bool { return v.Kind == chart.Missing })
	})
}

// Of returns the drawing of a commitment, which stands there. It returns false where nothing is known, or
// where its sentences say it all. One measure is shown over its periods, if its target is one of each period;
// several stand beside their targets.
func (b *Maker) Of(k *model.Commitment, at *ledger.Overall) (Drawing, bool) {
	if len(k.Measures) == 1 && !sumOnce(&k.Measures[0]) {
		if c, ok := b.chronicle(k, &k.Measures[0], at.Report); ok {
			c.Form = chart.Choose(chart.Measure(c, chart.OneMeasure))
			if c.Form == chart.Chronicle {
				return Drawing{c}, true
			}
		}
	}
	d := Drawing{b.chart(k)}
	d.chart.Columns = []string{b.Words.T("figure.measure.line")}
	for i := range k.Measures {
		if row, ok := b.bullet(&k.Measures[i], at.Measures[i]); ok {
			d.chart.Rows = append(d.chart.Rows, row)
		}
	}
	d.chart.Form = chart.Choose(chart.Measure(d.chart, chart.Promised))
	return d, d.chart.Form == chart.Targets
}

// sumOnce reports whether the results of all periods together are to reach the target.
func sumOnce(m *model.Measure) bool { return m.Once() != nil && m.Cumulation.Adds() }

func (b *Maker) chart(k *model.Commitment) chart.Chart {
	return chart.Chart{Title: b.Words.T("page.measures.caption", b.Text(k.Action))}
}

// bullet returns a measure beside its target; of a target that returns the last period that was judged. It
// returns false for a measure without any.
func (b *Maker) bullet(m *model.Measure, at ledger.Standing) (chart.Row, bool) {
	row := chart.Row{Label: b.label(m)}
	var target, result model.Quantity
	var known bool
	switch due := ledger.DueTargets(m, at, model.Rounds{}, b.AsOf); {
	case m.Once() != nil:
		target = *m.Target
		result, known = m.Total()
	default:
		due = slices.DeleteFunc(due, func(p ledger.PeriodTarget) bool { return !p.Known })
		if len(due) == 0 {
			return row, false
		}
		last := due[len(due)-1]
		target, result, known = last.Target, last.Value, true
		row.Label = b.Words.T("figure.measure.during", row.Label, phrase.During(b.Words, last.Period))
	}
	aim := b.aim(m, target)
	text := phrase.Cumulated(b.Words, result, m.Cumulation)
	switch {
	case !known && (at.State == model.NotYetMeasured || at.State == model.NotBegun):
		row.Said, row.Cells = b.Words.T("figure.measure.to-come", aim), []chart.Value{{Kind: chart.NotDue}}
	case !known:
		row.Said, row.Cells = b.Words.T("figure.measure.unknown", aim), []chart.Value{{Kind: chart.Missing}}
	case m.Once() != nil && PartOf(m, result):
		row.Said, row.Cells = b.Words.T("figure.measure.of", text, aim), []chart.Value{value(result, text)}
	default:
		row.Said, row.Cells = b.Words.T("figure.measure.for", text, aim), []chart.Value{value(result, text)}
	}
	if t := value(target, ""); t.Possible() > 0 && row.Cells[0].Kind != chart.NotApplicable {
		row.Targets = []chart.Target{{Value: t}}
	} else {
		row.Cells[0] = chart.Value{Kind: chart.NotApplicable} // no length is a share of it
	}
	return row, true
}

// PartOf reports whether a result is a part of its target, to be read "27 sur 30": a sum of things
// that is to grow, and isn't beyond it.
func PartOf(m *model.Measure, total model.Quantity) bool {
	return m.Cumulation.Adds() && m.AddsUp() && m.Direction != "" && !m.Direction.Lower() &&
		m.Target.IsExact() && total.HasHigh() && total.HasLow() && total.Low >= 0 && total.High <= m.Target.Low
}
