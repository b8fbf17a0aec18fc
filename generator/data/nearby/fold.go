package nearby

import (
	"slices"
	"strings"

	"parvis/generator/text/slug"
)

// Articles may stand before a name and be left out by who types it.
var articles = []string{"l", "la", "le", "les"}

// saints begin the names of one commune in eight: what follows tells them apart.
var saints = []string{"saint", "sainte"}

// Fold returns a name as it is compared: lower case without accents or ligatures,
// hyphens and apostrophes as spaces, "st" and "ste" in full.
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

// Key returns what a name is sorted by: its folded form without the articles and the
// saints that it begins with, in one word. A name that is nothing else keeps its last word.
//
//	"La Rochelle" → "rochelle"
//	"Saint-Denis" → "denis"
//	"Les Saintes" → "saintes"
func Key(name string) string { return joined(Fold(name), slices.Concat(articles, saints)) }

// Keys returns every key that a commune is found by: its own, and for a name that begins
// with an elided article the two as one word, which is how hurried people type it.
//
//	"L'Haÿ-les-Roses" → "haylesroses", "lhaylesroses"
func Keys(name string) []string {
	out := []string{Key(name)}
	if folded := Fold(name); strings.HasPrefix(folded, "l ") {
		out = append(out, joined(folded, nil))
	}
	return out
}

// joined returns a folded name in one word, without the words it begins with that are
// in without; the last word is always kept.
func joined(folded string, without []string) string {
	words := strings.Split(folded, " ")
	for len(words) > 1 && slices.Contains(without, words[0]) {
		words = words[1:]
	}
	return strings.Join(words, "")
}
