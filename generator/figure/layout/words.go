package layout

import (
	"math"
	"strings"

	"parvis/generator/figure/chart"
)

// big writes one or two values large, each with its unit and where it comes from.
func big(b *board, c chart.Chart) {
	for i, r := range c.Rows {
		if i > 0 {
			b.y += 18
		}
		v := r.Cell(0)
		const large = 30.0
		lines := wrap(said(v), Narrow, large, true)
		b.lines(quiet(v)+" big serif", lines, Len{}, b.y+27, large+4)
		b.y += (large+4)*float64(len(lines)) + 4
		lines = wrap(strings.TrimSpace(v.After+" "+r.Label), Narrow, textSize, false)
		b.lines("t", lines, Len{}, b.y+13, lineHeight)
		b.y += lineHeight * float64(len(lines))
		for _, s := range []string{r.Said, v.Note} {
			if s == "" {
				continue
			}
			said := wrap(s, Narrow, smallSize, false)
			b.lines("s", said, Len{}, b.y+14, 15)
			b.y += 15*float64(len(said)) + 2
		}
	}
	b.y += 4
}

// quadrants writes names in four cells, one under the other. Positions are sides, not distances.
func quadrants(b *board, c chart.Chart) {
	const room = 118.0
	ends := [4]string{}
	copy(ends[:], c.Columns)
	left, right, below, above := ends[0], ends[1], ends[2], ends[3]
	over := wrap(above, Narrow-20, smallSize, false)
	b.lines("s m", over, pct(50), b.y+11, 15)
	b.y += 15*float64(len(over)) + 3
	top := b.y
	b.quarter(c.Rows, room, func(x, y float64) (isLeft, here bool) { return x < 0, y >= 0 })
	b.y += 4
	atLeft, atRight := wrap(left, room, smallSize, false), wrap(right, room, smallSize, false)
	h := 15 * float64(max(len(atLeft), len(atRight)))
	b.lines("s", atLeft, Len{}, b.y+h-15*float64(len(atLeft)-1)-3, 15)
	b.lines("s e", atRight, pct(100), b.y+h-15*float64(len(atRight)-1)-3, 15)
	b.y += h + 5
	b.draw(Line{Class: "base", X1: px(0), X2: pct(100), Y1: b.y, Y2: b.y})
	b.y += 4
	b.quarter(c.Rows, room, func(x, y float64) (isLeft, here bool) { return x < 0, y < 0 })
	b.draw(Line{Class: "base", X1: pct(50), X2: pct(50), Y1: top, Y2: b.y})
	under := wrap(below, Narrow-20, smallSize, false)
	b.lines("s m", under, pct(50), b.y+15, 15)
	b.y += 15*float64(len(under)) + 6
}

// quarter writes the names of one half of the plane, at the left and at the right of its middle.
func (b *board) quarter(rows []chart.Row, room float64, side func(x, y float64) (isLeft, here bool)) {
	const textAt = 14.0
	down := [2]float64{b.y + 4, b.y + 4}
	for _, r := range rows {
		x, y := r.Cell(0).Low, r.Cell(1).Low
		isLeft, here := side(x, y)
		if !here {
			continue
		}
		half, at := 1, Len{50, 10}
		if isLeft {
			half, at = 0, Len{}
		}
		lines := wrap(r.Label, room-textAt, textSize, false)
		square := Rect{Class: fill(r.Role), X: px(at.Px), Y: down[half] + 4, W: px(9), H: 9}
		b.draw(Group{X: pct(at.Pct), Marks: []Mark{square}})
		b.lines("t", lines, Len{at.Pct, at.Px + textAt}, down[half]+13, lineHeight)
		down[half] += lineHeight*float64(len(lines)) + 4
	}
	b.y = math.Max(math.Max(down[0], down[1]), b.y+24)
}
