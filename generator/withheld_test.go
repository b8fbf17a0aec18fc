package generator_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/s2"

	"parvis/generator"
	"parvis/generator/check/withheld"
	"parvis/generator/content/record"
)

// hiddenSignatories is those of the spellings that package withheld is tested with.
func hiddenSignatories(t *testing.T) (out []*record.Signatory, texts [][]string) {
	t.Helper()
	data, err := os.ReadFile("check/withheld/testdata/spellings.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if rest, ok := strings.CutPrefix(line, "= "); ok {
			parts := strings.Split(rest, " | ")
			out, texts = append(out, &record.Signatory{Name: parts[0], Siren: parts[1], Website: parts[2]}), append(texts, nil)
		} else if line != "" && !strings.HasPrefix(line, "#") {
			texts[len(texts)-1] = append(texts[len(texts)-1], line)
		}
	}
	return out, texts
}

// No file of a site has a withheld name in any spelling, although the records of these
// signatories have them wherever they may; nor does any file of a commune lead to them.
func TestWithheldNamesAreInNoFile(t *testing.T) {
	t.Parallel()
	hidden, texts := hiddenSignatories(t)
	content := copied(t, mini)
	put(t, content, "territoires/trebes.md", "+++\nnom = \"Trèbes\"\ntype = \"commune\"\ncode = \"11397\"\nparent = \"aude\"\n+++\nUne commune.\n")
	for i, s := range hidden {
		slug := fmt.Sprintf("signataire-%d", i+1)
		body := strings.NewReplacer("[", "", "]", "", "(", "", ")", "", "<", "", ">", "", "`", "", "!", "").Replace(strings.Join(texts[i], "\n\n"))
		put(t, content, "signataires/"+slug+".md", fmt.Sprintf("+++\nnom = %q\ntype = \"entreprise\"\ndiffusion = \"partielle\"\nsiren = %q\nsite = %q\n"+
			"territoires = [\"trebes\"]\nsource = %q\nsignature = 2019-01-01\n[[convention]]\ndate = 2019-01-01\nterritoires = [\"trebes\"]\n"+
			"source = %[4]q\n[[engagement]]\ndomaine = \"education\"\naction = \"Accueillir\"\nterritoires = [\"trebes\"]\ndebut = 2019\n+++\n%s\n",
			s.Name, s.Siren, s.Website, s.Website+"charte", body))
		put(t, content, fmt.Sprintf("actualites/nouvelle-%d.md", i+1), fmt.Sprintf("+++\ntitre = \"Une nouvelle\"\ndate = 2019-02-%02d\n"+
			"territoires = [\"trebes\"]\nsource = \"Notes\"\n+++\nVoir [ce signataire](../signataires/%s.md).\n", i+1, slug))
		put(t, content, fmt.Sprintf("experiences/experience-%d.md", i+1), fmt.Sprintf("+++\ntitre = \"Une expérience\"\nsignataires = [%q]\n"+
			"territoires = [\"trebes\"]\nsource = \"Notes\"\n+++\nUn récit.\n", slug))
	}
	builds := t.TempDir()
	dir, _ := build(t, generator.Options{Content: content, Builds: builds, Output: filepath.Join(t.TempDir(), "public")})
	names := withheld.Of(hidden)
	files := 0
	for _, root := range []string{dir, builds} {
		everyFile(t, root, func(name, text string) {
			files++
			for _, m := range append(names.In(text), names.In(name)...) {
				if m.Certain || m.Unique {
					from := max(0, m.Offset-40)
					t.Errorf("%s: the name %s: …%s…", name, m.Of.Name, text[from:min(len(text), m.Offset+60)])
				}
			}
		})
	}
	if files < 300 {
		t.Errorf("only %d files were read", files)
	}
	made := read(t, dir)
	for name, page := range made {
		for i := range hidden {
			for _, at := range []string{"signataires/signataire-%d/", "actualites/nouvelle-%d/", "experiences/experience-%d/"} {
				if at := fmt.Sprintf(at, i+1); strings.HasPrefix(name, "territoires/trebes/") && strings.Contains(page, at) {
					t.Errorf("%s leads to %s", name, at)
				}
			}
		}
	}
	if page := made["territoires/aude/index.html"]; !strings.Contains(page, "signataires/signataire-1/") && !strings.Contains(page, "experiences/experience-1/") {
		t.Error("the département leads to none of them")
	}
}

