package check_test

import (
	"context"
	"testing"

	"parvis/generator/check"
	"parvis/generator/content/record"
	"parvis/generator/content/synth"
	"parvis/generator/diag"
)

// BenchmarkRun checks and links 2,000 signatories and the 840 records around them.
func BenchmarkRun(b *testing.B) {
	var found diag.List
	set, err := record.Load(context.Background(), synth.FS(1, 2000), &found)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		var found diag.List
		if site, err := check.Run(context.Background(), set, check.Options{}, &found); err != nil || site == nil {
			b.Fatal(err, "no site")
		}
	}
}
