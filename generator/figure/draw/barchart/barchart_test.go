package barchart_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"parvis/generator/figure/draw"
	"parvis/generator/figure/draw/barchart"
)

// object is options to be varied.
type object = map[string]any

func list(v any) object { return v.([]any)[0].(object) }

// rows and columns are the options of a figure of each kind, as package figure
// writes them, without their data.
const (
	horizontalForm = `{"animation":false,"grid":[{"bottom":"6","left":"1","outerBoundsMode":"none","right":"52","top":"52"}],"lang":"fr",
"legend":{"data":["Aude","Site\nentier"],"itemGap":5,"itemHeight":13,"itemWidth":22,"left":"0","orient":"vertical","selectedMode":"false","show":true,"textStyle":{"color":"#24211d","fontSize":13,"lineHeight":17},"top":"0"},
"series":[{"barGap":"0%","barWidth":"30","type":"bar"},{"barGap":"0%","barWidth":"13","itemStyle":{"color":"#2766c0","opacity":1},"name":"Aude","type":"bar"},
{"barGap":"0%","barWidth":"13","itemStyle":{"color":"#0c4a45","decal":{"symbol":"rect","dashArrayX":[1,0],"dashArrayY":[2,4],"rotation":-0.785,"color":"#fdfcf9"}},"name":"Site\nentier","type":"bar"}],
"textStyle":{"color":"#24211d","fontSize":13},"tooltip":{"show":true,"trigger":"item"},
"xAxis":[{"axisLabel":{"show":false,"showMaxLabel":null,"showMinLabel":null},"min":0,"splitLine":{"lineStyle":{"color":"#d5cdbf"},"show":true},"splitNumber":3,"type":"value"}],
"yAxis":[{"axisLabel":{"align":"left","color":"#24211d","fontSize":13,"inside":true,"interval":0,"lineHeight":17,"margin":0,"show":true,"verticalAlign":"bottom"},"axisLine":{"lineStyle":{"color":"#857c6e"},"show":true},"axisTick":{"show":false},"inverse":true,"type":"category","z":3}]}`

	verticalForm = `{"animation":false,"grid":[{"bottom":"43","left":"61","outerBoundsMode":"none","right":"8","top":"74"}],"lang":"en",
"legend":{"data":["Signatories","Agreements","Target"],"itemGap":5,"itemHeight":13,"itemWidth":22,"left":"0","orient":"vertical","selectedMode":"false","show":true,"textStyle":{"color":"#24211d","fontSize":13,"lineHeight":17},"top":"0"},
"series":[{"barGap":"8%","barMaxWidth":"34","itemStyle":{"color":"#2766c0","opacity":1},"name":"Signatories","type":"bar"},
{"barGap":"8%","barMaxWidth":"34","itemStyle":{"color":"#0c4a45","decal":{"symbol":"rect","dashArrayX":[1,0],"dashArrayY":[2,4],"rotation":-0.785,"color":"#fdfcf9"}},"name":"Agreements","type":"bar"},
{"itemStyle":{"color":"#fdfcf9","borderColor":"#7a1f0a","borderWidth":2.5,"opacity":1},"name":"Target","symbol":"diamond","symbolSize":13,"type":"scatter"}],
"textStyle":{"color":"#24211d","fontSize":13},"tooltip":{"show":true,"trigger":"item"},
"xAxis":[{"axisLabel":{"color":"#24211d","fontSize":12,"hideOverlap":true,"interval":0,"lineHeight":17,"showMaxLabel":true},"axisLine":{"lineStyle":{"color":"#857c6e"},"show":true},"axisTick":{"show":false},"type":"category"}],
"yAxis":[{"axisLabel":{"color":"#58524a","fontSize":11,"showMaxLabel":null,"showMinLabel":null},"min":0,"splitLine":{"lineStyle":{"color":"#d5cdbf"},"show":true},"splitNumber":3,"type":"value"}]}`
)

var (
	words = []string{"Éducation", "Emploi,\ninsertion & formation", "RSE", "2019", "Développement économique", "œ «»’ – 12\u202f%", "国 <b>"}
	share = []float64{1, 0.37, 0, 0.9999, 0.05, 0.5, 1. / 3}
)

