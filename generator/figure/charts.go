package figure

import (
	"cmp"
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"parvis/generator/model"
)

// value is what a cell is drawn with: nothing for what is missing, the lower
// bound of a range, whose text tells both.
func (c Cell) value() any {
	if !c.numeric() {
		return nil
	}
	return settled(c.Low)
}

// told is a number written beside what shows it.
func told(c Cell, position string) *opts.Label {
	return &opts.Label{Show: opts.Bool(true), Position: position, Formatter: types(c.Text), Color: ink, FontSize: size}
}

// types writes a text as a template of ECharts that has no variable.
func types(text string) string { return strings.NewReplacer("{", "", "}", "").Replace(text) }

// rowsChart draws a row a line, one bar or two under its label.
func (f *Figure) rowsChart() chartOf {
	rows, cells := f.prominent(), f.Drawn()
	labels := make([]string, len(rows))
	room := 0 // for the numbers at the end of bars
	series := len(cells)
	for i, r := range rows {
		labels[i] = wrapped(r.Label, (Width-10)/letter)
		for _, c := range cells {
			room = max(room, wide(r.Cells[c].Text)*8+12)
		}
	}
	names := make([]string, series)
	for i := range names {
		names[i] = wrapped(f.Heads[cells[i]+1], legendLetters)
	}
	weight := thick
	if series == 2 {
		weight = thin
	}
	// A label ends at the middle of its band, and bars begin there: a series that
	// shows nothing keeps the room above them.
	spacing := series*weight + 4
	band := 2*max(tall(labels)*leading, spacing) + between
	top := 2
	bar := charts.NewBar()
	bar.SetGlobalOptions(unnamed)
	options := []charts.GlobalOpts{charts.WithXAxisOpts(f.bare()),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Inverse: opts.Bool(true), AxisLine: &opts.AxisLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: edge}}}),
		charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "item"})}
	if series == 2 {
		top = legendHeight(names)
		options = append(options, legend(names...))
	}
	bar.SetGlobalOptions(append(options, charts.WithGridOpts(grid(1, top, room, 6)))...)
	bar.SetXAxis(labels).XYReversal()
	spacer := charts.SingleSeries{Type: "bar", BarWidth: px(spacing), BarGap: "0%", Data: make([]datum, len(rows))}
	for i := range rows {
		spacer.Data.([]datum)[i] = datum{Value: 0, ItemStyle: &style{Color: "none"}}
	}
	bar.MultiSeries = append(bar.MultiSeries, spacer)
	for n := range series {
		data := make([]datum, len(rows))
		for i, r := range rows {
			look := &style{Color: hues[0]}
			switch {
			case series == 2:
				look = nil // the series'
			case r.Unknown:
				look = &style{Color: edge, Decal: hatched}
			case r.Hue > 0:
				look.Color = hues[r.Hue-1]
			}
			data[i] = datum{Name: labels[i], Value: r.Cells[cells[n]].value(), ItemStyle: look, Label: told(r.Cells[cells[n]], "right")}
		}
		bar.MultiSeries = append(bar.MultiSeries, charts.SingleSeries{Name: names[n], Type: "bar", BarWidth: px(weight), BarGap: "0%", Data: data})
	}
	bar.Validate()
	return chartOf{base: bar, height: top + 6 + band*len(rows), finish: func(o map[string]any) {
		fixed(o)
		label := inside(o, "yAxis", "axisLabel")
		for k, v := range map[string]any{"show": true, "inside": true, "margin": 0, "align": "left", "verticalAlign": "bottom", "interval": 0,
			"fontSize": size, "color": ink, "lineHeight": leading} {
			label[k] = v
		}
		inside(o, "yAxis")["axisTick"] = map[string]any{"show": false}
		inside(o, "yAxis")["z"] = 3 // over the bars' ground
		if series == 2 {
			f.styleSeries(o, 1)
		}
	}}
}

// prominent is the rows that bars are drawn for: all of a few; of many those
// with the most, the most first.
func (f *Figure) prominent() []Row {
	if len(f.Rows) <= prominent {
		return f.Rows
	}
	rows := slices.Clone(f.Rows)
	first := f.Drawn()[0]
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(b.Cells[first].Low, a.Cells[first].Low) })
	return rows[:prominent]
}

