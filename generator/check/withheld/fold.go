package withheld

import (
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"

	"parvis/generator/text/slug"
	"parvis/generator/text/visible"
)

// mark is what is known of a letter besides the letter.
type mark uint8

const (
	begins mark = 1 << iota // a word begins with it
	apart                   // after a space or a hyphen
	upper                   // it is written as a capital
)

// folded is the letters and digits of a text, with where each stands.
type folded struct {
	letters []byte
	offsets []int32 // in the text, in bytes
	marks   []mark
}

var foldeds = sync.Pool{New: func() any { return new(folded) }}

// free gives the buffers back for the next text.
func (f *folded) free() { foldeds.Put(f) }

// class is what sort of letter stands before: a word also begins at the capital of
// "petitAtelier" and between letters and digits.
type class uint8

const (
	nothing class = iota
	lowerLetter
	upperLetter
	digit
)

func (c class) beginsAfter(before class) bool {
	return before == nothing || c == upperLetter && before == lowerLetter || (c == digit) != (before == digit)
}

// and is the word that "&" and "+" stand for.
const and = "et"

// fold returns the letters and digits of a text.
func fold(text string) *folded {
	f := foldeds.Get().(*folded)
	f.letters, f.offsets, f.marks = f.letters[:0], f.offsets[:0], f.marks[:0]
	before, spaced := nothing, true
	add := func(letters string, at int, c class) {
		for i := range len(letters) {
			var m mark
			if c == upperLetter {
				m = upper
			}
			if i == 0 && c.beginsAfter(before) {
				m |= begins
				if spaced {
					m |= apart
				}
			}
			f.letters, f.offsets, f.marks = append(f.letters, letters[i]), append(f.offsets, int32(at)), append(f.marks, m)
		}
		before, spaced = c, false
	}
	for at := 0; at < len(text); {
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[at:])
		}
		switch {
		case r >= 'a' && r <= 'z':
			add(text[at:at+1], at, lowerLetter)
		case r >= 'A' && r <= 'Z':
			add(lowercase[r-'A':r-'A'+1], at, upperLetter)
		case r >= '0' && r <= '9':
			add(text[at:at+1], at, digit)
		case r == '&' || r == '+':
			before, spaced = nothing, true
			add(and, at, lowerLetter)
			before, spaced = nothing, true
		case r < utf8.RuneSelf:
			before = nothing
			spaced = spaced || r <= ' ' || r == '-' || r == '_'
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r):
			// It is invisible.
		case visible.Shapeless(r) || r == brailleBlank:
			before, spaced = nothing, true
		default:
			letters, c := foldRune(r)
			if letters == "" {
				before = nothing
				spaced = spaced || unicode.IsSpace(r) || unicode.Is(unicode.Pd, r)
			} else {
				add(letters, at, c)
			}
		}
		at += size
	}
	return f
}

// brailleBlank is a sign of Braille without dots.
const brailleBlank = '\u2800'

const lowercase = "abcdefghijklmnopqrstuvwxyz"

var foldedRunes sync.Map // rune → foldedRune

type foldedRune struct {
	letters string
	class   class
}

// foldRune returns the letters that one beyond ASCII stands for; "" for what is no letter.
func foldRune(r rune) (string, class) {
	if known, ok := foldedRunes.Load(r); ok {
		k := known.(foldedRune)
		return k.letters, k.class
	}
	var b strings.Builder
	c := nothing
	for _, d := range norm.NFKD.String(string(r)) { // full width, mathematical, ligatures
		switch {
		case unicode.IsDigit(d):
			c = digit
		case unicode.IsLetter(d) && unicode.IsUpper(d):
			c = upperLetter
		case unicode.IsLetter(d):
			c = lowerLetter
		default:
			continue
		}
		for _, l := range slug.Fold(string(d)) {
			if same, ok := lookalikes[l]; ok {
				l = same
			}
			b.WriteRune(l)
		}
	}
	foldedRunes.Store(r, foldedRune{b.String(), c})
	return b.String(), c
}

// lookalikes is letters that are read as one of the Latin alphabet (Unicode TS 39, the common ones).
var lookalikes = func() map[rune]rune {
	out := map[rune]rune{}
	for _, pair := range strings.Fields("аa вb сc ԁd еe ɡg һh нh іi ıi јj кk мm оo øo рp ԛq ѕs тt уy ѵv ԝw хx łl đd ðd " +
		"αa βb εe ηh ιi κk μm νv οo ρp τt υu χx ζz") {
		from, size := utf8.DecodeRuneInString(pair)
		out[from] = rune(pair[size])
	}
	return out
}()

// words returns the words of a text as fold splits them.
func words(text string) []string {
	f := fold(text)
	defer f.free()
	var out []string
	for i, l := range f.letters {
		if f.marks[i]&begins != 0 {
			out = append(out, "")
		}
		out[len(out)-1] += string([]byte{l})
	}
	return out
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// decodings returns what a text reads as once its character references, its
// percent-encoding and its Punycode are decoded, where it has any: each step alone and all together.
func decodings(text string) []string {
	var out []string
	all := text
	for _, decode := range []func(string) string{html.UnescapeString, percentDecoded, decoded} {
		if s := decode(text); s != text {
			out = append(out, s)
		}
		all = decode(all)
	}
	if again := percentDecoded(html.UnescapeString(all)); !slices.Contains(out, again) && again != text {
		out = append(out, again)
	}
	return out
}

var percents = regexp.MustCompile(`(?:%[0-9A-Fa-f]{2})+`)

// percentDecoded returns a text with what is percent-encoded in it as it is read. A percent
// sign on its own stays.
func percentDecoded(text string) string {
	if !strings.Contains(text, "%") {
		return text
	}
	return percents.ReplaceAllStringFunc(text, func(s string) string {
		out, err := url.PathUnescape(s)
		if err != nil {
			return s
		}
		return out
	})
}

var punycode = regexp.MustCompile(`(?i)\bxn--[a-z0-9-]+`)

// decoded returns a text with its internationalised domain names as they are read (RFC 3492).
func decoded(text string) string {
	if !strings.Contains(text, "--") {
		return text
	}
	return punycode.ReplaceAllStringFunc(text, func(s string) string {
		out, err := idna.Punycode.ToUnicode(strings.ToLower(s))
		if err != nil {
			return s
		}
		return out
	})
}
