package figure

import (
	"slices"

	"parvis/generator/model/stats"
)

// signatures fills in the signatories and conventions by year.
func (m *Maker) signatures(f *Figure, s *stats.Selection) {
	t := s.Timeline()
	f.Heads = []string{m.words.T("page.head.year"), m.words.T("figure.signed.signatories"), m.words.T("figure.signed.conventions"),
		m.words.T("figure.signed.all-signatories"), m.words.T("figure.signed.all-conventions")}
	for _, y := range t.Years {
		f.Rows = append(f.Rows, Row{Key: year(y.Year), Label: year(y.Year),
			Cells: []Cell{m.count(y.Signatories), m.count(y.Conventions), m.count(y.AllSignatories), m.count(y.AllConventions)}})
	}
	signed, agreed := t.Signatories, t.Conventions
	f.undated = signed.Undated
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
	f.citeSignatories(slices.Concat(s.Signatories, s.Left), true)
	if len(s.Left) > 0 {
		f.Notes = append(f.Notes, m.words.N("figure.signed.left", len(s.Left)))
	}
	m.noteDeclared(f, s.Scope.Territory)
	if s.UndatedConventions > 0 {
		f.Notes = append(f.Notes, m.words.N("figure.undated-conventions", s.UndatedConventions))
	}
	m.noteUndated(f, s, signatories)
}
