package todo_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"parvis/generator/check"
	"parvis/generator/check/todo"
	"parvis/generator/diag"
	"parvis/generator/diag/messages"
	"parvis/generator/testsite"
)

// of returns the tasks and the warnings of a small site.
func of(t *testing.T, archive string) (items, warnings []diag.Finding) {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(base + archive)).Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	set, site, found := testsite.Check(t, fsys, check.Options{})
	if site == nil {
		t.Fatal(found)
	}
	return todo.Of(set, site), found
}

// items returns the tasks of a whole site.
func items(t *testing.T, site string) []diag.Finding {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(site)).Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	set, linked, found := testsite.Check(t, fsys, check.Options{})
	if linked == nil {
		t.Fatal(found)
	}
	return todo.Of(set, linked)
}

// base is a site without any task.
const base = `
-- site.toml --
titre = "Essai"
url = "https://exemple.fr/"
arrete_au = 2018-07-11
[editeur]
nom = "x"
adresse = "1 rue de l'Exemple, Lille"
telephone = "03 00 00 00 00"
directeur_publication = "Camille Exemple"
hebergeur = "h"
hebergeur_adresse = "2 rue de l'Exemple, Lille"
hebergeur_telephone = "03 00 00 00 01"
[bilans]
delai = 3
[[menu]]
titre = "Aide"
url = "/aide/"
-- domaines/emploi.toml --
nom = "Emploi"
ordre = 1
source = "La charte"
-- indicateurs/stages.toml --
nom = "Stages"
unite = "stages"
sens = "hausse"
source = "La charte"
-- territoires/aude.toml --
nom = "Aude"
type = "departement"
code = "11"
parent = "occitanie"
source = "Insee"
-- territoires/occitanie.toml --
nom = "Occitanie"
type = "region"
code = "76"
source = "Insee"
-- pages/aide.md --
+++
titre = "Aide"
+++
-- pages/menu.md --
+++
titre = "Menu"
menu = "pied"
+++
-- signataires/entier.md --
+++
nom = "Entier"
type = "entreprise"
territoires = ["aude"]
[[engagement]]
domaine = "emploi"
action = "Stages"
statut = "en-cours"
debut = "2016"
evaluation = "aucune"
source = "Convention"
[[engagement.indicateur]]
ref = "stages"
valeurs = { 2016 = 3, 2017 = 0 }
+++
`

func TestNothingToDo(t *testing.T) {
	if items, _ := of(t, ""); len(items) > 0 {
		t.Errorf("%v", items)
	}
}

func TestOf(t *testing.T) {
	items, warnings := of(t, `
-- actualites/idee.md --
+++
titre = "Une idée"
date = 2018-01-01
brouillon = true
+++
-- experiences/visite.md --
+++
titre = "Une visite"
+++
Voir [Adie](../acteurs/adie.toml).

`+"```figure\nfigure = \"engagements-par-domaine\"\nterritoire = \"gard\"\n```"+`
-- acteurs/adie.toml --
nom = "Adie"
source = "x y"
-- acteurs/seul.toml --
nom = "Seul"
source = "x y"
-- territoires/gard.toml --
nom = "Gard"
type = "departement"
code = "30"
source = "Insee"
-- ressources/guide.toml --
titre = "Guide"
type = "guide"
url = "https://exemple.fr/guide"
-- appels/appel.toml --
titre = "Appel"
url = "https://exemple.fr/appel"
-- pages/perdue.md --
+++
titre = "Perdue"
+++
-- pages/plus-tard.md --
+++
titre = "Plus tard"
publication = 2019-01-01
+++
-- signataires/bilans.md --
+++
nom = "Bilans"
type = "entreprise"
source = "Convention"
[[convention]]
date = 2015-01-01
fin = 2017-12-31
[[engagement]]
domaine = "emploi"
action = "Accueil"
debut = "2015"
[[engagement.indicateur]]
ref = "stages"
valeurs = { 2016 = 3 }
[[engagement]]
domaine = "emploi"
action = "Parrainage"
statut = "en-cours"
evaluation = "aucune"
[[engagement.indicateur]]
nom = "parrains"
unite = "parrains"
[[engagement.indicateur]]
nom = "heures"
unite = "heures"
echeance = "2017"
[[engagement.indicateur]]
nom = "forums"
unite = "forums"
echeance = "2019"
[[engagement]]
domaine = "emploi"
action = "Achats"
statut = "abandonne"
[[engagement]]
domaine = "emploi"
action = "Mécénat"
statut = "prevu"
debut = "2016"
evaluation = "auto"
fin = "2017"
[[engagement.indicateur]]
ref = "stages"
cible = 10
[[engagement]]
domaine = "emploi"
action = "Fini"
evaluation = "aucune"
debut = "2014"
fin = "2015"
[[engagement.indicateur]]
ref = "stages"
[[engagement.indicateur.bilan]]
annee = 2014
valeur = 0
+++
-- signataires/muet.md --
+++
nom = "Muet"
type = "entreprise"
[[convention]]
date = 2016-01-01
fin = 2017-12-31
+++
-- signataires/averti.md --
+++
nom = "Averti"
type = "entreprise"
[[engagement]]
domaine = "emploi"
action = "Stages"
evaluation = "aucune"
[[engagement.indicateur]]
ref = "stages"
valeurs = { 2017 = 3 }
+++
`)
	var b strings.Builder
	for _, f := range items {
		fmt.Fprintf(&b, "%s:%d:%d %s %v\n", f.File, f.Line, f.Col, f.Code, f.Args)
		if f.Severity != diag.Task || !messages.Known(f.Code) || !slices.Contains(todo.Codes(), f.Code) {
			t.Errorf("%s is not a task, or has no message, or is missing from Codes", f.Code)
		}
	}
	const want = `acteurs/seul.toml:1:1 todo-orphan []
actualites/idee.md:4:1 todo-draft []
experiences/visite.md:2:1 todo-source []
pages/perdue.md:2:1 todo-orphan []
ressources/guide.toml:1:1 todo-orphan []
signataires/bilans.md:8:1 todo-evaluation [Accueil]
signataires/bilans.md:8:1 todo-report [Accueil 2015 2015]
signataires/bilans.md:8:1 todo-report [Accueil 2017 2017]
signataires/bilans.md:20:1 todo-result [parrains]
signataires/bilans.md:23:1 todo-result [heures]
signataires/bilans.md:27:1 todo-result [forums]
signataires/bilans.md:35:1 todo-report [Mécénat 2016 2016]
signataires/bilans.md:35:1 todo-report [Mécénat 2017 2017]
signataires/bilans.md:45:1 todo-report [Fini 2015 2015]
signataires/muet.md:2:1 todo-source []
signataires/muet.md:4:1 todo-convention [2017-12-31]
`
	if b.String() != want {
		t.Errorf("\n%s\nwant\n%s", b.String(), want)
	}
	if len(warnings) != 1 || warnings[0].File != "signataires/averti.md" || warnings[0].Code != "figure-source" {
		t.Errorf("%v: one warning was wanted, and no item for the same", warnings)
	}
}

