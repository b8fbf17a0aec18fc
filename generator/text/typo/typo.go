// Package typo sets text by the rules of French typography: a narrow no-break
// space (U+202F) before ; ! ? and inside « », a no-break space (U+00A0) before
// the colon, the apostrophe ’, and the ellipsis as one sign. (Lexique des
// règles typographiques en usage à l'Imprimerie nationale.) Other languages
// are left as they are.
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

// Set returns s as it is set in lang (BCP 47): French rules for "fr" and
// "fr-…", s itself otherwise. Setting twice changes nothing more.
func Set(lang, s string) string {
	if lang != "fr" && !strings.HasPrefix(lang, "fr-") {
		return s
	}
	if !needsRules(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + len(s)/8) // signs are longer than what they stand for
	_, _ = french.WriteString(&b, s)
	return b.String()
}

// needsRules reports whether a rule may find something. Most texts have nothing but words.
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

// spacedBefore is what a space may stand before: signs, and the first byte of » and €.
var spacedBefore = [256]bool{';': true, '!': true, '?': true, '%': true, ':': true, 0xC2: true, 0xE2: true}
