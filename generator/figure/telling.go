package figure

import (
	"strings"
	"unicode/utf8"

	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
)

// mostNames is how many names a sentence lists.
const mostNames = 3

// leadShare is by how much the first must exceed the second to come first where there are enough
// records for shares: in hundredths of the first. Below, one record more is enough.
const leadShare = 5

// longest is the length of a finding that lists values. What is longer lists fewer.
const longest = 140

// ranked tells of domains or of places: which has most, or which are level.
func (m *Maker) ranked(t tallied) telling {
	top, n := t.top()
	first := top[0]
	switch near := t.near(); {
	case len(top) == 1 && n == t.total && m.can(t.topic, first):
		return telling{found: m.does(t, m.every(n, t.counted), top, n)}
	case len(near) > len(top):
		return telling{found: m.words.T("figure.near", m.counted(near), m.counts(t.total, t.counted))}
	case len(top) > 1:
		return m.tie(t, top, n)
	case first.noun == "":
		return telling{label: first.Label, found: m.part(n, t.total, t.counted)}
	}
	args := []any{first.noun, m.of(n, t.total, t.counted)}
	found := m.words.N("figure.first.place", plural(first.noun), args...)
	if t.topic == domain { // it is about it, where a language has no article that tells the number of the verb
		found = m.words.N("figure.first.domain", plural(first.noun), args...)
	}
	if next := t.next(); len(next) > 0 {
		found = m.words.T("figure.ahead", found, m.counted(next))
	}
	return telling{found: found}
}

// tie tells of rows with the same count n.
func (m *Maker) tie(t tallied, top []Row, n int) telling {
	level := m.words.T("figure.level", m.counts(n, t.counted), m.each(t.topic), m.words.Number(t.total))
	switch {
	case len(top) > mostNames:
		many := m.words.N("figure.many."+t.place(), len(top))
		return telling{found: m.words.T("figure.tie", many, level)}
	case !named(top):
		return telling{label: m.names(top), found: m.words.T("figure.tie-of-labels", level)}
	}
	return telling{found: m.words.T("figure.tie", m.names(top), level)}
}

// placed tells of places: what each has, of a few.
func (m *Maker) placed(t tallied) telling {
	top, n := t.top()
	known := t.total - t.unknown
	switch {
	case t.total == 1 && m.can(t.topic, top[0]): // perhaps in several places
		return telling{found: m.does(t, m.every(1, t.counted), top, 1)}
	case len(t.rows) == 1 && n == known && t.unknown > 0 && m.can(t.topic, top[0]):
		return telling{found: m.does(t, m.words.T(t.key("figure.known."), m.every(n, t.counted)), top, n), rest: true}
	case len(top) > 1 || len(t.rows) > mostNames || n == t.total && m.can(t.topic, top[0]):
		return m.ranked(t)
	}
	var said []string
	for i, r := range t.rows {
		if i == 0 {
			said = append(said, m.words.N("figure.has", plural(r.noun), r.noun, m.counts(n, t.counted)))
		} else {
			said = append(said, m.words.T("figure.says", r.noun, m.words.Number(number(r))))
		}
	}
	return telling{found: m.enough("", t.rows, said)}
}

// listed tells of the values of a vocabulary, or of years: how many have each of the most frequent.
func (m *Maker) listed(t tallied) string {
	top, n := t.top()
	switch {
	case n == t.total && top[0].Key == string(model.Declared) && t.topic == proof:
		return m.words.N(t.counted.key("figure.unverified."), n)
	case n == t.total:
		return m.does(t, m.every(n, t.counted), top, n)
	case t.topic == begun && len(top) > mostNames:
		return m.tie(t, top, n).found
	}
	var said []string
	for i, r := range t.rows {
		one := m.does(t, m.part(n, t.total, t.counted), []Row{r}, n)
		switch {
		case i > 0 && t.topic == begun:
			one = m.words.T("figure.says", m.words.Number(number(r)), m.words.T("figure.period.in", r.Label))
		case i > 0:
			one = m.does(t, m.words.Number(number(r)), []Row{r}, number(r))
		}
		said = append(said, one)
	}
	return m.enough("", t.rows, said)
}

