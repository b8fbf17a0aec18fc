// Package interactive turns a chart into options of ECharts, for readers who want to point at
// its numbers: the same rows in the same order, with the words, the colours and what is known of each
// value as in the drawing. It is the only package that imports go-echarts.
//
//	options, height, err := interactive.Options(c, "fr")
package interactive

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"parvis/generator/figure/chart"
	"parvis/generator/figure/layout"
	"parvis/generator/figure/paint"
)

// Sizes, in pixels. Drawings are as wide as their place, and as high as Options says.
const (
	fontSize  = 14
	lineSize  = 18
	barSize   = 14
	rowGap    = 12
	axisColor = "edge"
)

// Offered reports whether a chart has an interactive form. One or two numbers in large (Big) are all
// written, and a bar of one number would compare it with nothing. The tools of Quadrants are names in four
// cells: their sides are no numbers, and each name is written already. Neither has anything to point at.
func Offered(c chart.Chart) bool {
	switch c.Form {
	case chart.None, chart.Big, chart.Quadrants:
		return false
	default:
		return true
	}
}

// Options returns the options of a chart as JSON, the same on every build, and the height of
// the drawing in pixels. Colours are the light ones of package paint. The key "lang" is the language of numbers.
func Options(c chart.Chart, lang string) (options []byte, height int, err error) {
	shown, _ := c.Shown()
	var made optionsOf
	switch c.Form {
	case chart.Columns, chart.Chronicle:
		made = columns(shown)
	case chart.Heat, chart.Matrix:
		made = table(shown)
	case chart.Dots, chart.Dumbbell:
		made = points(shown)
	case chart.Regions:
		made = regions(shown)
	case chart.Tiles:
		made = tiles(shown)
	case chart.Indicator:
		shown.Rows = shown.Rows[:1]
		made = bars(shown)
	default:
		made = bars(shown)
	}
	values := made.base.JSON()
	for _, unused := range []string{"title", "toolbox", "color"} {
		delete(values, unused)
	}
	values["legend"] = made.legend
	if made.grid != nil {
		values["grid"] = made.grid
	}
	for key, axis := range made.axes {
		values[key] = axis
	}
	values["tooltip"] = opts.Tooltip{Show: opts.Bool(true), Trigger: "item"}
	values["lang"], _, _ = strings.Cut(lang, "-")
	values["animation"] = false
	values["textStyle"] = map[string]any{"fontSize": fontSize, "color": colour("ink")}
	raw, err := json.Marshal(values)
	if err != nil {
		return nil, 0, fmt.Errorf("figure %s: %w", c.ID, err)
	}
	return raw, made.height, nil
}

// optionsOf is a chart of go-echarts, with what its types have no field for.
type optionsOf struct {
	base   interface{ JSON() map[string]any }
	height int
	grid   map[string]any
	axes   map[string]any // by key: "xAxis"
	legend map[string]any
}

// datum is a value of a series, with fields that the types of go-echarts lack.
type datum struct {
	Name         string      `json:"name,omitempty"`
	Value        any         `json:"value"`
	Symbol       string      `json:"symbol,omitempty"`
	SymbolSize   []int       `json:"symbolSize,omitempty"`   // width and height
	SymbolOffset []int       `json:"symbolOffset,omitempty"` // to the right and down
	ItemStyle    *style      `json:"itemStyle,omitempty"`
	Tooltip      *tip        `json:"tooltip,omitempty"`
	Label        *opts.Label `json:"label,omitempty"`
}

type style struct {
	Color       string  `json:"color,omitempty"`
	AreaColor   string  `json:"areaColor,omitempty"` // of places on a map
	BorderColor string  `json:"borderColor,omitempty"`
	BorderWidth float64 `json:"borderWidth,omitempty"`
	BorderType  string  `json:"borderType,omitempty"`
	Opacity     float64 `json:"opacity"`
	Decal       *decal  `json:"decal,omitempty"`
}

// tip is what is shown when one points at a datum.
type tip struct {
	Formatter string `json:"formatter"`
}

// decal is a pattern, so that colour is never the only difference between two marks.
type decal struct {
	Symbol     string    `json:"symbol"`
	DashArrayX []float64 `json:"dashArrayX"`
	DashArrayY []float64 `json:"dashArrayY"`
	Rotation   float64   `json:"rotation"`
	Color      string    `json:"color"`
}

func colour(role string) string {
	c, ok := paint.Of(role)
	if !ok {
		panic("interactive: no colour " + role)
	}
	return c.Light
}

