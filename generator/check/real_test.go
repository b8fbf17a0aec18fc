package check_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"parvis/generator/check"
	"parvis/generator/diag"
)

// content is the real content folder, in memory.
func content(t testing.TB) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	root := os.DirFS("../../content")
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil || len(out) == 0 {
		t.Fatal("no content", err)
	}
	return out
}

// TestContent is the real content, one subtest per file.
func TestContent(t *testing.T) {
	files := content(t)
	site, found := run(t, files, check.Options{})
	by := map[string][]diag.Finding{}
	for _, f := range found {
		by[f.File] = append(by[f.File], f)
		if files[f.File] == nil {
			t.Errorf("%s", printed([]diag.Finding{f}))
		}
	}
	records := 0
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".toml") {
			records++
		}
		t.Run(name, func(t *testing.T) {
			if len(by[name]) > 0 {
				t.Errorf("\n%s", printed(by[name]))
			}
		})
	}
	if site != nil && len(site.ByFile) != records-1 {
		t.Errorf("the model has %d records of %d files", len(site.ByFile), records-1)
	}
}

// TestFaults makes one fault at a time in the real content, and wants just that
// finding at just that place. The place is counted here, from the file's own
// text: mark, after the change, is what must stand there.
func TestFaults(t *testing.T) {
	const charter = "rse-quelle-mobilisation-pour-les-quartiers"
	faults := []struct {
		file, old, new string // old "" makes a file, or adds at the end of one
		mark, code     string // mark "" is for a finding without line
	}{
		{"signataires/engie.md", `domaine = "education"`, `domaine = "educatoin"`, `domaine = "educatoin"`, "unknown-reference"},
		{"signataires/engie.md", `id = "interventions-en-classe"`, `id = "Interventions"`, `id = "Interventions"`, "bad-id"},
		{"signataires/engie.md", "domaine = \"education\"\n", "", "[[engagement]]\nid = \"interventions", "missing-key"},
		{"signataires/engie.md", `maj = 2018-07-11`, `maj = "11/07/2018"`, `maj =`, "bad-date"},
		{"signataires/engie.md", `maj = 2018-07-11`, `maj = 11/07/2018`, `maj =`, "bad-syntax"},
		{"signataires/engie.md", `type = "entreprise"`, `type = "entreprise`, `type =`, "bad-syntax"},
		{"signataires/engie.md", `type = "entreprise"`, "type = \"entreprise\"\nsiren = \"542107652\"", `siren =`, "bad-siren"},
		{"signataires/engie.md", `type = "entreprise"`, "type = \"entreprise\"\nsecteur = \"35.99Z\"", `secteur =`, "bad-naf"},
		{"signataires/engie.md", `type = "entreprise"`, "type = \"entreprise\"\nterritoires = [\n  \"aude\",\n  \"hérault\",\n]", `"hérault"`, "unknown-reference"},
		{"signataires/engie.md", `type = "entreprise"`, "type = \"entreprise\"\ntype = \"association\"", `type = "association"`, "duplicate-key"},
		{"signataires/engie.md", `type = "entreprise"`, "type = \"entreprise\"\nlogo = \"engie.svg\"", `logo =`, "image-missing"},
		{"signataires/engie.md", `type = "entreprise"`, "type = \"entreprise\"\nalias = [\"signataires/suez\"]", `"signataires/suez"`, "twin-address"},
		{"signataires/engie.md", `../experiences/engie.md`, `../experiences/engi.md`, `[l'expérience d'Engie]`, "dead-link"},
		{"signataires/engie.md", `../experiences/engie.md`, `/experiences/engie/`, `[l'expérience d'Engie]`, "link-absolute"},
		{"signataires/engie.md", `Son témoignage`, `Son <u>témoignage</u>`, `<u>`, "raw-html"},
		{"signataires/engie.md", `Son témoignage`, "```figure\nengagements-par-domaines\n```\n\nSon témoignage", "engagements-par-domaines\n", "figure-kind"},
		{"signataires/engie.md", `Son témoignage`, "  ```figure\n  signatures\n  territoire = audes\n  ```\nSon témoignage", `territoire = audes`, "unknown-reference"},
		{"signataires/engie.md", `Son témoignage`, "# Témoignage\n\nSon témoignage", `# Témoignage`, "heading-one"},
		{"signataires/engie.md", `Son témoignage`, `![](javascript:x) Son témoignage`, ``, "image-alt+link-dangerous"},
		{"signataires/engie.md", `+++` + "\nnom", "---\nnom", `---`, "yaml-front-matter"},
		{"signataires/engie.md", `preuve = "declare"`, `preuve = "déclaré"`, `preuve = "déclaré"`, "unknown-value"},
		{"signataires/engie.md", `action = "Interventions en classe"`, `action = ["Interventions en classe"]`, `action = [`, "wrong-type"},
		{"signataires/engie.md", `action = "Interventions en classe"`, `action = ""`, `action = ""`, "empty-key"},
		{"signataires/engie.md", `action = "Interventions en classe"`, "action = \"Interventions en classe\"\npartenaire = [\"face\"]", `partenaire =`, "unknown-key"},
		{"signataires/engie.md", `action = "Interventions en classe"`, "action = \"Interventions en classe\"\ndebut = 2018\nfin = 2017", `fin =`, "dates-order"},
		{"signataires/engie.md", `source = "` + charter + `"`, `source = "` + charter + `s"`, `source = "` + charter + `s"`, "unknown-source"},
		{"territoires/aude.md", `nombre = 20`, `nombre = "20"`, `nombre =`, "wrong-type"},
		{"territoires/aude.md", `nombre = 20`, `nombre = -20`, `nombre =`, "negative"},
		{"territoires/aude.md", `nombre = 20`, `nombre = 99999999999`, `nombre =`, "out-of-range"},
		{"territoires/aude.md", `type = "signataires-prevus"`, `type = "indicateur"`, `[[comptage]]`, "count-indicator"},
		{"territoires/aude.md", `parent = "occitanie"`, `parent = "ile-de-france"`, `parent =`, "not-inside"},
		{"territoires/aude.md", `parent = "occitanie"`, `parent = "aude"`, `parent =`, "self-reference"},
		{"territoires/aude.md", `parent = "occitanie"`, `parent = "herault"`, `parent =`, "parent-level"},
		{"territoires/narbonne.md", `code = "11262"`, `code = "11999"`, `code =`, "unknown-code"},
		{"territoires/narbonne.md", `code = "11262"`, `code = 11262`, `code =`, "wrong-type"},
		{"acteurs/face-aude.toml", `site = "http://www.face-aude.org/"`, `site = "http:www.face-aude.org"`, `site =`, "bad-url"},
		{"acteurs/face-aude.toml", `territoires = ["aude"]`, `territoires = ["aude", "aude"]`, `"aude"]`, "repeated-reference"},
		{"acteurs/face-aude.toml", `role = "reseau"`, `role = reseau`, `role =`, "bad-syntax"},
		{"actualites/signature-calais-2018.md", `date = 2018-07-06`, `date = 2018-06-31`, `date =`, "bad-syntax"},
		{"actualites/signature-calais-2018.md", `date = 2018-07-06`, `date = 2018`, ``, ""},
		{"site.toml", `url = "https://entreprises`, `url = "entreprises`, `url = "entreprises`, "bad-site-url"},
		{"site.toml", `url = "https://www.etalab`, `url = "www.etalab`, `url =`, "bad-url"},
		{"site.toml", `langue = "fr"`, `langue = fr`, `langue =`, "bad-syntax"},
		{"site.toml", `langue = "fr"`, `langue = "français"`, `langue =`, "unknown-value"},
		{"site.toml", `etat = "non-conforme"`, `etat = "totale"`, `etat =`, "audit-missing"},
		{"signataires/Électricité.md", "", "+++\n", "", "bad-slug"},
		{"signataires/engie.toml", "", "", "", "twin-files"},
		{"signataires/notes.txt", "", "", "", "unknown-file"},
		{"signataire", "", "", "", "stray-file"},
		{"lisez-moi.md", "", "", "", "stray-file"},
	}
	if len(faults) < 30 {
		t.Errorf("only %d faults", len(faults))
	}
	clean := content(t)
	_, before := run(t, clean, check.Options{})
	for n, f := range faults {
		t.Run(fmt.Sprintf("%02d-%s", n, f.code), func(t *testing.T) {
			files := maps.Clone(clean)
			text := f.new
			if f.old != "" {
				was := string(clean[f.file].Data)
				if !strings.Contains(was, f.old) {
					t.Fatalf("%s has no %q", f.file, f.old)
				}
				text = replaceLast(was, f.old, f.new)
			}
			files[f.file] = &fstest.MapFile{Data: []byte(text)}
			var want []string
			for _, code := range strings.FieldsFunc(f.code, func(r rune) bool { return r == '+' }) {
				want = append(want, f.file+place(t, f.file, text, f.mark, code)+" "+code)
			}
			_, found := run(t, files, check.Options{})
			var got []string
			for _, g := range found {
				if slices.ContainsFunc(before, func(b diag.Finding) bool { return row(b) == row(g) }) {
					continue // the content's own
				}
				at := ""
				if g.Line > 0 {
					at = fmt.Sprintf(":%d:%d", g.Line, g.Col)
				}
				got = append(got, g.File+at+" "+g.Code)
			}
			if !slices.Equal(got, want) {
				t.Errorf("found %q\nwant  %q\n%s", got, want, printed(found))
			}
		})
	}
}

// replaceLast changes the last place where old stands, so that faults fall deep
// in a file.
func replaceLast(s, old, new string) string {
	i := strings.LastIndex(s, old)
	return s[:i] + new + s[i+len(old):]
}

// place counts where mark stands for the last time: ":line:col".
func place(t *testing.T, file, text, mark, code string) string {
	t.Helper()
	if mark == "" && (code == "image-alt" || code == "link-dangerous") {
		mark = "![]("
	}
	if mark == "" {
		return ""
	}
	at := strings.LastIndex(text, mark)
	if at < 0 {
		t.Fatalf("%q is not in %s", mark, file)
	}
	lines := strings.Split(text[:at], "\n")
	return fmt.Sprintf(":%d:%d", len(lines), utf8.RuneCountInString(lines[len(lines)-1])+1)
}
