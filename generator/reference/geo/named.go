package geo

import "strings"

// Named returns the places that a name may mean, ignoring accents, case and punctuation: the
// régions, départements, communes, EPCI and QPV of that name, in this order. An EPCI counts
// without its legal form only when the name says one or nothing else is called so: "Nantes" is the
// commune, "Nantes Métropole" the grouping.
func Named(name string) []Place {
	wanted := fold(Commune, name)
	if wanted == "" {
		return nil
	}
	var found, groupings, quarters []Place
	in := func(level Level, wanted string, to *[]Place) {
		for r := range tableOf(level).rows() {
			if fold(level, r.field(colName)) == wanted {
				*to = append(*to, Place{level, r.field(colCode), r.field(colName)})
			}
		}
	}
	for _, level := range []Level{Region, Departement, Commune} {
		in(level, wanted, &found)
	}
	in(QPV, wanted, &quarters)
	if formless := fold(EPCI, name); formless != "" {
		in(EPCI, formless, &groupings)
	}
	if len(found)+len(quarters) == 0 || len(groupings) > 0 && strings.Count(fold(EPCI, name), " ") != strings.Count(wanted, " ") {
		found = append(found, groupings...)
	}
	return append(found, quarters...)
}

// FormerlyNamed returns the communes of today that had a name, or that a commune of that name
// is part of.
func FormerlyNamed(name string) []Former {
	wanted := fold(Commune, name)
	var out []Former
	for f := range Formers() {
		if wanted != "" && fold(Commune, f.Name) == wanted {
			out = append(out, f)
		}
	}
	return out
}
