package geo

import (
	"slices"
	"strings"
	"unicode"
)

// NearestCode suggests the place that an author may have meant by a code that [Find]
// doesn't find at this level. name is the author's name for it, or "". In this
// order:
//
//  1. the place of that name at this level, ignoring accents, case and punctuation,
//     and for an EPCI its legal form ("Communauté urbaine de Dunkerque"); among
//     places of the same name the one whose code has the longest common prefix with code.
//     A commune or a QPV is never one of another département than that of code;
//  2. the normalized code: without spaces, with capital letters, and with the leading
//     zero that a spreadsheet removes ("1004" for "01004");
//  3. for a commune, the one that the commune of an old code is part of today;
//  4. for a commune, the one that had this name, or of which one of this name is part.
//
// It returns false if two places match equally, and never a place of another
// level. It reads a whole table, so it is only meant for error messages.
func NearestCode(level Level, code, name string) (Place, bool) {
	if place, ok := findByName(level, code, name); ok {
		return place, true
	}
	normalized := strings.ToUpper(strings.Join(strings.Fields(code), ""))
	for _, attempt := range []string{normalized, "0" + normalized} {
		if place, ok := Find(level, attempt); ok {
			return place, true
		}
	}
	if level == Commune {
		if was, ok := FormerCode(normalized); ok {
			return was.Now, true
		}
		return formerly(code, name)
	}
	return Place{}, false
}

func findByName(level Level, code, name string) (Place, bool) {
	wanted := fold(level, name)
	if wanted == "" {
		return Place{}, false
	}
	var best Place
	alike, tie := -1, false
	for r := range tableOf(level).rows() {
		if fold(level, r.field(colName)) != wanted || level >= Commune && elsewhere(code, r.field(colCode)) {
			continue
		}
		switch n := commonPrefix(code, r.field(colCode)); {
		case n > alike:
			best, alike, tie = Place{level, r.field(colCode), r.field(colName)}, n, false
		case n == alike:
			tie = true
		}
	}
	return best, alike >= 0 && !tie
}

// formerly returns the one commune of today that a former name leads to.
func formerly(code, name string) (Place, bool) {
	wanted := fold(Commune, name)
	var best Place
	for f := range Formers() {
		switch {
		case wanted == "" || fold(Commune, f.Name) != wanted || elsewhere(code, f.Now.Code) || f.Now == best:
		case best.Code != "":
			return Place{}, false
		default:
			best = f.Now
		}
	}
	return best, best.Code != ""
}

// elsewhere reports whether two codes of communes, or of QPV, name two départements. A code that
// names none may be any.
func elsewhere(a, b string) bool {
	in, of := departementIn(a), departementIn(b)
	return in != "" && of != "" && in != of
}

// departementIn returns the département that the code of a commune or a QPV begins with, or "".
func departementIn(code string) string {
	if qpv, ok := ParseQPV(code); ok {
		return qpv.Departement
	}
	if len(code) != len("01001") {
		return ""
	}
	for _, n := range []int{2, 3} {
		if _, ok := departements.find(code[:n]); ok {
			return code[:n]
		}
	}
	return ""
}

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// accentFolder covers every accented letter in the tables' names, and the
// others of French; TestFoldCoversTheTables checks it.
var accentFolder = strings.NewReplacer(
	"à", "a", "â", "a", "ä", "a", "æ", "ae", "ç", "c", "é", "e", "è", "e", "ê", "e", "ë", "e",
	"î", "i", "ï", "i", "ô", "o", "ö", "o", "ó", "o", "œ", "oe", "ù", "u", "û", "u", "ü", "u", "ÿ", "y",
)

// legalForms are the words of an EPCI's name for its legal form, which the DGCL
// abbreviates and authors write in full, and the articles and prepositions with them.
var legalForms = []string{
	"ca", "cc", "cu", "communaute", "communes", "agglomeration", "urbaine", "metropole",
	"d", "de", "du", "des", "l", "la", "le", "les",
}

// fold returns a name in the form used for comparison: lower-case words without accents.
func fold(level Level, name string) string {
	words := strings.FieldsFunc(accentFolder.Replace(strings.ToLower(name)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	for i, word := range words {
		switch word {
		case "st":
			words[i] = "saint"
		case "ste":
			words[i] = "sainte"
		}
	}
	if level == EPCI {
		words = slices.DeleteFunc(words, func(word string) bool { return slices.Contains(legalForms, word) })
	}
	return strings.Join(words, " ")
}
