package schema_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"parvis/generator/content/record"
	"parvis/generator/content/schema"
	"parvis/generator/content/starter"
	"parvis/generator/content/synth"
	"parvis/generator/model"
)

// compiled returns the schema of a kind, compiled under a draft.
func compiled(t testing.TB, k model.Kind, draft *jsonschema.Draft) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(schema.Of(k))))
	if err != nil {
		t.Fatal(err)
	}
	if draft != jsonschema.Draft7 {
		delete(doc.(map[string]any), "$schema") // what it names would decide
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(draft)
	if err := c.AddResource(schema.File(k), doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(schema.File(k))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// keysOf returns the front matter of a record as a JSON service of a text editor sees it.
func keysOf(t testing.TB, name, src string) any {
	t.Helper()
	if strings.HasSuffix(name, ".md") {
		src = strings.SplitN(src, "+++\n", 3)[1]
	}
	var values map[string]any
	if _, err := toml.Decode(src, &values); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return plain(values)
}

// plain converts TOML values to JSON values; dates become strings.
func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, e := range v {
			out[k] = plain(e)
		}
		return out
	case []map[string]any:
		out := []any{}
		for _, e := range v {
			out = append(out, plain(e))
		}
		return out
	case []any:
		out := []any{}
		for _, e := range v {
			out = append(out, plain(e))
		}
		return out
	case time.Time:
		if v.Location().String() == "date-local" {
			return v.Format(time.DateOnly)
		}
		return v.Format(time.RFC3339)
	}
	return v
}

// node holds what the tests check in a schema.
type node struct {
	Description string
	Properties  map[string]*node
	Items       *node
	Closed      *bool `json:"additionalProperties"`
}

// TestEveryKey checks that a schema has exactly the keys of the format, in the right tables,
// with their choices and a description in French.
func TestEveryKey(t *testing.T) {
	for _, k := range schema.Kinds() {
		var root node
		if err := json.Unmarshal(schema.Of(k), &root); err != nil {
			t.Fatal(err)
		}
		var got []string
		var walk func(prefix string, n *node)
		walk = func(prefix string, n *node) {
			for name, p := range n.Properties {
				got = append(got, prefix+name)
				if len(p.Description) < 5 {
					t.Errorf("%s: %s has no description", k, prefix+name)
				}
				walk(prefix+name+".", p)
				if p.Items != nil {
					walk(prefix+name+".", p.Items)
				}
			}
			if n.Properties != nil && (n.Closed == nil || *n.Closed) {
				t.Errorf("%s: any key may stand in %q", k, prefix)
			}
		}
		walk("", &root)
		var want []string
		for _, key := range record.AllKeys(k) {
			want = append(want, key.Path)
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: the schema has %v\nthe format %v", k, got, want)
		}
	}
}

// TestRecordsAreValid validates every record of the real content and of a new site, under the
// declared draft and under the draft that Taplo promises to support.
func TestRecordsAreValid(t *testing.T) {
	made := fstest.MapFS{}
	for name, src := range starter.Site(starter.Options{Today: "2026-06-30"}) {
		if file, ok := strings.CutPrefix(name, starter.Content+"/"); ok {
			made[file] = &fstest.MapFile{Data: src}
		}
	}
	for name, content := range map[string]fs.FS{"content": os.DirFS("../../../content"), "new site": made} {
		for _, draft := range []*jsonschema.Draft{jsonschema.Draft7, jsonschema.Draft4} {
			if files := validate(t, content, draft); files < 100 {
				t.Errorf("%s: %d records looked at", name, files)
			}
		}
	}
}

