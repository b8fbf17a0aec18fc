package generator_test

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parvis/generator"
	"parvis/generator/site/output"
)

// secret is what stands outside the folders of a site, and in none of its files.
const secret = "jeton-4711-qui-ne-sort-pas"

// outsider is a folder outside: a record, an image, a document, a style and a
// template that a site could show.
func outsider(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range map[string]string{
		"secret.md": "+++\ntitre = \"" + secret + "\"\n+++\n" + secret + "\n", "secret.png": "\x89PNG\r\n\x1a\n" + secret, "secret.pdf": secret, "secret.css": "main { --x: \"" + secret + "\" }",
		"page.html": `{{define "main"}}` + secret + `{{end}}`, "fr.toml": "[page]\nx = \"" + secret + "\"\n",
		"site.toml": "titre = \"" + secret + "\"\nurl = \"https://exemple.fr/\"\n", "appels.md": "+++\ntitre = \"" + secret + "\"\n+++\n",
	} {
		put(t, dir, name, data)
	}
	return dir
}

func symlink(t *testing.T, to, name string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(name); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(to, name); err != nil {
		t.Skip(err)
	}
}

// Nothing outside the folders content and themes is read, whatever leads there:
// it is told, or isn't seen, and no file of a site has it.
func TestNothingIsReadOutside(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		link, to string // from the folder above content; to the outsider's
		also     string // appended to a record, which names it
		want     string // code of a finding; or words of an error
	}{
		"a record":            {"content/pages/secret.md", "secret.md", "", "link-outside"},
		"an image":            {"content/medias/secret.png", "secret.png", "", "link-outside"},
		"an image, shown":     {"content/medias/secret.png", "secret.png", "\n![x](secret.png)\n", "link-outside"},
		"a document, linked":  {"content/medias/secret.pdf", "secret.pdf", "\n[x](secret.pdf)\n", "link-outside"},
		"a document beside":   {"content/signataires/secret.pdf", "secret.pdf", "\n[x](secret.pdf)\n", "link-outside"},
		"the settings":        {"content/site.toml", "site.toml", "", "link-outside"},
		"a folder of records": {"content/appels", "", "", "stray-file"},
		"a folder of media":   {"content/medias/photos", "", "\n![x](photos/secret.png)\n", "image-missing"},
		"a folder, as image":  {"content/medias/photos.png", "", "", "link-outside"},
		"by its path":         {"content/medias/x.pdf", "secret.pdf", "\n![x](../../secret.png)\n", "image-missing"},
		"a style":             {"themes/sobre/override.css", "secret.css", "", "override.css: a link out of the folder of themes"},
		"a template":          {"themes/sobre/resource/page.html", "page.html", "", "page.html: a link out of the folder of themes"},
		"words":               {"themes/sobre/lang/fr.toml", "fr.toml", "", "fr.toml: a link out of the folder of themes"},
		"an asset":            {"themes/sobre/assets/secret.png", "secret.png", "", "secret.png: a link out of the folder of themes"},
		"the theme's name":    {"themes/sobre/theme.toml", "site.toml", "", "theme.toml: a link out of the folder of themes"},
		"a theme":             {"themes/sobre", "", "", `theme "sobre": a link out of the folder of themes`},
		"what it stands on":   {"themes/parvis", "", "", `theme "parvis": a link out of the folder of themes`},
	} {
		t.Run(name, func(t *testing.T) {
			out := outsider(t)
			before := read(t, out)
			content := themed(t, "theme.toml", `name = "sobre"`)
			parent := filepath.Dir(content)
			record := filepath.Join("signataires", "exemple-sa.md")
			src, err := os.ReadFile(filepath.Join(content, record))
			if err != nil {
				t.Fatal(err)
			}
			put(t, content, record, string(src)+c.also)
			symlink(t, filepath.Join(out, c.to), filepath.Join(parent, filepath.FromSlash(c.link)))
			public := filepath.Join(t.TempDir(), "public")
			report, err := generator.Build(context.Background(), generator.Options{Content: content, Output: public, Theme: "sobre"})
			told := ""
			if err != nil {
				told = err.Error()
			}
			for _, f := range report.Findings {
				told += " " + f.Code
			}
			if !strings.Contains(told, c.want) || err == nil && !report.Failed() {
				t.Errorf("it says %q, want %s", told, c.want)
			}
			if _, err := os.Stat(public); !errors.Is(err, os.ErrNotExist) {
				for file, data := range read(t, public) {
					if strings.Contains(data, secret) || strings.Contains(file, "secret") {
						t.Errorf("%s has what is outside", file)
					}
				}
				t.Error("a site was written")
			}
			if !maps.Equal(read(t, out), before) {
				t.Error("what is outside has changed")
			}
		})
	}
}

// Nothing outside the output folder is written or removed, whatever stands there
// in place of a folder or of one of Parvis's own files.
func TestNothingIsWrittenOutside(t *testing.T) {
	for name, c := range map[string]struct {
		link, to string
		foreign  string // what is told to stand in the way; "" where the build goes on
	}{
		"a folder":            {"signataires", "", "signataires"},
		"a folder further":    {"signataires/exemple-sa", "", "signataires/exemple-sa"},
		"a page":              {"index.html", "secret.md", ""},
		"the staging folder":  {".parvis-tmp", "", ""},
		"the list":            {".parvis-manifest", "secret.md", ".parvis-manifest"},
		"the list, to nobody": {".parvis-manifest", "absent", ".parvis-manifest"},
		"an earlier seal":     {".parvis-seal", "secret.md", ""},
		"the lock":            {".parvis-lock", "secret.md", ".parvis-lock"},
	} {
		t.Run(name, func(t *testing.T) {
			out := outsider(t)
			before := read(t, out)
			t.Parallel()
			public, _ := build(t, generator.Options{Content: mini})
			whole := site(t, "mini").files
			symlink(t, filepath.Join(out, c.to), filepath.Join(public, filepath.FromSlash(c.link)))
			for range 2 {
				_, err := generator.Build(context.Background(), generator.Options{Content: mini, Output: public})
				var foreign *output.ForeignError
				if c.foreign == "" && err != nil || c.foreign != "" && (!errors.As(err, &foreign) || foreign.Files[0] != c.foreign) {
					t.Fatalf("got %v, want %q in the way", err, c.foreign)
				}
			}
			if !maps.Equal(read(t, out), before) {
				t.Error("what is outside has changed")
			}
			if c.foreign == "" && !maps.Equal(read(t, public), whole) {
				t.Error("the site isn't whole")
			}
		})
	}
}
