package record_test

import (
	"context"
	"testing"

	"parvis/generator/content/record"
	"parvis/generator/content/synth"
	"parvis/generator/diag"
)

// BenchmarkLoad loads 200 signatories and the 840 records around them.
func BenchmarkLoad(b *testing.B) {
	files := synth.FS(1, 200)
	for b.Loop() {
		var found diag.List
		if _, err := record.Load(context.Background(), files, &found); err != nil || len(found.Sorted()) > 0 {
			b.Fatal(err, len(found.Sorted()))
		}
	}
}
