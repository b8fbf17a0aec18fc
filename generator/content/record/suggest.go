package record

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"parvis/generator/diag"
	"parvis/generator/text/period"
	"parvis/generator/text/quantity"
	"parvis/generator/text/slug"
)

// This file suggests how to write correctly what an editor wrote.

var frenchMonths = []string{"janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"}

// frenchDate converts a date as people write it ("28/02/2017", "28.2.2017", "1er mars 2017",
// "02/2017", "février 2017") to the expected form: 2017-02-28, or "2017-02" in quotes. It
// returns "" for anything else.
func frenchDate(s string) string {
	parts := strings.FieldsFunc(slug.Fold(s), func(r rune) bool { return r == '/' || r == '.' || r == ' ' || r == '-' })
	for i, part := range parts {
		if month := slices.Index(frenchMonths, part); month >= 0 {
			parts[i] = strconv.Itoa(month + 1)
		} else if part == "1er" {
			parts[i] = "1"
		}
	}
	typed := strings.Join(parts, "/")
	if t, err := time.Parse("2/1/2006", typed); err == nil {
		return t.Format(time.DateOnly)
	}
	if t, err := time.Parse("2006/1/2", typed); err == nil {
		return t.Format(time.DateOnly)
	}
	if t, err := time.Parse("1/2006", typed); err == nil {
		return t.Format(`"2006-01"`)
	}
	return ""
}

// typeTerm returns the term for the TOML type of a value.
func typeTerm(value any) diag.Term {
	switch value.(type) {
	case string:
		return "as-text"
	case int64, float64:
		return "as-number"
	case bool:
		return "as-bool"
	case time.Time:
		return "as-date"
	case map[string]any:
		return "as-table"
	case []map[string]any:
		return "as-tables"
	}
	return "as-list"
}

// literal returns a number or a date as a quoted string, "" for anything else.
func literal(value any) string {
	switch value := value.(type) {
	case int64:
		return fmt.Sprintf(`"%d"`, value)
	case float64:
		return `"` + strconv.FormatFloat(value, 'f', -1, 64) + `"`
	case time.Time:
		return value.Format(`"2006-01-02"`)
	}
	return ""
}

var numberTyped = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// plainNumber converts "1 250,5" to a TOML number. It returns "" if s isn't a number, or isn't
// an integer when whole is set.
func plainNumber(s string, whole bool) string {
	s = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", ",", ".").Replace(s)
	if !numberTyped.MatchString(s) || whole && strings.Contains(s, ".") {
		return ""
	}
	return s
}

var (
	yearsTyped = regexp.MustCompile(`^(\d{4})\s*[-/–]\s*(\d{2}|\d{4})$`)
	partTyped  = regexp.MustCompile(`^(?:(\d{4})\s*[-/ ]?\s*([ST])\s*(\d)|([ST])\s*(\d)\s*[-/ ]?\s*(\d{4}))$`)
)

// likelyPeriod converts a period as people write it ("2014/2015", "2014-15", "S1 2018") to the
// expected form. It returns "" for anything else.
func likelyPeriod(s string) string {
	s = strings.ToUpper(strings.TrimSpace(s))
	guess := ""
	if m := yearsTyped.FindStringSubmatch(s); m != nil {
		last := m[2]
		if len(last) == 2 {
			last = m[1][:2] + last
		}
		guess = m[1] + "-" + last
	} else if m := partTyped.FindStringSubmatch(s); m != nil {
		guess = m[1] + m[6] + "-" + m[2] + m[4] + m[3] + m[5]
	}
	if _, err := period.Parse(guess); err != nil {
		return ""
	}
	return guess
}

// tens are the French words for about so many.
var tens = map[string]string{"dizaine": "10", "douzaine": "12", "quinzaine": "15", "vingtaine": "20", "trentaine": "30",
	"quarantaine": "40", "cinquantaine": "50", "soixantaine": "60", "centaine": "100"}

// likelyQuantity converts a figure as people write it ("une vingtaine", "15+", "> 12", "12 %%") to
// a form that is read. It returns "" for anything else.
func likelyQuantity(s string) string {
	words := slug.Fold(strings.TrimSpace(s))
	if n := tens[strings.TrimPrefix(words, "une ")]; n != "" {
		return "environ " + n
	}
	guess := strings.NewReplacer("%%", "%").Replace(words)
	for prefix, word := range map[string]string{">=": "au moins ", "≥": "au moins ", ">": "plus de ", "<=": "au plus ", "≤": "au plus ",
		"<": "moins de ", "~": "environ ", "≈": "environ ", "minimum ": "au moins ", "maximum ": "au plus "} {
		if rest, ok := strings.CutPrefix(guess, prefix); ok && !strings.HasPrefix(rest, "=") {
			guess = word + strings.TrimSpace(rest)
		}
	}
	if rest, ok := strings.CutSuffix(guess, "+"); ok {
		guess = "au moins " + rest
	}
	if _, err := quantity.Parse(guess); err != nil || guess == words {
		return ""
	}
	return guess
}