// chart is a chart of n categories, its largest number most.
func chart(t testing.TB, kind string, n int, most float64) object {
	var o object
	if err := json.Unmarshal([]byte(kind), &o); err != nil {
		t.Fatal(err)
	}
	category, across := "xAxis", kind == horizontalForm
	if across {
		category = "yAxis"
	}
	names := make([]any, n)
	for i := range names {
		names[i] = fmt.Sprint(2000 + i)
		if across || i%9 == 8 {
			names[i] = words[i%len(words)]
		}
	}
	list(o[category])["data"] = names
	if !across {
		list(o[category])["axisLabel"].(object)["interval"] = float64(n / 10)
	}
	for s, series := range o["series"].([]any) {
		var data []any
		for i := range n {
			value := most * share[(i+s)%len(share)]
			datum := object{"name": names[i], "value": value}
			switch {
			case series.(object)["type"] == "scatter":
				datum["value"] = []any{i, value}
				if i%3 > 0 {
					continue
				}
			case across && s == 0:
				datum = object{"value": 0, "itemStyle": object{"color": "none"}}
			case i%5 == 3:
				datum["value"] = nil
			case i%5 == 4:
				datum["itemStyle"] = object{"color": "#857c6e", "decal": series.(object)["itemStyle"].(object)["decal"]}
			}
			if series.(object)["name"] != nil && i%6 < 5 {
				position := "top"
				if across || series.(object)["type"] == "scatter" {
					position = "right"
				}
				datum["label"] = object{"color": "#24211d", "fontSize": 13, "formatter": fmt.Sprintf("%.4g %%", value), "position": position, "show": true}
			}
			data = append(data, datum)
		}
		series.(object)["data"] = data
	}
	return o
}

func encoded(t testing.TB, o object) []byte {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(o); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

var ids = regexp.MustCompile(`\bd[0-9a-f]{10}\b`)

// both returns what package draw makes of some options with this package and with
// ECharts, forced by an extra key that ECharts ignores and this package rejects.
func both(t *testing.T, engine *draw.Engine, o object, height int) (own, echarts string) {
	t.Helper()
	if _, ok := barchart.Draw(encoded(t, o), 340, height); !ok {
		t.Fatalf("not drawn: %s", encoded(t, o))
	}
	for _, drawing := range []*string{&own, &echarts} {
		svg, err := engine.SVG(encoded(t, o), 340, height, "A title", "")
		if err != nil {
			t.Fatal(err)
		}
		*drawing = ids.ReplaceAllString(svg, "d")
		o["by"] = "echarts"
	}
	if _, ok := barchart.Draw(encoded(t, o), 340, height); ok {
		t.Fatal("ECharts drew nothing")
	}
	delete(o, "by")
	return own, echarts
}

// Every chart is byte-identical to that of ECharts, with few or many bars and numbers
// of any size.
func TestDrawsAsECharts(t *testing.T) {
	engine := draw.New("")
	if !engine.Available() {
		t.Fatal("the ECharts bundle isn't made; run: make test")
	}
	type size struct {
		n    int
		most float64
	}
	sizes := []size{{1, 1}, {2, 1}, {8, 1234.5}, {14, 12}, {20, 89_999}, {41, 12}}
	for _, most := range []float64{0, 0.0042, 0.7, 2, 3.5, 7, 10, 99, 8e6, 1.5e9} {
		sizes = append(sizes, size{3, most})
	}
	for name, kind := range map[string]string{"rows": horizontalForm, "columns": verticalForm} {
		for i, s := range sizes {
			t.Run(fmt.Sprintf("%s/%d/%g", name, s.n, s.most), func(t *testing.T) {
				t.Parallel()
				o, height := chart(t, kind, s.n, s.most), 262
				if kind == horizontalForm {
					height = 58 + 60*s.n
				}
				if i%3 == 2 {
					o["legend"] = object{"itemGap": 5, "show": false}
					value := map[string]string{horizontalForm: "xAxis", verticalForm: "yAxis"}[kind]
					list(o[value])["minInterval"] = 1
				}
				own, echarts := both(t, engine, o, height)
				if at := differ(own, echarts); at >= 0 {
					t.Fatalf("here    …%.200s\nECharts …%.200s", own[max(0, at-80):], echarts[max(0, at-80):])
				}
				if strings.Count(own, "<path") < s.n/3 {
					t.Errorf("no bars in %s", own)
				}
			})
		}
	}
}

// differ returns the offset of the first difference of two texts, -1 if equal.
func differ(a, b string) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	if len(a) != len(b) {
		return min(len(a), len(b))
	}
	return -1
}

