package messages

import "testing"

// BenchmarkWords formats the message of each code in both languages.
func BenchmarkWords(b *testing.B) {
	codes, args := Codes(), []any{"nom", 3, "signataires/exemple-sa.md", 2.5, "un mot", "aude"}
	b.ReportAllocs()
	for b.Loop() {
		for _, lang := range Languages() {
			for _, code := range codes {
				if In(lang).Words(code, args).What == "" {
					b.Fatal(code)
				}
			}
		}
	}
}
