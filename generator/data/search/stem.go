package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A suffix is a rule of the stemmer: the last letters of a word, how many of them to cut, and
// how many letters of the word must remain.
type suffix struct {
	last       string
	cut, least int
}

// suffixSteps is a light French stemmer, inspired by J. Savoy's (plural,
// feminine and a few nouns of action, no more). In each step, the first
// suffix that the word has is applied. It only cuts, so that all words of one
// stem begin with it and are adjacent in a sorted list.
//
//	engagements, engagement, engager, engagée → engag
//	sociaux, sociale, social → socia
//	formation, formateurs, formatrice → form
var suffixSteps = [][]suffix{
	{{"eaux", 1, 3}, {"aux", 2, 4}, {"eux", 1, 3}, {"oux", 1, 3}, {"ss", 0, 0}, {"s", 1, 3}},
	{{"ement", 5, 4}, {"ation", 5, 4}, {"ateur", 5, 4}, {"atrice", 6, 4}, {"euse", 4, 4}, {"eur", 3, 4}, {"eu", 2, 4}, {"ere", 3, 4}, {"er", 2, 4}, {"ive", 2, 4}, {"if", 1, 4}},
	{{"ee", 2, 3}, {"e", 1, 3}},
	{{"nn", 1, 4}, {"ll", 1, 4}, {"tt", 1, 4}, {"al", 1, 4}},
}

// Stem returns the stem of a word, which is a prefix of it: in French
// by the suffixes above; in other languages, and for a word with a digit, the word
// itself.
func Stem(lang, word string) string {
	if !newTokenizer(lang).french || strings.ContainsFunc(word, unicode.IsNumber) {
		return word
	}
	for _, step := range suffixSteps {
		for _, e := range step {
			if strings.HasSuffix(word, e.last) {
				if left := word[:len(word)-e.cut]; utf8.RuneCountInString(left) >= e.least {
					word = left
				}
				break
			}
		}
	}
	return word
}
