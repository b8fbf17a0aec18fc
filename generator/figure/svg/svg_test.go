package svg_test

import (
	"bytes"
	"compress/gzip"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"parvis/generator/figure/chart"
	"parvis/generator/figure/layout"
	"parvis/generator/figure/paint"
	"parvis/generator/figure/raster"
	"parvis/generator/figure/svg"
)

var update = flag.Bool("update", false, "take the drawings as they are now for the golden ones")

// golden compares a drawing with the one that was looked at, an element a line.
func golden(t *testing.T, name, got string) {
	t.Helper()
	got = strings.ReplaceAll(got, "><", ">\n<") + "\n"
	file := filepath.Join("testdata", name+".svg")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		at := 0
		gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(want), "\n")
		for at < len(gotLines)-1 && at < len(wantLines)-1 && gotLines[at] == wantLines[at] {
			at++
		}
		t.Errorf("%s, line %d: got\n%s\nwant\n%s", file, at+1, gotLines[at], wantLines[at])
	}
}

func TestGolden(t *testing.T) {
	for _, s := range samples() {
		golden(t, s.name, svg.Page(layout.Of(s.chart), "sentence"))
	}
	golden(t, "file", svg.File(frame, layout.Of(byName(t, "stones"))))
	golden(t, "file-map", svg.File(frame, layout.Of(regionChart()), layout.Of(regionChart().Companion())))
}

// What is known of a value, and what isn't, each has a golden drawing in which its mark and its words were looked at.
func TestGoldenOfEachWayOfKnowing(t *testing.T) {
	for what, c := range map[string]struct{ file, mark, words string }{
		"a range":             {"bars-kinds", `class="open"`, "30 à 40"},
		"a least":             {"bars-kinds", `d="M2 0h3l6 7-6 7h-3l6-7z"`, "au moins 20"},
		"a most":              {"bars-kinds", `<rect class="o-h1" y="212.75"`, "au plus 15"},
		"about":               {"dumbbell", `class="about"`, "environ 20"},
		"zero":                {"bars", `class="base"`, `<text class="z" x="7" y="260">0<`},
		"missing":             {"chronicle", `class="unk" fill="url(#pv-unk)"`, "sans bilan"},
		"not due":             {"chronicle", `class="due"`, "à venir"},
		"not measurable":      {"targets-revised", `class="dot" fill="url(#pv-dots)"`, "non mesurable"},
		"not applicable":      {"bars-kinds", `class="base"`, ">–<"},
		"a revised target":    {"targets-revised", `class="was"`, "cible d’abord fixée à 80"},
		"one over the years":  {"chronicle", `class="arrow"`, "cible d’abord fixée à 80"},
		"a target as a range": {"targets-revised", `class="tgt" x1="76.8%"`, "8 à 30 sur 10 à 12"},
		"far over the target": {"targets", `class="cut"`, "15 pour 5"},
	} {
		kept, err := os.ReadFile(filepath.Join("testdata", c.file+".svg"))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(kept), c.mark) || !strings.Contains(string(kept), c.words) {
			t.Errorf("%s: %s lacks %s or %s", what, c.file, c.mark, c.words)
		}
	}
}

func byName(t *testing.T, name string) chart.Chart {
	t.Helper()
	for _, s := range samples() {
		if s.name == name {
			return s.chart
		}
	}
	t.Fatalf("no sample %s", name)
	return chart.Chart{}
}

// Every form has a sample: a golden file, and a place in the browser's test.
func TestEveryFormHasASample(t *testing.T) {
	seen := map[chart.Form]bool{}
	for _, s := range samples() {
		seen[s.chart.Form] = true
	}
	for _, f := range chart.Forms() {
		if !seen[f] {
			t.Errorf("no sample of %s", f)
		}
	}
}

