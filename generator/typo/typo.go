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
	for i := range len(s) {
		if marked[s[i]] {
			return french.Replace(s)
		}
	}
	return s
}

// marked is the bytes without which the rules find nothing: signs, and the first
// byte, in UTF-8, of « » ° and the no-break space, and of €. Names and titles
// rarely have any.
var marked = [256]bool{';': true, '!': true, '?': true, '%': true, ':': true, '.': true, '\'': true, 0xC2: true, 0xE2: true}
