package figures_test

import (
	"bytes"
	"io"
	"os"
	"strings"
	"sync"
	"testing"

	"parvis/generator/html/figures"
	"parvis/generator/html/theme"
	"parvis/generator/html/view"
	"parvis/generator/model/stats"
	"parvis/generator/testsite"
	"parvis/themes"
)

// noECharts is what a program without the bundle draws with.
type noECharts struct{ figures.Drawer }

func (noECharts) Available() bool { return false }

// Without ECharts figures are published all the same: as tables with bars, open;
// maps, which need none, are drawn.
func TestFiguresWithoutECharts(t *testing.T) {
	site := testsite.Of(t, os.DirFS("../../testdata/mini/content"))
	layers, err := theme.Resolve(theme.Default, nil, themes.FS)
	if err != nil {
		t.Fatal(err)
	}
	look, err := theme.Load(theme.Options{Layers: layers, Lang: site.Lang, Base: site.Base})
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	var shown any
	render := func(w io.Writer, kind string, v any) error { shown = v; return look.Render(w, kind, v) }
	totals := sync.OnceValue(func() *stats.Totals { return stats.Of(site) })
	for _, p := range figures.New(view.New(site, totals, look.Words(), render), noECharts{}).Pages() {
		isMap := strings.Contains(p.Address, "/carte-")
		if strings.HasSuffix(p.Address, "figure.svg") && !isMap {
			t.Errorf("%s is drawn, with what?", p.Address)
		}
		if p.Kind != "figure" {
			continue
		}
		count++
		var out bytes.Buffer
		if err := p.Write(&out); err != nil {
			t.Fatal(err)
		}
		drawn, open, bars := strings.Contains(out.String(), `class="drawing`), strings.Contains(out.String(), "<details open>"), strings.Contains(out.String(), `class="bar`)
		switch f := shown.(figures.FigurePageView).Figure; {
		case f.Table == nil:
			if f.Empty == "" {
				t.Errorf("%s: neither a table nor a reason", p.Address)
			}
		case isMap && f.Empty == "":
			if !drawn {
				t.Errorf("%s: a map needs no ECharts", p.Address)
			}
		case drawn || !open:
			t.Errorf("%s: drawn %t, table open %t", p.Address, drawn, open)
		case f.Empty == "" && !bars:
			t.Errorf("%s: no bars", p.Address)
		}
		if strings.Contains(out.String(), "data-json") || strings.Contains(out.String(), "data-echarts") {
			t.Errorf("%s offers an interactive form that isn't there", p.Address)
		}
	}
	if count < 20 {
		t.Errorf("only %d figures", count)
	}
}
