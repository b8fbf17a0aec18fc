package page_test

import (
	"os"
	"parvis/generator/html/figures"
	"strings"
	"testing"

	"parvis/generator/html/page"
	"parvis/generator/model"
	"parvis/generator/site"
	"parvis/generator/testsite/testpage"
)

func pages(t *testing.T, kind model.Kind) []site.File { return pagesOf(t, "pledges", kind) }

func pagesOf(t *testing.T, miniature string, kind model.Kind) []site.File {
	s := testpage.Site(t, os.DirFS("../../testdata/"+miniature+"/content"), false)
	return page.New(s, figures.New(s), nil).Of(kind)
}

// Where promises stand is told axis by axis, with the total that it is of; the total of the reports is
// that of those due.
func TestStandings(t *testing.T) {
	for at, kind := range map[string]model.Kind{"domaines/emploi/": model.Domains, "territoires/gard/": model.Territories} {
		files := pagesOf(t, "standings", kind)
		text := testpage.Text(t, files, at)
		testpage.Says(t, text, "| Où en sont les engagements | Les 29 engagements publiés, terminés compris, au 30 juin 2022. | Bilan |",
			"bilan reçu, sans chiffre 1 ", "bilan en retard 4 ", " sur ", "| Avancement | recule 1 non atteint 2 ", "| Parole de la rédaction | Prévu 1 En cours 1 Réalisé 1 Suspendu 1 Abandonné 1 Statut non précisé 24 |",
			"| Comment ces états sont établis · Bilan 2022 : ")
		testpage.Says(t, testpage.HTML(t, files, at), `<a href="/regles/">Comment`, `href="/bilans/2022/`+at+`"`)
	}
	testpage.Says(t, testpage.Text(t, pagesOf(t, "standings", model.Territories), "territoires/gard/"),
		"| Évaluations | 2 évaluations, dont 1 annoncée | évaluation à 360° | Les réunions sont trop rares. | Date | 4 mai 2021 | Par | FACE | Document | exemple.test/evaluation | Source : Rapport |",
		"| annoncée, sans résultat connu | Date | date non précisée | Période | 2022 |")
	testpage.Says(t, testpage.Text(t, pages(t, model.Domains), "domaines/emploi/"), "| Les 5 engagements publiés, terminés compris, au 30 juin 2022. | Bilan | aucun bilan attendu 5 |", "!total partiel")
}

// An indicator counts what was promised, due, reported and reached of it, and says what its total
// covers and stands on.
func TestIndicatorStandings(t *testing.T) {
	testpage.Says(t, testpage.Text(t, pagesOf(t, "standings", model.Indicators), "indicateurs/stages/"),
		"Couverture : 8 bilans chiffrés sur 9 attendus. Niveau de preuve : 20 (attesté), 49 (sans preuve indiquée).",
		"| Promis, attendu, communiqué, atteint |", "| Engagements qui suivent cet indicateur | 3 | Avec une cible chiffrée | 3 | Bilans attendus à ce jour | 9 | Bilans reçus avec un chiffre | 8 | Engagements avec un résultat | 3 | Cibles atteintes | 1 |",
		"| à accélérer | 1 | en bonne voie | 1 | atteint | 1 |")
}

