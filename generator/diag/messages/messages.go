// Package messages holds the text of every finding that editors read, in French and in
// English. A message says what is wrong, then what was expected, then how to fix it: in lower
// case, without a final period, without blaming anyone.
//
// In a text, %[n]s is the nth argument of the finding, from 1. A hint that uses an empty
// argument is omitted: there was nothing to suggest.
package messages

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"parvis/generator/diag"
	"parvis/generator/text/visible"
)

// text is the text of one finding in one language.
type text struct{ what, want, hint string }

// message is the text of one finding in both languages.
type message struct{ fr, en text }

// Catalogue words findings in one language. It implements diag.Catalogue.
type Catalogue struct{ lang string }

// In returns the catalogue of a language: English for "en", French for anything else.
func In(lang string) Catalogue {
	if lang != "en" {
		lang = "fr"
	}
	return Catalogue{lang}
}

// Languages returns the languages that the catalogue covers.
func Languages() []string { return []string{"fr", "en"} }

// pick returns the text in the language of the catalogue.
func (c Catalogue) pick(fr, en string) string {
	if c.lang == "en" {
		return en
	}
	return fr
}

// Severity returns the label of a severity.
func (c Catalogue) Severity(s diag.Severity) string {
	switch s {
	case diag.Warning:
		return c.pick("à vérifier", "to check")
	case diag.Note:
		return c.pick("à savoir", "to know")
	case diag.Task:
		return c.pick("à faire", "to do")
	default:
		return c.pick("erreur", "error")
	}
}

// Wanted returns the label of what was expected.
func (c Catalogue) Wanted() string { return c.pick("attendu", "expected") }

// Hint returns the label of a hint.
func (c Catalogue) Hint() string { return c.pick("conseil", "hint") }

// Colon returns what separates a label from its text; French puts a space before the colon.
func (c Catalogue) Colon() string { return c.pick(" : ", ": ") }

// Known reports whether the catalogue has a message for a code.
func Known(code string) bool {
	_, ok := messages[code]
	return ok
}

// KnownTerm reports whether the catalogue translates a term.
func KnownTerm(t diag.Term) bool {
	_, ok := terms[t]
	return ok
}

// Codes returns the codes of all errors and warnings about records, in no particular order.
// Tasks, upcoming changes and the results of link checks are not included.
func Codes() []string {
	return slices.Concat(slices.Collect(maps.Keys(loadMessages)), slices.Collect(maps.Keys(ruleMessages)), slices.Collect(maps.Keys(textMessages)))
}

// Words returns the text of a finding. An unknown code is shown as it is, with its arguments,
// so that no finding is lost.
func (c Catalogue) Words(code string, args []any) diag.Words {
	m, ok := messages[code]
	if !ok {
		return diag.Words{What: shorten(strings.TrimSpace(fmt.Sprintln(append([]any{code}, args...)...)))}
	}
	t := m.fr
	if c.lang == "en" {
		t = m.en
	}
	formatted := make([]any, len(args))
	for i, a := range args {
		formatted[i] = c.format(a)
	}
	words := diag.Words{What: fill(t.what, formatted), Want: fill(t.want, formatted)}
	if !namesEmpty(t.hint, formatted) {
		words.Hint = fill(t.hint, formatted)
	}
	return words
}

// format returns an argument as text: terms are translated, numbers have one decimal at maxLen.
func (c Catalogue) format(a any) string {
	switch a := a.(type) {
	case diag.Term:
		if t, ok := terms[a]; ok {
			return c.pick(t[0], t[1])
		}
		return string(a)
	case float64:
		s := strconv.FormatFloat(a, 'f', -1, 64)
		if i := strings.IndexByte(s, '.'); i >= 0 && len(s) > i+2 {
			s = s[:i+2]
		}
		if c.lang == "fr" {
			s = strings.ReplaceAll(s, ".", ",")
		}
		return s
	case []string: // a list that is of use only whole
		names := make([]string, len(a))
		for i, name := range a {
			names[i] = shorten(name)
		}
		return strings.Join(names, ", ")
	case bool:
		if a {
			return "true"
		}
		return ""
	}
	return shorten(fmt.Sprint(a))
}

// shorten returns a quoted value on one line of limited length, with what is hidden in it shown: a
// record may contain anything.
func shorten(s string) string {
	const maxLen = 300
	if r := []rune(s); len(r) > maxLen {
		s = string(r[:maxLen]) + "…"
	}
	return visible.Line(strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\t' }), " "))
}

var placeholder = regexp.MustCompile(`%\[(\d+)\]s`)

// fill replaces each placeholder of a text by its argument; unused arguments are ignored.
func fill(t string, args []any) string {
	return placeholder.ReplaceAllStringFunc(t, func(v string) string {
		n, _ := strconv.Atoi(v[2 : len(v)-2])
		if n < 1 || n > len(args) {
			return "…"
		}
		return args[n-1].(string)
	})
}

// namesEmpty reports whether a text uses an argument that is empty or missing.
func namesEmpty(t string, args []any) bool {
	for _, m := range placeholder.FindAllStringSubmatch(t, -1) {
		if n, _ := strconv.Atoi(m[1]); n < 1 || n > len(args) || args[n-1] == "" {
			return true
		}
	}
	return false
}
