package rounds_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"parvis/generator/html/figures"
	"parvis/generator/html/rounds"
	"parvis/generator/html/view"
	"parvis/generator/site"
	"parvis/generator/site/address"
	"parvis/generator/testsite/testpage"
)

func built(s *view.Site) []site.File { return rounds.New(s, figures.New(s)).Files() }

// A report as its reader has it: what is missing first, then what came, and what is not known.
func TestReport(t *testing.T) {
	files := built(testpage.Site(t, os.DirFS("../../testdata/standings/content"), false))
	testpage.Says(t, testpage.Text(t, files, "bilans/2021/"),
		"25 engagements courent cette année-là. 24 ont un indicateur. 20 ont un résultat publié pour l’année. Un autre ne dit pas s’il courait cette année-là. 18 bilans ont été reçus avec un chiffre, sur 23 attendus.",
		"| Où il en est | bilan-final-manquant (Alpha) | 2021 | 31 mars 2022 | non reçu |", "| recu-sans-chiffre (Alpha) | 2021 | 31 mars 2022 | reçu, sans chiffre | en-bonne-voie",
		"| Emploi | 23 | 18 | 1 | 4 | 25 | 24 |", "| Gard | 23 |", "| Ce qui devait être atteint | ",
		"| non-atteint (Alpha) | Contrats | 30 contrats | 20 contrats | non atteint |", "| parfois-tenu (Alpha) | Contrats, 2021 | 10 contrats |",
		"| Un engagement de l’année n’a pas d’indicateur : son résultat ne se mesure pas. |", "!premières lignes")
	testpage.Says(t, testpage.HTML(t, files, "bilans/2021/"), `<a href="/bilans/2021/territoires/gard/">Gard</a>`, `<a href="/bilans/2021/bilans.csv">`)
	testpage.Says(t, testpage.Text(t, files, "bilans/2021/domaines/emploi/"), "!Par domaine", "| Gard | 23 |")
	data := strings.Split(strings.TrimSpace(testpage.HTML(t, files, address.RoundData(2021))), "\r\n")
	if len(data) != 24 { // the header and 23
		t.Errorf("the data of 2021 have %d lines", len(data))
	}
	for _, want := range []string{",2021,2022-03-31,en-retard,", ",2021,2022-03-31,recu-sans-chiffre,", ",2021,2022-03-31,a-jour,"} {
		testpage.Says(t, strings.Join(data, "\n"), want)
	}
}

// A report of much stays short: it names what is missing, thirty at most, and counts the rest.
func TestReportOfMuch(t *testing.T) {
	for _, c := range []struct {
		late, came int
		says       []string
	}{
		{40, 5, []string{"| Les 30 premières lignes sur 40 ; les données ont les autres. |", "| p30 (Alpha) | 2020 | 31 mars 2021 | non reçu |", "!p31 (Alpha) | 2020 | 31 mars",
			"!reçu, avec un chiffre", "| Emploi | 45 | 5 | 0 | 40 | 45 | 45 |", "| non atteint : 5 | bilan final manquant : 40 |"}},
		{0, 31, []string{"| Les 31 bilans attendus sont tous venus, avec un chiffre. |"}},
		{1, 30, []string{"| p1 (Alpha) | 2020 | 31 mars 2021 | non reçu |", "!reçu, avec un chiffre", "!premières lignes sur 1"}},
	} {
		record := "nom = \"Alpha\"\ntype = \"entreprise\"\n"
		for i := range c.late + c.came {
			record += fmt.Sprintf("[[engagement]]\nid = \"p%d\"\naction = \"p%[1]d\"\ndomaine = \"emploi\"\ndebut = 2019\n[[engagement.indicateur]]\n"+
				"nom = \"Contrats\"\nunite = \"contrats\"\nsens = \"hausse\"\ncumul = \"somme\"\ncible = 30\necheance = 2020\nvaleurs = { 2019 = 2%s }\n",
				i+1, map[bool]string{true: "", false: ", 2020 = 3"}[i < c.late])
		}
		content := fstest.MapFS{"signataires/alpha.toml": {Data: []byte(record)}, "domaines/emploi.toml": {Data: []byte("nom = \"Emploi\"\ncourt = \"Emploi\"\nicone = \"mallette\"\nordre = 1\n")},
			"site.toml": {Data: []byte("titre = \"Essai\"\nurl = \"https://essai.example/\"\nlangue = \"fr\"\narrete_au = 2021-06-30\n[bilans]\ndelai = 3\n")}}
		files := built(testpage.Site(t, content, false))
		testpage.Says(t, testpage.Text(t, files, "bilans/2020/"), c.says...)
	}
}

// A year of which nothing is dated says so, and claims no report.
func TestUndatedReport(t *testing.T) {
	files := built(testpage.Site(t, os.DirFS("../../../content"), false))
	testpage.Says(t, testpage.Text(t, files, "bilans/2017/"), "Rien ne dit qu’un engagement publié ait couru cette année-là",
		"| Aucune date de bilan n’est fixée : aucun bilan n’est donc attendu, ni en retard. |")
	for _, f := range files {
		if strings.HasSuffix(f.Address, ".csv") {
			t.Errorf("%s, where no report is due", f.Address)
		}
	}
}
