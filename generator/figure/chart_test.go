package figure

import (
	"fmt"
	"io/fs"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"parvis/generator/content/synth"
	"parvis/generator/figure/catalogue"
	"parvis/generator/figure/chart"
	"parvis/generator/figure/interactive"
	"parvis/generator/figure/layout"
	"parvis/generator/model/stats"
	"parvis/generator/testsite"
)

// forms is how some figures are drawn: on the real site, on the one that has a bit of everything, on a large one.
var forms = map[string]string{
	"real engagements-par-domaine": "stones", "real engagements-par-region": "regions bars", "real engagements-par-departement": "tiles beside",
	"real engagements-par-preuve": "", "real engagements-par-avancement": "pile", "real signatures": "", "real declares-et-publies": "dumbbell",
	"real engagements-par-domaine-et-region": "stones", "real resultats_indicateur_services-civiques": "big", "real signataires-par-portee": "stones",
	"mini engagements-par-domaine": "stones", "mini engagements-par-region": "bars", "mini signataires-par-secteur": "stones", "mini declares-et-publies": "",
	"mini resultats_indicateur_stages": "indicator chronicle", "mini domaines-compares_territoire_aude": "stones", "mini outils_synthese_rencontre-exemple": "",
	"made engagements-par-domaine": "bars", "made engagements-par-region": "regions beside", "made engagements-par-departement": "tiles beside",
	"made engagements-par-domaine-et-region": "heat", "made engagements-par-avancement": "stack", "made engagements-par-preuve": "stack",
	"made signataires-par-portee": "", "made signatures": "columns", "mini signatures": "columns", "made deploiement": "", "made domaines-compares_territoire_ain": "dots",
	"real situation": "", "real etat-des-bilans": "", "real couverture": "", "real promis-et-realise": "",
	"mini situation": "pile", "made situation": "stack", "made etat-des-bilans": "stack", "made couverture": "stack", "made promis-et-realise": "targets",
	"made outils_synthese_seminaire-l-alternance": "quadrants", "real outils_synthese_rse-quelle-mobilisation-pour-les-quartiers": "",
}

// TestCharts: each number that is drawn is one of the figure's, in words that its table has too, and
// no drawing shows nothing.
func TestCharts(t *testing.T) {
	drawn := map[string]bool{}
	for name, content := range map[string]fs.FS{"real": os.DirFS("../../content"), "mini": os.DirFS("../testdata/mini/content"), "made": synth.FS(1, 300)} {
		site := testsite.Of(t, content)
		m := New(site, stats.Of(site), wordsOf(t, site.Lang))
		for _, spec := range specsOf(m) {
			f := m.Make(spec)
			var got []string
			for _, c := range f.Charts {
				got = append(got, c.Form.String())
				checkChart(t, name+" "+f.ID, f, c)
				wantLeft(t, name+" "+f.ID, c)
			}
			drawn[name+" "+f.ID] = true
			if want, ok := forms[name+" "+f.ID]; ok && strings.Join(got, " ") != want {
				t.Errorf("%s %s is drawn as %q, want %q", name, f.ID, got, want)
			}
			if f.Empty != "" && got != nil {
				t.Errorf("%s %s: nothing to draw, and %q", name, f.ID, got)
			}
		}
	}
	for name := range forms {
		if !drawn[name] {
			t.Errorf("there is no figure %s", name)
		}
	}
}

// TestNastyCharts: texts that are special to a browser are in charts as they are; the printers escape them.
func TestNastyCharts(t *testing.T) {
	for name, content := range map[string]made{"nasty": nastySite("fr"), "one": people(ground("fr", 1), []int{0}), "many": people(ground("en", 5), []int{0, 0, 0, 1, 1, 2, 3, 4, -1}),
		"thousands": people(ground("fr", 2), append(repeated(0, 1100), repeated(1, 900)...))} {
		m := maker(t, testsite.Of(t, content.fs()))
		for _, kind := range catalogue.Kinds() {
			for _, spec := range needed(kind) {
				f := m.Make(spec)
				for _, c := range f.Charts {
					checkChart(t, name+" "+f.ID, f, c)
				}
			}
		}
	}
}

