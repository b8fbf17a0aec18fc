package figure

import (
	"slices"
	"strings"

	"parvis/generator/figure/catalogue"
	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
)

// declared returns the latest numbers of signatories and conventions that sources declare in a
// territory, or in the whole site if nil.
func (m *Maker) declared(within *model.Territory) []stats.Declared {
	var out []stats.Declared
	for _, counted := range model.CountType("").Values() {
		out = append(out, m.stats.Declared(m.site, counted, within)...)
	}
	return out
}

// fillDeclared fills in what territories declared, next to what is published
// about them. The two numbers are never added up.
func (m *Maker) fillDeclared(f *Figure, within *model.Territory) {
	f.drawnCells = []int{0, 1}
	f.Heads = []string{m.words.T("page.head.territory"), m.words.T("figure.declared-heads.declared"),
		m.words.T("figure.declared-heads.published"), m.words.T("page.head.date")}
	more, all := 0, m.declared(within)
	var widest stats.Declared
	for i, d := range all {
		f.Rows = append(f.Rows, m.declaredRow(d))
		if d.Count.Number > d.Published {
			more++
		}
		if i == 0 || d.Count.Number-d.Published > widest.Count.Number-widest.Published {
			widest = d
		}
		f.cite(d.Count.Source)
		if d.Count.Note != "" {
			place := m.text(d.Territory.Title)
			f.Notes = append(f.Notes, m.words.T("figure.declared-note", place, m.text(d.Count.Note)))
		}
	}
	f.Sentence = m.declaredSentence(all, more, widest)
	if len(f.Rows) == 0 {
		f.Sentence = m.say(f.Spec, telling{found: m.words.T("figure.declared-none")})
		f.Empty = f.Sentence
	}
	m.noteUncompared(f, within)
	if len(f.Rows) > 0 {
		f.Notes = append(f.Notes, m.words.T("page.declared.note"))
	}
}

// declaredSentence says how many declared numbers, of one or more, exceed what is published, and by how
// much at most.
func (m *Maker) declaredSentence(all []stats.Declared, more int, widest stats.Declared) string {
	if len(all) == 0 {
		return ""
	}
	name := m.text(widest.Territory.Title)
	place, count := phrase.The(m.words, widest.Territory, name), m.declaredCount(widest.Count)
	published := m.words.N("figure.published", widest.Published)
	found := telling{found: m.words.T("page.session", m.words.N("figure.declares", plural(place), place, count), published)}
	gap := m.words.T("figure.widest", phrase.In(m.words, widest.Territory, name), count, published)
	switch {
	case len(all) == 1:
	case more == 0:
		found = telling{found: m.words.T("figure.declared-within", m.words.Number(len(all)))}
	default:
		found = telling{found: m.words.N("figure.declared-beyond", more, m.words.Number(len(all))), gap: gap}
		if more == len(all) {
			found.found = m.words.T("figure.declared-all", m.words.Number(more))
		}
	}
	return m.say(catalogue.Spec{}, found) // each number has its place
}

func (m *Maker) declaredRow(d stats.Declared) Row {
	what := m.words.T("page.count-type." + string(d.Count.Type))
	group, place := what, m.text(d.Territory.Title)
	key := d.Territory.Slug + "-" + string(d.Count.Type)
	if d.Count.Scope != "" {
		what = m.words.T("figure.declared-scope", what, m.words.T("page.scope."+string(d.Count.Scope)))
		key += "-" + string(d.Count.Scope)
		place = m.words.T("figure.declared-scope", place, m.words.T("page.scope."+string(d.Count.Scope)))
	}
	number := m.count(d.Count.Number)
	number.Text, number.Approximate = phrase.Counted(m.words, d.Count), d.Count.Approximate
	date := Cell{Words: true, Missing: d.Count.Date.IsZero(), Text: m.declaredOn(d.Count), Data: d.Count.Date.String()}
	label := m.words.T("figure.declared-row", m.text(d.Territory.Title), what)
	return Row{Key: key, Code: d.Territory.Code, Record: &d.Territory.Record, Label: label, place: place, group: group,
		Cells: []Cell{number, m.count(d.Published), date}}
}

// noteUncompared tells how many declared numbers the site has no records of, and what they count.
func (m *Maker) noteUncompared(f *Figure, within *model.Territory) {
	type counted struct {
		place     *model.Territory
		of        model.CountType
		scope     model.Scope
		indicator *model.Indicator
	}
	numbers := map[counted]bool{} // only the latest of each counts
	types := map[model.CountType]bool{}
	for _, t := range m.site.Territories {
		if within != nil && t != within && !slices.Contains(t.Ancestors(), within) {
			continue
		}
		for _, c := range t.Counts {
			if !c.Type.OfRecords() {
				numbers[counted{t, c.Type, c.Scope, c.Indicator}], types[c.Type] = true, true
			}
		}
	}
	if len(numbers) == 0 {
		return
	}
	var names []string
	for _, counted := range model.CountType("").Values() {
		if types[counted] {
			names = append(names, lowerFirst(m.words.T("page.count-type."+string(counted))))
		}
	}
	f.Notes = append(f.Notes, m.words.N("figure.declared-apart", len(numbers), strings.Join(names, ", ")))
}
