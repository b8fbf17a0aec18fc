package table

import (
	"fmt"
	"strings"
	"testing"

	"parvis/generator/content/column"
	"parvis/generator/content/sheet"
)

// known is a site of two domains and two places.
type known struct{}

func (known) Domain(s string) string {
	return map[string]string{"Éducation": "education", "Emploi": "emploi"}[s]
}
func (known) Heads(s string) bool { return s == "Aude" || s == "Gard" || s == "Emploi" }

func find(t *testing.T, text string) (*Table, bool) {
	t.Helper()
	w, err := sheet.Read(t.Context(), "x.csv", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return Find(w.Sheets[0], column.New(), known{})
}

// printed is the rows of a table, each with its section, and what is left out.
func printed(tab *Table) string {
	var out []string
	for _, r := range tab.Rows {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, c.Text)
		}
		line := strings.Join(cells, "|")
		if r.Section != "" {
			line = r.Section + ": " + line
		}
		out = append(out, line)
	}
	for _, l := range tab.Left {
		out = append(out, fmt.Sprintf("-%d %s", l.Row+1, l.Why))
	}
	return strings.Join(out, " / ")
}

func TestRows(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"labels first":        {"Nom;Action\nA;X\n", "A|X"},
		"titles above":        {"Suivi;;\nau 30 juin;;\n\nNom;Action;2018\nA;X;1\n", "A|X|1"},
		"same as above":       {"Nom;SIREN;Action;2018\nA;1;X;1\n;;Y;2\nB;2;Z;3\n;;W;4\n", "A|1|X|1 / A|1|Y|2 / B|2|Z|3 / B|2|W|4"},
		"a flat table":        {"Nom;Action;2018\nA;X;1\nA;Y;2\n;Z;3\n", "A|X|1 / A|Y|2 / |Z|3"},
		"a second indicator":  {"Nom;Action;Indicateur;2018\nA;X;I;1\n;;J;2\nB;Y;I;3\n", "A|X|I|1 / A|X|J|2 / B|Y|I|3"},
		"a total and notes":   {"Nom;Action;2018\nA;X;1\nTOTAL;;1\n\n(1) estimé;;\n", "A|X|1 / -3 total / -5 note"},
		"a company named so":  {"Nom;Action;2018\nTotal;X;1\n", "Total|X|1"},
		"labels again":        {"Nom;Action;2018\nA;X;1\nNom;Action;2018\nB;Y;2\n", "A|X|1 / B|Y|2 / -3 header-again"},
		"sections":            {"Nom;Action;2018\n— Aude —;;\nA;X;1\nGard;;\nB;Y;2\n", "Aude: A|X|1 / Gard: B|Y|2 / -2 section / -4 section"},
		"an example row":      {"Nom;Action;2018\nExemple;X;1\nA;Y;2\n", "A|Y|2 / -2 example"},
		"empty rows between":  {"Nom;Action;2018\nA;X;1\n\n\nB;Y;2\n", "A|X|1 / B|Y|2"},
		"a row pasted twice":  {"Nom;Action;2018\nA;X;1\nA;X;1\n;Y;2\n", "A|X|1 / A|X|1 / A|Y|2"},
		"a list of names":     {"Nom;Territoires\nA;Aude\nB;\n", "A|Aude / B|"},
		"a signatory by name": {"Nom;Taille;SIREN\nA;PME;1\nB;;\n", "A|PME|1 / B||"},
	} {
		tab, ok := find(t, c.text)
		if !ok {
			t.Errorf("%s: no table", name)
			continue
		}
		if got := printed(tab); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
	for name, text := range map[string]string{
		"labels that say nothing": "A;B;C\n1;2;3\n",
		"no labels":               "Lavande;PME;12\nThym;ETI;13\n",
		"figures about nobody":    "Année;Résultat\n2018;3\n",
	} {
		if tab, ok := find(t, text); ok {
			t.Errorf("%s: a table at row %d", name, tab.Header+1)
		}
	}
}

func TestColumns(t *testing.T) {
	tab, ok := find(t, "Signataire;;Réalisé;;;Objectif\nNom;Action;T1 2018;T2 2018;Total 2018;2019\nA;X;1;2;3;9\n")
	if !ok {
		t.Fatal("no table")
	}
	var got []string
	for _, c := range tab.Columns {
		got = append(got, fmt.Sprint(c.Use, " ", c.Key, " ", c.Period))
	}
	want := "fills nom  | fills engagement.action  | other   | other   | fills engagement.indicateur.bilan.valeur 2018 | fills engagement.indicateur.cible 2019"
	if strings.Join(got, " | ") != want {
		t.Errorf("%s", strings.Join(got, " | "))
	}
	tab, ok = find(t, "Nom;Éducation;Emploi;Action;Nom\nA;x;;X;B\n")
	if !ok || tab.Columns[1].Use != column.Ticked || tab.Columns[1].Value != "education" || !tab.Columns[4].Doubled {
		t.Errorf("%+v", tab.Columns)
	}
	tab, ok = find(t, "Nom;Action;Année;Résultat;Source;Preuve\nA;X;2018;3;S;déclaré\n")
	if !ok || tab.Columns[4].Key != "engagement.indicateur.bilan.source" || tab.Columns[5].Key != "engagement.indicateur.bilan.preuve" {
		t.Errorf("%+v", tab.Columns)
	}
}
