package layout

import (
	"slices"

	"parvis/generator/figure/chart"
)

// chronicle draws one measure over its periods, with what was promised for each, and what had
// been promised before: a target that was changed is never drawn as if it had always been so. Periods
// stand side by side, or one under the other where the words of a value have no room over their column.
func chronicle(b *board, c chart.Chart, height float64) {
	if len(c.Columns) == 0 && len(c.Rows[0].Cells) == 0 {
		return
	}
	upright := &board{y: b.y}
	if upright.chronicleUpright(c, height) {
		*b = *upright
		return
	}
	b.chronicleDown(c)
}

// chronicleUpright draws columns, and reports whether each value has a place over its own, or in it.
func (b *board) chronicleUpright(c chart.Chart, height float64) (clear bool) {
	row := c.Rows[0]
	n := max(len(c.Columns), len(row.Cells))
	p := plot{top: 46, bottom: 46 + height, largest: c.Scale, step: 100 / float64(n)}
	share := .25
	if n > 6 {
		share = .36 // or no number would have room within
	}
	for i := range n {
		v := row.Cell(i)
		p.largest = max(p.largest, v.Possible())
		s := slot{note: v.Note, value: v, role: row.RoleOf(v), at: p.step * (float64(i) + .5), half: min(p.step*share, 9)}
		if i < len(c.Columns) {
			s.label = clean(c.Columns[i])
		}
		p.slots = append(p.slots, s)
	}
	for _, t := range row.Targets {
		if t.Value.Known() {
			for _, v := range bounds(t.Value) {
				p.largest = max(p.largest, v)
			}
		}
	}
	tops := make([]float64, n)
	for i, s := range p.slots {
		tops[i] = b.column(p, s)
	}
	b.draw(Line{Class: "base", X1: px(0), X2: pct(100), Y1: p.bottom + .5, Y2: p.bottom + .5})
	b.targetLines(p, row.Targets)
	var columns []box
	for i, s := range p.slots {
		if s.value.Known() && s.role != chart.Start {
			columns = append(columns, box{(s.at - s.half) * Narrow / 100, tops[i] - 3, (s.at + s.half) * Narrow / 100, p.bottom})
		}
	}
	b.targetTexts(p, row.Targets, columns)
	clear = true
	for i, s := range p.slots {
		others := slices.DeleteFunc(slices.Clone(columns), func(c box) bool { return c.left < s.at*Narrow/100 && s.at*Narrow/100 < c.right })
		clear = b.columnValue(p, s, tops[i], others) && clear
	}
	b.periods(p)
	b.y = b.notes(p) + 7
	b.raise()
	return clear
}

// span returns where the line of a target begins and ends, in per cents.
func (p plot) span(t chart.Target) (from, to float64) {
	last := len(p.slots) - 1
	first := min(max(t.From, 0), last)
	return p.step * float64(first), p.step * float64(min(max(t.To, first), last)+1)
}

// targetLines draws the lines of targets, and the arrow from one that was changed to the next.
func (b *board) targetLines(p plot, ts []chart.Target) {
	for i, t := range ts {
		if !t.Value.Known() {
			continue
		}
		from, to := p.span(t)
		class := "tgt"
		if t.Revised {
			class = "was"
		}
		for _, v := range bounds(t.Value) {
			y := p.y(v)
			if !t.Revised {
				b.draw(Line{Class: "under", X1: pct(from), X2: pct(to), Y1: y, Y2: y})
			}
			b.draw(Line{Class: class, X1: pct(from), X2: pct(to), Y1: y, Y2: y})
			b.rules = append(b.rules, box{from * Narrow / 100, y - 3, to * Narrow / 100, y + 3})
		}
		if !t.Revised || i+1 >= len(ts) || !ts[i+1].Value.Known() {
			continue
		}
		was, now := p.y(bounds(t.Value)[0]), p.y(bounds(ts[i+1].Value)[0])
		const tip = 5.0
		var d string
		switch {
		case now-was > 10:
			d = "V" + Number(now-tip) + "m-4-4l4 5 4-5"
		case was-now > 10:
			d = "V" + Number(now+tip) + "m-4 4l4-5 4 5"
		default:
			continue
		}
		b.draw(Path{Class: "arrow", X: pct(to), D: "M0 " + Number(was) + d})
		x := to * Narrow / 100
		b.taken = append(b.taken, box{x - 5, min(was, now), x + 5, max(was, now)})
	}
}

