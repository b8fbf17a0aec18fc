package generator_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"parvis/generator"
	"parvis/generator/synth"
)

// BenchmarkRefresh is what an edit of one record costs on a site of 10,000
// signatories: the refresh, and the page that the writer looks at.
func BenchmarkRefresh(b *testing.B) {
	dir := b.TempDir()
	if _, _, err := synth.Write(dir, 1, 10_000); err != nil {
		b.Fatal(err)
	}
	live := generator.NewLive(generator.Options{Content: dir, Drafts: true, URL: "http://localhost/"})
	defer live.Close()
	if _, err := live.Refresh(context.Background()); err != nil || !live.Ready() {
		b.Fatal("no site", err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "signataires", "*.md"))
	if err != nil || len(files) == 0 {
		b.Fatal(len(files), err)
	}
	file := files[len(files)/2]
	slug := filepath.Base(file)
	slug = slug[:len(slug)-len(filepath.Ext(slug))]
	text, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	for n := 0; b.Loop(); n++ {
		if err := os.WriteFile(file, append(bytes.Clone(text), fmt.Sprintf("\nÉdition %d.\n", n)...), 0o644); err != nil {
			b.Fatal(err)
		}
		if report, err := live.Refresh(context.Background()); err != nil || report.Failed() {
			b.Fatal(report.Findings, err)
		}
		if _, ok, err := live.File("signataires/" + slug + "/index.html"); !ok || err != nil {
			b.Fatal(ok, err)
		}
	}
}
