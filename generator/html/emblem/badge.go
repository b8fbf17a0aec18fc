package emblem

import (
	"bytes"
	"fmt"
	"html"
	"math"

	"parvis/generator/text/letters"
)

// Badge is what a signatory shows on its own site.
type Badge struct {
	Title     string // text alternative
	Name      string // the signatory's
	Statement string // "3 engagements publiés"
	Origin    string // "Entreprises & Quartiers, 11 juillet 2018"
}

// The layout of a badge, in pixels.
const (
	badgeTextLeft = 96 // left edge of the text
	badgeMargin   = 18
	badgeMinWidth = 250
	nameSize      = 18
	nameWidth     = 250
	nameMaxLines  = 2
)

// SVG returns the badge, with its size in pixels. It has its own background, so
// that it is readable on any page, light or dark. It has no script, style sheet
// or font, so that no policy of a host blocks it. Text is rendered with the
// reader's fonts: widths are measured with another font, plus a tenth.
func (b Badge) SVG() (svg []byte, width, height int) {
	lines := letters.Fit(letters.SerifBold, nameSize, b.Name, nameWidth, nameMaxLines)
	measure := func(text string, size float64) int {
		return int(math.Ceil(letters.Width(letters.SerifBold, size, text) * 1.1))
	}
	width = max(badgeMinWidth, badgeTextLeft+measure(b.Origin, 13)+badgeMargin)
	for _, l := range append([]string{b.Statement}, lines...) {
		width = max(width, badgeTextLeft+measure(l, nameSize)+badgeMargin)
	}
	height = 70 + len(lines)*24

	var out bytes.Buffer
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" role="img" aria-labelledby="t"><title id="t">%s</title>`,
		width, height, html.EscapeString(b.Title))
	fmt.Fprintf(&out, `<path d="M.5.5h%dv%dH.5z" fill="#fdfcf9" stroke="#857c6e"/>`, width-1, height-1)
	fmt.Fprintf(&out, `<g transform="translate(18 %d) scale(2.2308)"><path d="M0 0h15v15H0zM16 11h10v15H16zM0 16h5v10H0zM6 16h9v10H6z" fill="#6b645a"/><path d="M16 0h10v10H16z" fill="#9b3a1c"/></g>`, (height-58)/2)
	y := 31
	fmt.Fprintf(&out, `<text font-family="Palatino, Georgia, serif" font-size="%d" font-weight="700" fill="#24211d">`, nameSize)
	for _, l := range lines {
		fmt.Fprintf(&out, `<tspan x="%d" y="%d">%s</tspan>`, badgeTextLeft, y, html.EscapeString(l))
		y += 24
	}
	fmt.Fprintf(&out, `</text><g font-family="system-ui, Arial, sans-serif"><text x="%d" y="%d" font-size="15" font-weight="600" fill="#9b3a1c">%s</text>`,
		badgeTextLeft, y, html.EscapeString(b.Statement))
	fmt.Fprintf(&out, `<text x="%d" y="%d" font-size="12" fill="#58524a">%s</text></g></svg>`, badgeTextLeft, y+22, html.EscapeString(b.Origin))
	return out.Bytes(), width, height
}
