package geo

import (
	"slices"
	"strings"
)

// Inside reports whether child is in parent by the official tables, which are compared by code; names don't
// matter. Known inclusions:
//
//   - a commune in its EPCI, arrondissement, département and région;
//   - an arrondissement in its département and région;
//   - an EPCI in each département and région where it has at least one commune,
//     for an EPCI may span several;
//   - a département in its région;
//   - a municipal arrondissement in its commune;
//   - a QPV of the map of 2024 in each of its communes and in what contains one of them;
//   - another QPV, known by the département in its code alone, in that département and
//     its région, and in an EPCI, arrondissement or commune of that département:
//     there the answer means "not contradicted", not "proved", as it does for a QPV
//     and a municipal arrondissement of its commune;
//   - everything in Country, whatever its code.
//
// No other places of the same level are inside each other, and a code unknown to
// the tables is inside nothing but Country.
func Inside(child, parent Place) bool {
	if child.Level == parent.Level {
		return child.Level == Commune && parent.Code != "" && Whole(child.Code) == parent.Code
	}
	if parent.Level == Country {
		return true
	}
	if _, ok := Find(parent.Level, parent.Code); !ok {
		return false
	}
	switch parent.Level {
	case Region:
		return slices.ContainsFunc(departementsOf(child), func(code string) bool {
			departement, ok := departements.find(code)
			return ok && departement.field(colRegion) == parent.Code
		})
	case Departement:
		return slices.Contains(departementsOf(child), parent.Code)
	default: // the child's level decides
	}
	switch child.Level {
	case QPV:
		if in := QPVCommunes(child.Code); in != nil {
			return slices.ContainsFunc(in, func(code string) bool {
				return parent.Level == Commune && (code == parent.Code || code == Whole(parent.Code)) ||
					Inside(Place{Level: Commune, Code: code}, parent)
			})
		}
		shared := departementsOf(parent)
		return slices.ContainsFunc(departementsOf(child), func(code string) bool {
			return slices.Contains(shared, code)
		})
	case Commune:
		commune, ok := communes.find(child.Code)
		if !ok {
			return false
		}
		switch parent.Level {
		case Arrondissement:
			return commune.field(colArrondissement) == parent.Code
		case EPCI:
			return slices.Contains(strings.Fields(commune.field(colEPCIs)), parent.Code)
		default:
			return false
		}
	default:
		return false
	}
}

// DepartementOf returns the département of a place that lies in one alone, else no place.
func DepartementOf(p Place) Place {
	in := departementsOf(p)
	if len(in) != 1 {
		return Place{}
	}
	found, _ := Find(Departement, in[0])
	return found
}

// departementsOf returns the codes of the départements of a place, itself
// for a département, and none for a région, the country or an unknown code.
func departementsOf(place Place) []string {
	if place.Level == QPV {
		if qpv, ok := ParseQPV(place.Code); ok {
			return []string{qpv.Departement}
		}
		return nil
	}
	found, ok := tableOf(place.Level).find(place.Code)
	if !ok {
		return nil
	}
	switch place.Level {
	case Departement:
		return []string{place.Code}
	case Arrondissement, Commune:
		return []string{found.field(colDepartement)}
	case EPCI:
		return strings.Fields(found.field(colDepartements))
	default:
		return nil
	}
}
