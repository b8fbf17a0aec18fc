// Package letters measures, breaks and draws texts in the fonts of pictures: Liberation Sans
// and Liberation Serif (SIL Open Font License 1.1), the free ones closest to the fonts of the
// pages. No system font is used: all machines draw the same. What is measured is what is drawn.
package letters

import (
	"strings"
	"sync"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-fonts/liberation/liberationserifbold"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"parvis/generator/text/visible"
)

// Face is a font.
type Face uint8

// The fonts.
const (
	Sans Face = iota
	SansBold
	SerifBold
)

// fonts is each font, parsed once.
var fonts = [...]func() *typeface{Sans: parsed(liberationsansregular.TTF), SansBold: parsed(liberationsansbold.TTF), SerifBold: parsed(liberationserifbold.TTF)}

// typeface is a font, and what was measured of it: a site has thousands of texts, of the same letters.
type typeface struct {
	font   *sfnt.Font
	em     float64  // units of the font in an em
	glyphs sync.Map // rune → glyph
	kerns  sync.Map // [2]sfnt.GlyphIndex → float64, in em
}

type glyph struct {
	index   sfnt.GlyphIndex
	advance float64 // in em
}

func parsed(ttf []byte) func() *typeface {
	return sync.OnceValue(func() *typeface {
		f, err := sfnt.Parse(ttf)
		if err != nil {
			panic("letters: " + err.Error()) // the font is part of the program
		}
		return &typeface{font: f, em: float64(f.UnitsPerEm())}
	})
}

// units is the size at which a font is measured in its own units.
func (t *typeface) units() fixed.Int26_6 { return fixed.I(int(t.em)) }

func (t *typeface) glyph(r rune) glyph {
	if g, ok := t.glyphs.Load(r); ok {
		return g.(glyph)
	}
	var b sfnt.Buffer
	drawn := r
	if r == '\u2011' { // a hyphen that doesn't break: the fonts have it not
		drawn = '-'
	}
	var g glyph
	g.index, _ = t.font.GlyphIndex(&b, drawn) // 0 is the sign of what the font hasn't
	if a, err := t.font.GlyphAdvance(&b, g.index, t.units(), font.HintingNone); err == nil {
		g.advance = float64(a) / 64 / t.em
	}
	t.glyphs.Store(r, g)
	return g
}

func (t *typeface) kern(a, b sfnt.GlyphIndex) float64 {
	two := [2]sfnt.GlyphIndex{a, b}
	if k, ok := t.kerns.Load(two); ok {
		return k.(float64)
	}
	var buffer sfnt.Buffer
	k := 0.0
	if f, err := t.font.Kern(&buffer, a, b, t.units(), font.HintingNone); err == nil { // an error says that it has none
		k = float64(f) / 64 / t.em
	}
	t.kerns.Store(two, k)
	return k
}

// place calls do for each letter of a text with its place from the start, in em, and returns the width in em.
// Letters that can't be seen are left out.
func (t *typeface) place(text string, do func(g sfnt.GlyphIndex, at float64)) float64 {
	x := 0.0
	var before sfnt.GlyphIndex
	first := true
	for _, r := range text {
		if visible.Hidden(r) {
			continue
		}
		g := t.glyph(r)
		if !first {
			x += t.kern(before, g.index)
		}
		do(g.index, x)
		x += g.advance
		before, first = g.index, false
	}
	return x
}

// Width returns the width of a text, in pixels; size is that of an em.
func Width(f Face, size float64, text string) float64 {
	return fonts[f]().place(text, func(sfnt.GlyphIndex, float64) {}) * size
}

// Wrap breaks a text into lines of at most room pixels, at plain spaces, but not before a sign that French
// sets apart. A word wider than a line has a line of its own.
func Wrap(f Face, size float64, text string, room float64) []string {
	var lines []string
	for _, word := range words(text) {
		if n := len(lines); n > 0 && Width(f, size, lines[n-1]+" "+word) <= room {
			lines[n-1] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}

func words(text string) []string {
	var out []string
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }) {
		if n := len(out); n > 0 && strings.Trim(word, ";:?!»") == "" {
			out[n-1] += " " + word
		} else {
			out = append(out, word)
		}
	}
	return out
}

// Fit breaks a text into at most so many lines. Where that isn't all of it, an ellipsis says so: after
// a word, or within one that is wider than a line.
func Fit(f Face, size float64, text string, room float64, most int) []string {
	lines := Wrap(f, size, text, room)
	cut := len(lines) > most
	lines = lines[:min(most, len(lines))]
	for i, l := range lines {
		last := cut && i == len(lines)-1
		if !last && Width(f, size, l) <= room {
			continue
		}
		for last && strings.Contains(l, " ") && Width(f, size, l+"…") > room {
			l = l[:strings.LastIndexByte(l, ' ')]
		}
		runes := []rune(l)
		for len(runes) > 1 && Width(f, size, string(runes)+"…") > room {
			runes = runes[:len(runes)-1]
		}
		lines[i] = strings.TrimRight(string(runes), " ,;:\u00a0\u202f") + "…"
	}
	return lines
}

// Shape is what takes outlines; [golang.org/x/image/vector.Rasterizer] is one.
type Shape interface {
	MoveTo(x, y float32)
	LineTo(x, y float32)
	QuadTo(x1, y1, x, y float32)
	CubeTo(x1, y1, x2, y2, x, y float32)
	ClosePath()
}

// Outline draws the outlines of a text from x, on the base line y, in pixels.
func Outline(to Shape, f Face, size float64, text string, x, y float64) {
	t := fonts[f]()
	var b sfnt.Buffer
	ppem := fixed.Int26_6(size*64 + .5)
	t.place(text, func(g sfnt.GlyphIndex, at float64) {
		segments, err := t.font.LoadGlyph(&b, g, ppem, nil)
		if err != nil {
			return // a letter without an outline
		}
		ox, oy := float32(x+at*size), float32(y)
		p := func(a fixed.Point26_6) (float32, float32) { return ox + float32(a.X)/64, oy + float32(a.Y)/64 }
		open := false
		for _, s := range segments {
			x0, y0 := p(s.Args[0])
			x1, y1 := p(s.Args[1])
			x2, y2 := p(s.Args[2])
			switch s.Op {
			case sfnt.SegmentOpMoveTo:
				if open {
					to.ClosePath()
				}
				open = true
				to.MoveTo(x0, y0)
			case sfnt.SegmentOpLineTo:
				to.LineTo(x0, y0)
			case sfnt.SegmentOpQuadTo:
				to.QuadTo(x0, y0, x1, y1)
			case sfnt.SegmentOpCubeTo:
				to.CubeTo(x0, y0, x1, y1, x2, y2)
			}
		}
		if open {
			to.ClosePath()
		}
	})
}
