package quantity

import "testing"

// BenchmarkSum reads a thousand ranges and adds them up.
func BenchmarkSum(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		var sum Quantity
		for range 1000 {
			q, err := Parse("1 200 à 1 300")
			if err != nil {
				b.Fatal(err)
			}
			sum = sum.Add(q)
		}
	}
}
