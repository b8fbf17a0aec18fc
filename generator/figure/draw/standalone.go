package draw

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Caption is the text that a drawing has as a file of its own, above and below
// it.
type Caption struct {
	Title    string
	Sentence string
	Legend   []Key    // of maps only
	Foot     []string // source, date, licence, URL: one line each
}

// Key is an entry of the legend of a map.
type Key struct {
	Label, Mark string
	Shade       int // 0 for none, then a step of seq
}

var svgTag = regexp.MustCompile(`^<svg[^>]* viewBox="0 0 (\d+) (\d+)"[^>]*>`)

// Standalone turns the result of SVG or of Map.SVG into a file of its own: with
// a caption, a background, the reader's sans-serif font, and dark mode colours
// for readers who prefer them. The light mode colours are in its attributes,
// and apply in print. Links, which are relative to the page, are removed.
func Standalone(svg string, c Caption) string {
	m := svgTag.FindStringSubmatch(svg)
	if m == nil {
		return svg
	}
	width, _ := strconv.Atoi(m[1])
	height, _ := strconv.Atoi(m[2])
	unit := float64(width) / 340 // maps have other units
	drawing := linkMarkup.ReplaceAllString(strings.TrimSuffix(svg[len(m[0]):], "</svg>"), "")

	var head, foot bytes.Buffer
	y := writeText(&head, 0, unit, 17, ` font-weight="600"`, "ink", c.Title)
	y = writeText(&head, y+4*unit, unit, 13, "", "ink", c.Sentence)
	top := y + 10*unit
	y = writeLegend(&foot, float64(height)+6*unit, unit, c.Legend)
	for _, line := range c.Foot {
		y = writeText(&foot, y, unit, 10, "", "ink-2", line)
	}
	margin := 10 * unit
	whole := top + y + 2*margin

	x, above, across := oneDecimal(-margin), oneDecimal(-top-margin), oneDecimal(float64(width)+2*margin)
	paper := Palette[0]
	body := fmt.Sprintf(`<rect x="%s" y="%s" width="%s" height="%s" fill="%s" class="f-%s"/><g transform="translate(0 %s)">%s</g>%s%s`,
		x, above, across, oneDecimal(whole), paper.Light, paper.Role, oneDecimal(-top), head.String(), drawing, foot.String())
	var title bytes.Buffer
	escape(&title, c.Title)
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="%s %s %s %s" width="%d" height="%d" font-family="system-ui,sans-serif" role="img"><title>%s</title><style>%s</style>%s</svg>`+"\n",
		x, above, across, oneDecimal(whole), 340+20, int(whole/unit), title.String(), darkStyle(body), body)
}

// linkMarkup matches the links of a map, with their titles and descriptions.
var linkMarkup = regexp.MustCompile(`<a href="[^"]*" aria-label="[^"]*">|</a>|<title[^>]*>[^<]*</title>|<desc[^>]*>[^<]*</desc>`)

// writeText wraps a text over as many lines as needed from y down, in units of
// a drawing 340 wide. It returns the bottom of the last line.
func writeText(out *bytes.Buffer, y, unit float64, size int, attributes, role, text string) float64 {
	maxLetters := int(340 / (float64(size) * 0.56))
	line := ""
	put := func() {
		y += float64(size) * 1.35 * unit
		fmt.Fprintf(out, `<text y="%s" font-size="%s"%s fill="%s" class="f-%s">`, oneDecimal(y), oneDecimal(float64(size)*unit), attributes, Light(role), role)
		escape(out, line)
		out.WriteString("</text>")
	}
	for _, word := range strings.Fields(text) {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > maxLetters {
			put()
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	if line != "" {
		put()
	}
	return y
}

// writeLegend writes the entries of a map's legend, one below the other. It
// returns the bottom of the last.
func writeLegend(out *bytes.Buffer, y, unit float64, keys []Key) float64 {
	for _, k := range keys {
		role := "paper"
		if k.Shade > 0 {
			role = "seq-" + strconv.Itoa(k.Shade)
		}
		fmt.Fprintf(out, `<rect y="%s" width="%s" height="%s" fill="%s" stroke="%s" class="f-%s s-edge"/><text x="%s" y="%s" font-size="%s" fill="%s" class="f-ink">`,
			oneDecimal(y), oneDecimal(12*unit), oneDecimal(12*unit), Light(role), Light("edge"), role, oneDecimal(18*unit), oneDecimal(y+11*unit), oneDecimal(12*unit), Light("ink"))
		escape(out, strings.TrimSpace(k.Mark+" "+k.Label))
		out.WriteString("</text>")
		y += 17 * unit
	}
	return y
}

// darkStyle returns the dark mode style for the classes in a drawing.
func darkStyle(drawing string) string {
	var out strings.Builder
	for _, c := range Palette {
		for _, p := range []struct{ class, property string }{{"f-", "fill"}, {"s-", "stroke"}} {
			class := p.class + c.Role
			if strings.Contains(drawing, class+`"`) || strings.Contains(drawing, class+" ") {
				out.WriteString("." + class + "{" + p.property + ":" + c.Dark + "}")
			}
		}
	}
	return "@media screen and (prefers-color-scheme:dark){" + out.String() + "}"
}

// oneDecimal writes a length with at most one decimal.
func oneDecimal(f float64) string { return strconv.FormatFloat(float64(int(f*10))/10, 'f', -1, 64) }