// columnValue writes the value of a column: over it, or within it where a line is less than 22
// pixels above. It reports whether there was such a place.
func (b *board) columnValue(p plot, s slot, top float64, others []box) bool {
	text := said(s.value)
	if text == "" || s.value.Kind == chart.NotDue && s.value.Text == "" {
		return true
	}
	class := quiet(s.value)
	if b.centre(class, text, s.at, textSize, true, others, top-gap) {
		return true
	}
	fits := width(text, textSize, true) <= 2*s.half*Narrow/100
	solid := p.bottom - p.y(s.value.Certain())
	if fits && s.value.Known() && p.y(s.value.Certain()) == top && solid >= 24 {
		return b.centre(inside(s.role)+" bold", text, s.at, textSize, true, nil, top+18)
	}
	return b.centre(class+" halo", text, s.at, textSize, true, others, top-2*gap, top-3*gap)
}

// targetTexts writes what each target says: over its line, under it, or over the plot, and never
// on a column.
func (b *board) targetTexts(p plot, ts []chart.Target, columns []box) {
	for i := len(ts) - 1; i >= 0; i-- {
		t := ts[i]
		if t.Text == "" || !t.Value.Known() {
			continue
		}
		from, to := p.span(t)
		class, size, bold := "n", textSize, true
		if t.Revised {
			class, size, bold = "s", smallSize, false
		}
		text := shorten(t.Text, Narrow-4, size, bold)
		w := width(text, size, bold) + 2
		high := p.y(bounds(t.Value)[len(bounds(t.Value))-1])
		low := p.y(bounds(t.Value)[0])
		left := min(from*Narrow/100, Narrow-w)
		right := max(to*Narrow/100, w)
		atLeft, atRight := pct(from), pct(to)
		if left < from*Narrow/100 {
			atLeft, left = px(0), 0
		}
		if right > to*Narrow/100 {
			atRight, right = pct(100), Narrow
		}
		type place struct {
			x      Len
			anchor string
			box    box
		}
		at := func(y float64, atEnd bool) place {
			if atEnd {
				return place{atRight, " e", box{right - w, y - size*.8, right, y + size*.2}}
			}
			return place{atLeft, "", box{left, y - size*.8, left + w, y + size*.2}}
		}
		var tries []place
		for _, y := range []float64{high - 9, low + 17, high - 25, 12, 28} {
			tries = append(tries, at(y, !t.Revised), at(y, t.Revised))
		}
		for _, try := range tries {
			if try.box.top > 0 && b.free(try.box) && !slices.ContainsFunc(columns, try.box.meets) {
				b.taken = append(b.taken, try.box)
				b.text(class+try.anchor+" halo", try.x, try.box.top+size*.8, text)
				break
			}
		}
	}
}

// raise moves everything up to the top, where the room for texts over the plot was not needed.
func (b *board) raise() {
	top := b.y
	for _, m := range b.marks() {
		switch m := m.(type) {
		case Text:
			top = min(top, m.Y-13)
		case Line:
			top = min(top, m.Y1-2, m.Y2-2)
		case Rect:
			top = min(top, m.Y)
		case Circle:
			top = min(top, m.Y-m.R)
		}
	}
	if top = float64(int(top)); top <= 0 {
		return
	}
	lift(b.under, top)
	lift(b.texts, top)
	b.y -= top
}

// lift moves marks up.
func lift(marks []Mark, by float64) {
	for i, m := range marks {
		switch m := m.(type) {
		case Text:
			m.Y -= by
			marks[i] = m
		case Line:
			m.Y1, m.Y2 = m.Y1-by, m.Y2-by
			marks[i] = m
		case Rect:
			m.Y -= by
			marks[i] = m
		case Circle:
			m.Y -= by
			marks[i] = m
		case Path:
			m.Y -= by
			marks[i] = m
		}
	}
}
