package record

import (
	"errors"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"parvis/generator/diag"
	"parvis/generator/model"
	"parvis/generator/text/slug"
)

// Common mistakes in hand-written TOML. Package messages explains each.
const (
	Unquoted     diag.Term = "unquoted"      // nom = Engie
	YesNo        diag.Term = "yes-no"        // brouillon = oui
	DecimalComma diag.Term = "decimal-comma" // cible = 3,5
	SlashDate    diag.Term = "slash-date"    // date = 28/02/2017, 15 mars 2026
	MonthDate    diag.Term = "month-date"    // date = 2017-02
	NoSuchDate   diag.Term = "no-such-date"  // date = 2017-02-30
	OpenQuote    diag.Term = "open-quote"    // nom = "Engie
	OpenEnd      diag.Term = "open-end"      // a bracket or """ that is never closed
	OpenList     diag.Term = "open-list"     // a bracket not closed before the next key
	InnerQuote   diag.Term = "inner-quote"   // nom = "Le "CREPI""
	NoComma      diag.Term = "no-comma"      // ["a" "b"]
	Backslash    diag.Term = "backslash"     // document = "C:\Users"
	LeadingZero  diag.Term = "leading-zero"  // code = 01
	Colon        diag.Term = "colon"         // nom : "Engie"
	BadKey       diag.Term = "bad-key"       // publié = true
	BadHeader    diag.Term = "bad-header"    // [[engagement]
	NoEquals     diag.Term = "no-equals"     // a line of prose
	TooLarge     diag.Term = "too-large"     // nombre = 99999999999999999999
	NoValue      diag.Term = "no-value"      // nom =
	UnitInValue  diag.Term = "unit-in-value" // cible = 25 %
	SpacedNumber diag.Term = "spaced-number" // population = 12 000
	Nothing      diag.Term = "nothing"       // site = null
	Semicolon    diag.Term = "semicolon"     // nom = "Engie";
	NoBreakSpace diag.Term = "no-break"      // a no-break space around =
	Control      diag.Term = "control"       // an invisible control character
	Syntax       diag.Term = "syntax"        // anything else
)

var (
	assignment   = regexp.MustCompile(`^\s*([A-Za-z0-9_.-]+)\s*=\s*(.*?)\s*$`)
	decimalComma = regexp.MustCompile(`^-?\d+,\d+$`)
	slashDate    = regexp.MustCompile(`^(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}[/.]\d{1,2}[/.]\d{1,2}|\d{1,2}(?:er)? \p{L}+ \d{4})$`)
	yearColon    = regexp.MustCompile(`(\b\d{4})\s*:`)
	monthDate    = regexp.MustCompile(`^\d{4}-\d{2}$`)
	inlineComma  = regexp.MustCompile(`^(.*=\s*-?\d+),(\d+)(\s*[,}].*)$`)
	percentage   = regexp.MustCompile(`^(-?[\d.]+)\s*(?:%|€)$`)
	spacedNumber = regexp.MustCompile(`^\d{1,3}(?:[ \x{00a0}\x{202f}]\d{3})+$`)
	newLine      = regexp.MustCompile(`^\s*(?:$|#|\[|[A-Za-z0-9_.-]+\s*=)`) // cannot continue a string
	plainValue   = regexp.MustCompile(`^(?:".*"|\[.*\]|true|false|-?\d+(?:\.\d+)?|\d{4}-\d{2}-\d{2})$`)
	yesNo        = regexp.MustCompile(`(?i)^(oui|non|vrai|faux|yes|no|true|false)$`)
	nothing      = regexp.MustCompile(`(?i)^(null|nil|none|undefined|n/?[ac]|inconnue?s?)$`)
	innerQuotes  = regexp.MustCompile(`^"[^"\\]*("[^"\\]+"[^"\\]*)+"$`)
	firstLetter  = regexp.MustCompile(`^[\p{L}«“”‘’‹]`)
)

