package named

import (
	"os"
	"path/filepath"
	"testing"

	"parvis/generator/content/record"
	"parvis/generator/diag"
)

func real(t *testing.T) (*Records, *record.Set) {
	t.Helper()
	var found diag.List
	set, err := record.Load(t.Context(), os.DirFS(filepath.Join("..", "..", "..", "content")), &found)
	if err != nil {
		t.Fatal(err)
	}
	return In(set), set
}

func TestDomain(t *testing.T) {
	r, _ := real(t)
	for label, want := range map[string]string{
		"Emploi, insertion et formation": "emploi",
		"Emploi":                         "emploi",
		"Emploi & insertion":             "emploi",
		"Axe 2 – Emploi / insertion":     "emploi",
		"2. Emploi":                      "emploi",
		"Dév. éco.":                      "developpement-economique",
		"DEVELOPPEMENT ECONOMIQUE":       "developpement-economique",
		"Mécénat de solidarité":          "initiatives-locales",
		"Initiatives":                    "initiatives-locales",
		"RSE":                            "rse",
		"Responsabilité sociétale":       "rse",
		"Axe 6 – Culture":                "",
		"Développement":                  "", // two domains have the word
		"":                               "",
		"Axe 3":                          "",
	} {
		if got := r.Domain(label); got != want {
			t.Errorf("%q is %q, want %q", label, got, want)
		}
	}
}

func TestPlaces(t *testing.T) {
	r, _ := real(t)
	for name, want := range map[string]string{
		"NIMES": "nimes", "Aulnay sous Bois": "aulnay-sous-bois", "Communauté urbaine de Dunkerque": "cu-dunkerque", "département de l’Aude": "aude",
		"Montpellier Méditerranée Métropole": "montpellier-mediterranee-metropole", "cu-dunkerque": "cu-dunkerque", "Toulouse": "", "": "",
	} {
		got := ""
		if found := r.Places(name); len(found) == 1 {
			got = found[0].Slug
		}
		if got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
	if at := r.Around("TOULOUSE", "31000"); at == nil || at.Slug != "haute-garonne" {
		t.Errorf("Toulouse is in %v", at)
	}
	if at := r.Around("Trifouillis", ""); at != nil {
		t.Errorf("no such commune is in %v", at.Slug)
	}
}

func TestIndicatorAndCatalogue(t *testing.T) {
	r, set := real(t)
	if i := r.Indicator("stages de 3e", "stages"); i != nil {
		t.Errorf("another name is %s", i.Slug)
	}
	if i := r.Indicator("Stages de troisième", "Stages"); i == nil || i.Slug != "stages-de-troisieme" {
		t.Error("the shared indicator isn't found")
	}
	if i := r.Indicator("Stages de troisième", "heures"); i != nil {
		t.Error("an indicator of another unit is taken")
	}
	if id := CatalogueID(set, "education", "Accueil en stage de troisième"); id != "stage-troisieme" {
		t.Errorf("%q", id)
	}
	if id := CatalogueID(set, "emploi", "Accueil en stage de troisième"); id != "" {
		t.Errorf("%q of another domain", id)
	}
}
