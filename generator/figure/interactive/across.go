package interactive

import (
	"fmt"
	"html"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"parvis/generator/figure/chart"
	"parvis/generator/figure/layout"
	"parvis/generator/reference/geo"
)

// table draws a number for each row and column, on its shade or on the colour of its row.
func table(c chart.Chart) optionsOf {
	const cellHeight, left = 30, 132
	rows, columns := make([]string, len(c.Rows)), make([]string, len(c.Columns))
	deepest := 1
	for j, name := range c.Columns {
		columns[j] = wrapped(name, 72)
		deepest = max(deepest, lines(columns[j]))
	}
	var data []datum
	most := 1
	for i, r := range c.Rows {
		rows[i] = wrapped(r.Label, left-8)
		most = max(most, lines(rows[i]))
		for j := range c.Columns {
			v := r.Cell(j)
			role := r.RoleOf(v)
			d := datum{Name: r.Label + ", " + c.Columns[j], Value: []any{j, i, v.Possible()}, ItemStyle: look(role), Label: label(said(chart.Row{}, v), "inside")}
			d.ItemStyle.BorderColor, d.ItemStyle.BorderWidth = colour("paper"), 2
			d.Tooltip = tooltip(d.Name, v, v.Text)
			switch {
			case v.Zero() || !v.Known():
				d.ItemStyle.Color = "none"
			case role.Deep():
				d.Label.Color = colour("paper")
			}
			data = append(data, d)
		}
	}
	h := charts.NewHeatMap()
	h.MultiSeries = append(h.MultiSeries, charts.SingleSeries{Type: "heatmap", Data: data})
	top := 8 + deepest*16
	axisLabel := map[string]any{"color": colour("ink"), "fontSize": 12, "interval": 0, "lineHeight": 15}
	bare := map[string]any{"axisLabel": axisLabel, "axisLine": hidden, "splitLine": hidden}
	return optionsOf{base: h, height: top + 4 + max(cellHeight, most*15+6)*len(c.Rows), grid: margins(left, top, 4, 4), legend: hidden, axes: map[string]any{
		"xAxis": names(columns, merged(bare, map[string]any{"position": "top"})),
		"yAxis": names(rows, merged(bare, map[string]any{"inverse": true})),
	}}
}

func merged(a, b map[string]any) map[string]any {
	out := map[string]any{}
	for k, v := range a {
		out[k] = v
	}
	for k, v := range b {
		out[k] = v
	}
	return out
}

// symbols tells apart what is compared at a place.
var symbols = []string{"circle", "emptyCircle", "diamond", "emptyDiamond"}

