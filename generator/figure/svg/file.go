package svg

import (
	"regexp"
	"slices"
	"strings"

	"parvis/generator/figure/layout"
	"parvis/generator/figure/paint"
)

// Frame is what stands around a drawing that has left its page: without it, nobody would know
// what it shows, when, and from whom.
type Frame struct {
	Source  string // "Source : Entreprises & Quartiers"
	Date    string // "Données arrêtées au 11 juillet 2018"
	Licence string // "Licence ouverte 2.0"
	Address string // of the figure's page
}

// Sizes of a file, in pixels.
const (
	fileWidth  = 720.0
	fileMargin = 24.0
	fileMap    = 1.15 // how much larger a map is than in its own units
)

// File returns one or more drawings of one figure as an image of its own, 720 pixels wide: with
// the title and the sentence of the first, and the frame. A map stands at the left of the bars that follow it.
// It is "" if there is nothing to draw.
func File(f Frame, drawings ...layout.Drawing) string {
	drawings = slices.DeleteFunc(slices.Clone(drawings), func(d layout.Drawing) bool { return d.Height == 0 })
	if len(drawings) == 0 {
		return ""
	}
	c := drawings[0].Chart
	inner := fileWidth - 2*fileMargin
	p := &pen{width: inner}
	y := fileMargin
	y = p.lines("t serif title", layout.Wrap(c.Title, inner, 22, true), fileMargin, y+20, 28) + 6
	y = p.lines("t said", layout.Wrap(c.Sentence, inner, 16, false), fileMargin, y+16, 23) + 14
	for i := 0; i < len(drawings); i++ {
		d := drawings[i]
		if !d.Fixed {
			p.width = inner
			p.at(fileMargin, y, 1, d.Marks)
			y += d.Height + 24
			continue
		}
		p.at(fileMargin, y, fileMap, d.Marks)
		h := d.Height * fileMap
		if i+1 < len(drawings) && !drawings[i+1].Fixed {
			i++
			left := layout.MapWidth*fileMap + 36
			p.width = inner - left
			p.at(fileMargin+left, y, 1, drawings[i].Marks)
			h = max(h, drawings[i].Height)
		}
		y += h + 24
	}
	p.width = inner
	for _, line := range []string{join(" · ", f.Source, f.Date), join(" · ", f.Licence, f.Address)} {
		y = p.lines("s", layout.Wrap(line, inner, 12, false), fileMargin, y+12, 16)
	}
	return document(documentOf{id: c.ID, title: c.Title, desc: c.Description(), width: fileWidth, height: y + fileMargin - 10, dark: true}, p.String())
}

func join(between string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), between)
}

// lines prints lines one under the other, and returns where the next one would stand.
func (p *pen) lines(class string, lines []string, x, y, pitch float64) float64 {
	for _, l := range lines {
		if l == "" {
			continue
		}
		p.mark(layout.Text{Class: class, X: layout.Len{Px: x}, Y: y, Spans: []layout.Span{{Text: l}}})
		y += pitch
	}
	return y - pitch + 8
}

// at prints marks at a place, in a size.
func (p *pen) at(x, y, scale float64, marks []layout.Mark) {
	p.raw(`<g transform="translate(` + layout.Number(x) + " " + layout.Number(y) + ")")
	if scale != 1 {
		p.raw(" scale(" + scaleNumber(scale) + ")")
	}
	p.raw(`">`)
	p.marks(marks)
	p.raw("</g>")
}

type documentOf struct {
	id, title, desc string
	width, height   float64
	dark            bool
}

var (
	notInID   = regexp.MustCompile(`[^A-Za-z0-9_-]+`)
	classAttr = regexp.MustCompile(` class="([^"]*)"`)
)

// document returns an image of its own, with the rules of the classes that it uses, the
// patterns that it needs, and what it is.
func document(o documentOf, body string) string {
	id := strings.Trim(notInID.ReplaceAllString(o.id, "-"), "-")
	if id == "" || id[0] >= '0' && id[0] <= '9' {
		id = "figure-" + id
	}
	defs := ""
	for _, pattern := range []struct{ id, text string }{{"pv-unk", unkPattern}, {"pv-dots", dotPattern}} {
		if strings.Contains(body, "url(#"+pattern.id+")") {
			defs += pattern.text
		}
	}
	if defs != "" {
		defs = "<defs>" + defs + "</defs>"
	}
	classes := []string{"p"}
	for _, m := range classAttr.FindAllStringSubmatch(defs+body, -1) {
		classes = append(classes, strings.Fields(m[1])...)
	}
	w, h := layout.Number(o.width), layout.Number(o.height)
	return `<svg xmlns="http://www.w3.org/2000/svg" class="pv" viewBox="0 0 ` + w + " " + h + `" width="` + w + `" height="` + h +
		`" role="img" aria-labelledby="` + id + `-t ` + id + `-d"><title id="` + id + `-t">` + escape.Replace(valid(o.title)) + `</title><desc id="` + id + `-d">` +
		escape.Replace(valid(o.desc)) + `</desc><style>` + paint.FileStyle(classes, o.dark) + `</style>` + defs +
		`<rect class="p" width="` + w + `" height="` + h + `"/>` + body + "</svg>\n"
}
