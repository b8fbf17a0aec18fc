package layout

import (
	"fmt"
	"math"

	"parvis/generator/figure/chart"
)

const (
	stoneSize, stonePitch = 16.0, 19.0
	stub                  = 28.0  // what stands for a value that isn't there
	textMost              = 150.0 // of a value's text, in pixels
)

// scale is how bars become per cents of the width.
type scale struct {
	from  float64 // where they begin, in per cents
	each  float64 // per cents for one
	thick float64
}

// reach returns the scale on which each bar and its text fit in the narrowest width, the longest
// taking at most most per cents.
func reach(c chart.Chart, from, most, thick, size float64) scale {
	largest := c.Scale
	for _, r := range c.Rows {
		largest = max(largest, r.Cell(0).Possible())
	}
	s := scale{from: from, thick: thick}
	if largest <= 0 || math.IsInf(largest, 0) || math.IsNaN(largest) {
		return s
	}
	full := most
	for _, r := range c.Rows {
		v := r.Cell(0)
		if share := v.Possible() / largest; share > 0 {
			room := Narrow*(1-from/100) - gap - valueWidth(r, size)
			if v.Kind == chart.AtLeast {
				room -= chevron
			}
			full = min(full, max(room/Narrow*100/share, 20))
		}
	}
	s.each = full / largest
	return s
}

// valueText returns what is said at the end of a row, as spans.
func valueText(r chart.Row) []Span {
	v := r.Cell(0)
	text, after := said(v), clean(v.After)
	if r.Said != "" {
		text, after = r.Said, ""
	}
	text = shorten(text, textMost, textSize, true)
	spans := []Span{{Class: quiet(v), Text: text}}
	if after != "" {
		spans = append(spans, Span{Class: "z", Text: " " + shorten(after, textMost-40, textSize, false)})
	}
	return spans
}

func valueWidth(r chart.Row, size float64) float64 {
	var w float64
	for _, s := range valueText(r) {
		w += width(s.Text, size, s.Class == "n")
	}
	return w
}

// bar draws a value: what is certain in full, what is possible as an outline, an open bound as a
// chevron that points on. It returns where the bar ends.
func (b *board) bar(v chart.Value, role chart.Role, s scale, y float64) Len {
	from := pct(s.from)
	if s.from == 0 {
		from = px(0)
	}
	if !v.Known() {
		if v.Kind == chart.NotApplicable {
			return from
		}
		b.draw(stone(absent(v.Kind), from, y, px(stub), s.thick, v.Tip))
		return Len{from.Pct, from.Px + stub}
	}
	low, high := s.each*v.Certain(), s.each*v.Possible()
	if low > 0 {
		b.draw(stone(fill(role), from, y, pct(low), s.thick, v.Tip))
	}
	end := Len{Pct: s.from + high}
	if high > low {
		b.draw(Rect{Class: outline(role), X: pct(s.from + low), W: pct(high - low), Y: y + .75, H: s.thick - 1.5, Tip: v.Tip})
	}
	if v.Kind == chart.AtLeast {
		h := s.thick / 2
		b.draw(Path{Class: fill(role), X: pct(s.from + low), Y: y, D: fmt.Sprintf("M2 0h3l6 %s-6 %sh-3l6-%sz", Number(h), Number(h), Number(h))})
		end.Px = chevron
	}
	return end
}

// absent returns the class of the mark of a value that isn't there.
func absent(k chart.Kind) string {
	switch k {
	case chart.NotDue:
		return "due"
	case chart.NotMeasurable:
		return "dot"
	default:
		return "unk"
	}
}

func labelClass(r chart.Row) string {
	if r.Role == chart.Unknown {
		return "z"
	}
	return "t"
}

// baseLine is the line that bars stand on: as high as its bar, so that it crosses no label.
func baseLine(y, thick float64) Path {
	return Path{Class: "base", Y: y, D: "M.5-2v" + Number(thick+4)}
}

func bars(b *board, c chart.Chart) {
	s := reach(c, 0, reachMost, barHeight, textSize)
	for i, r := range c.Rows {
		if r.Role == chart.Unknown && i > 0 {
			b.y += 6
		}
		b.heading(c.Rows, i)
		b.label(labelClass(r), r.Label)
		v := r.Cell(0)
		end := b.bar(v, r.RoleOf(v), s, b.y)
		b.draw(baseLine(b.y, s.thick))
		end.Px += gap
		b.write(Text{X: end, Y: b.y + 12, Spans: valueText(r)})
		b.y += barHeight + 14
	}
	b.y -= 12
}

const (
	besideAt   = 43.0 // per cents, where bars begin
	besideName = 41.0 // per cents, where names end
)

func beside(b *board, c chart.Chart) {
	const thick = 12.0
	s := reach(c, besideAt, 44, thick, smallSize)
	top := b.y
	for i, r := range c.Rows {
		if r.Role == chart.Unknown && i > 0 {
			b.y += 6
		}
		lines := wrap(r.Label, Narrow*besideName/100-2, smallSize, false)
		h := 22.0 + 14*float64(len(lines)-1)
		if len(lines) > 1 {
			h -= 4
		}
		mid := b.y + h/2
		class := "c e"
		if r.Role == chart.Unknown {
			class = "s e"
		}
		b.lines(class, lines, pct(besideName), mid+4.5-7*float64(len(lines)-1), 14)
		v := r.Cell(0)
		end := b.bar(v, r.RoleOf(v), s, mid-thick/2)
		end.Px += 5
		b.write(Text{Class: "small", X: end, Y: mid + 4.5, Spans: valueText(r)})
		b.y += h
	}
	b.draw(Line{Class: "base", X1: pct(besideAt), X2: pct(besideAt), Y1: top, Y2: b.y})
}

func stones(b *board, c chart.Chart) {
	for i, r := range c.Rows {
		if r.Role == chart.Unknown && i > 0 {
			b.y += 6
		}
		b.heading(c.Rows, i)
		b.label(labelClass(r), r.Label)
		v := r.Cell(0)
		full := records(v)
		all := max(full, min(r.Whole, mostStones))
		perRow := chart.StonesInARow
		for j := range all {
			class, tip := fill(r.RoleOf(v)), ""
			if j >= full {
				class = "pe"
			} else if j < len(r.Names) {
				tip = r.Names[j]
			}
			b.draw(stone(class, px(float64(j%perRow)*stonePitch), b.y+float64(j/perRow)*stonePitch, px(stoneSize), stoneSize, tip))
		}
		// The number stands after the last stone.
		last := max(all-1, 0)
		x := px(float64(min(all, last%perRow+1)) * stonePitch)
		b.y += float64(last/perRow) * stonePitch
		if all > 0 {
			x.Px += 5
		}
		if x.Px+valueWidth(r, textSize) > Narrow {
			x.Px, b.y = 0, b.y+stonePitch
		}
		b.write(Text{X: x, Y: b.y + 13, Spans: valueText(r)})
		b.y += stoneSize + 13
	}
	b.y -= 12
}
