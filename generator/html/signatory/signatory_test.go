package signatory_test

import (
	"os"
	"parvis/generator/html/figures"
	"strings"
	"testing"

	"parvis/generator/html/pictures"
	"parvis/generator/html/prose"
	"parvis/generator/html/signatory"
	"parvis/generator/site"
	"parvis/generator/testsite/testpage"
)

func pages(t *testing.T) []site.File {
	s := testpage.Site(t, os.DirFS("../../testdata/pledges/content"), false)
	return signatory.New(s, &prose.Builder{Site: s, Figures: figures.New(s)}, pictures.New(s, figures.New(s))).Files()
}

// The lead of a page agrees with any name, since the name isn't in it; it tells promises and deeds
// apart, and names the places where something is done.
func TestLead(t *testing.T) {
	files := pages(t)
	for slug, want := range map[string]string{
		"alpha":   "| Signataire depuis février 2018. Publié ici : 4 engagements, dont 2 terminés, et 1 action menée, dans 1 domaine ; lieux : Hérault et Gard. Un résultat est communiqué pour 3 sur 5. |",
		"beta":    "| Signataire de 2015 à décembre 2020. Publié ici : 1 engagement terminé, dans 1 domaine ; lieux : Montpellier Méditerranée Métropole. Son résultat est communiqué. |",
		"gamma":   "| Publié ici : 1 action menée, dans 1 domaine ; lieux : Montpellier Méditerranée Métropole. Aucun résultat n’est communiqué. |",
		"delta":   "| Signataire depuis le 2 mai 2019. Publié ici : 2 engagements, dont 1 terminé, dans 1 domaine ; lieux : Aude et Gard. Un résultat est communiqué pour 1 sur 2. |",
		"epsilon": "| Signataire depuis le 2 mai 2019. Aucun engagement n’est publié. Territoire : Gard. |",
	} {
		testpage.Says(t, testpage.Text(t, files, "signataires/"+slug+"/"), want)
	}
}

// What a commitment became stands apart from what its publisher said of it.
func TestNatureAndState(t *testing.T) {
	files := pages(t)
	alpha := testpage.Text(t, files, "signataires/alpha/")
	testpage.Says(t, alpha, "| Engagements et actions menées",
		"| Engagement Renouvelé | Accueil de stagiaires |", "| Bilan | aucun bilan attendu | aucune date de bilan n’est fixée | Avancement | jamais tenu | Parole de la rédaction | En cours | date non précisée |",
		"| Renouvelé par | Accueil de stagiaires, suite (depuis le 1er janvier 2021)",
		"| Renouvelle | Accueil de stagiaires (du 1er janvier 2018 au 31 décembre 2020)",
		"| Action menée | Présentation des métiers |", // nothing to say of its progress
		"| Engagement Arrêté |", "| Territoires | lieu non précisé",
		"| Partenaires | FACE | Beta (signataire)", "| Numéro RNA | W123456789", "!Engagement En cours")
	testpage.Says(t, testpage.HTML(t, files, "signataires/alpha/"), `href="/actions/stages/"`, `href="/signataires/alpha/#stages-1"`)
	testpage.Says(t, testpage.Text(t, files, "signataires/delta/"), "| Engagement Arrêté | Visites de musée |") // before its deadline
	testpage.Says(t, testpage.Text(t, files, "signataires/gamma/"), "| Actions menées |", "| Parole de la rédaction | Réalisé |", "!| Bilan |", "!Engagements",
		"| Mesure prévue au catalogue, non suivie ici | Stages de troisième", "| Aucune mesure n’a été publiée.")
}

// Each kind of target has its own words. Nothing is the percentage of a percentage. A
// drawing refers to the sentences that say the same.
func TestTargets(t *testing.T) {
	files := pages(t)
	testpage.Says(t, testpage.Text(t, files, "signataires/alpha/"),
		"Stages de troisième, cible : 10 par an ; non atteinte, aucune des 3 années connues.",
		"Stages de troisième : 18 sur 30 stages (en 2021), échéance : décembre 2024.", "| 15 en 2022 | 30 | décembre 2024",
		"Taux d’emploi : 70 % (en 2021) ; cible : 80 %, échéance : 2024, au départ 50 %.",
		"Charte interne : à faire d’ici juin 2023.", "Label : l’échéance était en juin 2021.",
		"Accidents : 7 accidents (somme de 2020 à 2021) ; cible : 10 accidents au plus.",
		"Contrats, cible : 10 par an ; atteinte 1 année sur 2 connues ; 1 manque (2020).",
		"Visites, cible : 40 visites ; aucun résultat n’est communiqué.",
		"Élèves par semestre, cible : 5 au 1er semestre 2021, 6 au 2e semestre 2021 ; atteinte 1 fois sur 2 connues ; peut-être au 1er semestre 2021.",
		"| Stages de troisième (stages) | Gard | 2021 | 8", "!120 %", "!40 %")
	html := testpage.HTML(t, files, "signataires/alpha/")
	for _, wanted := range []string{`aria-describedby="stages-1_m"`, `id="stages-1_m"`, `class="tgt"`} {
		if !strings.Contains(html, wanted) {
			t.Errorf("no %s", wanted)
		}
	}
	if strings.Contains(html, "<meter") || strings.Contains(html, "style=") {
		t.Error("a meter, or a style of its own")
	}
}

// Conventions may have no date, and follow one another.
func TestConventions(t *testing.T) {
	files := pages(t)
	testpage.Says(t, testpage.Text(t, files, "signataires/alpha/"), "| Signature : date non précisée | Portée | nationale",
		"| Signature : 1er mars 2019 | Fait suite à | Convention avec l’État (date non précisée)")
	testpage.Says(t, testpage.HTML(t, files, "signataires/alpha/"), `id="convention_2018"`, `href="/signataires/alpha/#convention_2018"`)
}

// A signatory that left says so first, has no badge, and its promises are over.
func TestLeft(t *testing.T) {
	files := pages(t)
	beta := testpage.Text(t, files, "signataires/beta/")
	testpage.Says(t, beta, "Association · ancien signataire", "| N’est plus signataire depuis décembre 2020 (fusion). | Lui succède : Alpha",
		"| Engagement Terminé : le signataire a quitté la charte |", "| Parole de la rédaction | En cours |", "!badge", "!| Fin |")
	s := testpage.Site(t, os.DirFS("../../testdata/pledges/content"), false)
	var drawn []string
	for _, f := range pictures.New(s, figures.New(s)).Badges() {
		drawn = append(drawn, f.Address)
	}
	all := strings.Join(drawn, " ")
	testpage.Says(t, all, "signataires/alpha/badge.svg", "!signataires/beta/")
	testpage.Says(t, testpage.Text(t, files, "signataires/alpha/"), "Alpha : 4 engagements, dont 2 terminés, et 1 action menée. Essai")
	testpage.Says(t, testpage.Text(t, files, "signataires/gamma/"), "Gamma : 1 action menée. Essai")
}
