package check_test

import (
	"context"
	"testing"

	"parvis/generator/check"
	"parvis/generator/content/synth"
	"parvis/generator/diag"
	"parvis/generator/testsite"
)

// BenchmarkRun checks and links 2,000 signatories and the 840 records around them.
func BenchmarkRun(b *testing.B) {
	set, _ := testsite.Load(b, synth.FS(1, 2000))
	b.ReportAllocs()
	for b.Loop() {
		var found diag.List
		if site, err := check.Run(context.Background(), set, check.Options{}, &found); err != nil || site == nil {
			b.Fatal(err, "no site")
		}
	}
}
