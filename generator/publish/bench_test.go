package publish

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkCompare reads the manifest and makes the plan of a site of 10,000 files,
// of which one in ten changed.
func BenchmarkCompare(b *testing.B) {
	s, there := &site{files: map[string]file{}}, &manifest{Version: manifestVersion, Publication: "x", Files: map[string]string{}}
	for i := range 10_000 {
		name, digest := fmt.Sprintf("signataires/n-%d/index.html", i), strings.Repeat(fmt.Sprint(i%10), 64)
		s.files[name] = file{name: name, digest: digest}
		if i%10 == 0 {
			digest = strings.Repeat("f", 64)
		}
		there.Files[name] = digest
	}
	data := there.encode()
	b.ReportAllocs()
	for b.Loop() {
		known, err := parseManifest(data)
		if err != nil {
			b.Fatal(err)
		}
		if p := makePlan(s, known); len(p.Changed) != 1000 {
			b.Fatal(len(p.Changed))
		}
	}
}
