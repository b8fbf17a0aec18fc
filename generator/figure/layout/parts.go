package layout

import (
	"fmt"
	"math"
	"strings"

	"parvis/generator/figure/chart"
)

// keySize is the side of a square of a key.
const keySize = 15.0

// key writes the parts of a whole one under the other: a square with its sign, the name, the
// count, and the per cent where the whole is large enough. Zeros stay: they were looked for.
func (b *board) key(rows []chart.Row) {
	var name, count, share float64
	whole := total(rows)
	for _, r := range rows {
		v := r.Cell(0)
		count = max(count, width(said(v), textSize, true))
		if whole >= chart.BaseOfShares {
			share = max(share, width(clean(v.Share), textSize, false))
		}
	}
	if share > 0 {
		share += 12
	}
	room := Narrow - 24 - 14 - count - share
	var wrapped [][]string
	for _, r := range rows {
		lines := wrap(r.Label, room, textSize, false)
		for _, l := range lines {
			name = max(name, width(l, textSize, false))
		}
		wrapped = append(wrapped, lines)
	}
	at := math.Ceil(24 + min(name, room) + 14 + count)
	for i, r := range rows {
		v := r.Cell(0)
		if i > 0 {
			b.draw(Path{Class: "grid", Y: b.y - 4.5, D: "M0 0h" + Number(at+share)})
		}
		role := r.RoleOf(v)
		class, text := fill(role), "t"
		if v.Zero() {
			class, text = "none", "z"
		}
		b.draw(stone(class, px(0), b.y, px(keySize), keySize, ""))
		if g := glyphs[r.Sign]; g != "" && !v.Zero() {
			b.draw(Path{Class: sign(role), X: px(keySize / 2), Y: b.y + keySize/2, D: g})
		}
		b.lines(text, wrapped[i], px(24), b.y+12.5, lineHeight)
		b.text(quiet(v)+" e", px(at), b.y+12.5, said(v))
		if share > 0 {
			b.text("z e", px(at+share), b.y+12.5, v.Share)
		}
		b.y += 23 + lineHeight*float64(len(wrapped[i])-1)
	}
	b.y -= 4
}

func total(rows []chart.Row) float64 {
	var sum float64
	for _, r := range rows {
		sum += r.Cell(0).Certain()
	}
	return sum
}

// grid is stones in lines of the same length.
type grid struct {
	perLine     int
	size, pitch float64
}

var (
	large = grid{16, 13.4, 16.4}
	small = grid{20, 10.8, 13}
)

// fill draws the stones of a row from the ith place on, each with its sign, and returns the place after
// them. Stones that are empty are one path: they have no names.
func (g grid) fill(b *board, role chart.Role, glyph string, i, n int) int {
	class := fill(role)
	if class == "pe" {
		var d strings.Builder
		for j := i; j < i+n; j++ {
			s := Number(g.size - 1)
			fmt.Fprintf(&d, "M%s %sh%sv%sh-%sz", Number(float64(j%g.perLine)*g.pitch+.5), Number(b.y+float64(j/g.perLine)*g.pitch+.5), s, s, s)
		}
		if n > 0 {
			b.draw(Path{Class: class, D: d.String()})
		}
		return i + n
	}
	for j := i; j < i+n; j++ {
		x, y := float64(j%g.perLine)*g.pitch, b.y+float64(j/g.perLine)*g.pitch
		b.draw(stone(class, px(x), y, px(g.size), g.size, ""))
		if glyph != "" {
			b.draw(Path{Class: sign(role), X: px(x + g.size/2), Y: y + g.size/2, D: glyph})
		}
	}
	return i + n
}

func (g grid) height(n int) float64 {
	return float64((n+g.perLine-1)/g.perLine) * g.pitch
}

// mostStones is how many stones a drawing has at most, whatever the form was chosen for.
const mostStones = 400

// records returns how many stones stand for a value.
func records(v chart.Value) int { return int(min(v.Certain(), mostStones)) }

func (b *board) stonesOf(c chart.Chart, g grid) {
	i := 0
	for _, r := range c.Rows {
		v := r.Cell(0)
		glyph := ""
		if g == large {
			glyph = glyphs[r.Sign]
		}
		i = g.fill(b, r.RoleOf(v), glyph, i, min(records(v), mostStones-i))
	}
	b.y += g.height(i)
}

func pile(b *board, c chart.Chart) {
	b.stonesOf(c, large)
	b.y += 13
	b.key(c.Rows)
}

func waffle(b *board, c chart.Chart) {
	g := small
	if total(c.Rows) <= 96 {
		g = large
	}
	b.stonesOf(c, g)
	b.y += 12
	b.key(c.Rows)
}

func stack(b *board, c chart.Chart) {
	const h = 30.0
	b.band(c.Rows, b.y, h, true)
	b.y += h + 16
	b.key(c.Rows)
}

// leastSign is the width of a part that has room for its sign, in pixels.
const leastSign = 13.0

// band draws the parts of a whole as one bar, with joints of paper, and their numbers or else their
// signs where they have room.
func (b *board) band(rows []chart.Row, y, h float64, numbers bool) {
	whole := total(rows)
	if whole <= 0 {
		return
	}
	x := 0.0
	var joints, signs []Mark
	for _, r := range rows {
		v := r.Cell(0)
		w := v.Certain() / whole * 100
		if w == 0 {
			continue
		}
		role := r.RoleOf(v)
		left := pct(x)
		if x == 0 {
			left = px(0)
		}
		b.draw(stone(fill(role), left, y, pct(w), h, v.Tip))
		if x > 0 {
			joints = append(joints, Line{Class: "cut", X1: pct(x), X2: pct(x), Y1: y, Y2: y + h})
		}
		switch text, glyph := said(v), glyphs[r.Sign]; {
		case !numbers:
		case w >= chart.LeastInside && width(text, textSize, true) <= w*Narrow/100-1.5:
			b.text(inside(role)+" bold m", pct(x+w/2), y+h/2+5, text)
		case glyph != "" && w*Narrow/100 >= leastSign:
			signs = append(signs, Path{Class: sign(role), X: pct(x + w/2), Y: y + h/2, D: glyph})
		}
		x += w
	}
	b.draw(joints...)
	b.draw(signs...)
}
