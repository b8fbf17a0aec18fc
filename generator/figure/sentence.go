package figure

import (
	"cmp"
	"unicode"

	"parvis/generator/figure/catalogue"
	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
)

// counted is what a figure counts, as keys of words name it. Words for each agree with it.
type counted string

const (
	commitments counted = "commitments" // promises only
	deeds       counted = "deeds"       // done without a promise
	actions     counted = "actions"     // both
	signatories counted = "signatories"
)

// countedOf returns what a number of commitments is made of.
func countedOf(c stats.Commitments) counted {
	switch {
	case c.Deeds == 0:
		return commitments
	case c.Promised() == 0:
		return deeds
	}
	return actions
}

// key returns a key of words that depends on what is counted.
func (c counted) key(prefix string) string { return prefix + string(c) }

// part returns in words some of all that is counted: "3 engagements sur 16".
func (m *Maker) part(n, of int, c counted) string {
	return m.words.N(c.key("figure.part."), n, m.words.Number(of))
}

// sentence says what a tally shows: the row with the largest count or the rows that tie for it, and
// how many records don't give the variable.
func (m *Maker) sentence(kind catalogue.Kind, rows []Row, total, unknown int, c counted) string {
	variable := m.words.T("figure.variable." + string(kind))
	top, n := foremost(rows)
	var body string
	tie := "figure.tie"
	switch {
	case len(top) == 0:
		return m.words.T("figure.untold", variable)
	case total == 1: // perhaps in several rows
		body = m.words.T("figure.says", m.words.T(c.key("figure.sole.")), m.predicate(kind, top, 1, c))
	case len(top) > 1:
		switch {
		case unknown >= n: // those without a value could change the order
			tie = "figure.tied"
		case top[0].is != "": // values, which can't be the subject of a sentence
			tie = "figure.tie-of-values"
		}
		body = m.words.T(tie, m.joinNames(m.names(top)), lowerFirst(m.part(n, total, c)))
	case n == total && kind == catalogue.ByProof && top[0].Key == string(model.Declared):
		body = m.words.N(c.key("figure.unverified."), n)
	case n == total:
		body = m.words.T("figure.says", m.words.N(c.key("figure.every."), n), m.predicate(kind, top, n, c))
	case 2*n == total:
		half := m.words.T(c.key("figure.half."), m.words.Number(n), m.words.Number(total))
		body = m.words.T("figure.says", half, m.predicate(kind, top, n, c))
	default:
		body = m.words.T("figure.says", m.part(n, total, c), m.predicate(kind, top, n, c))
	}
	if unknown > 0 {
		return m.words.T("figure.stop-after", body, m.words.N("figure.unsaid", unknown, variable))
	}
	return m.words.T("figure.stop", body)
}

// foremost returns the rows with the largest count, and that count; none where all counts are zero.
func foremost(rows []Row) (top []Row, count int) {
	for _, r := range rows {
		switch n := int(r.Cells[0].Low); {
		case r.Unknown || n == 0 || n < count:
		case n > count:
			count, top = n, []Row{r}
		default:
			top = append(top, r)
		}
	}
	return top, count
}

// predicate says what n of the records counted in rows have in common. Several rows are the places
// of one record.
func (m *Maker) predicate(kind catalogue.Kind, rows []Row, n int, c counted) string {
	first := rows[0]
	switch {
	case first.is == "":
		var said []string
		for i, name := range m.names(rows) {
			said = append(said, cmp.Or(rows[i].said, name))
		}
		return m.words.N("figure.does."+string(kind), n, m.joinNames(said))
	case c == deeds && (kind == catalogue.ByStatus || kind == catalogue.ByProof): // worded for what is masculine
		return m.words.N("figure.mention", n, m.quoted(first.Label))
	}
	return m.words.N("figure.is."+first.is, n)
}

// quoted returns a text in quotation marks.
func (m *Maker) quoted(text string) string { return m.words.T("figure.quoted", text) }

// names returns the labels of rows as a sentence lists them.
func (m *Maker) names(rows []Row) []string {
	out := make([]string, len(rows))
	for i, r := range rows {
		if out[i] = r.Label; !r.plain {
			out[i] = m.quoted(r.Label)
		}
	}
	return out
}

// mostNames is how many names a sentence lists.
const mostNames = 3

// joinNames joins the first names into a text, followed by the number of the others.
func (m *Maker) joinNames(names []string) string {
	return phrase.FirstNames(m.words, names, mostNames)
}

// lowerFirst puts the first letter in lower case, so that the text can follow a
// name. Acronyms are unchanged.
func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) > 1 && unicode.IsUpper(r[0]) && !unicode.IsUpper(r[1]) {
		r[0] = unicode.ToLower(r[0])
	}
	return string(r)
}

// upperFirst puts the first letter in upper case, to begin a sentence.
func upperFirst(s string) string {
	r := []rune(s)
	if len(r) > 0 {
		r[0] = unicode.ToUpper(r[0])
	}
	return string(r)
}

// noteDeclared adds a note for each number of signatories or conventions that sources declare, apart
// from those counted here: of the territory of the scope, or of the roots of the tree.
func (m *Maker) noteDeclared(f *Figure, within *model.Territory) {
	places := m.site.Roots
	if within != nil {
		places = []*model.Territory{within}
	}
	for _, t := range places {
		for _, d := range m.declared(t) {
			if d.Territory == t {
				where := phrase.In(m.words, t, m.text(t.Title))
				f.Notes = append(f.Notes, m.words.T("figure.declared", m.declaredCount(d.Count), where, m.declaredOn(d.Count)))
			}
		}
	}
}

// declaredCount returns a declared number with what it counts: "environ 20 signataires nationaux".
func (m *Maker) declaredCount(c model.Count) string {
	what := string(c.Type)
	if c.Scope != "" {
		what += "-" + string(c.Scope)
	}
	return m.words.N("figure.declared-count."+what, c.Number, phrase.Counted(m.words, c))
}

// declaredOn returns when a number was declared, which its source may not say.
func (m *Maker) declaredOn(c model.Count) string {
	if c.Date.IsZero() {
		return m.words.T("page.no-update")
	}
	return phrase.Date(m.words, c.Date)
}
