package check_test

import (
	"slices"
	"strings"
	"testing"

	"parvis/generator/check"
)

// TestFigures: a record has the figures that its body places, in order; naming a
// record there is no reason to list it, and what isn't published has none.
func TestFigures(t *testing.T) {
	body := "```figure\nsignatures\nterritoire = aude\n```\n\nUn mot.\n\n~~~figure\nFigure: resultats_indicateur_stages\nDomaine: emploi\npériode: 2017 – 2018\n~~~\n\n" +
		"```text\nfigure\n```\n\n```figure\noutils_synthese_seminaire\n```\n"
	want := []string{"signatures_territoire_aude", "resultats_indicateur_stages_domaine_emploi_periode_2017-2018", "outils_synthese_seminaire"}
	hidden := "+++\nnom = \"Zed\"\ntype = \"entreprise\"\ndiffusion = \"partielle\"\n+++\n"
	bare := linked(t, "experiences/visite.md", visite, "signataires/signataire-1.md", hidden)
	site := linked(t, "experiences/visite.md", visite+body, "signataires/signataire-1.md", hidden+body,
		"pages/demain.md", "+++\ntitre = \"Demain\"\nbrouillon = true\n+++\n"+body)
	for _, r := range site.Records {
		var figures []string
		if r.Slug == "visite" {
			figures = want
		}
		if !slices.Equal(r.Figures, figures) {
			t.Errorf("%s has the figures %q, want %q", r.File, r.Figures, figures)
		}
	}
	for i, r := range bare.Records {
		if got, want := titles(site.Records[i].Referrers), titles(r.Referrers); !slices.Equal(got, want) {
			t.Errorf("who names %s: %q, want %q", r.File, got, want)
		}
	}
}

// TestFigureGuesses: a misspelt block is told what to write.
func TestFigureGuesses(t *testing.T) {
	for block, hint := range map[string]string{
		"engagement par domaine":            "écrivez « engagements-par-domaine »",
		"resultat_indicateurs_stages":       "écrivez « resultats »",
		"Engagements-par-régions":           "écrivez « engagements-par-region »",
		"signatures\nTerritoires = aude":    "écrivez « territoire »",
		"signatures\nterritoire = Hérault":  "",
		"signatures\nterritoire = Gard":     "écrivez \"gard\"",
		"signatures\ndomaine = emplois":     "écrivez \"emploi\"",
		"outils":                            "ajoutez une ligne synthese = \"…\"",
		"outils_synthese_seminaire_x_y":     "écrivez « outils »",
		"outils\nsynthese = seminaires":     "écrivez \"seminaire\"",
		"outils_synthese_seminaire\nan = 1": "",
	} {
		_, found := run(t, tiny(t, "pages/a-propos.md", "+++\ntitre = \"À propos\"\n+++\n```figure\n"+block+"\n```\n"), check.Options{})
		_, got, _ := strings.Cut(strings.TrimSpace(printed(found)), "conseil : ")
		if len(found) != 1 || got != hint {
			t.Errorf("%q: %d findings, hint %q, want %q", block, len(found), got, hint)
		}
	}
}
