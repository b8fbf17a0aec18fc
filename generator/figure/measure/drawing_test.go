package measure_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"parvis/generator/figure/measure"
	"parvis/generator/html/theme"
	"parvis/generator/model"
	"parvis/generator/model/ledger"
	"parvis/generator/text/date"
	"parvis/generator/text/period"
	"parvis/generator/text/quantity"
	"parvis/themes"
)

func exact(n float64) *model.Quantity { q := quantity.Exact(n); return &q }

// in returns results of the years from 2018 on; what is "" is missing.
func in(t *testing.T, texts ...string) []model.Value {
	t.Helper()
	var out []model.Value
	for i, s := range texts {
		if s == "" {
			continue
		}
		q, err := quantity.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, model.Value{Period: period.Year(2018 + i), Quantity: q})
	}
	return out
}

// drawn returns the drawing of measures on a day of 2021; "" for none.
func drawn(t *testing.T, measures ...model.Measure) string {
	t.Helper()
	layers, err := theme.Resolve("", nil, themes.FS)
	if err != nil {
		t.Fatal(err)
	}
	look, err := theme.Load(theme.Options{Layers: layers, Lang: "fr"})
	if err != nil {
		t.Fatal(err)
	}
	k := &model.Commitment{Action: "Essai", Nature: model.Promise, Signatory: &model.Signatory{}, Measures: measures}
	asOf := date.Date{Year: 2021, Month: 6, Day: 30}
	at := ledger.Of(k, model.DefaultRounds, asOf)
	d, ok := (&measure.Maker{Words: look.Words(), Text: strings.TrimSpace, AsOf: asOf}).Of(k, &at)
	if !ok {
		return ""
	}
	svg := d.SVG("a_m")
	for _, m := range regexp.MustCompile(`class="([^"]+)"`).FindAllStringSubmatch(svg, -1) {
		for name := range strings.FieldsSeq(m[1]) {
			if name != "pv" && !slices.Contains(measure.Classes, name) {
				t.Errorf("the sheet has no rule for %s", name)
			}
		}
	}
	if d.Hatched() != strings.Contains(svg, "url(#pv-unk)") {
		t.Errorf("hatched: %t\n%s", d.Hatched(), svg)
	}
	return svg
}

func TestDrawings(t *testing.T) {
	sum := func(target float64, values ...string) model.Measure {
		return model.Measure{Name: "Stages", Unit: "stages", Direction: model.Increase, Cumulation: model.Sum, Target: exact(target), Values: in(t, values...)}
	}
	level := sum(60, "12", "", "30 à 40")
	level.Cumulation, level.Reference, level.Deadline = model.Last, exact(5), date.Date{Year: 2022}
	yearly := sum(10, "4", "12", "8")
	yearly.Per = model.PerYear
	down := sum(10, "3", "4")
	down.Direction = model.Decrease
	negative := sum(10, "-3")
	for name, c := range map[string]struct {
		svg  string
		want []string // begins with "!" for what isn't there
	}{
		"part":          {drawn(t, sum(30, "10", "8")), []string{"18 sur 30", `width="38.4%"`, "!class=\"cut\""}},
		"a tenth more":  {drawn(t, sum(10, "11")), []string{"11 pour 10", `width="70.4%"`, "!class=\"cut\""}},
		"three times":   {drawn(t, sum(5, "15")), []string{"15 pour 5", `class="cut"`}},
		"open":          {drawn(t, sum(50, "30 à 40")), []string{"30 à 40 sur 50", `class="open"`}},
		"down":          {drawn(t, down), []string{"7 pour 10 au plus"}},
		"one unknown":   {drawn(t, sum(30, "10"), sum(12)), []string{"à venir, pour 12", `class="due"`}},
		"negative":      {drawn(t, sum(30, "10"), negative), []string{"−3 pour 10"}},
		"two, one each": {drawn(t, sum(30, "10"), yearly), []string{"Stages, en 2020", "8 pour 10", "!class=\"c m\""}},
		"level":         {drawn(t, level), []string{"départ", "cible : 60", "30 à 40", "sans chiffre", "à venir", ">2022<", `class="unk"`, `class="open"`}},
		"yearly":        {drawn(t, yearly), []string{"cible : 10 par an", ">2018<", ">2020<"}},
	} {
		for _, want := range c.want {
			svg := strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(c.svg)
			if strings.Contains(svg, strings.TrimPrefix(want, "!")) == strings.HasPrefix(want, "!") {
				t.Errorf("%s: %s\n%s", name, want, c.svg)
			}
		}
	}
	if svg := drawn(t, sum(30)) + drawn(t, negative) + drawn(t, model.Measure{Name: "Label"}); svg != "" {
		t.Errorf("drawn, and there is nothing to draw: %s", svg)
	}
}
