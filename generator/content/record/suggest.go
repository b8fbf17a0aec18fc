package record

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"parvis/generator/diag"
	"parvis/generator/text/slug"
)

// What an editor wrote, and how the format writes the same.

var frenchMonths = []string{"janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"}

// frenchDate turns a date as people write it ("28/02/2017", "28.2.2017",
// "1er mars 2017", "02/2017", "février 2017") into the form to suggest:
// 2017-02-28, or "2017-02" in quotes. It is "" for anything else.
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

// written is the type in which a value was written.
func written(value any) diag.Term {
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

// literal is a number or date as a text in quotes, "" for anything else.
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

// plainNumber is "1 250,5" as TOML writes it, "" for what is no number.
func plainNumber(s string, whole bool) string {
	s = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", ",", ".").Replace(s)
	if !numberTyped.MatchString(s) || whole && strings.Contains(s, ".") {
		return ""
	}
	return s
}
