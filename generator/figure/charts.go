package figure

import (
	"cmp"
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"parvis/generator/model"
)

// drawnValue returns the value to draw: that of Drawn, whose label has the whole range; nil for none.
func (c Cell) drawnValue() any {
	if v, ok := c.Drawn(); ok {
		return rounded(v)
	}
	return nil
}

// valueLabel is the label of a bar or a point: the cell's text, at a position
// of ECharts.
func valueLabel(c Cell, position string) *opts.Label {
	return &opts.Label{Show: opts.Bool(true), Position: position, Formatter: literal(c.Text), Color: ink, FontSize: fontSize}
}

// literal returns a text as an ECharts formatter without variables: braces are
// removed.
func literal(text string) string { return strings.NewReplacer("{", "", "}", "").Replace(text) }

// rowsChart draws one row per line, with one or two bars below its label.
func (f *Figure) rowsChart() chartOf {
	rows, cells := f.topRows(), f.Drawn()
	labels := make([]string, len(rows))
	labelRoom := 0 // for the numbers at the end of bars
	series := len(cells)
	for i, r := range rows {
		labels[i] = wrap(r.Label, (Width-10)/letterWidth)
		for _, c := range cells {
			labelRoom = max(labelRoom, textWidth(r.Cells[c].Text)*8+12)
		}
	}
	names := make([]string, series)
	for i := range names {
		names[i] = wrap(f.Heads[cells[i]+1], legendLetters)
	}
	weight := barHeight
	if series == 2 {
		weight = pairBarHeight
	}
	// Labels end at the middle of a band, where bars begin: an invisible series
	// reserves the space above the bars.
	spacing := series*weight + 4
	band := 2*max(maxLines(labels)*lineHeight, spacing) + rowGap
	top := 2
	bar := charts.NewBar()
	bar.SetGlobalOptions(hideLegend)
	options := []charts.GlobalOpts{charts.WithXAxisOpts(f.valueAxis()),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Inverse: opts.Bool(true), AxisLine: &opts.AxisLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: edge}}}),
		charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "item"})}
	if series == 2 {
		top = legendHeight(names)
		options = append(options, legend(names...))
	}
	bar.SetGlobalOptions(append(options, charts.WithGridOpts(grid(1, top, labelRoom, 6)))...)
	bar.SetXAxis(labels).XYReversal()
	spacer := charts.SingleSeries{Type: "bar", BarWidth: px(spacing), BarGap: "0%", Data: make([]datum, len(rows))}
	for i := range rows {
		spacer.Data.([]datum)[i] = datum{Value: 0, ItemStyle: &style{Color: "none"}}
	}
	bar.MultiSeries = append(bar.MultiSeries, spacer)
	for n := range series {
		data := make([]datum, len(rows))
		for i, r := range rows {
			itemStyle := &style{Color: hues[0]}
			switch {
			case series == 2:
				itemStyle = nil // inherited from the series
			case r.Unknown:
				itemStyle = &style{Color: edge, Decal: hatching}
			case r.Hue > 0:
				itemStyle.Color = hues[r.Hue-1]
			}
			data[i] = datum{Name: labels[i], Value: r.Cells[cells[n]].drawnValue(), ItemStyle: itemStyle, Label: valueLabel(r.Cells[cells[n]], "right")}
		}
		bar.MultiSeries = append(bar.MultiSeries, charts.SingleSeries{Name: names[n], Type: "bar", BarWidth: px(weight), BarGap: "0%", Data: data})
	}
	bar.Validate()
	return chartOf{base: bar, height: top + 6 + band*len(rows), finish: func(o map[string]any) {
		fixLayout(o)
		label := nested(o, "yAxis", "axisLabel")
		for k, v := range map[string]any{"show": true, "inside": true, "margin": 0, "align": "left", "verticalAlign": "bottom", "interval": 0,
			"fontSize": fontSize, "color": ink, "lineHeight": lineHeight} {
			label[k] = v
		}
		nested(o, "yAxis")["axisTick"] = map[string]any{"show": false}
		nested(o, "yAxis")["z"] = 3 // above the bars of the invisible series
		if series == 2 {
			f.styleSeries(o, 1)
		}
	}}
}

