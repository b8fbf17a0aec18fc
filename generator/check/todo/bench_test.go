package todo_test

import (
	"context"
	"testing"

	"parvis/generator/check"
	"parvis/generator/check/todo"
	"parvis/generator/content/record"
	"parvis/generator/content/synth"
	"parvis/generator/diag"
)

// BenchmarkOf lists what is left to do on a site of 2,000 signatories.
func BenchmarkOf(b *testing.B) {
	var found diag.List
	set, err := record.Load(context.Background(), synth.FS(1, 2000), &found)
	if err != nil {
		b.Fatal(err)
	}
	site, err := check.Run(context.Background(), set, check.Options{}, &found)
	if err != nil || site == nil {
		b.Fatal(err, "no site")
	}
	b.ReportAllocs()
	for b.Loop() {
		if len(todo.Of(set, site)) == 0 {
			b.Fatal("nothing to do")
		}
	}
}
