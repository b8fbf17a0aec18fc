package record

import (
	"flag"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite FORMAT.md from the types, keeping its descriptions")

// key is a line of FORMAT.md.
type key struct{ path, kind, required, choices string }

// keysOf is every key of a struct, in the order of the type, embedded ones
// last.
func keysOf(prefix string, t reflect.Type) []key {
	var own, shared []key
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
		k := key{path: prefix + name, required: map[bool]string{true: "oui"}[option == "required"],
			choices: strings.ReplaceAll(f.Tag.Get("choices"), "|", ", ")}
		ft := f.Type
		if ft.Kind() == reflect.Pointer {
			ft = ft.Elem()
		}
		switch {
		case ft == dateType:
			k.kind = "date"
		case ft == quantityType:
			k.kind = "nombre ou fourchette"
		case ft.Kind() == reflect.String:
			k.kind = "texte"
		case ft.Kind() == reflect.Bool:
			k.kind = "true ou false"
		case ft.Kind() == reflect.Int:
			k.kind = "nombre entier"
		case ft.Kind() == reflect.Float64:
			k.kind = "nombre"
		case ft.Kind() == reflect.Map:
			k.kind = "valeurs par année"
		case ft.Kind() == reflect.Struct:
			k.kind = "table"
		case ft.Elem().Kind() == reflect.Struct:
			k.kind = "tables répétées"
		default:
			k.kind = "liste de textes"
		}
		own = append(own, k)
		if ft.Kind() == reflect.Struct && k.kind == "table" {
			own = append(own, keysOf(k.path+".", ft)...)
		}
		if k.kind == "tables répétées" {
			own = append(own, keysOf(k.path+".", ft.Elem())...)
		}
	}
	return slices.DeleteFunc(append(own, shared...), func(k key) bool { // an outer key hides an embedded one
		return slices.Contains(shared, k) && slices.ContainsFunc(own, func(o key) bool { return o.path == k.path && o != k })
	})
}

const formatHead = `# Le format des fiches

Une fiche est un fichier. Les clés se tapent entre deux lignes ` + "`+++`" + ` dans un
fichier ` + "`.md`" + `, ou seules dans un fichier ` + "`.toml`" + `. Une date s'écrit ` + "`2017-02-28`" + `,
` + "`\"2017-02\"`" + ` ou ` + "`\"2017\"`" + ` selon ce que l'on sait. Les clés de la première liste
valent pour tous les genres. Cette page est comparée aux types du programme par
les tests : ` + "`go test ./generator/record -run Format -update`" + ` la récrit en gardant
ses descriptions.
`

func TestFormat(t *testing.T) {
	const file = "FORMAT.md"
	was, err := os.ReadFile(file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	descriptions := map[string]string{} // section and path → description
	section := ""
	for _, line := range strings.Split(string(was), "\n") {
		if s, ok := strings.CutPrefix(line, "## "); ok {
			section = s
		}
		if cells := strings.Split(line, " | "); strings.HasPrefix(line, "| `") && len(cells) == 5 {
			descriptions[section+" "+strings.Trim(cells[0], "|` ")] = strings.TrimSuffix(strings.TrimSpace(cells[4]), " |")
		}
	}
	var b strings.Builder
	b.WriteString(formatHead)
	write := func(section string, keys []key) {
		fmt.Fprintf(&b, "\n## %s\n\n| clé | type | obligatoire | valeurs | ce qu'elle dit |\n| --- | --- | --- | --- | --- |\n", section)
		for _, k := range keys {
			d := descriptions[section+" "+k.path]
			if d == "" {
				t.Errorf("%s: %s has no description", section, k.path)
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", k.path, k.kind, k.required, k.choices, d)
		}
	}
	common := keysOf("", reflect.TypeFor[Meta]())
	write("Partout", common)
	write("site.toml", own(reflect.TypeFor[Site](), common))
	for _, k := range kinds {
		write(string(k.name), own(reflect.TypeOf(k.new()).Elem(), common))
	}
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if b.String() != string(was) {
		t.Errorf("%s differs from the types: go test ./generator/record -run Format -update", file)
	}
}

// own is the keys of a kind but the common ones.
func own(t reflect.Type, common []key) []key {
	return slices.DeleteFunc(keysOf("", t), func(k key) bool { return slices.Contains(common, k) })
}
