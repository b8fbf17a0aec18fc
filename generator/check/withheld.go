package check

import (
	"fmt"
	"strings"
	"unicode"

	"parvis/generator/record"
	"parvis/generator/slug"
)

// checkWithheld wants a withheld name to be nowhere in what is published: in
// the signatory's own record, nor in those that name it by its slug.
func checkWithheld(c *checker, e record.Entry) {
	switch r := e.(type) {
	case *record.Signatory:
		if r.Disclosure == "partielle" {
			hider{c, e, r.Name}.signatory(r)
		}
	case *record.Experience:
		for _, h := range c.hiders(e, r.Signatories) {
			h.file()
			h.text("titre", r.Title)
			h.text("accroche", r.Teaser)
			h.texts("retenir", r.Keep)
			h.texts("progres", r.Progress)
			h.body()
		}
	case *record.News:
		for _, h := range c.hiders(e, r.Signatories) {
			h.file()
			h.text("titre", r.Title)
			h.text("image", r.Image)
			h.text("alt", r.Alt)
			h.body()
		}
	}
}

// hider looks for a name in the texts of a record.
type hider struct {
	*checker
	e    record.Entry
	name string
}

// hiders is one for each signatory named whose name is withheld.
func (c *checker) hiders(e record.Entry, signatories []string) []hider {
	var out []hider
	for _, name := range signatories {
		if s, ok := c.slugs[record.SignatoryKind][name].(*record.Signatory); ok && s.Disclosure == "partielle" {
			out = append(out, hider{c, e, s.Name})
		}
	}
	return out
}

// words is a text as its words alone, accents, case and signs apart.
func words(s string) string {
	return " " + strings.Join(strings.FieldsFunc(slug.Fold(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ") + " "
}

func (h hider) shows(text string) bool {
	name := words(h.name)
	return strings.TrimSpace(name) != "" && strings.Contains(words(text), name)
}

func (h hider) text(path, text string) {
	if h.shows(text) {
		h.report(h.e, path, "name-shown", h.name)
	}
}

func (h hider) texts(path string, texts []string) {
	for i, t := range texts {
		h.text(fmt.Sprintf("%s[%d]", path, i), t)
	}
}

// file is for what every record has.
func (h hider) file() {
	m := h.e.Common()
	h.text("", m.Slug)
	h.text("note", m.Note)
	h.texts("alias", m.Alias)
	_, own := h.e.(*record.Signatory)
	for _, s := range sourcesOf(h.e) {
		if own && isURL(s.value) {
			continue // not published
		}
		h.text(s.path, s.value)
		switch r := h.sourceRecord(s.value).(type) {
		case *record.Resource:
			h.text(s.path, r.Title)
		case *record.Synthesis:
			h.text(s.path, r.Title)
		}
	}
}

// body looks line by line, for the place.
func (h hider) body() {
	m := h.e.Common()
	offset := 0
	for line := range strings.Lines(m.Body) {
		if h.shows(line) {
			h.reportBody(m, offset, "name-shown", h.name)
		}
		offset += len(line)
	}
}

// signatory looks at the signatory's own record, whose body isn't published.
func (h hider) signatory(s *record.Signatory) {
	h.file()
	for i, v := range s.Conventions {
		at := fmt.Sprintf("convention[%d].", i)
		h.text(at+"titre", v.Title)
		h.text(at+"note", v.Note)
	}
	for i, k := range s.Commitments {
		at := fmt.Sprintf("engagement[%d].", i)
		h.text(at+"action", k.Action)
		h.text(at+"description", k.Description)
		h.text(at+"note", k.Note)
		h.text(at+"id", k.ID)
		for j, m := range k.Indicators {
			in := fmt.Sprintf("%sindicateur[%d].", at, j)
			h.text(in+"nom", m.Name)
			h.text(in+"unite", m.Unit)
			h.text(in+"note", m.Note)
			for n, b := range m.Reports {
				h.text(fmt.Sprintf("%sbilan[%d].note", in, n), b.Note)
			}
		}
	}
}
