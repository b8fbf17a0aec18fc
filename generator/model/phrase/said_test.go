package phrase_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/text/date"
	"parvis/generator/text/period"
	"parvis/generator/text/quantity"
)

// parsed returns a quantity as an editor writes it.
func parsed(t *testing.T, text string) model.Quantity {
	t.Helper()
	q, err := quantity.Parse(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return q.Plain()
}

func TestForms(t *testing.T) {
	fr, en := wordsOf(t, "fr"), wordsOf(t, "en")
	of := func(text string) model.Quantity { return parsed(t, text) }
	floored := func(text string) model.Quantity { return parsed(t, text).Floored() }
	var all []example
	for _, c := range []struct {
		q      model.Quantity
		fr, en string
	}{
		{of("18,5"), "18,5", "18.5"},
		{of("-5"), "−5", "−5"},
		{of("-5 à 3"), "−5 à 3", "−5 to 3"},
		{of("30 à 40"), "30 à 40", "30 to 40"},
		{of("environ 20"), "environ 20", "about 20"},
		{of("env. 20 à 30"), "environ 20 à 30", "about 20 to 30"},
		{of("plus de 12"), "plus de 12", "more than 12"},
		{of("au moins 20"), "au moins 20", "at least 20"},
		{of("moins de 5"), "moins de 5", "less than 5"},
		{floored("moins de 5"), "moins de 5", "less than 5"},
		{of("au plus 8"), "au plus 8", "at most 8"},
		{floored("au plus 8"), "au plus 8", "at most 8"},
		// Sums claim no more than their parts.
		{of("18").Add(of("environ 2")), "environ 20", "about 20"},
		{of("10").Add(of("8 à 12")), "18 à 22", "18 to 22"},
		{of("10").Add(of("plus de 12")), "plus de 22", "more than 22"},
		{of("10").Add(of("au moins 12")), "au moins 22", "at least 22"},
		{of("plus de 10").Add(of("environ 12")), "environ 22 ou plus", "about 22 or more"},
		{of("au moins 10").Add(of("environ 12")), "environ 22 ou plus", "about 22 or more"},
		{floored("moins de 5").Add(floored("moins de 3")), "moins de 8", "less than 8"},
		{floored("moins de 5").Add(of("12")), "au moins 12, moins de 17", "at least 12, less than 17"},
		{floored("moins de 5").Add(of("plus de 12")), "plus de 12", "more than 12"},
		{floored("au plus 8").Add(of("environ 2")), "environ 2 à 10", "about 2 to 10"},
		{of("plus de 2").Union(of("moins de 9")), "sans borne connue", "with no known bound"},
		{quantity.Quantity{Low: math.Inf(-1), High: math.Inf(1), NoLow: true}, "sans borne connue", "with no known bound"},
	} {
		all = append(all, example{c.fr, c.fr, c.en, phrase.Quantity(fr, c.q), phrase.Quantity(en, c.q)})
	}
	check(t, all)
}

// A unit is singular below two in French, and its symbol never parts from the number.
func TestMeasured(t *testing.T) {
	fr, en := wordsOf(t, "fr"), wordsOf(t, "en")
	var all []example
	for _, c := range []struct{ text, unit, fr, en string }{
		{"12", "stages", "12 stages", "12 stages"},
		{"1", "stages", "1 stage", "1 stage"},
		{"0", "stages", "0 stage", "0 stage"},
		{"1,5", "jours", "1,5 jour", "1.5 jour"},
		{"-1", "postes", "−1 poste", "−1 poste"},
		{"0 à 1", "stages", "0 à 1 stage", "0 to 1 stage"},
		{"1 à 2", "stages", "1 à 2 stages", "1 to 2 stages"},
		{"plus de 1", "stages", "plus de 1 stage", "more than 1 stage"},
		{"environ 20", "services civiques", "environ 20 services civiques", "about 20 services civiques"},
		{"1", "services civiques", "1 service civique", "1 service civique"},
		{"1", "heures de cours", "1 heure de cours", "1 heure de cours"},
		{"1", "mois", "1 mois", "1 mois"},
		{"1", "contrats d’apprentis", "1 contrat d’apprentis", "1 contrat d’apprentis"},
		{"70", "%", "70_%", "70%"},
		{"60 à 70", "%", "60 à 70_%", "60 to 70%"},
		{"18,5", "%", "18,5_%", "18.5%"},
		{"3", "points", "3 points", "3 points"},
		{"1500000,5", "€", "1_500_000,5_€", "1,500,000.5~€"},
		{"1", "euros", "1_€", "1~€"},
		{"-200", "euros", "−200_€", "−200~€"},
		{"3", "milliers d'euros", "3 milliers d'euros", "3 milliers d'euros"},
	} {
		q := parsed(t, c.text)
		all = append(all, example{c.text + " " + c.unit, c.fr, c.en, phrase.Measured(fr, q, c.unit), phrase.Measured(en, q, c.unit)})
	}
	sum := parsed(t, "au moins 10").Add(parsed(t, "environ 12"))
	all = append(all, example{"an open sum", "environ 22 stages ou plus", "about 22 stages or more", phrase.Measured(fr, sum, "stages"), phrase.Measured(en, sum, "stages")})
	check(t, all)
	if got := shown.Replace(phrase.MeasuredTotal(fr, quantity.Exact(0.000073333666), model.Mean, "%")); got != "0,000073_%" {
		t.Errorf("a small mean is %q", got)
	}
}

func TestPeriods(t *testing.T) {
	fr, en := wordsOf(t, "fr"), wordsOf(t, "en")
	var all []example
	for _, c := range []struct{ text, fr, en, duringFR, duringEN string }{
		{"2018", "2018", "2018", "en 2018", "in 2018"},
		{"2014-2015", "2014-2015", "2014-2015", "en 2014-2015", "in 2014-2015"},
		{"2018-S1", "1er semestre 2018", "first half of 2018", "au 1er semestre 2018", "in the first half of 2018"},
		{"2018-S2", "2e semestre 2018", "second half of 2018", "au 2e semestre 2018", "in the second half of 2018"},
		{"2018-T1", "1er trimestre 2018", "first quarter of 2018", "au 1er trimestre 2018", "in the first quarter of 2018"},
		{"2018-T4", "4e trimestre 2018", "fourth quarter of 2018", "au 4e trimestre 2018", "in the fourth quarter of 2018"},
	} {
		p, err := period.Parse(c.text)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, example{c.text, c.fr, c.en, phrase.Span(fr, p), phrase.Span(en, p)},
			example{"during " + c.text, c.duringFR, c.duringEN, phrase.During(fr, p), phrase.During(en, p)})
	}
	check(t, all)
}