// styleSeries gives each series of options its look, from the nth on.
func (f *Figure) styleSeries(o map[string]any, from int) {
	for i, s := range o["series"].([]any)[from:] {
		s.(map[string]any)["itemStyle"] = seriesStyle(i)
	}
}

// yearsChart draws a year a column; each number stands over its column as long
// as there is room.
func (f *Figure) yearsChart() chartOf {
	const height = 210
	bottom := 26
	years := make([]string, len(f.Rows))
	for i, r := range f.Rows {
		years[i] = wrapped(r.Label, 9) // those that tell no year are one column more
		bottom = max(bottom, 9+leading*tall(years[i:i+1]))
	}
	cols := []int{0}
	switch {
	case f.shape == goals:
		cols = []int{2}
	case len(f.Rows[0].Cells) > 1:
		cols = []int{0, 1}
	}
	top := 22
	names := []string{}
	for _, c := range cols {
		names = append(names, f.Heads[c+1])
	}
	if f.aims {
		names = append(names, f.Heads[f.target])
	}
	globals := []charts.GlobalOpts{charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "item"}),
		charts.WithXAxisOpts(opts.XAxis{Type: "category", AxisLine: &opts.AxisLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: edge}}}),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", Min: 0, SplitNumber: 3, MinInterval: f.interval(), AxisLabel: &opts.AxisLabel{Color: soft, FontSize: 11},
			SplitLine: &opts.SplitLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: joint}}})}
	if len(names) > 1 {
		top += legendHeight(names)
		globals = append(globals, legend(names...))
	}
	// Numbers of the axis stand on the left; that of the last year's target may
	// reach beyond its column.
	longest, left, right := 0, 44, 8
	for _, r := range f.Rows {
		for _, col := range cols {
			longest = max(longest, wide(r.Cells[col].Text))
			left = max(left, 12+letter*figures(r.Cells[col]))
		}
		if f.shape == goals {
			left = max(left, 12+letter*figures(r.Cells[f.target-1]))
		}
	}
	if f.shape == goals {
		if t := f.Rows[len(f.Rows)-1].Cells[f.target-1]; !t.Missing {
			right = max(right, 20+letter*wide(t.Text)-(Width-left-right)/len(f.Rows)/2)
		}
	}
	column := (Width - left - right) / len(f.Rows)
	bar := charts.NewBar()
	bar.SetGlobalOptions(append([]charts.GlobalOpts{unnamed}, append(globals, charts.WithGridOpts(grid(left, top, right, bottom)))...)...)
	bar.SetXAxis(years)
	roomy := column >= letter*longest*len(cols) && (len(cols) == 1 || letter*longest <= thickest)
	for _, col := range cols {
		data := make([]datum, len(f.Rows))
		for i, r := range f.Rows {
			data[i] = datum{Name: r.Label, Value: r.Cells[col].value()}
			if r.Unknown {
				data[i].ItemStyle = &style{Color: edge, Decal: hatched}
			}
			if roomy && r.Cells[col].numeric() {
				data[i].Label = told(r.Cells[col], "top")
			}
		}
		bar.MultiSeries = append(bar.MultiSeries, charts.SingleSeries{Name: f.Heads[col+1], Type: "bar", BarMaxWidth: px(thickest), BarGap: "8%", Data: data})
	}
	if f.aims {
		var data []datum
		for i, r := range f.Rows {
			if t := r.Cells[f.target-1]; t.numeric() {
				data = append(data, datum{Name: years[i], Value: []any{i, t.value()}, Label: told(t, "right")})
			}
		}
		bar.MultiSeries = append(bar.MultiSeries, charts.SingleSeries{Name: f.Heads[f.target], Type: "scatter", Symbol: "diamond", SymbolSize: 13, Data: data})
	}
	bar.Validate()
	return chartOf{base: bar, height: height + top - 22 + bottom - 26, finish: func(o map[string]any) {
		fixed(o)
		f.styleSeries(o, 0)
		if f.aims {
			series := o["series"].([]any)
			series[len(series)-1].(map[string]any)["itemStyle"] = style{Color: paper, BorderColor: hues[6], BorderWidth: 2.5, Opacity: 1}
		}
		label := inside(o, "xAxis", "axisLabel")
		label["color"], label["fontSize"], label["lineHeight"], label["hideOverlap"] = ink, 12, leading, true
		label["interval"], label["showMaxLabel"] = 34/max(column, 1), true
		inside(o, "xAxis")["axisTick"] = map[string]any{"show": false}
	}}
}

