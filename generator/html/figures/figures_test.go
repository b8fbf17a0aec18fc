package figures_test

import (
	"bytes"
	"io/fs"
	"os"
	"strings"
	"testing"

	"parvis/generator/figure/svg"
	"parvis/generator/html/figures"
	"parvis/generator/testsite"
	"parvis/themes"
)

// A figure is drawn by this program alone: each page has its drawings, or its table open; where nothing is
// drawn no picture is published and nothing is interactive.
func TestFigures(t *testing.T) {
	site := testsite.Of(t, os.DirFS("../../testdata/mini/content"))
	var shown any
	published := map[string]bool{}
	files := builder(t, site, &shown).Pages()
	for _, f := range files {
		published[f.Address] = true
	}
	count := 0
	for _, p := range files {
		if p.Kind != "figure" {
			continue
		}
		count++
		var out bytes.Buffer
		if err := p.Write(&out); err != nil {
			t.Fatal(err)
		}
		page := out.String()
		f := shown.(figures.FigurePageView).Figure
		open := strings.Contains(page, "<details open>")
		switch drawn := strings.Count(page, `class="pv`) - 1; { // the patterns
		case drawn != len(f.Drawings):
			t.Errorf("%s: %d drawings, want %d", p.Address, drawn, len(f.Drawings))
		case drawn > 0 != published[p.Address+"figure.svg"]:
			t.Errorf("%s: %d drawings, and a picture published: %t", p.Address, drawn, published[p.Address+"figure.svg"])
		case f.Table == nil && f.Empty == "":
			t.Errorf("%s: neither a table nor a reason", p.Address)
		case f.Table != nil && open != (drawn == 0):
			t.Errorf("%s: %d drawings, table open %t", p.Address, drawn, open)
		case drawn == 0 && f.Data != "":
			t.Errorf("%s: offers an interactive form of nothing", p.Address)
		}
		if strings.Contains(page, "data-echarts") {
			t.Errorf("%s offers an interactive form, and the script isn't there", p.Address)
		}
	}
	if count < 20 {
		t.Errorf("only %d figures", count)
	}
}

// The patterns that the theme puts into pages are those of the drawings.
func TestPatterns(t *testing.T) {
	partial, err := fs.ReadFile(themes.FS, "parvis/base/figure.html")
	if err != nil || !strings.Contains(string(partial), "\n"+svg.Defs()+"\n") {
		t.Errorf("base/figure.html (%v) lacks %s", err, svg.Defs())
	}
}
