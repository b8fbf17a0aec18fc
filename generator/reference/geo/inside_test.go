package geo

import (
	"strings"
	"testing"
)

func TestInside(t *testing.T) {
	for _, test := range []struct {
		childLevel  Level
		child       string
		parentLevel Level
		parent      string
		want        bool
	}{
		{EPCI, "241100593", Departement, "11", true},
		{EPCI, "241100593", Region, "76", true},
		{EPCI, "241100593", Departement, "34", false},
		{EPCI, "241100593", Region, "11", false},     // 11 is Aude as a département, Île-de-France as a région
		{EPCI, "200054781", Departement, "75", true}, // the Grand Paris spans several
		{EPCI, "200054781", Departement, "93", true},
		{EPCI, "200057867", EPCI, "200054781", false}, // same level
		{EPCI, "241100593", Arrondissement, "113", false},
		{EPCI, "000000000", Departement, "11", false},

		{Commune, "93005", Departement, "93", true},
		{Commune, "93005", Region, "11", true},
		{Commune, "93005", Region, "93", false},
		{Commune, "93005", EPCI, "200054781", true}, // Métropole du Grand Paris
		{Commune, "93005", EPCI, "200058097", true}, // and Paris Terres d'Envol
		{Commune, "93005", EPCI, "200057867", false},
		{Commune, "11262", Arrondissement, "113", true},
		{Commune, "11262", Arrondissement, "111", false},
		{Commune, "11262", EPCI, "241100593", true},
		{Commune, "75101", EPCI, "200054781", true}, // a municipal arrondissement has its commune's
		{Commune, "75101", Commune, "75056", true},  // and lies in it
		{Commune, "69387", Commune, "69123", true},
		{Commune, "69387", Commune, "75056", false},
		{Commune, "69123", Commune, "69387", false},
		{Commune, "69123", Commune, "69123", false},
		{Commune, "11262", Commune, "", false},
		{Commune, "97501", Departement, "975", true},
		{Commune, "97501", Region, "", false},
		{Commune, "97501", Region, "975", false},
		{Commune, "29155", EPCI, "", false}, // Ouessant has none
		{Commune, "99999", Departement, "99", false},

		{Arrondissement, "113", Departement, "11", true},
		{Arrondissement, "113", Region, "76", true},
		{Arrondissement, "113", Region, "11", false},
		{Departement, "11", Region, "76", true},
		{Departement, "11", Region, "11", false},
		{Departement, "75", Region, "75", false},
		{Departement, "75", Departement, "75", false},
		{Region, "75", Departement, "75", false},
		{Departement, "11", Commune, "11262", false},

		{QPV, "QP006005", Departement, "06", true},
		{QPV, "QP006005", Region, "93", true},
		{QPV, "QP006005", Region, "06", false},
		{QPV, "QN02A01N", Region, "94", true},
		{QPV, "QP093001", EPCI, "200054781", true},
		{QPV, "QP011001", EPCI, "200054781", false},
		{QPV, "QP011001", Commune, "11262", true},
		{QPV, "QP034001", Commune, "11262", false},
		{QPV, "QP011001", Arrondissement, "113", true},
		{QPV, "QP034001", Arrondissement, "113", false},
		{QPV, "QN03405M", Commune, "34172", true}, // the map of 2024 has a table
		{QPV, "QN03405M", Commune, "34032", false},
		{QPV, "QN03405M", EPCI, "243400017", true},
		{QPV, "QN03405M", EPCI, "200066355", false},
		{QPV, "QN03405M", Arrondissement, "341", false},
		{QPV, "QN03405M", Region, "76", true},
		{QPV, "QN00201M", Commune, "02571", true}, // over two communes
		{QPV, "QN00201M", Commune, "02691", true},
		{QPV, "QN01303I", Commune, "13216", true}, // known by the commune alone
		{QPV, "QN03499N", Commune, "34032", true}, // not in the table: by its département
		{QPV, "QP978001", Departement, "978", true},
		{QPV, "QP999001", Departement, "999", false},
		{QPV, "QP011001", QPV, "QP011001", false},
		{Commune, "11262", QPV, "QP011001", false},

		{Commune, "11262", Country, "", true},
		{QPV, "QP011001", Country, "FR", true},
		{Region, "76", Country, "", true},
		{Country, "", Country, "", false},
		{Country, "", Region, "76", false},
	} {
		child := Place{Level: test.childLevel, Code: test.child}
		parent := Place{Level: test.parentLevel, Code: test.parent}
		if got := Inside(child, parent); got != test.want {
			t.Errorf("Inside(%v %v, %v %v) = %v, want %v", child.Level, child.Code, parent.Level, parent.Code, got, test.want)
		}
	}
}

func TestDepartementOf(t *testing.T) {
	for place, want := range map[Place]string{
		{Level: Commune, Code: "21444"}: "Côte-d'Or", {Level: Commune, Code: "97701"}: "Saint-Barthélemy",
		{Level: QPV, Code: "QN03405M"}: "Hérault", {Level: EPCI, Code: "200054781"}: "", {Level: Region, Code: "76"}: "",
	} {
		if got := DepartementOf(place); got.Name != want {
			t.Errorf("%+v lies in %q, want %q", place, got.Name, want)
		}
	}
}

// TestInsideEverywhere checks every row: a place is inside each place its row names
// and in that one's région.
func TestInsideEverywhere(t *testing.T) {
	for _, level := range []Level{QPV, Commune, EPCI, Arrondissement, Departement} {
		for r := range tableOf(level).rows() {
			child := Place{Level: level, Code: r.field(colCode)}
			for _, parent := range parents(level, r) {
				if !Inside(child, parent) {
					t.Errorf("%v %v isn't inside %v %v", level, child.Code, parent.Level, parent.Code)
				}
				if parent.Level != Departement {
					continue
				}
				departement, _ := departements.find(parent.Code)
				region := Place{Level: Region, Code: departement.field(colRegion)}
				if region.Code != "" && !Inside(child, region) {
					t.Errorf("%v %v isn't inside région %v", level, child.Code, region.Code)
				}
			}
		}
	}
}

// TestEPCISpan checks the départements of every EPCI against those of its communes.
func TestEPCISpan(t *testing.T) {
	spanned := map[string]map[string]bool{}
	for r := range communes.rows() {
		for _, epci := range strings.Fields(r.field(colEPCIs)) {
			if spanned[epci] == nil {
				spanned[epci] = map[string]bool{}
			}
			spanned[epci][r.field(colDepartement)] = true
		}
	}
	for r := range epcis.rows() {
		code := r.field(colCode)
		listed := strings.Fields(r.field(colDepartements))
		if len(listed) == 0 || len(listed) != len(spanned[code]) {
			t.Errorf("epci %s lists %v, its communes are in %v", code, listed, spanned[code])
		}
		for _, departement := range listed {
			if !spanned[code][departement] {
				t.Errorf("epci %s lists %s, where it has no commune", code, departement)
			}
		}
	}
}

func BenchmarkInside(b *testing.B) {
	child, parent := Place{Level: Commune, Code: "93005"}, Place{Level: Region, Code: "11"}
	for b.Loop() {
		Inside(child, parent)
	}
}
