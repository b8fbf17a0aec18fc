package check_test

import (
	"fmt"
	"strings"
	"testing"

	"parvis/generator/model"
	"parvis/generator/text/quantity"
)

const catalogue = `nom = "Emploi"
ordre = 1
[[action]]
id = "tutorat"
titre = "Accompagner un jeune"
[[action]]
titre = "Forum de l'emploi"
`

const promises = `+++
nom = "Suez"
type = "entreprise"
territoires = ["aude"]
source = "rapport"
fin = 2020
motif_fin = "fusion"
successeur = "engie"
[[convention]]
id = "nationale"
portee = "national"
[[convention]]
suite_de = "nationale"
portee = "local"
partenaires = ["face", "engie"]
[[engagement]]
domaine = "emploi"
action = "Tutorat 2018"
catalogue = "tutorat"
partenaires = ["engie", "face"]
[[engagement.indicateur]]
nom = "Heures"
unite = "heures"
cumul = "somme"
par = "an"
cible = { 2018 = 10, 2019 = "au moins 12" }
[[engagement.indicateur.bilan]]
annee = 2018
territoire = "aude"
valeur = "environ 4"
[[engagement.indicateur.bilan]]
annee = "2018"
territoire = "gard"
valeur = "moins de 5"
[[engagement.indicateur.bilan]]
annee = 2019
territoire = "aude"
valeur = 3
[[engagement.indicateur.bilan]]
annee = 2019
valeur = 9
[[engagement.indicateur.bilan]]
annee = 2020
territoire = "gard"
valeur = 2
[[engagement.indicateur]]
nom = "Insertion"
unite = "%"
jalons = { "2019-S2" = "50 %", "2018-S1" = 40 }
cible = "60 %"
[[engagement.indicateur.bilan]]
annee = "2018-S1"
territoire = "aude"
valeur = "48,5 %"
[[engagement]]
domaine = "emploi"
action = "Tutorat 2019"
suite_de = "tutorat-2018"
territoires = []
[[engagement]]
domaine = "emploi"
nature = "realisation"
action = "Un forum"
suite_de = "engie#forum"
+++
`

const follower = `+++
nom = "Engie"
type = "entreprise"
source = "rapport"
[[engagement]]
domaine = "emploi"
action = "Forum"
+++
`

// What a record promises is what the model has: places, periods, bounds, and what continues what.
func TestPromises(t *testing.T) {
	site := linked(t, "domaines/emploi.toml", catalogue, "signataires/suez.md", promises, "signataires/engie.md", follower)
	s, engie := find(t, site.Signatories, signatoryName, "Suez"), find(t, site.Signatories, signatoryName, "Engie")
	first, second, deed := s.Commitments[0], s.Commitments[1], s.Commitments[2]
	hours, share := first.Measures[0], first.Measures[1]
	values := func(m model.Measure) (out string) {
		for _, v := range m.Values {
			out += fmt.Sprintf("%s %v-%v %v %v; ", v.Period, v.Quantity.Low, v.Quantity.High, v.Quantity.About, v.Summed)
		}
		for _, p := range m.Places {
			out += fmt.Sprintf("%s %s %v-%v; ", p.Territory.Title, p.Period, p.Quantity.Low, p.Quantity.High)
		}
		return out
	}
	for name, c := range map[string][2]any{
		"who continues it":           {s.Successor, engie},
		"why it left":                {s.EndReason, model.Merger},
		"a convention without a day": {s.Conventions[0].Date.IsZero(), true},
		"it follows the other":       {s.Conventions[1].Follows, s.Conventions[0]},
		"partners of two kinds":      {fmt.Sprint(titles(first.Partners), titles(s.Conventions[1].Partners)), "[signataires/engie acteurs/face] [acteurs/face signataires/engie]"},
		"a promise by default":       {first.Nature, model.Promise},
		"a deed":                     {deed.Nature, model.Deed},
		"an action of the catalogue": {first.Catalogue, site.Domains[0].Actions[0]},
		"its identifier by default":  {site.Domains[0].Actions[1].ID, "forum-de-l-emploi"},
		"it is renewed":              {first.Renewed, second},
		"it renews":                  {second.Follows, first},
		"that of another":            {deed.Follows, engie.Commitments[0]},
		"its place by default":       {titlesOf(first.Territories)[0], "Aude"},
		"its place isn't known":      {len(second.Territories), 0},
		"a target for each year":     {fmt.Sprint(hours.Each[0].Period, hours.Each[1].Period, hours.Each[1].Quantity.HasHigh(), hours.Target), "2018 2019 false <nil>"},
		"results of places":          {values(hours), "2018 4-9 true true; 2019 9-9 false false; 2020 2-+Inf false true; Aude 2018 4-4; Gard 2018 0-5; Aude 2019 3-3; Gard 2020 2-2; "},
		"shares of places":           {values(share), "Aude 2018-S1 48.5-48.5; "},
		"milestones in order":        {fmt.Sprint(share.Milestones[0].Period, share.Milestones[1].Period), "2018-S1 2019-S2"},
		"no sign is kept":            {*share.Target, quantity.Exact(60)},
		"no direction is made up":    {share.Direction, model.Direction("")},
	} {
		if c[0] != c[1] {
			t.Errorf("%s: %v, want %v", name, c[0], c[1])
		}
	}
}

// What continues a signatory, or is continued, isn't told of one whose name is withheld: it would
// lead from one to the other.
func TestWithheldIsNotContinued(t *testing.T) {
	slugs := strings.NewReplacer(`"engie`, `"deux`)
	for n, withheld := range []string{"Suez", "Engie"} {
		files := []string{"domaines/emploi.toml", catalogue, "signataires/un.md", slugs.Replace(promises), "signataires/deux.md", follower}
		files[2*n+3] = "+++\ndiffusion = \"partielle\"\n" + files[2*n+3][len("+++\n"):]
		site := linked(t, files...)
		if len(site.Signatories) < 4 {
			t.Fatal(titles(site.OfKind(model.Signatories)))
		}
		for _, s := range site.Signatories {
			if s.Successor != nil {
				t.Errorf("%s withheld: %q leads to %q", withheld, s.Title, s.Successor.Title)
			}
			for _, k := range s.Commitments {
				for _, p := range k.Partners {
					if p.Kind == model.Signatories {
						t.Errorf("%s withheld: %q names a partner", withheld, k.Action)
					}
				}
				if k.Follows != nil && k.Follows.Signatory != s || k.Renewed != nil && k.Renewed.Signatory != s {
					t.Errorf("%s withheld: %q leads to another", withheld, k.Action)
				}
			}
		}
	}
}
