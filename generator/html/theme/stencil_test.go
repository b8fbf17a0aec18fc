package theme_test

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"sync"
	"testing"

	"parvis/generator/check"
	"parvis/generator/content/synth"
	"parvis/generator/html/actions"
	"parvis/generator/html/compare"
	"parvis/generator/html/dataset"
	"parvis/generator/html/feeds"
	"parvis/generator/html/figures"
	"parvis/generator/html/home"
	"parvis/generator/html/near"
	"parvis/generator/html/page"
	"parvis/generator/html/pictures"
	"parvis/generator/html/prose"
	"parvis/generator/html/searchpage"
	"parvis/generator/html/signatories"
	"parvis/generator/html/signatory"
	"parvis/generator/html/theme"
	"parvis/generator/html/view"
	"parvis/generator/model/stats"
	"parvis/generator/site"
	"parvis/generator/testsite"
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

// shown is a page as it is rendered.
type shown struct {
	kind, address string
	view          any
}

// pages is the pages of a content that have a template, in the words of a theme.
func pages(t testing.TB, content fs.FS, th *theme.Theme) []shown {
	t.Helper()
	_, m, found := testsite.Check(t, content, check.Options{Drafts: true, URL: "https://exemple.fr/"})
	if m == nil {
		t.Fatal(found)
	}
	var out []shown
	at := ""
	s := view.New(m, sync.OnceValue(func() *stats.Totals { return stats.Of(m) }), th.Words(), func(_ io.Writer, kind string, v any) error {
		out = append(out, shown{kind, at, v})
		return nil
	})
	drawn, front := figures.New(s), home.New(s, figures.New(s))
	p := page.New(s, drawn, func() *view.Table { return nil })
	makers := []func() []site.File{signatory.New(s, &prose.Builder{Site: s, Figures: drawn}, pictures.New(s, drawn)).Files, signatories.New(s).Lists, p.References, front.Dashboard, drawn.Questions, drawn.Pages, (&actions.Builder{Site: s}).Files, (&compare.Builder{Site: s}).Files,
		(&near.Builder{Site: s}).Files, dataset.New(s, feeds.New(s)).Files, searchpage.New(s, drawn, func() []site.File { return nil }).Files, front.Redirects,
		func() []site.File { return []site.File{front.Home(), front.Plan(nil), front.NotFound()} }}
	for _, k := range page.Kinds() {
		makers = append(makers, func() []site.File { return p.Of(k) })
	}
	for _, files := range makers {
		for _, f := range files() {
			if f.Kind == "" {
				continue
			}
			at = f.Address
			if err := f.Write(io.Discard); err != nil {
				t.Fatal(err)
			}
		}
	}
	return out
}

// Every page of three sites is byte-identical to that of html/template, which renders
// only the first page of each kind.
func TestPagesAreThoseOfHTMLTemplate(t *testing.T) {
	for _, c := range []struct {
		name    string
		content fs.FS
	}{{"real", os.DirFS("../../../content")}, {"mini", os.DirFS("../../testdata/mini/content")}, {"made up", synth.FS(1, 200)}} {
		t.Run(c.name, func(t *testing.T) {
			fast, slowly := look(t), look(t).Slowly()
			count := 0
			for _, p := range pages(t, c.content, fast) {
				var want bytes.Buffer
				if err := slowly(&want, p.kind, p.view); err != nil {
					t.Fatal(err)
				}
				for range 2 { // the first of a kind is html/template's own
					var got bytes.Buffer
					if err := fast.Render(&got, p.kind, p.view); err != nil {
						t.Fatal(err)
					}
					if !bytes.Equal(got.Bytes(), want.Bytes()) {
						t.Fatalf("/%s: %s", p.address, difference(got.Bytes(), want.Bytes()))
					}
				}
				count++
			}
			if count < 20 {
				t.Errorf("%d pages", count)
			}
			for _, kind := range fast.Kinds() {
				if found, reached := fast.Fallbacks(kind); len(found)+len(reached) > 0 {
					t.Errorf("%s: left to html/template: %q; reached: %q", kind, found, reached)
				}
			}
		})
	}
}

// difference shows the first difference of two pages.
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
	all := pages(b, synth.FS(1, 200), fast)
	var buf bytes.Buffer
	run := func(render func(p shown) error) func(b *testing.B) {
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
	b.Run("html", run(func(p shown) error { return slowly(&buf, p.kind, p.view) }))
	b.Run("stencil", run(func(p shown) error { return fast.Render(&buf, p.kind, p.view) }))
}
