package figure

import (
	"parvis/generator/figure/chart"
)

// progressCharts returns what was done of what was promised, then the results over the periods, or
// the only numbers there are in large.
func (m *Maker) progressCharts(f *Figure, c chart.Chart) []chart.Chart {
	p, unit := f.progress, m.text(f.progress.Indicator.Unit)
	var out []chart.Chart
	if f.Spec.From == 0 && f.Spec.To == 0 && p.Both > 0 { // results of some years don't compare with a target for all
		out = m.together(c, p)
	}
	over := c
	row := chart.Row{Label: unit}
	var known []chart.Row
	for _, r := range f.Rows {
		v := value(r.Cells[0])
		if v.Known() {
			said := r.Label
			if f.Coverage.Partial {
				said += " · " + f.Coverage.Text
			}
			known = append(known, chart.Row{Label: unit, Said: said, Cells: []chart.Value{v}})
			if f.Coverage.Partial {
				v.Role = chart.Unknown
			}
		}
		v.Tip = m.words.T("figure.drawn.tip", r.Label, r.Cells[0].Text)
		row.Cells = append(row.Cells, v)
		over.Columns = append(over.Columns, r.Label)
	}
	over.Rows = []chart.Row{row}
	over.Form = chart.Choose(chart.Measure(over, chart.OneMeasure))
	switch {
	case over.Form == chart.Big && len(out) > 0:
		return out
	case over.Form == chart.Big:
		over.Rows, over.Columns = known, nil
	case over.Form == chart.Chronicle && f.Coverage.Partial:
		f.Notes = append(f.Notes, m.words.T("figure.progress.hatched"))
	}
	return append(out, over)
}
