package diag

import (
	"fmt"
	"testing"
)

// BenchmarkSorted collects and sorts 10,000 findings of a thousand files.
func BenchmarkSorted(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		var l List
		for i := range 10_000 {
			l.Add(Finding{Code: "unknown-key", File: fmt.Sprintf("signataires/s-%d.md", i*7%1000), Line: i % 40, Col: 1, Args: []any{"tipe", "type"}})
		}
		if len(l.Sorted()) == 0 {
			b.Fatal("nothing found")
		}
	}
}