// A domain names who took each action up, and hides nothing that is outside of its catalogue.
func TestCatalogueNamesWhoDoesIt(t *testing.T) {
	files := pages(t, model.Domains)
	testpage.Says(t, testpage.Text(t, files, "domaines/emploi/"),
		"| 3 signataires agissent ou ont agi dans ce domaine : Alpha, Beta et Gamma. 5 engagements, dont 3 terminés, et 2 actions menées ; un résultat est publié pour 4. |",
		"| Accueil de stagiaires | Alpha Hérault | 4 stages en 2020 Promis : 10 stages par an jamais tenu Renouvelé | Alpha Accueil de stagiaires, suite Gard |",
		"| Beta Montpellier Méditerranée Métropole | taux d’insertion, 70 % (chiffre de 2021) Terminé : le signataire a quitté la charte | Gamma Stagiaires reçus Montpellier Méditerranée Métropole | action menée Réalisé |",
		"| Ce qu’aucun signataire publié ne fait | Parrainage |",
		"| Hors du catalogue | Insertion | Alpha · lieu non précisé |", "| Forum abandonné | Alpha · Hérault, Gard | Abandonné |",
		"| Présentation des métiers | Alpha · Hérault, Gard | action menée |", "| Voir les 3 signataires |")
	html := testpage.HTML(t, files, "domaines/emploi/")
	testpage.Says(t, html, `<h3 id="action-stages">`, `<li id="action-parrainage">`, `href="/signataires/gamma/#stagiaires-recus"`)
	for _, id := range []string{"action-stages", "action-parrainage"} {
		if n := strings.Count(html, `id="`+id+`"`); n != 1 {
			t.Errorf("%s is the identifier of %d elements", id, n)
		}
	}
	testpage.Says(t, testpage.Text(t, files, "domaines/culture/"), "| Qui fait quoi | Aucune cible chiffrée n’est publiée. | Atelier de théâtre | Delta · Aude |", "| Visites de musée | Delta · Gard | jusqu’en 2021 | Promis : à faire d’ici 2024 | Arrêté |", "!catalogue")
}

// An indicator says how its results come together, of which way it goes only what is stated, and
// who does the same without it.
func TestIndicator(t *testing.T) {
	files := pages(t, model.Indicators)
	testpage.Says(t, testpage.Text(t, files, "indicateurs/stages/"),
		"| Objectif | augmenter | D’une période à l’autre | les résultats s’additionnent | D’un engagement à l’autre | les résultats s’additionnent |",
		"| Un signataire le suit : Alpha. Fait : 18 stages ; promis : 30 stages. Pour 2 engagements, dont 1 terminé, c’est le seul résultat qui ait une cible à atteindre une fois. Une cible est à atteindre chaque année ou à chaque période : elle ne se compare pas à un cumul. |",
		"| Qui le suit | Alpha Accueil de stagiaires Hérault | 4 stages en 2020 Promis : 10 stages par an jamais tenu Renouvelé |",
		"| Ensemble des résultats publiés, avec ou sans cible : 30 stages. Le résultat est connu à chaque fois (2 engagements, dont 1 terminé), au 30 juin 2022. Niveau de preuve : sans preuve indiquée. |",
		"| La même action, sans ce nombre |", "| Beta Accueil de stagiaires Montpellier Méditerranée Métropole | taux d’insertion, 70 % (chiffre de 2021) Terminé : le signataire a quitté la charte | Gamma Stagiaires reçus Montpellier Méditerranée Métropole | action menée Réalisé |")
	testpage.Says(t, testpage.Text(t, files, "indicateurs/taux/"),
		"| Objectif | non précisé : rien ne dit s’il faut augmenter ou diminuer |",
		"| D’un engagement à l’autre | les résultats ne s’additionnent pas : seule leur étendue est donnée |",
		"| Ensemble des résultats publiés, avec ou sans cible : 60 à 70 %, selon les engagements. Le résultat est connu à chaque fois (2 engagements, dont 1 terminé)", "| Beta Accueil de stagiaires Montpellier Méditerranée Métropole | 70 % (chiffre de 2021)", "!130", "!hausse", "!sans ce nombre")
	testpage.Says(t, testpage.Text(t, files, "indicateurs/apprentis/"), "Fait : 1 apprenti (chiffre de 2021), d’après le seul résultat publié",
		"| D’un engagement à l’autre | les résultats d’une même période s’additionnent |")
}