// look returns how a mark of a role is drawn: the colours of its class in the drawing, the pattern of
// what isn't known.
func look(r chart.Role) *style {
	fill, stroke := paint.ColoursOf(layout.Class(r))
	s := &style{Opacity: 1, Color: colour("paper")}
	if fill != "" {
		s.Color = colour(fill)
	}
	if stroke != "" {
		s.BorderColor, s.BorderWidth = colour(stroke), 1
	}
	switch r {
	case chart.Unknown:
		s.Color = colour("stone")
		s.Decal = &decal{"rect", []float64{1, 0}, []float64{2, 4}, -0.785, colour("edge")}
	case chart.Dotted:
		s.Color = colour("stone")
		s.Decal = &decal{"circle", []float64{2, 4}, []float64{2, 4}, 0, colour("edge")}
	case chart.Due:
		s.BorderType = "dashed"
	case chart.Foot:
		s.Decal = &decal{"rect", []float64{1, 0}, []float64{4, 4}, 0, colour("mark")}
	default:
	}
	return s
}

// possible returns how what is possible is drawn beside what is certain: an outline.
func possible(r chart.Role) *style {
	s := &style{Opacity: 1, Color: colour("paper"), BorderColor: colour("mark"), BorderWidth: 1.5}
	if fill, _ := paint.ColoursOf(layout.Class(r)); fill != "" && fill != "paper" && r != chart.Unknown {
		s.BorderColor = colour(fill)
	}
	return s
}

// said returns what is written of a row's cell.
func said(r chart.Row, v chart.Value) string {
	switch {
	case r.Said != "":
		return r.Said
	case v.Text == "" && !v.Known() && v.Kind != chart.NotApplicable:
		return "?"
	case v.After != "":
		return v.Text + " " + v.After
	}
	return v.Text
}

// tooltip says which value it is.
func tooltip(name string, v chart.Value, text string) *tip {
	if v.Tip != "" {
		return &tip{literal(v.Tip)}
	}
	if text == "" {
		return &tip{literal(name)}
	}
	return &tip{literal(name + " · " + text)}
}

// label is a text beside a mark.
func label(text, position string) *opts.Label {
	return &opts.Label{Show: opts.Bool(text != ""), Position: position, Formatter: literal(text), Color: colour("ink"), FontSize: fontSize}
}

// literal returns a text as a formatter of ECharts without variables: braces are removed.
func literal(text string) string { return strings.NewReplacer("{", "", "}", "").Replace(text) }

// wrapped returns a label on as many lines as it needs in the narrowest place.
func wrapped(text string, width float64) string {
	return strings.Join(layout.Wrap(text, width, fontSize, false), "\n")
}

func lines(text string) int { return strings.Count(text, "\n") + 1 }

var hidden = map[string]any{"show": false}

// names is an axis of names.
func names(labels []string, more map[string]any) map[string]any {
	axis := map[string]any{"type": "category", "data": labels, "axisTick": hidden, "axisLine": map[string]any{"show": true, "lineStyle": map[string]any{"color": colour(axisColor)}}}
	for k, v := range more {
		axis[k] = v
	}
	return axis
}

// numbers is an axis of numbers from zero, without lines: each value is written.
func numbers(largest float64) map[string]any {
	axis := map[string]any{"type": "value", "min": 0, "axisLabel": hidden, "splitLine": hidden}
	if largest > 0 {
		axis["max"] = largest
	}
	return axis
}

func largest(c chart.Chart) float64 {
	most := c.Scale
	for _, r := range c.Rows {
		for _, v := range r.Cells {
			most = max(most, v.Possible())
		}
		for _, t := range r.Targets {
			most = max(most, t.Value.Possible())
		}
	}
	return most
}

// margins is a grid that is not fitted to its labels: they are measured here.
func margins(left, top, right, bottom int) map[string]any {
	return map[string]any{"left": left, "top": top, "right": right, "bottom": bottom, "outerBoundsMode": "none"}
}

// bar returns the two series of values: what is certain, then what is possible; they are as wide as
// width, or where it is "" as a column has room.
func bar(width, position string, cells []cell) []charts.SingleSeries {
	certain, rest := make([]datum, len(cells)), make([]datum, len(cells))
	for i, c := range cells {
		low, high := c.value.Certain(), c.value.Possible()
		certain[i] = datum{Name: c.name, Value: low, ItemStyle: look(c.role), Tooltip: tooltip(c.name, c.value, c.text)}
		rest[i] = datum{Name: c.name, Value: high - low, ItemStyle: possible(c.role), Tooltip: certain[i].Tooltip, Label: label(c.text, position)}
		if !c.value.Known() {
			certain[i].Value, rest[i].Value = nil, 0
		}
		if high == low {
			rest[i].ItemStyle = &style{Color: "none", Opacity: 1}
		}
	}
	series := charts.SingleSeries{Type: "bar", Stack: "value", BarWidth: width, BarMaxWidth: "46", BarGap: "0%", Data: certain}
	over := series
	over.Data = rest
	return []charts.SingleSeries{series, over}
}

// cell is a value with the name of its row and how it looks.
type cell struct {
	name, text string
	value      chart.Value
	role       chart.Role
}

