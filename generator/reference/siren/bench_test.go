package siren

import "testing"

// BenchmarkValid checks a number as an editor pastes it.
func BenchmarkValid(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if !Valid(Clean("552 100 554")) {
			b.Fatal("not valid")
		}
	}
}
