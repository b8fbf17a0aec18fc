package column

import (
	"slices"
	"testing"

	"parvis/generator/content/record"
	"parvis/generator/model"
	"parvis/generator/text/period"
)

// TestKeysExist reads the table of synonyms against the format: each key is one of a signatory's.
func TestKeysExist(t *testing.T) {
	f, err := ParseFile(synonyms)
	if err != nil {
		t.Fatal(err)
	}
	keys := record.AllKeys(model.Signatories)
	said := map[string]string{}
	for key, labels := range f.Columns {
		for _, label := range labels {
			if other := said[Normal(label)]; other != "" {
				t.Errorf("%q fills %s and %s", label, other, key)
			}
			said[Normal(label)] = key
		}
		if key != Record && !slices.ContainsFunc(keys, func(k record.Key) bool { return k.Path == key }) {
			t.Errorf("%q is no key of a signatory", key)
		}
	}
	for name, values := range f.Values {
		found := false
		for _, k := range keys {
			if k.Name() == name && k.Choices != nil {
				found = true
				for value := range values {
					if !slices.Contains(k.Choices, value) {
						t.Errorf("%s: %q isn't in the list %v", name, value, k.Choices)
					}
				}
			}
		}
		if !found {
			t.Errorf("%q has no closed list", name)
		}
	}
}

func TestMeaning(t *testing.T) {
	fills := func(key string) Meaning { return Meaning{Use: Fills, Key: key} }
	year := func(key string, y int) Meaning { return Meaning{Use: Fills, Key: key, Period: period.Year(y)} }
	group := func(m Meaning, n int) Meaning { m.Group = n; return m }
	withUnit := func(m Meaning) Meaning { m.WithUnit = true; return m }
	unit := func(m Meaning, u string) Meaning { m.Unit = u; return m }
	doubt := func(m Meaning) Meaning { m.Doubt = true; return m }
	d := New()
	for label, want := range map[string]Meaning{
		"Raison Sociale":                 fills("nom"),
		"1. Nom de votre structure":      fills("nom"),
		"N° SIREN":                       fills("siren"),
		"2. Votre numéro SIRET":          fills("siren"),
		"3. Code postal et ville":        fills("territoires"),
		"Code postal":                    {Use: Other},
		"Date d’adhésion":                fills("signature"),
		"Signée le":                      fills("signature"),
		"Action engagée":                 fills("engagement.action"),
		"Objectif 2019":                  year(Target, 2019),
		"Cible\n2019":                    year(Target, 2019),
		"Objectif fin 2020":              year(Target, 2020),
		"Réalisé 2018":                   year(Value, 2018),
		"2018 réalisé":                   year(Value, 2018),
		"2018":                           year(Value, 2018),
		"Total 2018":                     year(Value, 2018),
		"T2 2018":                        {Use: Fills, Key: Value, Period: period.Period{Year: 2018, Kind: period.Quarter, Part: 2}},
		"Réalisé 2018-2019":              {Use: Fills, Key: Value, Period: period.Period{Year: 2018, Kind: period.School}},
		"Indicateur (unité)":             withUnit(fills("engagement.indicateur.nom")),
		"Résultat (en heures)":           unit(fills(Value), "heures"),
		"Engagement n°2 : domaine":       group(fills("engagement.domaine"), 2),
		"Engagement n°1 : résultat 2017": group(year(Value, 2017), 1),
		"Engagement n°3 : ce que vous comptez (unité)": group(withUnit(fills("engagement.indicateur.nom")), 3),
		"Action 2":                      group(fills("engagement.action"), 2),
		"Taux d'atteinte":               {Use: Other},
		"Courriel":                      {Use: Private},
		"Nom de la personne qui répond": {Use: Private},
		"Élu·e référent·e":              {Use: Private},
		"Interlocuteur":                 {Use: Private},
		"Adresse électronique":          {Use: Private},
		"Raison socilae":                doubt(fills("nom")),
		"Statut 2018":                   doubt(fills("engagement.statut")),
		"Couleur préférée":              {Use: Unknown},
		"":                              {Use: Unknown},
	} {
		if got := d.Meaning(label); got != want {
			t.Errorf("%q means %+v, want %+v", label, got, want)
		}
	}
}

// TestMore is a site's own table: what it says of a label prevails.
func TestMore(t *testing.T) {
	more, err := ParseFile("[colonnes]\n\"engagement.action\" = [\"Descriptif\"]\n[laissees]\nautres = [\"Objet\"]\n[valeurs.statut]\n\"realise\" = [\"Plié\"]\n")
	if err != nil {
		t.Fatal(err)
	}
	d := New(more)
	if m := d.Meaning("Descriptif"); m.Key != "engagement.action" {
		t.Errorf("Descriptif means %+v", m)
	}
	if m := d.Meaning("Objet"); m.Use != Other {
		t.Errorf("Objet means %+v", m)
	}
	if v, sure := d.Choice("engagement.statut", "plié", nil); v != "realise" || !sure {
		t.Errorf("plié is %q", v)
	}
	if _, err := ParseFile("[colonne]\n"); err == nil {
		t.Error("an unknown key passed")
	}
}
