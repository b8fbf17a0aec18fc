package slug

import "testing"

// BenchmarkFold folds a text of 10 KB, as search does with every page.
func BenchmarkFold(b *testing.B) {
	text := ""
	for len(text) < 10_000 {
		text += "Société Générale d’Électricité, cœur d'Hérault : 30 à 40 stages de troisième. "
	}
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Fold(text)
	}
}

// BenchmarkOf makes the slug of a title, as headings and facets have.
func BenchmarkOf(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if !Valid(Of("Accueil d’élèves de troisième en stage")) {
			b.Fatal("no slug")
		}
	}
}
