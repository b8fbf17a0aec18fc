package rules

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"parvis/generator/check/index"
	"parvis/generator/content/record"
	"parvis/generator/text/slug"
)

// checkWithheld wants a withheld name to be nowhere in what is published. In
// the signatory's own record and in those that name it by its slug or link to
// it, the name gives it away: an error. Elsewhere the same words may mean
// something else: a warning.
func checkWithheld(c *checker, e record.Entry) {
	if len(c.withheld) == 0 || !c.Published(e) {
		return
	}
	m := e.Common()
	own, _ := e.(*record.Signatory)
	hidden := own != nil && own.Disclosure.Withholds()
	tied := map[record.Entry]bool{e: true}
	ties := sync.OnceFunc(func() { // for the few that have a name
		for r := range record.References(e) {
			tied[c.Find(r.Names, r.Text)] = true
		}
		for _, target := range c.outcome.Links {
			tied[c.FindFile(target)] = true
		}
	})
	named := func(text string) []*record.Signatory {
		found := c.named(text)
		if len(found) > 0 {
			ties()
		}
		return found
	}
	for t := range record.Values(e) {
		text := t.Text
		if source := c.FindSource(text); source != nil {
			text = sourceTitle(source)
		}
		found := named(text)
		if len(found) == 0 || t.Names != "" || hidden && index.Identifies(t) {
			continue // the slug of a record isn't shown
		}
		for _, s := range found {
			c.exposed(e, tied[s], t.Path(), s.Name)
		}
	}
	for _, s := range named(m.Slug) {
		c.exposed(e, tied[s], "", s.Name)
	}
	if hidden {
		return // the body isn't published
	}
	offset := 0
	for line := range strings.Lines(m.Body) {
		for _, s := range named(line) {
			if tied[s] {
				c.reportBody(m, offset, "name-shown", s.Name)
			} else {
				c.warnBody(m, offset, "name-shown", s.Name)
			}
		}
		offset += len(line)
	}
}

func (c *checker) exposed(e record.Entry, tied bool, path, name string) {
	if tied {
		c.report(e, path, "name-shown", name)
	} else {
		c.warn(e, path, "name-shown", name)
	}
}

func sourceTitle(e record.Entry) string {
	switch r := e.(type) {
	case *record.Resource:
		return r.Title
	case *record.Synthesis:
		return r.Title
	}
	return ""
}

// hiddenName is a withheld name as its words.
type hiddenName struct {
	words []string
	of    *record.Signatory
}

// hiddenNames returns the withheld names by their first word.
func hiddenNames(hidden []*record.Signatory) map[string][]hiddenName {
	out := map[string][]hiddenName{}
	for _, s := range hidden {
		if w := words(s.Name); len(w) > 0 {
			out[w[0]] = append(out[w[0]], hiddenName{w, s})
		}
	}
	return out
}

// words returns a text as its words alone, accents, case and signs apart.
func words(s string) []string {
	return strings.FieldsFunc(slug.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// beginsName reports whether a word of a text is the first of a withheld name. It is
// for every text of every record, of which most have none.
func (c *checker) beginsName(text string) bool {
	for len(text) > 0 {
		n := 0
		plain := true // letters without accents
		for n < len(text) && (letter[text[n]] || text[n] >= utf8.RuneSelf) {
			plain = plain && text[n] < utf8.RuneSelf
			n++
		}
		if n > 0 && (plain && c.beginsWith(text[:n]) || !plain && slices.ContainsFunc(words(text[:n]), c.beginsWith)) {
			return true
		}
		text = text[min(n+1, len(text)):]
	}
	return false
}

// letter is the signs of ASCII that words are made of.
var letter = func() (out [256]bool) {
	for _, b := range []byte("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") {
		out[b] = true
	}
	return out
}()

// beginsWith reports whether a word of letters without accents is the first of a
// withheld name.
func (c *checker) beginsWith(word string) bool {
	var lower [64]byte
	if len(word) > len(lower) {
		return len(c.withheld[slug.Fold(word)]) > 0
	}
	for i := range len(word) {
		lower[i] = word[i]
		if b := word[i]; b >= 'A' && b <= 'Z' {
			lower[i] = b + 'a' - 'A'
		}
	}
	return len(c.withheld[string(lower[:len(word)])]) > 0
}

// named returns the signatories whose withheld name a text has, each once.
func (c *checker) named(text string) []*record.Signatory {
	if !c.beginsName(text) {
		return nil
	}
	var out []*record.Signatory
	w := words(text)
	for i, first := range w {
		for _, h := range c.withheld[first] {
			if len(w)-i >= len(h.words) && slices.Equal(w[i:i+len(h.words)], h.words) && !slices.Contains(out, h.of) {
				out = append(out, h.of)
			}
		}
	}
	return out
}
