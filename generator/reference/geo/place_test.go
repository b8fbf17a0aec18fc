package geo

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	for _, want := range []Place{
		{Region, "75", "Nouvelle-Aquitaine"},
		{Departement, "75", "Paris"},
		{Region, "76", "Occitanie"},
		{Region, "01", "Guadeloupe"},
		{Region, "94", "Corse"},
		{Departement, "01", "Ain"},
		{Departement, "2A", "Corse-du-Sud"},
		{Departement, "95", "Val-d'Oise"},
		{Departement, "971", "Guadeloupe"},
		{Departement, "978", "Saint-Martin"},
		{Departement, "989", "Île de Clipperton"},
		{Arrondissement, "112", "Limoux"},
		{Arrondissement, "113", "Narbonne"},
		{EPCI, "241100593", "CA Le Grand Narbonne"},
		{EPCI, "200035715", "CA Carcassonne Agglo"},
		{EPCI, "243400017", "Montpellier Méditerranée Métropole"},
		{EPCI, "245900428", "CU de Dunkerque"},
		{EPCI, "246200729", "CA du Boulonnais"},
		{EPCI, "200057867", "Plaine Commune"},
		{Commune, "01001", "L'Abergement-Clémenciat"}, // the first
		{Commune, "98901", "Île de Clipperton"},       // the last
		{Commune, "93005", "Aulnay-sous-Bois"},
		{Commune, "13201", "Marseille 1er Arrondissement"},
		{QPV, "QN03405M", "Mosson"},
	} {
		if got, ok := Find(want.Level, want.Code); !ok || got != want {
			t.Errorf("Find(%v, %v) = %v, %v, want %v", want.Level, want.Code, got, ok, want)
		}
	}
	for _, unknown := range []Place{
		{Region, "99", ""},
		{Region, "975", ""}, // no région in the COG
		{Departement, "20", ""},
		{Departement, "1", ""},
		{Departement, "2a", ""},
		{Departement, "", ""},
		{Departement, "Aude", ""},
		{Departement, "code", ""}, // the line of column names is no row
		{Commune, "1001", ""},
		{Commune, "01001\t", ""},
		{Commune, "00000", ""},
		{Commune, "99999", ""},
		{Commune, "01340", ""}, // merged into 01015
		{EPCI, "11", ""},
		{Country, "", ""},
		{Country, "FR", ""},
		{QPV, "QP006005", ""},
		{QPV + 1, "01001", ""},
	} {
		if got, ok := Find(unknown.Level, unknown.Code); ok {
			t.Errorf("Find(%v, %q) = %v, want nothing", unknown.Level, unknown.Code, got)
		}
	}
}

func TestLists(t *testing.T) {
	codes := func(places []Place, level Level) []string {
		var codes []string
		for _, p := range places {
			if p.Level != level || p.Name == "" {
				t.Errorf("%+v, want level %v and a name", p, level)
			}
			codes = append(codes, p.Code)
		}
		if !slices.IsSorted(codes) {
			t.Errorf("not sorted: %v", codes)
		}
		return codes
	}
	if got, want := codes(Regions(), Region), strings.Fields("01 02 03 04 06 11 24 27 28 32 44 52 53 75 76 84 93 94"); !slices.Equal(got, want) {
		t.Errorf("Regions() = %v, want %v", got, want)
	}
	departements := codes(Departements(), Departement)
	if len(departements) != 101 {
		t.Errorf("%d départements, want 101", len(departements))
	}
	for _, code := range strings.Fields("01 2A 2B 75 95 971 972 973 974 976") {
		if !slices.Contains(departements, code) {
			t.Errorf("Departements() lacks %s", code)
		}
	}
}

// TestTables checks what the search relies on and that every code a row names is
// the code of another row.
func TestTables(t *testing.T) {
	for level, want := range map[Level]struct{ rows, columns int }{
		Region: {18, 2}, Departement: {109, 3}, Arrondissement: {333, 3}, EPCI: {1266, 3}, Commune: {35014, 6}, QPV: {1584, 3},
	} {
		last, rows := "", 0
		for r := range tableOf(level).rows() {
			rows++
			code := r.field(colCode)
			if code <= last {
				t.Errorf("%v %v stands after %v", level, code, last)
			}
			last = code
			if got := strings.Count(string(r), "\t") + 1; got != want.columns {
				t.Errorf("%v %v has %d columns, want %d", level, code, got, want.columns)
			}
			if got, ok := Find(level, code); !ok || got.Code != code || got.Name == "" {
				t.Errorf("Find(%v, %v) = %v, %v", level, code, got, ok)
			}
			for _, above := range parents(level, r) {
				if _, ok := Find(above.Level, above.Code); !ok {
					t.Errorf("%v %v names the %v %q, which isn't known", level, code, above.Level, above.Code)
				}
			}
		}
		if rows != want.rows {
			t.Errorf("%d rows of level %v, want %d", rows, level, want.rows)
		}
	}
}

// parents returns the places that a row names as above it.
func parents(level Level, r row) []Place {
	var all []Place
	add := func(level Level, codes string) {
		for _, code := range strings.Fields(codes) {
			all = append(all, Place{Level: level, Code: code})
		}
	}
	switch level {
	case Departement:
		add(Region, r.field(colRegion))
	case Arrondissement:
		all = append(all, Place{Level: Departement, Code: r.field(colDepartement)})
	case EPCI:
		add(Departement, r.field(colDepartements))
	case Commune:
		all = append(all, Place{Level: Departement, Code: r.field(colDepartement)})
		add(Arrondissement, r.field(colArrondissement))
		add(EPCI, r.field(colEPCIs))
	case QPV:
		add(Commune, r.field(colCommunes))
	}
	return all
}

func BenchmarkFind(b *testing.B) {
	for _, place := range []Place{{Commune, "93005", ""}, {EPCI, "241100593", ""}, {Region, "76", ""}, {Commune, "99999", ""}} {
		b.Run(fmt.Sprint(place.Level, place.Code), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Find(place.Level, place.Code)
			}
		})
	}
}
