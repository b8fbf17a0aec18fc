package record_test

import (
	"testing"
	"testing/fstest"

	"parvis/generator/content/record"
	"parvis/generator/content/synth"
	"parvis/generator/model"
	"parvis/generator/testsite"
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
		_, found := testsite.Load(t, files)
		for _, f := range found {
			t.Errorf("%s: %s %s %v\n%s", kind, f.Code, f.Key, f.Args, files[file].Data)
		}
	}
}