func TestDeadlines(t *testing.T) {
	fr, en := wordsOf(t, "fr"), wordsOf(t, "en")
	var all []example
	for _, c := range []struct {
		d      date.Date
		fr, en string
	}{
		{date.Date{Year: 2021, Month: 8, Day: 31}, "d’ici au 31 août 2021", "by 31 August 2021"},
		{date.Date{Year: 2021, Month: 8}, "d’ici août 2021", "by August 2021"},
		{date.Date{Year: 2021}, "d’ici 2021", "by 2021"},
	} {
		all = append(all, example{c.fr, c.fr, c.en, phrase.When(fr, "by", c.d), phrase.When(en, "by", c.d)})
	}
	check(t, all)
}

func TestCommitments(t *testing.T) {
	fr, en := wordsOf(t, "fr"), wordsOf(t, "en")
	var all []example
	for _, c := range []struct {
		promised, ended, deeds int
		fr, en                 string
	}{
		{0, 0, 0, "aucun engagement", "no commitment"},
		{1, 0, 0, "1 engagement", "1 commitment"},
		{5, 0, 0, "5 engagements", "5 commitments"},
		{1, 1, 0, "1 engagement terminé", "1 commitment that is over"},
		{5, 5, 0, "5 engagements terminés", "5 commitments that are over"},
		{5, 1, 0, "5 engagements, dont 1 terminé", "5 commitments, of which 1 is over"},
		{5, 2, 0, "5 engagements, dont 2 terminés", "5 commitments, of which 2 are over"},
		{0, 0, 1, "1 action menée", "1 action carried out"},
		{0, 0, 11, "11 actions menées", "11 actions carried out"},
		{1, 0, 1, "1 engagement et 1 action menée", "1 commitment and 1 action carried out"},
		{5, 0, 11, "5 engagements et 11 actions menées", "5 commitments and 11 actions carried out"},
		{5, 5, 1, "5 engagements terminés et 1 action menée", "5 commitments that are over and 1 action carried out"},
		{5, 1, 11, "5 engagements, dont 1 terminé, et 11 actions menées", "5 commitments, of which 1 is over, and 11 actions carried out"},
		{1500, 2, 1, "1_500 engagements, dont 2 terminés, et 1 action menée", "1,500 commitments, of which 2 are over, and 1 action carried out"},
	} {
		all = append(all, example{c.fr, c.fr, c.en, phrase.Commitments(fr, c.promised, c.ended, c.deeds), phrase.Commitments(en, c.promised, c.ended, c.deeds)})
	}
	check(t, all)
}

