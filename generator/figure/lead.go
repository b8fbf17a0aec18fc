package figure

import (
	"unicode"

	"parvis/generator/figure/catalogue"
	"parvis/generator/model"
	"parvis/generator/model/phrase"
)

// telling is what a figure finds, before it is a sentence. Its texts begin in lower case.
type telling struct {
	label string // what a plain form begins with, before a colon; "" in a sentence with a verb
	found string // the finding
	gap   string // what isn't known; "" if all is
	rest  bool   // what isn't known is all the others
}

// say returns a sentence: what the figure is restricted to, the finding, what isn't known.
func (m *Maker) say(spec catalogue.Spec, t telling) string {
	text := t.found
	where, ok := m.lead(spec)
	switch subject := m.SubjectName(spec); {
	case t.label != "" && subject != "":
		text = m.words.T("figure.about", m.words.T("page.session", subject, t.label), text)
	case t.label != "":
		text = m.words.T("figure.about", t.label, text)
	case ok:
		text = m.words.T("page.session", where, text)
	case subject != "":
		text = m.words.T("figure.about", subject, text)
	}
	text = upperFirst(text)
	if t.gap != "" {
		return m.words.T("figure.stop-after", text, t.gap)
	}
	return m.words.T("figure.stop", text)
}

// lead returns what a figure is restricted to, as a sentence begins: "en Occitanie". It returns false
// without a restriction, and where one of them can only be named.
func (m *Maker) lead(spec catalogue.Spec) (string, bool) {
	var parts []string
	if d := m.domains[spec.Domain]; d != nil {
		if d.InSentence == "" {
			return "", false
		}
		parts = append(parts, m.words.T("figure.for", m.text(d.InSentence)))
	}
	if t := m.territories[spec.Territory]; t != nil {
		where, ok := phrase.Within(m.words, t, m.text(t.Title))
		if !ok {
			return "", false
		}
		parts = append(parts, where)
	}
	switch {
	case spec.From != 0 && spec.From == spec.To:
		parts = append(parts, m.words.T("figure.period.in", year(spec.From)))
	case spec.From != 0 || spec.To != 0:
		parts = append(parts, m.years(spec.From, spec.To))
	}
	text := ""
	for i, p := range parts {
		if text = p; i > 0 {
			text = m.words.T("page.session", parts[i-1], p)
			parts[i] = text
		}
	}
	return text, text != ""
}

// noun returns how a sentence names a domain: with its article, or "" where that isn't known.
func (m *Maker) noun(d *model.Domain) string { return m.text(d.InSentence) }

// counts returns in words how many of these there are: "4 engagements".
func (m *Maker) counts(n int, c counted) string { return m.words.N(c.key("figure.count."), n) }

// of returns in words some of all that is counted: "6 des 16 engagements publiés".
func (m *Maker) of(n, of int, c counted) string {
	return m.words.N(c.key("figure.of."), n, m.words.Number(of))
}

// part is shorter: "8 engagements sur 16".
func (m *Maker) part(n, of int, c counted) string {
	return m.words.N(c.key("figure.part."), n, m.words.Number(of))
}

// every returns in words all that is counted: "les 16 engagements publiés".
func (m *Maker) every(n int, c counted) string { return m.words.N(c.key("figure.every."), n) }

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
