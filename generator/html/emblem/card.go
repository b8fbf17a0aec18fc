package emblem

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
)

// The size of the preview image of a shared link, in pixels: clients of Open Graph
// show this size uncropped.
const (
	CardWidth  = 1200
	CardHeight = 630
)

// The layout of a card, in pixels.
const (
	margin      = 84
	textWidth   = 640
	titleHeight = 300 // maximum height of the title
	pavingLeft  = 750 // left edge of the paving
	unit        = 60  // a slab and its joint
	joint       = 4
)

// shades is the number of antialiasing steps between the background and the ink
// of a letter.
const shades = 12

// The indexes of colours in a card's palette. Shades of ink and brick come last.
const (
	onPaper = iota
	onStone
	onSlab
	onFlagstone
	onGranite
	onBrick
	firstInk                       // shades of ink on paper
	firstBrick = firstInk + shades // shades of brick on paper
)

var cardColours = func() color.Palette {
	p := color.Palette{paper, stone, slab, flagstone, granite, brick}
	for _, to := range []color.RGBA{ink, brick} {
		for i := 1; i <= shades; i++ {
			mix := func(a, b uint8) uint8 { return uint8((int(a)*(shades-i) + int(b)*i) / shades) }
			p = append(p, color.RGBA{mix(paper.R, to.R), mix(paper.G, to.G), mix(paper.B, to.B), 0xff})
		}
	}
	return p
}()

// Card returns the preview image of a shared link, as a PNG: the emblem, the
// site's title and, below it, the kind of page, next to a paving that differs
// between variants. kind may be "".
func Card(title, kind string, variant int) ([]byte, error) {
	m := image.NewPaletted(image.Rect(0, 0, CardWidth, CardHeight), cardColours)
	pave(m, variant)
	for i, r := range mark {
		index := uint8(onGranite)
		if i == len(mark)-1 {
			index = onBrick
		}
		fill(m, scaleSlab(r, 78, image.Pt(margin, margin)), index)
	}
	lines, size, err := fitTitle(title, textWidth)
	if err != nil {
		return nil, err
	}
	step := lineHeight(size)
	below := 0 // height of what is below the title
	if kind != "" {
		below = 74
	}
	baseline := CardHeight - margin - below - step*(len(lines)-1)
	for _, line := range lines {
		if err := drawText(m, line, size, image.Pt(margin, baseline), firstInk); err != nil {
			return nil, err
		}
		baseline += step
	}
	if kind != "" {
		if err := drawText(m, kind, 44, image.Pt(margin, CardHeight-margin), firstBrick); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(&out, m); err != nil {
		return nil, fmt.Errorf("emblem: %w", err)
	}
	return out.Bytes(), nil
}

// pave lays slabs of one, two and four units from the right edge to a ragged
// left edge, with up to four brick ones.
func pave(m *image.Paletted, variant int) {
	fill(m, m.Rect, onPaper)
	columns, rows := (CardWidth-pavingLeft)/unit+1, CardHeight/unit+1
	taken := make([]bool, columns*rows)
	isFree := func(x, y int) bool { return x < columns && y < rows && !taken[y*columns+x] }
	seed := uint32(variant)*2654435761 + 97
	random := func(n uint32) uint32 { // linear congruential generator: deterministic
		seed = seed*1664525 + 1013904223
		return seed >> 16 % n
	}
	bricks := 0
	for y := range rows {
		for x := range columns {
			if !isFree(x, y) {
				continue
			}
			w, h := 1, 1
			switch random(6) {
			case 0, 1:
				if isFree(x+1, y) && isFree(x, y+1) && isFree(x+1, y+1) {
					w, h = 2, 2
				}
			case 2, 3:
				if isFree(x+1, y) {
					w = 2
				}
			case 4:
				if isFree(x, y+1) {
					h = 2
				}
			}
			for i := range w * h {
				taken[(y+i/w)*columns+x+i%w] = true
			}
			tone := onStone + uint8(random(3))
			if ragged := random(4); x < 3 && int(ragged) > x {
				continue
			}
			if w == 1 && h == 1 && bricks < 4 && random(5) == 0 {
				tone = onBrick
				bricks++
			}
			at := image.Pt(pavingLeft+x*unit, y*unit)
			fill(m, image.Rect(0, 0, w*unit-joint, h*unit-joint).Add(at), tone)
		}
	}
}
