package layout

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf8"

	"parvis/generator/figure/chart"
)

// SharedRows is how many rows an image to share has at most.
const SharedRows = 6

// longestShared is the longest value, in letters, that stands whole beside the longest bar.
const longestShared = 18

const sharedName = .46 // of the width, for names

// ForShare lays out a chart for an image to share, which is wider than high: at most so many rows, names
// beside their marks. width and height are the room for it, in pixels before it is enlarged; more says how
// many rows were left out. It is a drawing of no height where the room is too small: fewer rows may fit.
func ForShare(c chart.Chart, rows int, width, height float64, more func(n int) string) Drawing {
	if len(c.Rows) == 0 || c.Form == chart.None {
		return Drawing{Chart: c}
	}
	b := &board{}
	switch c.Form {
	case chart.Chronicle:
		if b = sharedChronicle(c, rows, width, height); b == nil {
			return Drawing{Chart: c}
		}
	case chart.Columns:
		columns(b, c, max(height-50, 60))
	case chart.Big:
		c.Rows = c.Rows[:1]
		big(b, c)
	case chart.Indicator:
		c.Rows = c.Rows[:1]
		indicator(b, c)
	case chart.Quadrants:
		quadrants(b, c)
	case chart.Pile, chart.Stack, chart.Waffle:
		sharedParts(b, c, width)
	default:
		some, left := foremost(c, rows)
		c.Rows = some
		switch c.Form {
		case chart.Targets:
			targets(b, c)
		case chart.Dots:
			dots(b, c)
		case chart.Dumbbell:
			dumbbell(b, c)
		case chart.Matrix:
			matrix(b, c)
		default:
			sharedRowsOf(b, c, width)
		}
		if left > 0 && more != nil {
			b.text("s", px(0), b.y+17, more(left))
			b.y += 19
		}
	}
	if b.y > height {
		return Drawing{Chart: c}
	}
	return Drawing{Chart: c, Height: math.Ceil(b.y), Marks: b.marks()}
}

// sharedChronicle draws a measure with its periods side by side, as high as there is room for. Where they have
// none in any size, which is once fewer rows are asked for, the last periods stand one under the other; nil where
// that would cut a number: it would be another one.
func sharedChronicle(c chart.Chart, rows int, width, height float64) *board {
	for plot := min(height-40, chronicleHeight); plot >= 60; plot -= 10 {
		b := &board{}
		if chronicle(b, c, plot); b.y <= height {
			return b
		}
	}
	long := func(v chart.Value) bool { return utf8.RuneCountInString(v.Text) > longestShared }
	if rows == SharedRows || slices.ContainsFunc(c.Rows[0].Cells, long) {
		return nil
	}
	b := &board{}
	sharedRowsOf(b, latest(c, rows), width)
	return b
}

// latest returns the last periods of a measure as rows, one under the other.
func latest(c chart.Chart, most int) chart.Chart {
	row := c.Rows[0]
	c.Form, c.Rows = chart.Beside, nil
	for i := max(0, len(c.Columns)-most); i < len(c.Columns); i++ {
		v := row.Cell(i)
		v.After = ""
		c.Rows = append(c.Rows, chart.Row{Label: c.Columns[i], Role: row.Role, Cells: []chart.Value{v}})
	}
	return c
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
		role := r.RoleOf(v)
		b.draw(stone(fill(role), px(x), b.y, px(keySize), keySize, ""))
		if g := glyphs[r.Sign]; g != "" {
			b.draw(Path{Class: sign(role), X: px(x + keySize/2), Y: b.y + keySize/2, D: g})
		}
		text := said(v)
		b.text("n small", px(x+22), b.y+12, text)
		at := x + 22 + width(text, smallSize, true) + 6
		b.text("c", px(at), b.y+12, shorten(r.Label, x+half-at-8, smallSize, false))
		if left++; left%2 == 0 {
			b.y += 21
		}
	}
	if left%2 == 1 {
		b.y += 21
	}
}

// sharedRowsOf draws the first rows as stones, or as bars where there are too many records.
func sharedRowsOf(b *board, c chart.Chart, w float64) {
	const pitch, thick = 23.0, 15.0
	name := 0.0
	for _, r := range c.Rows {
		name = max(name, width(shorten(r.Label, w*sharedName, smallSize, false), smallSize, false))
	}
	left := name + 14
	largest := 0.0
	for _, r := range c.Rows {
		largest = max(largest, r.Cell(0).Possible())
	}
	for _, r := range c.Rows {
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
	b.y -= pitch - thick
}

// foremost returns the first rows of a chart, or the largest where rows are in the order of places, and how
// many others there are. What isn't known is never left out; of a table, each row has its total.
func foremost(c chart.Chart, most int) (rows []chart.Row, left int) {
	var unknown []chart.Row
	alone := c.Form != chart.Targets && c.Form != chart.Dots && c.Form != chart.Dumbbell && c.Form != chart.Matrix
	for _, r := range c.Rows {
		if r.Short != "" {
			r.Label = r.Short
		}
		r.Group = ""
		if c.Form == chart.Heat {
			r.Cells = []chart.Value{sumOf(r)}
		}
		switch {
		case alone && (!r.Cell(0).Known() || r.Role == chart.Away): // land, not data
		case r.Role == chart.Unknown:
			unknown = append(unknown, r)
		default:
			rows = append(rows, r)
		}
	}
	if c.Form.Map() {
		slices.SortStableFunc(rows, func(a, b chart.Row) int { return cmp.Compare(b.Cell(0).Possible(), a.Cell(0).Possible()) })
	}
	if len(unknown) > 1 {
		unknown, left = unknown[:1], len(unknown)-1
	}
	if room := most - len(unknown); len(rows) > room {
		if most == SharedRows {
			room-- // for the line that says so
		}
		room = max(room, 1)
		left, rows = left+len(rows)-room, rows[:room]
	}
	return append(rows, unknown...), left
}

// sumOf returns the total of a row.
func sumOf(r chart.Row) chart.Value {
	sum := chart.Value{Text: r.Said}
	for _, v := range r.Cells {
		sum.Low += v.Certain()
		sum.High += v.Possible()
	}
	return sum
}
