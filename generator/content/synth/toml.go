package synth

import (
	"fmt"
	"reflect"
	"strings"
)

// table writes TOML, key by key.
type table struct{ strings.Builder }

// literal is a value written without quotes: a date, an inline table.
type literal string

// set writes a key. No text in this package has a quote or a backslash.
func (t *table) set(key string, value any) {
	switch v := value.(type) {
	case []string:
		fmt.Fprintf(t, "%s = [\"%s\"]\n", key, strings.Join(v, `", "`))
	case literal:
		fmt.Fprintf(t, "%s = %s\n", key, v)
	default:
		form := "%s = %v\n"
		if reflect.TypeOf(value).Kind() == reflect.String { // a string, or a value of a vocabulary
			form = "%s = \"%v\"\n"
		}
		fmt.Fprintf(t, form, key, v)
	}
}

// list writes an array of strings, one per line.
func (t *table) list(key string, texts []string) {
	fmt.Fprintf(t, "%s = [\n", key)
	for _, s := range texts {
		fmt.Fprintf(t, "  \"%s\",\n", s)
	}
	t.WriteString("]\n")
}

// element starts an element of an array of tables.
func (t *table) element(name string) { fmt.Fprintf(t, "\n[[%s]]\n", name) }

// withBody returns the record, with the table as front matter and a body.
func (t *table) withBody(body string) string {
	return "+++\n" + t.String() + "+++\n" + strings.TrimSpace(body) + "\n"
}

func day(year, month, day int) literal {
	return literal(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
}