// A place of which no commitment is published says what is known closest to it, and never counts nothing; what
// its record says is as old as its source.
func TestEmptyPlaces(t *testing.T) {
	files := pages(t, model.Territories)
	for slug, want := range map[string][]string{
		"montpellier": {"| Aucun engagement publié ne nomme Montpellier. Beta et Gamma ont pris un engagement, terminé, et mené une action dans l’intercommunalité Montpellier Méditerranée Métropole, pour l’emploi. |",
			"| 1 engagement terminé et 1 action menée portent sur Montpellier Méditerranée Métropole ; les sources ne disent pas ce qui s’en fait à Montpellier. Aucune cible chiffrée n’est publiée. | Accueil de stagiaires | Beta |",
			"| 160 entreprises sollicitées, sans date dans la source. | Environ 20 signataires prévus, au 1er mars 2017. | Source : Rapport | Dans l’Hérault | 2 engagements terminés et 1 action menée portent sur l’Hérault ; les sources ne disent pas ce qui s’en fait à Montpellier. |",
			"| Conventions publiées : Alpha (1er mars 2019) |", "!En chiffres", "!6 conventions"},
		"nord":       {"| Aucun engagement publié ne nomme le Nord. La charte est en place dans une partie de ce territoire : Communauté urbaine de Dunkerque. |", "| Dans le Nord | Communauté urbaine de Dunkerque : charte en place |", "!ne disent pas"},
		"limoux":     {"| Aucun engagement publié ne nomme l’arrondissement de Limoux. Delta a pris un engagement dans l’Aude, pour la culture. |", "| 1 engagement porte sur l’Aude ; la source ne dit pas ce qui s’en fait dans l’arrondissement de Limoux. |"},
		"dunkerque":  {"| Aucun engagement publié ne nomme la communauté urbaine de Dunkerque. La charte est en place ici, mais les sources ne nomment aucun signataire. |"},
		"guadeloupe": {" Aucun signataire n’est publié pour ce territoire, et les sources ne disent pas si la charte y est en place. |", "| En France | 70 signataires déclarés au niveau national, sans date dans la source. Publié ici : 1 signataire. |"},
		"pointe":     {" D’après la source, la charte est ici en cours de constitution. Aucun signataire n’est publié. La source n’est pas datée. |"},
	} {
		testpage.Says(t, testpage.Text(t, files, "territoires/"+slug+"/"), want...)
	}
	testpage.Says(t, testpage.HTML(t, files, "territoires/montpellier/"), `<h2><a href="/territoires/metropole/">Dans l’intercommunalité`)
}

// The page of a place tells what is done there, by domain, then of whom no source tells what they do there.
func TestPlacesTellWhatIsDone(t *testing.T) {
	files := pages(t, model.Territories)
	testpage.Says(t, testpage.Text(t, files, "territoires/aude/"), "| Delta a pris un engagement dans l’Aude, pour la culture. Son résultat est communiqué. |",
		"| Ce que font les entreprises ici | Culture 1 engagement | Atelier de théâtre | Delta | jusqu’en 2024 | Fait : 1 apprenti (chiffre de 2021) | Rien n’est publié ici dans ce domaine : emploi. |",
		"| Arrondissement de Limoux : pas encore lancée |", "| Avec un résultat communiqué | 1 sur 1 |")
	testpage.Says(t, testpage.Text(t, files, "territoires/herault/"),
		"| Alpha, Beta et Gamma ont pris 3 engagements, tous terminés, et mené 2 actions dans l’Hérault, pour l’emploi. Un résultat est communiqué pour 2 sur 5. |",
		"| Signataires dont l’action n’est pas décrite | Les sources ne disent pas ce que fait Delta dans l’Hérault. | Delta (Entreprise) |",
		"| Montpellier Méditerranée Métropole : 1 engagement terminé et 1 action menée |", "| 3 signataires (et 1 ancien) |")
}

// A few declared numbers are sentences, more are a table; what is declared stands beside what is published of
// the same kind and scope only.
func TestDeclared(t *testing.T) {
	files := pages(t, model.Territories)
	testpage.Says(t, testpage.Text(t, files, "territoires/metropole/"),
		"| Nombres déclarés | Nombres déclarés et fiches publiées |",
		"| Entreprises sollicitées | 160 | non comparable | date non précisée | Rapport |",
		"| Signataires prévus | environ 20 | non comparable | 1er mars 2017 | Rapport |",
		"| Conventions | 6 | aucune fiche | 1er mars 2017 | Rapport |",
		"| Signataires (au niveau national) | 4 | aucune fiche | date non précisée | Rapport |")
	testpage.Says(t, testpage.Text(t, files, "territoires/france/"),
		"| Nombres déclarés | 70 signataires déclarés au niveau national, sans date dans la source. Publié ici : 1 signataire. | Source : Rapport |")
}