// everyFile calls visit with the content of every file below a folder, unpacked.
func everyFile(t *testing.T, root string, visit func(name, text string)) {
	t.Helper()
	var unpack func(name string, data []byte)
	all := func(name string, r io.Reader, err error) {
		if err == nil {
			var data []byte
			if data, err = io.ReadAll(r); err == nil {
				unpack(name, data)
			}
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	unpack = func(name string, data []byte) {
		switch {
		case bytes.HasPrefix(data, []byte("PK\x03\x04")):
			archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
			if err != nil {
				t.Errorf("%s: %v", name, err)
				return
			}
			for _, f := range archive.File {
				r, err := f.Open()
				all(name+"!"+f.Name, r, err)
			}
		case bytes.HasPrefix(data, []byte("\x1f\x8b")):
			r, err := gzip.NewReader(bytes.NewReader(data))
			all(name+"!", r, err)
		default:
			if block, err := s2.Decode(nil, data); err == nil { // what the search reads
				visit(name+"!", string(block))
			}
			visit(name, string(data))
		}
	}
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			data, err := fs.ReadFile(os.DirFS(root), name)
			if err != nil {
				return err
			}
			unpack(name, data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Words of style sheets and scripts are names of companies too.
func TestOrdinaryNamesInThemes(t *testing.T) {
	t.Parallel()
	content := copied(t, mini)
	for i, name := range []string{"Solid", "Auto", "Index", "3C", "Menu"} {
		put(t, content, fmt.Sprintf("signataires/signataire-%d.toml", 90+i), fmt.Sprintf("nom = %q\ntype = \"entreprise\"\ndiffusion = \"partielle\"\nsource = \"Notes\"\n", name))
	}
	put(t, filepath.Dir(content), "themes/club/theme.toml", "name = \"club\"\nbase = \"parvis\"\n")
	put(t, filepath.Dir(content), "themes/club/override.css", "nav.menu { border: solid #3c3c3c; margin: auto; z-index: 1 }\n")
	if _, err := generator.Build(t.Context(), generator.Options{Content: content, Theme: "club", Output: filepath.Join(t.TempDir(), "public")}); err != nil {
		t.Error(err)
	}
}

// A theme that has a withheld name, in a text or as the name of a file, builds nothing.
func TestWithheldNamesInThemes(t *testing.T) {
	t.Parallel()
	for file, text := range map[string]string{
		"lang/fr.toml":           "[page.home]\ntitle = \"Avec la Boulangerie Hérisson\"\n",
		"override.css":           "/* boulangerie-herisson.example */\n",
		"assets/herisson/a.js":   "",
		"assets/b-herisson.json": "\"Boulangerie H\u00e9risson\"",
	} {
		content := copied(t, mini)
		put(t, content, "signataires/signataire-99.toml", "nom = \"Boulangerie Hérisson\"\ntype = \"entreprise\"\ndiffusion = \"partielle\"\nsite = \"https://boulangerie-herisson.example\"\nsource = \"Notes\"\n")
		name := strings.Replace(file, "herisson/a.js", "boulangerie-herisson.js", 1)
		put(t, filepath.Dir(content), "themes/club/theme.toml", "name = \"club\"\nbase = \"parvis\"\n")
		put(t, filepath.Dir(content), "themes/club/"+name, text)
		out := filepath.Join(t.TempDir(), "public")
		report, err := generator.Build(t.Context(), generator.Options{Content: content, Theme: "club", Output: out})
		if failed := (*generator.ThemeError)(nil); !errors.As(err, &failed) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v %v", name, err, report.Findings)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%s: something was written", name)
		}
	}
}