// heatChart draws the matrix: a number in each cell, its ground the stronger the
// larger it is.
func (f *Figure) heatChart() chartOf {
	const cell, left, right = 26, 140, 28
	cols := len(f.Heads) - 2 // without the heads of rows and the totals
	most := 1.0
	labels := make([]string, len(f.Rows))
	for i, r := range f.Rows {
		labels[i] = wrapped(r.Label, 19)
		for _, c := range r.Cells[:cols] {
			if c.numeric() {
				most = max(most, c.Low)
			}
		}
	}
	row := max(cell, tall(labels)*(leading-2)+6)
	// The names of columns slant where they are short. Others stand upright, in as
	// many lines as a column has room for.
	names, rotate, top := f.Heads[1:cols+1], 45, 92
	if slices.ContainsFunc(names, func(s string) bool { return wide(s) > 17 }) {
		rotate = 90
		for n := 17; top == 92 || tall(names) > max(1, (Width-left-right)/cols/(leading-2)); n++ {
			names = make([]string, cols)
			for j, h := range f.Heads[1 : cols+1] {
				names[j] = wrapped(h, n)
			}
			top = 12 + n*letter
		}
	}
	var data []datum
	for i, r := range f.Rows {
		for j, c := range r.Cells[:cols] {
			shade := 0
			if c.numeric() {
				shade = shadeOf(c.Low, most)
			}
			d := datum{Name: r.Label + ", " + f.Heads[j+1], Value: []any{j, i, c.value()}, ItemStyle: &style{Color: seq[shade], BorderColor: paper, BorderWidth: 2},
				Label: &opts.Label{Show: opts.Bool(true), Formatter: types(c.Text), Color: over[shade], FontSize: size}}
			if shade == 0 {
				d.ItemStyle.Color = "none"
			}
			data = append(data, d)
		}
	}
	h := charts.NewHeatMap()
	h.SetGlobalOptions(charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "item"}), unnamed,
		charts.WithXAxisOpts(opts.XAxis{Type: "category", Position: "top", Data: names}),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Data: labels, Inverse: opts.Bool(true)}), charts.WithGridOpts(grid(left, top, right, 4)))
	h.MultiSeries = append(h.MultiSeries, charts.SingleSeries{Name: f.Title, Type: "heatmap", Data: data})
	h.Validate()
	return chartOf{base: h, height: top + 4 + row*len(f.Rows), finish: func(o map[string]any) {
		fixed(o)
		for _, axis := range []string{"xAxis", "yAxis"} {
			a := inside(o, axis)
			a["axisTick"], a["axisLine"], a["splitLine"] = map[string]any{"show": false}, map[string]any{"show": false}, map[string]any{"show": false}
			label := inside(o, axis, "axisLabel")
			label["color"], label["fontSize"], label["interval"], label["lineHeight"] = ink, 12, 0, leading-2
		}
		inside(o, "xAxis", "axisLabel")["rotate"] = rotate
	}}
}

// shadeOf is the filling of a number, 0 for none.
func shadeOf(n, most float64) int {
	if n <= 0 {
		return 0
	}
	return min(shades, 1+int(n*shades/most-1e-9))
}