// rest tells of the records that give the variable, after those that don't.
func (m *Maker) rest(t tallied) string {
	top, n := t.top()
	count, known := m.words.Number(n), t.total-t.unknown
	switch {
	case len(t.rows) == 1 && m.can(t.topic, top[0]):
		return m.does(t, m.words.N("figure.the-others", known), top, known)
	case top[0].is != "" || t.topic == begun:
		var said []string
		for _, r := range t.rows {
			said = append(said, m.does(t, m.words.Number(number(r)), []Row{r}, number(r)))
		}
		return m.enough("", t.rows, said)
	case !named(top):
		return m.words.T("figure.among", m.words.T("figure.about", m.names(top), count))
	case len(top) > 1:
		return m.words.T("figure.among", m.words.T("figure.tie", m.names(top), m.words.T("figure.says", count, m.each(t.topic))))
	case len(t.rows) > mostNames:
		return m.words.T("figure.among", m.words.N("figure.first.place", plural(top[0].noun), top[0].noun, count))
	}
	var said []string
	for i, r := range t.rows {
		text := m.words.T("figure.says", r.noun, m.words.Number(number(r)))
		if i == 0 {
			text = m.words.N("figure.has-of-them", plural(r.noun), r.noun, count)
		}
		said = append(said, text)
	}
	return m.enough("", t.rows, said)
}

// enough joins what is said of rows after a text: of the first ones, as many as are short enough. Rows
// with the same count are all told, or none of them.
func (m *Maker) enough(after string, rows []Row, said []string) string {
	best := 0
	for k := 1; k <= len(rows); k++ {
		long := k > mostNames || utf8.RuneCountInString(after+strings.Join(said[:k], ", ")) > longest
		if best > 0 && long {
			break
		}
		if k == len(rows) || number(rows[k]) < number(rows[k-1]) {
			best = k
		}
	}
	return phrase.Names(m.words, said[:best])
}

// can reports whether a sentence can tell of records what they have in common with a verb.
func (m *Maker) can(t topic, r Row) bool {
	switch t {
	case domain, sector:
		return r.noun != ""
	case region, departement, epci, presenceR, presenceD:
		return r.where != ""
	case begun, status, proof, evaluation, size, scope:
	}
	return true
}

// does tells of n records what they have in common. Several rows are the places of one record.
func (m *Maker) does(t tallied, subject string, rows []Row, n int) string {
	first := rows[0]
	switch {
	case first.is != "" && t.topic == proof && t.counted == deeds: // in French, of another gender
		return m.words.T("figure.says", subject, m.words.N("figure.is.deeds-proof."+strings.TrimPrefix(first.is, "proof."), n))
	case first.is != "":
		return m.words.T("figure.says", subject, m.words.N("figure.is."+first.is, n))
	}
	said := make([]string, len(rows))
	for i, r := range rows {
		switch {
		case r.where != "":
			said[i] = r.where
		case r.noun != "":
			said[i] = r.noun
		default:
			said[i] = r.Label
		}
	}
	return m.words.N(t.key("figure.does."), n, subject, phrase.FirstNames(m.words, said, mostNames))
}

// names joins the names of rows: as nouns if all have one.
func (m *Maker) names(rows []Row) string {
	out := make([]string, len(rows))
	for i, r := range rows {
		if out[i] = r.noun; !named(rows) {
			out[i] = r.Label
		}
	}
	return phrase.FirstNames(m.words, out, mostNames)
}

// counted joins the names of rows, each with its count: "l'éducation (5)".
func (m *Maker) counted(rows []Row) string {
	out := make([]string, len(rows))
	for i, r := range rows {
		name := r.noun
		if !named(rows) {
			name = r.Label
		}
		out[i] = m.words.T("figure.counted", name, m.words.Number(number(r)))
	}
	return phrase.FirstNames(m.words, out, mostNames)
}

// named reports whether a sentence can name all rows as nouns.
func named(rows []Row) bool {
	for _, r := range rows {
		if r.noun == "" {
			return false
		}
	}
	return true
}

// plural returns a number for the verb of a noun: 1, or 2 for one in the plural.
func plural(noun string) int {
	if phrase.Plural(noun) {
		return 2
	}
	return 1
}

// top returns the rows with the largest count, and that count.
func (t tallied) top() (rows []Row, count int) { return foremost(t.rows) }

// near returns the rows that are too close to the first for it to come first.
func (t tallied) near() []Row {
	margin := 1.0
	if t.total >= stats.ShareBase {
		margin = t.rows[0].Cells[0].Low * leadShare / 100
	}
	for i, r := range t.rows {
		if t.rows[0].Cells[0].Low-r.Cells[0].Low >= margin {
			return t.rows[:i]
		}
	}
	return t.rows
}

// next returns what comes second, if not more than two rows do, and a sentence can name them.
func (t tallied) next() []Row {
	rows, _ := foremost(t.rows[1:])
	if len(rows) > 2 || !named(rows) {
		return nil
	}
	return rows
}

// place returns the topic without what tells presences from the rest.
func (t topic) place() string { return strings.TrimPrefix(string(t), "presence-") }
