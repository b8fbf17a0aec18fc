package generator_test

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"parvis/generator"
	"parvis/generator/html/theme"
)

// themed is a copy of the miniature site beside which a theme replaces one file.
func themed(t *testing.T, file, data string) string {
	t.Helper()
	content := copied(t, mini)
	dir := filepath.Join(filepath.Dir(content), "themes", "sobre")
	if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(file)), 0o755); err != nil {
		t.Fatal(err)
	}
	put(t, dir, file, data)
	return content
}

// A template that fails on a page, or that wants a word that is nowhere, is
// known before anything is written: in a new folder, and in that of a site.
func TestFaultyThemeWritesNothing(t *testing.T) {
	t.Parallel()
	whole, _ := build(t, generator.Options{Content: mini})
	before := read(t, whole)
	for data, want := range map[string][]string{
		`{{define "main"}}{{.Nope}}{{end}}`:      {"resource/page.html:1", "Nope", "/ressources/"},
		`{{define "main"}}{{t "nope.x"}}{{end}}`: {"nope.x"},
	} {
		content := themed(t, "resource/page.html", data)
		never := filepath.Join(t.TempDir(), "never")
		for _, dir := range []string{never, whole} {
			report, err := generator.Build(context.Background(), generator.Options{Content: content, Output: dir, Theme: "sobre"})
			var faulty *generator.ThemeError
			if !errors.As(err, &faulty) || report.Files.Written > 0 {
				t.Fatalf("%s: got %+v, %v; wanted a ThemeError", data, report, err)
			}
			for _, w := range want {
				if !strings.Contains(err.Error(), w) || !strings.HasPrefix(err.Error(), "theme: ") || strings.Count(err.Error(), "theme: ") > 1 {
					t.Errorf("%s: %q does not tell %q after theme:", data, err, w)
				}
			}
		}
		if _, err := os.Stat(never); err == nil {
			t.Errorf("%s: the folder was made", data)
		}
		if !maps.Equal(read(t, whole), before) {
			t.Errorf("%s: the site has changed", data)
		}
	}
}

func TestUnknownTheme(t *testing.T) {
	content := themed(t, "theme.toml", `name = "sobre"`)
	_, err := generator.Build(context.Background(), generator.Options{Content: content, Output: t.TempDir(), Theme: "riche"})
	var unknown *theme.UnknownError
	if !errors.As(err, &unknown) || unknown.Name != "riche" || strings.Join(unknown.Known, " ") != "parvis sobre" {
		t.Errorf("got %v", err)
	}
}

// The folder themes is beside the content, however the content is named.
func TestThemesAreBesideTheContent(t *testing.T) {
	content := themed(t, "resource/page.html", `{{define "main"}}<p>sobrement</p>{{end}}`)
	out := t.TempDir()
	t.Chdir(content)
	for _, name := range []string{".", "./", "../content", content} {
		dir, _ := build(t, generator.Options{Content: name, Theme: "sobre", Output: filepath.Join(out, "site")})
		if page := read(t, dir)["ressources/guide-exemple/index.html"]; !strings.Contains(page, "<p>sobrement</p>") {
			t.Errorf("--content %s: the theme is not found", name)
		}
	}
}

// Pages are what a template makes: not robots.txt, nor a site map.
func TestPagesAreCounted(t *testing.T) {
	b := site(t, "mini")
	pages := 0
	for name := range b.files {
		if strings.HasSuffix(name, ".html") {
			pages++
		}
	}
	if b.report.Pages != pages {
		t.Errorf("got %d pages, and there are %d", b.report.Pages, pages)
	}
}

// A document of 128 MB makes a build take no more memory than without it.
func TestMediaAreNotReadWhole(t *testing.T) {
	content := copied(t, mini)
	dir := filepath.Join(t.TempDir(), "public")
	takes := func() int64 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		build(t, generator.Options{Content: content, Output: dir})
		runtime.ReadMemStats(&after)
		return int64(after.TotalAlloc - before.TotalAlloc)
	}
	takes() // what is made once for all builds
	without := takes()
	const size = 128 << 20
	large := filepath.Join(content, "medias", "convention.pdf")
	for range 2 { // written, then found unchanged
		if err := os.Truncate(large, size); err != nil {
			t.Fatal(err)
		}
		if more := takes() - without; more > size/4 {
			t.Errorf("a file of %d bytes takes %d bytes of memory", size, more)
		}
	}
	if info, err := os.Stat(filepath.Join(dir, "medias", "convention.pdf")); err != nil || info.Size() != size {
		t.Errorf("got %v, %v", info, err)
	}
}
