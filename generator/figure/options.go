package figure

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"parvis/generator/figure/draw"
	"parvis/generator/model/phrase"
)

// shape is the kind of drawing of a figure.
type shape int

// The shapes of drawings.
const (
	bars       shape = iota // horizontal bars: one number per row, its label above
	pairs                   // horizontal bars: two numbers per row
	columns                 // vertical bars: one or two numbers per year
	heat                    // numbers by row and column
	plane                   // points on two axes
	choropleth              // a map of France
)

// Drawings are laid out for the width of a phone and enlarged a little on larger
// screens, so that texts stay readable at 320 pixels. Lengths are in units of the
// drawing.
const (
	Width = 340

	fontSize      = 13 // of texts
	lineHeight    = 17
	barHeight     = 18 // of bars in charts of one series
	pairBarHeight = 13 // of bars in charts of two series

	maxColumnWidth = 34 // of columns
	rowGap         = 8  // between rows
	letterWidth    = 7  // upper bound of the average width of a letter
)

// valueAxis is the numeric axis of horizontal bars: from zero, with grid lines
// and no labels, since each bar shows its number.
func (f *Figure) valueAxis() opts.XAxis {
	return opts.XAxis{Type: "value", Min: 0, SplitNumber: 3, MinInterval: f.interval(), AxisLabel: &opts.AxisLabel{Show: opts.Bool(false)},
		SplitLine: &opts.SplitLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: joint}}}
}

// axisMin returns where the axis of some columns begins: at zero, or below it for a negative number.
func (f *Figure) axisMin(cols []int) any {
	for _, r := range f.Rows {
		for _, col := range cols {
			if v, ok := r.Cells[col].Drawn(); ok && v < 0 {
				return nil // left to ECharts, which includes zero
			}
		}
	}
	return 0
}

// interval returns the smallest step of the axis: 1 for counts, so that the
// ticks are whole numbers; 0 for no limit.
func (f *Figure) interval() float64 {
	for _, r := range f.Rows {
		for _, c := range r.Cells {
			if c.isNumber() && c.Low != math.Trunc(c.Low) {
				return 0
			}
		}
	}
	return 1
}

// Drawable reports whether there is something to draw with ECharts.
func (f *Figure) Drawable() bool { return f.Empty == "" && len(f.Rows) > 0 }

// Options returns the go-echarts options of the figure as JSON, identical on
// every build, and the height of its drawing. Colours are those of draw.Palette
// in light mode. The key "lang" is the language of numbers.
func (f *Figure) Options(w phrase.Words, lang string) (options []byte, height int, err error) {
	var c chartOf
	switch f.shape {
	case bars, pairs:
		c = f.rowsChart()
	case columns:
		c = f.yearsChart()
	case heat:
		c = f.heatChart()
	case plane:
		c = f.planeChart()
	case choropleth:
		c = f.mapChart()
	}
	values := c.base.JSON()
	delete(values, "title")
	delete(values, "toolbox")
	delete(values, "color") // every mark sets its own colour
	values["lang"], _, _ = strings.Cut(lang, "-")
	values["animation"] = false
	values["textStyle"] = map[string]any{"fontSize": fontSize, "color": ink}
	raw, err := json.Marshal(values)
	if err == nil && c.finish != nil {
		var loose map[string]any
		if err = json.Unmarshal(raw, &loose); err == nil {
			c.finish(loose)
			raw, err = json.Marshal(loose)
		}
	}
	if err != nil {
		return nil, 0, fmt.Errorf("figure %s: %w", f.ID, err)
	}
	return raw, c.height, nil
}

// chartOf is a chart of go-echarts with its height. finish sets the options for
// which go-echarts has no field.
type chartOf struct {
	base   interface{ JSON() map[string]any }
	height int
	finish func(options map[string]any)
}

// The colours of drawings: draw.Palette in light mode.
var (
	paper   = draw.Light("paper")
	stone   = draw.Light("stone")
	joint   = draw.Light("joint")
	edge    = draw.Light("edge")
	ink     = draw.Light("ink")
	softInk = draw.Light("ink-2")
	hues    = roleColours("hue-", 8)
	seq     = append([]string{""}, roleColours("seq-", maxShade)...) // index 0 is no fill
	textOn  = []string{ink, ink, ink, ink, paper, paper}             // readable text colour on each of seq
)

func roleColours(prefix string, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = draw.Light(fmt.Sprint(prefix, i+1))
	}
	return out
}

// datum is a value of a series, with fields that the types of go-echarts lack.
type datum struct {
	Name       string      `json:"name,omitempty"`
	Value      any         `json:"value"`
	Symbol     string      `json:"symbol,omitempty"`
	SymbolSize []int       `json:"symbolSize,omitempty"` // width and height
	ItemStyle  *style      `json:"itemStyle,omitempty"`
	Tooltip    *tip        `json:"tooltip,omitempty"`
	Label      *opts.Label `json:"label,omitempty"`
}

type style struct {
	Color       string  `json:"color,omitempty"`
	AreaColor   string  `json:"areaColor,omitempty"` // of territories on a map
	BorderColor string  `json:"borderColor,omitempty"`
	BorderWidth float64 `json:"borderWidth,omitempty"`
	Opacity     float64 `json:"opacity,omitempty"` // of points, which ECharts draws translucent by default
	Decal       *decal  `json:"decal,omitempty"`
}

// tip is the tooltip of a datum.
type tip struct {
	Formatter string `json:"formatter"`
}