func TestCounted(t *testing.T) {
	fr, en := wordsOf(t, "fr"), wordsOf(t, "en")
	about := model.Count{Number: 1200, Approximate: true}
	check(t, []example{
		{"exact", "80", "80", phrase.Counted(fr, model.Count{Number: 80}), phrase.Counted(en, model.Count{Number: 80})},
		{"about", "environ 1_200", "about 1,200", phrase.Counted(fr, about), phrase.Counted(en, about)},
	})
}

// Places take the preposition that French usage gives them.
func TestIn(t *testing.T) {
	fr, en := wordsOf(t, "fr"), wordsOf(t, "en")
	var all []example
	for _, c := range []struct {
		level          model.Level
		code, name, fr string
	}{
		{model.Country, "", "France", "en France"},
		{model.Region, "76", "Occitanie", "en Occitanie"},
		{model.Region, "24", "Centre-Val de Loire", "en Centre-Val de Loire"},
		{model.Region, "44", "Grand Est", "dans le Grand Est"},
		{model.Region, "32", "Hauts-de-France", "dans les Hauts-de-France"},
		{model.Region, "52", "Pays de la Loire", "dans les Pays de la Loire"},
		{model.Region, "04", "La Réunion", "à La Réunion"},
		{model.Departement, "11", "Aude", "dans l’Aude"},
		{model.Departement, "30", "Gard", "dans le Gard"},
		{model.Departement, "34", "Hérault", "dans l’Hérault"},
		{model.Departement, "48", "Lozère", "en Lozère"},
		{model.Departement, "31", "Haute-Garonne", "en Haute-Garonne"},
		{model.Departement, "13", "Bouches-du-Rhône", "dans les Bouches-du-Rhône"},
		{model.Departement, "42", "Loire", "dans la Loire"},
		{model.Departement, "75", "Paris", "à Paris"},
		{model.Departement, "93", "Seine-Saint-Denis", "en Seine-Saint-Denis"},
		{model.Departement, "2A", "Corse-du-Sud", "en Corse-du-Sud"},
		{model.Departement, "59", "Nord", "dans le Nord"},
		{model.Arrondissement, "113", "Limoux", "dans l’arrondissement Limoux"},
		{model.Arrondissement, "113", "Arrondissement de Limoux", "dans l’arrondissement de Limoux"},
		{model.EPCI, "245900428", "Communauté urbaine de Dunkerque", "dans la communauté urbaine de Dunkerque"},
		{model.EPCI, "200093201", "Métropole Européenne de Lille", "dans la Métropole Européenne de Lille"},
		{model.QPV, "", "Quartier des Docks", "dans le quartier des Docks"},
		{model.EPCI, "200035715", "Carcassonne Agglo", "dans l’intercommunalité Carcassonne Agglo"},
		{model.EPCI, "241100593", "Le Grand Narbonne", "dans le Grand Narbonne"},
		{model.Commune, "11069", "Carcassonne", "à Carcassonne"},
		{model.Commune, "76351", "Le Havre", "au Havre"},
		{model.Commune, "13097", "Les Baux", "aux Baux"},
		{model.Commune, "17300", "La Rochelle", "à La Rochelle"},
		{model.QPV, "QP011003", "Le Viguier", "dans le quartier Le Viguier"},
	} {
		place := &model.Territory{Level: c.level, Code: c.code}
		english := map[model.Level]string{model.Arrondissement: "in the arrondissement ", model.EPCI: "in the inter-municipality ", model.QPV: "in the neighbourhood "}[c.level]
		if first, _, _ := strings.Cut(c.name, " "); english == "" || c.name == "Le Grand Narbonne" || slices.Contains([]string{"Communauté", "Métropole", "Arrondissement", "Quartier"}, first) {
			english = "in "
		}
		all = append(all, example{c.name, c.fr, english + c.name, phrase.In(fr, place, c.name), phrase.In(en, place, c.name)})
	}
	check(t, all)
}

