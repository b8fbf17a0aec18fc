package generator_test

import (
	"strings"
	"testing"
)

// Each action of the catalogue has a page, which names whoever does it and no one else; the
// catalogue and the page of its domain lead to it.
func TestActions(t *testing.T) {
	t.Parallel()
	b := site(t, "real")
	spaces := strings.NewReplacer("\u202f", " ", "\u00a0", " ")
	for id, wanted := range map[string][]string{
		"stage-troisieme":          {"Un signataire le fait : BRL, sans en publier le nombre.", "Ni cible ni résultat ne sont publiés pour 1 action menée."},
		"service-civique":          {"2 signataires le font : le Grand Narbonne et Service You.", "Fait : 18 services civiques (chiffre de 2017), d’après le seul résultat publié pour 2 actions menées. Aucune cible n’est publiée."},
		"stage-partage":            {"Aucun signataire publié ne le fait encore : vous seriez le premier d’entre eux."},
		"metiers-missions-locales": {"Un signataire l’a promis : Suez, sans en publier le nombre.", "Qui l’a promis"},
		"stages-alternance":        {"Un signataire l’a promis : Engie, sans en publier le nombre.", "On ne peut pas le dire : aucun indicateur n’est suivi pour 1 engagement."},
	} {
		for _, w := range wanted {
			if !strings.Contains(spaces.Replace(words(b.pages["actions/"+id+"/index.html"])), w) {
				t.Errorf("%s lacks %q", id, w)
			}
		}
		if at := "/actions/" + id + "/"; !strings.Contains(b.files["actions/index.html"], at) {
			t.Errorf("the catalogue doesn't lead to %s", at)
		}
	}
	if got := spaces.Replace(words(b.pages["actions/index.html"])); !strings.Contains(got, "dont 11 que fait au moins un signataire publié ; 3 autres ont été promises, sans que rien dise qu’elles se font.") ||
		!strings.Contains(got, "Qui l’a promis : Suez.") {
		t.Error("the catalogue takes promises for deeds")
	}
	if !strings.Contains(b.files["plan-du-site/index.html"], "/actions/") {
		t.Error("the plan of the site doesn't lead to the catalogue")
	}
}
