package search

import (
	"slices"
	"strings"
	"unicode"

	"parvis/generator/text/slug"
)

// maxWordLetters is the number of letters kept of a word. Longer ones are hardly words, and
// rarely differ only after that.
const maxWordLetters = 32

// tokenizer splits texts of one language into words.
type tokenizer struct {
	Rules
	elided []string
	stops  map[string]bool
}

func newTokenizer(lang string) *tokenizer {
	r := &tokenizer{Rules: RulesFor(lang), stops: map[string]bool{}}
	r.elided = strings.Split(r.Elided, "|")
	for _, w := range strings.Fields(r.Stops) {
		r.stops[w] = true
	}
	return r
}

// Words returns the words of a text as they are indexed, in order: in lower case,
// without accents and ligatures, in French without an elided word before them
// ("l’Économie" → "economie"), split at hyphens, and without stop words. An
// apostrophe within a word is dropped: "prud’hommes" → "prudhommes".
//
// The script of the search page does the same with the same Rules; testdata/words.json
// tests both.
func Words(lang, text string) []string {
	r := newTokenizer(lang)
	var out []string
	r.tokenize(text, func(w string) { out = append(out, w) }, func(string) {})
	return out
}

// tokenize calls word for each word of a text, and compound for each hyphenated word as
// a whole: "auto-entrepreneur" is also found as "autoentrepreneur".
func (r *tokenizer) tokenize(text string, word, compound func(string)) {
	folded := slug.Fold(text)
	start, first, parts := -1, 0, 0 // of the run; of the compound, and its number of runs
	end := func(at int, hyphen bool) {
		if start >= 0 {
			if w := r.stripApostrophes(folded[start:at]); w != "" && !r.stops[w] {
				word(w)
			}
			if parts == 0 {
				first = start
			}
			parts++
			start = -1
		} else {
			hyphen = false
		}
		if hyphen {
			return
		}
		if parts > 1 {
			if w := r.stripApostrophes(strings.Map(dropHyphen, folded[first:at])); !strings.ContainsFunc(w, unicode.IsNumber) {
				compound(w)
			}
		}
		parts = 0
	}
	for i, c := range folded {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', apostrophe(c), c > 0x7f && inWord(c):
			if start < 0 {
				start = i
			}
		default:
			end(i, hyphen(c))
		}
	}
	end(len(folded), false)
}

func apostrophe(c rune) bool { return c == '\'' || c == '‘' || c == 'ʼ' }
func hyphen(c rune) bool     { return c == '-' || c == '‐' || c == '‑' }

// ignorable reports whether a character in a word has no meaning: hints for where a line may
// break or how letters join.
func ignorable(c rune) bool { return c == 0xad || c >= 0x200b && c <= 0x200d }

func inWord(c rune) bool {
	return ignorable(c) || unicode.IsLetter(c) || unicode.IsNumber(c) || unicode.IsMark(c)
}

func dropHyphen(c rune) rune {
	if hyphen(c) {
		return -1
	}
	return c
}

// stripApostrophes returns a run without apostrophes, elided words and ignorable characters,
func (r *tokenizer) stripApostrophes(run string) string {
	if strings.ContainsFunc(run, func(c rune) bool { return apostrophe(c) || ignorable(c) }) {
		run = strings.Map(func(c rune) rune {
			switch {
			case ignorable(c):
				return -1
			case apostrophe(c):
				return '\''
			}
			return c
		}, run)
		run = strings.TrimLeft(run, "'")
		for {
			before, after, ok := strings.Cut(run, "'")
			if !ok || !slices.Contains(r.elided, before) {
				break
			}
			run = after
		}
		run = strings.TrimSuffix(run, r.Possessive)
		run = strings.ReplaceAll(run, "'", "")
	}
	if len(run) > maxWordLetters {
		if letters := []rune(run); len(letters) > maxWordLetters {
			run = string(letters[:maxWordLetters])
		}
	}
	return run
}
