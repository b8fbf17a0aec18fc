package layout

import (
	"math"
	"slices"

	"parvis/generator/figure/chart"
)

const (
	headPitch = 15.0
	cellLine  = 14.0
)

// heads writes the names of columns upright, on as many levels as they need, each led down to its
// column. A name hides the leader that passes behind it.
func (b *board) heads(names []string, left, step float64) {
	boxes := make([]box, len(names))
	texts := make([]Text, len(names))
	for i, name := range names {
		name = shorten(name, Narrow-4, smallSize, false)
		x, where := centred(left+step*(float64(i)+.5), name, smallSize, false, 0)
		boxes[i] = box{where.left - 3, 0, where.right + 3, 1}
		texts[i] = Text{Class: "c halo m", X: x, Spans: []Span{{Text: name}}}
	}
	levels := 1
	for !apart(boxes, levels) {
		levels++
	}
	b.y += headPitch * float64(levels)
	for i := range names {
		y := b.y - headPitch*float64(levels-i%levels) + 12
		x := pct(left + step*(float64(i)+.5))
		b.write(Line{Class: "lead", X1: x, X2: x, Y1: y + 4, Y2: b.y + 4})
		texts[i].Y = y
	}
	for _, t := range texts {
		b.write(t)
	}
	b.y += 7
}

// apart reports whether names that share a level don't meet, when every levels-th one does.
func apart(boxes []box, levels int) bool {
	for i, a := range boxes {
		for j := i + levels; j < len(boxes); j += levels {
			if a.meets(boxes[j]) {
				return false
			}
		}
	}
	return true
}

// heatWidths are the room for names at the left, and for totals at the right, in per cents: the
// first that leaves each number its place is taken.
var heatWidths = [][2]float64{{41, 13}, {36, 15}, {31, 16}, {31, 0}, {26, 0}}

// heat draws a table of shades, with the number in each cell and the total of each row.
func heat(b *board, c chart.Chart) {
	n := len(c.Columns)
	if n == 0 {
		return
	}
	var widest, sum float64
	for _, r := range c.Rows {
		sum = max(sum, width(clean(r.Said), smallSize, true))
		for i := range n {
			widest = max(widest, width(said(r.Cell(i)), smallSize, false))
		}
	}
	left, right := 0.0, 0.0
	for _, w := range heatWidths {
		left, right = w[0], w[1]
		if (100-left-right)*Narrow/100/float64(n) >= widest+2 && (right == 0 || sum+4 <= right*Narrow/100) {
			break
		}
	}
	if sum == 0 {
		right = 0
	}
	step := (100 - left - right) / float64(n)
	written := step*Narrow/100 >= widest
	b.heads(c.Columns, left, step)
	top := b.y
	if right > 0 && c.Total != nil {
		b.text("c e", pct(100), top-8, shorten(c.Total.Label, right*Narrow/100-2, smallSize, false))
	}
	for _, r := range c.Rows {
		lines := wrap(r.Label, Narrow*(left-2)/100, smallSize, false)
		h := max(24, cellLine*float64(len(lines))+4)
		mid := b.y + h/2 + 3.5
		b.lines("c e", lines, pct(left-2), mid-7*float64(len(lines)-1), cellLine)
		for i := range n {
			v := r.Cell(i)
			role := v.Role
			class := "z"
			switch {
			case !v.Known() && v.Kind != chart.NotApplicable:
				b.draw(Rect{Class: absent(v.Kind), X: pct(left + step*float64(i)), Y: b.y + .5, W: pct(step), H: h - 3, Tip: v.Tip})
				class = "t halo"
			case role >= chart.Shade1 && role <= chart.Shade5:
				b.draw(Rect{Class: fill(role), X: pct(left + step*float64(i)), Y: b.y, W: pct(step), H: h - 2, Tip: v.Tip})
				class = inside(role)
			}
			if written {
				b.text(class+" small m", pct(left+step*(float64(i)+.5)), mid, said(v))
			}
		}
		if right > 0 {
			b.text("n small e", pct(100), mid, r.Said)
		}
		b.y += h
	}
	for i := 1; i < n; i++ {
		x := pct(left + step*float64(i))
		b.draw(Line{Class: "cut", X1: x, X2: x, Y1: top, Y2: b.y - 2})
	}
}

// matrix draws a table of stones, each a record, with the number after them.
func matrix(b *board, c chart.Chart) {
	const left, size, pitch = 30.0, 11.0, 13.0
	n := len(c.Columns)
	if n == 0 {
		return
	}
	step := (100 - left) / float64(n)
	room := step*Narrow/100 - 4
	deepest := 0.0
	for i, name := range c.Columns {
		x := pct(left + step*float64(i))
		lines := wrap(name, room, smallSize, true)
		b.lines("n small", lines, x, b.y+11, cellLine)
		y := cellLine * float64(len(lines))
		if c.Total != nil {
			sub := wrap(c.Total.Cell(i).Text, room, smallSize, false)
			b.lines("s", sub, x, b.y+13+y, cellLine)
			y += cellLine*float64(len(sub)) + 2
		}
		deepest = max(deepest, y)
	}
	b.y += deepest + 10
	for _, r := range c.Rows {
		b.draw(Line{Class: "grid", X1: px(0), X2: pct(100), Y1: b.y - 4.5, Y2: b.y - 4.5})
		lines := wrap(r.Label, Narrow*left/100-6, smallSize, false)
		b.lines("c", lines, Len{}, b.y+12, cellLine)
		h := cellLine * float64(len(lines))
		for i := range n {
			v := r.Cell(i)
			text := said(v)
			inner := &board{}
			perLine := max(int((room-width(text, smallSize, true)-4)/pitch), 1)
			count := min(records(v), mostStones/n)
			for j := range count {
				inner.draw(stone(fill(r.RoleOf(v)), px(float64(j%perLine)*pitch), b.y+2+float64(j/perLine)*pitch, px(size), size, ""))
			}
			if !v.Known() && v.Kind != chart.NotApplicable {
				count = 1
				inner.draw(stone(absent(v.Kind), px(0), b.y+2, px(size), size, v.Tip))
			}
			x := float64(min(count, perLine)) * pitch
			if count > 0 {
				x += 4
			}
			inner.text(quiet(v)+" small", px(x), b.y+12, text)
			h = max(h, pitch*math.Ceil(float64(count)/float64(perLine)))
			b.draw(Group{X: pct(left + step*float64(i)), Marks: slices.Clone(inner.marks())})
		}
		b.y += h + 12
	}
	b.y -= 6
}