// planeChart draws the tools of a synthesis on two axes, by their numbers; those
// at one place share a mark.
func (f *Figure) planeChart() chartOf {
	type spot struct{ x, y float64 }
	at := map[spot]int{}
	var data []datum
	for i, t := range f.plane {
		number := year(i + 1)
		if n, ok := at[spot{t.Theme, t.Territory}]; ok {
			data[n].Name += ", " + number
		} else {
			at[spot{t.Theme, t.Territory}] = len(data)
			data = append(data, datum{Name: number, Value: []any{t.Theme, t.Territory}})
		}
	}
	lines := 1
	for i := range data {
		numbers := wrapped(data[i].Name, 7) // a mark stays within the frame at its ends
		data[i].Label = &opts.Label{Show: opts.Bool(true), Formatter: types(numbers), Color: paper, FontSize: 12, LineHeight: leading, Position: "inside"}
		if len(numbers) > 2 {
			data[i].Symbol = "roundRect"
			data[i].SymbolSize = []int{min(len(data[i].Name), 7)*letter + 10, tall([]string{numbers})*leading + 9}
			lines = max(lines, tall([]string{numbers}))
		}
	}
	margin := max(24, lines*leading/2-19) // from the ends of axes, which marks come near to
	s := charts.NewScatter()
	axis := &opts.SplitLine{Show: opts.Bool(false)}
	s.SetGlobalOptions(charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "item"}), unnamed,
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Min: -1.2, Max: 1.2, SplitLine: axis, AxisLabel: &opts.AxisLabel{Show: opts.Bool(false)}}),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", Min: -1.2, Max: 1.2, SplitLine: axis, AxisLabel: &opts.AxisLabel{Show: opts.Bool(false)}}),
		charts.WithGridOpts(grid(4, margin, 4, margin)))
	s.MultiSeries = append(s.MultiSeries, charts.SingleSeries{Name: f.Title, Type: "scatter", Symbol: "circle", SymbolSize: 26, Data: data})
	s.Validate()
	return chartOf{base: s, height: 292 + 2*margin, finish: func(o map[string]any) {
		fixed(o)
		f.styleSeries(o, 0)
		for _, axis := range []string{"xAxis", "yAxis"} {
			a := inside(o, axis)
			a["axisTick"], a["axisLine"] = map[string]any{"show": false}, map[string]any{"show": true, "onZero": true, "lineStyle": map[string]any{"color": edge}}
		}
		// The names of the four ends, as marks without a sign.
		ends := []map[string]any{}
		for i, p := range [][2]float64{{-1.2, 0}, {1.2, 0}, {0, -1.2}, {0, 1.2}} {
			align, vertical := "left", "bottom"
			offset := []float64{2, -16} // over the marks on the axis
			switch i {
			case 1:
				align, offset = "right", []float64{-2, -16}
			case 2:
				align, vertical, offset = "center", "top", []float64{0, 4}
			case 3:
				align, offset = "center", []float64{0, -4}
			}
			ends = append(ends, map[string]any{"name": f.ends[i], "value": []float64{p[0], p[1]}, "symbolSize": 0.01, "itemStyle": style{Color: "none", Opacity: 1},
				"label": map[string]any{"show": true, "formatter": "{b}", "position": []float64{0, 0}, "align": align, "verticalAlign": vertical, "offset": offset, "color": soft, "fontSize": 12}})
		}
		o["series"] = append(o["series"].([]any), map[string]any{"type": "scatter", "silent": true, "data": ends})
	}}
}

// mapChart is the interactive form of a map: the still one is a picture of its
// own. Places are known by their codes.
func (f *Figure) mapChart() chartOf {
	data := make([]datum, 0, len(f.Map.Places))
	for i, p := range f.Map.Places {
		step := f.Map.Steps[p.Step]
		look := &style{AreaColor: paper, BorderColor: edge}
		if step.Shade > 0 {
			look.AreaColor = seq[step.Shade]
		}
		d := datum{Name: p.Territory.Code, ItemStyle: look, Tooltip: &tip{types(p.Label)},
			Label: &opts.Label{Show: opts.Bool(f.Map.Level == model.Region), Formatter: types(p.Mark), Color: over[step.Shade], FontSize: size}}
		if len(f.Rows[i].Cells) > 0 {
			d.Value = f.Rows[i].Cells[0].value()
		}
		data = append(data, d)
	}
	m := charts.NewMap()
	m.SetGlobalOptions(charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "item"}), unnamed)
	m.MultiSeries = append(m.MultiSeries, charts.SingleSeries{Name: f.Title, Type: "map", MapType: MapName(f.Map.Level), Roam: opts.Bool(false), Data: data})
	m.Validate()
	return chartOf{base: m, height: Width, finish: func(o map[string]any) {
		series := inside(o, "series")
		series["showLegendSymbol"], series["selectedMode"] = false, false
		series["itemStyle"] = style{AreaColor: stone, BorderColor: edge} // of what the site doesn't describe
		series["emphasis"] = map[string]any{"disabled": true}
		for _, side := range []string{"left", "right", "top", "bottom"} {
			series[side] = 0
		}
	}}
}

// MapName is the name by which the options of a map call its ground.
func MapName(l model.Level) string { return "france-" + string(l) }
