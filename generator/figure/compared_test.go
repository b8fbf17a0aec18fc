package figure

import (
	"fmt"
	"strings"
	"testing"

	"parvis/generator/figure/catalogue"
	"parvis/generator/figure/chart"
	"parvis/generator/testsite"
)

// follows is a measure of a shared indicator, to be reached by 2020.
func follows(indicator string, target, result int) string {
	return fmt.Sprintf("ref = %q\ncible = %d\necheance = 2020\nvaleurs = { 2019 = %d }\n", indicator, target, result)
}

// TestPromisedTold is what is said of results beside what was promised, and how it is drawn.
func TestPromisedTold(t *testing.T) {
	for _, c := range []struct {
		name     string
		measures []string
		fr, en   string
		form     string
	}{
		{"nothing", nil, "Aucun indicateur commun n'a de cible publiée.", "No shared indicator has a published target.", ""},
		{"results only", []string{"ref = \"stages\"\nvaleurs = { 2019 = 3 }\n"}, "Aucun indicateur commun n'a de cible publiée.", "No shared indicator has a published target.", ""},
		{"target only", []string{"ref = \"stages\"\ncible = 3\n"}, "Un indicateur a une cible, mais aucun résultat qui s'y compare.", "One indicator has a target, but no result to compare with it.", ""},
		{"targets only", []string{"ref = \"stages\"\ncible = 3\n", "ref = \"budget\"\ncible = 3\n"}, "2 indicateurs ont des cibles, mais aucun résultat qui s'y compare.", "2 indicators have targets, but no result to compare with them.", ""},
		{"one indicator", []string{follows("stages", 59, 27), "ref = \"stages\"\n"}, "27 stages sur 59, là où l'on connaît la cible et le résultat.", "27 stages of 59, where both target and result are known.", "indicator"},
		{"beyond one", []string{follows("stages", 59, 27), follows("budget", 5, 15)}, "15 € pour 5 € et 27 stages sur 59, là où l'on connaît la cible et le résultat.", "15 € for 5 € and 27 stages of 59, where both target and result are known.", "targets"},
		{"one apart", []string{follows("stages", 59, 27), follows("budget", 5, 5), follows("effectif", 3, 2)}, "5 € sur 5 € et 27 stages sur 59, là où l'on connaît la cible et le résultat ; un autre indicateur ne permet pas de comparaison.",
			"5 € of 5 € and 27 stages of 59, where both target and result are known; one other indicator allows no comparison.", "targets"},
		{"many", []string{follows("stages", 59, 27), follows("budget", 5, 5), follows("repas", 3, 2), follows("solde", 3, 5)}, "2 des 3 indicateurs comparés atteignent ce qui était promis.", "2 of the 3 indicators compared meet what was promised.", "targets"},
	} {
		for lang, want := range map[string]string{"fr": c.fr, "en": c.en} {
			site := measured(lang, c.measures...)
			site["indicateurs/repas.toml"] = "nom = \"Repas\"\nunite = \"repas\"\ncumul = \"somme\"\nsource = \"Essai\"\nsens = \"hausse\"\n"
			site["indicateurs/budget.toml"] += "sens = \"hausse\"\n"
			site["indicateurs/solde.toml"] += "sens = \"hausse\"\n"
			m := maker(t, testsite.Of(t, site.fs()))
			f := m.Make(catalogue.Spec{Kind: catalogue.Promised})
			if got := plainly.Replace(f.Sentence); got != want {
				t.Errorf("%s, %s:\ngot  %s\nwant %s", c.name, lang, got, want)
			}
			if got := formsOf(f); got != c.form {
				t.Errorf("%s is drawn as %q, want %q", c.name, got, c.form)
			}
			checkData(t, c.name, m, f)
			for _, drawn := range f.Charts {
				checkChart(t, c.name, f, drawn)
			}
		}
	}
}

func formsOf(f *Figure) string {
	var out []string
	for _, c := range f.Charts {
		out = append(out, c.Form.String())
	}
	return strings.Join(out, " ")
}

// Each row has its unit, and says how many commitments it compares of those that follow it.
func TestPromisedRows(t *testing.T) {
	f := maker(t, testsite.Of(t, measured("fr", follows("stages", 59, 27), "ref = \"stages\"\n", follows("budget", 5, 15)).fs())).Make(catalogue.Spec{Kind: catalogue.Promised})
	if got, want := plainly.Replace(cells(f.Rows[0])+"; "+cells(f.Rows[1])), "Budget: € | 5 | 15 | 1; Stages: stages | 59 | 27 | 1"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if want := "Stages : un seul engagement a une cible et un résultat qui se comparent (2 engagements suivent cet indicateur)."; !strings.Contains(plainly.Replace(strings.Join(f.Notes, "\n")), want) {
		t.Errorf("%q lack %q", f.Notes, want)
	}
	if c := f.Charts[0]; plainly.Replace(c.Rows[0].Said) != "15 pour 5 €" || plainly.Replace(c.Rows[1].Said) != "27 sur 59" {
		t.Errorf("%+v", c.Rows)
	}
}

