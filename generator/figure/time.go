package figure

import (
	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
)

// signatures fills in the signatories and conventions by year.
func (m *Maker) signatures(f *Figure, s *stats.Selection) {
	f.shape = columns
	t := s.Timeline()
	f.Heads = []string{m.words.T("page.head.year"), m.words.T("figure.signed.signatories"), m.words.T("figure.signed.conventions"),
		m.words.T("figure.signed.all-signatories"), m.words.T("figure.signed.all-conventions")}
	for _, y := range t.Years {
		f.Rows = append(f.Rows, Row{Key: year(y.Year), Label: year(y.Year),
			Cells: []Cell{m.count(y.Signatories), m.count(y.Conventions), m.count(y.AllSignatories), m.count(y.AllConventions)}})
	}
	signed, agreed := t.Signatories, t.Conventions
	if len(t.Years) == 0 {
		f.Sentence = m.words.N("figure.signed.undated", signed.Total, m.words.N("figure.count.conventions", agreed.Total))
		if signed.Total+agreed.Total == 0 {
			f.Sentence = m.words.T("figure.signed.none")
		}
		f.Empty = f.Sentence
	} else {
		last := t.Years[len(t.Years)-1]
		f.Total = &Row{Label: m.words.T("page.head.total"), Cells: []Cell{m.count(last.AllSignatories), m.count(last.AllConventions), m.count(last.AllSignatories), m.count(last.AllConventions)}}
		when := m.words.T("figure.period.in", year(last.Year))
		if first := t.Years[0].Year; first != last.Year {
			when = m.words.T("figure.period.between", year(first), year(last.Year))
		}
		f.Sentence = m.words.N("figure.signed.sentence", last.AllSignatories, m.words.N("figure.count.dated-conventions", last.AllConventions), when)
		if signed.Undated > 0 {
			f.Notes = append(f.Notes, m.words.N("figure.signed.undated-signatories", signed.Undated, m.words.Number(signed.Total)))
		}
		if agreed.Undated > 0 {
			f.Notes = append(f.Notes, m.words.N("figure.signed.undated-conventions", agreed.Undated, m.words.Number(agreed.Total)))
		}
	}
	f.citeSignatories(s, true)
	m.noteDeclared(f, s.Scope.Territory)
	if s.UndatedConventions > 0 {
		f.Notes = append(f.Notes, m.words.N("figure.undated-conventions", s.UndatedConventions))
	}
	m.noteUndated(f, s, signatories)
}

// progress fills in the targets and results of a shared indicator, by year.
func (m *Maker) progress(f *Figure, s *stats.Selection, i *model.Indicator) {
	f.shape = targets
	p := s.Progress(i)
	how := i.Cumulation
	name := m.text(i.Title)
	f.Heads = []string{m.words.T("page.head.year"), m.words.T("figure.progress.value"), m.words.T("figure.progress.reports"),
		m.words.T("figure.progress.achieved"), m.words.T("figure.progress.target"), m.words.T("figure.progress.targets")}
	f.target = 4
	for _, y := range p.Years {
		f.hasTargets = f.hasTargets || y.Targets > 0
		f.Rows = append(f.Rows, Row{Key: year(y.Year), Label: year(y.Year), Cells: []Cell{
			m.quantity(y.Value, y.Reports > 0, how), m.count(y.Reports), m.quantity(y.Achieved, y.HasAchieved, how),
			m.target(y.Target, y.Targets > 0, how), m.count(y.Targets)}})
	}
	f.Total = &Row{Label: m.words.T("page.series.total"), Cells: []Cell{
		m.quantity(p.Total, p.HasTotal, how), m.count(p.Reported), m.quantity(p.Total, p.HasTotal, how),
		m.target(p.Target, p.HasTarget, how), m.count(p.WithTarget)}}
	unit := m.text(i.Unit)
	expected := m.words.N("figure.count.commitments", p.Measures)
	switch {
	case p.Measures == 0:
		f.Sentence = m.words.T("figure.progress.unused", name)
		f.Empty, f.Rows, f.Total = f.Sentence, nil, nil
	case !p.HasTotal:
		f.Sentence = m.words.T("figure.progress.missing", name, expected)
		f.Empty = f.Sentence
	default:
		f.Sentence = m.words.N("figure.progress.sentence", p.Reported, expected, name, m.combined(p.Total, p.Reported, how), unit)
		if p.Both > 0 {
			f.Sentence += " " + m.words.N("figure.progress.both", p.Both, phrase.Cumulated(m.words, p.BothTotal, how), phrase.Cumulated(m.words, p.BothTarget, how))
		}
	}
	if p.HasTarget && f.Empty != "" && p.Measures > 0 {
		f.Notes = append(f.Notes, m.words.N("figure.progress.aimed", p.WithTarget, m.combined(p.Target, p.WithTarget, how), unit))
	}
	f.Notes = append(f.Notes, m.words.T("figure.progress.rule", unit, m.words.T("page.direction."+string(i.Direction)), m.words.T("page.cumulation."+string(how))))
	if p.Undated > 0 {
		f.Notes = append(f.Notes, m.words.N("figure.progress.undated", p.Undated))
	}
	if p.Measures > 0 && p.HasTarget {
		f.Notes = append(f.Notes, m.words.T("figure.progress.covers"))
	}
	f.citeValues(s, i)
	for _, r := range f.Rows {
		if c := r.Cells[2]; c.isNumber() && c.Low != c.High {
			f.Notes = append(f.Notes, m.words.T("figure.progress.range"))
			break
		}
	}
}

// combined returns the result of n reports in words: their sum or their mean.
func (m *Maker) combined(q model.Quantity, n int, how model.Cumulation) string {
	text := phrase.Cumulated(m.words, q, how)
	switch {
	case n == 1:
		return text
	case how.Averages():
		return m.words.T("figure.progress.mean", text)
	}
	return m.words.T("figure.progress.total", text)
}

// target returns a cell with a target, or a missing one if it isn't set.
func (m *Maker) target(q model.Quantity, set bool, how model.Cumulation) Cell {
	c := m.quantity(q, set, how)
	if !set {
		c.Text = m.words.T("figure.progress.no-target")
	}
	return c
}
