package layout

import (
	"fmt"
	"math"
	"slices"

	"parvis/generator/figure/chart"
)

const (
	targetAt = 64.0 // per cents, where every target of a chart stands
	cutAt    = targetAt * chart.Beyond
)

// targets draws a bullet for each measure, with every target on one line. Beyond 1.5 times its target a
// bar is cut by two slits, and what it says is written: nothing is clipped in silence.
func targets(b *board, c chart.Chart) {
	last := -1 // the row under which the line is named
	for i, r := range c.Rows {
		if _, ok := r.Holding(); ok {
			last = i
		}
	}
	for i, r := range c.Rows {
		b.heading(c.Rows, i)
		var ticks []Mark
		under, texts := len(b.under), len(b.texts)
		v := r.Cell(0)
		text := r.Said
		if text == "" {
			text = said(v)
		}
		class := quiet(v)
		if v.Zero() && r.Said != "" {
			class = "n"
		}
		b.beside(r.Label, text, class)
		t, ok := r.Holding()
		switch {
		case !ok && !v.Known() && v.Kind != chart.NotApplicable:
			b.bullet(v, r.RoleOf(v), 0, b.y)
			b.y += barHeight + 14
			continue
		case !ok:
			b.y += 8
			continue
		}
		of := t.Value.Certain()
		if t.Value.Kind == chart.AtMost {
			of = t.Value.High
		}
		b.bullet(v, r.RoleOf(v), of, b.y)
		if t.Value.Kind == chart.Range && of > 0 {
			ticks = append(ticks, targetLine(bulletEnd(t.Value.High, of), b.y)...)
		}
		ticks = append(ticks, targetLine(targetAt, b.y)...)
		y := b.y
		b.y += barHeight + 14
		for _, was := range r.Targets {
			if !was.Revised || !was.Value.Known() || of <= 0 {
				continue
			}
			x := pct(bulletEnd(was.Value.Certain(), of))
			ticks = append(ticks, Line{Class: "under", X1: x, X2: x, Y1: y, Y2: y + barHeight}, Line{Class: "was", X1: x, X2: x, Y1: y - 3, Y2: y + barHeight + 4})
			lines := wrap(was.Text, Narrow, smallSize, false)
			b.lines("s", lines, Len{}, y+barHeight+16, 15)
			b.y += 15*float64(len(lines)) - 2
		}
		if i == last && len(c.Columns) > 0 {
			b.text("s m", pct(targetAt), b.y+3, shorten(c.Columns[0], Narrow*(1-targetAt/100)*2-10, smallSize, false))
			b.y += 8
			if i < len(c.Rows)-1 {
				b.y += 10
			}
		}
		b.draw(ticks...)
		b.gather(under, texts, y)
	}
}

// gather puts the marks and the texts drawn since some point into a group whose top is y: rows that are
// alike are written alike, which compresses.
func (b *board) gather(under, texts int, y float64) {
	row := slices.Concat(b.under[under:], b.texts[texts:])
	lift(row, y)
	b.under, b.texts = append(b.under[:under], Group{Y: y, Marks: row}), b.texts[:texts]
}

// beside writes a label, and a text at its right end: on the same line if both have room, else on as many
// as it takes.
func (b *board) beside(label, text, class string) {
	room := Narrow - width(text, textSize, class == "n") - 12
	if text == "" || room < 110 && width(clean(label), textSize, false) > room {
		b.label("t", label)
		for _, line := range wrap(text, Narrow-10, textSize, true) {
			b.text(class+" e", pct(100), b.y+11, line)
			b.y += lineHeight
		}
		return
	}
	lines := wrap(label, room, textSize, false)
	b.lines("t", lines, Len{}, b.y+13, lineHeight)
	b.y += lineHeight*float64(len(lines)) + 2
	b.text(class+" e", pct(100), b.y-gap, text)
}

// bulletEnd returns where a value ends, in per cents, on the scale of its target.
func bulletEnd(v, of float64) float64 {
	if of <= 0 {
		if v <= 0 {
			return 0
		}
		return cutAt
	}
	return math.Round(min(v/of, chart.Beyond)*targetAt*10) / 10
}

func (b *board) bullet(v chart.Value, role chart.Role, of, y float64) {
	defer func() { b.draw(baseLine(y, barHeight)) }()
	if !v.Known() {
		if v.Kind != chart.NotApplicable {
			r := stone(absent(v.Kind), px(0), y, pct(targetAt), barHeight, v.Tip)
			r.X = px(.5)
			b.draw(r)
		}
		return
	}
	low, high := bulletEnd(v.Certain(), of), bulletEnd(v.Possible(), of)
	if low > 0 {
		b.draw(Rect{Class: fill(role), W: pct(low), Y: y, H: barHeight, Tip: v.Tip})
	}
	if high > low {
		b.draw(Rect{Class: outline(role), X: pct(low), W: pct(high - low), Y: y + .75, H: barHeight - 1.5, Tip: v.Tip})
	}
	switch over := v.Possible() > chart.Beyond*of; {
	case over && v.Certain() > chart.Beyond*of:
		b.draw(slits(cutAt, y, "cut"))
	case over: // only what is possible goes beyond: its outline is cut
		b.draw(slits(cutAt, y, "cut"), slits(cutAt, y, "arrow"))
	}
	if v.Kind == chart.AtLeast {
		b.draw(Path{Class: fill(role), X: pct(low), Y: y, D: "M2 0h3l6 7-6 7h-3l6-7z"})
	}
}

