package layout

import (
	"slices"

	"parvis/generator/figure/chart"
)

const absentHeight = 21.0 // of a column that stands for a value that isn't there

// slot is a column of a plot, at the narrowest width.
type slot struct {
	label, note string
	value       chart.Value
	role        chart.Role
	at, half    float64 // centre and half width, in per cents
}

// plot is columns over a base line.
type plot struct {
	top, bottom float64
	largest     float64
	slots       []slot
	step        float64 // per cents
}

func (p plot) y(v float64) float64 {
	if p.largest <= 0 {
		return p.bottom
	}
	return p.bottom - (p.bottom-p.top)*min(v/p.largest, 1)
}

// column draws the column of a slot, and returns the height of its top.
func (b *board) column(p plot, s slot) float64 {
	v := s.value
	x, w := pct(s.at-s.half), pct(2*s.half)
	if !v.Known() {
		if v.Kind == chart.NotApplicable {
			return p.bottom
		}
		b.draw(stone(absent(v.Kind), x, p.bottom-absentHeight, w, absentHeight, v.Tip))
		return p.bottom - absentHeight
	}
	low, high := p.y(v.Certain()), p.y(v.Possible())
	if s.role == chart.Start {
		b.draw(Line{Class: "lead", X1: pct(s.at), X2: pct(s.at), Y1: low, Y2: p.bottom}, Circle{Class: "ref", X: pct(s.at), Y: low, R: 5, Tip: v.Tip})
		return low - 5
	}
	if low < p.bottom {
		b.draw(stone(fill(s.role), x, low, w, p.bottom-low, v.Tip))
	}
	if high < low {
		b.draw(Rect{Class: outline(s.role), X: x, W: w, Y: high + .75, H: low - high - .75, Tip: v.Tip})
	}
	if v.Kind == chart.AtLeast {
		b.draw(Path{Class: fill(s.role), X: pct(s.at), Y: low, D: "M-8-2v-3l8-6 8 6v3l-8-6z"})
		return low - chevron
	}
	return high
}

// centred returns the place of a text centred on a column, and its box: moved by some pixels
// where an edge of the narrowest width would cut it.
func centred(at float64, text string, size float64, bold bool, y float64) (Len, box) {
	w := width(text, size, bold) + 1
	mid := at * Narrow / 100
	shift := max(w/2-mid, 0) - max(mid+w/2-Narrow, 0)
	return Len{at, shift}, box{mid + shift - w/2, y - size*.8, mid + shift + w/2, y + size*.2}
}

// free reports whether nothing was written there yet.
func (b *board) free(at box) bool {
	return !slices.ContainsFunc(b.taken, at.meets) && !slices.ContainsFunc(b.rules, at.meets)
}

// centre writes a text over a column at the first of these heights where it meets nothing, nor
// what else is given. It reports whether there was one.
func (b *board) centre(class, text string, at, size float64, bold bool, others []box, heights ...float64) bool {
	text = shorten(text, Narrow-4, size, bold)
	for _, y := range heights {
		x, where := centred(at, text, size, bold, y)
		if b.free(where) && !slices.ContainsFunc(others, where.meets) {
			b.taken = append(b.taken, where)
			b.text(class+" m", x, y, text)
			return true
		}
	}
	return false
}

// periods writes the names of columns under them: all, or every second, third… where more don't fit.
func (b *board) periods(p plot) {
	for stride := 1; ; stride++ {
		var boxes []box
		fits := true
		for i := 0; i < len(p.slots); i += stride {
			s := p.slots[i]
			_, where := centred(s.at, s.label, smallSize, false, p.bottom+lineHeight)
			fits = fits && !slices.ContainsFunc(boxes, where.meets)
			boxes = append(boxes, where)
		}
		if !fits && stride < len(p.slots) {
			continue
		}
		for i := 0; i < len(p.slots); i += stride {
			b.period(p, i)
		}
		b.period(p, len(p.slots)-1)
		return
	}
}

