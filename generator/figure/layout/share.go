package layout

import (
	"math"

	"parvis/generator/figure/chart"
)

// sharedRows is how many rows an image to share has at most.
const sharedRows = 5

// ForShare lays out a chart for an image to share, which is wider than high: at most five rows,
// names beside their marks. width and height are the room for it, in pixels before it is enlarged.
// A form that doesn't fit is shown as the largest of its rows, or not at all.
func ForShare(c chart.Chart, width, height float64) Drawing {
	d := Drawing{Chart: c}
	b := &board{}
	switch c.Form {
	case chart.None:
		return d
	case chart.Columns:
		if len(c.Rows) == 0 {
			return d
		}
		columns(b, c, max(height-22-26, 30))
	case chart.Big:
		if len(c.Rows) == 0 {
			return d
		}
		c.Rows = c.Rows[:1]
		big(b, c)
	case chart.Pile, chart.Stack, chart.Waffle:
		sharedParts(b, c, width)
	default:
		sharedRowsOf(b, c, width)
	}
	if b.y > height+1 || b.y == 0 {
		return Drawing{Chart: c}
	}
	d.Height, d.Marks = math.Ceil(b.y), b.marks()
	return d
}

// sharedParts draws parts of a whole as one bar, with its key in two columns.
func sharedParts(b *board, c chart.Chart, w float64) {
	const h = 26.0
	b.band(c.Rows, 0, h, true)
	b.y = h + 10
	half := w / 2
	left := 0
	for _, r := range c.Rows {
		v := r.Cell(0)
		if v.Zero() {
			continue
		}
		x := float64(left%2) * half
		b.draw(stone(fill(r.RoleOf(v)), px(x), b.y, px(11), 11, ""))
		text := said(v)
		b.text("n small", px(x+17), b.y+10, text)
		at := x + 17 + width(text, smallSize, true) + 6
		b.text("c", px(at), b.y+10, shorten(r.Label, x+half-at-8, smallSize, false))
		if left++; left%2 == 0 {
			b.y += 19
		}
	}
	if left%2 == 1 {
		b.y += 19
	}
}

// sharedRowsOf draws the first rows as stones, or as bars where there are too many records.
func sharedRowsOf(b *board, c chart.Chart, w float64) {
	const pitch, thick = 23.0, 15.0
	var rows []chart.Row
	for _, r := range c.Rows {
		if len(rows) < sharedRows && r.Cell(0).Known() && r.Role != chart.Away {
			rows = append(rows, r)
		}
	}
	name := 0.0
	for _, r := range rows {
		name = max(name, width(shorten(r.Label, w*.4, smallSize, false), smallSize, false))
	}
	left := name + 14
	largest, most := 0.0, 0
	for _, r := range rows {
		largest = max(largest, r.Cell(0).Possible())
		most = max(most, r.Whole, int(r.Cell(0).Certain()))
	}
	for _, r := range rows {
		v := r.Cell(0)
		role := r.RoleOf(v)
		if role >= chart.Shade1 && role <= chart.Shade5 {
			role = chart.Plain
		}
		b.text("c", px(0), b.y+12, shorten(r.Label, w*.4, smallSize, false))
		end := left
		if c.Form == chart.Stones || c.Form == chart.Matrix && most <= chart.StonesInARow {
			for j := range max(int(v.Certain()), r.Whole) {
				class := fill(role)
				if j >= int(v.Certain()) {
					class = "pe"
				}
				b.draw(stone(class, px(left+float64(j)*19), b.y, px(16), 16, ""))
				end = left + float64(j+1)*19
			}
		} else if largest > 0 {
			room := (w - left - 90) / largest
			if low := v.Certain() * room; low > 0 {
				b.draw(stone(fill(role), px(left), b.y, px(low), thick, ""))
			}
			if high := v.Possible(); high > v.Certain() {
				b.draw(Rect{Class: outline(role), X: px(left + v.Certain()*room), Y: b.y + .75, W: px((high - v.Certain()) * room), H: thick - 1.5})
			}
			end = left + v.Possible()*room + 4
			b.draw(Path{Class: "base", X: px(left), Y: b.y, D: "M.5-2v19"})
		}
		text := said(v)
		if r.Said != "" && c.Form == chart.Targets {
			text = r.Said
		}
		b.text(quiet(v)+" small", px(end+3), b.y+12, shorten(text, w-end-3, smallSize, true))
		b.y += pitch
	}
}
