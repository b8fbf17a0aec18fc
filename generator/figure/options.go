package figure

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"parvis/generator/draw"
	"parvis/generator/phrase"
)

// shape is how a figure is drawn.
type shape int

// The shapes.
const (
	bars    shape = iota // one number a row, from left to right, its label above
	pairs                // two numbers a row
	columns              // one or two numbers a year, upwards
	goals                // a result a year, and the target due in it
	heat                 // numbers by row and column
	plane                // points on two axes
	chart                // a map of France
)

// Drawings are made for a phone's width and grow a little on larger screens, so
// that their texts stay readable at 320 pixels. All lengths are in their units.
const (
	Width = 340

	size    = 13 // of texts
	leading = 17
	thick   = 18 // of a lone bar
	thin    = 13 // of one of two
	between = 8  // rows
	letter  = 7  // at most, on average
)

// bare is an axis of numbers: from zero, by whole steps, its lines behind. Each
// bar tells its number itself.
func (f *Figure) bare() opts.XAxis {
	return opts.XAxis{Type: "value", Min: 0, SplitNumber: 3, MinInterval: f.interval(), AxisLabel: &opts.AxisLabel{Show: opts.Bool(false)},
		SplitLine: &opts.SplitLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: joint}}}
}

// interval keeps the axis of counts to whole numbers.
func (f *Figure) interval() float64 {
	for _, r := range f.Rows {
		for _, c := range r.Cells {
			if c.Low != float64(int(c.Low)) {
				return 0
			}
		}
	}
	return 1
}

// Drawable tells that there is something to draw with ECharts.
func (f *Figure) Drawable() bool { return f.Empty == "" && len(f.Rows) > 0 }

// Options is the go-echarts options of the figure, as JSON, the same on every
// build, and the height of its drawing. The colours are those of draw.Palette in
// light mode; "lang" is the language of numbers.
func (f *Figure) Options(w phrase.Words, lang string) (options []byte, height int, err error) {
	var c chartOf
	switch f.shape {
	case bars, pairs:
		c = f.rowsChart()
	case columns, goals:
		c = f.yearsChart()
	case heat:
		c = f.heatChart()
	case plane:
		c = f.planeChart()
	case chart:
		c = f.mapChart()
	}
	values := c.base.JSON()
	delete(values, "title")
	delete(values, "toolbox")
	delete(values, "color") // every mark has its own
	values["lang"], _, _ = strings.Cut(lang, "-")
	values["animation"] = false
	values["aria"] = map[string]any{"enabled": true, "label": map[string]any{"description": f.Name(w) + ". " + f.Sentence}}
	values["textStyle"] = map[string]any{"fontSize": size, "color": ink}
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

// chartOf is a chart of go-echarts, its height, and what go-echarts has no field
// for.
type chartOf struct {
	base   interface{ JSON() map[string]any }
	height int
	finish func(options map[string]any)
}

// Colours of drawings: draw.Palette's in light mode.
var (
	paper = draw.Light("paper")
	joint = draw.Light("joint")
	edge  = draw.Light("edge")
	ink   = draw.Light("ink")
	soft  = draw.Light("ink-2")
	hues  = steps("hue-", 8)
	seq   = append([]string{""}, steps("seq-", shades)...) // from none
	over  = []string{ink, ink, ink, ink, paper, paper}     // what reads on each of seq
)

func steps(prefix string, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = draw.Light(fmt.Sprint(prefix, i+1))
	}
	return out
}

// datum is a value of a series, with what go-echarts' own types leave out.
type datum struct {
	Name      string      `json:"name,omitempty"`
	Value     any         `json:"value"`
	Symbol    string      `json:"symbol,omitempty"`
	ItemStyle *style      `json:"itemStyle,omitempty"`
	Label     *opts.Label `json:"label,omitempty"`
}

type style struct {
	Color       string  `json:"color,omitempty"`
	AreaColor   string  `json:"areaColor,omitempty"` // of a place of a map
	BorderColor string  `json:"borderColor,omitempty"`
	BorderWidth float64 `json:"borderWidth,omitempty"`
	Decal       *decal  `json:"decal,omitempty"`
}

// decal is a hatching, so that no two series are told apart by colour alone.
type decal struct {
	Symbol     string    `json:"symbol"`
	DashArrayX []float64 `json:"dashArrayX"`
	DashArrayY []float64 `json:"dashArrayY"`
	Rotation   float64   `json:"rotation"`
	Color      string    `json:"color"`
}

var hatched = &decal{Symbol: "rect", DashArrayX: []float64{1, 0}, DashArrayY: []float64{2, 4}, Rotation: -0.785, Color: paper}

// seriesStyle is the look of the ith series of a figure that has several.
func seriesStyle(i int) *style {
	if i == 0 {
		return &style{Color: hues[0]}
	}
	return &style{Color: hues[2], Decal: hatched}
}

// wrapped breaks a label into lines of at most n letters, words kept whole where
// they fit.
func wrapped(label string, n int) string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(label) {
		for utf8.RuneCountInString(word) > n {
			r := []rune(word)
			if line != "" {
				lines, line = append(lines, line), ""
			}
			lines, word = append(lines, string(r[:n])), string(r[n:])
		}
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= n:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	return strings.Join(append(lines, line), "\n")
}

// tall is the largest number of lines of some labels.
func tall(labels []string) int {
	most := 1
	for _, l := range labels {
		most = max(most, strings.Count(l, "\n")+1)
	}
	return most
}

func px(n int) string { return fmt.Sprint(n) }

// grid places a chart, its margins told in full.
func grid(left, top, right, bottom int) opts.Grid {
	return opts.Grid{Left: px(left), Top: px(top), Right: px(right), Bottom: px(bottom)}
}

// inside reaches an object of loose options; lists are entered by their first.
func inside(options any, keys ...string) map[string]any {
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

// fixed keeps ECharts from moving the grid to make room for labels: there is.
func fixed(options map[string]any) {
	inside(options, "grid")["outerBoundsMode"] = "none"
}

// unnamed leaves the only series of a figure to its title.
var unnamed = charts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)})

// legend names the series of a figure that has several, above it.
func legend(names ...string) charts.GlobalOpts {
	return charts.WithLegendOpts(opts.Legend{Show: opts.Bool(true), Left: "0", Top: "0", ItemWidth: 22, ItemHeight: 13, Data: names, SelectedMode: "false", Orient: "vertical",
		TextStyle: &opts.TextStyle{Color: ink, FontSize: size}})
}
