// Package barchart draws the bar charts of figures as ECharts draws them, from the
// same options, a hundred times sooner: nearly all drawings of a site are such
// charts, and in the JavaScript engine they took a third of the time of a large
// build.
//
// It knows two kinds of charts, rows (bars from left to right, their labels above)
// and columns (one or two a year, with a diamond where something was aimed at), and
// of these just what package figure asks for. Options with any key, or any value,
// that it doesn't know are ECharts' to draw, and Draw says so: there is one picture
// of some options, whoever draws it. What comes out is SVG as ECharts writes it,
// for package draw to set, with what nobody sees left out; once set, both are the
// same bytes, which tests hold here for charts of all sizes, and in package figure
// for its figures.
//
// The rules of layout are ECharts 6.1's (Apache-2.0) and zrender's (BSD-3-Clause),
// in the files that comments name; draw.Notices has their licences.
package barchart

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"strings"
)

// Draw draws a chart of a width and height in pixels from ECharts' options in
// JSON. It isn't ok where the options aren't fully known, which is no fault.
func Draw(options []byte, width, height int) (svg string, ok bool) {
	d := json.NewDecoder(bytes.NewReader(options))
	d.DisallowUnknownFields()
	c := &chart{}
	if d.Decode(&c.options) != nil || !c.supported() || !c.layout(float64(width), float64(height)) {
		return "", false
	}
	c.draw()
	return c.out.String(), true
}

// options is the keys of ECharts' options that charts of bars have.
type options struct {
	Lang      string
	Grid      []grid
	Legend    legend
	Series    []series
	XAxis     []axis
	YAxis     []axis
	Animation bool
	TextStyle text
	Tooltip   any // shown under a mouse alone
}

type grid struct {
	Left, Top, Right, Bottom *float64 `json:",string"`
	OuterBoundsMode          string
}

type legend struct {
	Show                           bool
	Data                           []string
	ItemGap, ItemWidth, ItemHeight float64
	Left, Top                      string
	Orient, SelectedMode           string
	TextStyle                      text
}

// text is the look of a text, with where it stands and what it says.
type text struct {
	Show                       *bool
	Color                      string
	FontSize, LineHeight       float64
	Align, VerticalAlign       string
	Position, Formatter        string
	Inside, HideOverlap        bool
	Margin, Interval           *float64
	ShowMinLabel, ShowMaxLabel *bool
}

type axis struct {
	Type                string
	Data                []string
	Inverse             bool
	Z                   float64
	Min                 *float64
	MinInterval         float64
	SplitNumber         float64
	AxisLabel           text
	AxisLine, SplitLine line
	AxisTick            line
}

type line struct {
	Show      *bool
	LineStyle struct{ Color string }
}

type series struct {
	Type                  string
	Name                  string
	BarWidth, BarMaxWidth float64 `json:",string"`
	BarGap                string
	Symbol                string
	SymbolSize            float64
	ItemStyle             style
	Data                  []datum
}

type datum struct {
	Name      string
	Value     any // a number, null, or a category and a number
	ItemStyle style
	Label     text
}

type style struct {
	Color       string
	BorderColor string
	BorderWidth float64
	Opacity     *float64
	Decal       *decal
}

type decal struct {
	Symbol                 string
	DashArrayX, DashArrayY []float64
	Rotation               float64
	Color                  string
}

// The kinds of charts, and the parts of them, without what differs between
// charts of a kind: colours, texts, numbers, and sizes that are read.
var (
	horizontalForm = mustParse[options](`{"grid": [{"outerBoundsMode": "none"}],
		"xAxis": [{"type": "value", "min": 0, "splitNumber": 3, "axisLabel": {"show": false}, "splitLine": {"show": true}}],
		"yAxis": [{"type": "category", "inverse": true, "z": 3, "axisLine": {"show": true}, "axisTick": {"show": false},
			"axisLabel": {"show": true, "inside": true, "margin": 0, "align": "left", "verticalAlign": "bottom", "interval": 0}}]}`)
	verticalForm = mustParse[options](`{"grid": [{"outerBoundsMode": "none"}],
		"xAxis": [{"type": "category", "axisLine": {"show": true}, "axisTick": {"show": false}, "axisLabel": {"hideOverlap": true, "showMaxLabel": true}}],
		"yAxis": [{"type": "value", "min": 0, "splitNumber": 3, "splitLine": {"show": true}}]}`)
	legendForm = mustParse[legend](`{"show": true, "left": "0", "top": "0", "orient": "vertical", "selectedMode": "false", "itemWidth": 22, "itemHeight": 13}`)
	// A hatching: the only pattern that figures have.
	hatching = mustParse[decal](`{"symbol": "rect", "dashArrayX": [1, 0], "dashArrayY": [2, 4], "rotation": -0.785}`)
)

func mustParse[T any](known string) (out T) {
	if err := json.Unmarshal([]byte(known), &out); err != nil {
		panic(err) // at the start of any test
	}
	return out
}

