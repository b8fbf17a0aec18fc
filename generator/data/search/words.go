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

// elided are the French words that an apostrophe joins to the next one.
var elided = []string{"c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "presqu", "puisqu", "qu", "quelqu", "quoiqu", "s", "t"}

// stopWords are the words that aren't indexed, for French (true) and English (false). They are few:
// "pas" is in Pas-de-Calais and "est" in Grand Est.
var stopWords = map[bool][]string{
	true: {"a", "ai", "au", "aux", "avec", "ce", "ces", "cette", "dans", "de", "des", "du", "elle", "elles", "en", "et", "il", "ils", "je", "la", "le", "les",
		"leur", "leurs", "ne", "nos", "notre", "nous", "on", "ou", "par", "pour", "qu", "que", "qui", "sa", "se", "ses", "son", "sont", "sur", "un", "une",
		"vos", "votre", "vous", "y"},
	false: {"a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "have", "in", "is", "it", "its", "of", "on", "or", "that", "the", "their",
		"this", "to", "was", "were", "with"},
}

// tokenizer splits texts of one language into words.
type tokenizer struct {
	french bool
	stops  map[string]bool
}

func newTokenizer(lang string) *tokenizer {
	r := &tokenizer{french: lang == "fr" || strings.HasPrefix(lang, "fr-"), stops: map[string]bool{}}
	for _, w := range stopWords[r.french] {
		r.stops[w] = true
	}
	return r
}

// Words returns the words of a text as they are indexed, in order: in lower case,
// without accents and ligatures, in French without an elided word before them
// ("l’Économie" → "economie"), split at hyphens, and without stop words. An
// apostrophe within a word is dropped: "prud’hommes" → "prudhommes".
//
// The script of the search page has the same rules; testdata/words.json tests
// both.
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
		for r.french {
			before, after, ok := strings.Cut(run, "'")
			if !ok || !slices.Contains(elided, before) {
				break
			}
			run = after
		}
		if !r.french {
			run = strings.TrimSuffix(run, "'s")
		}
		run = strings.ReplaceAll(run, "'", "")
	}
	if len(run) > maxWordLetters {
		if letters := []rune(run); len(letters) > maxWordLetters {
			run = string(letters[:maxWordLetters])
		}
	}
	return run
}
