package figure

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parvis/generator/figure/catalogue"
	"parvis/generator/testsite"
)

// organisation is a signatory with commitments: each is lines of TOML, parted by ";".
func organisation(head string, commitments ...string) string {
	out := "nom = \"Organisme\"\ntype = \"entreprise\"\nsource = \"Essai\"\n" + strings.ReplaceAll(head, "; ", "\n") + "\n"
	for i, k := range commitments {
		if !strings.Contains(k, "domaine") {
			k = "domaine = \"emploi\"; " + k
		}
		out += fmt.Sprintf("[[engagement]]\naction = \"Agir %d fois\"\n", i+2) + strings.ReplaceAll(k, "; ", "\n") + "\n"
	}
	return out
}

// site is a site of these signatories, with two regions and two domains.
func siteOf(lang string, signatories ...string) made {
	c := ground(lang, 2)
	for i, s := range signatories {
		c[fmt.Sprintf("signataires/s-%04d.toml", i)] = s
	}
	return c
}

// What commitments and actions are told of is promises, promises that are over, and actions: each
// is said, in agreement with its words, and a column of its own where there are several.
const (
	promise = "statut = \"en-cours\"; preuve = \"declare\""
	over    = "statut = \"realise\"; fin = \"2020\""
	deed    = "nature = \"realisation\"; statut = \"realise\"; preuve = \"declare\""
	inAude  = "; territoires = [\"dep-0\"]"
	inRhone = "; territoires = [\"dep-1\"]"
	taught  = "domaine = \"education\"; "
)

