package layout

import (
	"math"

	"parvis/generator/figure/chart"
)

// chronicleDown draws the periods of a measure one under the other: names at the left, values at the right in a column of
// their own, where no line of a target passes, and between them bars on one scale. A target is a line
// down the periods that it holds for, its words above the first.
func (b *board) chronicleDown(c chart.Chart) {
	const pitch, thick, valueMost = 24.0, 12.0, 120.0
	row := c.Rows[0]
	n := max(len(c.Columns), len(row.Cells))
	names, values := make([]string, n), make([][]string, n)
	var left, right float64
	largest := c.Scale
	for i := range n {
		if i < len(c.Columns) {
			names[i] = shorten(c.Columns[i], Narrow*.3, smallSize, false)
		}
		left = max(left, width(names[i], smallSize, false))
		v := row.Cell(i)
		values[i] = wrap(periodText(v), valueMost, smallSize, true)
		for _, l := range values[i] {
			right = max(right, width(l, smallSize, true))
		}
		largest = max(largest, v.Possible())
	}
	for _, t := range row.Targets {
		if t.Value.Known() {
			largest = max(largest, bounds(t.Value)[len(bounds(t.Value))-1])
		}
	}
	left = math.Ceil(left + 9)
	s := scale{thick: thick}
	if room := Narrow - left - right - 2*chevron; largest > 0 && !math.IsInf(largest, 0) {
		s.each = max(room, 20) / Narrow * 100 / largest
	}
	inner := &board{}
	var lines []Mark
	tops, ends := make([]float64, n), make([]float64, n) // of the rows
	for i := range n {
		for _, t := range row.Targets {
			if t.Text != "" && t.Value.Known() && min(max(t.From, 0), n-1) == i {
				b.targetName(inner, t, s, left)
			}
		}
		v := row.Cell(i)
		h := pitch + cellLine*float64(len(values[i])-1)
		mid := b.y + h/2
		class := "c e"
		if v.Kind == chart.NotDue {
			class = "s e"
		}
		b.text(class, px(left-9), mid+4, names[i])
		if role := row.RoleOf(v); role == chart.Start && v.Known() {
			x := pct(s.each * v.Certain())
			inner.draw(Line{Class: "lead", X1: px(0), X2: x, Y1: mid, Y2: mid}, Circle{Class: "ref", X: x, Y: mid, R: 5, Tip: v.Tip})
		} else {
			inner.bar(v, role, s, mid-thick/2)
		}
		b.lines(quiet(v)+" small e", values[i], pct(100), mid+4-cellLine/2*float64(len(values[i])-1), cellLine)
		inner.draw(Path{Class: "base", Y: b.y, D: "M.5 0v" + Number(h)})
		tops[i], ends[i] = b.y, b.y+h
		b.y += h
	}
	for _, t := range row.Targets {
		if !t.Value.Known() {
			continue
		}
		first := min(max(t.From, 0), n-1)
		last := min(max(t.To, first), n-1)
		for _, v := range bounds(t.Value) {
			x, top, bottom := pct(s.each*v), tops[first], ends[last]
			if t.Revised {
				lines = append(lines, Line{Class: "was", X1: x, X2: x, Y1: top, Y2: bottom})
				continue
			}
			lines = append(lines, Line{Class: "under", X1: x, X2: x, Y1: top, Y2: bottom}, Line{Class: "tgt", X1: x, X2: x, Y1: top, Y2: bottom})
		}
	}
	inner.draw(lines...)
	b.draw(Group{X: px(left), Marks: inner.under})
	b.draw(Group{X: px(left), Marks: inner.texts})
	b.y += 4
}

// targetName writes what a target says above its line, which begins here: up to it, or from the left where the line is near.
func (b *board) targetName(inner *board, t chart.Target, s scale, left float64) {
	class, bold := "n small", true
	if t.Revised {
		class, bold = "s", false
	}
	text := shorten(t.Text, Narrow-4, smallSize, bold)
	at, w := s.each*bounds(t.Value)[0], width(text, smallSize, bold)
	if left+at*Narrow/100 >= w {
		inner.text(class+" e halo", Len{Pct: at, Px: 1}, b.y+13, text)
	} else {
		inner.text(class+" halo", Len{Px: min(0, Narrow-left-w)}, b.y+13, text)
	}
	b.y += 18
}

// periodText is what is said of a value beside its row: the value with its note, or the note where it isn't a number.
func periodText(v chart.Value) string {
	switch {
	case !v.Known() && v.Note != "":
		return clean(v.Note)
	case v.Kind == chart.NotDue && v.Text == "":
		return ""
	case v.Note != "":
		return said(v) + " (" + clean(v.Note) + ")"
	}
	return said(v)
}
