package svg

import (
	"slices"
	"strings"

	"parvis/generator/figure/chart"
	"parvis/generator/figure/layout"
)

// Sizes of an image to share, in pixels: what networks show of a link.
const (
	ShareWidth  = 1200.0
	ShareHeight = 630.0
	shareMargin = 72.0
	shareFoot   = 548.0
)

// Share returns the image that stands for a figure where its page is linked: the sentence, the
// chart in large with at most its first rows, the name of the site and the date. It is light only.
func Share(c chart.Chart, site, date string) string {
	inner := ShareWidth - 2*shareMargin
	p := &pen{}
	p.raw(`<rect class="hb" y="548" width="1200" height="82"/>`)
	size, lines := shareSentence(c.Sentence, inner)
	y := 64.0 + size
	for _, l := range lines {
		p.raw(`<text class="t serif bold" x="72" y="` + layout.Number(y) + `" font-size="` + layout.Number(size) + `">` + escape.Replace(valid(l)) + "</text>")
		y += size * 1.18
	}
	y += -size*.5 + 22
	d, scale := sharedDrawing(c, inner, shareFoot-20-y)
	if d.Height > 0 {
		p.width = inner / scale
		p.at(shareMargin, y, scale, d.Marks)
	}
	p.raw(`<text class="n" x="72" y="599" font-size="26">` + escape.Replace(valid(layout.Shorten(site, 560, 26, true))) + `</text><text class="z e" x="1128" y="599" font-size="24">` +
		escape.Replace(valid(layout.Shorten(date, 480, 24, false))) + `</text>`)
	return document(documentOf{id: strings.TrimSuffix(c.ID, "-") + "-share", title: c.Title, desc: c.Description(), width: ShareWidth, height: ShareHeight}, p.String())
}

// shareSentence returns the lines of the sentence in the largest size that needs two, or else three in the smallest.
func shareSentence(s string, room float64) (size float64, lines []string) {
	for _, size = range []float64{56, 50, 44, 38} {
		if lines = layout.Wrap(s, room, size, true); len(lines) <= 2 {
			return size, lines
		}
	}
	return 34, layout.Wrap(s, room, 34, true)
}

// sharedDrawing returns the drawing of as many rows as fit, as large as they do.
func sharedDrawing(c chart.Chart, width, height float64) (d layout.Drawing, scale float64) {
	for n := min(len(c.Rows), 5); n > 0; n-- {
		some := c
		if n < 5 {
			some.Rows = c.Rows[:n]
		}
		for _, scale = range []float64{2.4, 2.2, 2, 1.8, 1.6} {
			if d = layout.ForShare(some, width/scale, height/scale); d.Height > 0 {
				return d, scale
			}
		}
		if !slices.Contains([]chart.Form{chart.Targets, chart.Dots, chart.Dumbbell, chart.Matrix}, c.Form) {
			break // a part of it would say something else
		}
	}
	return layout.Drawing{}, 1
}