func TestSameInputSameBytes(t *testing.T) {
	for i, s := range samples() {
		again := samples()[i]
		for _, print := range []func(chart.Chart) string{
			func(c chart.Chart) string { return svg.Page(layout.Of(c), "x") },
			func(c chart.Chart) string { return svg.File(frame, layout.Of(c)) },
			func(c chart.Chart) string { return string(shared(t, raster.Draw(cardOf(c)))) },
		} {
			if print(s.chart) != print(again.chart) {
				t.Errorf("%s differs from one time to the next", s.name)
			}
		}
	}
}

// Laying a chart out leaves it as it was: others hold the same rows.
func TestLayoutChangesNoChart(t *testing.T) {
	for i, s := range samples() {
		layout.Of(s.chart)
		raster.Draw(cardOf(s.chart))
		if want := samples()[i].chart; !sameRows(s.chart.Rows, want.Rows) {
			t.Errorf("%s: rows were changed", s.name)
		}
	}
}

func sameRows(a, b []chart.Row) bool {
	return slices.EqualFunc(a, b, func(x, y chart.Row) bool {
		return x.Label == y.Label && x.Group == y.Group && x.Role == y.Role && slices.Equal(x.Cells, y.Cells) && slices.Equal(x.Targets, y.Targets)
	})
}

var (
	number   = regexp.MustCompile(`\d+\.\d{3,}`)
	idAttr   = regexp.MustCompile(` id="([^"]*)"`)
	usedFill = regexp.MustCompile(`url\(#([a-z-]+)\)`)
)

// TestPageMarkup: a page's drawing has classes only, no id, and nothing that takes focus.
func TestPageMarkup(t *testing.T) {
	for _, s := range append(samples(), hostileSamples()...) {
		page := svg.Page(layout.Of(s.chart), "sentence")
		if s.chart.Form == chart.None {
			if page != "" {
				t.Errorf("%s: something is drawn", s.name)
			}
			continue
		}
		for _, bad := range []string{" style=", "<style", "<script", "<a ", "tabindex", " id=", "<defs", "NaN", "Inf", "%!", "xlink", "<image"} {
			if strings.Contains(page, bad) {
				t.Errorf("%s has %q", s.name, bad)
			}
		}
		if root, _, _ := strings.Cut(page, ">"); !strings.Contains(root, ` role="img" aria-label="`) || !strings.Contains(root, ` aria-describedby="sentence"`) {
			t.Errorf("%s is announced as %s", s.name, root)
		}
		if strings.HasPrefix(page[strings.Index(page, ">")+1:], "<title>") {
			t.Errorf("%s has a title at its root: it would pop up over the whole drawing", s.name)
		}
		if m := number.FindString(withoutScale(page)); m != "" {
			t.Errorf("%s has more than two decimals: %s", s.name, m)
		}
		for _, m := range usedFill.FindAllStringSubmatch(page, -1) {
			if !strings.Contains(svg.Defs(), `id="`+m[1]+`"`) {
				t.Errorf("%s refers to %s, which no page has", s.name, m[1])
			}
		}
		wellFormed(t, s.name, page)
	}
}

func withoutScale(s string) string {
	return regexp.MustCompile(`scale\([\d.]+\)`).ReplaceAllString(s, "")
}

// TestFileMarkup: a file stands alone, with what it is, its colours, and nothing from elsewhere.
func TestFileMarkup(t *testing.T) {
	for _, s := range append(samples(), hostileSamples()...) {
		if s.chart.Form == chart.None {
			continue
		}
		file := svg.File(frame, layout.Of(s.chart))
		for _, wanted := range []string{`xmlns="http://www.w3.org/2000/svg"`, "viewBox=", "<title id=", "<desc id=", "prefers-color-scheme:dark", "Licence ouverte", "exemple.fr"} {
			if !strings.Contains(file, wanted) {
				t.Errorf("%s lacks %q", s.name, wanted)
			}
		}
		for _, bad := range []string{"var(", " style=", "%\"", "<script", "NaN", "<image", "href"} {
			if strings.Contains(file, bad) {
				t.Errorf("%s has %q", s.name, bad)
			}
		}
		ids := map[string]bool{}
		for _, m := range idAttr.FindAllStringSubmatch(file, -1) {
			ids[m[1]] = true
		}
		for _, m := range usedFill.FindAllStringSubmatch(file, -1) {
			if !ids[m[1]] {
				t.Errorf("%s refers to %s, which it doesn't have", s.name, m[1])
			}
		}
		wellFormed(t, s.name, file)
	}
}

