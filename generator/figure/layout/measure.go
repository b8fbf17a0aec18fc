package layout

import (
	"strings"
	"unicode"

	"parvis/generator/text/visible"
)

// advances is how wide characters are in DejaVu Sans, regular and bold, in hundredths of an em,
// rounded up. It is the widest of the usual system fonts: what fits in it fits in the others.
var advances = []struct {
	regular, bold float64
	characters    string
}{
	{32, 35, "\u202f\u2009\u00a0"},
	{28, 31, "'"},
	{28, 35, "ijlìíîï"},
	{30, 38, "IJÌÍÎÏ"},
	{32, 35, " "},
	{32, 38, ",.·‘’"},
	{34, 37, "/\\|¦"},
	{34, 40, ":;"},
	{36, 44, "f"},
	{37, 42, "-\u2011"},
	{39, 46, "()[]"},
	{40, 42, "‹›"},
	{40, 48, "t"},
	{41, 44, "²³¹"},
	{41, 46, "!¡"},
	{42, 50, "r"},
	{46, 53, "\""},
	{48, 57, "ªº"},
	{50, 50, "_`§¨¯°´¸–†"},
	{50, 53, "*"},
	{52, 66, "“”„"},
	{53, 59, "z"},
	{53, 60, "s"},
	{54, 58, "?¿"},
	{55, 60, "cç"},
	{56, 64, "L"},
	{58, 67, "k"},
	{58, 69, "F"},
	{60, 65, "x"},
	{60, 66, "vyýÿ"},
	{61, 74, "PÞ"},
	{62, 65, "«»"},
	{62, 68, "aeàáâãäåèéêë"},
	{62, 69, "Toðòóôõöø"},
	{62, 73, "YÝ"},
	{63, 72, "ß"},
	{64, 64, "¤¶"},
	{64, 69, "EÈÉÊË"},
	{64, 70, "$0123456789¢£¥€"},
	{64, 72, "Sbdghnpqu{}ñùúûüþ"},
	{64, 74, "µ"},
	{66, 78, "K"},
	{69, 73, "Z"},
	{69, 77, "B"},
	{69, 78, "AVXÀÁÂÃÄÅ"},
	{70, 74, "CÇ"},
	{70, 77, "R"},
	{74, 82, "UÙÚÛÜ"},
	{75, 84, "NÑ"},
	{76, 84, "H"},
	{77, 83, "D"},
	{78, 83, "G"},
	{78, 84, "Ð"},
	{78, 88, "&"},
	{79, 85, "OQÒÓÔÕÖØ"},
	{82, 93, "w"},
	{84, 84, "#+<=>^~¬±×÷−≥≤×"},
	{87, 100, "M"},
	{95, 101, "%"},
	{97, 104, "¼½¾"},
	{98, 105, "m"},
	{98, 109, "Æ"},
	{99, 105, "æ"},
	{99, 111, "W"},
	{100, 100, "@©®—…"},
	{103, 110, "œœ"},
	{107, 117, "ŒŒ"},
}

// advance is the width of each character of the table, in em: regular, bold.
var advance = func() map[rune][2]float64 {
	m := map[rune][2]float64{}
	for _, a := range advances {
		for _, r := range a.characters {
			m[r] = [2]float64{a.regular / 100, a.bold / 100}
		}
	}
	return m
}()

// wide is the scripts and signs whose characters are as wide as they are high, or a bit more.
var wide = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.So}

// width returns the width of a text, in pixels.
func width(s string, size float64, bold bool) float64 {
	var em float64
	for _, r := range s {
		a, ok := advance[r]
		switch {
		case ok && bold:
			em += a[1]
		case ok:
			em += a[0]
		case unicode.In(r, unicode.Mn, unicode.Me):
		case unicode.In(r, wide...) || r > 0xffff:
			em += 1.4
		case unicode.IsUpper(r):
			em += 0.95
		default:
			em += 0.8
		}
	}
	return em * size
}

// clean makes an editor's text fit to be drawn: one line, without what is invisible or would
// change how the rest is shown.
func clean(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return visible.Hidden(r) || r == unicode.ReplacementChar || r == '\u00ad' }) {
		return strings.TrimSpace(s)
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case r == '\u00ad' || r == unicode.ReplacementChar || visible.Hidden(r):
			return -1
		}
		return r
	}, s))
}

// mostLines is how many lines a label takes at most; the table has its whole text.
const mostLines = 4

// wrap breaks a text into lines of at most limit pixels, at spaces and after hyphens; a word that
// is wider is broken where it must be. What is beyond the last line is left out, and an ellipsis says so.
func wrap(s string, limit, size float64, bold bool) []string {
	var lines []string
	line := ""
	for _, word := range words(clean(s)) {
		for {
			if t := strings.TrimLeft(line+word, " "); width(strings.TrimRight(t, " "), size, bold) <= limit {
				line = t
				break
			}
			if strings.TrimSpace(line) != "" {
				lines, line = append(lines, strings.TrimSpace(line)), ""
				continue
			}
			head, tail := split(strings.TrimSpace(word), limit, size, bold)
			lines, word = append(lines, head), tail
			if tail == "" {
				break
			}
		}
	}
	if t := strings.TrimSpace(line); t != "" || len(lines) == 0 {
		lines = append(lines, t)
	}
	if len(lines) > mostLines {
		lines = append(lines[:mostLines-1:mostLines-1], shorten(lines[mostLines-1]+" "+lines[mostLines]+"…", limit, size, bold))
	}
	return lines
}

// words cuts a text before each space and after each hyphen.
func words(s string) []string {
	var out []string
	from := 0
	for i, r := range s {
		switch {
		case r == ' ' && i > from:
			out, from = append(out, s[from:i]), i
		case r == '-':
			out, from = append(out, s[from:i+1]), i+1
		}
	}
	return append(out, s[from:])
}

// split cuts a word that is too wide after as many characters as fit, at least one.
func split(word string, limit, size float64, bold bool) (head, tail string) {
	for i := range word {
		if i > 0 && width(word[:i]+nextRune(word[i:]), size, bold) > limit {
			return word[:i], word[i:]
		}
	}
	return word, ""
}

func nextRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

// shorten returns a text on one line of at most limit pixels, with an ellipsis where it was cut.
func shorten(s string, limit, size float64, bold bool) string {
	s = clean(s)
	if width(s, size, bold) <= limit {
		return s
	}
	room := limit - width("…", size, bold)
	head, _ := split(s, room, size, bold)
	return strings.TrimRight(head, " …") + "…"
}

// Wrap breaks a text into lines of at most limit pixels, for what stands around a drawing.
func Wrap(s string, limit, size float64, bold bool) []string { return wrap(s, limit, size, bold) }

// Shorten returns a text on one line of at most limit pixels.
func Shorten(s string, limit, size float64, bold bool) string { return shorten(s, limit, size, bold) }

// Width returns the width of a text, in pixels.
func Width(s string, size float64) float64 { return width(clean(s), size, false) }
