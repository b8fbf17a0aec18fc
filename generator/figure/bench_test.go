package figure

import (
	"testing"

	"parvis/generator/content/synth"
	"parvis/generator/figure/catalogue"
	"parvis/generator/model/stats"
	"parvis/generator/testsite"
)

// BenchmarkMake makes a figure of each kind over 2,000 signatories.
func BenchmarkMake(b *testing.B) {
	site := testsite.Of(b, synth.FS(1, 2000))
	m := New(site, stats.Of(site), wordsOf(b, site.Lang))
	for _, kind := range catalogue.Kinds() {
		spec := catalogue.Spec{Kind: kind}
		switch kind {
		case catalogue.Progress:
			spec.Indicator = site.Indicators[0].Slug
		case catalogue.Against:
			spec.Territory = site.Territories[0].Slug
		case catalogue.Tools:
			spec.Synthesis = site.Syntheses[0].Slug
		}
		b.Run(string(kind), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if f := m.Make(spec); f.Sentence == "" {
					b.Fatal(spec)
				}
			}
		})
	}
}
