package main

import (
	"bufio"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"parvis/generator/content/synth"
)

// BenchmarkServe measures the time from saving an edit of one of 10,000 signatories until
// its page can be fetched after the change event, and until a browser shows it. It also
// reports medians and the best time, for busy machines.
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
	at := "/signataires/" + file[:len(file)-len(".md")] + "/"
	r.open(b, strings.TrimSuffix(s.url, "/")+at)
	changes := events(b, s.url+"_parvis/events")
	var fetched, took []time.Duration
	for n := 0; b.Loop(); n++ {
		start := time.Now()
		mark := fmt.Sprintf("Ceci est l’essai numéro %d.", n)
		s.put(b, "content/signataires/"+file, string(text)+"\n\n"+mark+"\n")
		for {
			if _, page := s.get(b, at); strings.Contains(page, mark) {
				break
			}
			if _, ok := <-changes; !ok {
				b.Fatal("the stream of events ended")
			}
		}
		fetched = append(fetched, time.Since(start))
		for !r.is(fmt.Sprintf(`document.body.innerText.includes(%q)`, mark)) {
			if time.Since(start) > patience {
				b.Fatal("timed out")
			}
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(fetched)
	slices.Sort(took)
	b.ReportMetric(float64(fetched[len(fetched)/2].Milliseconds()), "ms-fetched")
	b.ReportMetric(float64(took[len(took)/2].Milliseconds()), "ms-median")
	b.ReportMetric(float64(took[0].Milliseconds()), "ms-best")
	b.Log(s.output())
}

// events returns a channel that receives a value for each event of a stream.
func events(b *testing.B, url string) <-chan struct{} {
	request, err := http.NewRequestWithContext(b.Context(), http.MethodGet, url, nil)
	if err != nil {
		b.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { answer.Body.Close() })
	out := make(chan struct{}, 100)
	go func() {
		defer close(out)
		for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
			if strings.HasPrefix(lines.Text(), "data:") {
				out <- struct{}{}
			}
		}
	}()
	return out
}
