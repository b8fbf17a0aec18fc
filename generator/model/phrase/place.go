package phrase

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"parvis/generator/model"
)

// In returns where something is, with the preposition that its place takes in French: "en
// Occitanie", "dans l'Aude", "dans le Grand Narbonne", "au Havre", "à Mayotte". The name is that of
// the territory, set for the page.
func In(w Words, t *model.Territory, name string) string {
	article, rest, _ := strings.Cut(name, " ")
	form := preposition(t.Level, t.Code, article)
	switch {
	case form == generic[article]:
		return w.T("page.in."+form, common(w, name))
	case articled(t, article):
		return w.T("page.in.within."+strings.ToLower(article), rest)
	case t.Level == model.Commune && article == "Le":
		return w.T("page.in.au", rest)
	case t.Level == model.Commune && article == "Les":
		return w.T("page.in.aux", rest)
	case t.Level == model.Commune:
		return w.T("page.in.a", name)
	}
	return w.T("page.in."+form, name)
}

// Within is In for the beginning of a sentence. It returns false for a place whose name takes no
// preposition of its own, and which can only be named: "Carcassonne Agglo : …".
func Within(w Words, t *model.Territory, name string) (string, bool) {
	first, _, _ := strings.Cut(name, " ")
	known := articled(t, first) || preposition(t.Level, t.Code, first) != string(t.Level)
	return In(w, t, name), known
}

// The returns the name of a place as the subject of a sentence, with the article that it takes in
// French: "l'Aude", "les Hauts-de-France", "le Grand Narbonne"; "La Réunion", "Carcassonne Agglo".
func The(w Words, t *model.Territory, name string) string {
	first, rest, _ := strings.Cut(name, " ")
	form := preposition(t.Level, t.Code, first)
	switch {
	case form == generic[first]:
		return w.T("page.the."+strings.TrimPrefix(form, "dans-"), common(w, name))
	case articled(t, first):
		return w.T("page.the.within."+strings.ToLower(first), rest)
	case t.Level == model.Commune || form == string(t.Level) || form == "a":
		return name
	case form != "en":
		return w.T("page.the."+strings.TrimPrefix(form, "dans-"), name)
	case t.Level == model.Region && t.Code == "24":
		return w.T("page.the.le", name) // le Centre-Val de Loire, en Centre-Val de Loire
	case strings.ContainsRune("AEIOUYÉÎ", []rune(name + " ")[0]):
		return w.T("page.the.l", name)
	}
	return w.T("page.the.la", name) // en stands before feminine names, and before a vowel
}

// Organisation returns the name of an organisation within a sentence. One that begins with what it is
// takes its article in French: "le réseau des artisanes du Gard"; "le Grand Narbonne", "BRL".
func Organisation(w Words, name string) string {
	first, rest, _ := strings.Cut(name, " ")
	switch form := organisations[first]; {
	case first == "Le":
		return w.T("page.the.within.le", rest)
	case form != "" && common(w, name) != name:
		return w.T("page.the."+form, common(w, name))
	}
	return name
}

// common returns a name that begins with a common noun in lower case, in French: "arrondissement de Limoux". A
// noun that is part of a proper name stays as it is: "Métropole Européenne de Lille", "Pays de Gex".
func common(w Words, name string) string {
	first, rest, _ := strings.Cut(name, " ")
	next, _ := utf8.DecodeRuneInString(rest)
	if first == "Pays" || !unicode.IsLower(next) || w.T("page.the.l", name) == name {
		return name
	}
	return strings.ToLower(first) + " " + rest
}

// organisations is the article of the nouns that names of organisations begin with.
var organisations = map[string]string{"Agence": "l", "Agglomération": "l", "Association": "l", "Chambre": "la", "Club": "le",
	"Collectif": "le", "Comité": "le", "Commune": "la", "Communauté": "la", "Conseil": "le", "Coopérative": "la",
	"Département": "le", "Fédération": "la", "Fondation": "la", "Fonds": "le", "Groupement": "le", "Métropole": "la",
	"Mission": "la", "Préfecture": "la", "Région": "la", "Réseau": "le", "Syndicat": "le", "Union": "l", "Ville": "la"}

// articled reports whether a place is an intercommunalité whose name begins with an article.
func articled(t *model.Territory, first string) bool {
	return t.Level == model.EPCI && (first == "Le" || first == "La" || first == "Les")
}

// Plural reports whether a noun with its article takes a verb in the plural, in French: "les
// Hauts-de-France", "l'emploi et l'insertion". Elsewhere words don't depend on it.
func Plural(noun string) bool {
	noun = strings.ToLower(noun)
	return strings.HasPrefix(noun, "les ") || strings.Contains(noun, " et l")
}

// preposition returns the key of the words before the name of a place. Régions and départements
// follow usage, by their code; the name of another place tells by its first word what it is, or
// stands after what it is.
func preposition(l model.Level, code, first string) string {
	var usage map[string]string
	switch l {
	case model.Region:
		usage = regions
	case model.Departement:
		usage = departements
	case model.Arrondissement, model.EPCI, model.QPV:
		return cmp.Or(generic[first], string(l))
	case model.Country, model.Commune:
	}
	if form := usage[code]; form != "" {
		return form
	}
	return "en"
}

// generic is the form of names that begin with what the place is.
var generic = map[string]string{"Communauté": "dans-la", "Métropole": "dans-la", "Arrondissement": "dans-l", "Pays": "dans-le", "Quartier": "dans-le"}

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
