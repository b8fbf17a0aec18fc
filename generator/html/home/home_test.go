package home_test

import (
	"os"
	"parvis/generator/html/figures"
	"testing"

	"parvis/generator/html/home"
	"parvis/generator/html/view"
	"parvis/generator/site"
	"parvis/generator/testsite"
	"parvis/generator/testsite/testpage"
)

func front(t *testing.T, s *view.Site) string {
	t.Helper()
	return testpage.Text(t, []site.File{home.New(s, figures.New(s)).Home()}, "")
}

// The front page tells promises from deeds, who left from who stays, and what was declared at what
// scope and when.
func TestHome(t *testing.T) {
	content := os.DirFS("../../testdata/pledges/content")
	text := front(t, testpage.Site(t, content, false))
	testpage.Says(t, text,
		"| 4 signataires publiés et 1 ancien | 7 engagements publiés dont 4 terminés | 2 actions menées | 2 conventions publiées |",
		"| 4 territoires où agit un signataire sur 13 territoires décrits, le pays compris |",
		"| 70 signataires déclarés au niveau national France, date non précisée ; source : Rapport |",
		"| Ces nombres viennent des sources citées.", "!annoncés par les territoires", "!brouillon")
	testpage.Says(t, front(t, testpage.Site(t, content, true)), "| 5 signataires publiés et 1", "1 brouillon, montré ici et pas encore publié, y est compris. |")
}

// The front page says where the promises stand, and leads to the yearly reports.
func TestHomeStandings(t *testing.T) {
	s := testpage.Site(t, os.DirFS("../../testdata/standings/content"), false)
	testpage.Says(t, front(t, s), "| Où en sont les engagements | Les 29 engagements publiés, terminés compris, au 30 juin 2022. | Bilan |", "· Bilans annuels |")
}

// Where nothing is described or published, nothing is counted.
func TestHomeOfAnEmptySite(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"nothing": {},
		"domains": {"domaines/emploi.toml": "nom = \"Emploi\"\ncourt = \"Emploi\"\nordre = 1\n"},
		"signatory": {"domaines/emploi.toml": "nom = \"Emploi\"\ncourt = \"Emploi\"\nordre = 1\n",
			"signataires/a.toml": "nom = \"A\"\ntype = \"entreprise\"\n"},
	} {
		files["site.toml"] = "titre = \"Essai\"\nurl = \"https://essai.example/\"\narrete_au = 2022-06-30\n"
		text := front(t, testpage.Site(t, testsite.Content(files), false))
		testpage.Says(t, text, "!0 territoire", "!0 signataire")
		if name != "signatory" {
			testpage.Says(t, text, "!En chiffres", "!0 engagement", "!Ces nombres comptent")
		}
	}
}
