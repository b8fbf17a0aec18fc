package agenda

import (
	"fmt"
	"strings"
	"testing"

	"parvis/generator/check"
	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/diag/messages"
	"parvis/generator/model"
	"parvis/generator/testsite"
	"parvis/generator/text/date"
)

func load(t *testing.T, files map[string]string) *record.Set {
	t.Helper()
	files["site.toml"] = "titre = \"x\"\nurl = \"https://exemple.fr/\"\n"
	set, found := testsite.Load(t, testsite.Content(files))
	if len(found) > 0 {
		t.Fatal(found)
	}
	return set
}

func TestOf(t *testing.T) {
	set := load(t, map[string]string{
		"actualites/salon.toml":      "titre = \"Salon\"\ndate = 2018-07-01\npublication = 2018-08-01\nexpiration = 2018-09-30\n",
		"actualites/passee.toml":     "titre = \"Passée\"\ndate = 2018-07-01\nexpiration = 2018-07-10\n",
		"actualites/dernier.toml":    "titre = \"Dernier jour\"\ndate = 2018-07-01\nexpiration = 2018-07-11\n",
		"pages/brouillon.toml":       "titre = \"Brouillon\"\nbrouillon = true\npublication = 2018-08-01\n",
		"pages/mois.toml":            "titre = \"Mois\"\npublication = \"2018-08\"\n",
		"pages/la.toml":              "titre = \"Là\"\npublication = 2018-07-11\n",
		"appels/ouvert.toml":         "titre = \"Ouvert\"\nouverture = 2018-01-01\ncloture = 2018-07-31\n",
		"appels/a-venir.toml":        "titre = \"À venir\"\nouverture = 2018-10-01\ncloture = \"2018\"\n",
		"appels/clos.toml":           "titre = \"Clos\"\ncloture = 2018-07-10\n",
		"signataires/plus-tard.toml": "nom = \"Plus tard\"\ntype = \"entreprise\"\npublication = 2018-08-01\n",
	})
	var b strings.Builder
	all := Of(set, &model.Site{AsOf: date.Date{Year: 2018, Month: 7, Day: 11}})
	for _, c := range all {
		fmt.Fprintf(&b, "%s %s:%d:%d %s %s\n", c.On, c.File, c.Line, c.Col, c.Code, c.Args)
	}
	const want = `2018-07-12 actualites/dernier.toml:3:1 comes-expiry [2018-07-11]
2018-08-01 actualites/salon.toml:3:1 comes-publication [2018-08-01]
2018-08-01 appels/ouvert.toml:3:1 comes-closing [2018-07-31]
2018-08-01 pages/mois.toml:2:1 comes-publication [2018-08-01]
2018-08-01 signataires/plus-tard.toml:3:1 comes-publication [2018-08-01]
2018-10-01 actualites/salon.toml:4:1 comes-expiry [2018-09-30]
2018-10-01 appels/a-venir.toml:2:1 comes-opening [2018-10-01]
2019-01-01 appels/a-venir.toml:3:1 comes-closing [2018-12-31]
`
	if b.String() != want {
		t.Errorf("\n%s\nwant\n%s", b.String(), want)
	}
	if n := len(Next(all)); n != 1 {
		t.Errorf("%d changes on the first day", n)
	}
	if n := len(Next(all[1:])); n != 4 {
		t.Errorf("%d changes on the second day", n)
	}
	if len(Next(nil)) != 0 || Of(set, &model.Site{}) != nil {
		t.Error("without changes, or without a date, the list must be empty")
	}
	for _, c := range all {
		if !messages.Known(c.Code) || c.Severity != diag.Note {
			t.Errorf("%s has no words, or is no note", c.Code)
		}
	}
}

// What will change about a commitment: its start, its end, its deadlines, and its reports.
func TestCommitments(t *testing.T) {
	set, site, found := testsite.Check(t, testsite.Content(map[string]string{
		"site.toml":            "titre = \"x\"\nurl = \"https://exemple.fr/\"\narrete_au = 2021-02-01\n[bilans]\ndelai = 3\n",
		"domaines/emploi.toml": "nom = \"Emploi\"\ncourt = \"Emploi\"\nicone = \"mallette\"\nordre = 1\n",
		"signataires/un.toml": "nom = \"Un\"\ntype = \"entreprise\"\n" +
			"[[engagement]]\ndomaine = \"emploi\"\naction = \"A\"\ndebut = 2020\nfin = 2022\n[[engagement.indicateur]]\nnom = \"Stages\"\nunite = \"stages\"\nsens = \"hausse\"\ncible = 3\necheance = 2021-06-30\n" +
			"[[engagement]]\ndomaine = \"emploi\"\naction = \"B\"\ndebut = \"2021-09\"\n" +
			"[[engagement]]\ndomaine = \"emploi\"\naction = \"C\"\ndebut = 2018\nstatut = \"abandonne\"\nstatut_le = 2020-01-01\n",
	}), check.Options{})
	if site == nil {
		t.Fatal(found)
	}
	got := ""
	for _, c := range Of(set, site) {
		got += fmt.Sprintf("%s %d %s %s\n", c.On, c.Line, c.Code, c.Args)
	}
	const want = `2021-04-01 3 comes-late [2021-03-31]
2021-07-01 13 comes-deadline [2021-06-30]
2021-09-01 17 comes-start [2021-09-01]
2021-12-31 3 comes-report [2022-03-31]
2022-12-31 14 comes-report [2023-03-31]
2023-01-01 7 comes-end [2022-12-31]
`
	if got != want {
		t.Errorf("\n%s\nwant\n%s", got, want)
	}
}
