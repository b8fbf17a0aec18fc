package view

import "parvis/generator/model"

// Aim returns a target with its unit; one that isn't to be exceeded says so.
func (b *Site) Aim(m *model.Measure) string {
	out := b.Measured(*m.Target, m.Unit)
	if m.Direction.Lower() && m.Target.IsExact() {
		return b.Words.T("page.progress.at-most", out)
	}
	return out
}

// MadeOf returns in words which periods a measure's total is made of, and how.
func (b *Site) MadeOf(m *model.Measure) string {
	first, last := m.Values[0].Period, m.Values[len(m.Values)-1].Period
	if m.Cumulation.Latest() || first == last {
		return b.During(last)
	}
	all := 1
	for p := first; p.Compare(last) < 0; p = p.Next() {
		all++
	}
	if len(m.Values) < all {
		unit := "period"
		if first.Kind.PerYear() == 1 {
			unit = "year"
		}
		return b.Words.N("page.progress.of-known."+string(m.Cumulation)+"."+unit, len(m.Values), b.Span(first), b.Span(last))
	}
	return b.Words.T("page.progress."+string(m.Cumulation), b.Span(first), b.Span(last))
}
