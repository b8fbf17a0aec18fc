// Package formula keeps spreadsheets from running the texts of a CSV file as formulas (OWASP,
// CSV injection).
//
// A spreadsheet runs a cell that begins with = + - or @, in full width too. White space, quotes
// and invisible characters before the sign don't always prevent it. And a text can begin a cell
// without being one: where the decimal sign is a comma, as in France, spreadsheets separate the
// cells of any CSV file by semicolons, and don't see the quotes around "bon;=1". So each part of
// a text counts: its start, and what follows a semicolon, a tab or a line end.
package formula

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// separators begin another cell, in some spreadsheet.
const separators = ";\t\r\n"

// Is reports whether a spreadsheet may take a text for a formula, in one cell.
func Is(s string) bool {
	return s != "" && strings.IndexByte("\t\r\n", s[0]) >= 0 || begins(s)
}

// begins reports whether a text begins with the sign of a formula, after what is skipped.
func begins(s string) bool {
	for i, r := range s {
		switch {
		case strings.ContainsRune("=+-@＝＋－＠", r):
			return true
		case !skipped(r):
			return false
		case r == utf8.RuneError:
			if _, size := utf8.DecodeRuneInString(s[i:]); size <= 1 {
				return false
			}
		}
	}
	return false
}

// skipped reports whether a spreadsheet may ignore a character at the start of a cell: spaces,
// quotes, and what isn't shown.
func skipped(r rune) bool {
	if strings.ContainsRune("\t\r\n", r) {
		return false
	}
	return r == '"' || unicode.In(r, unicode.Z, unicode.Cf, unicode.Cc)
}

// Escape returns a text with an apostrophe before each part that a spreadsheet may take for a
// formula, and before each that could be mistaken for an escaped one. To get the original back,
// remove one apostrophe from each part that matches
//
//	'+[\p{Z}\p{Cf}\p{Cc}"]*[=+\-@＝＋－＠]
//
// where a part is the start of the text, or what follows ; tab, CR or LF, and its white space has
// none of these three; then from a text that matches ^'+[\t\r\n].
func Escape(s string) string {
	var out strings.Builder
	copied := 0
	for at := 0; ; {
		part := strings.TrimLeft(s[at:], "'")
		if begins(part) || at == 0 && Is(part) {
			out.WriteString(s[copied:at])
			out.WriteByte('\'')
			copied = at
		}
		next := strings.IndexAny(s[at:], separators)
		if next < 0 {
			break
		}
		at += next + 1
	}
	if copied == 0 && out.Len() == 0 {
		return s
	}
	out.WriteString(s[copied:])
	return out.String()
}
