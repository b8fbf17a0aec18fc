package typed

import (
	"errors"
	"regexp"
	"strings"

	"parvis/generator/text/quantity"
	"parvis/generator/text/slug"
)

// Figure is a figure that a person typed, as a record writes it.
type Figure struct {
	Value   quantity.Quantity
	Missing bool // "NC": no figure
}

// Written returns the figure as the value of a key: see quantity.Quantity.Written.
func (f Figure) Written() any { return f.Value.Written() }

// about is the numbers that French has a word for: "une quinzaine" is about 15.
var about = map[string]int{"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
	"cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000}

var (
	mark      = regexp.MustCompile(`^(.*[0-9%€])\s*(?:\([0-9a-z*]{1,2}\)|\[[0-9a-z]{1,2}\]|\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹]+)$`)
	roughly   = regexp.MustCompile(`^(?:environ|env\.?|à peu près|autour de|près de|de l'ordre de|~|≈|±)\s*`)
	least     = regexp.MustCompile(`^(?:au moins|au minimum|minimum|≥|>=|plus ou égal à)\s*`)
	more      = regexp.MustCompile(`^(?:plus de|\+ de|supérieur à|au-delà de|>)\s*`)
	most      = regexp.MustCompile(`^(?:au plus|au maximum|maximum|jusqu'à|≤|<=)\s*`)
	fewer     = regexp.MustCompile(`^(?:moins de|inférieur à|<)\s*`)
	between   = regexp.MustCompile(`^(?:entre|de)\s+(\S.*?)\s+(?:et|à)\s+(\S.*)$`)
	wordy     = regexp.MustCompile(`^(?:environ )?(?:une |un |quelque )?([a-zé]+)(?:\s+(?:de|d')\s*([a-zà-ÿ' -]+))?$`)
	withUnit  = regexp.MustCompile(`^([-−+]?[0-9][0-9 .,]*(?:\s*(?:à|-|–)\s*[0-9][0-9 .,]*)?)\s*([a-zà-ÿœ][a-zà-ÿœ'’ -]*)$`)
	misread   = regexp.MustCompile(`^[0-9OolI]+$`)
	ambiguous = regexp.MustCompile(`^[-−]?[0-9]{1,3}[.,][0-9]{3}$`)
	english   = regexp.MustCompile(`^[-−]?[0-9]{1,3}(,[0-9]{3})+\.[0-9]+$`)
	dotted    = regexp.MustCompile(`^[-−]?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+$`)
)

// ReadFigure reads a figure. A text that the format has a word for keeps it: "environ 20" isn't
// 20. The remark says what was understood, what is in doubt, or why nothing was.
func ReadFigure(s string) (Figure, Remark) {
	if Missing(s) {
		return Figure{Missing: true}, Plain
	}
	s = strings.ToLower(clean(s))
	s = strings.ReplaceAll(s, "’", "'")
	remark := Plain
	if m := mark.FindStringSubmatch(s); m != nil {
		s, remark = strings.TrimSpace(m[1]), FootnoteMark
	}
	switch slug.Fold(s) {
	case "neant", "aucun", "aucune", "zero", "rien":
		return Figure{}, ZeroInWords
	}
	if f, ok := inWords(s); ok {
		return f, Approximate
	}
	text, approximate := inFormat(s)
	if m := withUnit.FindStringSubmatch(text); m != nil && !unitIsWord(m[2]) && !misread.MatchString(text) {
		text = m[1]
		if remark == Plain {
			remark = UnitInValue
		}
	}
	if approximate && remark == Plain {
		remark = Approximate
	}
	f, r := figure(text)
	if r != Plain {
		return f, r
	}
	return f, remark
}

// unitIsWord reports whether the word after a number is part of it, and changes it.
func unitIsWord(word string) bool {
	switch strings.TrimSpace(word) {
	case "à", "k", "m", "md", "millier", "milliers", "million", "millions", "mille", "et":
		return true
	}
	return strings.HasPrefix(word, "à ") || strings.HasPrefix(word, "et ") || strings.HasPrefix(word, "ou ")
}

// inWords reads "une quinzaine" and "une vingtaine de jeunes".
func inWords(s string) (Figure, bool) {
	m := wordy.FindStringSubmatch(s)
	if m == nil {
		return Figure{}, false
	}
	n, ok := about[slug.Fold(m[1])]
	q := quantity.Exact(float64(n))
	q.About = true
	return Figure{Value: q}, ok
}

// inFormat puts a text in the words of the format. approximate is for the words that say so.
func inFormat(s string) (text string, approximate bool) {
	prefix := ""
	for _, w := range []struct {
		pattern *regexp.Regexp
		word    string
	}{{roughly, "environ "}, {least, "au moins "}, {more, "plus de "}, {most, "au plus "}, {fewer, "moins de "}} {
		if at := w.pattern.FindStringIndex(s); at != nil {
			prefix, s = w.word, s[at[1]:]
			break
		}
	}
	if m := between.FindStringSubmatch(s); m != nil {
		s = m[1] + " à " + m[2]
	}
	return prefix + s, prefix == "environ "
}

// figure parses a text of the format, after the writings of numbers that it doesn't have.
func figure(s string) (Figure, Remark) {
	switch {
	case ambiguous.MatchString(s):
		q, err := quantity.Parse(strings.NewReplacer(".", "", ",", "").Replace(s))
		if err != nil {
			return Figure{}, NotANumber
		}
		return Figure{Value: q}, ThousandOrDecimal
	case english.MatchString(s):
		s = strings.ReplaceAll(s, ",", "")
	case dotted.MatchString(s):
		s = strings.ReplaceAll(s, ".", "")
	case scientific.MatchString(s):
		return Figure{}, NotANumber
	case misread.MatchString(s) && strings.ContainsAny(s, "0123456789oli") && strings.ContainsAny(s, "oli"):
		f, r := figure(strings.NewReplacer("o", "0", "l", "1", "i", "1").Replace(s))
		if r != Plain {
			return Figure{}, NotANumber
		}
		return f, LetterForDigit
	}
	q, err := quantity.Parse(s)
	switch {
	case errors.Is(err, quantity.ErrOrder):
		return Figure{}, RangeUpside
	case errors.Is(err, quantity.ErrTooLarge):
		return Figure{}, TooLarge
	case err != nil:
		return Figure{}, NotANumber
	}
	return Figure{Value: q.Plain()}, Plain
}
