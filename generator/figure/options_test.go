package figure

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"parvis/generator/figure/catalogue"
	"parvis/generator/figure/draw"
	"parvis/generator/testsite"
)

// nasty is texts that an editor may type and that are special to a browser, ECharts,
// Go or a spreadsheet.
var nasty = []string{
	`</script><script>alert("x")</script> & l'"autre"`,
	"{a|b} {c} %s %d {b0} ${x} \\n",
	"🙂 שלום עולם مرحبا 👩‍👩‍👧 é",
	strings.TrimSpace(strings.Repeat("Développement des très longues appellations ", 7))[:300],
	"=SOMME(A1) " + strings.Repeat("MAJUSCULES", 7),
}

// quote writes a text as TOML, which takes JSON's strings.
func quote(s string) string {
	out, _ := json.Marshal(s)
	return string(out)
}

// nastySite is a site whose every name is one of nasty.
func nastySite(lang string) made {
	c := people(ground(lang, 5), []int{0, 0, 1, 1, 2, 3, 4, -1})
	for i, text := range nasty {
		rename := func(file string) {
			lines := strings.Split(c[file], "\n")
			lines[0] = "nom = " + quote(text)
			c[file] = strings.Join(lines, "\n")
		}
		rename("domaines/" + slugs[i] + ".toml")
		for _, level := range []string{"region", "dep", "epci"} {
			rename(fmt.Sprintf("territoires/%s-%d.toml", level, i))
		}
		c["indicateurs/stages.toml"] = "nom = " + quote(nasty[0]) + "\nunite = " + quote(nasty[2]) + "\ncumul = \"somme\"\nsource = \"Essai\"\n"
		c["syntheses/rencontre.toml"] = strings.Replace(c["syntheses/rencontre.toml"], fmt.Sprintf("\"Outil %d\"", i+1), quote(text), 1)
	}
	return c
}

// drawable is every figure of a site that can be drawn, maps included.
func drawable(m *Maker) []*Figure {
	var out []*Figure
	for _, kind := range catalogue.Kinds() {
		for _, spec := range needed(kind) {
			if f := m.Make(spec); f.Drawable() {
				out = append(out, f)
			}
		}
	}
	return out
}

// walk visits every value of some JSON, with its key and the object it is in.
func walk(v any, see func(in map[string]any, key string, value any)) {
	switch v := v.(type) {
	case map[string]any:
		for k, one := range v {
			see(v, k, one)
			walk(one, see)
		}
	case []any:
		for _, one := range v {
			walk(one, see)
		}
	}
}

// optionsOf is the options of a figure, read; the second making of them has to
// give the same bytes.
func optionsOf(t *testing.T, m *Maker, f *Figure) map[string]any {
	t.Helper()
	raw, height, err := f.Options(m.words, m.site.Lang)
	if err != nil {
		t.Fatalf("%s: %v", f.ID, err)
	}
	again, _, _ := m.Make(f.Spec).Options(m.words, m.site.Lang)
	if m.Make(f.Spec).Sentence == f.Sentence && !bytes.Equal(raw, again) && !strings.Contains(f.ID, "nan") {
		t.Errorf("%s: other options the second time", f.ID)
	}
	if height < 50 || height > 8000 {
		t.Errorf("%s: a height of %d", f.ID, height)
	}
	for _, not := range []string{"</script", ":NaN", ":Inf", "<nil>"} {
		if bytes.Contains(raw, []byte(not)) {
			t.Errorf("%s: %q in its options", f.ID, not)
		}
	}
	var out map[string]any
	if err := json.Unmarshal(raw, &out); err != nil {
		t.Fatalf("%s: %v", f.ID, err)
	}
	return out
}

func TestOptions(t *testing.T) {
	allowed := map[string]bool{"none": true, "": true, "transparent": true}
	for _, c := range draw.Palette {
		allowed[c.Light] = true
	}
	for name, content := range map[string]made{"nasty": nastySite("fr"), "many": people(ground("en", 3), []int{0, 0, 1, 2, -1}), "thousands": people(ground("fr", 2), append(repeated(0, 1000), 1))} {
		m := maker(t, testsite.Of(t, content.fs()))
		figures := drawable(m)
		if len(figures) < len(catalogue.Kinds())-1 {
			t.Errorf("%s: only %d figures", name, len(figures))
		}
		for _, f := range figures {
			o := optionsOf(t, m, f)
			coloured := 0
			walk(o, func(_ map[string]any, key string, v any) {
				switch {
				case strings.HasSuffix(strings.ToLower(key), "color"):
					coloured++
					if s, ok := v.(string); !ok || !allowed[s] {
						t.Errorf("%s, %s: %s is %v, which is not of the palette", name, f.ID, key, v)
					}
				case key == "formatter":
					if s := fmt.Sprint(v); strings.ContainsAny(s, "{}") && (f.shape != plane || s != "{b}") {
						t.Errorf("%s, %s: the formatter %q has variables", name, f.ID, s)
					}
				}
			})
			if coloured == 0 {
				t.Errorf("%s, %s: no colours", name, f.ID)
			}
			f.checkAxes(t, o)
			f.checkSeries(t, o)
		}
	}
}

