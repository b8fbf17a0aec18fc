package codeframe

import (
	"strings"
	"testing"
	"testing/fstest"
)

// BenchmarkAt shows a thousand places of a file of a thousand lines.
func BenchmarkAt(b *testing.B) {
	files := fstest.MapFS{"x.md": {Data: []byte(strings.Repeat("nom = \"Société Générale d’Électricité\" # une remarque assez longue pour que la ligne soit coupée\n", 1000))}}
	b.ReportAllocs()
	for b.Loop() {
		r := Of(files)
		for line := range 1000 {
			if _, _, ok := r.At("x.md", line+1, 70); !ok {
				b.Fatal("no line", line+1)
			}
		}
	}
}
