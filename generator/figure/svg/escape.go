package svg

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// escape makes a text harmless in a text and in an attribute.
var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

// valid takes out of a text what XML has no place for (XML 1.0, 2.2): most control characters,
// and bytes that aren't UTF-8.
func valid(s string) string {
	ok := func(r rune) bool {
		return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r != 0xfffe && r != 0xffff && r != utf8.RuneError
	}
	for _, r := range s {
		if !ok(r) {
			return strings.Map(func(r rune) rune {
				if ok(r) {
					return r
				}
				return -1
			}, s)
		}
	}
	return s
}

// scaleNumber writes a scale: three decimals, as two would be seen.
func scaleNumber(f float64) string { return strconv.FormatFloat(f, 'g', 3, 64) }