// topRows returns the rows to draw as bars: all of them up to maxBars, else the
// maxBars largest, in decreasing order.
func (f *Figure) topRows() []Row {
	if len(f.Rows) <= maxBars {
		return f.Rows
	}
	rows := slices.Clone(f.Rows)
	first := f.Drawn()[0]
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(b.Cells[first].Low, a.Cells[first].Low) })
	return rows[:maxBars]
}

// styleSeries sets the style of each series of the options, starting at index
// from.
func (f *Figure) styleSeries(o map[string]any, from int) {
	for i, s := range o["series"].([]any)[from:] {
		s.(map[string]any)["itemStyle"] = seriesStyle(i)
	}
}

// yearsChart draws one column per year. Values are written above the columns
// where they fit.
func (f *Figure) yearsChart() chartOf {
	const height = 210
	bottom := 26
	years := make([]string, len(f.Rows))
	for i, r := range f.Rows {
		years[i] = wrap(r.Label, 9) // records without a year have a column of their own
		bottom = max(bottom, 9+lineHeight*maxLines(years[i:i+1]))
	}
	cols := []int{0}
	if f.drawnCells != nil {
		cols = f.drawnCells
	}
	top := 22
	names := []string{}
	for _, c := range cols {
		names = append(names, f.Heads[c+1])
	}
	globals := []charts.GlobalOpts{charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "item"}),
		charts.WithXAxisOpts(opts.XAxis{Type: "category", AxisLine: &opts.AxisLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: edge}}}),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", Min: f.axisMin(cols), SplitNumber: 3, MinInterval: f.interval(), AxisLabel: &opts.AxisLabel{Color: softInk, FontSize: 11},
			SplitLine: &opts.SplitLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: joint}}})}
	if len(names) > 1 {
		top += legendHeight(names)
		globals = append(globals, legend(names...))
	}
	const right = 8
	longest, left := 0, 44 // the left margin holds the numbers of the axis
	for _, r := range f.Rows {
		for _, col := range cols {
			longest = max(longest, textWidth(r.Cells[col].Text))
			left = max(left, 12+letterWidth*axisTextWidth(r.Cells[col]))
		}
	}
	column := (Width - left - right) / len(f.Rows)
	bar := charts.NewBar()
	bar.SetGlobalOptions(append([]charts.GlobalOpts{hideLegend}, append(globals, charts.WithGridOpts(grid(left, top, right, bottom)))...)...)
	bar.SetXAxis(years)
	labelsFit := column >= letterWidth*longest*len(cols) && (len(cols) == 1 || letterWidth*longest <= maxColumnWidth)
	for _, col := range cols {
		data := make([]datum, len(f.Rows))
		for i, r := range f.Rows {
			data[i] = datum{Name: r.Label, Value: r.Cells[col].drawnValue()}
			if r.Unknown {
				data[i].ItemStyle = &style{Color: edge, Decal: hatching}
			}
			if c := r.Cells[col]; labelsFit && c.isNumber() {
				data[i].Label = valueLabel(c, "top")
				if !c.hasLow() { // no bar, but its words, where a bar would begin
					data[i].Value, data[i].ItemStyle, data[i].Tooltip = 0, &style{Color: "none"}, &tip{literal(r.Label + "\u00a0: " + c.Text)}
				}
			}
		}
		bar.MultiSeries = append(bar.MultiSeries, charts.SingleSeries{Name: f.Heads[col+1], Type: "bar", BarMaxWidth: px(maxColumnWidth), BarGap: "8%", Data: data})
	}
	bar.Validate()
	return chartOf{base: bar, height: height + top - 22 + bottom - 26, finish: func(o map[string]any) {
		fixLayout(o)
		f.styleSeries(o, 0)
		if f.Coverage != nil && f.Coverage.Partial {
			nested(o, "series")["itemStyle"] = &style{Color: hues[0], Opacity: 1, Decal: hatching}
		}
		label := nested(o, "xAxis", "axisLabel")
		label["color"], label["fontSize"], label["lineHeight"], label["hideOverlap"] = ink, 12, lineHeight, true
		label["interval"], label["showMaxLabel"] = 34/max(column, 1), true
		nested(o, "xAxis")["axisTick"] = map[string]any{"show": false}
	}}
}

