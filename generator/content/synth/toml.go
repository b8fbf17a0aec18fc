package synth

import (
	"fmt"
	"reflect"
	"strings"
)

// table writes TOML, key by key.
type table struct{ strings.Builder }

// literal is a value written as it is: a date, an inline table.
type literal string

// set writes a key. No text of this package holds a quote or a backslash.
func (t *table) set(key string, value any) {
	switch v := value.(type) {
	case []string:
		fmt.Fprintf(t, "%s = [\"%s\"]\n", key, strings.Join(v, `", "`))
	case literal:
		fmt.Fprintf(t, "%s = %s\n", key, v)
	default:
		form := "%s = %v\n"
		if reflect.TypeOf(value).Kind() == reflect.String { // of a vocabulary, too
			form = "%s = \"%v\"\n"
		}
		fmt.Fprintf(t, form, key, v)
	}
}

// list writes texts one a line.
func (t *table) list(key string, texts []string) {
	fmt.Fprintf(t, "%s = [\n", key)
	for _, s := range texts {
		fmt.Fprintf(t, "  \"%s\",\n", s)
	}
	t.WriteString("]\n")
}

// next begins one more table of an array.
func (t *table) next(name string) { fmt.Fprintf(t, "\n[[%s]]\n", name) }

// with is the record with a body under the table.
func (t *table) with(body string) string {
	return "+++\n" + t.String() + "+++\n" + strings.TrimSpace(body) + "\n"
}

func day(year, month, day int) literal {
	return literal(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
}
