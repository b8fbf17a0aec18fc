package layout

import (
	"math"

	"parvis/generator/figure/chart"
)

// symbol is the symbol of the ith thing compared at a place, 12 pixels wide.
func symbol(i int, class string, x Len, y float64, tip string) Mark {
	switch i {
	case 0:
		r := 6.0
		if class == within {
			r = 3
		}
		return Circle{Class: "b", X: x, Y: y, R: r, Tip: tip}
	case 1:
		if class == "" {
			class = "ring"
		}
		return Circle{Class: class, X: x, Y: y, R: 5.5, Tip: tip}
	case 2:
		return Path{Class: "b2", X: x, Y: y, D: "M0-7l7 7-7 7-7-7z", Tip: tip}
	default:
		return Path{Class: "ring", X: x, Y: y, D: "M0-6.5l6.5 6.5-6.5 6.5-6.5-6.5z", Tip: tip}
	}
}

// within is for the first symbol where another has the same place: it stands in it.
const within = "within"

// symbolKey writes the names of what is compared, each with its symbol.
func (b *board) symbolKey(names []string) {
	x := 0.0
	for i, name := range names {
		text := shorten(name, Narrow-24, smallSize, false)
		w := 18 + width(text, smallSize, false)
		if x > 0 && x+w > Narrow {
			x, b.y = 0, b.y+20
		}
		b.draw(symbol(i, "", px(x+7), b.y+8, ""))
		b.text("c", px(x+18), b.y+12.5, text)
		x += w + 16
	}
	b.y += 30
}

// dumbbell draws what is published against what is declared, joined by a line.
func dumbbell(b *board, c chart.Chart) {
	b.symbolKey(c.Columns)
	largest := c.Scale
	var before, after float64 // room for the texts at both sides
	for _, r := range c.Rows {
		largest = max(largest, r.Cell(0).Possible(), r.Cell(1).Possible())
		low, high := ends(r)
		before = max(before, width(shorten(said(low), 60, textSize, true), textSize, true)+12)
		after = max(after, width(shorten(said(high), 110, textSize, true), textSize, true)+14)
	}
	if largest <= 0 || math.IsInf(largest, 0) {
		largest = 1
	}
	before = math.Ceil(before)
	reach := (Narrow - before - after) / Narrow * 100
	at := func(v float64) Len { return pct(v / largest * reach) }
	inner := &board{}
	for i, r := range c.Rows {
		b.heading(c.Rows, i)
		b.label(labelClass(r), r.Label)
		y := b.y + 8
		low, high := ends(r)
		if low.Known() && high.Known() {
			inner.draw(Line{Class: "link", X1: at(low.Certain()), X2: at(high.Possible()), Y1: y, Y2: y})
		}
		for _, j := range []int{1, 0} {
			v := r.Cell(j)
			if !v.Known() {
				continue
			}
			class := ""
			switch {
			case j == 0 && r.Cell(1).Known() && r.Cell(1).Possible() == v.Certain():
				class = within
			case j == 1 && v.Kind != chart.Exact:
				class = "about"
			}
			n := v.Possible()
			if j == 0 {
				n = v.Certain()
			}
			inner.draw(symbol(j, class, at(n), y, v.Tip))
		}
		if low.Known() && high.Known() {
			inner.text("n e halo", Len{at(low.Certain()).Pct, -11}, y+5, shorten(said(low), 60, textSize, true))
			inner.text("n halo", Len{at(high.Possible()).Pct, 12}, y+5, shorten(said(high), 110, textSize, true))
		} else if v := known(low, high); v.Known() {
			inner.text("n halo", Len{at(v.Possible()).Pct, 12}, y+5, shorten(said(v), 110, textSize, true))
		}
		b.y += 26
	}
	b.y -= 6
	b.draw(Group{X: px(before), Marks: inner.marks()})
}

// ends returns the smaller and the larger of the two values of a row.
func ends(r chart.Row) (low, high chart.Value) {
	low, high = r.Cell(0), r.Cell(1)
	if low.Known() && high.Known() && low.Certain() > high.Possible() {
		return high, low
	}
	return low, high
}

func known(low, high chart.Value) chart.Value {
	if low.Known() {
		return low
	}
	return high
}

// dots draws the shares of two to four places on one line from 0 to 100 per cent, with the
// numbers under the names, a column for each place.
func dots(b *board, c chart.Chart) {
	b.symbolKey(c.Columns)
	n := max(len(c.Columns), 1)
	slot := min(Narrow/float64(n), 72) // of a number, under the name of the row
	const from, reach = 7.0, 94.0
	largest := c.Scale
	for _, r := range c.Rows {
		for i := range n {
			largest = max(largest, r.Cell(i).Possible())
		}
	}
	if largest <= 0 || math.IsInf(largest, 0) {
		largest = 1
	}
	for i, r := range c.Rows {
		b.heading(c.Rows, i)
		b.label(labelClass(r), r.Label)
		inner := &board{}
		y := b.y + 25.0
		inner.draw(Line{Class: "grid", X1: px(0), X2: pct(reach), Y1: y, Y2: y})
		least, most := math.Inf(1), 0.0
		for j := range n {
			if v := r.Cell(j); v.Known() {
				least, most = min(least, v.Certain()), max(most, v.Possible())
			}
		}
		if most > least {
			inner.draw(Line{Class: "link", X1: pct(least / largest * reach), X2: pct(most / largest * reach), Y1: y, Y2: y})
		}
		for j := n - 1; j >= 0; j-- {
			v := r.Cell(j)
			class := ""
			for k := 1; j == 0 && k < n; k++ {
				if r.Cell(k).Known() && r.Cell(k).Possible() == v.Possible() {
					class = within
				}
			}
			down := 0.0 // under the symbol that would hide it
			for k := 1; k < j; k++ {
				if r.Cell(k).Known() && r.Cell(k).Possible() == v.Possible() {
					down += 10
				}
			}
			if v.Known() {
				inner.draw(symbol(j, class, pct(v.Possible()/largest*reach), y+down, v.Tip))
			}
		}
		for j := range n {
			x, v := slot*float64(j), r.Cell(j)
			b.draw(symbol(j, "", px(x+7), b.y+7, ""))
			b.text(quiet(v)+" small", px(x+18), b.y+11.5, shorten(said(v), slot-18, smallSize, true))
		}
		b.draw(Group{X: px(from), Marks: inner.marks()})
		b.y += 46
	}
	b.y -= 10
}