// The name of a place as a subject has its article; a name of its own has none.
func TestThe(t *testing.T) {
	fr, en := wordsOf(t, "fr"), wordsOf(t, "en")
	var all []example
	for _, c := range []struct {
		level          model.Level
		code, name, fr string
		plural         bool
	}{
		{model.Country, "", "France", "la France", false},
		{model.Region, "76", "Occitanie", "l’Occitanie", false},
		{model.Region, "11", "Île-de-France", "l’Île-de-France", false},
		{model.Region, "24", "Centre-Val de Loire", "le Centre-Val de Loire", false},
		{model.Region, "32", "Hauts-de-France", "les Hauts-de-France", true},
		{model.Region, "53", "Bretagne", "la Bretagne", false},
		{model.Region, "04", "La Réunion", "La Réunion", false},
		{model.Departement, "11", "Aude", "l’Aude", false},
		{model.Departement, "31", "Haute-Garonne", "la Haute-Garonne", false},
		{model.Departement, "35", "Ille-et-Vilaine", "l’Ille-et-Vilaine", false},
		{model.Departement, "13", "Bouches-du-Rhône", "les Bouches-du-Rhône", true},
		{model.Departement, "75", "Paris", "Paris", false},
		{model.EPCI, "241100593", "Le Grand Narbonne", "le Grand Narbonne", false},
		{model.EPCI, "200035715", "Carcassonne Agglo", "Carcassonne Agglo", false},
		{model.EPCI, "245900428", "Communauté urbaine de Dunkerque", "la communauté urbaine de Dunkerque", false},
		{model.EPCI, "200093201", "Métropole Européenne de Lille", "la Métropole Européenne de Lille", false},
		{model.EPCI, "", "Pays de Gex", "le Pays de Gex", false},
		{model.Arrondissement, "113", "Arrondissement de Limoux", "l’arrondissement de Limoux", false},
		{model.Commune, "76351", "Le Havre", "Le Havre", false},
	} {
		place := &model.Territory{Level: c.level, Code: c.code}
		all = append(all, example{c.name, c.fr, c.name, phrase.The(fr, place, c.name), phrase.The(en, place, c.name)})
		if phrase.Plural(c.fr) != c.plural {
			t.Errorf("%s: not plural %v", c.fr, c.plural)
		}
	}
	check(t, all)
	for noun, want := range map[string]bool{"l’emploi": false, "les initiatives locales": true, "l’emploi et l’insertion": true, "la culture": false} {
		if phrase.Plural(noun) != want {
			t.Errorf("%s: plural %v", noun, !want)
		}
	}
}