// wellFormed reads a drawing as XML, and returns its texts.
func wellFormed(t *testing.T, name, text string) (texts []string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return texts
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return texts
		}
		if s, ok := token.(xml.CharData); ok {
			texts = append(texts, string(s))
		}
	}
}

func TestHostileLabels(t *testing.T) {
	c := chart.Chart{Title: `a "b" <c> & 'd'`, Form: chart.Bars, Rows: []chart.Row{
		row(`<script>alert("1")</script> & 'deux'`, chart.Plain, num(3)), row("\u202egnp.exe \u2066x\u2069\u0000\u0007", chart.Plain, num(2)), row("a\xffb", chart.Plain, num(1))}}
	c.Rows[0].Cells[0].Tip = `"><title>x</title>` + "\u0001\ufffe"
	page := svg.Page(layout.Of(c), `x" onload="y`)
	texts := strings.Join(wellFormed(t, "hostile", page), "|")
	for _, wanted := range []string{`<script>alert("1")</script> &`, "'deux'", "gnp.exe x", "ab", `"><title>x</title>`} {
		if !strings.Contains(texts, wanted) {
			t.Errorf("no text %q among %s", wanted, texts)
		}
	}
	if strings.ContainsAny(page, "\u202e\u2066\u2069\u0000\u0007") || strings.Contains(page, `onload="`) {
		t.Errorf("what is hidden or breaks out was kept: %s", page)
	}
}

func zipped(t *testing.T, s string) int {
	t.Helper()
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, 9)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = w.Write([]byte(s))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}

// TestBudget weighs drawings, compressed as a server does.
func TestBudget(t *testing.T) {
	for _, s := range samples() {
		page, file := zipped(t, svg.Page(layout.Of(s.chart), "sentence")), zipped(t, svg.File(frame, layout.Of(s.chart)))
		t.Logf("%-20s page %5d, file %5d", s.name, page, file)
		limit := 1200
		switch s.chart.Form {
		case chart.Regions:
			limit = 3000
		case chart.Heat, chart.Tiles:
			limit = 1900
		}
		if page > limit {
			t.Errorf("%s has %d bytes in a page, over %d", s.name, page, limit)
		}
		if file > 4096+600 {
			t.Errorf("%s has %d bytes as a file", s.name, file)
		}
	}
	if n := zipped(t, paint.Sheet()); n > 1900 {
		t.Errorf("the sheet has %d bytes", n)
	}
}

// classWidth is where the marks of a class end, in per cents, in a drawing on a page.
func classWidth(page, class string) float64 {
	var most float64
	for _, m := range regexp.MustCompile(`<rect class="`+class+`"[^>]* width="([\d.]+)%"`).FindAllStringSubmatch(page, -1) {
		w, _ := strconv.ParseFloat(m[1], 64)
		most = max(most, w)
	}
	return most
}

// TestOvershoot: 300 % of a target never looks like 110 %.
func TestOvershoot(t *testing.T) {
	page := func(done, of float64) string {
		return svg.Page(layout.Of(chart.Chart{Title: "x", Form: chart.Targets, Columns: []string{"cible"}, Rows: []chart.Row{bullet("Stages", thousands(done)+" pour "+thousands(of), num(done), target(of, "", 0, 0, false))}}), "")
	}
	just, far, further := page(33, 30), page(15, 5), page(1000, 5)
	if a, b := classWidth(just, "b"), classWidth(far, "b"); a < 70 || a > 71 || b < 95 {
		t.Errorf("33 for 30 ends at %v %%, 15 for 5 at %v %%", a, b)
	}
	const slits = `class="cut"`
	if strings.Contains(just, slits) || !strings.Contains(far, slits) || !strings.Contains(further, slits) {
		t.Error("what goes beyond 1.5 times its target is cut, and nothing else is")
	}
	for _, s := range []string{"15 pour 5", "1" + nnbsp + "000 pour 5"} {
		if !strings.Contains(far+further, s) {
			t.Errorf("%q is not written", s)
		}
	}
	if w := classWidth(further, "b"); w > 100 {
		t.Errorf("a bar ends at %v %% of the width", w)
	}
}

