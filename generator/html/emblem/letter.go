package emblem

import (
	"fmt"
	"image"
	"strings"
	"sync"

	"github.com/go-fonts/liberation/liberationserifbold"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// parsedFont is the font, parsed once.
var parsedFont = sync.OnceValues(func() (*opentype.Font, error) { return opentype.Parse(liberationserifbold.TTF) })

// newFace returns the font at a size in pixels.
func newFace(size int) (font.Face, error) {
	f, err := parsedFont()
	if err != nil {
		return nil, fmt.Errorf("emblem: %w", err)
	}
	return opentype.NewFace(f, &opentype.FaceOptions{Size: float64(size), DPI: 72, Hinting: font.HintingNone})
}

// facePool is a pool of faces at the size of names on badges. A site has
// thousands of badges, so the faces cache what they measure.
var facePool = sync.Pool{New: func() any {
	f, err := newFace(nameSize)
	if err != nil {
		return err
	}
	return &cachedFace{f, map[rune]fixed.Int26_6{}, map[[2]rune]fixed.Int26_6{}}
}}

// cachedFace is a face that caches the advance of each letter and the kerning
// of each pair.
type cachedFace struct {
	font.Face
	advances map[rune]fixed.Int26_6
	kerns    map[[2]rune]fixed.Int26_6
}

func (r *cachedFace) GlyphAdvance(letter rune) (fixed.Int26_6, bool) {
	if a, ok := r.advances[letter]; ok {
		return a, true
	}
	a, ok := r.Face.GlyphAdvance(letter)
	if ok {
		r.advances[letter] = a
	}
	return a, ok
}

func (r *cachedFace) Kern(before, letter rune) fixed.Int26_6 {
	two := [2]rune{before, letter}
	k, ok := r.kerns[two]
	if !ok {
		k = r.Face.Kern(before, letter)
		r.kerns[two] = k
	}
	return k
}

// measure returns the width of a text, in pixels rounded up.
func measure(f font.Face, text string) int { return font.MeasureString(f, text).Ceil() }

// lineHeight returns the distance between the lines of a title of a size.
func lineHeight(size int) int { return size * 112 / 100 }

// fitTitle wraps a text to a width, in the largest size at which it isn't
// taller than titleHeight. At the smallest size the text is truncated.
func fitTitle(text string, width int) (lines []string, size int, err error) {
	const largest, smallest = 92, 52
	for size = largest; ; size -= 8 {
		f, err := newFace(size)
		if err != nil {
			return nil, 0, err
		}
		lines = wrap(f, text, width)
		maxLines := titleHeight / lineHeight(size)
		fits := len(lines) <= maxLines
		for _, l := range lines {
			fits = fits && measure(f, l) <= width
		}
		if fits {
			return lines, size, nil
		}
		if size-8 < smallest {
			return truncate(f, lines, width, maxLines), size, nil
		}
	}
}

// truncate returns at most maxLines lines, each cut to a width. Cut lines end
// with an ellipsis.
func truncate(f font.Face, lines []string, width, maxLines int) []string {
	cutLines := len(lines) > maxLines
	lines = lines[:min(maxLines, len(lines))]
	for i, l := range lines {
		cut := cutLines && i == len(lines)-1
		if !cut && measure(f, l) <= width {
			continue
		}
		runes := []rune(l)
		for len(runes) > 1 && measure(f, string(runes)+"…") > width {
			runes = runes[:len(runes)-1]
		}
		lines[i] = strings.TrimRight(string(runes), " ") + "…"
	}
	return lines
}

// wrap breaks a text into lines at plain spaces. A word wider than a line has a
// line of its own.
func wrap(f font.Face, text string, width int) []string {
	var lines []string
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }) {
		if n := len(lines); n > 0 && measure(f, lines[n-1]+" "+word) <= width {
			lines[n-1] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}

// drawText draws a text on a card with a background of paper. first is the
// palette index of the lightest shade of the text's colour.
func drawText(m *image.Paletted, text string, size int, at image.Point, first uint8) error {
	f, err := newFace(size)
	if err != nil {
		return err
	}
	area := image.Rect(at.X-size/2, at.Y-size*5/4, at.X+measure(f, text)+size/2, at.Y+size/2).Intersect(m.Rect)
	mask := image.NewAlpha(area)
	(&font.Drawer{Dst: mask, Src: image.Opaque, Face: f, Dot: fixed.P(at.X, at.Y)}).DrawString(text)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			if step := (int(mask.AlphaAt(x, y).A)*shades + 127) / 255; step > 0 {
				m.Pix[m.PixOffset(x, y)] = first + uint8(step) - 1
			}
		}
	}
	return nil
}