// A report is late the day after its delay, and only where a delay was set.
func TestReportIsLate(t *testing.T) {
	for asOf, want := range map[string]string{"2018-12-31": "", "2019-03-31": "", "2019-04-01": "Stages 2018 2018"} {
		late := strings.Replace(base, "arrete_au = 2018-07-11", "arrete_au = "+asOf, 1)
		got := ""
		for _, f := range items(t, late) {
			got += strings.Trim(fmt.Sprint(f.Args), "[]")
		}
		if got != strings.Trim(want, "[]") {
			t.Errorf("%s: %q, want %q", asOf, got, want)
		}
		if free := items(t, strings.Replace(late, "[bilans]\ndelai = 3\n", "", 1)); len(free) > 0 {
			t.Errorf("%s: late though nothing is due: %v", asOf, free)
		}
	}
}

// The word of the publisher is set beside what the figures say where they differ.
func TestWordIsContradicted(t *testing.T) {
	for _, c := range []struct{ status, value, want string }{
		{"realise", "4", "status-realise figures-short"}, {"realise", "40", ""}, {"en-cours", "4", ""}, {"prevu", "4", "status-prevu figures-begun"}, {"abandonne", "40", ""},
	} {
		site := base + `
-- signataires/mot.md --
+++
nom = "Mot"
type = "entreprise"
source = "Convention"
[[engagement]]
domaine = "emploi"
action = "Un"
evaluation = "auto"
debut = 2016
statut = "` + c.status + `"
[[engagement.indicateur]]
nom = "Tuteurs"
unite = "tuteurs"
sens = "hausse"
cumul = "somme"
cible = 30
echeance = 2017
valeurs = { 2016 = 0, 2017 = ` + c.value + ` }
+++
`
		got := ""
		for _, f := range items(t, site) {
			if f.Code == "todo-word" {
				got = fmt.Sprint(f.Args[0], " ", f.Args[1])
			}
		}
		if got != c.want {
			t.Errorf("%s with %s of 30: %q, want %q", c.status, c.value, got, c.want)
		}
	}
}

// Every kind of task has a singular and a plural.
func TestTally(t *testing.T) {
	for _, code := range todo.Codes() {
		for _, lang := range messages.Languages() {
			c := messages.In(lang)
			if one, two := c.Tally(code, 1), c.Tally(code, 2); strings.Contains(one, code) || one[2:] == two[2:] {
				t.Errorf("%s %s: %q, %q", lang, code, one, two)
			}
		}
	}
}

// Examples of a new site and placeholders are reported at their position, except in comments,
// which aren't published.
func TestPlaceholders(t *testing.T) {
	late := strings.Replace(base, "https://exemple.fr/", "https://charte.example/", 1)
	items, _ := of(t, strings.TrimPrefix(late, base)+`
-- territoires/exemple-ville.toml --
nom = "Ville"
type = "commune"
parent = "aude"
source = "À préciser"
-- pages/aide.md --
+++
titre = "Aide"
# à compléter
+++
Voici.

Le reste est À compléter.
-- signataires/vrai.toml --
# type : à préciser
nom = "Vrai"
type = "entreprise"
source = "La charte"
`)
	var got []string
	for _, f := range items {
		got = append(got, fmt.Sprintf("%s:%d:%d %s", f.File, f.Line, f.Col, f.Code))
	}
	want := []string{"pages/aide.md:7:14 todo-blank", "site.toml:2:1 todo-address", "territoires/exemple-ville.toml:1:1 todo-example", "territoires/exemple-ville.toml:1:1 todo-orphan"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, wanted %q", got, want)
	}
}
