// Package geo holds the official places of France and which contains which:
// 18 régions, 101 départements, the overseas collectivités, the arrondissements,
// the communes with the municipal arrondissements of Paris, Lyon and Marseille,
// and the EPCI. A code is only unique within its level: 75 is Nouvelle-Aquitaine
// as a région and Paris as a département. Of the QPV (priority neighbourhoods) those of
// the map of 2024 are here; of the map of 2015 only the format of the codes is. The
// codes and names that communes had are in [Formers].
//
// The tables are text sorted by code, embedded in the program and searched in
// place, so that importing the package has no startup cost. Their origin,
// licence and columns are documented in data/README.md, as are those of the outlines for
// drawing régions and départements on a map: see [Outlines].
package geo

// Vintage is the year of the code officiel géographique (INSEE) and of the list
// of EPCI (DGCL) in the tables, both as of 1 January of that year.
const Vintage = 2026

// Level is the kind of a place. A code only has a meaning with its level.
// Package model defines its names in records.
type Level int

// The levels, from the widest to the narrowest. An EPCI may span départements,
// and a QPV may span communes.
const (
	// Country is the whole of France; it has no code.
	Country Level = iota + 1
	// Region is one of the 18 régions: 2 digits, as "76".
	Region
	// Departement is one of the 101 départements: 2 or 3 characters, as "11", "2A"
	// or "971"; or one of the overseas collectivités, which the COG codes in the same series.
	Departement
	// Arrondissement is a division of a département around a (sous-)préfecture:
	// the département's code and a digit, as "113". Paris's, Lyon's and Marseille's
	// municipal arrondissements are communes here, as in the COG.
	Arrondissement
	// EPCI is a grouping of communes by its SIREN, 9 digits: those with their own
	// taxes (à fiscalité propre), and the 11 territories (EPT) of the Grand Paris.
	EPCI
	// Commune is a commune or a municipal arrondissement: 5 characters, as "11262".
	// Communes déléguées and associées aren't communes any more and aren't included.
	Commune
	// QPV is a priority neighbourhood, see [ParseQPV].
	QPV
)

// Place is one place of the tables. Name is the official one with its capitals and
// accents, as INSEE writes it ("Aude"), or the DGCL for an EPCI, which puts the
// grouping's form first ("CA Le Grand Narbonne").
type Place struct {
	Level Level
	Code  string
	Name  string
}

// Find returns the place with this exact code at this level, and false when the
// tables of [Vintage] have none. It is always false for Country, which has no table, and
// for a QPV of the map of 2015.
func Find(level Level, code string) (Place, bool) {
	row, ok := tableOf(level).find(code)
	if !ok {
		return Place{}, false
	}
	return Place{level, code, row.field(colName)}, true
}

// Regions returns the 18 régions, sorted by code.
func Regions() []Place {
	return places(Region, func(row) bool { return true })
}

// Departements returns the 101 départements, sorted by code: 96 in metropolitan
// France (2A and 2B after 29 and before 30), then 971 to 974 and 976.
func Departements() []Place {
	return places(Departement, func(r row) bool { return r.field(colRegion) != "" })
}

func places(level Level, keep func(row) bool) []Place {
	var found []Place
	for r := range tableOf(level).rows() {
		if keep(r) {
			found = append(found, Place{level, r.field(colCode), r.field(colName)})
		}
	}
	return found
}
