package check_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"parvis/generator/check"
	"parvis/generator/content/record"
	"parvis/generator/content/synth"
	"parvis/generator/model"
)

var index = regexp.MustCompile(`\[\d+\]`)

// TestFormatNamesAreChecked writes a record of each kind whose every key that
// names a record names one that isn't there: the rules must look at just the
// keys of which the format says that they name one.
func TestFormatNamesAreChecked(t *testing.T) {
	for _, kind := range model.Kinds() {
		want := map[string]bool{}
		keys := record.Keys(kind)
		for i, k := range keys {
			if len(k.Names) == 0 {
				continue
			}
			want[k.Path] = true
			keys[i].Example = `"celle-qui-manque"`
			if k.Form == record.Texts {
				keys[i].Example = `["celle-qui-manque"]`
			}
		}
		got := map[string]bool{}
		_, found := run(t, tiny(t, string(kind)+"/essai.toml", synth.Sample(keys)), check.Options{})
		for _, f := range found {
			if f.Code == "unknown-reference" {
				got[index.ReplaceAllString(f.Key, "")] = true
			}
		}
		if !maps.Equal(got, want) {
			t.Errorf("%s: the rules look at %s, the format says %s", kind,
				strings.Join(slices.Sorted(maps.Keys(got)), ", "), strings.Join(slices.Sorted(maps.Keys(want)), ", "))
		}
	}
}

// TestGuessOfSeveral has three territories of one name, and one that a record
// means by it: the guess is the same however often it is made.
func TestGuessOfSeveral(t *testing.T) {
	files := tiny(t, "acteurs/essai.toml", "nom = \"Essai\"\nrole = \"etat\"\nterritoires = [\"carcassonne\"]\n")
	for _, name := range []string{"carcassonne-bis", "carcassonne-9", "carcassonne-ville"} {
		files["territoires/"+name+".toml"] = &fstest.MapFile{Data: []byte("nom = \"Carcassonne\"\ntype = \"commune\"\ncode = \"11069\"\n")}
	}
	for range 50 {
		_, found := run(t, files, check.Options{})
		for _, f := range found {
			if f.Code == "unknown-reference" && f.Args[2] != "carcassonne-9" {
				t.Fatalf("%v", f)
			}
		}
	}
}
