package admin

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parvis/generator/content/record"
)

var (
	ofFiles   = regexp.MustCompile(` \((?:nom|noms) de fichiers?[^)]*\)|, par leur ` + "`id`")
	quotedKey = regexp.MustCompile("`([^`]*)`")
	isTrue    = regexp.MustCompile("^`true`(?: :| pour| si)? ?")
)

// plainly is what a form says of keys whose description is for who writes the file.
var plainly = map[string]string{
	"code":                            "Code Insee, SIREN de l'intercommunalité ou code du quartier prioritaire",
	"logo":                            "« Ajouter une image ou un document » la met en place",
	"image":                           "« Ajouter une image ou un document » la met en place",
	"secteur":                         "Activité principale, par son code de la NAF",
	"taille":                          "",
	"alias":                           "Anciennes adresses de la page, qui doivent continuer à y mener",
	"convention.suite_de":             "Identifiant de la convention qu'elle suit ou décline",
	"engagement.catalogue":            "L'action du catalogue dont il s'agit, si elle y est",
	"engagement.suite_de":             "Identifiant de l'engagement qu'il renouvelle ; avec « signataire# » devant si c'est celui d'un autre",
	"engagement.territoires":          "Où, au plus près de ce que dit la source ; les territoires du signataire si rien n'est dit",
	"engagement.indicateur.ref":       "Un indicateur commun, ou bien un nom et une unité ci-dessous",
	"engagement.indicateur.cible":     "Ce que l'on vise, en tout, pour l'échéance",
	"engagement.indicateur.par":       "À dire si la cible se répète au lieu d'être à atteindre une fois",
	"engagement.indicateur.sens":      "Ce que l'on cherche ; sans réponse, aucun progrès n'est affiché",
	"engagement.indicateur.valeurs":   "Une période absente est inconnue, pas nulle",
	"engagement.indicateur.bilan":     "Pour un résultat qui a sa propre source ou sa propre preuve",
	"engagement.indicateur.reference": "Valeur avant l'engagement",
	"publication.cible":               "Où le bouton « Publier » envoie le site ; jamais de mot de passe ni de clé ici",
	"publication.hebergeur":           "« apache » si le site est servi par Apache",
	"arrete_au":                       "Jour dont parlent les données ; sans réponse, la date la plus récente des fiches",
	"securite.contact":                "Adresse électronique, ou adresse en https ; sans réponse, celle de l'éditeur",
	"bilans.delai":                    "Mois laissés, après la fin d'une période, pour en donner le bilan ; sans réponse, aucun bilan n'est attendu",
	"bilans.bonne_voie":               "Part du chemin faite, rapportée à la part du temps passé ; 0,95 sans réponse",
	"bilans.loin":                     "Sous ce rythme, un engagement est loin de sa cible ; 0,6 sans réponse",
	"bilans.partiel":                  "Sous cette part des bilans attendus, un total est dit partiel ; 0,5 sans réponse",
}

// hint returns the description of a key as a form says it: without the names of keys and files, which
// only who opens a text file needs.
func hint(k record.Key) string {
	if s, ok := plainly[k.Path]; ok {
		return s
	}
	s := ofFiles.ReplaceAllString(k.Description, "")
	s = strings.NewReplacer("l'`id` de l'", "l'", "cette clé", "cela").Replace(s)
	if strings.EqualFold(s, k.Label) {
		return ""
	}
	if k.Form == record.Bool {
		if rest, ok := strings.CutPrefix(s, "`true` si "); ok {
			s = "si " + rest
		} else {
			s = isTrue.ReplaceAllString(s, "")
		}
	}
	if mentioned := quotedKey.FindAllString(s, -1); countChoices(mentioned, k.Choices) > 1 { // the choices have names of their own
		before, _, found := strings.Cut(s, " : ")
		if !found || strings.Contains(before, "`") {
			return ""
		}
		s = before
	}
	s = quotedKey.ReplaceAllStringFunc(s, func(code string) string {
		code = strings.Trim(code, "`")
		if slices.Contains(k.Choices, code) {
			return "« " + record.ChoiceLabel(code) + " »"
		}
		return "« " + strings.Trim(code, `"`) + " »"
	})
	return capital(s)
}

// capital returns a sentence with a capital at its start.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// countChoices returns how many of the codes are choices.
func countChoices(codes, choices []string) int {
	n := 0
	for _, code := range codes {
		if slices.Contains(choices, strings.Trim(code, "`")) {
			n++
		}
	}
	return n
}
