package generator_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parvis/generator"
	"parvis/generator/content/synth"
)

// weighed is the one page that only a build can make: it tells what all the
// others weigh.
const weighed = "ecoconception/index.html"

// TestLiveIsBuild follows a content folder through edits of all sorts, each told
// by the files it touches: the findings are those of a check, and every file is
// that of a build. A site in memory is only ever faster.
func TestLiveIsBuild(t *testing.T) {
	t.Parallel()
	dir := copied(t, mini)
	o := generator.Options{Content: dir, Drafts: true, URL: "http://localhost/"}
	live := generator.NewLive(o)
	const signatory = "signataires/exemple-sa.md"
	text, err := os.ReadFile(filepath.Join(dir, signatory))
	if err != nil {
		t.Fatal(err)
	}
	edit := func(file, from, to string) func() []string {
		return func() []string {
			now, err := os.ReadFile(filepath.Join(dir, file))
			if err != nil || !bytes.Contains(now, []byte(from)) {
				t.Fatalf("%s has no %q: %v", file, from, err)
			}
			put(t, dir, file, strings.Replace(string(now), from, to, 1))
			return []string{file}
		}
	}
	move := func(from, to string) func() []string {
		return func() []string {
			if err := os.Rename(filepath.Join(dir, from), filepath.Join(dir, to)); err != nil {
				t.Fatal(err)
			}
			return []string{from, to}
		}
	}
	for _, step := range []struct {
		what string
		do   func() []string
	}{
		{"nothing yet", func() []string { return nil }},
		{"a value", edit(signatory, "2022 = 21", "2022 = 2100")},
		{"a status", edit(signatory, `statut = "realise"`, `statut = "en-cours"`)},
		{"the case of a name", edit(signatory, "Exemple SA", "EXEMPLE SA")},
		{"an address", edit(signatory, "www.exemple-sa.test", "nouveau.exemple-sa.test")},
		{"a fault", edit(signatory, "statut = ", "stauts = ")},
		{"a value in another while there is a fault", edit("signataires/sans-lieu.toml", `type = "association"`, "type = \"association\"\nnote = \"Une note.\"")},
		{"mended", edit(signatory, "stauts = ", "statut = ")},
		{"a reference to nothing", edit(signatory, `territoires = ["aude"]`, `territoires = ["aube"]`)},
		{"and to something", edit(signatory, `territoires = ["aube"]`, `territoires = ["herault"]`)},
		{"one network less", edit(signatory, `reseaux = ["reseau-exemple-aude"]`, "reseaux = []")},
		{"another name, elsewhere in the lists", edit(signatory, "EXEMPLE SA", "Zénith")},
		{"a text", func() []string { put(t, dir, signatory, string(text)+"\n\nUne phrase.\n"); return []string{signatory} }},
		{"a link", func() []string {
			put(t, dir, signatory, string(text)+"\n\n[Le guide](../ressources/guide-exemple.toml).\n")
			return []string{signatory}
		}},
		{"a name withheld", edit(signatory, `type = "entreprise"`, "type = \"entreprise\"\ndiffusion = \"partielle\"")},
		{"told again", func() []string { put(t, dir, signatory, string(text)); return []string{signatory} }},
		{"a draft", edit(signatory, `type = "entreprise"`, "type = \"entreprise\"\nbrouillon = true")},
		{"no draft", edit(signatory, "brouillon = true\n", "")},
		{"a territory", edit("territoires/aude.md", "nom = \"", "nom = \"Le beau ")},
		{"a domain", edit("domaines/emploi.md", "nom = \"", "nom = \"Plein ")},
		{"the day", edit("site.toml", "2023-06-30", "2021-06-30")},
		{"another name for a file", move("signataires/sans-lieu.toml", "signataires/avec-rien.toml")},
		{"one record less", func() []string {
			if err := os.Remove(filepath.Join(dir, "ressources/guide-exemple.toml")); err != nil {
				t.Fatal(err)
			}
			return []string{"ressources/guide-exemple.toml"}
		}},
	} {
		touched := step.do()
		got, err := live.Refresh(context.Background(), touched...)
		if err != nil {
			t.Fatal(step.what, err)
		}
		o.Output = filepath.Join(t.TempDir(), "public")
		want, err := generator.Build(context.Background(), o)
		if err != nil {
			t.Fatal(step.what, err)
		}
		if a, b := fmt.Sprint(got.Findings), fmt.Sprint(want.Findings); a != b {
			t.Errorf("%s: the findings are\n%s\nwanted\n%s", step.what, a, b)
		}
		if want.Failed() {
			continue
		}
		for file, content := range read(t, o.Output) {
			if file == weighed {
				continue
			}
			if page, ok, err := live.File(file); !ok || err != nil || string(page) != content {
				t.Errorf("%s: %s isn't as a build makes it (%t, %v)", step.what, file, ok, err)
			}
		}
	}
}

