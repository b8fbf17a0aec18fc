package todo_test

import (
	"testing"

	"parvis/generator/check"
	"parvis/generator/check/todo"
	"parvis/generator/content/synth"
	"parvis/generator/testsite"
)

// BenchmarkOf lists what is left to do on a site of 2,000 signatories.
func BenchmarkOf(b *testing.B) {
	set, site, found := testsite.Check(b, synth.FS(1, 2000), check.Options{})
	if site == nil {
		b.Fatal("no site: ", found)
	}
	b.ReportAllocs()
	for b.Loop() {
		if len(todo.Of(set, site)) == 0 {
			b.Fatal("nothing to do")
		}
	}
}