func TestSaid(t *testing.T) {
	kind := func(k catalogue.Kind) catalogue.Spec { return catalogue.Spec{Kind: k} }
	here := catalogue.Spec{Kind: catalogue.Against, Territory: "region-0"}
	for _, c := range []struct {
		name     string
		site     []string
		spec     catalogue.Spec
		title    string
		sentence string
		heads    string
		total    string
		notes    []string // among the others
	}{
		{"promises", []string{organisation("", promise, promise, over)}, kind(catalogue.ByStatus),
			"Engagements par avancement, selon la rédaction", "2 engagements sur 3 sont en cours et 1 est réalisé.",
			"Avancement | Engagements | Engagements non terminés | Engagements terminés", "3 | 2 | 1",
			[]string{"En tout : 3 engagements, dont 1 terminé.", "Aucune mesure n'a été publiée."}},
		{"promises only", []string{organisation("", promise, promise)}, kind(catalogue.ByStatus),
			"Engagements par avancement, selon la rédaction", "Les 2 engagements publiés sont en cours.", "Avancement | Engagements", "2", nil},
		{"one promise", []string{organisation("", promise)}, kind(catalogue.ByStatus),
			"Engagements par avancement, selon la rédaction", "Le seul engagement publié est en cours.", "Avancement | Engagements", "1", nil},
		{"deeds", []string{organisation("", deed, deed, deed+inAude)}, kind(catalogue.ByRegion),
			"Actions menées par région", "2 des 3 actions menées ne nomment aucune région ; l'autre se situe en Occitanie.", "Région | Actions menées", "3", nil},
		{"promises and deeds", []string{organisation("", promise+inAude, over+inAude, deed+inAude, deed)}, kind(catalogue.ByDepartement),
			"Engagements et actions menées par département", "Les 3 engagements et actions menées dont le département est connu se situent dans l'Aude ; l'autre ne nomme aucun département.",
			"Département | Engagements et actions menées | Engagements non terminés | Engagements terminés | Actions menées", "4 | 1 | 1 | 2",
			[]string{"En tout : 2 engagements, dont 1 terminé, et 2 actions menées."}},
		{"half, the others apart", []string{organisation("", promise, promise, over, "statut = \"prevu\"")}, kind(catalogue.ByStatus),
			"Engagements par avancement, selon la rédaction", "2 engagements sur 4 sont en cours, 1 est prévu et 1 est réalisé.",
			"Avancement | Engagements | Engagements non terminés | Engagements terminés", "4 | 3 | 1", nil},
		{"none verified", []string{organisation("", promise, promise, deed)}, kind(catalogue.ByProof),
			"Engagements et actions menées par niveau de preuve", "Les 3 engagements et actions menées reposent tous sur ce que déclarent les signataires ; aucun n'a été attesté ni vérifié.", "", "3 | 2 | 1", nil},
		{"no deed verified", []string{organisation("", deed, deed)}, kind(catalogue.ByProof),
			"Actions menées par niveau de preuve", "Les 2 actions menées reposent toutes sur ce que déclarent les signataires ; aucune n'a été attestée ni vérifiée.", "", "2", nil},
		{"matrix, same region", []string{organisation("", promise+inAude, promise+inAude, taught+promise+inAude, taught+deed+inAude, deed)}, kind(catalogue.Matrix),
			"Engagements et actions menées par domaine et par région", "En Occitanie, l'emploi et l'éducation arrivent à égalité : 2 engagements et actions menées dans chaque domaine, sur 4 ; 1 autre ne nomme aucune région.", "", "2 | 2 | 4",
			nil},
		{"matrix, one place", []string{organisation("", promise+inAude, promise+inAude)}, kind(catalogue.Matrix),
			"Engagements par domaine et par région", "Les 2 engagements publiés portent sur l'emploi en Occitanie.", "", "2 | 0 | 2", nil},
		{"several places", []string{organisation("", promise+"; territoires = [\"dep-0\", \"dep-1\"]")}, kind(catalogue.ByDepartement),
			"Engagements par département", "Le seul engagement publié se situe dans l'Aude et dans le Rhône.", "", "1",
			[]string{"Ce qui est mené dans plusieurs territoires compte dans chacun d'eux, mais une seule fois dans l'ensemble : la somme des lignes dépasse le total."}},
		{"few here", []string{organisation("", promise+inAude, promise+inAude, deed+inAude, taught+promise+inRhone)}, here,
			"Les domaines, ici et ailleurs", "L'Occitanie compte 3 engagements et actions menées, trop peu pour comparer des parts : tous portent sur l'emploi.",
			"Domaine | Occitanie | Ensemble du site", "3 | 4", []string{"Les parts ne sont données qu'à partir de 20 fiches, ici comme ailleurs."}},
		{"one here", []string{organisation("", promise+inAude, promise+inRhone)}, here,
			"Les domaines, ici et ailleurs", "L'Occitanie compte 1 engagement, trop peu pour comparer des parts : il porte sur l'emploi.", "", "1 | 2", nil},
		{"many here", []string{organisation("", slices.Repeat([]string{promise + inAude}, 20)...), organisation("", slices.Repeat([]string{taught + promise + inRhone}, 20)...)}, here,
			"Les domaines, ici et ailleurs", "En Occitanie, 20 engagements sur 20 portent sur l'emploi (100 %), contre 0 sur 20 ailleurs (0 %).",
			"Domaine | Occitanie | Occitanie (%) | Ailleurs | Ailleurs (%)", "20 | 100 % | 20 | 100 %", nil},
		{"those that left", []string{organisation("portee = \"local\""), organisation("portee = \"national\""), organisation("portee = \"national\""), organisation("portee = \"national\"; fin = \"2020\"; motif_fin = \"retrait\"")}, kind(catalogue.ByScope),
			"Signataires nationaux et locaux", "2 signataires sur 3 sont nationaux et 1 est local.", "Portée | Signataires", "3",
			[]string{"Un signataire qui ne l'est plus n'est pas compté."}},
		{"all left", []string{organisation("portee = \"local\"; fin = \"2020\""), organisation("fin = \"2021\"")}, kind(catalogue.ByScope),
			"Signataires nationaux et locaux", "Les 2 signataires publiés ne le sont plus.", "", "0", nil},
		{"signed, then left", []string{organisation("signature = \"2015\""), organisation("signature = \"2016\"; fin = \"2020\"")}, kind(catalogue.Signatures),
			"Signataires et conventions, année par année", "2 signatures sont datées, de 2015 à 2016.", "", "2 | 0 | 2 | 0",
			[]string{"Un signataire qui ne l'est plus est compté l'année où il a signé."}},
	} {
		f := maker(t, testsite.Of(t, siteOf("fr", c.site...).fs())).Make(c.spec)
		if got := plainly.Replace(f.Title); got != c.title {
			t.Errorf("%s: title\ngot  %s\nwant %s", c.name, got, c.title)
		}
		if got := plainly.Replace(f.Sentence); got != c.sentence && !strings.HasSuffix(got, lowerFirst(c.sentence)) {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.sentence)
		}
		if got := plainly.Replace(strings.Join(f.Heads, " | ")); c.heads != "" && got != c.heads {
			t.Errorf("%s: heads\ngot  %s\nwant %s", c.name, got, c.heads)
		}
		if got := strings.TrimPrefix(plainly.Replace(cells(*f.Total)), "Ensemble: "); got != c.total {
			t.Errorf("%s: total %q, want %q", c.name, got, c.total)
		}
		if last := f.Rows[len(f.Rows)-1]; c.name == "promises and deeds" && cells(last) != "Non précisé: 1 | 0 | 0 | 1" {
			t.Errorf("%s: unknown of %s", c.name, cells(last))
		}
		notes := strings.Split(plainly.Replace(strings.Join(f.Notes, "\n")), "\n")
		for _, want := range c.notes {
			if !slices.Contains(notes, want) {
				t.Errorf("%s: notes\n%s\nlack\n%s", c.name, strings.Join(notes, "\n"), want)
			}
		}
		checkData(t, c.name, maker(t, testsite.Of(t, siteOf("fr", c.site...).fs())), f)
	}
}

