package raster

import (
	"fmt"
	"image"
	"math"
	"strings"

	"parvis/generator/figure/layout"
	"parvis/generator/figure/paint"
	"parvis/generator/text/letters"
)

// printer draws marks at a place of a canvas, in a size.
type printer struct {
	*canvas
	x, y, scale float64
	width       float64 // of the drawing, in its own pixels
	look        paint.Look
	texts       *[]Text
}

func (p printer) at(x layout.Len, y float64) point {
	return point{p.x + x.At(p.width)*p.scale, p.y + y*p.scale}
}

func (p printer) marks(marks []layout.Mark) {
	for _, m := range marks {
		p.mark(m)
	}
}

func (p printer) mark(m layout.Mark) {
	switch m := m.(type) {
	case layout.Rect:
		p.rect(m)
	case layout.Line:
		from, to := p.at(m.X1, m.Y1), p.at(m.X2, m.Y2)
		p.draw([]line{{points: []point{from, to}}}, p.look.With(m.Class), "")
	case layout.Circle:
		at := p.at(m.X, m.Y)
		p.draw([]line{circle(at.x, at.y, m.R*p.scale)}, p.look.With(m.Class), m.Class)
	case layout.Path:
		at := p.at(m.X, m.Y)
		shape := lines(m.D)
		for _, l := range shape {
			for i, q := range l.points {
				l.points[i] = point{at.x + q.x*p.scale, at.y + q.y*p.scale}
			}
		}
		p.draw(shape, p.look.With(m.Class), m.Class)
	case layout.Text:
		p.text(m)
	case layout.Group:
		p.look = p.look.With(m.Class)
		p.x += m.X.At(p.width) * p.scale
		p.y += m.Y * p.scale
		p.marks(m.Marks)
	default:
		panic(fmt.Sprintf("raster: no way to print a %T", m))
	}
}

// inside returns what a mark is filled with, if it is.
func (p printer) inside(l paint.Look, class string) (in ink, filled bool) {
	for name := range strings.FieldsSeq(class) {
		switch name {
		case "unk":
			return p.hatch(p.scale), true
		case "dot":
			return p.dotted(p.scale), true
		}
	}
	if l.Fill == "" {
		return ink{}, false
	}
	return p.plain(l.Fill), true
}

// line returns the width of a line, in pixels of the picture.
func (p printer) line(l paint.Look) float64 {
	return max(l.Width*p.scale, 1)
}

func (p printer) dash(l paint.Look) []float64 {
	var out []float64
	for _, d := range l.Dash {
		out = append(out, d*p.scale)
	}
	return out
}

// rect draws a rectangle with its edges on whole pixels: stones have all the same size.
func (p printer) rect(m layout.Rect) {
	l := p.look.With(m.Class)
	from := p.at(m.X, m.Y)
	w, h := m.W.At(p.width)*p.scale, m.H*p.scale
	if w <= 0 || h <= 0 {
		return
	}
	half := 0.0
	if l.Stroke != "" {
		half = p.line(l) / 2
	}
	x, y := round(from.x-half), round(from.y-half)
	outer := image.Rect(x, y, x+max(round(w+2*half), 1), y+max(round(h+2*half), 1))
	in, filled := p.inside(l, m.Class)
	if l.Stroke == "" {
		if filled {
			p.box(outer, in)
		}
		return
	}
	thick := max(round(2*half), 1)
	inner := outer.Inset(thick)
	if filled {
		p.box(inner, in)
	}
	edge := p.plain(l.Stroke)
	if len(l.Dash) > 0 {
		mid := float64(thick) / 2
		a, b := point{float64(outer.Min.X) + mid, float64(outer.Min.Y) + mid}, point{float64(outer.Max.X) - mid, float64(outer.Max.Y) - mid}
		p.stroke(dashed([]line{{points: []point{a, {b.x, a.y}, b, {a.x, b.y}}, closed: true}}, p.dash(l)), float64(thick), edge)
		return
	}
	for _, side := range []image.Rectangle{
		image.Rect(outer.Min.X, outer.Min.Y, outer.Max.X, inner.Min.Y), image.Rect(outer.Min.X, inner.Max.Y, outer.Max.X, outer.Max.Y),
		image.Rect(outer.Min.X, inner.Min.Y, inner.Min.X, inner.Max.Y), image.Rect(inner.Max.X, inner.Min.Y, outer.Max.X, inner.Max.Y),
	} {
		p.box(side, edge)
	}
}

// draw fills lines and draws them.
func (p printer) draw(ls []line, l paint.Look, class string) {
	if in, filled := p.inside(l, class); filled && class != "" {
		p.area(ls, in)
	}
	if l.Stroke != "" {
		p.stroke(dashed(ls, p.dash(l)), p.line(l), p.plain(l.Stroke))
	}
}

// bounds returns the pixels that lines touch, drawn in a width.
func bounds(ls []line, width float64) image.Rectangle {
	least, most := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, l := range ls {
		for _, q := range l.points {
			least, most = point{min(least.x, q.x), min(least.y, q.y)}, point{max(most.x, q.x), max(most.y, q.y)}
		}
	}
	if least.x > most.x {
		return image.Rectangle{}
	}
	limit := func(f float64) int { return int(max(min(f, 2*Width), -Width)) }
	return image.Rect(limit(math.Floor(least.x-width)), limit(math.Floor(least.y-width)), limit(math.Ceil(most.x+width)), limit(math.Ceil(most.y+width)))
}

