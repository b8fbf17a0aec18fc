package page_test

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"parvis/generator/check"
	"parvis/generator/diag"
	"parvis/generator/page"
	"parvis/generator/record"
	"parvis/generator/stats"
	"parvis/generator/theme"
	"parvis/themes"
)

// noECharts is what a program without the bundle draws with.
type noECharts struct{ page.Drawer }

func (noECharts) Available() bool { return false }

// Without ECharts figures are published all the same: as tables with bars, open;
// maps, which need none, are drawn.
func TestFiguresWithoutECharts(t *testing.T) {
	var found diag.List
	set, err := record.Load(context.Background(), os.DirFS("../testdata/mini/content"), &found)
	if err != nil {
		t.Fatal(err)
	}
	site, err := check.Run(context.Background(), set, check.Options{}, &found)
	if err != nil || site == nil {
		t.Fatal(err, "no site")
	}
	layers, err := theme.Resolve(theme.Default, nil, themes.FS)
	if err != nil {
		t.Fatal(err)
	}
	look, err := theme.Load(theme.Options{Layers: layers, Lang: site.Lang, Base: site.Base})
	if err != nil {
		t.Fatal(err)
	}
	figures := 0
	for _, p := range page.All(site, stats.Of(site), look.Words(), noECharts{}) {
		isMap := strings.Contains(p.Address, "/carte-")
		if strings.HasSuffix(p.Address, "figure.svg") && !isMap {
			t.Errorf("%s is drawn, with what?", p.Address)
		}
		if p.Kind != "figure" {
			continue
		}
		figures++
		view, err := p.View()
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := look.Render(&out, p.Kind, view); err != nil {
			t.Fatal(err)
		}
		drawn, open, bars := strings.Contains(out.String(), `class="drawing`), strings.Contains(out.String(), "<details open>"), strings.Contains(out.String(), `class="bar`)
		switch f := view.(page.FigurePageView).Figure; {
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
		case f.Empty == "" && !bars && !strings.Contains(p.Address, "resultats"):
			t.Errorf("%s: no bars", p.Address)
		}
		if strings.Contains(out.String(), "data-json") || strings.Contains(out.String(), "data-echarts") {
			t.Errorf("%s offers an interactive form that isn't there", p.Address)
		}
	}
	if figures < 20 {
		t.Errorf("only %d figures", figures)
	}
}
