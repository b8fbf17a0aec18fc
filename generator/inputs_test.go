package generator

import (
	"os"
	"path/filepath"
	"testing"

	"parvis/generator/model"
)

// A file that changes once the inputs of a build were read and is restored before the next
// build, time of change included, makes the next build a whole one.
func TestInputsThatChangeInBetween(t *testing.T) {
	mini, err := filepath.Abs("testdata/mini/content")
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(dir string){
		"nothing": func(string) {},
		"a record": func(dir string) {
			file := filepath.Join(dir, "content/actualites/annonce.toml")
			info, err := os.Stat(file)
			if err != nil {
				t.Fatal(err)
			}
			write(t, file, "titre = \"Un titre passager\"\ndate = 2019-02-03\nsource = \"Notes\"\n")
			_ = os.Chtimes(file, info.ModTime(), info.ModTime())
		},
		"a record that is new":  func(dir string) { write(t, filepath.Join(dir, "content/actualites/autre.toml"), "titre = \"Autre\"\n") },
		"a record that is gone": func(dir string) { os.Remove(filepath.Join(dir, "content/actualites/annonce.toml")) },
		"an image":              func(dir string) { write(t, filepath.Join(dir, "content/medias/photo.png"), "x") },
		"a theme":               func(dir string) { write(t, filepath.Join(dir, "themes/mine/override.css"), "main { color: #333 }") },
	} {
		dir := t.TempDir()
		if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS(mini)); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, "content/actualites/annonce.toml"), "titre = \"Un titre durable.\"\ndate = 2019-02-03\nsource = \"Notes\"\n")
		write(t, filepath.Join(dir, "content/medias/photo.png"), "y")
		write(t, filepath.Join(dir, "themes/mine/theme.toml"), "name = \"Mine\"\nbase = \"parvis\"\n")
		write(t, filepath.Join(dir, "themes/mine/override.css"), "main { color: #111 }")
		t.Chdir(dir)
		o := Options{Content: "content", Builds: t.TempDir(), Theme: "mine"}
		o.inputs = readInputs(o)
		if o.inputs == nil {
			t.Fatal("the inputs can't be read")
		}
		change(dir)
		if _, _, _, err := load(t.Context(), o, nil, nil, nil); err != nil {
			t.Fatal(err)
		}
		if _, err := loadTheme(o, &model.Site{Lang: "fr", Base: "/"}); err != nil {
			t.Fatal(err)
		}
		if same := o.inputs.same(); (same != "") != (name == "nothing") {
			t.Errorf("%s: the inputs of the build are %q", name, same)
		}
	}
}

func write(t *testing.T, file, data string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}
