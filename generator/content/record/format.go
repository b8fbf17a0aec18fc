package record

import (
	_ "embed"
	"reflect"
	"slices"
	"strings"
	"sync"

	"parvis/generator/model"
	"parvis/generator/text/slug"
)

// formatPage is the one place that says what each key means; its shape is
// that of the structs, compared by the tests.
//
//go:embed FORMAT.md
var formatPage string

// Form is what a key takes, in the words of FORMAT.md.
type Form string

// The forms of a key.
const (
	Text     Form = "texte"
	Texts    Form = "liste de textes"
	Date     Form = "date"
	Bool     Form = "true ou false"
	Integer  Form = "nombre entier"
	Number   Form = "nombre"
	Quantity Form = "nombre ou fourchette"
	Years    Form = "valeurs par année"
	Table    Form = "table"
	Tables   Form = "tables répétées"
)

// Key is one key of the authored format.
type Key struct {
	Path        string // dotted: "engagement.indicateur.cible"
	Form        Form
	Required    bool       // within its table
	Choices     []string   // the only values of a text; nil for any
	Names       model.Kind // the kind of the records that it names by slug; "" for none
	Example     string     // a value as TOML writes it; "" for tables
	Description string     // in French: one phrase of Markdown
}

// Name is the last part of the key's path.
func (k Key) Name() string { return k.Path[strings.LastIndexByte(k.Path, '.')+1:] }

// Table is the table that the key stands in, "" for the record itself.
func (k Key) Table() string { return k.Path[:max(strings.LastIndexByte(k.Path, '.'), 0)] }

// SharedKeys is the keys that records of every kind have.
func SharedKeys() []Key { return slices.Clone(formats()[""]) }

// Keys is the keys of a kind but the shared ones that it doesn't change, a
// table before what it holds. It is nil for a kind that doesn't exist.
func Keys(k model.Kind) []Key { return slices.Clone(formats()[k]) }

// AllKeys is every key that a record of the kind may have, its own first.
func AllKeys(k model.Kind) []Key {
	all := Keys(k)
	for _, s := range SharedKeys() {
		if !slices.ContainsFunc(all, func(o Key) bool { return o.Path == s.Path }) {
			all = append(all, s)
		}
	}
	return all
}

// KindOf is the kind that a word names: its folder or its singular, with or
// without accents and capitals. It is false for any other word.
func KindOf(word string) (model.Kind, bool) {
	word = slug.Of(word)
	for _, k := range append(model.Kinds(), model.Settings) {
		if word == string(k) || word == k.Singular() {
			return k, true
		}
	}
	return "", false
}

// sectionOf is the heading under which FORMAT.md tells the keys of a kind.
func sectionOf(k model.Kind) string {
	switch k {
	case "":
		return "Partout"
	case model.Settings:
		return "site.toml"
	default:
		return string(k)
	}
}

var formats = sync.OnceValue(func() map[model.Kind][]Key {
	told := readFormat(formatPage)
	shared := keysOf("", reflect.TypeFor[Meta]())
	out := map[model.Kind][]Key{"": shared, model.Settings: own(reflect.TypeFor[Site](), shared)}
	for _, k := range kinds {
		out[k.name] = own(reflect.TypeOf(k.new()).Elem(), shared)
	}
	for kind, keys := range out {
		for i, k := range keys {
			said := told[sectionOf(kind)+" "+k.Path]
			keys[i].Example, keys[i].Description = said.example, said.says
		}
	}
	return out
})

// said is what a line of FORMAT.md adds to what the structs tell.
type said struct{ example, says string }

// readFormat is the lines of FORMAT.md, by section and path.
func readFormat(page string) map[string]said {
	out := map[string]said{}
	section := ""
	for line := range strings.Lines(page) {
		line = strings.TrimSpace(line)
		if s, ok := strings.CutPrefix(line, "## "); ok {
			section = s
		}
		cells := strings.Split(strings.TrimSuffix(line, "|"), "|")
		if !strings.HasPrefix(line, "| `") || len(cells) != 7 {
			continue
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		out[section+" "+strings.Trim(cells[1], "`")] = said{strings.Trim(cells[5], "`"), cells[6]}
	}
	return out
}

// keysOf is every key of a struct, in the order of the type, embedded ones
// last.
func keysOf(prefix string, t reflect.Type) []Key {
	var own, shared []Key
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			shared = append(shared, keysOf(prefix, f.Type)...)
			continue
		}
		name, option, _ := strings.Cut(f.Tag.Get("toml"), ",")
		if name == "" || name == "-" {
			continue
		}
		k := Key{Path: prefix + name, Form: formOf(f.Type), Required: option == "required",
			Choices: model.Choices(f.Type), Names: model.Kind(f.Tag.Get("names"))}
		own = append(own, k)
		switch k.Form {
		case Table:
			own = append(own, keysOf(k.Path+".", f.Type)...)
		case Tables:
			own = append(own, keysOf(k.Path+".", f.Type.Elem())...)
		default: // a value has no keys of its own
		}
	}
	for _, k := range shared { // an outer key hides an embedded one
		if !slices.ContainsFunc(own, func(o Key) bool { return o.Path == k.Path }) {
			own = append(own, k)
		}
	}
	return own
}

func formOf(t reflect.Type) Form {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case t == dateType:
		return Date
	case t == quantityType:
		return Quantity
	case t.Kind() == reflect.String:
		return Text
	case t.Kind() == reflect.Bool:
		return Bool
	case t.Kind() == reflect.Int:
		return Integer
	case t.Kind() == reflect.Float64:
		return Number
	case t.Kind() == reflect.Map:
		return Years
	case t.Kind() == reflect.Struct:
		return Table
	case t.Elem().Kind() == reflect.Struct:
		return Tables
	}
	return Texts
}

// own is the keys of a kind but those that are the same in every kind.
func own(t reflect.Type, shared []Key) []Key {
	return slices.DeleteFunc(keysOf("", t), func(k Key) bool {
		return slices.ContainsFunc(shared, func(s Key) bool { return reflect.DeepEqual(k, s) })
	})
}
