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

// hint returns the description of a key as a form says it: without the names of keys and files, which
// only who opens a text file needs.
func hint(k record.Key) string {
	s := ofFiles.ReplaceAllString(k.Description, "")
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
