package barchart

import (
	"math"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// chart is a chart being drawn.
type chart struct {
	options
	horizontal               bool // bars go from left to right
	category, value          *axis
	left, top, right, bottom float64 // of the grid
	ticks                    []float64
	widths, offsets          []float64 // of the bars of each series; offsets from the middle of a category
	out                      strings.Builder
}

// minSupported is the smallest supported maximum of a chart: JavaScript writes
// smaller numbers with an exponent.
const minSupported = 1e-5

// layout computes the layout for a picture's size. It returns false if the
// chart doesn't fit.
func (c *chart) layout(width, height float64) bool {
	g := c.Grid[0]
	c.left, c.top, c.right, c.bottom = *g.Left, *g.Top, width-*g.Right, height-*g.Bottom
	maxValue, hasNumber := 0.0, false
	for _, s := range c.Series {
		for _, d := range s.Data {
			if n, ok := number(d.Value); ok {
				maxValue, hasNumber = max(maxValue, n), true
			}
		}
	}
	if !hasNumber || maxValue > 0 && maxValue < minSupported || c.right-c.left < 1 || c.bottom-c.top < 1 {
		return false
	}
	c.ticks = axisTicks(maxValue, c.value.SplitNumber, c.value.MinInterval)
	// ECharts would hide overlapping axis labels one by one: not supported.
	if !c.horizontal && (c.bottom-c.top)/float64(len(c.ticks)-1) < 1.5*c.value.AxisLabel.FontSize {
		return false
	}
	return c.layoutBars() && c.legendHeight() < height-2*padding
}

// number returns the number of a datum, if it has one.
func number(value any) (float64, bool) {
	if pair, ok := value.([]any); ok {
		value = pair[1]
	}
	n, ok := value.(float64)
	return n, ok
}

// categorySize returns the size of a category along its axis.
func (c *chart) categorySize() float64 {
	if c.horizontal {
		return (c.bottom - c.top) / float64(len(c.category.Data))
	}
	return (c.right - c.left) / float64(len(c.category.Data))
}

// layoutBars computes the width and offset of each series' bars within a
// category (layout/barGrid.js).
func (c *chart) layoutBars() bool {
	n, gap := 0.0, 0.0
	for _, s := range c.Series {
		if s.Type != "bar" {
			continue
		}
		percent, err := strconv.ParseFloat(strings.TrimSuffix(s.BarGap, "%"), 64)
		if err != nil || !strings.HasSuffix(s.BarGap, "%") || n > 0 && percent/100 != gap {
			return false
		}
		gap = percent / 100
		n++
	}
	categoryGap := max(35-4*n, 15) / 100 * c.categorySize()
	autoWidth := max((c.categorySize()-categoryGap)/(n+(n-1)*gap), 1)
	var sum, barWidth float64
	for _, s := range c.Series {
		barWidth = s.BarWidth
		if barWidth == 0 {
			barWidth = min(autoWidth, s.BarMaxWidth)
		}
		if s.Type != "bar" {
			barWidth = 0
		}
		c.widths = append(c.widths, barWidth)
		sum += barWidth * (1 + gap)
	}
	for i := len(c.widths) - 1; i >= 0; i-- {
		if c.widths[i] > 0 {
			sum -= c.widths[i] * gap
			break
		}
	}
	at := -sum / 2
	for _, w := range c.widths {
		c.offsets = append(c.offsets, at)
		at += w * (1 + gap)
	}
	return n > 0 && sum <= c.categorySize() // ECharts would clip or drop what exceeds the grid
}

// middle returns the position of the middle of a category, along its axis.
func (c *chart) middle(i int) float64 {
	start, size := c.left, c.right-c.left
	if c.horizontal {
		start, size = c.top, c.bottom-c.top
	}
	n := len(c.category.Data)
	margin := size / float64(n) / 2
	if n == 1 {
		return start + margin
	}
	return start + margin + float64(i)/float64(n-1)*(size-2*margin)
}

// position returns the position of a number, along the numeric axis.
func (c *chart) position(n float64) float64 {
	fraction := n / c.ticks[len(c.ticks)-1]
	if c.horizontal {
		return c.left + fraction*(c.right-c.left)
	}
	return c.bottom - fraction*(c.bottom-c.top)
}

// bar returns the rectangle of a number of a series. The height of a vertical
// bar is negative, since it goes upwards.
func (c *chart) bar(series, i int, n float64) (x, y, width, height float64) {
	from := c.middle(i) + c.offsets[series]
	if c.horizontal {
		return c.left, from, c.position(n) - c.left, c.widths[series]
	}
	return from, c.bottom, c.widths[series], c.position(n) - c.bottom
}

// visibleLabels returns the categories whose labels fit: every (interval+1)th
// from the first, and the last, less those that overlap
// (component/axis/AxisBuilder.js).
func (c *chart) visibleLabels() []int {
	label, last := c.category.AxisLabel, len(c.category.Data)-1
	if c.horizontal {
		label.Interval = new(float64)
	}
	var candidates []int
	for i := 0; i <= last; i += int(*label.Interval) + 1 {
		candidates = append(candidates, i)
	}
	if c.horizontal {
		return candidates
	}
	if candidates[len(candidates)-1] != last {
		candidates = append(candidates, last)
	}
	overlaps := func(i, j int, slack float64) bool {
		return c.middle(i)+c.labelHalfWidth(i)-slack >= c.middle(j)-c.labelHalfWidth(j)+slack
	}
	if n := len(candidates); *label.Interval > 0 && n > 1 {
		firstOverlaps := overlaps(candidates[0], candidates[1], 0.1)
		// a hidden label hides no other
		if (!firstOverlaps || n > 2) && overlaps(candidates[n-2], candidates[n-1], 0.1) {
			candidates = append(candidates[:n-2], last)
		}
		if firstOverlaps {
			candidates = candidates[1:]
		}
	}
	shown := candidates[:1]
	for _, i := range candidates[1:] {
		if !overlaps(shown[len(shown)-1], i, 0.05) {
			shown = append(shown, i)
		}
	}
	return shown
}

// labelHalfWidth returns half of the width of a category's label, margin
// included.
func (c *chart) labelHalfWidth(i int) float64 {
	width := 0.0
	for line := range strings.SplitSeq(c.category.Data[i], "\n") {
		width = max(width, textWidth(line, c.category.AxisLabel.FontSize))
	}
	return width/2 + 3
}

// textWidth returns the width of a line of text, in pixels. js/measure.js does
// the same.
func textWidth(line string, size float64) float64 {
	width := 0.0
	for _, r := range norm.NFD.String(line) {
		switch w, known := otherWidths[r]; {
		case r >= 0x300 && r <= 0x36f:
		case known:
			width += w
		case r >= ' ' && r < ' '+rune(len(asciiWidths)):
			width += float64(asciiWidths[r-' ']-20) / 100
		default:
			width++
		}
	}
	return width * size * spare
}

// asciiWidths has the widths of ASCII characters from the space on, encoded as
// characters: the code minus 20 is the width in hundredths of the font size
// (zrender's core/platform.js).
const asciiWidths = "007LLmW'55;N0500LLLLLLLLLL00NNNLzWW\\\\WQb\\0FWLg\\bWb\\WQ\\WrWWQ000CL5LLFLL0LL**F*gLLLL5F0LF\\FFF5.5N"

// spare and otherWidths are SPARE and OTHERS of js/measure.js.
const spare = 1.08

var otherWidths = map[rune]float64{'\u00a0': 0.28, '\u202f': 0.2, '’': 0.22, '‘': 0.22, '“': 0.35, '”': 0.35, '«': 0.56, '»': 0.56, '–': 0.56, '−': 0.58, 'œ': 0.94, '·': 0.3}

// padding is the space around a legend.
const padding = 5

// entryMetrics returns the height of a legend entry's text, and how far above
// its symbol the text begins.
func (l legend) entryMetrics(name string) (height, above float64) {
	height = float64(strings.Count(name, "\n")+1) * l.TextStyle.LineHeight
	return height, height/2 - l.ItemHeight/2
}

// legendHeight returns the height of the legend, without its padding.
func (c *chart) legendHeight() float64 {
	sum := 0.0
	if c.Legend.Show {
		for _, name := range c.Legend.Data {
			height, _ := c.Legend.entryMetrics(name)
			sum += height + c.Legend.ItemGap
		}
	}
	return sum
}

// snapToPixel aligns a line one pixel wide with the pixel grid (zrender's
// graphic/helper/subPixelOptimize.js).
func snapToPixel(at float64) float64 {
	doubled := math.Floor(at*2 + 0.5)
	if math.Mod(doubled, 2) != 0 {
		return doubled / 2
	}
	return (doubled + 1) / 2
}
