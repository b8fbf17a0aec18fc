package svg

import (
	"strings"

	"parvis/generator/figure/chart"
	"parvis/generator/figure/layout"
)

// Sizes of an image to share, in pixels: what networks show of a link.
const (
	ShareWidth  = 1200.0
	ShareHeight = 630.0
	shareMargin = 72.0
	shareScale  = 2.4
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
	p.width = inner / shareScale
	d := layout.ForShare(c, p.width, (shareFoot-24-y)/shareScale)
	if d.Height > 0 {
		scale := shareScale
		x := shareMargin
		if d.Fixed {
			scale = min(scale, (shareFoot-24-y)/d.Height)
			p.width = layout.MapWidth
		}
		p.at(x, y, scale, d.Marks)
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
