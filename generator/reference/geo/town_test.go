package geo

import (
	"slices"
	"strings"
	"testing"
)

func TestTowns(t *testing.T) {
	byCode, byPostal := map[string]Town{}, map[string][]string{}
	last := ""
	for town := range Towns() {
		if town.Code <= last {
			t.Errorf("%s after %s", town.Code, last)
		}
		last = town.Code
		byCode[town.Code] = town
		for _, code := range town.Postal {
			byPostal[code] = append(byPostal[code], town.Code)
		}
	}
	if len(byCode) != 35014 {
		t.Errorf("%d towns", len(byCode))
	}
	for code, want := range map[string]string{
		"11069": "Carcassonne | 11000 | 200035715 | 111 11 76 | ",
		"34172": "Montpellier | 34000 34070 34080 34090 | 243400017 | 343 34 76 | ",
		"97411": "Saint-Denis | 97400 97417 97490 | 249740119 | 9741 974 04 | ",
		"93066": "Saint-Denis | 93200 93210 93380 | 200054781 200057867 | 933 93 11 | ",
		"75101": "Paris 1er Arrondissement | 75001 | 200054781 | 751 75 11 | 75056",
		"75116": "Paris 16e Arrondissement | 75016 75116 | 200054781 | 751 75 11 | 75056",
		"69381": "Lyon 1er Arrondissement | 69001 | 200046977 | 691 69 84 | 69123",
		"13216": "Marseille 16e Arrondissement | 13016 | 200054807 | 133 13 93 | 13055",
		"2A004": "Ajaccio | 20000 20090 20167 | 242010056 | 2A1 2A 94 | ",
		"29083": "Île-de-Sein | 29990 |  | 294 29 53 | ",
		"97801": "Saint-Martin | 97150 |  |  978  | ",
		"98411": "Îles Saint-Paul et Nouvelle-Amsterdam |  |  |  984  | ",
	} {
		town := byCode[code]
		got := strings.Join([]string{town.Name, strings.Join(town.Postal, " "), strings.Join(town.EPCIs, " "),
			strings.Join([]string{town.Arrondissement, town.Departement, town.Region}, " "), town.Whole}, " | ")
		if got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
	for code, want := range map[string]string{
		"11000": "11037 11069", // Berriac and Carcassonne
		"34110": "34108 34159 34333",
		"34070": "34172",
		"97400": "97411",
		"75001": "75056 75101", // the commune has its arrondissements'
	} {
		if got := strings.Join(byPostal[code], " "); got != want {
			t.Errorf("%s is the code of %q, want %q", code, got, want)
		}
	}
}

// What the rule on municipal arrondissements says is what their names say, and
// all that a town lies in is in the tables.
func TestTownsHold(t *testing.T) {
	for town := range Towns() {
		city, _, part := strings.Cut(town.Name, " ")
		part = part && strings.HasSuffix(town.Name, " Arrondissement")
		if part != (town.Whole != "") {
			t.Errorf("%s %s is part of %q", town.Code, town.Name, town.Whole)
		}
		if part {
			if whole, ok := Find(Commune, town.Whole); !ok || whole.Name != city {
				t.Errorf("%s %s is part of %v", town.Code, town.Name, whole)
			}
		}
		for _, in := range append([]Place{{Departement, town.Departement, ""}, {Region, town.Region, ""}, {Arrondissement, town.Arrondissement, ""}}, groupings(town)...) {
			if in.Code != "" && !Inside(Place{Commune, town.Code, ""}, in) {
				t.Errorf("%s isn't inside %v", town.Code, in)
			}
		}
		if !slices.IsSorted(town.Postal) || slices.ContainsFunc(town.Postal, func(code string) bool { return len(code) != 5 || !allDigits(code) }) {
			t.Errorf("%s has the postal codes %q", town.Code, town.Postal)
		}
		if len(town.Postal) == 0 && !strings.HasPrefix(town.Code, "984") {
			t.Errorf("%s %s has no postal code", town.Code, town.Name)
		}
	}
}

func groupings(town Town) []Place {
	var out []Place
	for _, code := range town.EPCIs {
		out = append(out, Place{EPCI, code, ""})
	}
	return out
}