// polygon adds a polygon to the shape to draw.
func (p printer) polygon(points ...point) {
	ox, oy := float64(p.mask.Rect.Min.X), float64(p.mask.Rect.Min.Y)
	for i, q := range points {
		x, y := float32(q.x-ox), float32(q.y-oy)
		if i == 0 {
			p.shape.MoveTo(x, y)
		} else {
			p.shape.LineTo(x, y)
		}
	}
	p.shape.ClosePath()
}

func (p printer) area(ls []line, in ink) {
	if !p.begin(bounds(ls, 0)) {
		return
	}
	for _, l := range ls {
		if len(l.points) > 2 {
			p.polygon(l.points...)
		}
	}
	p.end()
	p.fill(in, 0, 0)
}

// stroke draws lines in a width. Lines that are upright or level lie on whole pixels; others have round
// corners.
func (p printer) stroke(ls []line, width float64, in ink) {
	var slanted []line
	for _, l := range ls {
		points := l.points
		if l.closed {
			points = append(points[:len(points):len(points)], points[0])
		}
		if !level(points) {
			slanted = append(slanted, line{points: points})
			continue
		}
		thick := max(round(width), 1)
		for i := 1; i < len(points); i++ {
			a, b := points[i-1], points[i]
			if a.x > b.x || a.y > b.y {
				a, b = b, a
			}
			if a.y == b.y {
				y := round(a.y - width/2)
				p.box(image.Rect(round(a.x), y, max(round(b.x), round(a.x)+1), y+thick), in)
			} else {
				x := round(a.x - width/2)
				p.box(image.Rect(x, round(a.y), x+thick, round(b.y)), in)
			}
		}
	}
	if len(slanted) == 0 || !p.begin(bounds(slanted, width)) {
		return
	}
	for _, l := range slanted {
		for i := 1; i < len(l.points); i++ {
			a, b := l.points[i-1], l.points[i]
			length := math.Hypot(b.x-a.x, b.y-a.y)
			if length == 0 {
				continue
			}
			x, y := (b.y-a.y)/length*width/2, (a.x-b.x)/length*width/2
			p.polygon(point{a.x - x, a.y - y}, point{a.x + x, a.y + y}, point{b.x + x, b.y + y}, point{b.x - x, b.y - y})
			if i+1 < len(l.points) {
				joint := circle(b.x, b.y, width/2).points
				p.polygon(joint...)
			}
		}
	}
	p.end()
	p.fill(in, 0, 0)
}

// level reports whether each line is upright or level.
func level(points []point) bool {
	for i := 1; i < len(points); i++ {
		if points[i].x != points[i-1].x && points[i].y != points[i-1].y {
			return false
		}
	}
	return true
}

// face returns the font of a look.
func face(l paint.Look) letters.Face {
	switch {
	case l.Serif:
		return letters.SerifBold
	case l.Bold:
		return letters.SansBold
	}
	return letters.Sans
}

// text draws a line of text.
func (p printer) text(m layout.Text) {
	whole := p.look.With(m.Class)
	total := 0.0
	for _, s := range m.Spans {
		l := whole.With(s.Class)
		total += letters.Width(face(l), l.Size*p.scale, s.Text)
	}
	at := p.at(m.X, m.Y)
	at.x -= total * whole.Anchor
	if len(m.Spans) == 1 { // its class may have the anchor
		at.x -= total * (whole.With(m.Spans[0].Class).Anchor - whole.Anchor)
	}
	said, from, size := "", at.x, 0.0
	for _, s := range m.Spans {
		l := whole.With(s.Class)
		said, size = said+s.Text, max(size, l.Size*p.scale)
		at.x += p.write(s.Text, face(l), l.Size*p.scale, at, l)
	}
	p.note(said, size, point{from, at.y}, total)
}

// note keeps where a text was written: the height is that of its letters, as most of them are.
func (p printer) note(text string, size float64, at point, width float64) {
	y := round(at.y)
	*p.texts = append(*p.texts, Text{text, image.Rect(int(at.x), y-int(size*.72), int(math.Ceil(at.x+width)), y+int(size*.2))})
}

// write draws a text from a point on its base line, and returns its width.
func (p printer) write(text string, f letters.Face, size float64, at point, l paint.Look) float64 {
	width := letters.Width(f, size, text)
	y := round(at.y)
	around := image.Rect(int(at.x-size*.3), y-int(size*1.3), int(math.Ceil(at.x+width+size*.3)), y+int(size*.5)+1)
	if !p.begin(around) || width == 0 {
		return width
	}
	letters.Outline(&p.shape, f, size, text, at.x-float64(p.mask.Rect.Min.X), float64(y-p.mask.Rect.Min.Y))
	p.end()
	if l.Halo {
		p.halo(p.plain(l.Stroke), l.Width/2*p.scale)
	}
	p.fill(p.plain(l.Fill), 0, 0)
	return width
}
