package precompress

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkCopy makes the copies of a page of 20 KB and of a script of the same
// size, which is looked at for longer.
func BenchmarkCopy(b *testing.B) {
	var page strings.Builder
	for i := 0; page.Len() < 20_000; i++ {
		fmt.Fprintf(&page, "<li><a href=\"/signataires/organisation-%d/\">Organisation %d</a>, %d stages</li>\n", i*7919%10_007, i*31%997, i*i%89)
	}
	for _, name := range []string{"signataires/index.html", "assets/script.js"} {
		for _, ending := range Endings() {
			b.Run(name+ending, func(b *testing.B) {
				b.ReportAllocs()
				b.SetBytes(int64(page.Len()))
				for b.Loop() {
					if small, err := Copy(name, ending, []byte(page.String())); err != nil || small == nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
