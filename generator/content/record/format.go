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

// formatPage is the only description of what each key means. A test checks that its keys are
// those of the structs.
//
//go:embed FORMAT.md
var formatPage string

// Form is the type of a key's value, in the words of FORMAT.md.
type Form string

// The forms.
const (
	Text     Form = "texte"
	Texts    Form = "liste de textes"
	Date     Form = "date"
	Bool     Form = "true ou false"
	Integer  Form = "nombre entier"
	Number   Form = "nombre"
	Quantity Form = "quantité"
	ByPeriod Form = "quantités par période"
	Aim      Form = "quantité, ou quantités par période"
	Period   Form = "période"
	Table    Form = "table"
	Tables   Form = "tables répétées"
)

// Key is one key of the format that editors write.
type Key struct {
	Path        string // dotted: "engagement.indicateur.cible"
	Label       string // its name in forms, in French: "Cible"
	Form        Form
	Long        bool         // a text of several sentences
	Rare        bool         // a form shows it on request
	Source      bool         // a text that may be the slug of a ressource or a synthese
	File        bool         // a text that names an image or a document of the content
	Required    bool         // within its table
	Choices     []string     // allowed values of a text; nil for any
	Names       []model.Kind // kinds of the records that it references by slug; nil for none
	Example     string       // an example of a value, in TOML; "" for tables
	Description string       // in French: one phrase of Markdown
}

// Name returns the last part of the key's path.
func (k Key) Name() string { return k.Path[strings.LastIndexByte(k.Path, '.')+1:] }

// Table returns the path of the key's table, "" at the top level.
func (k Key) Table() string { return k.Path[:max(strings.LastIndexByte(k.Path, '.'), 0)] }

// SharedKeys returns the keys that every kind of record has.
func SharedKeys() []Key { return slices.Clone(formats()[""]) }

// Keys returns the keys of a kind, each table before its own keys. Shared keys are included
// only if the kind redefines them. It returns nil for an unknown kind.
func Keys(k model.Kind) []Key { return slices.Clone(formats()[k]) }

// AllKeys returns all keys of a kind, the shared ones last.
func AllKeys(k model.Kind) []Key {
	all := Keys(k)
	for _, s := range SharedKeys() {
		if !slices.ContainsFunc(all, func(o Key) bool { return o.Path == s.Path }) {
			all = append(all, s)
		}
	}
	return all
}

// KindOf returns the kind that a word names: its folder or its singular, ignoring accents and
// case. It returns false for any other word.
func KindOf(word string) (model.Kind, bool) {
	word = slug.Of(word)
	for _, k := range append(model.Kinds(), model.Settings) {
		if word == string(k) || word == k.Singular() {
			return k, true
		}
	}
	return "", false
}

// sectionOf returns the heading of a kind in FORMAT.md.
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
	lines := readFormat(formatPage)
	shared := keysOf("", reflect.TypeFor[Meta]())
	out := map[model.Kind][]Key{"": shared, model.Settings: withoutShared(reflect.TypeFor[Site](), shared)}
	for _, k := range kinds {
		out[k.name] = withoutShared(reflect.TypeOf(k.new()).Elem(), shared)
	}
	for kind, keys := range out {
		for i, k := range keys {
			line := lines[sectionOf(kind)+" "+k.Path]
			keys[i].Label, keys[i].Example, keys[i].Description = line.label, line.example, line.description
		}
	}
	return out
})

// formatLine is what FORMAT.md adds to the structs for one key.
type formatLine struct{ label, example, description string }

// readFormat parses the tables of FORMAT.md. The result is indexed by section and path:
// "signataires nom".
func readFormat(page string) map[string]formatLine {
	out := map[string]formatLine{}
	section := ""
	for line := range strings.Lines(page) {
		line = strings.TrimSpace(line)
		if s, ok := strings.CutPrefix(line, "## "); ok {
			section = s
		}
		cells := strings.Split(strings.TrimSuffix(line, "|"), "|")
		if !strings.HasPrefix(line, "| `") || len(cells) != 8 {
			continue
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		out[section+" "+strings.Trim(cells[1], "`")] = formatLine{cells[2], strings.Trim(cells[6], "`"), cells[7]}
	}
	return out
}

// choiceLabels is the table of FORMAT.md that names the values of closed lists.
var choiceLabels = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	_, table, _ := strings.Cut(formatPage, "\n## Valeurs\n")
	for line := range strings.Lines(table) {
		if cells := strings.Split(line, "|"); len(cells) == 4 && strings.HasPrefix(line, "| `") {
			out[strings.Trim(cells[1], " `")] = strings.TrimSpace(cells[2])
		}
	}
	return out
})

// ChoiceLabel returns the name of a value of a closed list, in French: "En cours" for "en-cours".
func ChoiceLabel(value string) string { return choiceLabels()[value] }

// keysOf returns the keys of a struct in declaration order, those of embedded structs last.
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
			Choices: model.Choices(f.Type), Names: namedKinds(f), Long: f.Tag.Get("long") != "", Rare: f.Tag.Get("rare") != "", Source: f.Tag.Get("source") != "", File: f.Tag.Get("document") != "" || f.Tag.Get("image") != ""}
		own = append(own, k)
		switch k.Form {
		case Table:
			own = append(own, keysOf(k.Path+".", f.Type)...)
		case Tables:
			own = append(own, keysOf(k.Path+".", f.Type.Elem())...)
		default: // not a table: no nested keys
		}
	}
	for _, k := range shared { // an outer key shadows an embedded one
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
	case t == figuresType:
		return ByPeriod
	case t == targetType:
		return Aim
	case t == periodType:
		return Period
	case t.Kind() == reflect.String:
		return Text
	case t.Kind() == reflect.Bool:
		return Bool
	case t.Kind() == reflect.Int:
		return Integer
	case t.Kind() == reflect.Float64:
		return Number
	case t.Kind() == reflect.Struct:
		return Table
	case t.Elem().Kind() == reflect.Struct:
		return Tables
	}
	return Texts
}

// withoutShared returns the keys of a struct except those that are identical to shared ones.
func withoutShared(t reflect.Type, shared []Key) []Key {
	return slices.DeleteFunc(keysOf("", t), func(k Key) bool {
		return slices.ContainsFunc(shared, func(s Key) bool { return reflect.DeepEqual(k, s) })
	})
}
