package figure

import (
	"cmp"
	"slices"

	"parvis/generator/figure/catalogue"
	"parvis/generator/figure/chart"
	"parvis/generator/model"
	"parvis/generator/model/stats"
)

// questions is what the drawing of each kind answers; of a kind that isn't here, which category has
// how many. Kinds of [Maker.charts] make theirs from more than their rows.
var questions = map[catalogue.Kind]chart.Question{
	catalogue.ByDomain: chart.ByDomain, catalogue.ByEPCI: chart.ByRow, catalogue.ByYear: chart.OverTime, catalogue.Signatures: chart.OverTime, catalogue.ByStatus: chart.Standing,
	catalogue.ByProof: chart.Solidity, catalogue.Declared: chart.Declared, catalogue.Tools: chart.OnAxes,
	catalogue.Situation: chart.Standing, catalogue.Reporting: chart.Standing, catalogue.Coverage: chart.Coverage,
}

// nominal is the kinds whose rows have no order of their own: they are drawn by value.
var nominal = []catalogue.Kind{catalogue.ByDomain, catalogue.ByEPCI, catalogue.BySector}

// charts returns the drawings of a figure, in order; none where its sentence says it all.
func (m *Maker) charts(f *Figure) []chart.Chart {
	if f.Empty != "" || len(f.Rows) == 0 {
		return nil
	}
	c := chart.Chart{ID: f.ID, Title: f.DrawnName(m.words), Sentence: f.Sentence}
	var out []chart.Chart
	switch f.Spec.Kind {
	case catalogue.ByRegion, catalogue.SignatoriesByRegion:
		out = m.placeCharts(f, c, chart.ByRegion)
	case catalogue.ByDepartement, catalogue.SignatoriesByDepartement:
		out = m.placeCharts(f, c, chart.ByDept)
	case catalogue.Matrix:
		out = m.matrixCharts(f, c)
	case catalogue.Against:
		out = m.againstCharts(f, c)
	case catalogue.Progress:
		out = m.progressCharts(f, c)
	case catalogue.Deployment:
		out = m.deploymentCharts(f, c)
	case catalogue.Promised:
		out = m.promisedCharts(f, c)
	case catalogue.Funnel:
		out = m.funnelCharts(f, c)
	default:
		c.Rows = m.chartRows(f)
		switch f.Spec.Kind {
		case catalogue.Declared:
			c.Columns = []string{f.Heads[2], f.Heads[1]}
		case catalogue.Tools:
			c.Columns = f.axisEnds[:]
		default: // its rows tell
		}
		q := cmp.Or(questions[f.Spec.Kind], chart.ByCategory)
		if q == chart.Standing || q == chart.Solidity || q == chart.Coverage {
			m.addShares(c.Rows, f.Rows, number(*f.Total))
		}
		out = drawn(c, q)
	}
	return slices.DeleteFunc(out, func(c chart.Chart) bool { return c.Form == chart.None })
}

// drawn returns a chart in the form that answers a question.
func drawn(c chart.Chart, q chart.Question) []chart.Chart {
	c.Form = chart.Choose(chart.Measure(c, q))
	return []chart.Chart{c}
}

