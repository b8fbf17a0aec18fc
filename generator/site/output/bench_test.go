package output_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"

	"parvis/generator/site/output"
)

// BenchmarkWrite puts a thousand pages of 16 KB into a folder: a new one, then
// one that holds them already.
func BenchmarkWrite(b *testing.B) {
	var names []string
	for i := range 1000 {
		names = append(names, fmt.Sprintf("signataires/organisation-%d/index.html", i))
	}
	data := bytes.Repeat([]byte("<p>Bonjour</p>\n"), 1100)
	write := func(b *testing.B, dir string) {
		folder, err := output.Open(dir, names)
		if err != nil {
			b.Fatal(err)
		}
		for _, name := range names {
			if err := folder.Write(name, data); err != nil {
				b.Fatal(err)
			}
		}
		if _, err := folder.Finish(); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("new", func(b *testing.B) {
		dir, n := b.TempDir(), 0
		for b.Loop() {
			n++
			write(b, filepath.Join(dir, fmt.Sprint(n)))
		}
	})
	b.Run("unchanged", func(b *testing.B) {
		dir := b.TempDir()
		for b.Loop() {
			write(b, dir)
		}
	})
}
