package barchart

import (
	"encoding/xml"
	"fmt"
	"math"
	"slices"
	"strings"
)

// ECharts' own distances, in pixels.
const (
	distance    = 5 // between a bar and its label
	axisMargin  = 8 // between an axis and its labels
	legendSpace = 5 // between the symbol of an entry and its text
)

// draw writes the chart, from back to front.
func (c *chart) draw() {
	c.out.WriteString(`<svg xmlns="http://www.w3.org/2000/svg">`)
	c.grid()
	if !c.horizontal {
		c.axis()
		c.numbers()
		c.labels()
	}
	c.bars()
	c.targets()
	if c.horizontal {
		c.axis()
		c.labels()
	}
	c.legend()
	c.patterns()
	c.out.WriteString("</svg>")
}

// grid draws the grid lines of the numeric axis.
func (c *chart) grid() {
	for _, tick := range c.ticks {
		at := snapToPixel(c.position(tick))
		if c.horizontal {
			c.path(fmt.Sprintf("M%s %sL%s %s", tenths(at), tenths(c.top), tenths(at), tenths(c.bottom)), "none", c.value.SplitLine.LineStyle.Color, "")
		} else {
			c.path(fmt.Sprintf("M%s %sL%s %s", tenths(c.left), tenths(at), tenths(c.right), tenths(at)), "none", c.value.SplitLine.LineStyle.Color, "")
		}
	}
}

// axis draws the line of the category axis.
func (c *chart) axis() {
	d := fmt.Sprintf("M%s %sL%s %s", tenths(c.left), tenths(snapToPixel(c.bottom)), tenths(c.right), tenths(snapToPixel(c.bottom)))
	if c.horizontal {
		d = fmt.Sprintf("M%s %sL%s %s", tenths(snapToPixel(c.left)), tenths(c.top), tenths(snapToPixel(c.left)), tenths(c.bottom))
	}
	c.path(d, "none", c.category.AxisLine.LineStyle.Color, ` stroke-linecap="round"`)
}

// numbers writes the labels of the numeric axis.
func (c *chart) numbers() {
	for _, tick := range c.ticks {
		c.text(formatNumber(tick, c.Lang), c.value.AxisLabel, "end", c.left-axisMargin, c.position(tick), 0, 0)
	}
}

// labels writes the category names: above horizontal bars, below vertical ones.
func (c *chart) labels() {
	label := c.category.AxisLabel
	for _, i := range c.visibleLabels() {
		name := c.category.Data[i]
		if c.horizontal {
			c.text(name, label, "start", c.left, c.middle(i), 0, -float64(strings.Count(name, "\n")+1)*label.LineHeight+label.LineHeight/2)
		} else {
			c.text(name, label, "middle", c.middle(i), c.bottom+axisMargin, 0, label.LineHeight/2)
		}
	}
}

// bars draws the bars, then their labels.
func (c *chart) bars() {
	for s, series := range c.Series {
		for i, d := range series.Data {
			if n, ok := number(d.Value); ok && series.Type == "bar" {
				x, y, width, height := c.bar(s, i, n)
				c.shape(fmt.Sprintf("M%s %sl%s 0l0 %sl%s 0Z", tenths(x), tenths(y), tenths(width), tenths(height), tenths(-width)), "", series.styleOf(d), "")
			}
		}
	}
	for s, series := range c.Series {
		for i, d := range series.Data {
			n, ok := number(d.Value)
			if !ok || series.Type != "bar" || d.Label.Show == nil {
				continue
			}
			x, y, width, height := c.bar(s, i, n)
			if c.horizontal {
				c.text(d.Label.Formatter, d.Label, "start", x+width+distance, y+height/2, 0, 0)
			} else {
				c.text(d.Label.Formatter, d.Label, "middle", x+width/2, y+height-distance, 0, -d.Label.FontSize*spare/2)
			}
		}
	}
}

// targets draws the diamonds of targets, then their labels.
func (c *chart) targets() {
	for _, series := range c.Series {
		half := series.SymbolSize / 2
		for _, d := range series.Data {
			if pair, ok := d.Value.([]any); ok {
				transform := fmt.Sprintf(` transform="matrix(%s,0,0,%s,%s,%s)"`, shortest(half), shortest(half), fine(c.middle(int(pair[0].(float64)))), fine(c.position(pair[1].(float64))))
				c.shape("M0 -1L1 0L0 1L-1 0Z", transform, series.styleOf(d), fmt.Sprintf(` stroke-width="%s"`, shortest(series.ItemStyle.BorderWidth/half)))
			}
		}
		for _, d := range series.Data {
			if pair, ok := d.Value.([]any); ok && d.Label.Show != nil {
				c.text(d.Label.Formatter, d.Label, "start", c.middle(int(pair[0].(float64)))+half+series.ItemStyle.BorderWidth/2+distance, c.position(pair[1].(float64)), 0, 0)
			}
		}
	}
}

