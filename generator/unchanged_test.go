package generator_test

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"parvis/generator"
	"parvis/generator/diag"
	"parvis/generator/text/date"
)

// A second build of the same is left out, and tells what the first one told;
// any change of what goes in or of what came out brings a whole build back,
// which leaves what a build into an empty folder makes.
func TestUnchanged(t *testing.T) {
	t.Parallel()
	content := copied(t, mini)
	themes := filepath.Join(filepath.Dir(content), "themes")
	if err := os.MkdirAll(filepath.Join(themes, "mine"), 0o755); err != nil {
		t.Fatal(err)
	}
	put(t, themes, "mine/theme.toml", "name = \"Mine\"\ndescription = \"Mine\"\nbase = \"parvis\"\n")
	put(t, themes, "mine/override.css", "main { color: #111; }\n")
	put(t, content, "actualites/futur.toml", "titre = \"Futur\"\ndate = 2031-01-01\n") // later than the day of the site: a warning
	o := generator.Options{Content: content, Output: filepath.Join(t.TempDir(), "public"), Builds: t.TempDir(), Theme: "mine"}
	run := func() *generator.Report {
		t.Helper()
		report, err := generator.Build(context.Background(), o)
		if err != nil || report.Failed() {
			t.Fatal(err, report.Findings)
		}
		return report
	}
	first := run()
	if errors, warnings := diag.Count(first.Findings); errors > 0 || warnings == 0 {
		t.Fatalf("%d errors, %d warnings: %v", errors, warnings, first.Findings)
	}
	home := filepath.Join(o.Output, "index.html")
	second := run()
	if second.Files.Written > 0 || second.Files.Unchanged != first.Files.Written || !reflect.DeepEqual(second.Findings, first.Findings) ||
		second.Records != first.Records || second.Pages != first.Pages || second.Still != first.Still {
		t.Errorf("first %+v, then %+v", first, second)
	}
	for name, change := range map[string]func(){
		"a page of the site written over": func() { put(t, o.Output, "index.html", "x") },
		"a page touched":                  func() { _ = os.Chtimes(home, time.Time{}, time.Now().Add(time.Hour)) },
		"a page removed":                  func() { os.Remove(home) },
		"a record":                        func() { put(t, content, "actualites/futur.toml", "titre = \"Autre\"\ndate = 2031-01-02\n") },
		"a new record":                    func() { put(t, content, "actualites/autre.toml", "titre = \"Un autre\"\ndate = 2019-01-02\n") },
		"a record renamed": func() {
			os.Rename(filepath.Join(content, "actualites/annonce.toml"), filepath.Join(content, "actualites/encore.toml"))
		},
		"a theme":          func() { put(t, themes, "mine/override.css", "main { color: #222; }\n") },
		"the day":          func() { o.AsOf = date.Date{Year: 2020, Month: 1, Day: 2} },
		"the address":      func() { o.URL = "http://site.test/ici/" },
		"drafts":           func() { o.Drafts = true },
		"the theme chosen": func() { o.Theme = "" },
		"what was kept": func() {
			kept, _ := filepath.Glob(filepath.Join(o.Builds, "*"))
			for _, f := range kept {
				os.Remove(f)
			}
		},
		"half of what was kept": func() {
			kept, _ := filepath.Glob(filepath.Join(o.Builds, "*"))
			for _, f := range kept {
				os.Truncate(f, 40)
			}
		},
	} {
		saved := func() (at time.Time) {
			kept, _ := filepath.Glob(filepath.Join(o.Builds, "*"))
			for _, f := range kept {
				if info, err := os.Stat(f); err == nil && info.ModTime().After(at) {
					at = info.ModTime()
				}
			}
			return at
		}
		change()
		before := saved()
		run()
		if !saved().After(before) {
			t.Errorf("%s: no whole build", name)
		}
		fresh := o
		fresh.Output = filepath.Join(t.TempDir(), "public")
		if _, err := generator.Build(context.Background(), fresh); err != nil {
			t.Fatal(err)
		}
		if got, want := read(t, o.Output), read(t, fresh.Output); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: the site is not what a clean build makes", name)
		}
		if run().Files.Written > 0 {
			t.Errorf("%s: built again, something was written", name)
		}
	}
}
