// Package barchart renders the bar charts of figures exactly as ECharts does,
// from the same options, a hundred times faster. Nearly all drawings of a site
// are bar charts; in the JavaScript engine they took a third of the time of a
// large build.
//
// It supports two kinds of charts: horizontal bars with labels above them, and
// vertical bars by year (one or two per year, with a diamond for a target). It
// supports only the options that package figure uses. For any other key or
// value, Draw returns false and ECharts renders the chart. The output is SVG as
// ECharts writes it, without invisible elements, for package draw to sanitize.
// Once sanitized, both are byte-identical. Tests verify it here for charts of
// all sizes, and in package figure for its figures.
//
// The layout rules are those of ECharts 6.1 (Apache-2.0) and zrender
// (BSD-3-Clause), in the files that comments name. draw.Notices has their
// licences.
package barchart

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"strings"
)

// Draw renders a chart of a width and height in pixels from ECharts' options in
// JSON. ok is false if some option isn't supported, which is not an error.
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

// options is the keys of ECharts' options that bar charts have.
type options struct {
	Lang      string
	Grid      []grid
	Legend    legend
	Series    []series
	XAxis     []axis
	YAxis     []axis
	Animation bool
	TextStyle text
	Tooltip   any // not part of the static drawing
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

// text is the style of a text, with its position and content.
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
	Tooltip   any // not part of the static drawing
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

// The supported options, without what varies between charts: colours, texts,
// numbers and sizes.
var (
	horizontalForm = mustParse[options](`{"grid": [{"outerBoundsMode": "none"}],
		"xAxis": [{"type": "value", "min": 0, "splitNumber": 3, "axisLabel": {"show": false}, "splitLine": {"show": true}}],
		"yAxis": [{"type": "category", "inverse": true, "z": 3, "axisLine": {"show": true}, "axisTick": {"show": false},
			"axisLabel": {"show": true, "inside": true, "margin": 0, "align": "left", "verticalAlign": "bottom", "interval": 0}}]}`)
	verticalForm = mustParse[options](`{"grid": [{"outerBoundsMode": "none"}],
		"xAxis": [{"type": "category", "axisLine": {"show": true}, "axisTick": {"show": false}, "axisLabel": {"hideOverlap": true, "showMaxLabel": true}}],
		"yAxis": [{"type": "value", "min": 0, "splitNumber": 3, "splitLine": {"show": true}}]}`)
	legendForm = mustParse[legend](`{"show": true, "left": "0", "top": "0", "orient": "vertical", "selectedMode": "false", "itemWidth": 22, "itemHeight": 13}`)
	// The only pattern that figures use.
	hatching = mustParse[decal](`{"symbol": "rect", "dashArrayX": [1, 0], "dashArrayY": [2, 4], "rotation": -0.785}`)
)

func mustParse[T any](known string) (out T) {
	if err := json.Unmarshal([]byte(known), &out); err != nil {
		panic(err) // a programming error, found by any test
	}
	return out
}

// supported reports whether all options of a chart are supported. It sets its
// orientation and axes.
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

// styled reports whether a text has a font size and a colour.
func (t text) styled() bool { return t.FontSize > 0 && t.Color != "" }

// supported reports whether the labels of the numeric axis are supported:
// styled if shown, with the default line height and interval.
func (t text) supported(shown bool) bool {
	return (!shown || t.styled()) && t.LineHeight == 0 && t.Interval == nil
}

// isCount reports whether a number is present, whole, and from 0 to below a
// million.
func isCount(n *float64) bool { return n != nil && *n >= 0 && *n < 1e6 && *n == math.Trunc(*n) }

// withoutData returns an axis without what varies between charts.
func (a axis) withoutData() axis {
	a.Data, a.MinInterval, a.AxisLine.LineStyle.Color, a.SplitLine.LineStyle.Color = nil, 0, "", ""
	a.AxisLabel.Color, a.AxisLabel.FontSize, a.AxisLabel.LineHeight = "", 0, 0
	if !a.Inverse {
		a.AxisLabel.Interval = nil
	}
	return a
}

// supported reports whether a legend lists each named series once, in order.
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

// styleOf returns the style of a datum: its own, or that of its series.
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

// isBarValue reports whether a value is a number from 0 to below 1e15.
func isBarValue(value any) bool {
	n, ok := value.(float64)
	return ok && n >= 0 && n < 1e15
}

// unsupportedText reports whether a text is empty, or has control characters
// other than line ends.
func unsupportedText(s string) bool {
	return s == "" || strings.ContainsFunc(s, func(r rune) bool { return r < ' ' && r != '\n' || r == 0x7f })
}
