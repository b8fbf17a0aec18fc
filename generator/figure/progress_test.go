package figure

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parvis/generator/figure/catalogue"
	"parvis/generator/figure/chart"
	"parvis/generator/testsite"
)

// measured is a site with one commitment for each measure, a text of TOML.
func measured(lang string, measures ...string) made {
	c := ground(lang, 1)
	c["indicateurs/budget.toml"] = "nom = \"Budget\"\nunite = \"€\"\ncumul = \"somme\"\nsource = \"Essai\"\n"
	c["indicateurs/solde.toml"] = "nom = \"Solde\"\nunite = \"salariés\"\nsolde = true\ncumul = \"somme\"\nsource = \"Essai\"\n"
	c["indicateurs/effectif.toml"] = "nom = \"Effectif\"\nunite = \"salariés\"\ncumul = \"dernier\"\nsource = \"Essai\"\n"
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

// plainly makes spaces that don't break lines ordinary.
var plainly = strings.NewReplacer("\u202f", " ", "\u00a0", " ", "’", "'")

// A period without a value between two that have one is listed without a bar. The head and the
// last row say the unit, and what the last row is.
func TestProgressRows(t *testing.T) {
	for name, c := range map[string]struct {
		indicator string
		measures  []string
		want      []string
	}{
		"flows": {"stages", []string{"ref = \"stages\"\nvaleurs = { 2016 = 12, 2018 = 0 }\n", "ref = \"stages\"\nvaleurs = { 2018 = \"30 à 40\" }\n", "ref = \"stages\"\n"},
			[]string{"Résultat (stages)", "2016: 12 | 1", "2017: (non communiqué) | 0", "2018: 30 à 40 | 2", "Ensemble: 42 à 52 | 2"}},
		"school years": {"stages", []string{"ref = \"stages\"\nvaleurs = { \"2014-2015\" = 12, \"2016-2017\" = \"plus de 3\" }\n"},
			[]string{"Résultat (stages)", "2014-2015: 12 | 1", "2015-2016: (non communiqué) | 0", "2016-2017: plus de 3 | 1", "Ensemble: plus de 15 | 1"}},
		"stock": {"effectif", []string{"ref = \"effectif\"\nvaleurs = { 2016 = 12, 2017 = 14 }\n", "ref = \"effectif\"\nvaleurs = { 2017 = 6 }\n"},
			[]string{"Résultat (salariés)", "2016: 12 | 1", "2017: 20 | 2", "2017: 20 | 2"}},
		"shares": {"part", []string{"ref = \"part\"\nvaleurs = { 2016 = \"60 %\", 2017 = 75 }\n", "ref = \"part\"\nvaleurs = { 2017 = 70 }\n"},
			[]string{"Résultat (%)", "2016: 60 | 1", "2017: 70 à 75 | 2", "Étendue: 67,5 à 70 | 2"}},
	} {
		f := progress(maker(t, testsite.Of(t, measured("fr", c.measures...).fs())), c.indicator)
		got := []string{plainly.Replace(f.Heads[1])}
		for _, r := range append(f.Rows, *f.Total) {
			got = append(got, plainly.Replace(cells(r)))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\ngot  %q\nwant %q", name, got, c.want)
		}
	}
}

// TestProgressSaid is what is said of an indicator, and the notes that compare it with its targets.
// Data end in June 2023.
func TestProgressSaid(t *testing.T) {
	for _, c := range []struct {
		indicator string
		measures  []string
		sentence  string
		notes     []string // the first ones
	}{
		{"stages", nil, "Stages : ni cible ni résultat n'est publié.", nil},
		{"stages", []string{"ref = \"stages\"\n"},
			"Stages : aucun résultat n'est publié pour le seul engagement concerné.", nil},
		{"stages", []string{"ref = \"stages\"\nvaleurs = { 2018 = 1 }\n"},
			"1 stage en 2018 ; faute de cible publiée, on ne peut pas dire si la promesse est tenue.", nil},
		{"stages", []string{"ref = \"stages\"\nvaleurs = { 2016 = 12, 2018 = \"environ 20\" }\n", "ref = \"stages\"\n"},
			"Environ 32 stages en tout, sans cible publiée ; ce résultat porte sur 1 des 2 engagements concernés.", nil},
		{"stages", []string{"ref = \"stages\"\nvaleurs = { 2016 = 12 }\n", "ref = \"stages\"\nvaleurs = { 2016 = \"moins de 5\" }\n"},
			"Au moins 12, moins de 17 stages en tout, sans cible publiée ; ces résultats portent sur les 2 engagements concernés.",
			[]string{"Quand un résultat est une fourchette ou un minimum, seul ce qui est certain est plein."}},
		{"budget", []string{"ref = \"budget\"\nvaleurs = { 2016 = 1500000.5 }\n"},
			"Budget : 1 500 000,5 € en 2016 ; faute de cible publiée, on ne peut pas dire si la promesse est tenue.", nil},
		{"effectif", []string{"ref = \"effectif\"\nvaleurs = { 2016 = 12, 2017 = 14 }\n", "ref = \"effectif\"\nvaleurs = { 2017 = 6 }\n"},
			"Effectif : 20 salariés (chiffre de 2017), sans cible publiée ; ces résultats portent sur les 2 engagements concernés.", nil},
		{"part", []string{"ref = \"part\"\nvaleurs = { 2016 = 60 }\ncible = 80\necheance = \"2020\"\n", "ref = \"part\"\nvaleurs = { 2016 = 70 }\ncible = 90\necheance = \"2020\"\n"},
			"Part : 60 à 70 % selon les cas ; ces résultats portent sur les 2 engagements concernés.",
			[]string{"2 cibles sont fixées (2 engagements suivent cet indicateur).", "Quand un résultat est une fourchette ou un minimum, seul ce qui est certain est plein.",
				"Niveau de preuve du total : 2 valeurs (sans preuve indiquée).",
				"Règle de calcul : dans chaque cas, moyenne des périodes connues. Les résultats, en %, ne s'additionnent pas d'un cas à l'autre : seule leur étendue est donnée. Une période sans résultat n'est pas un zéro : elle est inconnue."}},
		{"part", []string{"ref = \"part\"\nvaleurs = { 2016 = 60 }\n", "ref = \"part\"\nvaleurs = { 2017 = 60 }\n"},
			"Part : 60 % dans chaque cas, sans cible publiée ; ces résultats portent sur les 2 engagements concernés.", nil},
		{"part", []string{"ref = \"part\"\nvaleurs = { 2016 = 60, 2017 = 61, 2018 = 61 }\n"},
			"Part : 60,67 % en moyenne ; faute de cible publiée, on ne peut pas dire si la promesse est tenue.", nil},
		// What one commitment aims at isn't compared with what another one did.
		{"stages", []string{"ref = \"stages\"\nvaleurs = { 2019 = 10, 2020 = \"8 à 12\" }\ncible = 12\necheance = \"2020\"\n", "ref = \"stages\"\ncible = 8\necheance = \"2021\"\n"},
			"18 à 22 stages en tout, pour une cible de 12 ; ce résultat porte sur 1 des 2 engagements concernés.",
			[]string{"2 cibles sont fixées (2 engagements suivent cet indicateur).",
				"Échéance 2020 : 18 à 22 stages à cette date ; cible : 12 stages.",
				"Échéance 2021 : aucun résultat n'est connu.",
				"Dans le seul cas où l'on connaît cible et résultat : 18 à 22 stages ; cible : 12 stages."}},
		{"stages", []string{"ref = \"stages\"\nvaleurs = { 2019 = 10 }\ncible = 12\necheance = \"2028\"\n", "ref = \"stages\"\nvaleurs = { 2019 = 1 }\ncible = \"au moins 8\"\necheance = \"2028\"\n"},
			"11 stages en tout, pour des cibles qui totalisent au moins 20 ; ces résultats portent sur les 2 engagements concernés.",
			[]string{"2 cibles sont fixées (2 engagements suivent cet indicateur).",
				"Échéance 2028 : 11 stages en tout à ce jour ; somme des cibles : au moins 20 stages.",
				"Niveau de preuve du total : 11 (sans preuve indiquée).",
				"Règle de calcul : les résultats s'additionnent, d'une période à l'autre et d'un cas à l'autre. Une période sans résultat n'est pas un zéro : elle est inconnue."}},
		{"stages", []string{"ref = \"stages\"\nvaleurs = { 2018 = 4, 2019 = 4, 2020 = 4 }\ncible = 10\npar = \"an\"\n", "ref = \"stages\"\ncible = 3\n"},
			"12 stages en tout ; ce résultat porte sur 1 des 2 engagements concernés.",
			[]string{"2 cibles sont fixées (2 engagements suivent cet indicateur).",
				"Une cible est à atteindre chaque année ou à chaque période : elle ne se compare pas à un cumul.", "Une cible n'a pas d'échéance."}},
	} {
		f := progress(maker(t, testsite.Of(t, measured("fr", c.measures...).fs())), c.indicator)
		if got := plainly.Replace(f.Sentence); got != c.sentence {
			t.Errorf("%q\ngot  %s\nwant %s", c.measures, got, c.sentence)
		}
		for i, want := range c.notes {
			if i >= len(f.Notes) || plainly.Replace(f.Notes[i]) != want {
				t.Errorf("%q: note %d of\n%s\nwant %s", c.measures, i, plainly.Replace(strings.Join(f.Notes, "\n")), want)
			}
		}
	}
}

// The aggregation over periods and the direction sought are noted for each indicator, and no
// direction where none is given.
func TestProgressRule(t *testing.T) {
	var measures []string
	for _, indicator := range []string{"delai", "part", "stages"} {
		measures = append(measures, fmt.Sprintf("ref = %q\nvaleurs = { 2017 = 7, 2018 = 4 }\n", indicator))
	}
	m := maker(t, testsite.Of(t, measured("fr", measures...).fs()))
	for indicator, want := range map[string]string{
		"delai":  "Règle de calcul : la dernière période connue remplace les précédentes ; les résultats d'une même période s'additionnent. Une période sans résultat n'est pas un zéro : elle est inconnue. Objectif : diminuer.",
		"stages": "Règle de calcul : les résultats s'additionnent, d'une période à l'autre et d'un cas à l'autre. Une période sans résultat n'est pas un zéro : elle est inconnue.",
	} {
		f := progress(m, indicator)
		if got := plainly.Replace(f.Notes[len(f.Notes)-1]); got != want {
			t.Errorf("%s: %q, want %q", indicator, got, want)
		}
	}
}

// What is known from above only is an outline, a minimum points on; a number below zero has its words.
func TestProgressBounds(t *testing.T) {
	m := maker(t, testsite.Of(t, measured("fr",
		"ref = \"stages\"\nvaleurs = { 2016 = \"moins de 5\", 2017 = \"plus de 12\", 2018 = 0 }\n", "ref = \"solde\"\nvaleurs = { 2016 = -5, 2017 = 3, 2018 = 1 }\n").fs()))
	f := progress(m, "stages")
	drawn := func(f *Figure) string {
		var got []string
		for i, v := range f.Charts[0].Rows[0].Cells {
			got = append(got, plainly.Replace(fmt.Sprint(f.Charts[0].Columns[i], ": ", v.Text, ", kind ", v.Kind, ", from ", v.Certain(), " to ", v.Possible())))
		}
		return strings.Join(got, "; ")
	}
	if got, want := drawn(f), "2016: moins de 5, kind 3, from 0 to 5; 2017: plus de 12, kind 2, from 12 to 12; 2018: 0, kind 0, from 0 to 0"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for _, want := range []string{"seul ce qui est certain est plein.", "dont on ne connaît que le maximum n’a qu’un contour."} {
		if !strings.Contains(strings.Join(f.Notes, "\n"), want) {
			t.Errorf("no %q in %q", want, f.Notes)
		}
	}
	if _, known := f.Rows[0].Cells[0].Drawn(); known {
		t.Error("what is below 5 is a bar of its table")
	}
	below := progress(m, "solde")
	if got, want := drawn(below), "2016: -5, kind 5, from 0 to 0; 2017: 3, kind 0, from 3 to 3; 2018: 1, kind 0, from 1 to 1"; strings.ReplaceAll(got, "−", "-") != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	const note = "Un nombre négatif n’a pas de barre : il est écrit."
	if !slices.Contains(below.Notes, strings.ReplaceAll(note, " :", "\u00a0:")) {
		t.Errorf("no %q in %q", note, below.Notes)
	}
}

// Where all that is known is below zero, or is compared with a target, nothing is drawn: words say it.
func TestBelowZero(t *testing.T) {
	for name, c := range map[string]struct {
		measure, sentence string
	}{
		"several years": {"ref = \"solde\"\nvaleurs = { 2016 = -5, 2017 = -3, 2018 = -1 }\n", "Solde : −9 salariés en tout ; faute de cible publiée, on ne peut pas dire si la promesse est tenue."},
		"one year":      {"ref = \"solde\"\nvaleurs = { 2016 = -5 }\n", "Solde : −5 salariés en 2016 ; faute de cible publiée, on ne peut pas dire si la promesse est tenue."},
		"a target":      {"ref = \"solde\"\nvaleurs = { 2016 = -5 }\ncible = 10\necheance = 2020\n", "Solde : −5 salariés en 2016, pour une cible de 10 en 2020."},
	} {
		m := maker(t, testsite.Of(t, measured("fr", c.measure).fs()))
		for _, f := range []*Figure{progress(m, "solde"), m.Make(catalogue.Spec{Kind: catalogue.Promised})} {
			if got := formsOf(f); got != "" {
				t.Errorf("%s, %s: drawn as %s", name, f.ID, got)
			}
			if f.Spec.Kind == catalogue.Progress && plainly.Replace(f.Sentence) != c.sentence {
				t.Errorf("%s: %s", name, f.Sentence)
			}
			if f.Empty == "" && !strings.Contains(strings.Join(f.Notes, "\n"), "négatif") {
				t.Errorf("%s, %s: %q", name, f.ID, f.Notes)
			}
		}
	}
	f := maker(t, testsite.Of(t, measured("fr", follows("solde", 10, -5), follows("stages", 59, 27)).fs())).Make(catalogue.Spec{Kind: catalogue.Promised})
	if c := f.Charts[0]; c.Form != chart.Targets || c.Rows[0].Said != "−5 sur 10" || c.Rows[0].Targets != nil || c.Rows[1].Targets == nil {
		t.Errorf("%+v", c)
	}
}

// A total tells the reports that it stands on: in its sentence, in the title of its drawing, in its
// data. Too few make it partial, and its bars hatched. Data end in June 2023, and reports of a year are
// due at the end of March.
func TestProgressCoverage(t *testing.T) {
	reported := func(values string) string { return "ref = \"stages\"\n" + values }
	for name, c := range map[string]struct {
		measures        []string
		sentence, drawn string
		csv             string // of the total
		json            []string
		hatched         bool
	}{
		"all": {[]string{reported("valeurs = { 2021 = 4, 2022 = 6 }\n")},
			"10 stages en tout, sans cible publiée ; les 2 bilans attendus, tous chiffrés.",
			"Cibles et résultats : Stages", "2,2", []string{`"attendus":2,"recus":2,"colonnes"`}, false},
		"few": {[]string{reported("valeurs = { 2022 = 6 }\n"), reported(""), reported("")},
			"6 stages en 2022, sans cible publiée ; total partiel : 1 bilan chiffré sur 6 attendus.",
			"Cibles et résultats : Stages (total partiel : 1 bilan chiffré sur 6 attendus)", "6,1",
			[]string{`"resultats":1,"engagements":3,"attendus":6,"recus":1,"total_partiel":true`}, true},
		"none": {[]string{reported("")},
			"Stages : aucun résultat n'est publié pour le seul engagement concerné ; aucun bilan chiffré sur 2 attendus.",
			"Cibles et résultats : Stages", "", []string{`"attendus":2,"recus":0`}, false},
	} {
		files := measured("fr", c.measures...)
		files["site.toml"] += "[bilans]\ndelai = 3\n"
		for name, text := range files {
			files[name] = strings.Replace(text, "action = \"Agir\"\n", "action = \"Agir\"\ndebut = 2021\n", 1)
		}
		m := maker(t, testsite.Of(t, files.fs()))
		f := progress(m, "stages")
		if got := plainly.Replace(f.Sentence); got != c.sentence {
			t.Errorf("%s: %s", name, got)
		}
		if got := plainly.Replace(f.DrawnName(m.words)); got != c.drawn {
			t.Errorf("%s: drawn as %s", name, got)
		}
		lines := strings.Split(strings.TrimSpace(string(f.CSV())), "\r\n")
		if last := lines[len(lines)-1]; c.csv != "" && !strings.HasSuffix(last, ","+c.csv) || !strings.HasSuffix(lines[0], ",attendus,recus") {
			t.Errorf("%s: %q", name, lines)
		}
		data, err := f.JSON(m.words, About{}, nil)
		for _, want := range c.json {
			if err != nil || !strings.Contains(string(data), want) {
				t.Errorf("%s: no %s in %s", name, want, data)
			}
		}
		if c.csv == "" {
			continue
		}
		drawn := f.Charts[len(f.Charts)-1]
		hatched := drawn.Form == chart.Chronicle && slices.ContainsFunc(drawn.Rows[0].Cells, func(v chart.Value) bool { return v.Role == chart.Unknown })
		told := strings.Contains(fmt.Sprint(drawn.Rows), f.Coverage.Text)
		if (hatched || drawn.Form == chart.Big && told) != c.hatched {
			t.Errorf("%s: drawn %+v", name, drawn)
		}
		if hatched != strings.Contains(strings.Join(f.Notes, "\n"), "hachurées") {
			t.Errorf("%s: %q", name, f.Notes)
		}
	}
}
