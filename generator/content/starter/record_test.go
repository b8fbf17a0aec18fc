package starter_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"parvis/generator/content/record"
	"parvis/generator/content/starter"
	"parvis/generator/model"
	"parvis/generator/testsite"
)

// request returns a request for a record in the content of a new site.
func request(folder string, k model.Kind, name string) starter.Request {
	return starter.Request{Content: filepath.Join(folder, starter.Content), Kind: k, Name: name, Today: today}
}

// TestCreateEveryKind creates a record of each kind, in a site with records and in one
// without. It passes the checks both as a draft and published.
func TestCreateEveryKind(t *testing.T) {
	full, empty := newSite(t, starter.Options{}), t.TempDir()
	if err := os.Mkdir(filepath.Join(empty, starter.Content), 0o755); err != nil {
		t.Fatal(err)
	}
	site := "titre = \"t\"\nurl = \"https://exemple.test/\"\narrete_au = 2026-06-30\n[editeur]\nnom = \"e\"\nadresse = \"a\"\ntelephone = \"0\"\ndirecteur_publication = \"d\"\nhebergeur = \"h\"\nhebergeur_adresse = \"a\"\nhebergeur_telephone = \"0\"\n"
	if err := os.WriteFile(filepath.Join(empty, starter.Content, "site.toml"), []byte(site), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{full, empty} {
		for _, k := range model.Kinds() {
			file, err := starter.Create(context.Background(), request(folder, k, "Société Générale\td'Électricité \"SGE\""))
			if err != nil {
				t.Fatal(err)
			}
			if stem := strings.TrimSuffix(file, filepath.Ext(file)); stem != string(k)+"/societe-generale-d-electricite-sge" {
				t.Errorf("%s: %s", k, file)
			}
			clean(t, folder, false)
			clean(t, folder, true)
			full := filepath.Join(folder, starter.Content, file)
			src, err := os.ReadFile(full)
			if err != nil {
				t.Fatal(err)
			}
			published := strings.Replace(string(src), "\nbrouillon = true\n", "\n", 1)
			if published == string(src) {
				t.Errorf("%s isn't a draft", file)
			}
			if err := os.WriteFile(full, []byte(published), 0o644); err != nil {
				t.Fatal(err)
			}
			clean(t, folder, false)
		}
	}
}

var commented = regexp.MustCompile(`(?m)^# ((?:[a-z_]+ = |\[).*)$`)

// TestCreateWritesEveryKey uncomments every key of a new record: each key of the kind is there
// once, with a valid value.
func TestCreateWritesEveryKey(t *testing.T) {
	folder := newSite(t, starter.Options{})
	for _, k := range model.Kinds() {
		file, err := starter.Create(context.Background(), request(folder, k, "Essai"))
		if err != nil {
			t.Fatal(err)
		}
		src, err := os.ReadFile(filepath.Join(folder, starter.Content, file))
		if err != nil {
			t.Fatal(err)
		}
		bare := commented.ReplaceAll(src, []byte("$1"))
		files := fstest.MapFS{"site.toml": {Data: []byte("titre = \"t\"\nurl = \"https://exemple.test/\"\n")}, file: {Data: bare}}
		_, found := testsite.Load(t, files)
		for _, f := range found {
			t.Errorf("%s:%d: %s %s %v", f.File, f.Line, f.Code, f.Key, f.Args)
		}
		for _, key := range record.AllKeys(k) {
			head := regexp.MustCompile(`(?m)^` + key.Name() + ` = `)
			switch key.Form {
			case record.Tables:
				head = regexp.MustCompile(`(?m)^\[\[` + regexp.QuoteMeta(key.Path) + `\]\]`)
			case record.Table:
				head = regexp.MustCompile(`(?m)^\[` + regexp.QuoteMeta(key.Path) + `\]`)
			}
			if !head.Match(bare) {
				t.Errorf("%s: no %s", file, key.Path)
			}
			if !strings.Contains(string(src), key.Description) && key.Path != "brouillon" {
				t.Errorf("%s: what %s says is missing", file, key.Path)
			}
		}
	}
}

// TestCreateFillsIn checks the values that come from the site and the official tables.
func TestCreateFillsIn(t *testing.T) {
	folder := newSite(t, starter.Options{})
	for _, c := range []struct {
		kind              model.Kind
		name, siren, want string
	}{
		{model.Territories, "Béziers", "", "type = \"commune\"\n(?s:.*)\ncode = \"34032\"\n(?s:.*)\nparent = \"herault\"\n"},
		{model.Territories, "Saint-Martin-la-Rivière-Imaginaire", "", "type = \"commune\"\n(?s:.*)# code = "},
		{model.Territories, "Sainte-Colombe", "", "# code = "}, // several have this name: none is guessed
		{model.Domains, "Numérique", "", "\nordre = 6\n"},
		{model.News, "Une signature", "", "\ndate = 2026-06-30\n"},
		{model.Signatories, "Un", "732 829 320", "\nsiren = \"732829320\"\n"},
		{model.Signatories, "Deux", "", "\n# siren = (?s:.*)\n# Dans ce site : exemple-de-reseau\n# reseaux = \\[\"exemple-de-reseau\"\\]\n(?s:.*)# domaine = \"developpement-economique\" "},
		{model.Signatories, "Trois", "", `122 en tout, dans content/territoires|123 en tout|124 en tout|125 en tout`},
	} {
		r := request(folder, c.kind, c.name)
		r.Siren = c.siren
		file, err := starter.Create(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		src, err := os.ReadFile(filepath.Join(r.Content, file))
		if err != nil || !regexp.MustCompile(c.want).Match(src) {
			t.Errorf("%s: wanted %q in\n%s%v", file, c.want, src, err)
		}
	}
}

func TestCreateRefuses(t *testing.T) {
	folder := newSite(t, starter.Options{})
	before := len(all(t, folder))
	for name, c := range map[string]struct {
		kind        model.Kind
		name, siren string
		want        func(error) bool
	}{
		"no letter":   {model.Signatories, " — ", "", is[*starter.NameError]},
		"kept":        {model.Pages, "Signataires", "", is[*starter.NameError]},
		"there":       {model.Signatories, "EXEMPLE  sa", "", is[*starter.ExistsError]}, // the .md is, and it would be a .toml
		"a SIRET":     {model.Signatories, "Un", "732 829 320 00074", is[*starter.SirenError]},
		"a wrong key": {model.Signatories, "Un", "732829321", is[*starter.SirenError]},
		"letters":     {model.Signatories, "Un", "73282932O", is[*starter.SirenError]},
	} {
		r := request(folder, c.kind, c.name)
		r.Siren = c.siren
		if file, err := starter.Create(context.Background(), r); err == nil || file != "" || !c.want(err) || err.Error() == "" {
			t.Errorf("%s: %q, %v", name, file, err)
		}
	}
	if after := len(all(t, folder)); after != before {
		t.Errorf("%d files, %d before", after, before)
	}
}

func is[T error](err error) bool {
	var target T
	return errors.As(err, &target)
}

func TestRefreshSchemas(t *testing.T) {
	folder := newSite(t, starter.Options{})
	schemas := filepath.Join(folder, filepath.FromSlash(starter.Schemas))
	file := filepath.Join(schemas, "pages.schema.json")
	want, err := os.ReadFile(file)
	if err != nil || os.WriteFile(file, []byte("{}"), 0o644) != nil {
		t.Fatal(err)
	}
	if err := starter.RefreshSchemas(schemas); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != string(want) {
		t.Errorf("%q, %v", got, err)
	}
	if n := len(all(t, schemas)); n != 12 {
		t.Errorf("%d files", n)
	}
}
