package figure

import (
	"strings"
	"unicode/utf8"

	"parvis/generator/figure/chart"
	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
)

// promised fills in what was done of what was promised, for each shared indicator of which some commitment
// has both: units never mix.
func (m *Maker) promised(f *Figure, s *stats.Selection) {
	of := s.Comparison()
	f.compared = of.Compared
	f.Heads = []string{m.words.T("page.measures.indicator"), m.words.T("page.measures.unit"), m.words.T("figure.compared.promised"), m.words.T("figure.compared.done"),
		m.words.T("figure.compared.of")}
	f.drawnCells = []int{}
	for _, p := range of.Compared {
		name := m.text(p.Indicator.Title)
		f.Rows = append(f.Rows, Row{Key: p.Indicator.Slug, Label: name, Record: &p.Indicator.Record, Cells: []Cell{
			{Words: true, Text: m.text(p.Indicator.Unit)}, m.quantity(p.Target, true, p.Indicator.Cumulation), m.quantity(p.Result, true, p.Indicator.Cumulation), m.count(p.Both)}})
		f.citeValues(s, p.Indicator)
	}
	f.Sentence = m.say(f.Spec, m.promisedTold(of))
	if len(of.Compared) == 0 {
		f.Empty = f.Sentence
		return
	}
	for _, p := range of.Compared {
		f.Notes = append(f.Notes, m.words.N("figure.compared.covers", p.Both, m.text(p.Indicator.Title), m.words.N(m.natures().key("figure.using."), p.Measures)))
	}
	if len(of.Apart) > 0 {
		names := make([]string, len(of.Apart))
		for i, one := range of.Apart {
			names[i] = m.text(one.Title)
		}
		f.Notes = append(f.Notes, m.words.T("figure.compared.apart", strings.Join(names, ", ")))
	}
	f.Notes = append(f.Notes, m.words.T("figure.compared.rule"))
	m.noteNegative(f)
}

// promisedTold says what was done of what was promised: each of a few indicators, or how many meet their
// targets.
func (m *Maker) promisedTold(of stats.Comparison) telling {
	var out telling
	if len(of.Apart) > 0 {
		out.gap = m.words.N("figure.compared.gap", len(of.Apart))
	}
	switch n := len(of.Compared); {
	case n == 0 && len(of.Apart) > 0:
		return telling{found: m.words.N("figure.compared.unreported", len(of.Apart))}
	case n == 0:
		return telling{found: m.words.T("figure.compared.none")}
	case n <= mostNames:
		said := make([]string, n)
		for i, p := range of.Compared {
			said[i] = m.outOf(p, phrase.Measured(m.words, p.Result, m.text(p.Indicator.Unit)))
		}
		out.found = m.words.T("figure.compared.where", phrase.Names(m.words, said))
		if utf8.RuneCountInString(out.found) <= longest {
			return out
		}
	}
	if of.Judged == 0 {
		out.found = m.words.N("figure.compared.many", len(of.Compared))
		return out
	}
	out.found = m.words.N("figure.compared.met", of.Met, m.words.Number(of.Judged))
	return out
}

// outOf returns a result with its target: "27 sur 59", "33 pour 30".
func (m *Maker) outOf(p stats.Progress, result string) string {
	target := phrase.Compared(m.words, p.Target, m.text(p.Indicator.Unit))
	if p.Result.High > p.Target.Low {
		return m.words.T("figure.compared.beyond", result, target)
	}
	return m.words.T("figure.out-of", result, target)
}

// promisedCharts returns a bullet for each indicator, or one indicator as its own figure shows it. A number
// below zero has no bar: a note says so.
func (m *Maker) promisedCharts(f *Figure, c chart.Chart) []chart.Chart {
	if len(f.compared) == 1 {
		return m.together(c, f.compared[0])
	}
	c.Columns = []string{m.words.T("page.measures.target")}
	for _, p := range f.compared {
		done, target := m.drawnQuantity(p.Result), m.drawnQuantity(p.Target)
		row := chart.Row{Label: m.text(p.Indicator.Title), Said: m.outOf(p, phrase.Quantity(m.words, p.Result)), Cells: []chart.Value{done}}
		if done.Kind != chart.Negative && target.Kind != chart.Negative {
			row.Targets = []chart.Target{{Value: target}}
		}
		c.Rows = append(c.Rows, row)
	}
	return drawn(c, chart.Promised)
}

// together returns what was done of what was promised, for one indicator, with what it covers.
func (m *Maker) together(c chart.Chart, p stats.Progress) []chart.Chart {
	done, target := m.drawnQuantity(p.Result), m.drawnQuantity(p.Target)
	done.After, target.After = m.words.T("figure.drawn.done"), m.words.T("figure.drawn.promised")
	c.Columns = []string{m.words.N("figure.drawn.both", p.Both, m.words.Number(p.Measures))}
	c.Rows = []chart.Row{
		{Label: m.text(p.Indicator.Unit), Cells: []chart.Value{done}, Targets: []chart.Target{{Value: target}}},
		{Label: m.words.T("figure.drawn.compared"), Cells: []chart.Value{value(m.count(p.Both))}},
		{Label: m.words.T("figure.drawn.not-compared"), Role: chart.Unknown, Cells: []chart.Value{value(m.count(p.Measures - p.Both))}},
	}
	return drawn(c, chart.Together)
}

// drawnQuantity returns a quantity as it is drawn.
func (m *Maker) drawnQuantity(q model.Quantity) chart.Value {
	return value(Cell{Low: q.Low, High: q.High, NoLow: !q.HasLow(), Approximate: q.About, Text: phrase.Quantity(m.words, q)})
}
