package imports

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"parvis/generator/content/column"
	"parvis/generator/content/declared"
	"parvis/generator/content/named"
	"parvis/generator/content/record"
	"parvis/generator/content/sheet"
	"parvis/generator/diag"
)

// files is a small content folder. The signatory's record has comments and a layout of its own.
func files(signatory string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range map[string]string{
		"site.toml":                "titre = \"T\"\nurl = \"https://t.fr/\"\narrete_au = 2019-12-31\n",
		"domaines/education.toml":  "nom = \"Éducation\"\nordre = 1\n\n[[action]]\nid = \"stage\"\ntitre = \"Accueil en stage\"\n",
		"domaines/emploi.toml":     "nom = \"Emploi\"\nordre = 2\n",
		"territoires/aude.toml":    "nom = \"Aude\"\ntype = \"departement\"\ncode = \"11\"\n",
		"indicateurs/stages.toml":  "nom = \"Stages\"\nunite = \"stages\"\n",
		"signataires/lavande.toml": signatory,
	} {
		if text != "" {
			out[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return out
}

// plan imports a text file.
func plan(t *testing.T, content fstest.MapFS, csv string, o Options) *Plan {
	t.Helper()
	var found diag.List
	set, err := record.Load(t.Context(), content, &found)
	if err != nil || len(found.Sorted()) > 0 {
		t.Fatal(err, found.Sorted())
	}
	book, err := sheet.Read(t.Context(), "x.csv", []byte(csv))
	if err != nil {
		t.Fatal(err)
	}
	d := declared.Read([]*sheet.Workbook{book}, named.In(set), declared.Options{Dictionary: column.New(), Accept: o.Accept})
	p, err := Make(t.Context(), content, set, d, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const lavande = `# à relire
nom = "Lavande"   # le nom
type = "entreprise"

[[engagement]]
id = "st-1"
domaine = "education"
action = "Accueil en stage"
source = "Convention"

  [[engagement.indicateur]]
  ref = "stages"
  cible = 10
  valeurs = { 2016 = 3, 2017 = "environ 4" } # déclarées

  [[engagement.indicateur.bilan]]
  annee = 2018
  valeur = 6
  source = "Bilan 2018"

[[engagement]]
domaine = "emploi"
action = "Parrainage"

# la fin
`

func TestChanges(t *testing.T) {
	for name, c := range map[string]struct{ csv, old, new string }{
		"nothing new":              {"Nom;Action;Indicateur (unité);2016;2018;Objectif\nLavande;Accueil en stage;Stages (stages);3;6;10\n", "", ""},
		"a target":                 {"Nom;Action;Indicateur (unité);Objectif\nLavande;Accueil en stage;Stages (stages);12\n", "cible = 10", "cible = 12"},
		"a deadline":               {"Nom;Action;Indicateur (unité);Objectif 2019\nLavande;Accueil en stage;Stages (stages);10\n", "cible = 10\n", "cible = 10\n  echeance = \"2019\"\n"},
		"a figure with its source": {"Nom;Code engagement;Année;Résultat\nLavande;ST-1;2018;7\n", "valeur = 6\n  source = \"Bilan 2018\"", "valeur = 7\n  source = \"x.csv\""},
		"a year more": {"Nom;Code engagement;Année;Résultat;Source\nLavande;ST-1;2019;8;Bilan 2019\n", "source = \"Bilan 2018\"\n",
			"source = \"Bilan 2018\"\n\n  [[engagement.indicateur.bilan]]\n  annee = 2019\n  valeur = 8\n  source = \"Bilan 2019\"\n"},
		"an erased year":             {"Nom;Code engagement;2016\nLavande;ST-1;-\n", "{ 2016 = 3, 2017", "{ 2017"},
		"an erased report":           {"Nom;Code engagement;2018\nLavande;ST-1;-\n", "\n  [[engagement.indicateur.bilan]]\n  annee = 2018\n  valeur = 6\n  source = \"Bilan 2018\"\n", ""},
		"an erased target":           {"Nom;Code engagement;Objectif\nLavande;ST-1;-\n", "  cible = 10\n", ""},
		"an empty cell":              {"Nom;Code engagement;Objectif;2016\nLavande;ST-1;;\n", "", ""},
		"NC isn't a figure":          {"Nom;Code engagement;2016\nLavande;ST-1;NC\n", "", ""},
		"a SIREN":                    {"Nom;SIREN;Taille\nLavande;149385700;PME\n", "type = \"entreprise\"\n", "type = \"entreprise\"\ntaille = \"PME\"\nsiren = \"149385700\"\n"},
		"places":                     {"Nom;Territoires\nLavande;11000 Carcassonne | Aude\n", "", ""}, // one isn't known: see TestRefused
		"a status":                   {"Nom;Action;Domaine;Statut\nLavande;Parrainage;Emploi;En cours\n", "action = \"Parrainage\"\n", "action = \"Parrainage\"\nstatut = \"en-cours\"\n"},
		"the domain of another name": {"Nom;Action;Domaine;Statut\nLavande;Parrainage;Axe 2 – Emploi;Fait\n", "action = \"Parrainage\"\n", "action = \"Parrainage\"\nstatut = \"realise\"\n"},
		"an indicator": {"Nom;Action;Indicateur;Unité;2018\nLavande;Parrainage;Filleuls;jeunes;5\n", "action = \"Parrainage\"\n",
			"action = \"Parrainage\"\n\n[[engagement.indicateur]]\nnom = \"Filleuls\"\nunite = \"jeunes\"\n\n[[engagement.indicateur.bilan]]\nannee = 2018\nvaleur = 5\nsource = \"x.csv\"\n"},
		"what was done": {"Nom;Action;Année;Ce qui a été fait\nLavande;Parrainage;2018;Deux rencontres.\n", "action = \"Parrainage\"\n",
			"action = \"Parrainage\"\n\n[[engagement.bilan]]\nperiode = 2018\ntexte = \"Deux rencontres.\"\nsource = \"x.csv\"\n"},
		"a commitment": {"Nom;Domaine;Action\nLavande;Éducation;Visites\n", "action = \"Parrainage\"\n",
			"action = \"Parrainage\"\n\n[[engagement]]\nid = \"visites\"\ndomaine = \"education\"\naction = \"Visites\"\nsource = \"x.csv\"\n"},
		"a direction of its own": {"Nom;Action;Indicateur;Unité;Sens;Cumul;2018\nLavande;Parrainage;Filleuls;jeunes;À la hausse;Somme;5\n", "action = \"Parrainage\"\n",
			"action = \"Parrainage\"\n\n[[engagement.indicateur]]\nnom = \"Filleuls\"\nunite = \"jeunes\"\ncumul = \"somme\"\nsens = \"hausse\"\n\n[[engagement.indicateur.bilan]]\nannee = 2018\nvaleur = 5\nsource = \"x.csv\"\n"},
		"a shared one has it": {"Nom;Code engagement;Sens;Objectif\nLavande;ST-1;À la hausse;10\n", "", ""},
		"milestones":          {"Nom;Code engagement;Objectif 2018;Objectif 2019\nLavande;ST-1;8;10\n", "cible = 10\n", "cible = 10\n  jalons = { 2018 = 8 }\n  echeance = \"2019\"\n"},
	} {
		p := plan(t, files(lavande), c.csv, Options{})
		want := strings.Replace(lavande, c.old, c.new, 1)
		got := lavande
		if len(p.Records) > 0 {
			got = string(p.Records[0].After)
		}
		if got != want {
			t.Errorf("%s:\n%s\nwant\n%s\nfaults %+v", name, got, want, p.Faults)
		}
	}
}

// TestCreated is a new record: the catalogue's action, the shared indicator, identifiers that differ.
func TestCreated(t *testing.T) {
	p := plan(t, files(""), "Nom;SIREN;Territoires;Domaine;Action;Indicateur;Unité;2018\nFictif d’Été;149385700;Aude;Éducation;Accueil en stage;Stages;stages;environ 12\nFictif d’Été;149385700;Aude;Emploi;Accueil en stage;Heures;heures;1,5\n", Options{Source: "Convention 2018"})
	const want = `nom = "Fictif d’Été"
type = "entreprise"
siren = "149385700"
territoires = ["aude"]
source = "Convention 2018"

[[engagement]]
id = "accueil-en-stage"
domaine = "education"
catalogue = "stage"
action = "Accueil en stage"
source = "Convention 2018"

[[engagement.indicateur]]
ref = "stages"

[[engagement.indicateur.bilan]]
annee = 2018
valeur = "environ 12"
source = "Convention 2018"

[[engagement]]
id = "accueil-en-stage-2"
domaine = "emploi"
action = "Accueil en stage"
source = "Convention 2018"

[[engagement.indicateur]]
nom = "Heures"
unite = "heures"

[[engagement.indicateur.bilan]]
annee = 2018
valeur = 1.5
source = "Convention 2018"
`
	if len(p.Records) != 1 || p.Records[0].File != "signataires/fictif-d-ete.toml" || string(p.Records[0].After) != want {
		t.Errorf("%s", p.Records[0].After)
	}
	if c := p.Records[0].Cell("engagement[1].indicateur[0].bilan[0].valeur"); c.Name() != "H3" {
		t.Errorf("the figure comes from %s", c.Name())
	}
}

func TestRefused(t *testing.T) {
	for name, c := range map[string]struct {
		csv  string
		want []string
	}{
		"a place without a record":     {"Nom;Territoires\nLavande;Toulouse\n", []string{declared.UnknownPlace}},
		"a commitment by its code":     {"Nom;Code engagement;2018\nLavande;ZZ-9;4\n", []string{UnknownCommitment}},
		"a new one without a domain":   {"Nom;Action;2018\nLavande;Visites;4\n", []string{declared.NoDomain}},
		"figures without an indicator": {"Nom;Action;Domaine;2018\nLavande;Parrainage;Emploi;4\n", []string{declared.NoIndicator}},
		"an indicator without a unit":  {"Nom;Action;Domaine;Indicateur;2018\nLavande;Parrainage;Emploi;Filleuls;4\n", []string{declared.NoUnit}},
		"nobody":                       {"Nom;SIREN;Taille\n;149385700;PME\n", []string{UnknownSignatory}},
		"no name":                      {"Nom;Taille;Action\n;PME;Visites\n", []string{declared.NoSignatory}},
		"two figures for a year":       {"Nom;Code engagement;Année;Résultat\nLavande;ST-1;2018;7\nLavande;ST-1;2018;8\n", []string{declared.TwoFigures}},
		"two sizes":                    {"Nom;Taille;Domaine\nLavande;PME;Emploi\nLavande;ETI;Emploi\n", []string{declared.TwoValues}},
		"another size":                 {"Nom;Taille\nLavande;Moyenne grosse\n", []string{declared.UnknownChoice}},
		"a person in a text":           {"Nom;Action;Observations\nLavande;Parrainage;voir avec lui@exemple.fr\n", []string{declared.PersonalData}},
		"another company of that name": {"Nom;SIREN\nLavande;141660738\nLavande;149385700\n", []string{OtherSiren}},
		"a year that isn't one":        {"Nom;Code engagement;Année;Résultat\nLavande;ST-1;l’an dernier;7\n", []string{declared.BadPeriod, declared.NoPeriod}},
		"a figure without a year":      {"Nom;Code engagement;Résultat\nLavande;ST-1;7\n", []string{declared.ColumnWithoutYear}},
		"a formula that fails":         {"Nom;Code engagement;2018\nLavande;ST-1;#REF!\n", []string{declared.FormulaFault}},
		"a doubtful column":            {"Nom;Code engagement;Objectff\nLavande;ST-1;7\n", []string{declared.DoubtfulColumn}},
	} {
		with := lavande
		if name == "another company of that name" {
			with = strings.Replace(lavande, "type =", "siren = \"149385700\"\ntype =", 1)
		}
		p := plan(t, files(with), c.csv, Options{})
		var got []string
		for _, f := range p.Faults {
			if Open(f) {
				got = append(got, f.Code)
			}
		}
		if !slices.Equal(got, c.want) || !p.Stops() {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// TestUnreadFormula: a formula without a stored value isn't an empty cell.
func TestUnreadFormula(t *testing.T) {
	content := files(lavande)
	var found diag.List
	set, err := record.Load(t.Context(), content, &found)
	if err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Read(t.Context(), "x.csv", []byte("Nom;Code engagement;2018\nLavande;ST-1;7\n"))
	if err != nil {
		t.Fatal(err)
	}
	book.Sheets[0].Rows[1][2] = sheet.Cell{Unread: true}
	d := declared.Read([]*sheet.Workbook{book}, named.In(set), declared.Options{Dictionary: column.New()})
	if len(d.Faults) != 1 || d.Faults[0].Code != declared.FormulaUnread || d.Faults[0].At.Name() != "C2" {
		t.Errorf("%+v", d.Faults)
	}
}

// TestSheets reads a workbook of a sheet for each year.
func TestSheets(t *testing.T) {
	content := files(lavande)
	var found diag.List
	set, err := record.Load(t.Context(), content, &found)
	if err != nil {
		t.Fatal(err)
	}
	book := &sheet.Workbook{File: "x.xlsx"}
	for year, value := range map[string]string{"Bilan 2019": "8", "2018": "6"} {
		text, err := sheet.Read(t.Context(), "x.csv", []byte("Nom;Code engagement;Résultat\nLavande;ST-1;"+value+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		text.Sheets[0].Name = year
		book.Sheets = append(book.Sheets, text.Sheets[0])
	}
	d := declared.Read([]*sheet.Workbook{book}, named.In(set), declared.Options{Dictionary: column.New()})
	p, err := Make(t.Context(), content, set, d, Options{})
	if err != nil || len(p.Records) != 1 || len(p.Records[0].Changes) != 1 || p.Records[0].Changes[0].New != int64(8) {
		t.Fatalf("%v %+v", err, p)
	}
}
