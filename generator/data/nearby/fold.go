package nearby

import (
	"slices"
	"strings"

	"parvis/generator/text/slug"
)

// articles are words at the start of a name that readers may omit.
var articles = []string{"l", "la", "le", "les"}

// saints begin the names of one commune in eight, so the next word is more selective.
var saints = []string{"saint", "sainte"}

// Fold returns a name in the form used for comparison: lower case without accents or ligatures,
// with spaces for hyphens and apostrophes, and "st" and "ste" in full.
//
//	"L'Haÿ-les-Roses" → "l hay les roses"
//	"St Denis"        → "saint denis"
func Fold(name string) string {
	words := strings.FieldsFunc(slug.Fold(name), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	for i, w := range words {
		switch w {
		case "st":
			words[i] = "saint"
		case "ste":
			words[i] = "sainte"
		}
	}
	return strings.Join(words, " ")
}

// Key returns the sort key of a name: its folded form in one word, without the articles and
// saints at its start. A name that is nothing else keeps its last word.
//
//	"La Rochelle" → "rochelle"
//	"Saint-Denis" → "denis"
//	"Les Saintes" → "saintes"
func Key(name string) string { return joined(Fold(name), slices.Concat(articles, saints)) }

// Keys returns the keys of a commune: its own, and for a name that begins
// with an elided article also the whole name as one word, which is how people in a hurry type it.
//
//	"L'Haÿ-les-Roses" → "haylesroses", "lhaylesroses"
func Keys(name string) []string {
	out := []string{Key(name)}
	if folded := Fold(name); strings.HasPrefix(folded, "l ") {
		out = append(out, joined(folded, nil))
	}
	return out
}

// joined returns a folded name as one word, without the words at its start that are
// in without. The last word is always kept.
func joined(folded string, without []string) string {
	words := strings.Split(folded, " ")
	for len(words) > 1 && slices.Contains(without, words[0]) {
		words = words[1:]
	}
	return strings.Join(words, "")
}
