package emblem

import (
	"bytes"
	"fmt"
	"html"
)

// Badge is what a signatory shows on its own site.
type Badge struct {
	Title string // what stands for the picture where it isn't seen
	Name  string // the signatory's
	Says  string // "3 engagements publiés"
	From  string // "Entreprises & Quartiers, 11 juillet 2018"
}

// Where things stand on a badge, in pixels.
const (
	badgeText  = 96 // where its words begin
	badgeEdge  = 18
	badgeLeast = 250
	nameSize   = 18
	nameWide   = 250
	nameLines  = 2
)

// SVG is the badge as a drawing, with its size in pixels. It has a ground of its
// own, so that it reads on any page, light or dark; it has no script, style
// sheet or font, so that no policy of a host stops it. Its words are set by the
// reader's own fonts: the room for them is measured with another, with a tenth
// to spare.
func (b Badge) SVG() (svg []byte, wide, high int, err error) {
	got := names.Get()
	defer names.Put(got)
	f, ok := got.(*remembering)
	if !ok {
		return nil, 0, 0, got.(error)
	}
	lines := shortened(f, wrapped(f, b.Name, nameWide), nameWide, nameLines)
	wide = badgeLeast
	for _, l := range append([]string{b.Says}, lines...) {
		wide = max(wide, badgeText+width(f, l)*11/10+badgeEdge)
	}
	wide = max(wide, badgeText+width(f, b.From)*13/18*11/10+badgeEdge)
	high = 70 + len(lines)*24

	var out bytes.Buffer
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" role="img" aria-labelledby="t"><title id="t">%s</title>`,
		wide, high, html.EscapeString(b.Title))
	fmt.Fprintf(&out, `<path d="M.5.5h%dv%dH.5z" fill="#fdfcf9" stroke="#857c6e"/>`, wide-1, high-1)
	fmt.Fprintf(&out, `<g transform="translate(18 %d) scale(2.2308)"><path d="M0 0h15v15H0zM16 11h10v15H16zM0 16h5v10H0zM6 16h9v10H6z" fill="#6b645a"/><path d="M16 0h10v10H16z" fill="#9b3a1c"/></g>`, (high-58)/2)
	y := 31
	fmt.Fprintf(&out, `<text x="%d" font-family="Palatino, 'Palatino Linotype', Georgia, serif" font-size="%d" font-weight="700" fill="#24211d">`, badgeText, nameSize)
	for _, l := range lines {
		fmt.Fprintf(&out, `<tspan x="%d" y="%d">%s</tspan>`, badgeText, y, html.EscapeString(l))
		y += 24
	}
	fmt.Fprintf(&out, `</text><g font-family="system-ui, 'Segoe UI', Roboto, Arial, sans-serif"><text x="%d" y="%d" font-size="15" font-weight="600" fill="#9b3a1c">%s</text>`,
		badgeText, y, html.EscapeString(b.Says))
	fmt.Fprintf(&out, `<text x="%d" y="%d" font-size="12" fill="#58524a">%s</text></g></svg>`, badgeText, y+22, html.EscapeString(b.From))
	return out.Bytes(), wide, high, nil
}
