package figure

import (
	"cmp"
	"slices"

	"parvis/generator/figure/chart"
	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
	"parvis/generator/reference/geo"
)

// placeCharts returns a map of the places that a figure counts by, with their bars beside it, or
// the bars alone where there are too few places. A place that is described and has nothing is a zero.
func (m *Maker) placeCharts(f *Figure, c chart.Chart, q chart.Question) []chart.Chart {
	var values []float64
	for _, p := range f.places {
		values = append(values, float64(p.N))
	}
	classes := chart.Classes(values, chart.Shades)
	for _, p := range f.places {
		v, name := value(m.count(p.N)), m.text(p.Key.Title)
		v.Tip = m.words.T("figure.drawn.tip", name, m.counting(f, p))
		c.Rows = append(c.Rows, chart.Row{Code: p.Key.Code, Label: name, Role: chart.ShadeOf(v.Low, classes), Cells: []chart.Value{v}})
	}
	for _, r := range f.Rows {
		if r.Unknown {
			c.Rows = append(c.Rows, chart.Row{Label: r.Label, Role: chart.Unknown, Cells: []chart.Value{value(r.Cells[0])}})
		}
	}
	byValue(c.Rows)
	if slices.Contains(values, 0) {
		c.Key = append(c.Key, chart.Entry{Role: chart.Empty, Text: m.words.Number(0)})
	}
	for i, k := range classes {
		text := m.words.Number(int(k.Low))
		if k.High > k.Low {
			text = m.words.T("page.quantity.range", text, m.words.Number(int(k.High)))
		}
		c.Key = append(c.Key, chart.Entry{Role: chart.ShadeOfClass(i, len(classes)), Text: text})
	}
	c.Key = m.keyOfAway(c.Key, levels[f.Spec.Kind], len(f.places))
	if c.Form = chart.Choose(chart.Measure(c, q)); c.Form.Map() {
		return []chart.Chart{c, c.Companion()}
	}
	bars := c.Companion()
	bars.Form = c.Form
	return []chart.Chart{bars}
}

// counting returns in words what is counted in a place.
func (m *Maker) counting(f *Figure, p stats.Count[*model.Territory]) string {
	if f.of == signatories {
		return m.words.N("figure.count.signatories", p.N)
	}
	return phrase.Commitments(m.words, p.Of.Promised(), p.Of.Ended, p.Of.Deeds)
}

// keyOfAway adds to the key of a map the places that the site doesn't describe, if there are some.
func (m *Maker) keyOfAway(key []chart.Entry, level model.Level, described int) []chart.Entry {
	if described == len(geo.Outlines(level.Official())) {
		return key
	}
	return append(key, chart.Entry{Role: chart.Away, Text: m.words.T("figure.undescribed")})
}

// matrixCharts returns the commitments by domain and region: in shades, in stones, or as the bars
// of the only region.
func (m *Maker) matrixCharts(f *Figure, c chart.Chart) []chart.Chart {
	domains := len(f.Heads) - 2 // without the labels and the totals
	c.Columns = f.Heads[1 : 1+domains]
	c.Total = &chart.Row{Label: m.words.T("figure.drawn.total")}
	var all []float64
	rows := slices.Clone(f.Rows)
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(b.Cells[domains].Low, a.Cells[domains].Low) })
	for _, r := range rows {
		row := chart.Row{Code: r.Code, Label: r.Label, Said: r.Cells[domains].Text}
		for _, cell := range r.Cells[:domains] {
			all = append(all, cell.Low)
			row.Cells = append(row.Cells, value(cell))
		}
		c.Rows = append(c.Rows, row)
	}
	hues := make([]chart.Role, domains)
	for i, d := range m.site.Domains {
		if i < domains {
			hues[i] = chart.Hue(d.Hue(), len(m.site.Domains))
		}
	}
	switch c.Form = chart.Choose(chart.Measure(c, chart.ByTwo)); c.Form {
	case chart.Bars: // one region, or one domain
		if len(c.Rows) > 1 {
			return nil // the figure by region has it
		}
		one := c.Transposed(hues)
		one.Columns, one.Total = nil, nil
		byValue(one.Rows)
		return drawn(one, chart.ByDomain)
	case chart.Matrix:
		form := c.Form
		c = c.Transposed(hues)
		c.Form = form
	default:
		classes := chart.Classes(all, chart.Shades)
		for _, r := range c.Rows {
			for i := range r.Cells {
				if r.Cells[i].Low > 0 {
					r.Cells[i].Role = chart.ShadeOf(r.Cells[i].Low, classes)
				}
			}
		}
	}
	return []chart.Chart{c}
}

// againstCharts returns the domains of a territory among all of the site, as records or, where
// both here and elsewhere have enough for it, as shares here and elsewhere.
func (m *Maker) againstCharts(f *Figure, c chart.Chart) []chart.Chart {
	shares := len(f.Heads) > 3
	for _, r := range f.Rows {
		v, whole := value(r.Cells[0]), r.Cells[1].Low
		if shares {
			whole = v.Low + r.Cells[2].Low
		} else {
			v.After = m.words.T("figure.drawn.of", r.Cells[1].Text)
		}
		c.Rows = append(c.Rows, chart.Row{Label: r.Label, Short: r.short, Role: m.role(f, r), Cells: []chart.Value{v}, Whole: int(whole)})
	}
	if c.Form = chart.Choose(chart.Measure(c, chart.PartOfWhole)); c.Form == chart.Dots && shares {
		c.Columns = []string{m.text(m.territories[f.Spec.Territory].Title), f.Heads[3]}
		for i, r := range f.Rows {
			c.Rows[i].Whole = 0
			c.Rows[i].Cells = []chart.Value{value(r.Cells[1]), value(r.Cells[3])}
		}
	}
	return []chart.Chart{c}
}

// deploymentRoles is how a map shows where the charter has come to.
var deploymentRoles = map[model.Deployment]chart.Role{model.InPlace: chart.Plain, model.SettingUp: chart.Foot, model.ToLaunch: chart.Empty, "": chart.Unknown}

// deploymentCharts returns where the charter has come to, on a map of the départements or, failing
// that, of the régions; none where a list of places says more.
func (m *Maker) deploymentCharts(f *Figure, c chart.Chart) []chart.Chart {
	for _, level := range []model.Level{model.Departement, model.Region} {
		one := c
		for _, p := range f.deployed {
			if p.Level != level {
				continue
			}
			name := m.text(p.Title)
			v := chart.Value{Kind: chart.NotApplicable, Tip: m.words.T("figure.drawn.tip", name, m.statusText(p.Status))}
			if level == model.Region {
				v.Text = " "
			}
			one.Rows = append(one.Rows, chart.Row{Code: p.Code, Label: name, Role: deploymentRoles[p.Status], Cells: []chart.Value{v}})
		}
		for _, state := range append(slices.Clone(model.Deployment("").Values()), "") {
			one.Key = append(one.Key, chart.Entry{Role: deploymentRoles[state], Text: lowerFirst(m.statusText(state))})
		}
		one.Key = m.keyOfAway(one.Key, level, len(one.Rows))
		if one.Form = chart.Choose(chart.Measure(one, chart.Deployment)); one.Form == chart.None {
			continue
		}
		if level == model.Region {
			one.Form = chart.Regions
		}
		return []chart.Chart{one}
	}
	return nil
}
