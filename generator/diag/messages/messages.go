// Package messages is every sentence that an editor reads about the records, in
// French and in English, side by side. What is wrong comes first, then what was
// expected, then a remedy; lower case, no final period, no blame.
//
// In a text, %[n]s is the nth argument of the finding. A remedy that names an
// empty argument is left out: there was nothing to suggest.
package messages

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"parvis/generator/diag"
)

// text is one language's wording of one finding.
type text struct{ what, want, hint string }

// message is a finding's wording in both languages.
type message struct{ fr, en text }

// Catalogue words findings in one language; it is a diag.Catalogue.
type Catalogue struct{ lang string }

// In is the catalogue of a language: "en", or French for anything else.
func In(lang string) Catalogue {
	if lang != "en" {
		lang = "fr"
	}
	return Catalogue{lang}
}

// Languages is those that the catalogue speaks.
func Languages() []string { return []string{"fr", "en"} }

func (c Catalogue) pick(fr, en string) string {
	if c.lang == "en" {
		return en
	}
	return fr
}

// Severity is the word that introduces a finding.
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

// Wanted introduces what was expected.
func (c Catalogue) Wanted() string { return c.pick("attendu", "expected") }

// Hint introduces a remedy.
func (c Catalogue) Hint() string { return c.pick("conseil", "hint") }

// Colon follows the words above; French puts a space before it.
func (c Catalogue) Colon() string { return c.pick(" : ", ": ") }

// Known tells that the catalogue words a code.
func Known(code string) bool {
	_, ok := messages[code]
	return ok
}

// KnownTerm tells that the catalogue has words for a term.
func KnownTerm(t diag.Term) bool {
	_, ok := terms[t]
	return ok
}

// Codes is the codes of all faults of records, in no order: what is no fault,
// and what other sites answer, isn't among them.
func Codes() []string {
	return slices.AppendSeq(slices.Collect(maps.Keys(reading)), maps.Keys(ruling))
}

// Words is the wording of a finding. A code that the catalogue lacks is shown
// as it is, so that nothing is hidden.
func (c Catalogue) Words(code string, args []any) diag.Words {
	m, ok := messages[code]
	if !ok {
		return diag.Words{What: strings.TrimSpace(fmt.Sprintln(append([]any{code}, args...)...))}
	}
	t := m.fr
	if c.lang == "en" {
		t = m.en
	}
	said := make([]any, len(args))
	for i, a := range args {
		said[i] = c.say(a)
	}
	words := diag.Words{What: fill(t.what, said), Want: fill(t.want, said)}
	if !namesEmpty(t.hint, said) {
		words.Hint = fill(t.hint, said)
	}
	return words
}

// say is an argument in words.
func (c Catalogue) say(a any) string {
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
	case bool:
		if a {
			return "true"
		}
		return ""
	}
	return shorten(fmt.Sprint(a))
}

// shorten keeps a quoted value to one short line: a record may hold anything.
func shorten(s string) string {
	const most = 300
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == '\u2028' || r == '\u2029' || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return ' ' // line ends, escapes and direction marks would disturb a terminal
		}
		return r
	}, s)
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

var verb = regexp.MustCompile(`%\[(\d+)\]s`)

// fill places the arguments that a text names; it may leave some unnamed.
func fill(t string, args []any) string {
	return verb.ReplaceAllStringFunc(t, func(v string) string {
		n, _ := strconv.Atoi(v[2 : len(v)-2])
		if n < 1 || n > len(args) {
			return "…"
		}
		return args[n-1].(string)
	})
}

func namesEmpty(t string, args []any) bool {
	for _, m := range verb.FindAllStringSubmatch(t, -1) {
		if n, _ := strconv.Atoi(m[1]); n < 1 || n > len(args) || args[n-1] == "" {
			return true
		}
	}
	return false
}
