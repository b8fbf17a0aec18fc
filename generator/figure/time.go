package figure

import (
	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
)

// signatures fills in the signatories and conventions by year.
func (m *Maker) signatures(f *Figure, s *stats.Selection) {
	f.shape, f.drawnCells = columns, []int{0, 1}
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

// progress fills in the results of a shared indicator, by period, and says what they can be
// compared with: the targets of the same commitments.
func (m *Maker) progress(f *Figure, s *stats.Selection, i *model.Indicator) {
	f.shape = columns
	p := s.Progress(i)
	f.Heads = []string{m.words.T("page.head.period"), m.words.T("figure.progress.value"), m.words.T("figure.progress.reports")}
	for _, one := range p.Periods {
		f.Rows = append(f.Rows, Row{Key: one.Period.String(), Label: phrase.Span(m.words, one.Period), Cells: []Cell{
			m.quantity(one.Value.Quantity, true, i.Cumulation), m.count(one.Value.Reports)}})
	}
	known := p.Total.Reports > 0
	f.Total = &Row{Label: m.words.T("page.series.total"), Cells: []Cell{m.quantity(p.Total.Quantity, known, i.Cumulation), m.count(p.Total.Reports)}}
	name := m.text(i.Title)
	expected := m.words.N("figure.count.using", p.Measures)
	switch {
	case p.Measures == 0:
		f.Sentence = m.words.T("figure.progress.unused", name)
		f.Empty, f.Rows, f.Total = f.Sentence, nil, nil
	case !known:
		f.Sentence = m.words.T("figure.progress.missing", name, expected)
		f.Empty = f.Sentence
	default:
		f.Sentence = m.words.N("figure.progress.sentence", p.Total.Reports, expected, name, m.result(p.Total, i))
	}
	m.noteTargets(f, p, i)
	f.Notes = append(f.Notes, m.cumulationRule(i))
	f.citeValues(s, i)
}

// result returns in words what several commitments reported together, and of when it is.
func (m *Maker) result(r stats.Result, i *model.Indicator) string {
	text := phrase.MeasuredTotal(m.words, r.Quantity, i.Cumulation, m.text(i.Unit))
	switch {
	case !r.Period.IsZero() && r.Sum:
		text = m.words.T("figure.progress.at", text, phrase.During(m.words, r.Period))
	case !r.Sum && r.Reports > 1:
		text = m.words.T("figure.progress.spread", text)
	case r.Reports > 1:
		text = m.words.T("figure.progress.total", text)
	}
	return text
}

// noteTargets says what was aimed at, and compares it with the results of the same commitments.
func (m *Maker) noteTargets(f *Figure, p stats.Progress, i *model.Indicator) {
	if p.Aimed == 0 {
		return
	}
	note := m.words.N("figure.progress.aimed", p.Aimed, m.words.N("figure.count.using", p.Measures))
	unit := m.text(i.Unit)
	if p.Both > 0 {
		note += " " + m.words.N("figure.progress.both", p.Both, phrase.Quantity(m.words, p.Result), phrase.Measured(m.words, p.Target, unit))
	}
	f.Notes = append(f.Notes, note)
	for _, d := range p.Deadlines {
		if d.Known > 0 {
			f.Notes = append(f.Notes, m.words.N("figure.progress.deadline", d.Known, year(d.Year), phrase.Quantity(m.words, d.Result), phrase.Measured(m.words, d.Target, unit)))
		}
	}
	if p.Recurring > 0 {
		f.Notes = append(f.Notes, m.words.N("figure.progress.recurring", p.Recurring))
	}
	if p.Undated > 0 {
		f.Notes = append(f.Notes, m.words.N("figure.progress.undated", p.Undated))
	}
}

// cumulationRule says how the results of an indicator combine, and which way is sought.
func (m *Maker) cumulationRule(i *model.Indicator) string {
	rule := m.words.T("figure.progress.rule", m.words.T("page.cumulation."+string(i.Cumulation)))
	if !i.AddsUp() {
		rule = m.words.T("figure.progress.apart", m.text(i.Unit))
	}
	if i.Direction != "" {
		rule += " " + m.words.T("figure.progress.aim."+string(i.Direction))
	}
	return rule
}
