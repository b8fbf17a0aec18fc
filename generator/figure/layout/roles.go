package layout

import (
	"strconv"

	"parvis/generator/figure/chart"
)

// fill returns the class of a mark of a role.
func fill(r chart.Role) string {
	switch {
	case r >= chart.Hue1 && r <= chart.Hue8:
		return "h" + strconv.Itoa(int(r-chart.Hue1)+1)
	case r >= chart.Shade1 && r <= chart.Shade5:
		return "q" + strconv.Itoa(int(r-chart.Shade1)+1)
	}
	switch r {
	case chart.Second:
		return "b2"
	case chart.Reached:
		return "ok"
	case chart.OnTrack:
		return "way"
	case chart.Watch:
		return "watch"
	case chart.Missed:
		return "miss"
	case chart.Stopped:
		return "halt"
	case chart.Unknown:
		return "unk"
	case chart.Due:
		return "due"
	case chart.Dotted:
		return "dot"
	case chart.Empty:
		return "pe"
	case chart.Away:
		return "away"
	case chart.Start:
		return "ref"
	default:
		return "b"
	}
}

// Class returns the class of a mark of a role, for who draws a chart by other means.
func Class(r chart.Role) string { return fill(r) }

// outline returns the class of what is possible beside what is certain.
func outline(r chart.Role) string {
	switch {
	case r >= chart.Hue1 && r <= chart.Hue8:
		return "o-h" + strconv.Itoa(int(r-chart.Hue1)+1)
	case r == chart.Second:
		return "o2"
	}
	return "open"
}

// inside returns the classes of a text on a mark of a role.
func inside(r chart.Role) string {
	switch {
	case r == chart.OnTrack || r == chart.Second:
		return "ow"
	case r.Deep():
		return "qh"
	case r >= chart.Shade1 && r <= chart.Shade3:
		return "ql"
	}
	return "t halo"
}

// outlined reports whether a mark of this class has a line, which lies within its box.
func outlined(class string) bool {
	switch class {
	case "unk", "dot", "due", "pe", "none":
		return true
	}
	return false
}

// stone returns a rectangle of a class, its line within the box.
func stone(class string, x Len, y float64, w Len, h float64, tip string) Rect {
	r := Rect{Class: class, X: x, W: w, Y: y, H: h, Tip: tip}
	if outlined(class) {
		r.Y, r.H = y+.5, h-1
		if x.Pct == 0 && w.Pct == 0 {
			r.X.Px, r.W.Px = x.Px+.5, w.Px-1
		}
	}
	return r
}

// glyphs is the signs of states, drawn in a square of 15 around 0, 0.
var glyphs = map[chart.Sign]string{
	chart.Tick:     "M-4 0l3 3 5-6",
	chart.LateTick: "M-4-1.5l3 3 5-6M-4.5 5h9",
	chart.Maybe:    "M-4.5 1.5q2.2-4 4.5-1.5t4.5-1.5",
	chart.Arrow:    "M-4 0h7m-3-3.5l3.5 3.5-3.5 3.5",
	chart.Exclaim:  "M0-4.5v5.5m0 2.2v1.3",
	chart.Half:     "M-4.5 2h4v-4h5",
	chart.Cross:    "M-3.5-3.5l7 7m0-7l-7 7",
	chart.Down:     "M0-4.5v8m-3.5-3.5l3.5 3.5 3.5-3.5",
	chart.Back:     "M4 0h-7m3-3.5l-3.5 3.5 3.5 3.5",
	chart.Block:    "M-3-3h6v6h-6z",
	chart.Pause:    "M-2-3.5v7m4-7v7",
	chart.Ticks:    "M-6 0l2.5 2.5 4-5m0 5l1 0 4-5",
	chart.Never:    "M-3-4.5l6 6m0-6l-6 6m-1.5 3.5h9",
	chart.Query:    "M-2.5-2.5q0-2.5 2.5-2.5t2.5 2.5q0 1.5-2.5 3v1m0 2v1.3",
	chart.Later:    "M-4.5 0h1.5m2.2 0h1.6m2.2 0h1.5",
	chart.Begin:    "M-2-3.5l5.5 3.5-5.5 3.5z",
	chart.Dash:     "M-4 0h8",
	chart.Open:     "M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0",
}

// sign returns the class of the lines of a sign on a mark of a role.
func sign(r chart.Role) string {
	switch r {
	case chart.OnTrack, chart.Second:
		return "gd"
	case chart.Unknown, chart.Due, chart.Dotted, chart.Empty:
		return "gi"
	default:
		return "gl"
	}
}

// quiet returns the class of a number: nothing, and what isn't a number, are said quietly.
func quiet(v chart.Value) string {
	if v.Zero() || !v.Known() {
		return "z"
	}
	return "n"
}

// said returns the text of a value. Signs stand in where the maker gave none.
func said(v chart.Value) string {
	if v.Text != "" {
		return clean(v.Text)
	}
	switch {
	case v.Known():
		return ""
	case v.Kind == chart.NotApplicable:
		return "–"
	default:
		return "?"
	}
}
