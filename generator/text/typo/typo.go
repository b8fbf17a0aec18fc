// Package typo applies the rules of French typography to a text: a narrow no-break
// space (U+202F) before ; ! ? and inside « » and numbers, a no-break space (U+00A0) before
// the colon and units, the apostrophe ’, and the ellipsis as one character. (Lexique des
// règles typographiques en usage à l'Imprimerie nationale.) The quotes of 'code' and of “English”
// are left as they are, and so are other languages.
package typo

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	thin = "\u202f"
	nbsp = "\u00a0"
)

var french = strings.NewReplacer(
	" ;", thin+";", " !", thin+"!", " ?", thin+"?", " %", thin+"%", " €", thin+"€",
	" :", nbsp+":", "« ", "«"+thin, " »", thin+"»", "...", "…",
	"n° ", "n°"+nbsp,
	nbsp+";", thin+";", nbsp+"!", thin+"!", nbsp+"?", thin+"?", nbsp+"%", thin+"%", nbsp+"€", thin+"€",
	"«"+nbsp, "«"+thin, nbsp+"»", thin+"»",
)

// Set returns s with the typography of lang (BCP 47): French rules for "fr" and
// "fr-…", s itself otherwise. It is idempotent.
func Set(lang, s string) string {
	if lang != "fr" && !strings.HasPrefix(lang, "fr-") {
		return s
	}
	if !needsRules(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + len(s)/8) // replacements are longer than what they replace
	_, _ = french.WriteString(&b, s)
	return apostrophes(numbers(b.String()))
}

var (
	// grouped is a number in groups of three digits: "20 000", not "2018 300".
	grouped = regexp.MustCompile(`(^|[^0-9])([0-9]{1,3}(?:[ \x{a0}][0-9]{3})+)($|[^0-9])`)
	// measured is a number before the symbol of a unit.
	measured = regexp.MustCompile(`([0-9]) (km|m|m²|km²|ha|kg|t|h|min|k€|M€|Md€|kW|kWh|MW|MWh)($|[^\pL\pN²])`)
	spaces   = strings.NewReplacer(" ", thin, nbsp, thin)
)

// numbers keeps numbers, and their units, on one line.
func numbers(s string) string {
	if !spacedDigit(s) {
		return s
	}
	for again := true; again; { // what follows a number may begin the next one
		was := s
		s = grouped.ReplaceAllStringFunc(s, func(m string) string {
			first, last := strings.IndexFunc(m, isDigit), strings.LastIndexFunc(m, isDigit)
			return m[:first] + spaces.Replace(m[first:last]) + m[last:]
		})
		again = s != was
	}
	return measured.ReplaceAllString(s, "$1"+nbsp+"$2$3")
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// spacedDigit reports whether a digit comes before a space.
func spacedDigit(s string) bool {
	for i := 1; i < len(s); i++ {
		if (s[i] == ' ' || s[i] == 0xC2) && isDigit(rune(s[i-1])) {
			return true
		}
	}
	return false
}

// apostrophes curves the apostrophes of a text. Those that open and close a quote are left.
func apostrophes(s string) string {
	if strings.IndexByte(s, '\'') < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	closing := -1
	for i := range len(s) {
		if s[i] != '\'' {
			b.WriteByte(s[i])
			continue
		}
		opening := i > closing && opens(s, i)
		if opening {
			closing = closer(s, i)
		}
		if i == closing || opening && closing > 0 || lone(s, i) {
			b.WriteByte('\'')
		} else {
			b.WriteString("’")
		}
	}
	return b.String()
}

// opens reports whether a quote may begin at s[i]: before a word, and not within one.
func opens(s string, i int) bool { return !wordBefore(s, i) && wordAfter(s, i) }

// closer returns where a quote that begins at s[i] ends, on the same line; -1 where it doesn't.
func closer(s string, i int) int {
	for j := i + 1; j < len(s) && s[j] != '\n'; j++ {
		if next, _ := utf8.DecodeRuneInString(s[j+1:]); s[j] == '\'' && s[j-1] != ' ' &&
			(j+1 == len(s) || unicode.IsSpace(next) || strings.ContainsRune(".,;:!?)]…»”\"", next)) {
			return j
		}
	}
	return -1
}

// lone reports whether no word touches s[i].
func lone(s string, i int) bool { return !wordBefore(s, i) && !wordAfter(s, i) }

func wordBefore(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func wordAfter(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i+1:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// needsRules reports whether a rule may apply to s. For most texts none does.
func needsRules(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case '\'', 0xC2: // the first byte, in UTF-8, of « » ° and the no-break space
			return true
		case ' ':
			if i+1 < len(s) && spacedBefore[s[i+1]] || i > 0 && isDigit(rune(s[i-1])) {
				return true
			}
		case '.':
			if strings.HasPrefix(s[i:], "...") {
				return true
			}
		}
	}
	return false
}

// spacedBefore is the set of bytes before which a rule changes a space: signs, and the first byte
// of » and €.
var spacedBefore = [256]bool{';': true, '!': true, '?': true, '%': true, ':': true, 0xC2: true, 0xE2: true}
