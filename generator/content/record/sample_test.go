package record_test

import (
	"context"
	"testing"
	"testing/fstest"

	"parvis/generator/content/record"
	"parvis/generator/content/synth"
	"parvis/generator/diag"
	"parvis/generator/model"
)

// TestFormatExamples builds a record of each kind from the examples of its keys: each example
// must be valid.
func TestFormatExamples(t *testing.T) {
	for _, kind := range append([]model.Kind{model.Settings}, model.Kinds()...) {
		file := string(kind) + "/exemple.toml"
		files := fstest.MapFS{"site.toml": {Data: []byte("titre = \"t\"\nurl = \"https://exemple.test/\"\n")}}
		if kind == model.Settings {
			file = "site.toml"
		}
		files[file] = &fstest.MapFile{Data: []byte(synth.Sample(record.AllKeys(kind)))}
		var found diag.List
		if _, err := record.Load(context.Background(), files, &found); err != nil {
			t.Fatal(err)
		}
		for _, f := range found.Sorted() {
			t.Errorf("%s: %s %s %v\n%s", kind, f.Code, f.Key, f.Args, files[file].Data)
		}
	}
}