// heatChart draws the matrix: a number per cell, with a darker background for
// larger numbers.
func (f *Figure) heatChart() chartOf {
	const cell, left, right = 26, 140, 28
	cols := len(f.Heads) - 2 // without the row labels and the totals
	maxCount := 1.0
	labels := make([]string, len(f.Rows))
	for i, r := range f.Rows {
		labels[i] = wrap(r.Label, 19)
		for _, c := range r.Cells[:cols] {
			if c.isNumber() {
				maxCount = max(maxCount, c.Low)
			}
		}
	}
	row := max(cell, maxLines(labels)*(lineHeight-2)+6)
	// Short column names are slanted. Longer ones are vertical, on as many lines
	// as fit in a column.
	names, rotate, top := f.Heads[1:cols+1], 45, 92
	if slices.ContainsFunc(names, func(s string) bool { return textWidth(s) > 17 }) {
		rotate = 90
		for n := 17; top == 92 || maxLines(names) > max(1, (Width-left-right)/cols/(lineHeight-2)); n++ {
			names = make([]string, cols)
			for j, h := range f.Heads[1 : cols+1] {
				names[j] = wrap(h, n)
			}
			top = 12 + n*letterWidth
		}
	}
	var data []datum
	for i, r := range f.Rows {
		for j, c := range r.Cells[:cols] {
			shade := 0
			if c.isNumber() {
				shade = shadeOf(c.Low, maxCount)
			}
			d := datum{Name: r.Label + ", " + f.Heads[j+1], Value: []any{j, i, c.drawnValue()}, ItemStyle: &style{Color: seq[shade], BorderColor: paper, BorderWidth: 2},
				Label: &opts.Label{Show: opts.Bool(true), Formatter: literal(c.Text), Color: textOn[shade], FontSize: fontSize}}
			if shade == 0 {
				d.ItemStyle.Color = "none"
			}
			data = append(data, d)
		}
	}
	h := charts.NewHeatMap()
	h.SetGlobalOptions(charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "item"}), hideLegend,
		charts.WithXAxisOpts(opts.XAxis{Type: "category", Position: "top", Data: names}),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Data: labels, Inverse: opts.Bool(true)}), charts.WithGridOpts(grid(left, top, right, 4)))
	h.MultiSeries = append(h.MultiSeries, charts.SingleSeries{Name: f.Title, Type: "heatmap", Data: data})
	h.Validate()
	return chartOf{base: h, height: top + 4 + row*len(f.Rows), finish: func(o map[string]any) {
		fixLayout(o)
		for _, axis := range []string{"xAxis", "yAxis"} {
			a := nested(o, axis)
			a["axisTick"], a["axisLine"], a["splitLine"] = map[string]any{"show": false}, map[string]any{"show": false}, map[string]any{"show": false}
			label := nested(o, axis, "axisLabel")
			label["color"], label["fontSize"], label["interval"], label["lineHeight"] = ink, 12, 0, lineHeight-2
		}
		nested(o, "xAxis", "axisLabel")["rotate"] = rotate
	}}
}

// shadeOf returns the shade of a number, from 1 to maxShade; 0 for zero and
// below.
func shadeOf(n, maxCount float64) int {
	if n <= 0 {
		return 0
	}
	return min(maxShade, 1+int(n*maxShade/maxCount-1e-9))
}

