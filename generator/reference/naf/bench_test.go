package naf

import "testing"

// BenchmarkFind finds the activity of a signatory by its code.
func BenchmarkFind(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := Find("35.11Z"); !ok {
			b.Fatal("not found")
		}
	}
}
