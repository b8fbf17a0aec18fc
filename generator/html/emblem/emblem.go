// Package emblem draws the site's emblem, a paved square (which is what
// "parvis" means), where no template can: icons of browsers and phones, the
// badge that a signatory shows on its own site. The same input gives the same bytes.
package emblem

import (
	"image"
	"image/color"
)

// The colours of images are those of themes/parvis/base/settings.css in light mode:
// an image can't adapt to the mode of its reader.
var (
	paper   = color.RGBA{0xfd, 0xfc, 0xf9, 0xff}
	granite = color.RGBA{0x6b, 0x64, 0x5a, 0xff}
	brick   = color.RGBA{0x9b, 0x3a, 0x1c, 0xff}
)

// side is the side of the emblem's square, in its own units.
const side = 26

// mark is the five slabs of the emblem, in a square of side; the brick one is
// last. themes/parvis has the same in its header and in favicon.svg.
var mark = []image.Rectangle{
	image.Rect(0, 0, 15, 15), image.Rect(16, 11, 26, 26), image.Rect(0, 16, 5, 26), image.Rect(6, 16, 15, 26),
	image.Rect(16, 0, 26, 10),
}

// scaleSlab returns a slab of the emblem scaled to a width of size pixels, with
// its top left corner at from. Edges are rounded to whole pixels.
func scaleSlab(r image.Rectangle, size int, from image.Point) image.Rectangle {
	at := func(n int) int { return (n*size*2 + side) / (2 * side) }
	return image.Rect(at(r.Min.X), at(r.Min.Y), at(r.Max.X), at(r.Max.Y)).Add(from)
}

// fill fills a rectangle with a colour of the image's palette.
func fill(m *image.Paletted, r image.Rectangle, index uint8) {
	r = r.Intersect(m.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := m.Pix[m.PixOffset(r.Min.X, y) : m.PixOffset(r.Max.X-1, y)+1]
		for i := range row {
			row[i] = index
		}
	}
}
