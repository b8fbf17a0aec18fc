// Package slug makes and validates the names of records, used in file names and
// addresses: lower case a–z, 0–9 and single hyphens.
package slug

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// MaxLength is the maximum length of a slug, in bytes: longer file names fail on some hosts.
const MaxLength = 100

var deviceName = regexp.MustCompile(`^(?i:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\.|$)`)

// Device reports whether Windows rejects a name for files and folders, with any
// extension (Microsoft, "Naming Files, Paths, and Namespaces").
func Device(name string) bool { return deviceName.MatchString(name) }

// Valid reports whether s is a valid slug.
func Valid(s string) bool {
	for i := range len(s) {
		c := s[i]
		alone := i == 0 || i == len(s)-1 || s[i-1] == '-' // no hyphen is allowed here
		if !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' && !alone) {
			return false
		}
	}
	return s != "" && len(s) <= MaxLength && !Device(s)
}

// latin is the folded form of the letters of Latin-1 and Latin Extended-A,
// the ones that French uses, so that folding a text needs no Unicode tables
// for nearly all of it.
var latin = func() (out [0x180]string) {
	for r := range rune(len(out)) {
		out[r] = foldRune(r)
	}
	return out
}()

// foldRune returns a letter in lower case without its accents, or "" for a combining mark.
func foldRune(r rune) string {
	var b strings.Builder
	for _, d := range norm.NFD.String(string(r)) {
		switch d {
		case 'œ', 'Œ':
			b.WriteString("oe")
		case 'æ', 'Æ': // of Ǽ and Ǣ too
			b.WriteString("ae")
		case 'ß', 'ẞ':
			b.WriteString("ss")
		case '’':
			b.WriteByte('\'')
		default:
			if !unicode.Is(unicode.Mn, d) {
				b.WriteRune(unicode.ToLower(d))
			}
		}
	}
	return b.String()
}

// Fold returns s in lower case, without accents and with ligatures split: what two
// spellings of one word have in common. "Société Générale" → "societe generale".
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r < 'A' || r > 'Z' && r < 0x80:
			b.WriteByte(byte(r))
		case r <= 'Z':
			b.WriteByte(byte(r) + 'a' - 'A')
		case int(r) < len(latin):
			b.WriteString(latin[r])
		default:
			b.WriteString(foldRune(r))
		}
	}
	return b.String()
}

// Of returns the slug for a title: "L'Oréal à Aulnay" → "l-oreal-a-aulnay".
// It is "" when s has no letter or digit allowed in a slug.
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
	if Device(out) {
		out += "-1"
	}
	return out
}
