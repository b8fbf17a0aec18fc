package typo

import (
	"strings"
	"testing"
)

// BenchmarkSet sets a text of 10 KB, in which one sign in ten asks for something.
func BenchmarkSet(b *testing.B) {
	text := strings.Repeat("Qui ? « Nous » : l'emploi, les stages ; et puis ! ", 200)
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Set("fr", text)
	}
}
