package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"parvis/generator/synth"
)

// BenchmarkServe is how long an edit of one of 10,000 signatories takes to be on
// screen, from the moment it is saved, in a browser that shows its page. The
// median and the best are told besides, for a machine that does other things too.
func BenchmarkServe(b *testing.B) {
	dir := b.TempDir()
	if _, _, err := synth.Write(filepath.Join(dir, "content"), 1, 10_000); err != nil {
		b.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "content", "signataires", "*.md"))
	if err != nil || len(files) == 0 {
		b.Fatal(err)
	}
	file := filepath.Base(files[len(files)/2])
	text, err := os.ReadFile(filepath.Join(dir, "content", "signataires", file))
	if err != nil {
		b.Fatal(err)
	}
	s := serve(b, dir)
	r := browser(b, 1280)
	r.open(b, s.url+"signataires/"+file[:len(file)-len(".md")]+"/")
	var took []time.Duration
	for n := 0; b.Loop(); n++ {
		start := time.Now()
		mark := fmt.Sprintf("Ceci est l’essai numéro %d.", n)
		s.put(b, "content/signataires/"+file, string(text)+"\n\n"+mark+"\n")
		for !r.is(fmt.Sprintf(`document.body.innerText.includes(%q)`, mark)) {
			if time.Since(start) > patience {
				b.Fatal("waited in vain")
			}
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Milliseconds()), "ms-median")
	b.ReportMetric(float64(took[0].Milliseconds()), "ms-best")
	usage := s.output()
	b.Log(usage)
}
