package phrase

import (
	"strings"

	"parvis/generator/model"
)

// In returns where something is, with the preposition that its place takes in French: "en
// Occitanie", "dans l'Aude", "dans le Grand Narbonne", "au Havre", "à Mayotte". The name is that of
// the territory, set for the page.
func In(w Words, t *model.Territory, name string) string {
	article, rest, _ := strings.Cut(name, " ")
	switch {
	case t.Level == model.EPCI && (article == "Le" || article == "La" || article == "Les"):
		return w.T("page.in.within."+strings.ToLower(article), rest)
	case t.Level == model.Commune && article == "Le":
		return w.T("page.in.au", rest)
	case t.Level == model.Commune && article == "Les":
		return w.T("page.in.aux", rest)
	case t.Level == model.Commune:
		return w.T("page.in.a", name)
	}
	return w.T("page.in."+preposition(t.Level, t.Code), name)
}

// preposition returns the key of the words before the name of a place. Régions and départements
// follow usage, by their code; the name of another place stands after what it is.
func preposition(l model.Level, code string) string {
	var usage map[string]string
	switch l {
	case model.Region:
		usage = regions
	case model.Departement:
		usage = departements
	case model.Arrondissement, model.EPCI, model.QPV:
		return string(l)
	case model.Country, model.Commune:
	}
	if form := usage[code]; form != "" {
		return form
	}
	return "en"
}

// The régions and départements whose names don't follow "en".
var (
	regions = byCode(map[string]string{"dans-le": "44", "dans-les": "32 52", "a": "04 06"})

	departements = byCode(map[string]string{
		"dans-l":   "01 02 03 10 11 12 27 34 36 60 61 89 91",
		"dans-le":  "14 15 18 25 29 30 32 39 41 45 46 47 49 56 59 62 63 67 68 69 69D 81 82 83 84 90 94 95",
		"dans-la":  "23 26 42 50 51 55 58 72 80 86",
		"dans-les": "04 05 06 08 13 22 40 64 65 66 78 79 88 92",
		"a":        "75 974 976"})
)

// byCode returns the form of each code, from the codes of each form.
func byCode(codes map[string]string) map[string]string {
	out := map[string]string{}
	for form, list := range codes {
		for _, code := range strings.Fields(list) {
			out[code] = form
		}
	}
	return out
}
