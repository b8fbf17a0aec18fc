package layout

import (
	"cmp"
	"math"
	"slices"

	"parvis/generator/figure/chart"
)

const (
	sharedRows = 5   // at most
	sharedName = .42 // of the width, for names
)

// ForShare lays out a chart for an image to share, which is wider than high: at most five rows,
// names beside their marks. width and height are the room for it, in pixels before it is enlarged.
// It is a drawing of no height where the room is too small: fewer rows may fit.
func ForShare(c chart.Chart, width, height float64) Drawing {
	if len(c.Rows) == 0 || c.Form == chart.None {
		return Drawing{Chart: c}
	}
	draw := func(f func(b *board)) Drawing {
		b := &board{}
		f(b)
		if b.y > height {
			return Drawing{Chart: c}
		}
		return Drawing{Chart: c, Height: math.Ceil(b.y), Marks: b.marks()}
	}
	switch c.Form {
	case chart.Columns:
		return draw(func(b *board) { columns(b, c, max(height-50, 60)) })
	case chart.Chronicle:
		return draw(func(b *board) { chronicle(b, c, min(max(height-92, 90), chronicleHeight)) })
	case chart.Big:
		c.Rows = c.Rows[:1]
		return draw(func(b *board) { big(b, c) })
	case chart.Indicator:
		c.Rows = c.Rows[:1]
		return draw(func(b *board) { indicator(b, c) })
	case chart.Quadrants:
		return draw(func(b *board) { quadrants(b, c) })
	case chart.Pile, chart.Stack, chart.Waffle:
		return draw(func(b *board) { sharedParts(b, c, width) })
	case chart.Targets, chart.Dots, chart.Dumbbell, chart.Matrix:
		c.Rows = slices.Clone(c.Rows[:min(len(c.Rows), sharedRows)])
		for i := range c.Rows {
			c.Rows[i].Group = ""
		}
		if d := Of(c); d.Height <= height {
			return d
		}
		return Drawing{Chart: c}
	default:
		return draw(func(b *board) { sharedRowsOf(b, c, width) })
	}
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
	rows := foremost(c)
	name := 0.0
	for _, r := range rows {
		name = max(name, width(shorten(r.Label, w*sharedName, smallSize, false), smallSize, false))
	}
	left := name + 14
	largest := 0.0
	for _, r := range rows {
		largest = max(largest, r.Cell(0).Possible())
	}
	for _, r := range rows {
		v := r.Cell(0)
		role := r.RoleOf(v)
		if role >= chart.Shade1 && role <= chart.Shade5 {
			role = chart.Plain
		}
		b.text("c", px(0), b.y+12, shorten(r.Label, w*sharedName, smallSize, false))
		end := left
		if c.Form == chart.Stones {
			for j := range min(max(records(v), r.Whole), int((w-left-60)/19)) {
				class := fill(role)
				if j >= records(v) {
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
		spans := []Span{{Class: quiet(v), Text: shorten(said(v), w-end-3, smallSize, true)}}
		if after := clean(v.After); after != "" {
			spans = append(spans, Span{Class: "z", Text: " " + after})
		}
		b.write(Text{Class: "small", X: px(end + 3), Y: b.y + 12, Spans: spans})
		b.y += pitch
	}
}

// foremost returns the first rows of a chart, or the largest where rows are in the order of places,
// with the total of each in its first cell.
func foremost(c chart.Chart) []chart.Row {
	var rows []chart.Row
	for _, r := range c.Rows {
		if r.Short != "" {
			r.Label = r.Short
		}
		if c.Form == chart.Heat {
			sum := chart.Value{Text: r.Said}
			for _, v := range r.Cells {
				sum.Low += v.Certain()
				sum.High += v.Possible()
			}
			r.Cells = []chart.Value{sum}
		}
		if r.Cell(0).Known() && r.Role != chart.Away {
			rows = append(rows, r)
		}
	}
	if c.Form.Map() {
		slices.SortStableFunc(rows, func(a, b chart.Row) int { return cmp.Compare(b.Cell(0).Possible(), a.Cell(0).Possible()) })
	}
	return rows[:min(len(rows), sharedRows)]
}