// known tells that a chart is of a known kind in all that it says.
func (c *chart) supported() bool {
	if len(c.Grid) != 1 || len(c.XAxis) != 1 || len(c.YAxis) != 1 {
		return false
	}
	form := c.options
	form.Lang, form.Legend, form.Series, form.TextStyle, form.Tooltip = "", legend{}, nil, text{}, nil
	form.Grid = []grid{{OuterBoundsMode: c.Grid[0].OuterBoundsMode}}
	form.XAxis, form.YAxis = []axis{c.XAxis[0].withoutData()}, []axis{c.YAxis[0].withoutData()}
	switch {
	case reflect.DeepEqual(form, horizontalForm):
		c.horizontal, c.category, c.value = true, &c.YAxis[0], &c.XAxis[0]
	case reflect.DeepEqual(form, verticalForm) && isCount(c.XAxis[0].AxisLabel.Interval):
		c.category, c.value = &c.XAxis[0], &c.YAxis[0]
	default:
		return false
	}
	label, g := c.category.AxisLabel, c.Grid[0]
	return c.Lang != "" && len(c.category.Data) > 0 && label.styled() && label.LineHeight > 0 && !slices.ContainsFunc(c.category.Data, unsupportedText) && c.Legend.supported(c.Series) &&
		c.category.AxisLine.LineStyle.Color != "" && c.value.SplitLine.LineStyle.Color != "" && c.value.AxisLabel.supported(!c.horizontal) &&
		g.Left != nil && g.Top != nil && g.Right != nil && g.Bottom != nil &&
		!slices.ContainsFunc(c.Series, func(s series) bool { return !s.supported(c.horizontal, len(c.category.Data)) })
}

// set tells that a text says how it looks.
func (t text) styled() bool { return t.FontSize > 0 && t.Color != "" }

// known tells that the labels of values are set, where they are shown, in lines of
// their own height at every step.
func (t text) supported(shown bool) bool {
	return (!shown || t.styled()) && t.LineHeight == 0 && t.Interval == nil
}

// whole tells that a number is there, and can count.
func isCount(n *float64) bool { return n != nil && *n >= 0 && *n < 1e6 && *n == math.Trunc(*n) }

// bare is an axis without what differs between charts.
func (a axis) withoutData() axis {
	a.Data, a.MinInterval, a.AxisLine.LineStyle.Color, a.SplitLine.LineStyle.Color = nil, 0, "", ""
	a.AxisLabel.Color, a.AxisLabel.FontSize, a.AxisLabel.LineHeight = "", 0, 0
	if !a.Inverse {
		a.AxisLabel.Interval = nil
	}
	return a
}

// known tells that a legend names each series with a name, once.
func (l legend) supported(all []series) bool {
	if !l.Show {
		return true
	}
	var names []string
	for _, s := range all {
		if s.Name != "" {
			names = append(names, s.Name)
		}
	}
	inOrder, unique := slices.Equal(names, l.Data), len(slices.Compact(slices.Sorted(slices.Values(names)))) == len(names)
	textStyle, gap := l.TextStyle, l.ItemGap
	l.Data, l.ItemGap, l.TextStyle = nil, 0, text{}
	return inOrder && unique && reflect.DeepEqual(l, legendForm) && gap > 0 && textStyle.styled() && textStyle.LineHeight > 0 && !slices.ContainsFunc(names, unsupportedText)
}

func (s series) supported(horizontal bool, categories int) bool {
	switch {
	case s.Type == "bar" && len(s.Data) == categories && s.Symbol == "" && s.ItemStyle.BorderWidth == 0 && s.ItemStyle.BorderColor == "" && (s.BarWidth > 0) != (s.BarMaxWidth > 0) && horizontal == (s.BarWidth > 0):
	case s.Type == "scatter" && !horizontal && s.Symbol == "diamond" && s.SymbolSize > 2 && s.ItemStyle.BorderWidth > 0 && s.ItemStyle.BorderColor != "" && s.ItemStyle.Color != "":
	default:
		return false
	}
	for _, d := range s.Data {
		rest := d.ItemStyle
		rest.Color, rest.Decal = "", nil
		if rest != (style{}) {
			return false
		}
		drawnStyle := s.styleOf(d)
		var position string
		switch {
		case s.Type == "scatter":
			position = "right"
			pair, ok := d.Value.([]any)
			if !ok || len(pair) != 2 || !isBarValue(pair[1]) {
				return false
			}
			if i, ok := pair[0].(float64); !ok || !isCount(&i) || int(i) >= categories {
				return false
			}
		case d.Value != nil && !isBarValue(d.Value):
			return false
		case horizontal:
			position = "right"
		default:
			position = "top"
		}
		if drawnStyle.Color == "" || drawnStyle.Opacity != nil && *drawnStyle.Opacity != 1 || drawnStyle.Decal != nil && !drawnStyle.Decal.supported() {
			return false
		}
		label := d.Label
		label.Color, label.FontSize, label.Formatter = "", 0, ""
		shown := true
		if !reflect.DeepEqual(d.Label, text{}) && (!reflect.DeepEqual(label, text{Show: &shown, Position: position}) || !d.Label.styled() ||
			unsupportedText(d.Label.Formatter) || strings.ContainsAny(d.Label.Formatter, "{}\n")) {
			return false
		}
	}
	return true
}

// look is the style of a datum.
func (s series) styleOf(d datum) style {
	merged := s.ItemStyle
	if d.ItemStyle.Color != "" {
		merged.Color = d.ItemStyle.Color
	}
	if d.ItemStyle.Decal != nil {
		merged.Decal = d.ItemStyle.Decal
	}
	return merged
}

func (d decal) supported() bool {
	d.Color = ""
	return reflect.DeepEqual(d, hatching)
}

// counted tells that a value is a number that a bar can show, from zero.
func isBarValue(value any) bool {
	n, ok := value.(float64)
	return ok && n >= 0 && n < 1e15
}

// odd tells that a text is empty, or not only signs and ends of lines.
func unsupportedText(s string) bool {
	return s == "" || strings.ContainsFunc(s, func(r rune) bool { return r < ' ' && r != '\n' || r == 0x7f })
}