// Charts with any unsupported option fall back to ECharts.
func TestLeavesTheRest(t *testing.T) {
	for name, change := range map[string]func(o object){
		"a key":                     func(o object) { o["dataZoom"] = []any{} },
		"another type of series":    func(o object) { list(o["series"])["type"] = "line" },
		"a stack":                   func(o object) { list(o["series"])["stack"] = "a" },
		"another symbol":            func(o object) { o["series"].([]any)[2].(object)["symbol"] = "pin" },
		"two grids":                 func(o object) { o["grid"] = []any{object{}, object{}} },
		"a grid without room":       func(o object) { list(o["grid"])["left"] = "339" },
		"margins by ECharts":        func(o object) { delete(list(o["grid"]), "outerBoundsMode") },
		"a share for a margin":      func(o object) { list(o["grid"])["left"] = "5%" },
		"an axis to a number":       func(o object) { list(o["yAxis"])["max"] = 10 },
		"labels that turn":          func(o object) { list(o["xAxis"])["axisLabel"].(object)["rotate"] = 45 },
		"intervals by ECharts":      func(o object) { delete(list(o["xAxis"])["axisLabel"].(object), "interval") },
		"a legend of other names":   func(o object) { o["legend"].(object)["data"] = []any{"A"} },
		"a legend across":           func(o object) { o["legend"].(object)["orient"] = "horizontal" },
		"a legend too high":         func(o object) { o["legend"].(object)["itemGap"] = 200 },
		"less than nothing":         func(o object) { list(list(o["series"])["data"])["value"] = -1 },
		"a number in words":         func(o object) { list(list(o["series"])["data"])["value"] = "1" },
		"a variable":                func(o object) { list(list(o["series"])["data"])["label"].(object)["formatter"] = "{c}" },
		"a label inside":            func(o object) { list(list(o["series"])["data"])["label"].(object)["position"] = "inside" },
		"a pale bar":                func(o object) { list(o["series"])["itemStyle"].(object)["opacity"] = 0.5 },
		"a bar without a colour":    func(o object) { delete(list(o["series"])["itemStyle"].(object), "color") },
		"another hatching":          func(o object) { list(o["series"])["itemStyle"].(object)["decal"] = object{"symbol": "circle"} },
		"fewer numbers than labels": func(o object) { list(o["series"])["data"] = list(o["series"])["data"].([]any)[1:] },
		"gaps of two sizes":         func(o object) { list(o["series"])["barGap"] = "9%" },
		"steps back":                func(o object) { list(o["xAxis"])["axisLabel"].(object)["interval"] = -1 },
		"a target between years":    func(o object) { list(o["series"].([]any)[2].(object)["data"])["value"] = []any{0.5, 1} },
		"a target after all years":  func(o object) { list(o["series"].([]any)[2].(object)["data"])["value"] = []any{4, 1} },
		"no number":                 func(o object) { o["series"] = []any{} },
		"an empty label":            func(o object) { list(o["xAxis"])["data"].([]any)[1] = "" },
		"a bar that isn't seen":     func(o object) { list(o["series"])["itemStyle"].(object)["opacity"] = 0 },
		"a bar with a border":       func(o object) { list(o["series"])["itemStyle"].(object)["borderWidth"] = 2 },
		"one with a border":         func(o object) { list(list(o["series"])["data"])["itemStyle"] = object{"borderWidth": 2} },
		"values of ECharts' size":   func(o object) { delete(list(o["yAxis"])["axisLabel"].(object), "fontSize") },
		"values of its colour":      func(o object) { delete(list(o["yAxis"])["axisLabel"].(object), "color") },
		"values in high lines":      func(o object) { list(o["yAxis"])["axisLabel"].(object)["lineHeight"] = 40 },
		"every other value":         func(o object) { list(o["yAxis"])["axisLabel"].(object)["interval"] = 1 },
		"lines of its colour":       func(o object) { delete(list(o["yAxis"])["splitLine"].(object), "lineStyle") },
		"an axis of its colour":     func(o object) { delete(list(o["xAxis"])["axisLine"].(object), "lineStyle") },
		"years of its colour":       func(o object) { delete(list(o["xAxis"])["axisLabel"].(object), "color") },
		"numbers of its colour":     func(o object) { delete(list(list(o["series"])["data"])["label"].(object), "color") },
		"a legend of its colour":    func(o object) { delete(o["legend"].(object)["textStyle"].(object), "color") },
		"a legend of its gaps":      func(o object) { delete(o["legend"].(object), "itemGap") },
		"a side of its own":         func(o object) { delete(list(o["grid"]), "left") },
		"a control character":       func(o object) { list(o["xAxis"])["data"].([]any)[1] = "a\x1b" },
	} {
		o := chart(t, verticalForm, 4, 10)
		if _, ok := barchart.Draw(encoded(t, o), 340, 262); !ok {
			t.Fatal("not drawn as it is")
		}
		change(o)
		if svg, ok := barchart.Draw(encoded(t, o), 340, 262); ok {
			t.Errorf("%s: drawn as %s", name, svg)
		}
	}
	if _, ok := barchart.Draw([]byte(`{"series":[{"type":"bar"}]`), 340, 262); ok {
		t.Error("half of JSON is drawn")
	}
}

// For any options, nothing panics and the output is XML.
func FuzzDraw(f *testing.F) {
	for _, kind := range []string{horizontalForm, verticalForm} {
		f.Add(encoded(f, chart(f, kind, 3, 10)))
	}
	f.Fuzz(func(t *testing.T, options []byte) {
		if svg, ok := barchart.Draw(options, 340, 262); ok {
			if err := xml.Unmarshal([]byte(svg), new(struct{})); err != nil {
				t.Errorf("%v: %s", err, svg)
			}
		}
	})
}

func BenchmarkDraw(b *testing.B) {
	o := chart(b, verticalForm, 8, 1234.5)
	options := encoded(b, o)
	for b.Loop() {
		if _, ok := barchart.Draw(options, 340, 262); !ok {
			b.Fatal("not drawn")
		}
	}
}
