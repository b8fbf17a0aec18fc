package export

import (
	"maps"
	"os"
	"slices"
	"testing"
	"testing/fstest"

	"parvis/generator/content/synth"
	"parvis/generator/model"
	"parvis/generator/testsite"
)

// rowsByID returns the cells of a table that aren't missing, by row and name.
func rowsByID(d *Data, t *Table) map[string]map[string]any {
	out := map[string]map[string]any{}
	for row := range t.Rows(d) {
		cells := map[string]any{}
		for i, f := range t.Fields {
			if !row[i].Missing() {
				cells[f.Name] = asJSON(row[i])
			}
		}
		out[row[0].text] = cells
	}
	return out
}

// What is derived of a commitment, what came of it, and what of that is in a total: by hand.
func TestStandings(t *testing.T) {
	files := fstest.MapFS{}
	for name, data := range map[string]string{
		"site.toml": "titre = \"Essai\"\nurl = \"https://essai.example/\"\nlangue = \"fr\"\narrete_au = 2021-06-30\n" +
			"[editeur]\nnom = \"Service\"\n[bilans]\ndelai = 3\n",
		"domaines/emploi.md":       "+++\nnom = \"Emploi\"\ncourt = \"Emploi\"\nicone = \"mallette\"\nordre = 1\n+++\nTexte.\n",
		"indicateurs/stages.toml":  "nom = \"Stages\"\nunite = \"stages\"\nsens = \"hausse\"\ncumul = \"somme\"\n",
		"indicateurs/ouverts.toml": "nom = \"Lieux ouverts\"\nunite = \"lieux\"\nsens = \"hausse\"\ncumul = \"somme\"\n",
		"territoires/france.toml":  "nom = \"France\"\ntype = \"pays\"\n[[evaluation]]\nmode = \"360\"\nannoncee = true\n",
		"signataires/un.md": `+++
nom = "Un"
type = "entreprise"
[[engagement]]
domaine = "emploi"
action = "Accueillir"
debut = 2018
statut = "en-cours"
statut_le = 2021-05-01
statut_motif = "La moitié est faite."
preuve = "declare"
[[engagement.indicateur]]
ref = "stages"
cible = 40
echeance = 2021
valeurs = { 2018 = 10, 2020 = 5 }
[[engagement.indicateur]]
nom = "Visites"
unite = "visites"
valeurs = { 2018 = 3 }
[[engagement.bilan]]
periode = 2020
texte = "Deux accueils."
[[engagement.reponse]]
date = 2021-06-01
texte = "Le reste suit."
[[engagement]]
domaine = "emploi"
action = "Former"
nature = "realisation"
[[engagement.indicateur]]
ref = "stages"
valeurs = { 2019 = 7 }
[[evaluation]]
date = "2020-03"
mode = "auto"
engagements = ["accueillir"]
+++
Texte.
`,
	} {
		files[name] = &fstest.MapFile{Data: []byte(data)}
	}
	d := dataOf(testsite.Of(t, files))
	for _, c := range []struct {
		table *Table
		id    string
		want  map[string]any
	}{
		{&commitments.Table, "un#accueillir", map[string]any{"bilan_etat": "a-jour", "bilan_periode": "2020", "bilan_echeance": "2021-03-31",
			"bilans_manquants": []any{"2019"}, "avancement": "loin", "mesures_non_mesurables": 1.0, "statut_le": "2021-05-01",
			"statut_motif": "La moitié est faite."}},
		{&commitments.Table, "un#former", map[string]any{"bilan_etat": nil, "avancement": nil, "mesures_non_mesurables": nil}},
		{&measures.Table, "un#accueillir/stages", map[string]any{"avancement": "loin", "avancement_periode": "2020", "regle": "rythme",
			"rythme": 0.499885949}}, // 15 of 40, in 1096 of 1461 days
		{&measures.Table, "un#accueillir/visites", map[string]any{"avancement": "non-mesurable", "regle": "sans-cible", "rythme": nil}},
		{&measures.Table, "un#former/stages", map[string]any{"avancement": nil, "regle": nil}},
		{&received.Table, "un#accueillir/bilan-2020", map[string]any{"texte": "Deux accueils.", "preuve": nil,
			"preuve_engagement": "declare"}},
		{&dues.Table, "un#accueillir/bilan-2018", map[string]any{"bilan_etat": "a-jour", "annee": 2018.0, "echeance": "2019-03-31", "action": "Accueillir"}},
		{&dues.Table, "un#accueillir/bilan-2019", map[string]any{"bilan_etat": "en-retard", "periode": "2019"}},
		{&dues.Table, "un#accueillir/bilan-2020", map[string]any{"bilan_etat": "a-jour"}},
		{&replies.Table, "un#accueillir/reponse-2021-06-01", map[string]any{"texte": "Le reste suit."}},
		{&assessments.Table, "un#evaluation-2020-03", map[string]any{"signataire": "un", "mode": "auto", "annoncee": false,
			"engagements": []any{"un#accueillir"}}},
		{&assessments.Table, "territoires/france#evaluation", map[string]any{"territoire": "france", "mode": "360", "annoncee": true}},
		{&indicators.Table, "stages", map[string]any{"engagements": 2.0, "resultats": 2.0, "bilans_attendus": 3.0, "bilans_recus": 2.0,
			"total_partiel": false, "total_type": "somme", "total_min": 22.0, "total_max": 22.0, "declare_valeurs": 2.0, "declare_min": 15.0,
			"verifie_valeurs": 0.0, "verifie_min": nil, "sans_preuve_valeurs": 1.0, "sans_preuve_max": 7.0}},
		{&indicators.Table, "ouverts", map[string]any{"engagements": 0.0, "resultats": 0.0, "bilans_attendus": nil, "total_type": nil,
			"total_min": nil, "verifie_valeurs": nil}},
	} {
		row := rowsByID(d, c.table)[c.id]
		if row == nil {
			t.Errorf("%s has no row %s: %v", c.table.Name, c.id, slices.Collect(maps.Keys(rowsByID(d, c.table))))
		}
		for name, want := range c.want {
			if got := row[name]; !equalJSON(got, want) {
				t.Errorf("%s %s: %s is %v, want %v", c.table.Name, c.id, name, got, want)
			}
		}
	}
}

func equalJSON(a, b any) bool {
	as, is := a.([]any)
	bs, are := b.([]any)
	if is && are {
		return slices.Equal(as, bs)
	}
	return !is && !are && a == b
}

// The parts of a total by proof add up to it, and where no delay is set no report is due.
func TestTotalsTellTheirCoverage(t *testing.T) {
	for name, site := range map[string]*model.Site{
		"real":  testsite.Of(t, os.DirFS("../../../content")),
		"synth": testsite.Of(t, synth.FS(7, 60)),
	} {
		for id, row := range rowsByID(dataOf(site), &indicators.Table) {
			if row["bilans_attendus"] != nil && site.Rounds.Delay == nil {
				t.Errorf("%s: %s has reports due", name, id)
			}
			if row["total_type"] != totalSum || row["total_precision"] != precisionExact {
				continue
			}
			sum := 0.0
			for _, part := range []string{"verifie", "atteste", "declare", "sans_preuve"} {
				if v, ok := row[part+"_min"].(float64); ok {
					sum += v
				}
			}
			if total := row["total_min"].(float64); rounded(sum) != total {
				t.Errorf("%s: the parts of %s make %v of %v", name, id, sum, total)
			}
		}
	}
}
