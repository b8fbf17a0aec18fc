package paint

import (
	"strconv"
	"strings"
)

// Look is what the classes of a mark declare, for who draws without a style sheet.
type Look struct {
	Fill, Stroke string    // roles of colours, "" for none
	Width        float64   // of the line, in pixels
	Dash         []float64 // a line, a gap, in pixels
	Size         float64   // of a text, in pixels
	Bold, Serif  bool
	Anchor       float64 // what part of a text stands before its place: 0, .5 or 1
	Halo         bool    // its stroke is behind the text
}

// Plain is how a drawing begins.
var Plain = Look{Width: 1, Size: 14}

// With returns the look of a mark of these classes within one of this look. As in a sheet, the later
// rule of the table wins, whatever the order of the classes.
func (l Look) With(classes string) Look {
	if classes == "" {
		return l
	}
	names := " " + classes + " "
	l.Serif = l.Serif || strings.Contains(names, " serif ")
	for _, c := range classTable {
		if strings.Contains(names, " "+c.name+" ") {
			for d := range strings.SplitSeq(c.declarations, ";") {
				l.declare(d)
			}
		}
	}
	return l
}

func (l *Look) declare(declaration string) {
	name, value, _ := strings.Cut(declaration, ":")
	role := strings.Trim(strings.TrimPrefix(value, "none"), "{}")
	switch name {
	case "fill":
		l.Fill = role
	case "stroke":
		l.Stroke = role
	case "stroke-width":
		l.Width = pixels(value)
	case "stroke-dasharray":
		l.Dash = nil
		for n := range strings.FieldsSeq(value) {
			l.Dash = append(l.Dash, pixels(n))
		}
	case "font-size":
		l.Size = pixels(value)
	case "font-weight":
		l.Bold = value == "650"
	case "text-anchor":
		l.Anchor = map[string]float64{"middle": .5, "end": 1}[value]
	case "paint-order":
		l.Halo = value == "stroke"
	case "vector-effect", "stroke-linejoin": // for maps, which are shared as bars; corners are round
	default:
		panic("paint: what is " + declaration + "?")
	}
}

func pixels(s string) float64 {
	f, err := strconv.ParseFloat(strings.TrimSuffix(s, "px"), 64)
	if err != nil {
		panic("paint: " + err.Error())
	}
	return f
}