// syntaxFindings explains why the TOML library couldn't parse the text of m.
func syntaxFindings(m *Meta, entry reflect.Type, err error) []diag.Finding {
	if out := singleBrackets(m, entry); len(out) > 0 {
		return out // other errors are consequences
	}
	t := m.fileText()
	t.place("") // builds the index of keys
	if strings.Contains(err.Error(), "already") && len(t.layout.Duplicates) > 0 {
		var out []diag.Finding
		for _, r := range t.layout.Duplicates {
			first, _ := t.lineCol(r.First)
			line, col := t.lineCol(r.Second)
			out = append(out, diag.Finding{Code: "duplicate-key", File: m.File, Line: line, Col: col,
				Key: r.Path, Args: []any{r.Path[strings.LastIndexByte(r.Path, '.')+1:], first}})
		}
		return out
	}
	var parse toml.ParseError
	offset := t.from
	if errors.As(err, &parse) {
		offset = min(max(t.from+parse.Position.Start, t.from), t.to) // the library may return a negative offset
	}
	ended := parse.Position.Start >= t.to-t.from-1
	if ended { // the parser reached the end: what isn't closed started at the last key
		offset = t.from
		for path, at := range t.layout.Keys {
			if !strings.HasSuffix(path, "]") {
				offset = max(offset, at)
			}
		}
	}
	start := strings.LastIndexByte(t.src[:offset], '\n') + 1
	end := len(t.src)
	if n := strings.IndexByte(t.src[start:], '\n'); n >= 0 {
		end = start + n
	}
	row := t.src[start:end]
	message, at := parse.Message, offset-start
	if ended && (strings.Contains(message, "terminator") || strings.Contains(message, "expected value")) {
		message, at = "unexpected EOF", len(row)
	}
	reason, fix := explain(row, message, at)
	switch {
	case reason == BadKey:
		fix = plainKey(row, entry)
	case reason == Unquoted && isDate(row, entry):
		reason, fix = wordDate(row)
	}
	if next, _, _ := strings.Cut(strings.TrimPrefix(t.src[min(end, t.to):t.to], "\n"), "\n"); reason == OpenQuote && !newLine.MatchString(next) {
		fix = "" // the string continues on the next line: closing it here would be wrong
	}
	line, col := t.lineCol(start + len(row) - len(strings.TrimLeft(row, " \t")))
	shown, redact := strings.TrimSpace(row), false
	if key := strings.TrimSpace(row[:max(strings.IndexAny(row, "=:"), 0)]); m.Kind == model.Settings && (Password.MatchString(row) || secretKey.MatchString(key)) {
		shown, fix, redact = key+" = …", "", true
	}
	return []diag.Finding{{Code: "bad-syntax", File: m.File, Line: line, Col: col, Key: parse.LastKey,
		Args: []any{shown, reason, fix}, Redact: redact}}
}

// plainKey returns the line with its key in the right form, if the key exists but for accents
// and case; "" otherwise.
func plainKey(row string, entry reflect.Type) string {
	key, value, _ := strings.Cut(row, "=")
	if key = slug.Fold(strings.TrimSpace(key)); !slices.Contains(keyNames(entry), key) {
		return ""
	}
	return key + " = " + strings.TrimSpace(value)
}

// isDate reports whether the key of a line is that of a date.
func isDate(row string, entry reflect.Type) bool {
	key, _, _ := strings.Cut(row, "=")
	return slices.Contains(dateNames(entry), strings.TrimSpace(key))
}

// wordDate explains a date in words, such as "juin 2019".
func wordDate(row string) (diag.Term, string) {
	m := assignment.FindStringSubmatch(row)
	value, _, _ := strings.Cut(m[2], " #")
	meant := frenchDate(strings.TrimSpace(value))
	if strings.HasPrefix(meant, `"`) {
		return MonthDate, suggestion(m[1], meant)
	}
	return SlashDate, suggestion(m[1], meant)
}

var singleHeader = regexp.MustCompile(`(?m)^[ \t]*\[[ \t]*([a-z_.]+)[ \t]*\]`)

// singleBrackets reports [engagement] where [[engagement]] is required. TOML would report each
// key of the second one as a duplicate.
func singleBrackets(m *Meta, entry reflect.Type) []diag.Finding {
	t := m.fileText()
	var out []diag.Finding
	for _, at := range singleHeader.FindAllStringSubmatchIndex(t.src[t.from:t.to], -1) {
		name := t.src[t.from+at[2] : t.from+at[3]]
		if slices.Contains(repeatedTables("", entry), name) {
			line, col := t.lineCol(t.from + at[2] - 1)
			out = append(out, diag.Finding{Code: "single-brackets", File: m.File, Line: line, Col: col, Key: name, Args: []any{name}})
		}
	}
	return out
}

