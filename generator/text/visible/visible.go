// Package visible makes names and texts of strangers harmless where they are printed: to a
// terminal, which obeys control characters, to a reader, whom bidirectional marks and invisible
// characters deceive, and to the log of a CI, which runs commands that it finds in it.
package visible

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hidden reports whether a character is invisible, changes how others are shown, or is an order
// to a terminal. White space isn't hidden, but for tabs and line ends.
func Hidden(r rune) bool {
	switch {
	case r < 0x7f:
		return r < ' '
	case r == '\u00ad':
		return false // a hyphen at the end of a line
	}
	return Shapeless(r) || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co, unicode.Cs)
}

// Shapeless reports whether a character is a letter for Unicode and is drawn as a space.
func Shapeless(r rune) bool {
	return r == '\u115f' || r == '\u1160' || r == '\u3164' || r == '\uffa0'
}

// Line returns a text as one line, with what is hidden in it written as an escape: "a\nb" as
// a\u000ab. So no two names look the same because of what is hidden.
func Line(s string) string { return escaped(s, "") }

// Text is like Line for a text of several lines.
func Text(s string) string { return escaped(s, "\n\t") }

func escaped(s, kept string) string {
	if !needsEscape(s, kept) {
		return Inert(s)
	}
	var out strings.Builder
	for i, r := range s {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\ufffd"):
			fmt.Fprintf(&out, `\x%02x`, s[i])
		case !Hidden(r) || strings.ContainsRune(kept, r):
			out.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&out, `\U%08x`, r)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	return Inert(out.String())
}

func needsEscape(s, kept string) bool {
	return !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return Hidden(r) && !strings.ContainsRune(kept, r) })
}

// orders begin commands in the logs of GitHub and of Azure, wherever they are in a line. The
// bracket becomes one that looks like it.
var orders = strings.NewReplacer("##[", "##❲", "##vso[", "##vso❲")

// Inert returns a text that has no command of a CI: those that may be anywhere in a line, and
// those at the start of one (::warning::).
func Inert(s string) string {
	s = orders.Replace(s)
	if !strings.Contains(s, "::") {
		return s
	}
	lines := strings.SplitAfter(s, "\n")
	for i, line := range lines {
		if bare := strings.TrimLeftFunc(line, unicode.IsSpace); strings.HasPrefix(bare, "::") {
			lines[i] = "." + line
		}
	}
	return strings.Join(lines, "")
}