// chartRows returns the rows of a figure as they are drawn, in the order of drawings: what isn't
// known comes last.
func (m *Maker) chartRows(f *Figure) []chart.Row {
	var out []chart.Row
	for i, r := range f.Rows {
		row := chart.Row{Code: r.Code, Label: r.Label, Short: r.short, Role: m.role(f, r), Cells: []chart.Value{value(r.Cells[0])}}
		if r.state != nil {
			row.Sign = chart.LookOf(r.state).Sign
		}
		switch f.Spec.Kind {
		case catalogue.Declared: // by what is counted, published then declared
			row.Label, row.Group = r.place, r.group
			row.Cells = []chart.Value{value(r.Cells[1]), value(r.Cells[0])}
		case catalogue.Tools:
			row.Cells = []chart.Value{chart.Number(f.tools[i].Theme, ""), chart.Number(f.tools[i].Territory, "")}
		default: // the first number
		}
		out = append(out, row)
	}
	if f.undated > 0 {
		n := m.count(f.undated)
		out = append(out, chart.Row{Label: m.words.T("figure.drawn.undated"), Role: chart.Unknown, Cells: []chart.Value{value(n)}})
	}
	switch {
	case f.Spec.Kind == catalogue.Declared:
		slices.SortStableFunc(out, func(a, b chart.Row) int {
			return cmp.Or(cmp.Compare(a.Group, b.Group), cmp.Compare(gap(b), gap(a)))
		})
	case slices.Contains(nominal, f.Spec.Kind):
		byValue(out)
	}
	return out
}

// addShares says of the rows of a drawing which part of the whole they are, where it is large enough.
func (m *Maker) addShares(drawn []chart.Row, rows []Row, total int) {
	for i := range drawn {
		if total >= stats.ShareBase {
			drawn[i].Cells[0].Share = m.share(number(rows[i]), total).Text
		}
	}
}

// gap is by how much what is declared exceeds what is published.
func gap(r chart.Row) float64 { return r.Cell(1).Certain() - r.Cell(0).Certain() }

// byValue sorts rows by their number, the largest first; what isn't known comes last.
func byValue(rows []chart.Row) {
	slices.SortStableFunc(rows, func(a, b chart.Row) int {
		switch unknown := a.Role == chart.Unknown; {
		case unknown == (b.Role == chart.Unknown):
			return cmp.Compare(b.Cell(0).Certain(), a.Cell(0).Certain())
		case unknown:
			return 1
		}
		return -1
	})
}

// role returns how the marks of a row look.
func (m *Maker) role(f *Figure, r Row) chart.Role {
	switch {
	case r.Unknown:
		return chart.Unknown
	case r.Hue > 0:
		return chart.Hue(r.Hue, len(m.site.Domains))
	case r.state != nil:
		return chart.LookOf(r.state).Role
	case f.Spec.Kind == catalogue.ByProof:
		return solidity[model.Proof(r.Key)]
	}
	return chart.Plain
}

// solidity is how each proof is drawn: from an outline to solid.
var solidity = map[model.Proof]chart.Role{model.Declared: chart.Empty, model.Attested: chart.Second, model.Verified: chart.Plain}

// value returns a cell as it is drawn.
func value(c Cell) chart.Value {
	v := chart.Value{Low: rounded(c.Low), High: rounded(c.High), Text: c.Text}
	switch {
	case !c.isNumber():
		return chart.Value{Kind: chart.Missing, Tip: c.Text}
	case c.hasLow() && c.Low < 0:
		v.Kind = chart.Negative
		if !c.hasHigh() {
			v.High = v.Low
		}
	case c.High < 0:
		v.Kind, v.Low = chart.Negative, v.High
	case !c.hasLow():
		v.Kind, v.Low = chart.AtMost, 0
	case !c.hasHigh():
		v.Kind, v.High = chart.AtLeast, v.Low
	case c.Low != c.High:
		v.Kind = chart.Range
	case c.Approximate:
		v.Kind = chart.About
	}
	return v
}

// noteUndrawn tells what the drawings leave out of the rows.
func (m *Maker) noteUndrawn(f *Figure) {
	for _, c := range f.Charts {
		shown, left := c.Shown()
		if slices.ContainsFunc(left, func(r chart.Row) bool { return !r.Cell(0).Zero() }) {
			kept := slices.DeleteFunc(slices.Clone(shown.Rows), func(r chart.Row) bool { return r.Role == chart.Unknown })
			f.Notes = append(f.Notes, m.words.T("figure.prominent", m.words.Number(len(kept)), m.words.Number(len(f.Rows))))
			return
		}
	}
}
