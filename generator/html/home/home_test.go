package home_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"strings"
	"testing"

	"parvis/generator/html/figures"
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

func board(t *testing.T, s *view.Site) string {
	t.Helper()
	return testpage.Text(t, home.New(s, figures.New(s)).Dashboard(), "tableau-de-bord/")
}

// The front page tells promises from deeds, and names who does what.
func TestHome(t *testing.T) {
	content := os.DirFS("../../testdata/pledges/content")
	s := testpage.Site(t, content, false)
	testpage.Says(t, front(t, s),
		"| Que font les entreprises ? | Au 30 juin 2022, ce site suit 7 engagements, dont 4 terminés, et 2 actions menées, de 4 signataires, dont 1 ancien. Un résultat est communiqué pour 5 sur 9. Et dans votre commune ? |",
		"| Emploi 7(5 engagements, dont 3 terminés, et 2 actions menées) |", "| 4 stages en 2020 : Accueil de stagiaires | Promis : 10 stages par an |",
		"| Sans aucun résultat chiffré : 2 engagements terminés et 2 actions menées, sur 9 en tout |", "| 1 signataire sur 4 sans action décrite Epsilon |",
		"!brouillon", "!quartiers", "!renouvelé · en cours")
	testpage.Says(t, board(t, s), "| 4 signataires publiés dont 3 avec une action décrite, et 1 ancien | 9 engagements et actions menées 7 engagements, dont 4 terminés, et 2 actions menées |",
		"| France : 70 signataires déclarés au niveau national, sans date dans la source. Source : Rapport |", "| Ces nombres viennent des sources citées.", "!annoncés par les territoires", "!brouillon")
	testpage.Says(t, board(t, testpage.Site(t, content, true)), "| 5 signataires publiés dont 3", "1 brouillon, montré ici et pas encore publié, y est compris. |")
}

// A symbol stays with its number.
func TestNumberOfASlab(t *testing.T) {
	s := testpage.Site(t, os.DirFS("../../testdata/pledges/content"), false)
	html := testpage.HTML(t, []site.File{home.New(s, figures.New(s)).Home()}, "")
	for _, want := range []string{"<b>70\u202f%</b> (chiffre de 2021), taux d’insertion<", "<b>4</b> stages en 2020<"} {
		if !strings.Contains(strings.ReplaceAll(html, "\u00a0", "\u202f"), want) {
			t.Errorf("no %q", want)
		}
	}
}

// Where most results are known, what isn't is for the dashboard, which says what reports lack.
func TestHomeOfWhatIsKnown(t *testing.T) {
	s := testpage.Site(t, os.DirFS("../../testdata/standings/content"), false)
	testpage.Says(t, front(t, s), "Un résultat est communiqué pour 25 sur 30.", "!Ce qu’on ne sait pas encore")
	testpage.Says(t, board(t, s), "| Ce qui manque |", "dont le bilan est en retard |", "bilans reçus avec un chiffre sur ", "| Bilan 2022 |")
}

// pledges is a site of n signatories, each with a commitment.
func pledges(n int) fs.FS {
	files := map[string]string{
		"site.toml":            "titre = \"Essai\"\nurl = \"https://essai.example/\"\narrete_au = 2022-06-30\ndescription = \"Des entreprises et des quartiers.\"\n",
		"domaines/emploi.toml": "nom = \"Emploi\"\ncourt = \"Emploi\"\nordre = 1\n", "domaines/ecole.toml": "nom = \"École\"\ncourt = \"École\"\nordre = 2\n",
	}
	for i := range n {
		files[fmt.Sprintf("signataires/s%05d.toml", i)] = fmt.Sprintf("nom = \"S%d\"\ntype = \"entreprise\"\n[[engagement]]\ndomaine = %q\naction = \"Action %d\"\nstatut = \"en-cours\"\n",
			i, []string{"emploi", "ecole"}[i%2], i)
	}
	return testsite.Content(files)
}

// With none, one, ten and very many commitments, the front page reads well.
func TestHomeByNumber(t *testing.T) {
	for n, says := range map[int][]string{
		0: {"| Que font les entreprises dans les quartiers ? | Des entreprises et des quartiers. |", "| Aucun engagement n’est encore publié, ni aucune action menée. |",
			"!Un pavé", "!par exemple", "!Tout voir", "!Ce que montre ce site", "!0 "},
		1: {"ce site suit 1 engagement, d’un seul signataire. Aucun résultat n’est communiqué.", "| Un pavé, un engagement | Emploi 1(1 engagement) | en cours |",
			"| Promis et fait, par exemple | S0 | Action 0 | lieu non précisé", "!règle", "!Tout voir", "| Le seul engagement publié n’a pas de cible : on ne peut pas dire s’il est tenu |"},
		10: {"ce site suit 10 engagements, de 10 signataires.", "| Un pavé, un engagement | Emploi 5(5 engagements) | École 5(5 engagements) |",
			"| Tout voir : 10 engagements |", "| Aucun des 10 engagements n’a de cible : on ne peut pas dire s’ils sont tenus |"},
		97: {"ce site suit 97 engagements, de 97 signataires.", "!Un pavé", "| Données et sources", "| Tout voir : 97 engagements |"},
	} {
		text := front(t, testpage.Site(t, pledges(n), false))
		testpage.Says(t, text, says...)
		if shown := strings.Count(text, "aucun chiffre publié"); shown > 6 {
			t.Errorf("%d of %d are named", shown, n)
		}
	}
}

// Where nothing is described or published, nothing is counted.
func TestHomeOfAnEmptySite(t *testing.T) {
	domain := map[string]string{"domaines/emploi.toml": "nom = \"Emploi\"\ncourt = \"Emploi\"\nordre = 1\n"}
	signatory := maps.Clone(domain)
	signatory["signataires/a.toml"] = "nom = \"A\"\ntype = \"entreprise\"\n"
	for name, files := range map[string]map[string]string{"nothing": {}, "domains": domain, "signatory": signatory} {
		files["site.toml"] = "titre = \"Essai\"\nurl = \"https://essai.example/\"\narrete_au = 2022-06-30\n"
		s := testpage.Site(t, testsite.Content(files), false)
		testpage.Says(t, front(t, s), "!0 territoire", "!0 signataire", "!0 engagement", "!Ces nombres comptent", "!Et dans votre commune")
		switch boards := home.New(s, figures.New(s)).Dashboard(); {
		case name == "nothing" && boards != nil:
			t.Error("a dashboard of nothing")
		case name == "signatory":
			testpage.Says(t, board(t, s), "| 1 signataire publié aucun avec une action décrite |", "!engagements publiés", "!sur 0")
		}
	}
}
