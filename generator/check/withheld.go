package check

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parvis/generator/record"
	"parvis/generator/slug"
)

// checkWithheld wants a withheld name to be nowhere in what is published. In
// the signatory's own record and in those that name it by its slug or link to
// it, the name gives it away: an error. Elsewhere the same words may mean
// something else: a warning.
func checkWithheld(c *checker, e record.Entry) {
	if len(c.withheld) == 0 || !c.published(e) {
		return
	}
	tied := map[record.Entry]bool{e: true}
	slugs := map[string]bool{} // keys that hold the slug of a record, which isn't shown
	for _, r := range references(e) {
		slugs[r.path] = true
		tied[c.find(r.kind, r.slug)] = true
	}
	m := e.Common()
	for _, target := range c.about.links {
		tied[c.at(target)] = true
	}
	own, _ := e.(*record.Signatory)
	hidden := own != nil && own.Disclosure == "partielle"
	for _, t := range textsOf("", reflect.ValueOf(e).Elem()) {
		if slugs[t.path] || hidden && unpublished(t) {
			continue
		}
		text := t.value
		if source := c.sourceRecord(text); source != nil {
			text = sourceTitle(source)
		}
		for _, s := range c.named(text) {
			c.exposed(e, tied[s], t.path, s.Name)
		}
	}
	for _, s := range c.named(m.Slug) {
		c.exposed(e, tied[s], "", s.Name)
	}
	if hidden {
		return // the body isn't published
	}
	offset := 0
	for line := range strings.Lines(m.Body) {
		for _, s := range c.named(line) {
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

// unpublished tells of what a record whose name is withheld keeps to itself.
func unpublished(t textAt) bool {
	last := t.path[strings.LastIndexByte(t.path, '.')+1:]
	return slices.Contains([]string{"nom", "siren", "site", "logo"}, t.path) || last == "document" || last == "source" && isURL(t.value)
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

// textAt is a text of a record at its key.
type textAt struct{ path, value string }

// textsOf is every text of a record's front matter.
func textsOf(prefix string, v reflect.Value) []textAt {
	var out []textAt
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Anonymous {
			out = append(out, textsOf(prefix, v.Field(i))...)
			continue
		}
		key, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
		if key == "" || key == "-" {
			continue
		}
		path, field := prefix+key, v.Field(i)
		switch {
		case field.Kind() == reflect.String && field.Len() > 0:
			out = append(out, textAt{path, field.String()})
		case field.Kind() == reflect.Struct:
			out = append(out, textsOf(path+".", field)...)
		case field.Kind() == reflect.Slice:
			for n := range field.Len() {
				at := fmt.Sprintf("%s[%d]", path, n)
				switch e := field.Index(n); e.Kind() {
				case reflect.String:
					out = append(out, textAt{at, e.String()})
				case reflect.Struct:
					out = append(out, textsOf(at+".", e)...)
				}
			}
		}
	}
	return out
}

// hiddenName is a withheld name as its words.
type hiddenName struct {
	words []string
	of    *record.Signatory
}

// hiddenNames is the withheld names by their first word.
func hiddenNames(set *record.Set) map[string][]hiddenName {
	out := map[string][]hiddenName{}
	for _, s := range set.Signatories {
		if s.Disclosure != "partielle" {
			continue
		}
		if w := words(s.Name); len(w) > 0 {
			out[w[0]] = append(out[w[0]], hiddenName{w, s})
		}
	}
	return out
}

// words is a text as its words alone, accents, case and signs apart.
func words(s string) []string {
	return strings.FieldsFunc(slug.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// beginsName tells that a word of a text is the first of a withheld name. It is
// asked of every text of every record, of which most have none.
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

// beginsWith tells that a word of letters without accents is the first of a
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

// named is the signatories whose withheld name a text tells, each once.
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
