package geo

import (
	"iter"
	"strings"
)

// Town is a commune, or a municipal arrondissement, with the places that contain it: the
// codes are those of the tables, each at the level that the field names.
type Town struct {
	Code           string // INSEE code, 5 characters
	Name           string
	Departement    string
	Region         string   // "" in an overseas collectivité
	Arrondissement string   // "" in Mayotte and the collectivités
	EPCIs          []string // SIRENs: none for a few islands, two in the Grand Paris outside Paris
	Postal         []string // La Poste's codes, 5 digits, sorted: several communes may share one
	Whole          string   // the commune that a municipal arrondissement is part of; "" for a commune
}

// Towns yields the communes and the municipal arrondissements in the order of
// their codes.
func Towns() iter.Seq[Town] {
	return func(yield func(Town) bool) {
		regionOf := map[string]string{}
		for r := range departements.rows() {
			regionOf[r.field(colCode)] = r.field(colRegion)
		}
		for r := range communes.rows() {
			t := Town{Code: r.field(colCode), Name: r.field(colName), Departement: r.field(colDepartement), Arrondissement: r.field(colArrondissement),
				EPCIs: strings.Fields(r.field(colEPCIs)), Postal: strings.Fields(r.field(colPostal))}
			t.Region, t.Whole = regionOf[t.Departement], Whole(t.Code)
			if !yield(t) {
				return
			}
		}
	}
}

// Whole returns the commune of a municipal arrondissement, or "" for any other code.
// The COG numbers those of Paris from 75101, of Lyon from 69381 and of Marseille
// from 13201, and no code of a commune has these prefixes.
func Whole(code string) string {
	for _, city := range []struct{ parts, code string }{{"751", "75056"}, {"6938", "69123"}, {"132", "13055"}} {
		if strings.HasPrefix(code, city.parts) {
			return city.code
		}
	}
	return ""
}