// explain identifies the mistake at a byte index of a line of TOML. It also returns the
// corrected line, or "" if it isn't certain.
func explain(row, message string, at int) (diag.Term, string) {
	m := assignment.FindStringSubmatch(row)
	if m == nil {
		return explainLine(row, message)
	}
	key, value := m[1], m[2]
	if at < strings.IndexByte(row, '=') && value != "" && (strings.Contains(message, "terminator") || strings.Contains(message, "expected value")) {
		return OpenList, ""
	}
	if !strings.HasPrefix(value, `"`) {
		value, _, _ = strings.Cut(value, " #")
		value = strings.TrimRight(value, " \t")
	}
	quoted := key + ` = "` + strings.Trim(value, " «»“”\"\u00a0\u202f") + `"`
	switch {
	case value == "" || value[0] == '#':
		return NoValue, key + ` = "…"`
	case yesNo.MatchString(value):
		return YesNo, key + " = " + trueOrFalse(value)
	case nothing.MatchString(value):
		return Nothing, ""
	case decimalComma.MatchString(value):
		return DecimalComma, key + " = " + strings.ReplaceAll(value, ",", ".")
	case value[0] == '{' && yearColon.MatchString(value):
		return Colon, key + " = " + yearColon.ReplaceAllString(value, "$1 =")
	case value[0] == '{' && inlineComma.MatchString(value):
		return DecimalComma, key + " = " + inlineComma.ReplaceAllString(value, "$1.$2$3")
	case percentage.MatchString(value):
		return UnitInValue, key + " = " + percentage.FindStringSubmatch(value)[1]
	case spacedNumber.MatchString(value):
		return SpacedNumber, key + " = " + strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "").Replace(value)
	case strings.HasSuffix(value, ";"):
		return Semicolon, key + " = " + strings.TrimRight(value, "; ")
	case value[0] == '\'' && strings.Count(value, "'") > 2:
		return InnerQuote, key + ` = "` + strings.Trim(value, "'") + `"`
	case slashDate.MatchString(value):
		return SlashDate, suggestion(key, frenchDate(value))
	case monthDate.MatchString(value):
		return MonthDate, quoted
	case strings.Contains(message, "invalid datetime"):
		return NoSuchDate, ""
	case strings.Contains(message, "leading zero"):
		return LeadingZero, quoted
	case firstLetter.MatchString(value):
		return Unquoted, quoted
	case strings.Contains(message, "hexadecimal"), strings.Contains(message, "escape"):
		return Backslash, suggestion(key, strings.ReplaceAll(value, `\`, `\\`))
	case value[0] == '"' && value[:min(3, len(value))] != `"""` && strings.Count(value, `"`) == 1:
		return OpenQuote, quoted
	case innerQuotes.MatchString(value):
		return InnerQuote, key + ` = "` + french(value[1:len(value)-1]) + `"`
	}
	return explainMessage(message)
}

// explainLine is explain for a line that isn't key = value.
func explainLine(row, message string) (diag.Term, string) {
	if strings.ContainsAny(row, "\u00a0\u202f") {
		clean := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(row)
		if assignment.MatchString(clean) {
			return NoBreakSpace, strings.TrimSpace(clean)
		}
	}
	key, value, colon := strings.Cut(row, ":")
	equals := strings.Contains(row, "=")
	switch {
	case strings.HasPrefix(strings.TrimSpace(row), "["):
		return BadHeader, ""
	case colon && !equals && !strings.Contains(message, "terminator"):
		return Colon, strings.TrimSpace(key) + " = " + quotedValue(strings.TrimSpace(value))
	case strings.Contains(message, "expected '.' or '='") && equals:
		return BadKey, ""
	case strings.Contains(message, "expected '.' or '='"), strings.Contains(message, "key separator"):
		return NoEquals, ""
	}
	return explainMessage(message)
}

// explainMessage identifies the mistake from the library's own message.
func explainMessage(message string) (diag.Term, string) {
	for _, known := range []struct {
		part   string
		reason diag.Term
	}{
		{"cannot contain newlines", OpenQuote},
		{"unexpected EOF", OpenEnd},
		{"expected a comma", NoComma},
		{"hexadecimal", Backslash},
		{"escape", Backslash},
		{"control characters", Control},
		{"range", TooLarge},
		{"expected '.' or '='", BadKey},
	} {
		if strings.Contains(message, known.part) {
			return known.reason, ""
		}
	}
	return Syntax, ""
}

// quotedValue quotes a value, unless it is already valid TOML.
func quotedValue(value string) string {
	if plainValue.MatchString(value) {
		return value
	}
	return `"` + strings.Trim(value, `"'«»“” `) + `"`
}

func suggestion(key, value string) string {
	if value == "" {
		return ""
	}
	return key + " = " + value
}

// trueOrFalse converts a word that matches yesNo to a TOML boolean.
func trueOrFalse(s string) string {
	if strings.ContainsAny(strings.ToLower(s[:1]), "ovyt") {
		return "true"
	}
	return "false"
}

// french replaces pairs of straight quotes by « ».
func french(s string) string {
	for strings.Contains(s, `"`) {
		s = strings.Replace(strings.Replace(s, `"`, "« ", 1), `"`, " »", 1)
	}
	return s
}
