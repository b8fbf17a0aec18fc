package figure

import (
	"slices"

	"parvis/generator/model/phrase"
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
	agreed := t.Conventions
	f.undated = t.Signatories.Undated
	f.Sentence = m.signed(f, s, t)
	if len(t.Years) == 0 {
		f.Empty = f.Sentence
	} else {
		last := t.Years[len(t.Years)-1]
		f.Total = &Row{Label: m.words.T("page.head.total"), Cells: []Cell{m.count(last.AllSignatories), m.count(last.AllConventions), m.count(last.AllSignatories), m.count(last.AllConventions)}}
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

// signed says how many signatures are dated and of when, and how many aren't.
func (m *Maker) signed(f *Figure, s *stats.Selection, t stats.Timeline) string {
	of, dated := t.Signatories, t.Signatories.Total-t.Signatories.Undated
	var out telling
	first, last, best := 0, 0, stats.YearOf{}
	for _, y := range t.Years {
		if y.Signatories == 0 {
			continue
		}
		if last = y.Year; first == 0 {
			first = y.Year
		}
		switch {
		case y.Signatories > best.Signatories:
			best = y
		case y.Signatories == best.Signatories:
			best.Year = 0 // several have as many
		}
	}
	when := m.years(first, last)
	switch {
	case of.Total == 0 && len(t.Years) > 0:
		out.found = m.words.N("figure.signed.conventions-only", t.Years[len(t.Years)-1].AllConventions)
	case of.Total == 0:
		out.found = m.words.T("figure.signed.none")
	case dated == 0:
		out.found = m.words.N("figure.signed.undated", of.Total)
	case dated == 1:
		out.found = m.words.N("figure.signed.only", of.Total, m.onlySignature(s))
	case 2*of.Undated > of.Total:
		out.found = m.words.N("figure.signed.gap", of.Undated, m.of(of.Undated, of.Total, signatories))
		out.gap = m.words.N("figure.signed.others", dated, m.when(first, last, when))
	default:
		out.found = m.words.N("figure.signed.sentence", dated, m.when(first, last, when))
		if best.Year != 0 && first != last {
			out.found = m.words.N("figure.signed.most", best.Signatories, out.found, year(best.Year))
		}
	}
	if of.Undated > 0 && dated > 0 && out.gap == "" {
		out.gap = m.words.N("figure.signed.untold", of.Undated)
	}
	return m.say(f.Spec, out)
}

// when returns a time with its preposition: that of one year, or of several.
func (m *Maker) when(first, last int, span string) string {
	if first == last {
		return m.words.T("figure.period.in", year(first))
	}
	return span
}

// onlySignature returns the date of the only signature that has one: "du 6 juillet 2018".
func (m *Maker) onlySignature(s *stats.Selection) string {
	for _, one := range slices.Concat(s.Signatories, s.Left) {
		if !one.Signature.IsZero() {
			return phrase.When(m.words, "of", one.Signature)
		}
	}
	return ""
}
