// Package typo applies the rules of French typography to a text: a narrow no-break
// space (U+202F) before ; ! ? and inside « », a no-break space (U+00A0) before
// the colon, the apostrophe ’, and the ellipsis as one character. (Lexique des
// règles typographiques en usage à l'Imprimerie nationale.) Other languages
// are left unchanged.
package typo

import (
	"strings"
)

const (
	thin = "\u202f"
	nbsp = "\u00a0"
)

var french = strings.NewReplacer(
	" ;", thin+";", " !", thin+"!", " ?", thin+"?", " %", thin+"%", " €", thin+"€",
	" :", nbsp+":", "« ", "«"+thin, " »", thin+"»", "...", "…", "'", "’",
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
	return b.String()
}

// needsRules reports whether a rule may apply to s. For most texts none does.
func needsRules(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case '\'', 0xC2: // the first byte, in UTF-8, of « » ° and the no-break space
			return true
		case ' ':
			if i+1 < len(s) && spacedBefore[s[i+1]] {
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
