package geo

import "testing"

func TestNearestCode(t *testing.T) {
	for _, test := range []struct {
		level            Level
		code, name, want string // want "": no suggestion
	}{
		// By name.
		{Departement, "99", "aude", "11"},
		{Region, "", "ile de france", "11"},
		{Region, "", "PROVENCE ALPES CÔTE D’AZUR", "93"},
		{Commune, "11999", "NARBONNE", "11262"},
		{Commune, "", "Aulnay sous bois", "93005"},
		{Commune, "", "St Étienne", "42218"},
		{EPCI, "11", "Grand Narbonne", "241100593"},
		{EPCI, "", "Communauté urbaine de Dunkerque", "245900428"},
		{EPCI, "", "Montpellier Méditerranée", "243400017"},
		{EPCI, "", "plaine commune", "200057867"},
		{Arrondissement, "", "Béziers", "341"},
		// Namesakes: the beginning of the code decides, or nothing does.
		{Commune, "93000", "Saint-Denis", "93066"},
		{Commune, "97499", "Saint-Denis", "97411"},
		{Commune, "", "Saint-Denis", ""},
		// Never in another département than the code's.
		{Commune, "01039", "Béon", "01138"}, // the other one is 89037; this one merged
		{Commune, "34999", "Narbonne", ""},
		{Commune, "99262", "Narbonne", "11262"}, // no département
		{Commune, "74999", "Seynod", "74010"},
		{Commune, "34999", "Seynod", ""},
		{QPV, "QN03499N", "Mosson", "QN03405M"},
		{QPV, "QN06999N", "Mosson", ""},
		// By the code, tidied.
		{Commune, "1004", "", "01004"},
		{Commune, "2a004", "", "2A004"},
		{Commune, " 93 005 ", "no such place", "93005"},
		{Departement, "1", "", "01"},
		{Region, "6", "", "06"},
		{EPCI, "241 100 593", "", "241100593"},
		// By the merger.
		{Commune, "01340", "", "01015"},
		{Departement, "01340", "", ""},
		// Nothing to say.
		{Commune, "99999", "", ""},
		{Commune, "", "", ""},
		{Commune, "", "?!", ""},
		{EPCI, "", "Métropole", ""},
		{Region, "11262", "Narbonne", ""}, // known at another level only
		{Region, "2A", "", ""},
		{Country, "", "France", ""},
		{QPV, "qp006005", "", ""},
	} {
		got, ok := NearestCode(test.level, test.code, test.name)
		if ok != (test.want != "") || got.Code != test.want {
			t.Errorf("NearestCode(%v, %q, %q) = %+v, %v, want %q", test.level, test.code, test.name, got, ok, test.want)
		}
		if ok {
			if found, _ := Find(test.level, test.want); got != found {
				t.Errorf("NearestCode(%v, %q, %q) = %+v, want %+v", test.level, test.code, test.name, got, found)
			}
		}
	}
}

// TestFoldCoversTheTables keeps an accented letter of a new vintage from standing in
// the way of a match.
func TestFoldCoversTheTables(t *testing.T) {
	for _, level := range []Level{Region, Departement, Arrondissement, EPCI, Commune, QPV} {
		for r := range tableOf(level).rows() {
			for _, letter := range fold(level, r.field(colName)) {
				if letter > 'z' {
					t.Errorf("%v %v: %q isn't folded", level, r.field(colCode), letter)
				}
			}
		}
	}
}

func BenchmarkNearestCode(b *testing.B) {
	for b.Loop() {
		NearestCode(Commune, "", "Aulnay sous bois")
	}
}