// TestValue: what is known of a number is drawn as such, and no more; what isn't finite, as missing.
func TestValue(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for _, c := range []struct {
		cell Cell
		want chart.Value
	}{
		{Cell{Low: 12, High: 12, Text: "12"}, chart.Value{Low: 12, High: 12, Text: "12"}},
		{Cell{Low: .1 + .2, High: .1 + .2}, chart.Value{Low: .3, High: .3}},
		{Cell{Low: 30, High: 40}, chart.Value{Low: 30, High: 40, Kind: chart.Range}},
		{Cell{Low: 20, High: inf}, chart.Value{Low: 20, High: 20, Kind: chart.AtLeast}},
		{Cell{Low: 0, High: 15, NoLow: true}, chart.Value{High: 15, Kind: chart.AtMost}},
		{Cell{Low: -inf, High: 15}, chart.Value{High: 15, Kind: chart.AtMost}},
		{Cell{Low: 20, High: 20, Approximate: true}, chart.Value{Low: 20, High: 20, Kind: chart.About}},
		{Cell{Low: -4, High: -4, Text: "−4"}, chart.Value{Low: -4, High: -4, Kind: chart.Negative, Text: "−4"}},
		{Cell{Low: -4, High: 3}, chart.Value{Low: -4, High: 3, Kind: chart.Negative}},
		{Cell{Low: -4, High: inf}, chart.Value{Low: -4, High: -4, Kind: chart.Negative}},
		{Cell{NoLow: true, High: -4}, chart.Value{Low: -4, High: -4, Kind: chart.Negative}},
		{Cell{Low: -inf, High: -4}, chart.Value{Low: -4, High: -4, Kind: chart.Negative}},
		{Cell{Missing: true, Text: "non communiqué"}, chart.Value{Kind: chart.Missing, Tip: "non communiqué"}},
		{Cell{Low: nan, High: nan}, chart.Value{Kind: chart.Missing}},
		{Cell{Low: -inf, High: inf}, chart.Value{Kind: chart.Missing}},
	} {
		if got := value(c.cell); got != c.want {
			t.Errorf("%+v is drawn as %+v, want %+v", c.cell, got, c.want)
		}
	}
}

// specsOf is a figure of each kind over the whole site, and of some records where a kind needs one.
func specsOf(m *Maker) []catalogue.Spec {
	var out []catalogue.Spec
	for _, kind := range catalogue.Kinds() {
		switch kind {
		case catalogue.Progress:
			for _, i := range m.site.Indicators {
				out = append(out, catalogue.Spec{Kind: kind, Indicator: i.Slug})
			}
		case catalogue.Funnel:
			for _, p := range m.site.Territories {
				if len(stats.Funnels(p)) > 0 {
					out = append(out, catalogue.Spec{Kind: kind, Territory: p.Slug})
				}
			}
		case catalogue.Against:
			for _, p := range m.site.Territories[:min(9, len(m.site.Territories))] {
				out = append(out, catalogue.Spec{Kind: kind, Territory: p.Slug})
			}
		case catalogue.Tools:
			for _, y := range m.site.Syntheses {
				out = append(out, catalogue.Spec{Kind: kind, Synthesis: y.Slug})
			}
		default:
			out = append(out, catalogue.Spec{Kind: kind})
		}
	}
	return out
}

func checkChart(t *testing.T, name string, f *Figure, c chart.Chart) {
	t.Helper()
	if c.ID != f.ID || c.Sentence != f.Sentence || !strings.Contains(c.Title, f.Title) {
		t.Errorf("%s: the chart says %q, %q", name, c.Title, c.Sentence)
	}
	told := map[string]bool{"0": true} // places with nothing have no row, and are counted in a note
	for _, r := range f.Rows {
		for _, cell := range r.Cells {
			told[cell.Text] = true
		}
	}
	for _, one := range f.funnels { // those approached that did no more
		told[strconv.Itoa(one.Rest)] = true
	}
	unknown, ranked := false, !slices.Contains([]chart.Form{chart.Indicator, chart.Pile, chart.Stack, chart.Waffle}, c.Form) // states have their own order
	for _, r := range c.Rows {
		unknown = unknown || r.Role == chart.Unknown
		if unknown && r.Role != chart.Unknown && !c.Form.Map() && ranked {
			t.Errorf("%s: %s comes after what isn't known", name, r.Label)
		}
		for _, v := range r.Cells {
			noted := strings.Contains(strings.Join(f.Notes, " "), v.Text) // what is compared with a target, and what has no date
			if v.Known() && v.Text != "" && !told[v.Text] && !noted && c.Form != chart.Indicator {
				t.Errorf("%s: %s, %q isn't in the table", name, r.Label, v.Text)
			}
			if v.Low > v.High && v.Kind != chart.AtLeast || v.Low != v.Low {
				t.Errorf("%s: %s, from %v to %v", name, r.Label, v.Low, v.High)
			}
		}
	}
	if slices.Contains([]chart.Form{chart.Regions, chart.Tiles}, c.Form) != (c.Key != nil) {
		t.Errorf("%s: %s with the key %v", name, c.Form, c.Key)
	}
}

// wantLeft wants a chart to be as it was once it is printed: pages, files and pictures are made from one, at once.
func wantLeft(t *testing.T, name string, c chart.Chart) {
	t.Helper()
	before := fmt.Sprintf("%+v", c)
	layout.Of(c)
	for rows := layout.SharedRows; rows > 0; rows-- {
		layout.ForShare(c, rows, 400, 120, strconv.Itoa)
	}
	if interactive.Offered(c) {
		if _, _, err := interactive.Options(c, "fr"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if after := fmt.Sprintf("%+v", c); after != before {
		t.Errorf("%s: printing it changed it from\n%s\nto\n%s", name, before, after)
	}
}
