package suggest

import (
	"fmt"
	"testing"
)

// BenchmarkTo looks for what a mistyped slug means among 2,000.
func BenchmarkTo(b *testing.B) {
	var known []string
	for i := range 2000 {
		known = append(known, fmt.Sprintf("organisation-%d", i))
	}
	names := Of(known)
	b.ReportAllocs()
	for b.Loop() {
		if names.To("orgnisation-1234") != "organisation-1234" {
			b.Fatal("another")
		}
	}
}