// bars draws a bar for each row, under its name.
func bars(c chart.Chart) optionsOf {
	labels, cells := make([]string, len(c.Rows)), make([]cell, len(c.Rows))
	most, room := 1, 0.0
	for i, r := range c.Rows {
		v := r.Cell(0)
		labels[i] = wrapped(r.Label, layout.Narrow)
		most = max(most, lines(labels[i]))
		cells[i] = cell{r.Label, said(r, v), v, r.RoleOf(v)}
		room = max(room, layout.Width(cells[i].text, fontSize))
	}
	// Names end at the middle of a band, where bars begin: an invisible series keeps the room above them.
	spacing := barSize + 4
	band := 2*max(most*lineSize, spacing) + rowGap
	spacer := make([]datum, len(c.Rows))
	for i := range spacer {
		spacer[i] = datum{Value: 0, ItemStyle: &style{Color: "none", Opacity: 1}}
	}
	b := charts.NewBar()
	b.MultiSeries = append(b.MultiSeries, charts.SingleSeries{Type: "bar", BarWidth: fmt.Sprint(spacing), BarGap: "0%", Data: spacer})
	b.MultiSeries = append(b.MultiSeries, bar(fmt.Sprint(barSize), "right", cells)...)
	if marks := targetMarks(c); marks != nil {
		b.MultiSeries = append(b.MultiSeries, charts.SingleSeries{Type: "scatter", Data: marks})
	}
	return optionsOf{base: b, height: 8 + band*len(c.Rows), grid: margins(1, 2, int(room)+14, 6), legend: hidden, axes: map[string]any{
		"xAxis": numbers(largest(c)),
		"yAxis": names(labels, map[string]any{"inverse": true, "z": 3, "axisLabel": map[string]any{"inside": true, "margin": 0, "align": "left",
			"verticalAlign": "bottom", "interval": 0, "fontSize": fontSize, "color": colour("ink"), "lineHeight": lineSize}}),
	}}
}

// targetMarks returns the lines of targets across the bars of their rows.
func targetMarks(c chart.Chart) []datum {
	var out []datum
	for i, r := range c.Rows {
		for _, t := range r.Targets {
			if t.Value.Known() {
				out = append(out, datum{Name: r.Label, Value: []float64{t.Value.Certain(), float64(i)}, Symbol: "rect", SymbolSize: []int{3, barSize + 8},
					SymbolOffset: []int{0, barSize/2 + 2}, ItemStyle: targetLook(t), Tooltip: targetTip(r.Label, t)})
			}
		}
	}
	return out
}

func targetLook(t chart.Target) *style {
	if t.Revised {
		return &style{Color: colour("ink-2"), Opacity: .7}
	}
	return &style{Color: colour("ink"), Opacity: 1}
}

func targetTip(name string, t chart.Target) *tip {
	text := t.Text
	if text == "" {
		text = strings.TrimSpace(t.Value.Text + " " + t.Value.After)
	}
	return tooltip(name, t.Value, text)
}

// columns draws a column for each year or period, and the targets that hold in it.
func columns(c chart.Chart) optionsOf {
	var labels []string
	var cells []cell
	var marks []datum
	if c.Form == chart.Chronicle {
		r := c.Rows[0]
		labels = slices.Clone(c.Columns) // below they are wrapped
		for i, v := range r.Cells {
			cells = append(cells, cell{labels[i], said(chart.Row{}, v), v, r.RoleOf(v)})
		}
		for _, t := range r.Targets {
			for i := t.From; i <= t.To && i < len(labels) && t.Value.Known(); i++ {
				marks = append(marks, datum{Name: labels[i], Value: []any{i, t.Value.Certain()}, Symbol: "rect", SymbolSize: []int{34, 3}, ItemStyle: targetLook(t), Tooltip: targetTip(labels[i], t)})
			}
		}
	} else {
		for _, r := range c.Rows {
			v := r.Cell(0)
			labels = append(labels, r.Label)
			cells = append(cells, cell{r.Label, said(r, v), v, r.RoleOf(v)})
		}
	}
	if len(cells) > chart.ValuesWritten { // too narrow for each to be written
		for i := range cells {
			cells[i].value.Tip, cells[i].text = cells[i].name+" · "+cells[i].text, ""
		}
	}
	deepest := 1
	for i, l := range labels {
		labels[i] = wrapped(l, 70)
		deepest = max(deepest, lines(labels[i]))
	}
	b := charts.NewBar()
	b.MultiSeries = append(b.MultiSeries, bar("", "top", cells)...)
	if marks != nil {
		b.MultiSeries = append(b.MultiSeries, charts.SingleSeries{Type: "scatter", Data: marks})
	}
	bottom := 10 + 16*deepest
	return optionsOf{base: b, height: 180 + bottom, grid: margins(8, 26, 8, bottom), legend: hidden, axes: map[string]any{
		"xAxis": names(labels, map[string]any{"axisLabel": map[string]any{"color": colour("ink"), "fontSize": 12, "lineHeight": 16, "hideOverlap": true, "showMaxLabel": true}}),
		"yAxis": numbers(largest(c)),
	}}
}
