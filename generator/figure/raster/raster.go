// Package raster draws the image that stands for a page where its link is shared: a sentence, its chart
// in large, the name of the site and the date. It prints the marks of a layout as a PNG of few colours,
// light only. The same input gives the same bytes.
//
//	png, err := raster.Draw(raster.Card{Sentence: c.Sentence, Chart: c, Site: …, Date: …}).PNG()
package raster

import (
	"image"

	"parvis/generator/figure/chart"
	"parvis/generator/figure/layout"
	"parvis/generator/figure/paint"
	"parvis/generator/text/letters"
)

// The size of an image, in pixels: clients of Open Graph show this size uncropped.
const (
	Width  = 1200
	Height = 630
)

// Scale is how much larger a chart is than on a page, at most.
const Scale = 2.4

// Card is what an image says.
type Card struct {
	Name     string      // what the sentence is about: the title of the figure, of the place
	Sentence string      // the finding
	Chart    chart.Chart // the zero value for none
	Site     string      // the title of the site
	Date     string      // "Données arrêtées au 11 juillet 2018"
	// More says that the chart has n rows more: "et 3 autres". Nil leaves that out.
	More func(n int) string
}

// The layout of an image, in pixels.
const (
	margin  = 72
	inner   = Width - 2*margin
	foot    = 548 // top of the band with the site and the date
	nameAt  = 70  // base line of the name
	above   = 22  // between the name and the sentence
	leading = 1.16
)

// Picture is a card that was drawn.
type Picture struct {
	Texts  []Text // in the order in which they were written
	canvas *canvas
}

// Text is a text of a picture, and where it stands.
type Text struct {
	Text string
	Box  image.Rectangle
}

// PNG returns the picture as a file.
func (p *Picture) PNG() ([]byte, error) { return p.canvas.encode() }

// Draw draws a card.
func Draw(card Card) *Picture {
	c := newCanvas()
	out := &Picture{canvas: c}
	p := printer{canvas: c, scale: 1, look: paint.Plain, texts: &out.Texts}
	c.box(image.Rect(0, foot, Width, Height), c.plain("stone"))
	p.caption("n", letters.SansBold, 26, card.Site, margin, 599, 540)
	date := letters.Fit(letters.Sans, 24, card.Date, 480, 1)
	if len(date) > 0 {
		p.caption("z", letters.Sans, 24, date[0], Width-margin-letters.Width(letters.Sans, 24, date[0]), 599, 480)
	}
	top := 64.0
	if card.Name != "" {
		p.caption("z", letters.Sans, 26, card.Name, margin, nameAt, inner)
		top = nameAt + above
	}
	s := fitted(card.Sentence, beside)
	room := foot - 16 - s.bottom(top)
	d, scale := drawing(card, inner, room)
	if d.Height == 0 {
		s = fitted(card.Sentence, alone)
		top += max(foot-16-s.bottom(top), 0) / 3
	}
	y := top + s.size*capital
	for _, l := range s.lines {
		p.caption("t", letters.SerifBold, s.size, l, margin, y, inner)
		y += s.size * leading
	}
	if d.Height > 0 {
		p.x, p.y, p.scale, p.width = margin, s.bottom(top)+(room-d.Height*scale)/3, scale, inner/scale
		p.marks(d.Marks)
	}
	return out
}

// caption writes one line of at most so many pixels.
func (p printer) caption(class string, f letters.Face, size float64, text string, x, y, room float64) {
	if fit := letters.Fit(f, size, text, room, 1); len(fit) > 0 {
		p.note(fit[0], size, point{x, y}, p.write(fit[0], f, size, point{x, y}, p.look.With(class)))
	}
}

// sentence is lines of one size, in pixels.
type sentence struct {
	size  float64
	lines []string
}

// capital is how high a capital is, in em.
const capital = .78

// bottom returns where what is under a sentence may begin.
func (s sentence) bottom(top float64) float64 {
	return top + s.size*leading*float64(len(s.lines)-1) + s.size*capital + 32
}

// A try is a size, and how many lines a sentence has at most in it.
type try struct {
	size float64
	most int
}

// The tries of a sentence: beside a chart, and alone.
var (
	beside = []try{{56, 2}, {52, 2}, {46, 3}, {42, 3}, {38, 3}, {34, 3}}
	alone  = []try{{76, 3}, {68, 4}, {60, 5}, {52, 6}, {44, 7}}
)

// fitted returns a sentence in the first size that has room for it, in lines of about the same length. In
// the last one it is cut.
func fitted(s string, tries []try) sentence {
	last := tries[len(tries)-1]
	for _, t := range tries {
		if lines := letters.Wrap(letters.SerifBold, t.size, s, inner); len(lines) <= t.most && fits(lines, t.size, inner) {
			return sentence{t.size, balanced(s, t.size, len(lines))}
		}
	}
	return sentence{last.size, letters.Fit(letters.SerifBold, last.size, s, inner, last.most)}
}

func fits(lines []string, size, room float64) bool {
	for _, l := range lines {
		if letters.Width(letters.SerifBold, size, l) > room {
			return false
		}
	}
	return true
}

// balanced breaks a sentence into n lines that are as short as they can be: no word stands alone on the last.
func balanced(s string, size float64, n int) []string {
	best := letters.Wrap(letters.SerifBold, size, s, inner)
	for room := inner - 40.0; room > inner/3; room -= 40 {
		lines := letters.Wrap(letters.SerifBold, size, s, room)
		if len(lines) > n {
			break
		}
		if fits(lines, size, room) {
			best = lines
		}
	}
	return best
}

// drawing returns the drawing of as many rows as fit, as large as they do; of no height where none fits.
func drawing(card Card, width, height float64) (d layout.Drawing, scale float64) {
	for rows := layout.SharedRows; rows > 0; rows-- {
		for _, scale = range []float64{Scale, 2.2, 2, 1.8, 1.6} {
			if d = layout.ForShare(card.Chart, rows, width/scale, height/scale, card.More); d.Height > 0 {
				return d, scale
			}
		}
	}
	return layout.Drawing{}, 1
}
