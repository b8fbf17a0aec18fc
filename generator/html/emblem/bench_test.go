package emblem

import "testing"

// BenchmarkCard draws the picture of shared links of a kind of page; a site has
// about ten.
func BenchmarkCard(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Card("Charte « Entreprises & Quartiers » de l’Aude", "Signataires", 1); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkIcon draws the largest icon.
func BenchmarkIcon(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Icon(Large); err != nil {
			b.Fatal(err)
		}
	}
}