// checkAxes checks that numeric axes begin at zero, and have whole steps if all
// numbers are whole.
func (f *Figure) checkAxes(t *testing.T, o map[string]any) {
	t.Helper()
	whole := true
	for _, r := range f.Rows {
		for _, c := range r.Cells {
			whole = whole && (c.Words || c.Missing || c.Low == math.Trunc(c.Low))
		}
	}
	values := 0
	for _, key := range []string{"xAxis", "yAxis"} {
		axes, _ := o[key].([]any)
		for _, a := range axes {
			axis := a.(map[string]any)
			if axis["type"] != "value" || f.shape == plane {
				continue
			}
			values++
			if axis["min"] != 0.0 {
				t.Errorf("%s: its axis begins at %v", f.ID, axis["min"])
			}
			if whole && axis["minInterval"] != 1.0 {
				t.Errorf("%s: its axis goes by %v", f.ID, axis["minInterval"])
			}
		}
	}
	if want := map[shape]int{bars: 1, pairs: 1, columns: 1}[f.shape]; values != want {
		t.Errorf("%s: %d axes of numbers, want %d", f.ID, values, want)
	}
}

// checkSeries checks that each drawn number is once in the options, as in the rows: a
// whole number whole, a missing one null; and that every series, or each of its data,
// sets a colour.
func (f *Figure) checkSeries(t *testing.T, o map[string]any) {
	t.Helper()
	if _, ok := o["color"]; ok {
		t.Errorf("%s has colours that nothing wears", f.ID)
	}
	series := o["series"].([]any)
	for i, s := range series {
		one := s.(map[string]any)
		worn := one["itemStyle"] != nil
		for _, d := range one["data"].([]any) {
			style, _ := d.(map[string]any)["itemStyle"].(map[string]any)
			if !worn && style["color"] == nil && style["areaColor"] == nil {
				t.Errorf("%s: a datum of series %d has no colour", f.ID, i)
			}
		}
	}
	var cols []int
	spacers := 0
	switch f.shape {
	case bars, pairs:
		cols = f.Drawn()
		spacers = len(series) - len(cols)
	case columns:
		cols = f.Drawn()
	}
	for i, col := range cols {
		data := series[spacers+i].(map[string]any)["data"].([]any)
		for j, r := range f.Rows {
			var want any
			if r.Cells[col].isNumber() {
				want = rounded(r.Cells[col].Low)
			}
			if got := data[j].(map[string]any)["value"]; got != want {
				t.Errorf("%s: %s is drawn as %v, want %v", f.ID, r.Label, got, want)
			}
		}
	}
}

// A number that isn't finite, which nothing should produce, is drawn as missing.
func TestNaN(t *testing.T) {
	m := maker(t, testsite.Of(t, people(ground("fr", 3), []int{0, 1, 2}).fs()))
	seen := map[shape]bool{}
	for _, f := range drawable(m) {
		for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
			f := m.Make(f.Spec)
			f.ID += "-nan"
			for i := range f.Rows {
				for j := range f.Rows[i].Cells {
					if c := &f.Rows[i].Cells[j]; i == 0 && !c.Words {
						c.Low, c.High = bad, bad
					}
				}
			}
			seen[f.shape] = true
			o := optionsOf(t, m, f)
			if f.shape != plane && f.shape != choropleth && f.shape != heat {
				f.checkSeries(t, o)
			}
			if f.shape == heat {
				for _, d := range o["series"].([]any)[0].(map[string]any)["data"].([]any)[:3] {
					if v := d.(map[string]any)["value"].([]any); v[2] != nil {
						t.Errorf("%s: %v is drawn", f.ID, v)
					}
				}
			}
			raw, err := f.JSON(m.words, About{}, nil, 0)
			if err != nil || bytes.Contains(raw, []byte("NaN")) || bytes.Contains(f.CSV(), []byte("NaN")) || bytes.Contains(f.CSV(), []byte("Inf")) {
				t.Errorf("%s: %v, %s", f.ID, err, f.CSV())
			}
		}
	}
	if len(seen) != int(choropleth)+1 {
		t.Errorf("shapes %v", seen)
	}
}

// A range is drawn as its lower bound; its label has both bounds.
func TestRangeDrawn(t *testing.T) {
	c := people(ground("fr", 1), []int{0})
	c["signataires/s-0000.toml"] = strings.Replace(c["signataires/s-0000.toml"], "echeance = \"2020\"\nvaleurs = { 2015 = 1 }", "echeance = \"2016\"\nvaleurs = { 2015 = \"30 à 40\" }", 1)
	m := maker(t, testsite.Of(t, c.fs()))
	f := m.Make(catalogue.Spec{Kind: catalogue.Progress, Indicator: "stages"})
	d := optionsOf(t, m, f)["series"].([]any)[0].(map[string]any)["data"].([]any)[0].(map[string]any)
	if d["value"] != 30.0 || d["label"].(map[string]any)["formatter"] != "30 à 40" {
		t.Errorf("%v", d)
	}
	if !strings.Contains(f.Sentence, "30 à 40") {
		t.Error(f.Sentence)
	}
}

// The column of records without a year looks different.
func TestUnknownYearIsHatched(t *testing.T) {
	m := maker(t, testsite.Of(t, people(ground("fr", 3), []int{0, 2, -1}).fs()))
	f := m.Make(catalogue.Spec{Kind: catalogue.ByYear})
	data := optionsOf(t, m, f)["series"].([]any)[0].(map[string]any)["data"].([]any)
	if len(data) != 4 { // 2015, 2016, 2017 and the unknown ones
		t.Fatal(data)
	}
	for i, d := range data {
		style, _ := d.(map[string]any)["itemStyle"].(map[string]any)
		if (style["decal"] != nil) != (i == 3) {
			t.Errorf("column %d: %v", i, d)
		}
	}
	if !slices.ContainsFunc(f.Rows, func(r Row) bool { return r.Unknown }) {
		t.Error(f.Rows)
	}
}