// legend draws an entry for each named series: a rounded rectangle for bars, a
// diamond for targets (component/legend/LegendView.js).
func (c *chart) legend() {
	if !c.Legend.Show {
		return
	}
	x, y := float64(padding), float64(padding)
	if slices.ContainsFunc(c.Series, func(s series) bool { return s.Type == "scatter" }) {
		x++ // half of the line width
	}
	for _, s := range c.Series {
		if s.Name == "" {
			continue
		}
		height, above := c.Legend.entryMetrics(s.Name)
		transform := fmt.Sprintf(` transform="translate(%s %s)"`, fine(x), fine(y+above))
		if s.Type == "scatter" {
			c.shape("M11 0L22 6.5L11 13L0 6.5Z", transform, s.ItemStyle, ` stroke-width="2" stroke-miterlimit="10"`)
		} else {
			c.shape("M3.3 0L18.8 0A3.3 3.3 0 0 1 22 3.2L22 9.8A3.3 3.3 0 0 1 18.8 13L3.3 13A3.3 3.3 0 0 1 0 9.8L0 3.3A3.3 3.3 0 0 1 3.2 0Z", transform, s.ItemStyle, "")
		}
		c.text(s.Name, c.Legend.TextStyle, "start", x, y+above, c.Legend.ItemWidth+legendSpace, -above+c.Legend.TextStyle.LineHeight/2)
		y += height + c.Legend.ItemGap
	}
}

// shape draws a shape, then its hatching.
func (c *chart) shape(d, transform string, fill style, attributes string) {
	if fill.Color == "none" {
		return
	}
	c.path(d, fill.Color, fill.BorderColor, attributes+transform)
	if fill.Decal != nil {
		c.path(d, "url(#hatching-"+strings.TrimPrefix(fill.Decal.Color, "#")+")", "", transform)
	}
}

func (c *chart) path(d, fill, stroke, attributes string) {
	fmt.Fprintf(&c.out, `<path d="%s" fill="%s"`, d, escapeXML(fill))
	if stroke != "" {
		fmt.Fprintf(&c.out, ` stroke="%s"`, escapeXML(stroke))
	}
	c.out.WriteString(attributes + "/>")
}

// text writes the lines of a text, the first at an offset (dx, dy) from (x, y).
func (c *chart) text(lines string, style text, anchor string, x, y, dx, dy float64) {
	for line := range strings.SplitSeq(lines, "\n") {
		fmt.Fprintf(&c.out, `<text dominant-baseline="central" text-anchor="%s" font-size="%s" xml:space="preserve" x="%s" y="%s" transform="translate(%s %s)" fill="%s">%s</text>`,
			anchor, shortest(style.FontSize), shortest(dx), shortest(dy), fine(x), fine(y), escapeXML(style.Color), escapeXML(line))
		dy += style.LineHeight
	}
}

// patterns writes the hatching pattern in each colour, as ECharts derives it
// from its decal.
func (c *chart) patterns() {
	var colours []string
	for _, s := range c.Series {
		for _, d := range append([]datum{{}}, s.Data...) {
			if decal := s.styleOf(d).Decal; decal != nil && !slices.Contains(colours, decal.Color) {
				colours = append(colours, decal.Color)
			}
		}
	}
	for _, colour := range colours {
		fmt.Fprintf(&c.out, `<defs><pattern id="hatching-%s" width="1" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(%s)">`,
			escapeXML(strings.TrimPrefix(colour, "#")), shortest(hatching.Rotation*180/math.Pi))
		for _, at := range []string{"0 -6", "1 -6", "0 0", "1 0"} {
			fmt.Fprintf(&c.out, `<path d="M%sl1 0l0 2l-1 0Z" fill="%s"/>`, at, escapeXML(colour))
		}
		c.out.WriteString("</pattern></defs>")
	}
}

func escapeXML(s string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(s)) // a strings.Builder never fails
	return out.String()
}

// tenths writes a length with the precision of path data, fine with that of
// transforms.
func tenths(f float64) string { return shortest(math.Floor(f*10+0.5) / 10) }
func fine(f float64) string   { return shortest(math.Floor(f*1e4+0.5) / 1e4) }