// TestLiveThemeDuringFault changes the theme while a record has an error: once
// the record is mended, which alone is told, the new look is there.
func TestLiveThemeDuringFault(t *testing.T) {
	dir := copied(t, mini)
	words := filepath.Join(filepath.Dir(dir), "themes", "parvis", "lang")
	if err := os.MkdirAll(words, 0o755); err != nil {
		t.Fatal(err)
	}
	live := generator.NewLive(generator.Options{Content: dir, Drafts: true, URL: "http://localhost/"})
	refresh := func(failed bool, touched ...string) {
		t.Helper()
		if report, err := live.Refresh(t.Context(), touched...); err != nil || report.Failed() != failed {
			t.Fatal(touched, report.Findings, err)
		}
	}
	refresh(false)
	const signatory = "signataires/exemple-sa.md"
	text := read(t, dir)[signatory]
	put(t, dir, signatory, strings.Replace(text, "statut = ", "stauts = ", 1))
	refresh(true, signatory)
	put(t, words, "fr.toml", "[layout]\nskip = \"Droit au texte\"\n")
	refresh(true, "themes/parvis/lang/fr.toml")
	if page, _, err := live.File("index.html"); err != nil || strings.Contains(string(page), "Droit au texte") {
		t.Error("the site that is shown during an error took another look", err)
	}
	put(t, dir, signatory, text)
	refresh(false, signatory)
	if page, _, err := live.File("index.html"); err != nil || !strings.Contains(string(page), "Droit au texte") {
		t.Error("the theme that was edited during an error is lost", err)
	}
}

// TestLiveWordless has a theme whose home page wants words that there are not: it
// is told on that page, however often it is looked at, and on no other.
func TestLiveWordless(t *testing.T) {
	dir := copied(t, mini)
	home := filepath.Join(filepath.Dir(dir), "themes", "parvis", "home")
	if err := os.MkdirAll(home, 0o755); err != nil {
		t.Fatal(err)
	}
	put(t, home, "page.html", `{{define "main"}}<h1>{{t "absent.x"}}</h1>{{end}}`)
	live := generator.NewLive(generator.Options{Content: dir, Drafts: true, URL: "http://localhost/"})
	if report, err := live.Refresh(t.Context()); err != nil || report.Failed() {
		t.Fatal(report, err)
	}
	for range 2 {
		if _, ok, err := live.File("index.html"); !ok || err == nil || !strings.Contains(err.Error(), "absent.x") {
			t.Error("words that are wanting are not told:", ok, err)
		}
		if _, ok, err := live.File("signataires/index.html"); !ok || err != nil {
			t.Error("another page bears the fault:", ok, err)
		}
	}
}

// BenchmarkRefresh is what an edit of one record costs on a site of 10,000
// signatories: the refresh, and the page that the writer looks at.
func BenchmarkRefresh(b *testing.B) {
	dir := b.TempDir()
	if _, _, err := synth.Write(dir, 1, 10_000); err != nil {
		b.Fatal(err)
	}
	live := generator.NewLive(generator.Options{Content: dir, Drafts: true, URL: "http://localhost/"})
	if _, err := live.Refresh(context.Background()); err != nil || !live.Ready() {
		b.Fatal("no site", err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "signataires", "*.md"))
	if err != nil || len(files) == 0 {
		b.Fatal(len(files), err)
	}
	file := files[len(files)/2]
	slug := filepath.Base(file)
	slug = slug[:len(slug)-len(filepath.Ext(slug))]
	text, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	for n := 0; b.Loop(); n++ {
		if err := os.WriteFile(file, append(bytes.Clone(text), fmt.Sprintf("\nÉdition %d.\n", n)...), 0o644); err != nil {
			b.Fatal(err)
		}
		if report, err := live.Refresh(context.Background(), "signataires/"+filepath.Base(file)); err != nil || report.Failed() {
			b.Fatal(report.Findings, err)
		}
		if _, ok, err := live.File("signataires/" + slug + "/index.html"); !ok || err != nil {
			b.Fatal(ok, err)
		}
	}
}
