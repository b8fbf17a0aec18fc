package page_test

import (
	"bytes"
	"sync"
	"testing"

	"parvis/generator/content/synth"
	"parvis/generator/html/figures"
	"parvis/generator/html/page"
	"parvis/generator/html/pictures"
	"parvis/generator/html/prose"
	"parvis/generator/html/signatories"
	"parvis/generator/html/signatory"
	"parvis/generator/html/theme"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site"
	"parvis/generator/testsite"
	"parvis/themes"
)

// BenchmarkPage is what one page costs on a site of 200 signatories, from
// the model to its bytes, for each kind of page that large sites have many of.
func BenchmarkPage(b *testing.B) {
	m := testsite.Of(b, synth.FS(1, 200))
	layers, err := theme.Resolve(theme.Default, nil, themes.FS)
	if err != nil {
		b.Fatal(err)
	}
	look, err := theme.Load(theme.Options{Layers: layers, Lang: m.Lang, Base: m.Base})
	if err != nil {
		b.Fatal(err)
	}
	v := view.New(m, sync.OnceValue(func() *stats.Totals { return stats.Of(m) }), look.Words(), look.Render)
	figs := figures.New(v)
	p := page.New(v, figs, nil)
	byKind := map[string][]site.File{}
	for _, files := range [][]site.File{signatory.New(v, &prose.Builder{Site: v, Figures: figs}, pictures.New(v, figs)).Files(), p.Of(model.Experiences), p.Of(model.Territories), p.Of(model.Syntheses), signatories.New(v).Lists()} {
		for _, f := range files {
			byKind[f.Kind] = append(byKind[f.Kind], f)
		}
	}
	for _, kind := range []string{"signatory", "list", "experience", "territory", "synthesis"} {
		b.Run(kind, func(b *testing.B) {
			pages := byKind[kind]
			var buf bytes.Buffer
			size, n := 0, 0
			for b.Loop() {
				p := pages[n%len(pages)]
				buf.Reset()
				if err := p.Write(&buf); err != nil {
					b.Fatal(err)
				}
				size += buf.Len()
				n++
			}
			b.ReportMetric(float64(size)/float64(n), "bytes/page")
		})
	}
}
