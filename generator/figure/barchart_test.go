package figure

import (
	"bytes"
	"regexp"
	"slices"
	"testing"

	"parvis/generator/figure/draw"
	"parvis/generator/figure/draw/barchart"
	"parvis/generator/testsite"
)

// TestBarsAreEChartsOwn checks that every bar chart is drawn without ECharts, and is
// byte-identical to that of ECharts, which is forced by an extra key that it ignores.
func TestBarsAreEChartsOwn(t *testing.T) {
	engine := draw.New("")
	if !engine.Available() {
		t.Fatal("no ECharts bundle: run make figures")
	}
	ids := regexp.MustCompile(`\bd[0-9a-f]{10}\b`)
	for name, content := range drawings() {
		m := maker(t, testsite.Of(t, content.fs()))
		for _, f := range drawable(m) {
			if !slices.Contains([]shape{bars, pairs, columns}, f.shape) {
				continue
			}
			t.Run(name+"/"+f.ID, func(t *testing.T) {
				t.Parallel()
				options, height, err := f.Options(m.words, m.site.Lang)
				if err != nil {
					t.Fatal(err)
				}
				if _, ok := barchart.Draw(options, Width, height); !ok {
					t.Fatalf("left to ECharts, a hundred times slower; package barchart has to know %s", options)
				}
				var drawn [2]string
				for i, options := range [][]byte{options, bytes.Replace(options, []byte(`{`), []byte(`{"by":"echarts",`), 1)} {
					svg, err := engine.SVG(options, Width, height, f.Title, "")
					if err != nil {
						t.Fatal(err)
					}
					drawn[i] = ids.ReplaceAllString(svg, "d")
				}
				if drawn[0] != drawn[1] {
					t.Errorf("not as ECharts draws it:\n%s\n%s", drawn[0], drawn[1])
				}
			})
		}
	}
}