// period writes the name of a column under it, unless it would meet another.
func (b *board) period(p plot, i int) {
	class := "c"
	if p.slots[i].value.Kind == chart.NotDue {
		class = "s"
	}
	b.centre(class, p.slots[i].label, p.slots[i].at, smallSize, false, nil, p.bottom+lineHeight)
}

// notes writes what is said of columns under their names, and returns the lowest base line.
func (b *board) notes(p plot) float64 {
	deepest := p.bottom + lineHeight
	for _, s := range p.slots {
		for _, y := range []float64{33, 48, 63} {
			if s.note != "" && b.centre("s", s.note, s.at, smallSize, false, nil, p.bottom+y) {
				deepest = max(deepest, p.bottom+y)
				break
			}
		}
	}
	return deepest
}

// columns draws a column for each year. Where there are many, only the first, the last, the most and
// the least are written. What has no date stands apart, after a gap.
func columns(b *board, c chart.Chart, height float64) {
	p := plot{top: 22, bottom: 22 + height, largest: c.Scale}
	places := float64(len(c.Rows))
	gapBefore := -1
	for i, r := range c.Rows {
		if r.Role == chart.Unknown && gapBefore < 0 && i > 0 {
			gapBefore, places = i, places+.6
		}
		p.largest = max(p.largest, r.Cell(0).Possible())
	}
	p.step = 100 / places
	at := p.step / 2
	for i, r := range c.Rows {
		if i == gapBefore {
			at += .6 * p.step
		}
		v := r.Cell(0)
		p.slots = append(p.slots, slot{label: clean(r.Label), note: v.Note, value: v, role: r.RoleOf(v), at: at, half: min(p.step*.27, 9)})
		at += p.step
	}
	tops := make([]float64, len(p.slots))
	for i, s := range p.slots {
		tops[i] = b.column(p, s)
	}
	b.draw(Line{Class: "base", X1: px(0), X2: pct(100), Y1: p.bottom + .5, Y2: p.bottom + .5})
	marked, rest := prominent(p.slots)
	many := len(p.slots) > chart.ValuesWritten
	for _, i := range marked {
		b.centre(quiet(p.slots[i].value)+" halo", said(p.slots[i].value), p.slots[i].at, textSize, true, nil, tops[i]-gap)
		if many {
			b.period(p, i)
		}
	}
	for _, i := range rest {
		if s := p.slots[i]; !many && !overNeighbours(p, tops, i) {
			b.centre(quiet(s.value)+" halo", said(s.value), s.at, textSize, true, nil, tops[i]-gap)
		}
	}
	if !many {
		b.periods(p)
	}
	b.y = b.notes(p) + 8
}

// overNeighbours reports whether the text of a column would lie on the columns beside it.
func overNeighbours(p plot, tops []float64, i int) bool {
	s := p.slots[i]
	half := width(said(s.value), textSize, true) / 2 / Narrow * 100
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(p.slots) && half > p.step-p.slots[j].half && tops[j] < tops[i]-gap {
			return true
		}
	}
	return false
}

// prominent returns the columns that are written first: the first and the last one, the most, the least,
// what isn't known; and the others.
func prominent(slots []slot) (marked, rest []int) {
	most, least := 0, 0
	last := 0
	for i, s := range slots {
		if s.role == chart.Unknown {
			continue
		}
		last = i
		if s.value.Possible() > slots[most].value.Possible() {
			most = i
		}
		if s.value.Possible() < slots[least].value.Possible() {
			least = i
		}
	}
	for _, i := range []int{0, last, most, least} {
		if !slices.Contains(marked, i) {
			marked = append(marked, i)
		}
	}
	for i, s := range slots {
		if slices.Contains(marked, i) {
			continue
		}
		if s.role == chart.Unknown {
			marked = append(marked, i)
		} else {
			rest = append(rest, i)
		}
	}
	return marked, rest
}