// TestDeclaredSaid: a declared number is compared with what is published of the same scope; what
// is planned or approached, with nothing; a number without a date has none.
func TestDeclaredSaid(t *testing.T) {
	count := func(lines string) string {
		return "[[comptage]]\nsource = \"Essai\"\n" + strings.ReplaceAll(lines, "; ", "\n") + "\n"
	}
	national := count("type = \"signataires\"; portee = \"national\"; nombre = 70")
	about := count("type = \"signataires\"; nombre = 20; approximatif = true; date = \"2018-07\"")
	planned := count("type = \"signataires-prevus\"; nombre = 20") + count("type = \"sollicitees\"; nombre = 160") + count("type = \"sollicitees\"; nombre = 150; date = \"2017\"")
	for _, c := range []struct {
		name, counts string
		sentence     string
		rows         []string
		notes        []string
	}{
		{"none", "", "Aucun nombre de signataires ni de conventions n'est déclaré.", nil, nil},
		{"planned only", planned, "Aucun nombre de signataires ni de conventions n'est déclaré.", nil,
			[]string{"2 autres nombres déclarés n'ont pas de fiches en regard : entreprises sollicitées, signataires prévus."}},
		{"of a scope", national, "L'Occitanie déclare 70 signataires nationaux, pour 2 fiches publiées.",
			[]string{"Occitanie : Signataires, portée nationale: 70 | 2 | (date non précisée)"}, nil},
		{"two scopes", national + about, "Les 2 nombres déclarés dépassent tous le nombre de fiches ; l'écart est le plus grand en Occitanie : 70 signataires nationaux, pour 2 fiches publiées.",
			[]string{"Occitanie : Signataires, portée nationale: 70 | 2 | (date non précisée)", "Occitanie : Signataires: environ 20 | 3 | juillet 2018"}, nil},
		{"smaller", about + count("type = \"conventions\"; nombre = 0; date = \"2019\""), "1 nombre déclaré sur 2 dépasse le nombre de fiches ; l'écart est le plus grand en Occitanie : environ 20 signataires, pour 3 fiches publiées.", nil, nil},
	} {
		signatory := func(scope string) string {
			return organisation("territoires = [\"dep-0\"]; portee = \"" + scope + "\"")
		}
		site := siteOf("fr", signatory("national"), signatory("national"), signatory("local"))
		site["territoires/region-0.toml"] += c.counts
		m := maker(t, testsite.Of(t, site.fs()))
		f := m.Make(catalogue.Spec{Kind: catalogue.Declared})
		if got := plainly.Replace(f.Sentence); got != c.sentence {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.sentence)
		}
		var rows []string
		for _, r := range f.Rows {
			rows = append(rows, plainly.Replace(cells(r)))
		}
		if c.rows != nil && !slices.Equal(rows, c.rows) {
			t.Errorf("%s:\ngot  %q\nwant %q", c.name, rows, c.rows)
		}
		for _, want := range c.notes {
			if !slices.Contains(f.Notes, strings.ReplaceAll(strings.ReplaceAll(want, " :", "\u00a0:"), "'", "’")) {
				t.Errorf("%s: %q lack %q", c.name, f.Notes, want)
			}
		}
		if apart := strings.Contains(strings.Join(f.Notes, " "), "en regard"); apart != (c.notes != nil) {
			t.Errorf("%s: %q", c.name, f.Notes)
		}
		checkData(t, c.name, m, f)
		if strings.Contains(string(f.CSV()), "date") {
			t.Errorf("%s: words for a missing date in %s", c.name, f.CSV())
		}
	}
}

// A note beside the counts says what sources declare of the place, with its scope and its date.
func TestDeclaredNote(t *testing.T) {
	site := siteOf("fr", organisation("territoires = [\"dep-0\"]"))
	site["territoires/dep-0.toml"] += "[[comptage]]\nsource = \"Essai\"\ntype = \"signataires\"\nportee = \"national\"\nnombre = 70\n" +
		"[[comptage]]\nsource = \"Essai\"\ntype = \"signataires\"\nnombre = 18\ndate = \"2017\"\n" +
		"[[comptage]]\nsource = \"Essai\"\ntype = \"signataires\"\nnombre = 20\napproximatif = true\ndate = \"2018-07-11\"\n" +
		"[[comptage]]\nsource = \"Essai\"\ntype = \"signataires-prevus\"\nnombre = 6\n"
	f := maker(t, testsite.Of(t, site.fs())).Make(catalogue.Spec{Kind: catalogue.BySize, Territory: "dep-0"})
	want := []string{"Par ailleurs, une source déclare 70 signataires nationaux dans l'Aude (date non précisée).",
		"Par ailleurs, une source déclare environ 20 signataires dans l'Aude (11 juillet 2018)."}
	if got := strings.Split(plainly.Replace(strings.Join(f.Notes, "\n")), "\n"); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
