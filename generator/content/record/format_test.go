package record

import (
	"flag"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"parvis/generator/model"
)

var update = flag.Bool("update", false, "rewrite FORMAT.md from the types, keeping its examples and descriptions")

const formatHead = `# Le format des fiches

Une fiche est un fichier. Les clés se tapent entre deux lignes ` + "`+++`" + ` dans un
fichier ` + "`.md`" + `, ou seules dans un fichier ` + "`.toml`" + `. Une date s'écrit ` + "`2017-02-28`" + `,
` + "`\"2017-02\"`" + ` ou ` + "`\"2017\"`" + ` selon ce que l'on sait. Une quantité s'écrit ` + "`18`" + ` ou, entre
guillemets, ` + "`\"18,5\"`, `\"30 à 40\"`, `\"environ 20\"`, `\"plus de 12\"`, `\"au moins 20\"`, `\"moins de 5\"`, `\"au plus 8\"`" + `.
Les clés de la première liste valent pour tous les genres. Les exemples et ce que dit chaque clé s'écrivent ici, et ici
seulement : ` + "`parvis schema`, `parvis new`" + ` et le guide les lisent. Le reste est
comparé aux types du programme par les tests ; ` + "`go test ./generator/content/record -run Format -update`" + `
récrit la page en gardant exemples et descriptions.
`

const valuesHead = `
## Valeurs

Les listes fermées, telles que les formulaires les montrent. Une valeur se nomme de même partout.

| valeur | intitulé |
| --- | --- |
`

func TestFormat(t *testing.T) {
	const file = "FORMAT.md"
	var b strings.Builder
	b.WriteString(formatHead)
	for _, kind := range append([]model.Kind{"", model.Settings}, model.Kinds()...) {
		fmt.Fprintf(&b, "\n## %s\n\n| clé | intitulé | type | obligatoire | valeurs | exemple | ce qu'elle dit |\n| --- | --- | --- | --- | --- | --- | --- |\n", sectionOf(kind))
		for _, k := range formats()[kind] {
			if k.Description == "" {
				t.Errorf("%s: %s has no description", sectionOf(kind), k.Path)
			}
			example, required := "", ""
			if k.Form != Table && k.Form != Tables {
				example = "`" + k.Example + "`"
			}
			if k.Required {
				required = "oui"
			}
			if k.Label == "" {
				t.Errorf("%s: %s has no label", sectionOf(kind), k.Path)
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s | %s | %s |\n", k.Path, k.Label, k.Form, required, strings.Join(k.Choices, ", "), example, k.Description)
		}
	}
	named := map[string]bool{}
	b.WriteString(valuesHead)
	for _, kind := range append([]model.Kind{model.Settings}, model.Kinds()...) {
		for _, k := range AllKeys(kind) {
			for _, value := range k.Choices {
				if named[value] {
					continue
				}
				named[value] = true
				if ChoiceLabel(value) == "" {
					t.Errorf("%s: value %s of %s has no label", sectionOf(kind), value, k.Path)
				}
				fmt.Fprintf(&b, "| `%s` | %s |\n", value, ChoiceLabel(value))
			}
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if b.String() != formatPage {
		t.Errorf("%s differs from the types: go test ./generator/content/record -run Format -update", file)
	}
}

// TestFormatNames checks that the kinds referenced by keys exist.
func TestFormatNames(t *testing.T) {
	for _, kind := range append(model.Kinds(), model.Settings) {
		for _, k := range Keys(kind) {
			for _, named := range k.Names {
				if at, ok := KindOf(string(named)); !ok || at != named || k.Form != Text && k.Form != Texts {
					t.Errorf("%s: %s names %q", kind, k.Path, named)
				}
			}
		}
	}
}

func TestKindOf(t *testing.T) {
	for word, want := range map[string]model.Kind{"signataire": model.Signatories, "Signataires": model.Signatories, "expérience": model.Experiences,
		"SYNTHÈSE": model.Syntheses, "actualité": model.News, "site": model.Settings, "page": model.Pages, "": "", "fiche": "", "signatairess": ""} {
		if got, ok := KindOf(word); got != want || ok != (want != "") {
			t.Errorf("KindOf(%q) = %q, %v", word, got, ok)
		}
	}
}

func TestKeyParts(t *testing.T) {
	deep, top := Key{Path: "engagement.indicateur.cible"}, Key{Path: "nom"}
	if got := [4]string{deep.Table(), deep.Name(), top.Table(), top.Name()}; got != [4]string{"engagement.indicateur", "cible", "", "nom"} {
		t.Errorf("%q", got)
	}
	if Keys("fiches") != nil || reflect.DeepEqual(Keys(model.Pages), SharedKeys()) {
		t.Error("keys of a kind that isn't, or of pages, are wrong")
	}
}
