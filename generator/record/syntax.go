package record

import (
	"errors"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"

	"parvis/generator/diag"
)

// The mistakes that people make when they type TOML; the wording explains each.
const (
	Unquoted     diag.Term = "unquoted"      // nom = Engie
	YesNo        diag.Term = "yes-no"        // brouillon = oui
	DecimalComma diag.Term = "decimal-comma" // cible = 3,5
	SlashDate    diag.Term = "slash-date"    // date = 28/02/2017
	MonthDate    diag.Term = "month-date"    // date = 2017-02
	NoSuchDate   diag.Term = "no-such-date"  // date = 2017-02-30
	OpenQuote    diag.Term = "open-quote"    // nom = "Engie
	OpenEnd      diag.Term = "open-end"      // a bracket or """ never closed
	NoComma      diag.Term = "no-comma"      // ["a" "b"]
	Backslash    diag.Term = "backslash"     // document = "C:\Users"
	LeadingZero  diag.Term = "leading-zero"  // code = 01
	Colon        diag.Term = "colon"         // nom : "Engie"
	BadKey       diag.Term = "bad-key"       // publié = true
	NoValue      diag.Term = "no-value"      // nom =
	Control      diag.Term = "control"       // an invisible character
	Syntax       diag.Term = "syntax"        // anything else
)

var (
	assignment   = regexp.MustCompile(`^\s*([A-Za-z0-9_.-]+)\s*=\s*(.*?)\s*$`)
	decimalComma = regexp.MustCompile(`^-?\d+,\d+$`)
	slashDate    = regexp.MustCompile(`^\d{1,2}/\d{1,2}/\d{4}$`)
	monthDate    = regexp.MustCompile(`^\d{4}-\d{2}$`)
	yesNo        = regexp.MustCompile(`(?i)^(oui|non|vrai|faux|yes|no|true|false)$`)
	firstLetter  = regexp.MustCompile(`^[\p{L}«“”‘’‹]`)
)

// syntaxFindings explains why the library could not read the text of m.
func syntaxFindings(m *Meta, err error) []diag.Finding {
	t := m.text
	t.place("") // makes the index
	if strings.Contains(err.Error(), "already") && len(t.twice) > 0 {
		var out []diag.Finding
		for _, r := range t.twice {
			first, _ := lineCol(t.src, r.first)
			line, col := lineCol(t.src, r.second)
			out = append(out, diag.Finding{Code: "duplicate-key", File: m.File, Line: line, Col: col,
				Key: r.path, Args: []any{r.path[strings.LastIndexByte(r.path, '.')+1:], first}})
		}
		return out
	}
	var parse toml.ParseError
	offset := t.from
	if errors.As(err, &parse) {
		offset = min(t.from+parse.Position.Start, t.to)
	}
	if parse.Position.Start >= t.to-t.from-1 { // the end was reached: what was left open began at the last key
		offset = t.from
		for _, at := range t.keys {
			offset = max(offset, at)
		}
	}
	start := strings.LastIndexByte(t.src[:offset], '\n') + 1
	end := len(t.src)
	if n := strings.IndexByte(t.src[start:], '\n'); n >= 0 {
		end = start + n
	}
	row := t.src[start:end]
	reason, fix := explain(row, parse.Message)
	line, col := lineCol(t.src, start+len(row)-len(strings.TrimLeft(row, " \t")))
	return []diag.Finding{{Code: "bad-syntax", File: m.File, Line: line, Col: col, Key: parse.LastKey,
		Args: []any{strings.TrimSpace(row), reason, fix}}}
}

// explain recognises the mistake on a line of TOML, and how it should read
// when that is certain.
func explain(row, message string) (diag.Term, string) {
	if m := assignment.FindStringSubmatch(row); m != nil {
		key, value := m[1], m[2]
		quoted := key + ` = "` + strings.Trim(value, " «»“”\"\u00a0\u202f") + `"`
		switch {
		case value == "":
			return NoValue, key + ` = "…"`
		case yesNo.MatchString(value):
			is := "false"
			if strings.ContainsAny(strings.ToLower(value[:1]), "ovyt") {
				is = "true"
			}
			return YesNo, key + " = " + is
		case decimalComma.MatchString(value):
			return DecimalComma, key + " = " + strings.ReplaceAll(value, ",", ".")
		case slashDate.MatchString(value):
			return SlashDate, key + " = " + frenchDate(value)
		case monthDate.MatchString(value):
			return MonthDate, quoted
		case strings.Contains(message, "invalid datetime"):
			return NoSuchDate, ""
		case strings.Contains(message, "leading zero"):
			return LeadingZero, quoted
		case firstLetter.MatchString(value):
			return Unquoted, quoted
		}
	} else if key, value, ok := strings.Cut(row, ":"); ok && !strings.Contains(row, "=") {
		return Colon, strings.TrimSpace(key) + " = " + strings.TrimSpace(value)
	} else if strings.Contains(message, "expected '.' or '='") {
		return BadKey, ""
	}
	for part, reason := range map[string]diag.Term{
		"cannot contain newlines": OpenQuote,
		"unexpected EOF":          OpenEnd,
		"expected a comma":        NoComma,
		"hexadecimal":             Backslash,
		"escape":                  Backslash,
		"control characters":      Control,
	} {
		if strings.Contains(message, part) {
			return reason, ""
		}
	}
	return Syntax, ""
}