// slits are two slanted lines across a bar, a little before its end.
func slits(at, y float64, class string) Path {
	return Path{Class: class, X: pct(at), Y: y, D: fmt.Sprintf("M-14 %sl6-%sM-8 %sl6-%s", Number(barHeight+1), Number(barHeight+2), Number(barHeight+1), Number(barHeight+2))}
}

// targetLine is the line of a target over a bar, with paper at both sides, to be seen on a dark one.
func targetLine(at, y float64) []Mark {
	x := pct(at)
	return []Mark{Line{Class: "under", X1: x, X2: x, Y1: y, Y2: y + barHeight}, Line{Class: "tgt", X1: x, X2: x, Y1: y - 1, Y2: y + barHeight + 4}}
}

// afterMost returns the room that what is said after a value takes, in pixels.
func afterMost(v chart.Value) float64 { return min(width(" "+v.After, textSize, false), 115) }

// indicator draws what was done against what was promised, and under it how much of what is
// expected these sums cover.
func indicator(b *board, c chart.Chart) {
	first := c.Rows[0]
	v := first.Cell(0)
	t, promised := first.Holding()
	number := wrap(said(v), Narrow-afterMost(v), textSize, true) // a long range has several lines: no number is cut
	last := len(number) - 1
	b.lines(quiet(v), number[:last], Len{}, b.y+13, lineHeight)
	b.y += lineHeight * float64(last)
	left := []Span{{Class: quiet(v), Text: number[last]}}
	if v.After != "" {
		left = append(left, Span{Class: "t", Text: " " + shorten(v.After, 110, textSize, false)})
	}
	b.write(Text{Y: b.y + 13, Spans: left})
	if promised {
		right := []Span{{Class: "n", Text: shorten(said(t.Value), Narrow-afterMost(t.Value), textSize, true)}}
		if t.Value.After != "" {
			right = append(right, Span{Class: "t", Text: " " + shorten(t.Value.After, 110, textSize, false)})
		}
		if spansWidth(left)+spansWidth(right)+12 > Narrow {
			b.y += lineHeight
		}
		b.write(Text{Class: "e", X: pct(100), Y: b.y + 13, Spans: right})
	}
	b.y += 20
	const thick = 16.0
	largest := max(v.Possible(), t.Value.Possible())
	if largest > 0 {
		s := scale{each: reachMost / largest, thick: thick}
		b.bar(v, first.RoleOf(v), s, b.y)
		b.draw(baseLine(b.y, thick))
		if promised {
			for _, n := range bounds(t.Value) {
				x := pct(s.each * n)
				b.draw(Line{Class: "under", X1: x, X2: x, Y1: b.y, Y2: b.y + thick}, Line{Class: "tgt", X1: x, X2: x, Y1: b.y - 3, Y2: b.y + thick + 4})
			}
		}
	}
	b.y += thick + 18
	parts := c.Rows[1:]
	if len(parts) == 0 {
		b.y -= 8
		return
	}
	if len(c.Columns) > 0 {
		lines := wrap(c.Columns[0], Narrow, smallSize, false)
		b.lines("s", lines, Len{}, b.y+12, 15)
		b.y += 15*float64(len(lines)) + 5
	}
	b.band(parts, b.y, 9, false)
	b.y += 20
	b.smallKey(parts)
}

// bounds returns the two ends of a target that is a range, else its one number.
func bounds(v chart.Value) []float64 {
	switch v.Kind {
	case chart.Range:
		return []float64{v.Low, v.High}
	case chart.AtMost:
		return []float64{v.High}
	default:
		return []float64{v.Low}
	}
}

func spansWidth(spans []Span) float64 {
	var w float64
	for _, s := range spans {
		w += width(s.Text, textSize, s.Class == "n")
	}
	return w
}

// smallKey writes parts with their count before their name.
func (b *board) smallKey(rows []chart.Row) {
	var count float64
	for _, r := range rows {
		count = max(count, width(said(r.Cell(0)), smallSize, true))
	}
	at := math.Ceil(18 + count)
	for _, r := range rows {
		v := r.Cell(0)
		b.draw(stone(fill(r.RoleOf(v)), px(0), b.y, px(12), 12, ""))
		b.text(quiet(v)+" small e", px(at), b.y+10.5, said(v))
		lines := wrap(r.Label, Narrow-at-7, smallSize, false)
		b.lines("c", lines, px(at+7), b.y+10.5, 15)
		b.y += 20 + 15*float64(len(lines)-1)
	}
	b.y -= 4
}
