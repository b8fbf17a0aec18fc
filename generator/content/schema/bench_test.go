package schema

import "testing"

// BenchmarkOf generates the schema of each kind of record.
func BenchmarkOf(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		for _, k := range Kinds() {
			if len(Of(k)) == 0 {
				b.Fatal(k)
			}
		}
	}
}
