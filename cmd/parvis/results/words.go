package results

import (
	"fmt"
	"strings"

	"parvis/cmd/parvis/console"
	"parvis/generator"
	"parvis/generator/check/linkcheck"
)

// words has the messages about the results of a check, in one language.
type words struct {
	count                    func(errors, warnings int) string
	checked                  func(records int) string
	strictly                 string
	work, allWork, workLater string
	andOthers                func(n int) string
	alike                    func(n int, first string) string // findings that aren't shown
	allFindings              string
	next                     string
	links                    func([]generator.Link) string
}

// wordsIn maps language codes to messages.
var wordsIn = map[string]words{"fr": {
	count: func(e, w int) string {
		return console.Plural(e, "erreur", "erreurs", true) + ", " + console.Plural(w, "point à vérifier", "points à vérifier", true)
	},
	checked: func(records int) string {
		return "Aucune erreur dans " + console.Plural(records, "fiche", "fiches", true)
	},
	strictly:  "Avec --strict, les points à vérifier comptent comme des erreurs.",
	work:      "Ce qui reste à faire, quand vous le pourrez :",
	allWork:   "Pour tout voir, avec ce qu’il y a à écrire : parvis check --todo",
	workLater: "Ce qui reste à faire sera montré une fois ces erreurs corrigées.",
	andOthers: func(n int) string { return " et " + console.Plural(n, "autre", "autres", true) },
	alike: func(n int, first string) string {
		return "et " + console.Plural(n, "autre", "autres", true) + " comme " + first
	},
	allFindings: "Pour tout voir, un par un : parvis check --all",
	next:        "Prochain changement le %s, sans que rien soit écrit :",
	links: func(links []generator.Link) string {
		return console.Plural(len(links), "lien", "liens", true) + " vers d’autres sites : " + linkCounts(links, true,
			"mène à une page", "mènent à une page", "mène ailleurs pour le moment", "mènent ailleurs pour le moment",
			"a changé d’adresse", "ont changé d’adresse", "ne mène plus à une page", "ne mènent plus à une page",
			"n’a pas pu être suivi", "n’ont pas pu être suivis", "n’a pas été vérifié", "n’ont pas été vérifiés") +
			keptCount(links, " (%s d’une vérification de moins d’une semaine)", "réponse gardée", "réponses gardées", true)
	},
}, "en": {
	count: func(e, w int) string {
		return console.Plural(e, "error", "errors", false) + ", " + console.Plural(w, "thing to check", "things to check", false)
	},
	checked: func(records int) string {
		return "No error in " + console.Plural(records, "record", "records", false)
	},
	strictly:  "With --strict, things to check count as errors.",
	work:      "What is still to be done, when you can:",
	allWork:   "To see all of it, with what to write: parvis check --todo",
	workLater: "What is still to be done will be shown once these errors are fixed.",
	andOthers: func(n int) string { return " and " + console.Plural(n, "other", "others", false) },
	alike: func(n int, first string) string {
		return "and " + console.Plural(n, "other", "others", false) + " like " + first
	},
	allFindings: "To see all of them, one by one: parvis check --all",
	next:        "Next change on %s, without anything being written:",
	links: func(links []generator.Link) string {
		return console.Plural(len(links), "link", "links", false) + " to other sites: " + linkCounts(links, false,
			"leads to a page", "lead to a page", "leads elsewhere for now", "lead elsewhere for now",
			"has moved", "have moved", "leads to no page any more", "lead to no page any more",
			"could not be followed", "could not be followed", "was not checked", "were not checked") +
			keptCount(links, " (%s from a check less than a week ago)", "answer kept", "answers kept", false)
	},
}}

// linkCounts returns the number of links for each verdict that has any. forms has
// the singular and the plural of each verdict.
func linkCounts(links []generator.Link, french bool, forms ...string) string {
	count := map[linkcheck.Verdict]int{}
	for _, l := range links {
		count[l.Answer.Verdict]++
	}
	var parts []string
	for i, v := range []linkcheck.Verdict{linkcheck.Fine, linkcheck.Redirected, linkcheck.Moved, linkcheck.Gone, linkcheck.Failing, linkcheck.Refused} {
		if n := count[v]; n > 0 {
			parts = append(parts, console.Plural(n, forms[2*i], forms[2*i+1], french))
		}
	}
	return strings.Join(parts, ", ")
}

// keptCount returns the number of answers cached by an earlier check, or "" for none.
func keptCount(links []generator.Link, format, one, other string, french bool) string {
	n := 0
	for _, l := range links {
		if l.Answer.Cached {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(format, console.Plural(n, one, other, french))
}
