// Package slug makes and checks the names that records have as files and as
// addresses: lower case a–z, 0–9 and single hyphens.
package slug

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// MaxLength bounds a slug, in bytes: longer file names break on some hosts.
const MaxLength = 100

var form = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)

// Windows refuses these as file names, whatever their extension
// (Microsoft, "Naming Files, Paths, and Namespaces").
var reserved = regexp.MustCompile(`^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$`)

// Valid tells whether s can name a record.
func Valid(s string) bool {
	return len(s) <= MaxLength && form.MatchString(s) && !reserved.MatchString(s)
}

var ligatures = strings.NewReplacer("œ", "oe", "Œ", "oe", "æ", "ae", "Æ", "ae", "ß", "ss", "’", "'")

// Fold writes s in lower case without accents, ligatures apart: what two
// spellings of one word have in common. "Société Générale" → "societe generale".
func Fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(ligatures.Replace(s)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// Of is the slug that a title suggests: "L'Oréal à Aulnay" → "l-oreal-a-aulnay".
// It is "" when s has no letter or digit that a slug may keep.
func Of(s string) string {
	var b strings.Builder
	for _, r := range Fold(s) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		} else if b.Len() > 0 && !strings.HasSuffix(b.String(), "-") {
			b.WriteByte('-')
		}
	}
	out := b.String()
	if len(out) > MaxLength {
		out = out[:MaxLength]
	}
	out = strings.Trim(out, "-")
	if reserved.MatchString(out) {
		out += "-1"
	}
	return out
}