// An organisation that is named by what it is takes its article; a name of its own has none.
func TestOrganisation(t *testing.T) {
	fr, en := wordsOf(t, "fr"), wordsOf(t, "en")
	for name, want := range map[string]string{
		"Groupement constructeur du projet Calais Port 2015": "le groupement constructeur du projet Calais Port 2015",
		"Réseau des femmes entrepreneures du Gard":           "le réseau des femmes entrepreneures du Gard",
		"Association d’insertion du Lez":                     "l’association d’insertion du Lez",
		"Ville de Limoux":                                    "la ville de Limoux",
		"Le Grand Narbonne":                                  "le Grand Narbonne",
		"Réseau Entreprendre":                                "Réseau Entreprendre",
		"Réseau":                                             "Réseau",
		"La Poste":                                           "La Poste",
		"Face Gard":                                          "Face Gard",
		"":                                                   "",
	} {
		if got := phrase.Organisation(fr, name); got != want {
			t.Errorf("%q in French, want %q", got, want)
		}
		if got := phrase.Organisation(en, name); got != name {
			t.Errorf("%q in English, want %q", got, name)
		}
	}
}

// Reports that all came are told as such.
func TestReports(t *testing.T) {
	fr, en := wordsOf(t, "fr"), wordsOf(t, "en")
	check(t, []example{
		{"none", "aucun bilan chiffré sur 4 attendus", "no report with a figure out of 4 due", phrase.Reports(fr, 0, 4, false), phrase.Reports(en, 0, 4, false)},
		{"some", "1 bilan chiffré sur 4 attendus", "1 report with a figure out of 4 due", phrase.Reports(fr, 1, 4, false), phrase.Reports(en, 1, 4, false)},
		{"few", "total partiel~: 1 bilan chiffré sur 4 attendus", "partial total: 1 report with a figure out of 4 due", phrase.Reports(fr, 1, 4, true), phrase.Reports(en, 1, 4, true)},
		{"the only one", "le seul bilan attendu, chiffré", "the only report due, with a figure", phrase.Reports(fr, 1, 1, false), phrase.Reports(en, 1, 1, false)},
		{"all", "les 4 bilans attendus, tous chiffrés", "all 4 reports due, with figures", phrase.Reports(fr, 4, 4, false), phrase.Reports(en, 4, 4, false)},
	})
}

// A place whose name takes no preposition of its own can only be named.
func TestWithin(t *testing.T) {
	w := wordsOf(t, "fr")
	for name, want := range map[string]bool{"Le Grand Narbonne": true, "Carcassonne Agglo": false, "Communauté urbaine de Dunkerque": true} {
		if _, ok := phrase.Within(w, &model.Territory{Level: model.EPCI}, name); ok != want {
			t.Errorf("%s: %v", name, ok)
		}
	}
}

// What adds up was done in its period; of a level, the period only says when it was known.
func TestDated(t *testing.T) {
	fr, en := wordsOf(t, "fr"), wordsOf(t, "en")
	year, quarter := period.Year(2018), period.Period{Year: 2018, Kind: period.Quarter, Part: 1}
	check(t, []example{
		{"a flow", "12 stages en 2018", "12 stages in 2018", phrase.Dated(fr, "12 stages", year, model.Sum), phrase.Dated(en, "12 stages", year, model.Sum)},
		{"a mean", "12 jours en 2018", "12 days in 2018", phrase.Dated(fr, "12 jours", year, model.Mean), phrase.Dated(en, "12 days", year, model.Mean)},
		{"a level", "12 postes (chiffre de 2018)", "12 posts (figure of 2018)", phrase.Dated(fr, "12 postes", year, model.Last), phrase.Dated(en, "12 posts", year, model.Last)},
		{"of a quarter", "12 postes (chiffre du 1er trimestre 2018)", "12 posts (figure of the first quarter of 2018)",
			phrase.Dated(fr, "12 postes", quarter, model.Last), phrase.Dated(en, "12 posts", quarter, model.Last)},
	})
}