// TestZeroIsSeen: nothing has its line, and is not the same as what isn't known.
func TestZeroIsSeen(t *testing.T) {
	page := func(v chart.Value) string {
		return svg.Page(layout.Of(chart.Chart{Title: "x", Form: chart.Bars, Rows: []chart.Row{row("Aude", chart.Plain, num(9)), row("Gard", chart.Plain, v)}}), "")
	}
	zero, missing := page(num(0)), page(chart.Value{Kind: chart.Missing})
	if strings.Count(zero, "<rect") != 1 || strings.Count(zero, `class="base"`) != 2 || !strings.Contains(zero, `class="z"`) {
		t.Errorf("zero is drawn as %s", zero)
	}
	if !strings.Contains(missing, "pv-unk") || !strings.Contains(missing, ">?<") {
		t.Errorf("what is missing is drawn as %s", missing)
	}
}

// A per cent of few is no finding, whatever the maker of a chart brings.
func TestNoShareOfFew(t *testing.T) {
	c := chart.Chart{Title: "x", Form: chart.Pile, Rows: []chart.Row{row("Réalisé", chart.Plain, num(9)), row("Prévu", chart.Due, num(10))}}
	for i := range c.Rows {
		c.Rows[i].Cells[0].Share = "50 %"
	}
	if page := svg.Page(layout.Of(c), ""); strings.Contains(page, "50 %") {
		t.Error("a per cent of 19 is written")
	}
	c.Rows[1].Cells[0] = num(11)
	c.Rows[1].Cells[0].Share = "55 %"
	if page := svg.Page(layout.Of(c), ""); !strings.Contains(page, "55 %") {
		t.Error("a per cent of 20 is not written")
	}
}

// Charts that nobody should make are drawn all the same, and break nothing.
func TestOddCharts(t *testing.T) {
	odd := []chart.Value{{}, {Low: -3, High: -3}, {Kind: chart.Range, Low: 9, High: 2}, {Kind: chart.NotApplicable}, {Low: 1e12, High: 1e12, Text: strings.Repeat("9", 200)}, {Kind: chart.AtLeast}}
	for _, form := range chart.Forms() {
		for _, v := range odd {
			for _, cellCount := range []int{0, 1, 3} {
				r := chart.Row{Label: "x", Targets: []chart.Target{{Value: v, From: -2, To: 99}, {Value: v, Revised: true, Text: "x"}}, Whole: -4}
				for range cellCount {
					r.Cells = append(r.Cells, v)
				}
				c := chart.Chart{Title: "x", Form: form, Rows: []chart.Row{r}}
				for _, columns := range [][]string{nil, {"a", "b", "c"}} {
					c.Columns = columns
					text := svg.Page(layout.Of(c), "") + svg.File(frame, layout.Of(c))
					raster.Draw(raster.Card{Chart: c})
					if strings.Contains(text, "NaN") || strings.Contains(text, "Inf") || strings.Contains(text, `width="-`) || strings.Contains(text, `r="-`) || len(text) > 200_000 {
						t.Errorf("%s with %+v: %.300s", form, v, text)
					}
				}
			}
		}
	}
}

// 320 drawings are what a site of eighteen regions shows.
func BenchmarkDrawings(b *testing.B) {
	list := samples()
	for b.Loop() {
		for i := range 320 {
			svg.Page(layout.Of(list[i%len(list)].chart), "sentence")
		}
	}
}

func BenchmarkFiles(b *testing.B) {
	list := samples()
	for b.Loop() {
		for i := range 320 {
			svg.File(frame, layout.Of(list[i%len(list)].chart))
		}
	}
}
