package page_test

import (
	"bytes"
	"context"
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

// BenchmarkPage is what one page costs on a site of 200 signatories, from
// the model to its bytes, for each kind of page that large sites have many of.
func BenchmarkPage(b *testing.B) {
	var found diag.List
	set, err := record.Load(context.Background(), synth.FS(1, 200), &found)
	if err != nil {
		b.Fatal(err)
	}
	site, err := check.Run(context.Background(), set, check.Options{}, &found)
	if err != nil || site == nil {
		b.Fatal(err, "no site")
	}
	layers, err := theme.Resolve(theme.Default, nil, themes.FS)
	if err != nil {
		b.Fatal(err)
	}
	look, err := theme.Load(theme.Options{Layers: layers, Lang: site.Lang, Base: site.Base})
	if err != nil {
		b.Fatal(err)
	}
	byKind := map[string][]page.Page{}
	for _, p := range page.All(site, stats.Of(site), look.Words(), draw.New("")) {
		byKind[p.Kind] = append(byKind[p.Kind], p)
	}
	for _, kind := range []string{"signatory", "list", "experience", "territory", "synthesis"} {
		b.Run(kind, func(b *testing.B) {
			pages := byKind[kind]
			var buf bytes.Buffer
			size, n := 0, 0
			for b.Loop() {
				p := pages[n%len(pages)]
				buf.Reset()
				view, err := p.View()
				if err != nil {
					b.Fatal(err)
				}
				if err := look.Render(&buf, p.Kind, view); err != nil {
					b.Fatal(err)
				}
				size += buf.Len()
				n++
			}
			b.ReportMetric(float64(size)/float64(n), "bytes/page")
		})
	}
}