func validate(t *testing.T, content fs.FS, draft *jsonschema.Draft) (files int) {
	t.Helper()
	schemas := map[string]*jsonschema.Schema{}
	for _, k := range schema.Kinds() {
		schemas[string(k)] = compiled(t, k, draft)
	}
	err := fs.WalkDir(content, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(name) != ".md" && path.Ext(name) != ".toml" {
			return err
		}
		src, err := fs.ReadFile(content, name)
		if err != nil {
			return err
		}
		kind := path.Dir(name)
		if name == "site.toml" {
			kind = string(model.Settings)
		}
		files++
		if err := schemas[kind].Validate(keysOf(t, name, string(src))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestSamplesAreValid validates a record of each kind with all its keys.
func TestSamplesAreValid(t *testing.T) {
	for _, k := range schema.Kinds() {
		if err := compiled(t, k, jsonschema.Draft7).Validate(keysOf(t, "x.toml", synth.Sample(record.AllKeys(k)))); err != nil {
			t.Errorf("%s: %v", k, err)
		}
	}
}

// TestFaultsAreRefused plants one error at a time.
func TestFaultsAreRefused(t *testing.T) {
	const signatory = "nom = \"Exemple SA\"\ntype = \"entreprise\"\n"
	const measure = signatory + "[[engagement]]\ndomaine = \"emploi\"\naction = \"Stages\"\n[[engagement.indicateur]]\nref = \"stages\"\n"
	s := compiled(t, model.Signatories, jsonschema.Draft7)
	for name, c := range map[string]struct {
		src  string
		want string // the place of the fault; "" where there is none
	}{
		"nothing":             {signatory, ""},
		"unknown key":         {signatory + `tipe = "x"`, "''"},
		"missing key":         {`nom = "Exemple SA"`, "''"},
		"empty name":          {"nom = \" \"\ntype = \"entreprise\"", "'/nom'"},
		"no such choice":      {signatory + `taille = "grande"`, "'/taille'"},
		"a number as text":    {signatory + "siren = 732829320", "'/siren'"},
		"a text as list":      {signatory + `territoires = "aude"`, "'/territoires'"},
		"a French date":       {signatory + `signature = "11/07/2018"`, "'/signature'"},
		"no such month":       {signatory + `signature = "2018-13"`, "'/signature'"},
		"a day":               {signatory + "signature = 2018-07-11", ""},
		"a month":             {signatory + `signature = "2018-07"`, ""},
		"a year":              {signatory + "signature = 2018", ""},
		"a far year":          {signatory + "signature = 20180", "'/signature'"},
		"no domain":           {signatory + "[[engagement]]\naction = \"Stages\"", "'/engagement/0'"},
		"a table not a list":  {signatory + "[engagement]\ndomaine = \"emploi\"\naction = \"Stages\"", "'/engagement'"},
		"a deep unknown key":  {measure + "valeur = 3", "'/engagement/0/indicateur/0'"},
		"values":              {measure + "valeurs = { 2017 = 12, 2018 = \"18 à 21\", 2019 = 1.5 }", ""},
		"open bounds":         {measure + "cible = \"au moins 20\"\nvaleurs = { 2017 = \"plus de 12\", 2018 = \"12\", 2019 = -3 }", ""},
		"a bound of nothing":  {measure + "valeurs = { 2017 = \"plus de\" }", "'/engagement/0/indicateur/0/valeurs/2017'"},
		"a symbol twice":      {measure + "cible = \"12 %%\"", "'/engagement/0/indicateur/0/cible'"},
		"targets of periods":  {measure + "par = \"periode\"\ncible = { \"2018-S1\" = 10, \"2018-S2\" = 12 }", ""},
		"no such half":        {measure + "jalons = { \"2018-S3\" = 10 }", "'/engagement/0/indicateur/0/jalons'"},
		"no such rhythm":      {measure + "par = \"mois\"", "'/engagement/0/indicateur/0/par'"},
		"no year":             {measure + "valeurs = { an = 12 }", "'/engagement/0/indicateur/0/valeurs'"},
		"a report, no value":  {measure + "[[engagement.indicateur.bilan]]\nannee = 2017", "'/engagement/0/indicateur/0/bilan/0'"},
		"a truth as text":     {signatory + `brouillon = "oui"`, "'/brouillon'"},
		"a note with no-text": {signatory + "note = true", "'/note'"},
	} {
		err := s.Validate(keysOf(t, "x.toml", c.src))
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), "at "+c.want) {
			t.Errorf("%s: %v, wanted a fault at %q", name, err, c.want)
		}
	}
}

func TestWhole(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(schema.All())))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("parvis.json", doc); err != nil {
		t.Fatal(err)
	}
	for _, k := range schema.Kinds() {
		if _, err := c.Compile("parvis.json#/definitions/" + string(k)); err != nil {
			t.Error(err)
		}
	}
}

// TestTaplo parses the configuration: one rule per kind, with its schema.
func TestTaplo(t *testing.T) {
	var config struct {
		Rule []struct {
			Include []string
			Schema  struct{ Path string }
		}
	}
	if _, err := toml.Decode(string(schema.Taplo("content", ".vscode/schemas")), &config); err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, r := range config.Rule {
		got += r.Include[0] + " " + r.Schema.Path + "\n"
	}
	if len(config.Rule) != len(schema.Kinds()) || !strings.HasPrefix(got, "content/site.toml .vscode/schemas/site.schema.json\ncontent/domaines/*.toml .vscode/schemas/domaines.schema.json\n") {
		t.Error(got)
	}
}