// points draws what is compared in each row, as points on one line.
func points(c chart.Chart) optionsOf {
	labels := make([]string, len(c.Rows))
	most := 1
	series := make([]charts.SingleSeries, len(c.Columns))
	for j, name := range c.Columns {
		series[j] = charts.SingleSeries{Name: name, Type: "scatter", Symbol: symbols[j%len(symbols)], SymbolSize: 13, ItemStyle: &opts.ItemStyle{Color: colour("mark")}}
	}
	data := make([][]datum, len(c.Columns))
	for i, r := range c.Rows {
		name := r.Label
		if r.Group != "" {
			name += ", " + r.Group
		}
		labels[i] = wrapped(name, layout.Narrow)
		most = max(most, lines(labels[i]))
		for j := range c.Columns {
			v := r.Cell(j)
			if !v.Known() {
				continue
			}
			d := datum{Name: name, Value: []any{v.Possible(), i}, ItemStyle: look(chart.Plain), SymbolOffset: []int{0, 14}, Tooltip: tooltip(name+", "+c.Columns[j], v, v.Text)}
			d.Label = label(v.Text, []string{"right", "left"}[boolean(v.Possible() < r.Cell(1-min(j, 1)).Possible())])
			data[j] = append(data[j], d)
		}
	}
	s := charts.NewScatter()
	for j := range series {
		series[j].Data = data[j]
		s.MultiSeries = append(s.MultiSeries, series[j])
	}
	band := 2*max(most*lineSize, 24) + rowGap
	top := 10 + 22*len(c.Columns)
	return optionsOf{base: s, height: top + 6 + band*len(c.Rows), grid: margins(40, top, 52, 6),
		legend: map[string]any{"show": true, "left": 0, "top": 0, "orient": "vertical", "selectedMode": false, "data": c.Columns, "textStyle": map[string]any{"color": colour("ink"), "fontSize": fontSize}},
		axes: map[string]any{
			"xAxis": numbers(largest(c)),
			"yAxis": names(labels, map[string]any{"inverse": true, "axisLine": hidden, "axisLabel": map[string]any{"inside": true, "margin": -36, "align": "left", "verticalAlign": "bottom",
				"interval": 0, "fontSize": fontSize, "color": colour("ink"), "lineHeight": lineSize}}),
		}}
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// away returns what is said of places that the site doesn't describe.
func away(c chart.Chart) string {
	for _, e := range c.Key {
		if e.Role == chart.Away {
			return e.Text
		}
	}
	return ""
}

// regions draws the map of the régions. Each has a value, so that none is said to be NaN.
func regions(c chart.Chart) optionsOf {
	rows := map[string]chart.Row{}
	for _, r := range c.Rows {
		rows[r.Code] = r
	}
	var data []datum
	for _, s := range geo.Outlines(geo.Region) {
		r, ok := rows[s.Code]
		if !ok {
			r = chart.Row{Role: chart.Away}
		}
		v := r.Cell(0)
		st := look(r.RoleOf(v))
		d := datum{Name: s.Code, Value: v.Possible(), ItemStyle: &style{AreaColor: st.Color, BorderColor: colour("edge"), Opacity: 1, Decal: st.Decal}, Tooltip: tooltip(r.Label, v, v.Text)}
		if !ok {
			d.Tooltip = &tip{literal(away(c))}
			d.ItemStyle.BorderColor = colour("joint")
		}
		d.Label = label(v.Text, "inside")
		d.Label.FontSize = 12
		if r.RoleOf(v).Deep() {
			d.Label.Color = colour("paper")
		}
		data = append(data, d)
	}
	m := charts.NewMap()
	series := charts.SingleSeries{Type: "map", MapType: GroundName, Roam: opts.Bool(false), Data: data}
	m.MultiSeries = append(m.MultiSeries, series)
	return optionsOf{base: fixed{m}, height: 340, legend: hidden}
}

// fixed is a map as large as its place, that nobody can select in.
type fixed struct{ *charts.Map }

func (f fixed) JSON() map[string]any {
	out := f.Map.JSON()
	type series struct {
		charts.SingleSeries
		Symbol   bool           `json:"showLegendSymbol"`
		Selected bool           `json:"selectedMode"`
		Emphasis map[string]any `json:"emphasis"`
		Left     int            `json:"left"`
		Right    int            `json:"right"`
		Top      int            `json:"top"`
		Bottom   int            `json:"bottom"`
	}
	out["series"] = []any{series{SingleSeries: f.MultiSeries[0], Emphasis: map[string]any{"disabled": true}}}
	return out
}

// tiles draws a stone for each département, where it lies.
func tiles(c chart.Chart) optionsOf {
	rows := map[string]chart.Row{}
	for _, r := range c.Rows {
		rows[r.Code] = r
	}
	var data []datum
	for _, t := range layout.Departements() {
		r, ok := rows[t.Code]
		if !ok {
			r = chart.Row{Role: chart.Away}
		}
		v := r.Cell(0)
		d := datum{Name: t.Code, Value: []any{t.Column, t.Line, v.Possible()}, ItemStyle: look(r.RoleOf(v)), Label: label(t.Code, "inside"), Tooltip: tooltip(r.Label, v, v.Text)}
		d.Label.FontSize = 12
		switch {
		case !ok:
			d.Tooltip, d.Label.Color = &tip{literal(away(c))}, colour("ink-2")
		case r.RoleOf(v).Deep():
			d.Label.Color = colour("paper")
		}
		data = append(data, d)
	}
	h := charts.NewHeatMap()
	h.MultiSeries = append(h.MultiSeries, charts.SingleSeries{Type: "heatmap", Data: data})
	axis := func(n int, more map[string]any) map[string]any {
		labels := make([]string, n)
		for i := range labels {
			labels[i] = fmt.Sprint(i)
		}
		return names(labels, merged(map[string]any{"axisLabel": hidden, "axisLine": hidden}, more))
	}
	return optionsOf{base: h, height: 380, grid: margins(0, 0, 0, 0), legend: hidden, axes: map[string]any{"xAxis": axis(layout.TileColumns, nil), "yAxis": axis(layout.TileLines, map[string]any{"inverse": true})}}
}

// GroundName is the name by which the options call the map of the régions.
const GroundName = "france-region"

// OnGround reports whether the options of a chart call for [Ground].
func OnGround(c chart.Chart) bool { return c.Form == chart.Regions }

// Ground returns the outlines of the régions as SVG, each with the name by which options call it.
func Ground() string {
	var out strings.Builder
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d">`, geo.FrameWidth, geo.FrameHeight)
	for _, s := range geo.Outlines(geo.Region) {
		fmt.Fprintf(&out, `<path name="%s" fill="%s" stroke="%s" stroke-width="2" d="%s"/>`, html.EscapeString(s.Code), colour("stone"), colour("edge"), s.Path)
	}
	out.WriteString("</svg>")
	return out.String()
}
