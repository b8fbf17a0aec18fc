package figure

import (
	"parvis/generator/figure/chart"
	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
)

// funnel fills in what a territory declares of its mobilisation, from those approached to those that agreed.
// Numbers of several scopes stand apart.
func (m *Maker) funnel(f *Figure, t *model.Territory) {
	f.funnels = stats.Funnels(t)
	f.Heads = []string{m.words.T("page.head.counted"), m.words.T("page.head.declared"), m.words.T("page.head.date")}
	for _, one := range f.funnels {
		for _, c := range one.Steps {
			f.Rows = append(f.Rows, m.stepRow(c))
			f.cite(c.Source)
			if c.Note != "" {
				f.Notes = append(f.Notes, m.words.T("figure.declared-note", m.stepLabel(c), m.text(c.Note)))
			}
		}
	}
	if len(f.funnels) == 0 {
		f.Sentence = m.say(f.Spec, telling{found: m.words.T("figure.funnel.none")})
		f.Empty = f.Sentence
		return
	}
	f.Sentence = m.say(f.Spec, m.funnelTold(f.funnels[0]))
	f.Notes = append(f.Notes, m.words.T("page.declared.note"))
}

// stepRow returns the row of a step.
func (m *Maker) stepRow(c model.Count) Row {
	key := string(c.Type)
	if c.Scope != "" {
		key += "-" + string(c.Scope)
	}
	number := m.count(c.Number)
	number.Text, number.Approximate = phrase.Counted(m.words, c), c.Approximate
	date := Cell{Words: true, Missing: c.Date.IsZero(), Text: m.declaredOn(c), Data: c.Date.String()}
	return Row{Key: key, Label: m.stepLabel(c), Cells: []Cell{number, date}}
}

// stepLabel names what a step counts.
func (m *Maker) stepLabel(c model.Count) string {
	what := m.words.T("page.count-type." + string(c.Type))
	if c.Scope == "" {
		return what
	}
	return m.words.T("figure.declared-scope", what, m.words.T("page.scope."+string(c.Scope)))
}

// funnelTold says how many of those approached signed or agreed; of other steps, each number.
func (m *Maker) funnelTold(f stats.Funnel) telling {
	first, last := f.Steps[0], f.Steps[len(f.Steps)-1]
	var found string
	if first.Type == model.CountApproached && !first.Approximate && last.Number <= first.Number && (first.Number > 1 || last.Number > 0) {
		subject := m.words.N("figure.funnel.some", last.Number, phrase.Counted(m.words, last), m.words.Number(first.Number))
		if last.Number == first.Number && !last.Approximate {
			subject = m.words.N("figure.funnel.all", first.Number)
		}
		does := m.words.N("figure.funnel.now."+string(last.Type), last.Number)
		if !last.Date.IsZero() {
			does = m.words.N("figure.funnel.then."+string(last.Type), last.Number, phrase.When(m.words, "at", last.Date))
		}
		found = m.words.T("figure.says", subject, does)
	} else {
		said := make([]string, len(f.Steps))
		for i, c := range f.Steps {
			said[i] = m.words.T("page.declared.counted", phrase.Counted(m.words, c), m.words.N("page.declared."+string(c.Type), c.Number))
		}
		found = phrase.Names(m.words, said)
	}
	if f.Scope != "" {
		found = m.words.T("page.session", m.words.T("page.scope-of."+string(f.Scope)), found)
	}
	return telling{found: found}
}

// funnelCharts returns those that agreed among those approached, where two numbers are exact; else a bar
// for each step, on one scale.
func (m *Maker) funnelCharts(f *Figure, c chart.Chart) []chart.Chart {
	rows := f.Rows
	for _, one := range f.funnels {
		for i, step := range one.Steps {
			v := value(rows[0].Cells[0])
			if i > 0 && one.Steps[0].Type == model.CountApproached {
				v.After = m.words.T("figure.drawn.of", phrase.Counted(m.words, one.Steps[0]))
			}
			row := chart.Row{Label: rows[0].Label, Cells: []chart.Value{v}}
			if len(f.funnels) > 1 {
				row.Label = m.words.T("page.count-type." + string(step.Type))
				row.Group = m.words.T("figure.funnel.any-scope")
				if one.Scope != "" {
					row.Group = upperFirst(m.words.T("page.scope-of." + string(one.Scope)))
				}
			}
			c.Rows = append(c.Rows, row)
			rows = rows[1:]
		}
	}
	if only := f.funnels[0]; len(f.funnels) == 1 && only.Parts {
		parts := c
		parts.Rows = []chart.Row{
			c.Rows[1],
			{Label: m.words.T("figure.funnel.rest"), Role: chart.Empty, Cells: []chart.Value{value(m.count(only.Rest))}},
		}
		if parts.Form = chart.Choose(chart.Measure(parts, chart.Funnel)); parts.Form != chart.Bars {
			return []chart.Chart{parts}
		}
	}
	c.Form = chart.Choose(chart.Measure(c, chart.Funnel))
	if c.Form == chart.Waffle {
		c.Form = chart.Bars // its rows aren't parts
	}
	return []chart.Chart{c}
}
