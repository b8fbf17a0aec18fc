package figure

import (
	"slices"
	"strings"

	"parvis/generator/figure/catalogue"
	"parvis/generator/model"
	"parvis/generator/model/phrase"
)

// sentence says what a tally shows: the row with the largest count or the rows
// that tie for it, and how many records don't give the variable.
func (m *Maker) sentence(f *Figure, total, unknown int, counted string) string {
	all := m.words.N("figure.count."+counted, total)
	if total == 0 {
		return m.words.T("figure.none." + counted)
	}
	variable := m.words.T("figure.variable." + string(f.Spec.Kind))
	var top []string
	maxCount := 0.0
	for _, r := range f.Rows {
		switch n := r.Cells[0].Low; {
		case r.Unknown || n == 0 || n < maxCount:
		case n > maxCount:
			maxCount, top = n, []string{r.Label}
		default:
			top = append(top, r.Label)
		}
	}
	if len(top) == 0 {
		return m.words.N("figure.untold."+counted, total)
	}
	if f.Spec.Kind != catalogue.ByYear { // years need no quotes
		for i, name := range top {
			top[i] = m.words.T("figure.quoted", name)
		}
	}
	n := int(maxCount)
	var sentence string
	switch {
	case total == 1:
		sentence = m.words.T("figure.only."+counted, variable, m.joinNames(top, 3))
	case len(top) > 1:
		sentence = m.words.T("figure.tie", m.words.Number(n), all, m.joinNames(top, 3), variable)
	case n == total:
		sentence = m.words.T("figure.all", all, variable, top[0])
	case unknown >= n: // the records without a value are the largest group
		sentence = m.words.N("figure.top-told", n, all, variable, top[0])
	default:
		sentence = m.words.N("figure.top", n, all, variable, top[0])
	}
	if unknown > 0 {
		sentence += " " + m.words.N("figure.of-them-unknown", unknown, all)
	}
	return sentence
}

// joinNames joins the first names into a text, followed by the number of
// remaining ones.
func (m *Maker) joinNames(names []string, most int) string {
	out := slices.Clone(names[:min(most, len(names))])
	if more := len(names) - most; more > 0 {
		out = append(out, m.words.N("figure.others", more))
	}
	last := len(out) - 1
	if last < 1 {
		return strings.Join(out, "")
	}
	return m.words.T("figure.and", strings.Join(out[:last], ", "), out[last])
}

// noteDeclared adds a note for each number that territories declared, as a
// figure separate from those counted here. It covers the territory of the
// scope, or the roots of the tree.
func (m *Maker) noteDeclared(f *Figure, within *model.Territory) {
	places := m.site.Roots
	if within != nil {
		places = []*model.Territory{within}
	}
	for _, t := range places {
		for _, n := range t.Counts {
			if n.Type.OfRecords() {
				f.Notes = append(f.Notes, m.words.T("figure.declared", phrase.Counted(m.words, n), m.words.N("page.declared."+string(n.Type), n.Number), m.text(t.Title), phrase.When(m.words, "on", n.Date)))
			}
		}
	}
}