// TestFunnelTold is what is said of a mobilisation, and how it is drawn.
func TestFunnelTold(t *testing.T) {
	count := func(what string, n int, more string) string {
		return fmt.Sprintf("[[comptage]]\nsource = \"Essai\"\ntype = %q\nnombre = %d\n%s\n", what, n, strings.ReplaceAll(more, "; ", "\n"))
	}
	approached := count("sollicitees", 160, "")
	for _, c := range []struct {
		name, counts string
		fr, en       string
		form         string
	}{
		{"nothing", "", "Dans l'Aude, les nombres déclarés ne suffisent pas pour suivre la mobilisation.", "In Aude, the declared numbers are not enough to follow how companies were gathered.", ""},
		{"one step", approached, "Dans l'Aude, les nombres déclarés ne suffisent pas pour suivre la mobilisation.", "In Aude, the declared numbers are not enough to follow how companies were gathered.", ""},
		{"dated", approached + count("conventions", 6, "date = 2017-03-01"), "Dans l'Aude, 6 des 160 entreprises sollicitées avaient signé une convention au 1er mars 2017.",
			"In Aude, 6 of the 160 companies approached had signed a convention by 1 March 2017.", "waffle"},
		{"in a month", approached + count("conventions", 1, "date = \"2017-03\""), "Dans l'Aude, 1 des 160 entreprises sollicitées avait signé une convention en mars 2017.",
			"In Aude, 1 of the 160 companies approached had signed a convention by March 2017.", "waffle"},
		{"none signed", approached + count("signataires", 0, ""), "Dans l'Aude, aucune des 160 entreprises sollicitées n'a signé la charte.", "In Aude, none of the 160 companies approached has signed the charter.", ""},
		{"the only one", count("sollicitees", 1, "") + count("signataires", 1, ""), "Dans l'Aude, la seule entreprise sollicitée a signé la charte.", "In Aude, the only company approached has signed the charter.", ""},
		{"all signed", count("sollicitees", 12, "") + count("signataires", 12, "date = 2018"), "Dans l'Aude, les 12 entreprises sollicitées avaient signé la charte en 2018.", "In Aude, all 12 companies approached had signed the charter by 2018.", ""},
		{"beyond a waffle", count("sollicitees", 1600, "") + count("signataires", 60, ""), "Dans l'Aude, 60 des 1 600 entreprises sollicitées ont signé la charte.", "In Aude, 60 of the 1,600 companies approached have signed the charter.", "bars"},
		{"three steps", approached + count("signataires-prevus", 20, "approximatif = true") + count("conventions", 6, ""), "Dans l'Aude, 6 des 160 entreprises sollicitées ont signé une convention.",
			"In Aude, 6 of the 160 companies approached have signed a convention.", "bars"},
		{"about", approached + count("signataires-prevus", 20, "approximatif = true; date = 2017-03-01"), "Dans l'Aude, environ 20 des 160 entreprises sollicitées étaient attendues comme signataires au 1er mars 2017.",
			"In Aude, about 20 of the 160 companies approached were expected to sign by 1 March 2017.", "bars"},
		{"without those approached", count("signataires", 12, "portee = \"local\"") + count("conventions", 3, "portee = \"local\""), "Dans l'Aude, au niveau local, 12 signataires déclarés et 3 conventions déclarées.",
			"In Aude, at local level, 12 declared signatories and 3 declared conventions.", "bars"},
	} {
		for lang, want := range map[string]string{"fr": c.fr, "en": c.en} {
			site := toldOf(lang)
			site["territoires/dep-0.toml"] += c.counts
			m := maker(t, testsite.Of(t, site.fs()))
			f := m.Make(catalogue.Spec{Kind: catalogue.Funnel, Territory: "dep-0"})
			if got := plainly.Replace(f.Sentence); got != want {
				t.Errorf("%s, %s:\ngot  %s\nwant %s", c.name, lang, got, want)
			}
			if got := formsOf(f); got != c.form {
				t.Errorf("%s is drawn as %q, want %q", c.name, got, c.form)
			}
			checkData(t, c.name, m, f)
			if c.form == "waffle" && f.Charts[0].Rows[1].Role != chart.Empty {
				t.Errorf("%+v", f.Charts[0].Rows)
			}
		}
	}
}
