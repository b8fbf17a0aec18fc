package schema_test

import (
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"parvis/generator/content/record"
	"parvis/generator/content/schema"
	"parvis/generator/content/synth"
	"parvis/generator/model"
	"parvis/generator/testsite"
)

// FuzzAgrees gives the same keys to the reader of records and to their schema: a text editor
// doesn't underline what the reader accepts.
func FuzzAgrees(f *testing.F) {
	kinds := schema.Kinds()
	schemas := make([]*jsonschema.Schema, len(kinds))
	for at, k := range kinds {
		schemas[at] = compiled(f, k, jsonschema.Draft7)
		f.Add(synth.Sample(record.AllKeys(k)), uint8(at))
		for _, src := range []string{"nom = \"x\"\ntype = \"entreprise\"", "titre = \"x\"\ndate = 2018", "nom = \"x\"\nordre = 1\nmaj = \"2018-07\"", "nom = \"x\"\nunite = \"x\"\nalias = [\"\"]", "nom = \" \"", "nom = \"x\"\npopulation = 1.0", "nom = \"x\"\nmaj = 2018-07-11T10:00:00Z"} {
			f.Add(src, uint8(at))
		}
	}
	f.Fuzz(func(t *testing.T, src string, at uint8) {
		kind := kinds[int(at)%len(kinds)]
		name := path.Join(string(kind), "x.toml")
		files := fstest.MapFS{"site.toml": {Data: []byte("titre = \"t\"\nurl = \"https://exemple.test/\"\n")}, name: {Data: []byte(src)}}
		if kind == model.Settings {
			files, name = fstest.MapFS{"site.toml": {Data: []byte(src)}}, "site.toml"
		}
		_, found := testsite.Load(t, files)
		var keys map[string]any
		text := strings.ReplaceAll(strings.TrimPrefix(src, "\ufeff"), "\r\n", "\n")
		if _, err := toml.Decode(text, &keys); err != nil || len(found) > 0 {
			return
		}
		if err := schemas[int(at)%len(kinds)].Validate(keysOf(t, name, text)); err != nil {
			t.Errorf("%s: the reader takes %q, its schema says %v", kind, src, err)
		}
	})
}