// decal is a hatching, so that colour is never the only difference between two
// series.
type decal struct {
	Symbol     string    `json:"symbol"`
	DashArrayX []float64 `json:"dashArrayX"`
	DashArrayY []float64 `json:"dashArrayY"`
	Rotation   float64   `json:"rotation"`
	Color      string    `json:"color"`
}

var hatching = &decal{Symbol: "rect", DashArrayX: []float64{1, 0}, DashArrayY: []float64{2, 4}, Rotation: -0.785, Color: paper}

// seriesStyle returns the style of series i of a figure with several series.
func seriesStyle(i int) *style {
	if i == 0 {
		return &style{Color: hues[0], Opacity: 1}
	}
	return &style{Color: hues[2], Decal: hatching}
}

// wrap breaks a label into lines of at most n letters. Words are kept whole if
// they fit. No line ends at a no-break space.
func wrap(label string, n int) string {
	var lines []string
	line := ""
	for _, word := range strings.FieldsFunc(label, breaksAfter) {
		for textWidth(word) > n {
			if line != "" {
				lines, line = append(lines, line), ""
			}
			at := breakOffset(word, n)
			if at == len(word) {
				break // a single character, however wide
			}
			lines, word = append(lines, word[:at]), word[at:]
		}
		switch {
		case line == "":
			line = word
		case textWidth(line)+1+textWidth(word) <= n:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	return strings.Join(append(lines, line), "\n")
}

// breaksAfter reports whether a line may be broken at this space.
func breaksAfter(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' && r != '\u2007'
}

// breakOffset returns the byte offset at which to break a word wider than n
// letters: after a hyphen if possible, else as late as possible, but never
// inside a character made of several runes.
func breakOffset(word string, n int) int {
	for at := strings.LastIndex(word, "-"); at > 0; at = strings.LastIndex(word[:at], "-") {
		if at+1 < len(word) && textWidth(word[:at+1]) <= n {
			return at + 1
		}
	}
	at, joined := 0, false
	for i, r := range word {
		joinsPrevious := i == 0 || joined || runeWidth(r) == 0
		if !joinsPrevious {
			if at > 0 && textWidth(word[:i]) > n {
				return at
			}
			at = i
		}
		joined = r == zwj
	}
	if at > 0 && textWidth(word) > n {
		return at
	}
	return len(word)
}

const zwj = '\u200d' // zero-width joiner: combines several runes into one character

// textWidth returns the width of a text in letters of average width.
func textWidth(text string) int {
	half := 1
	for _, r := range text {
		half += runeWidth(r)
	}
	return half / 2
}

// runeWidth returns the width of a rune in halves of an average letter.
func runeWidth(r rune) int {
	switch {
	case r == zwj || unicode.In(r, unicode.Mn, unicode.Me, unicode.Variation_Selector):
		return 0
	case r >= 0x1100 && r <= 0x115f || r >= 0x2e80 && r <= 0xa4cf || r >= 0xac00 && r <= 0xd7a3 || r >= 0xf900 && r <= 0xfaff || r >= 0xff00 && r <= 0xff60 || r >= 0x1f000:
		return 4 // East Asian letters, emoji
	case r == 'm' || r == 'w' || r == 'œ' || r == 'æ' || unicode.IsUpper(r):
		return 3
	}
	return 2
}

// axisTextWidth returns the width, in letters, of the largest number on an axis
// that shows the cell.
func axisTextWidth(c Cell) int {
	if !c.isNumber() {
		return 1
	}
	n := len(strconv.FormatFloat(2*c.Low, 'f', 0, 64))
	return n + (n-1)/3
}

// maxLines returns the largest number of lines among labels.
func maxLines(labels []string) int {
	lines := 1
	for _, l := range labels {
		lines = max(lines, strings.Count(l, "\n")+1)
	}
	return lines
}

func px(n int) string { return fmt.Sprint(n) }

// grid places the chart within the drawing; all margins are explicit.
func grid(left, top, right, bottom int) opts.Grid {
	return opts.Grid{Left: px(left), Top: px(top), Right: px(right), Bottom: px(bottom)}
}

// nested returns the object at a path of the decoded options, creating it if
// needed. Of a list, the first element is used.
func nested(options any, keys ...string) map[string]any {
	for _, k := range keys {
		if list, ok := options.([]any); ok {
			options = list[0]
		}
		m := options.(map[string]any)
		if m[k] == nil {
			m[k] = map[string]any{}
		}
		options = m[k]
	}
	if list, ok := options.([]any); ok {
		options = list[0]
	}
	return options.(map[string]any)
}

// fixLayout prevents ECharts from resizing the grid to fit labels: the margins
// already include them.
func fixLayout(options map[string]any) {
	nested(options, "grid")["outerBoundsMode"] = "none"
	nested(options, "legend")["itemGap"] = legendGap
}

// hideLegend omits the legend of figures with a single series: the title names
// it.
var hideLegend = charts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)})

// legendLetters is how many letters fit on a line of the legend, next to its
// symbol.
const legendLetters = (Width - 40) / letterWidth

// legendHeight returns the height of the legend with the gap below it.
func legendHeight(names []string) int {
	height := 8
	for _, n := range names {
		height += (strings.Count(n, "\n")+1)*lineHeight + legendGap
	}
	return height
}

const legendGap = 5

// legend lists the series above the drawing, for figures with several.
func legend(names ...string) charts.GlobalOpts {
	return charts.WithLegendOpts(opts.Legend{Show: opts.Bool(true), Left: "0", Top: "0", ItemWidth: 22, ItemHeight: 13, Data: names, SelectedMode: "false", Orient: "vertical",
		TextStyle: &opts.TextStyle{Color: ink, FontSize: fontSize, LineHeight: lineHeight}})
}
