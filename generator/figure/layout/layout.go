// Package layout places a chart: every mark and every text, once, for the narrowest place that a
// figure has. Marks lie in per cents of the width, texts and heights in pixels; since widening
// only spreads marks apart, what does not collide in 260 pixels collides nowhere. Maps have a
// size of their own instead.
//
//	d := layout.Of(c)
package layout

import (
	"math"
	"strconv"

	"parvis/generator/figure/chart"
)

// Narrow is the width that drawings are laid out for, in pixels: a card on a screen of 320.
const Narrow = 260

// MapWidth is the width of a map, in its own units; a page shows it 260 to 340 pixels wide.
const MapWidth = 280

// Len is a place across the width: per cents of it, and pixels. Rectangles, lines and circles
// have one or the other; a text may have both.
type Len struct{ Pct, Px float64 }

func pct(f float64) Len { return Len{Pct: f} }
func px(f float64) Len  { return Len{Px: f} }

// At returns the place in pixels, in a drawing of this width.
func (l Len) At(width float64) float64 { return l.Pct*width/100 + l.Px }

// Drawing is a chart with every mark at its place.
type Drawing struct {
	Chart  chart.Chart // what was drawn of it
	Left   []chart.Row // what was not: long charts, zeros of many rows
	Fixed  bool        // it is MapWidth wide, and scaled as a whole
	Height float64     // in pixels, or of a map in its units; 0 if there is nothing to draw
	Marks  []Mark      // in the order in which they are drawn
}

// Mark is something drawn: a Rect, Line, Circle, Path, Text or Group.
type Mark interface{ isMark() }

// Rect is a rectangle. The classes unk and dot have their pattern.
type Rect struct {
	Class string
	X, W  Len
	Y, H  float64
	Tip   string
}

// Line is a line between two points.
type Line struct {
	Class  string
	X1, X2 Len
	Y1, Y2 float64
}

// Circle is a circle of R pixels.
type Circle struct {
	Class string
	X     Len
	Y, R  float64
	Tip   string
}

// Path is a shape in pixels from X, Y.
type Path struct {
	Class string
	X     Len
	Y     float64
	D     string
	Tip   string
}

// Text is a line of text; Y is its base line.
type Text struct {
	Class string
	X     Len
	Y     float64
	Spans []Span
}

// Span is a part of a text with a class of its own, or none.
type Span struct{ Class, Text string }

// Group is marks moved to the right by X, which is in pixels or in per cents, or down by Y, or scaled.
type Group struct {
	Class string
	X     Len
	Y     float64
	Scale float64 // 0 for 1
	Marks []Mark
}

func (Rect) isMark()   {}
func (Line) isMark()   {}
func (Circle) isMark() {}
func (Path) isMark()   {}
func (Text) isMark()   {}
func (Group) isMark()  {}

// Of lays out a chart in its form. None, or a chart without rows, is a drawing of no height.
func Of(c chart.Chart) Drawing {
	shown, left := c.Shown()
	d := Drawing{Chart: shown, Left: left}
	if len(shown.Rows) == 0 {
		return d
	}
	b := &board{}
	switch shown.Form {
	case chart.None:
		return d
	case chart.Stones:
		stones(b, shown)
	case chart.Bars:
		bars(b, shown)
	case chart.Beside:
		beside(b, shown)
	case chart.Columns:
		columns(b, shown, plotHeight)
	case chart.Targets:
		targets(b, shown)
	case chart.Chronicle:
		chronicle(b, shown, chronicleHeight)
	case chart.Indicator:
		indicator(b, shown)
	case chart.Pile:
		pile(b, shown)
	case chart.Stack:
		stack(b, shown)
	case chart.Waffle:
		waffle(b, shown)
	case chart.Dumbbell:
		dumbbell(b, shown)
	case chart.Heat:
		heat(b, shown)
	case chart.Matrix:
		matrix(b, shown)
	case chart.Dots:
		dots(b, shown)
	case chart.Regions:
		d.Fixed = true
		regions(b, shown)
	case chart.Tiles:
		d.Fixed = true
		tiles(b, shown)
	case chart.Quadrants:
		quadrants(b, shown)
	case chart.Big:
		big(b, shown)
	}
	d.Height, d.Marks = math.Ceil(b.y), b.marks()
	return d
}

// board is a drawing that is being made. Lines and shapes are drawn first, texts last.
type board struct {
	y            float64 // where the next row begins, and at the end the height
	under, texts []Mark
	taken        []box // of texts and arrows that others must not meet
	rules        []box // of the lines of targets
}

// box is a rectangle at the narrowest width.
type box struct{ left, top, right, bottom float64 }

func (a box) meets(b box) bool {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

func (b *board) draw(m ...Mark)  { b.under = append(b.under, m...) }
func (b *board) write(m ...Mark) { b.texts = append(b.texts, m...) }
func (b *board) marks() []Mark   { return append(b.under, b.texts...) }

// text writes one line, unless there is nothing to write.
func (b *board) text(class string, x Len, y float64, s string) {
	if s = clean(s); s != "" {
		b.write(Text{Class: class, X: x, Y: y, Spans: []Span{{Text: s}}})
	}
}

// lines writes lines one under the other.
func (b *board) lines(class string, lines []string, x Len, y, pitch float64) {
	for i, l := range lines {
		b.text(class, x, y+float64(i)*pitch, l)
	}
}

// label writes the name of a row at the current place, and moves below it.
func (b *board) label(class, s string) {
	lines := wrap(s, Narrow, textSize, false)
	b.lines(class, lines, Len{}, b.y+13, lineHeight)
	b.y += lineHeight*float64(len(lines)) + 2
}

// Sizes of the language of figures, in pixels.
const (
	textSize        = 14.0
	smallSize       = 12.0
	lineHeight      = 18.0
	barHeight       = 14.0
	gap             = 7.0  // from a mark to its value
	chevron         = 11.0 // what an open bound adds to a bar
	reachMost       = 84.0 // per cents of the width that the longest bar takes
	plotHeight      = 128.0
	chronicleHeight = 176.0
)

// heading writes a heading where the group of rows changes.
func (b *board) heading(rows []chart.Row, i int) {
	g := rows[i].Group
	if g == "" || i > 0 && rows[i-1].Group == g {
		return
	}
	if i > 0 {
		b.y += 8
	}
	lines := wrap(g, Narrow, textSize, true)
	b.lines("n", lines, Len{}, b.y+13, lineHeight)
	b.y += lineHeight*float64(len(lines)) + 4
}

// Number writes a number with at most two decimals, as SVG reads it.
func Number(f float64) string {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return "0"
	}
	s := strconv.FormatFloat(math.Round(f*100)/100, 'f', -1, 64)
	if s == "-0" {
		return "0"
	}
	return s
}
