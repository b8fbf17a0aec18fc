package theme_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"slices"
	"testing"

	"parvis/generator/check"
	"parvis/generator/diag"
	"parvis/generator/draw"
	"parvis/generator/page"
	"parvis/generator/record"
	"parvis/generator/stats"
	"parvis/generator/synth"
	"parvis/generator/theme"
	"parvis/themes"
)

// look is the default theme, with a file for each that templates ask for.
func look(t testing.TB) *theme.Theme {
	t.Helper()
	layers, err := theme.Resolve(theme.Default, nil, themes.FS)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{"echarts.js": []byte("export {}"), "icon-180.png": {1}, "icon-192.png": {2}, "icon-512.png": {3}}
	th, err := theme.Load(theme.Options{Layers: layers, Lang: "fr", Files: files, Title: "Parvis"})
	if err != nil {
		t.Fatal(err)
	}
	return th
}

// square draws each figure as a square, which is enough where there are many.
type square struct{}

func (square) Available() bool { return true }
func (square) SVG([]byte, int, int, string, string) (string, error) {
	return `<svg viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>`, nil
}

// pages is the pages of a content that have a template.
func pages(t testing.TB, content fs.FS, th *theme.Theme, drawer page.Drawer) []page.Page {
	t.Helper()
	var found diag.List
	set, err := record.Load(context.Background(), content, &found)
	if err != nil {
		t.Fatal(err)
	}
	site, err := check.Run(context.Background(), set, check.Options{Drafts: true, URL: "https://exemple.fr/"}, &found)
	if err != nil || site == nil {
		t.Fatal(err, found.Sorted())
	}
	all := page.All(site, stats.Of(site), th.Words(), drawer)
	return slices.DeleteFunc(all, func(p page.Page) bool { return p.View == nil })
}

// Every page of three sites is, byte for byte, what html/template makes of it,
// and html/template makes none of them but the first of each kind.
func TestPagesAreThoseOfHTMLTemplate(t *testing.T) {
	engine := draw.New(t.TempDir())
	t.Cleanup(engine.Close)
	for _, c := range []struct {
		name    string
		content fs.FS
		drawer  page.Drawer
	}{{"real", os.DirFS("../../content"), engine}, {"mini", os.DirFS("../testdata/mini/content"), engine}, {"made up", synth.FS(1, 200), square{}}} {
		t.Run(c.name, func(t *testing.T) {
			fast, slowly := look(t), look(t).Slowly()
			count := 0
			for _, p := range pages(t, c.content, fast, c.drawer) {
				view, err := p.View()
				if err != nil {
					t.Fatal(err)
				}
				var want bytes.Buffer
				if err := slowly(&want, p.Kind, view); err != nil {
					t.Fatal(err)
				}
				for range 2 { // the first of a kind is html/template's own
					var got bytes.Buffer
					if err := fast.Render(&got, p.Kind, view); err != nil {
						t.Fatal(err)
					}
					if !bytes.Equal(got.Bytes(), want.Bytes()) {
						t.Fatalf("/%s: %s", p.Address, difference(got.Bytes(), want.Bytes()))
					}
				}
				count++
			}
			if count < 20 {
				t.Errorf("%d pages", count)
			}
			for _, kind := range fast.Kinds() {
				if found, reached := fast.Left(kind); len(found)+len(reached) > 0 {
					t.Errorf("%s: left to html/template: %q; reached: %q", kind, found, reached)
				}
			}
		})
	}
}

// difference is where two pages part.
func difference(got, want []byte) string {
	i := 0
	for i < min(len(got), len(want)) && got[i] == want[i] {
		i++
	}
	from := max(0, i-60)
	return "got …" + string(got[from:min(len(got), i+60)]) + "…\nwant …" + string(want[from:min(len(want), i+60)]) + "…"
}

// BenchmarkTemplates is the pages of a site of 200 signatories, their views made
// before, by html/template alone and as they are rendered.
func BenchmarkTemplates(b *testing.B) {
	fast, slowly := look(b), look(b).Slowly()
	type ready struct {
		kind string
		view any
	}
	var all []ready
	for _, p := range pages(b, synth.FS(1, 200), fast, square{}) {
		view, err := p.View()
		if err != nil {
			b.Fatal(err)
		}
		all = append(all, ready{p.Kind, view})
	}
	var buf bytes.Buffer
	run := func(render func(p ready) error) func(b *testing.B) {
		return func(b *testing.B) {
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				buf.Reset()
				if err := render(all[n%len(all)]); err != nil {
					b.Fatal(err)
				}
				n++
			}
		}
	}
	b.Run("html", run(func(p ready) error { return slowly(&buf, p.kind, p.view) }))
	b.Run("stencil", run(func(p ready) error { return fast.Render(&buf, p.kind, p.view) }))
}
