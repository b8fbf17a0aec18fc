// Package svg prints a drawing: for a page, where it is as wide as its place and has classes
// only; and as a file of its own, with its title, its source and its colours. Both are the same layout.
//
//	d := layout.Of(c)
//	page := svg.Page(d, "described-here") // with svg.Defs() once before
//	file := svg.File(frame, d)
package svg

import (
	"strings"

	"parvis/generator/figure/layout"
)

// Page returns a drawing to inline in a page, "" if there is nothing to draw. describedBy is the
// id of the element that says what it shows: the sentence. The patterns of [Defs] must be in the page.
func Page(d layout.Drawing, describedBy string) string {
	if d.Height == 0 {
		return ""
	}
	p := pen{}
	p.raw(`<svg class="pv`)
	if d.Fixed {
		w, h := layout.Number(layout.MapWidth), layout.Number(d.Height)
		p.raw(` pv-map" viewBox="0 0 ` + w + " " + h + `" width="` + w + `" height="` + h + `"`)
	} else {
		p.raw(`" width="100%" height="` + layout.Number(d.Height) + `"`)
	}
	p.raw(` role="img"`)
	p.attr("aria-label", d.Chart.Title)
	if describedBy != "" {
		p.attr("aria-describedby", describedBy)
	}
	p.raw(">")
	p.marks(d.Marks)
	p.raw("</svg>")
	return p.String()
}

// patternIDs are the ids of the patterns, by the class of the marks that have them.
var patternIDs = map[string]string{"unk": "pv-unk", "dot": "pv-dots"}

const (
	unkPattern = `<pattern id="pv-unk" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hb" width="6" height="6"/><path class="hl" d="M1 0v6"/></pattern>`
	dotPattern = `<pattern id="pv-dots" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="hb" width="6" height="6"/><circle class="hd" cx="2" cy="2" r="1.1"/></pattern>`
)

// Defs returns the patterns of drawings, for the whole of a page: once, before the first drawing.
func Defs() string {
	return `<svg class="pv-defs" width="0" height="0" aria-hidden="true"><defs>` + unkPattern + dotPattern + `</defs></svg>`
}

// pen prints marks. With a width, per cents become numbers.
type pen struct {
	strings.Builder
	width float64 // in pixels; 0 for a drawing that is as wide as its place
}

func (p *pen) raw(s string) { p.WriteString(s) }

// attr prints an attribute, its value escaped.
func (p *pen) attr(name, value string) {
	p.raw(" " + name + `="`)
	p.raw(escape.Replace(valid(value)))
	p.raw(`"`)
}

// number prints an attribute, unless it is 0, which SVG takes for granted.
func (p *pen) number(name string, f float64) {
	if s := layout.Number(f); s != "0" {
		p.raw(" " + name + `="` + s + `"`)
	}
}

// length prints a place across the width.
func (p *pen) length(name string, l layout.Len) {
	switch {
	case p.width > 0:
		p.number(name, l.At(p.width))
	case l.Pct != 0:
		if s := layout.Number(l.Pct); s != "0" {
			p.raw(" " + name + `="` + s + `%"`)
		}
	default:
		p.number(name, l.Px)
	}
}

// class prints the classes of a mark, and the pattern of one that has it.
func (p *pen) class(c string) {
	if c == "" {
		return
	}
	p.raw(` class="` + c + `"`)
	for name := range strings.FieldsSeq(c) {
		if id := patternIDs[name]; id != "" {
			p.raw(` fill="url(#` + id + `)"`)
		}
	}
}

// end closes an element, with what is shown when one points at it.
func (p *pen) end(name, tip string) {
	if tip == "" {
		p.raw("/>")
		return
	}
	p.raw("><title>" + escape.Replace(valid(tip)) + "</title></" + name + ">")
}

func (p *pen) marks(marks []layout.Mark) {
	for _, m := range marks {
		p.mark(m)
	}
}

func (p *pen) mark(m layout.Mark) {
	switch m := m.(type) {
	case layout.Rect:
		p.raw("<rect")
		p.class(m.Class)
		p.length("x", m.X)
		p.number("y", m.Y)
		p.length("width", m.W)
		p.number("height", m.H)
		p.end("rect", m.Tip)
	case layout.Line:
		p.raw("<line")
		p.class(m.Class)
		p.length("x1", m.X1)
		p.length("x2", m.X2)
		p.number("y1", m.Y1)
		p.number("y2", m.Y2)
		p.raw("/>")
	case layout.Circle:
		p.raw("<circle")
		p.class(m.Class)
		p.length("cx", m.X)
		p.number("cy", m.Y)
		p.number("r", m.R)
		p.end("circle", m.Tip)
	case layout.Path:
		p.path(m)
	case layout.Text:
		p.text(m)
	case layout.Group:
		p.group(m)
	}
}

// path prints a shape in pixels. At a place in per cents it stands in a drawing of its own,
// the only element whose place may be one.
func (p *pen) path(m layout.Path) {
	apart := p.width == 0 && m.X.Pct != 0
	if apart {
		p.raw("<svg")
		p.length("x", m.X)
		p.number("y", m.Y)
		p.raw(` overflow="visible">`)
	}
	p.raw("<path")
	p.class(m.Class)
	if x := m.X.At(p.width); !apart && (x != 0 || m.Y != 0) {
		p.raw(` transform="translate(` + layout.Number(x))
		if m.Y != 0 {
			p.raw(" " + layout.Number(m.Y))
		}
		p.raw(`)"`)
	}
	p.raw(` d="` + m.D + `"`)
	p.end("path", m.Tip)
	if apart {
		p.raw("</svg>")
	}
}

func (p *pen) group(m layout.Group) {
	moved := m.X != layout.Len{}
	switch {
	case p.width == 0 && moved:
		p.raw("<svg")
		p.class(m.Class)
		p.length("x", m.X)
		p.raw(` overflow="visible">`)
		p.marks(m.Marks)
		p.raw("</svg>")
		return
	case moved || m.Y != 0 || m.Scale != 0:
		p.raw("<g")
		p.class(m.Class)
		p.raw(` transform="`)
		switch {
		case moved:
			p.raw("translate(" + layout.Number(m.X.At(p.width)) + ")")
		case m.Y != 0:
			p.raw("translate(0 " + layout.Number(m.Y) + ")")
		default:
			p.raw("scale(" + scaleNumber(m.Scale) + ")")
		}
		p.raw(`">`)
	default:
		p.raw("<g")
		p.class(m.Class)
		p.raw(">")
	}
	p.marks(m.Marks)
	p.raw("</g>")
}

func (p *pen) text(m layout.Text) {
	p.raw("<text")
	class := m.Class
	if len(m.Spans) == 1 {
		class = strings.TrimSpace(m.Spans[0].Class + " " + class)
	}
	p.class(class)
	p.length("x", m.X)
	if p.width == 0 && m.X.Pct != 0 {
		p.number("dx", m.X.Px)
	}
	p.number("y", m.Y)
	p.raw(">")
	for _, s := range m.Spans {
		t := escape.Replace(valid(s.Text))
		if len(m.Spans) > 1 && s.Class != "" {
			t = `<tspan class="` + s.Class + `">` + t + "</tspan>"
		}
		p.raw(t)
	}
	p.raw("</text>")
}
