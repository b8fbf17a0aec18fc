package emblem

import "testing"

// BenchmarkIcon draws the largest icon.
func BenchmarkIcon(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Icon(Large); err != nil {
			b.Fatal(err)
		}
	}
}