// planeChart draws the tools of a synthesis on two axes, as numbered marks.
// Tools at the same position share a mark.
func (f *Figure) planeChart() chartOf {
	type spot struct{ x, y float64 }
	at := map[spot]int{}
	var data []datum
	for i, t := range f.tools {
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
		numbers := wrap(data[i].Name, 7) // so that marks at the ends stay within the frame
		data[i].Label = &opts.Label{Show: opts.Bool(true), Formatter: literal(numbers), Color: paper, FontSize: 12, LineHeight: lineHeight, Position: "inside"}
		if len(numbers) > 2 {
			data[i].Symbol = "roundRect"
			data[i].SymbolSize = []int{min(len(data[i].Name), 7)*letterWidth + 10, maxLines([]string{numbers})*lineHeight + 9}
			lines = max(lines, maxLines([]string{numbers}))
		}
	}
	margin := max(24, lines*lineHeight/2-19) // room for the marks at the ends of the axes
	s := charts.NewScatter()
	axis := &opts.SplitLine{Show: opts.Bool(false)}
	s.SetGlobalOptions(charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "item"}), hideLegend,
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Min: -1.2, Max: 1.2, SplitLine: axis, AxisLabel: &opts.AxisLabel{Show: opts.Bool(false)}}),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", Min: -1.2, Max: 1.2, SplitLine: axis, AxisLabel: &opts.AxisLabel{Show: opts.Bool(false)}}),
		charts.WithGridOpts(grid(4, margin, 4, margin)))
	s.MultiSeries = append(s.MultiSeries, charts.SingleSeries{Name: f.Title, Type: "scatter", Symbol: "circle", SymbolSize: 26, Data: data})
	s.Validate()
	return chartOf{base: s, height: 292 + 2*margin, finish: func(o map[string]any) {
		fixLayout(o)
		f.styleSeries(o, 0)
		for _, axis := range []string{"xAxis", "yAxis"} {
			a := nested(o, axis)
			a["axisTick"], a["axisLine"] = map[string]any{"show": false}, map[string]any{"show": true, "onZero": true, "lineStyle": map[string]any{"color": edge}}
		}
		// The labels of the four ends are points without a symbol.
		ends := []map[string]any{}
		for i, p := range [][2]float64{{-1.2, 0}, {1.2, 0}, {0, -1.2}, {0, 1.2}} {
			align, vertical := "left", "bottom"
			offset := []float64{2, -16} // above the marks on the axis
			switch i {
			case 1:
				align, offset = "right", []float64{-2, -16}
			case 2:
				align, vertical, offset = "center", "top", []float64{0, 4}
			case 3:
				align, offset = "center", []float64{0, -4}
			}
			ends = append(ends, map[string]any{"name": f.axisEnds[i], "value": []float64{p[0], p[1]}, "symbolSize": 0.01, "itemStyle": style{Color: "none", Opacity: 1},
				"label": map[string]any{"show": true, "formatter": "{b}", "position": []float64{0, 0}, "align": align, "verticalAlign": vertical, "offset": offset, "color": softInk, "fontSize": 12}})
		}
		o["series"] = append(o["series"].([]any), map[string]any{"type": "scatter", "silent": true, "data": ends})
	}}
}

// mapChart returns the options of the interactive map. The static one is drawn
// by draw.Map. Territories are identified by their codes.
func (f *Figure) mapChart() chartOf {
	data := make([]datum, 0, len(f.Map.Places))
	for i, p := range f.Map.Places {
		step := f.Map.Steps[p.Step]
		itemStyle := &style{AreaColor: paper, BorderColor: edge}
		if step.Shade > 0 {
			itemStyle.AreaColor = seq[step.Shade]
		}
		d := datum{Name: p.Territory.Code, ItemStyle: itemStyle, Tooltip: &tip{literal(p.Label)},
			Label: &opts.Label{Show: opts.Bool(f.Map.Level == model.Region), Formatter: literal(p.Mark), Color: textOn[step.Shade], FontSize: fontSize}}
		if len(f.Rows[i].Cells) > 0 {
			d.Value = f.Rows[i].Cells[0].drawnValue()
		}
		data = append(data, d)
	}
	m := charts.NewMap()
	m.SetGlobalOptions(charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "item"}), hideLegend)
	m.MultiSeries = append(m.MultiSeries, charts.SingleSeries{Name: f.Title, Type: "map", MapType: MapName(f.Map.Level), Roam: opts.Bool(false), Data: data})
	m.Validate()
	return chartOf{base: m, height: Width, finish: func(o map[string]any) {
		series := nested(o, "series")
		series["showLegendSymbol"], series["selectedMode"] = false, false
		// of territories that the site doesn't describe
		series["itemStyle"] = style{AreaColor: stone, BorderColor: edge}
		series["emphasis"] = map[string]any{"disabled": true}
		for _, side := range []string{"left", "right", "top", "bottom"} {
			series[side] = 0
		}
	}}
}

// MapName returns the name of the base map in the options, e.g.
// "france-region".
func MapName(l model.Level) string { return "france-" + string(l) }
