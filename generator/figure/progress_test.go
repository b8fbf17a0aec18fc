package figure

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parvis/generator/figure/catalogue"
	"parvis/generator/testsite"
)

// measured is a site with one commitment for each measure, a text of TOML.
func measured(lang string, measures ...string) made {
	c := ground(lang, 1)
	for i, m := range measures {
		c[fmt.Sprintf("signataires/s-%d.toml", i)] = "nom = \"Organisme\"\ntype = \"entreprise\"\nsource = \"Essai\"\n[[engagement]]\ndomaine = \"emploi\"\naction = \"Agir\"\n[[engagement.indicateur]]\n" + m
	}
	return c
}

func cells(r Row) string {
	var out []string
	for _, c := range r.Cells {
		text := c.Text
		if c.Missing {
			text = "(" + text + ")"
		}
		out = append(out, text)
	}
	return r.Label + ": " + strings.Join(out, " | ")
}

func progress(m *Maker, indicator string) *Figure {
	return m.Make(catalogue.Spec{Kind: catalogue.Progress, Indicator: indicator})
}

// A year without a value between two that have one is listed without a bar, and the
// previous result is kept.
func TestProgressYears(t *testing.T) {
	m := maker(t, testsite.Of(t, measured("fr",
		"ref = \"stages\"\ncible = 60\necheance = \"2020\"\nvaleurs = { 2016 = 12, 2018 = 0 }\n",
		"ref = \"stages\"\nvaleurs = { 2018 = \"30 à 40\" }\n",
		"ref = \"stages\"\ncible = 5\n").fs()))
	f := progress(m, "stages")
	var got []string
	for _, r := range f.Rows {
		got = append(got, cells(r))
	}
	want := []string{
		"2016: 12 | 1 | 12 | (aucune) | 0",
		"2017: (non communiqué) | 0 | 12 | (aucune) | 0",
		"2018: 30 à 40 | 2 | 42 à 52 | (aucune) | 0",
		"2019: (non communiqué) | 0 | 42 à 52 | (aucune) | 0",
		"2020: (non communiqué) | 0 | 42 à 52 | 60 | 1",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got := cells(*f.Total); got != "Cumul: 42 à 52 | 2 | 42 à 52 | 65 | 2" {
		t.Errorf("total %q", got)
	}
	o := optionsOf(t, m, f)
	series := o["series"].([]any)
	var diamonds []string
	for _, d := range series[1].(map[string]any)["data"].([]any) {
		diamonds = append(diamonds, fmt.Sprint(d.(map[string]any)["value"]))
	}
	if !slices.Equal(diamonds, []string{"[4 60]"}) {
		t.Errorf("targets drawn at %q", diamonds)
	}
	axis := o["xAxis"].([]any)[0].(map[string]any)["data"].([]any)
	if fmt.Sprint(axis) != "[2016 2017 2018 2019 2020]" {
		t.Errorf("years %v", axis)
	}
	for _, want := range []string{"Unité\u00a0: stages.", "Sens recherché\u00a0: une hausse\u202f; cumul\u00a0: les années s’additionnent.", "1 cible n’a pas d’échéance", "Une année sans valeur est inconnue"} {
		if !strings.Contains(strings.Join(f.Notes, "\n"), want) {
			t.Errorf("no %q in %q", want, f.Notes)
		}
	}
}

// A year before anything is reported has no bar at all.
func TestProgressBeforeResults(t *testing.T) {
	m := maker(t, testsite.Of(t, measured("fr", "ref = \"stages\"\ncible = 60\necheance = \"2015\"\nvaleurs = { 2017 = 0 }\n").fs()))
	f := progress(m, "stages")
	data := optionsOf(t, m, f)["series"].([]any)[0].(map[string]any)["data"].([]any)
	var got []any
	for _, d := range data {
		got = append(got, d.(map[string]any)["value"])
	}
	if fmt.Sprint(got) != "[<nil> <nil> 0]" { // unknown, unknown, and a zero that was reported
		t.Errorf("bars %v", got)
	}
}

// The aggregation over years and the better direction are noted for each indicator.
func TestProgressRule(t *testing.T) {
	measure := "ref = %q\ncible = 4\necheance = \"2018\"\nvaleurs = { 2017 = 7, 2018 = 4 }\n"
	m := maker(t, testsite.Of(t, measured("fr", fmt.Sprintf(measure, "delai"), fmt.Sprintf(measure, "part"), fmt.Sprintf(measure, "stages"),
		strings.Replace(fmt.Sprintf(measure, "part"), "= 7", "= 6", 1)).fs()))
	for indicator, want := range map[string][2]string{
		"delai":  {"4 (unité\u00a0: jours)", "Sens recherché\u00a0: une baisse\u202f; cumul\u00a0: la dernière année connue fait foi."},
		"part":   {"5,25 en moyenne (unité\u00a0: %)", "Sens recherché\u00a0: une hausse\u202f; cumul\u00a0: moyenne des années connues."},
		"stages": {"11 (unité\u00a0: stages)", "cumul\u00a0: les années s’additionnent."},
	} {
		f := progress(m, indicator)
		if !strings.Contains(f.Sentence, want[0]) || !strings.Contains(strings.Join(f.Notes, "\n"), want[1]) {
			t.Errorf("%s: %q, %q; want %q", indicator, f.Sentence, f.Notes, want)
		}
	}
}

// Targets without results are in the notes; there is nothing to draw.
func TestProgressTargetsOnly(t *testing.T) {
	m := maker(t, testsite.Of(t, measured("fr", "ref = \"part\"\ncible = 60\n", "ref = \"part\"\ncible = 20\n", "ref = \"stages\"\ncible = 1\n").fs()))
	for indicator, want := range map[string]string{
		"part":   "2 engagements fixent une cible\u00a0: 40 en moyenne (unité\u00a0: %).",
		"stages": "1 engagement fixe une cible\u00a0: 1 (unité\u00a0: stages).",
	} {
		f := progress(m, indicator)
		if f.Drawable() || !slices.Contains(f.Notes, want) {
			t.Errorf("%s: %q, want %q", indicator, f.Notes, want)
		}
	}
}
