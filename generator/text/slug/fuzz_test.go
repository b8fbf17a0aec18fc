package slug

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// FuzzOf checks that the slug of any title is valid, or empty; to
// that it is its own slug, and that it depends on no accent or capital.
func FuzzOf(f *testing.F) {
	for _, s := range []string{"L'Oréal à Aulnay", "Société Générale", "CON", "nul.txt", "COM1", "../x", "C:\\x", "Œuvre ß ﬁ İ K 𝐀", "e\u0301\xff\x00", strings.Repeat("é", 120), strings.Repeat("a", 99) + " b", "日本", "con-", "---"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Of(s)
		if got == "" {
			return
		}
		if !Valid(got) || Of(got) != got {
			t.Fatalf("%q gives %q, which gives %q", s, got, Of(got))
		}
		folded := Fold(s)
		if again := Fold(folded); again != folded || !utf8.ValidString(folded) || len(folded) > 4*len(s) {
			t.Fatalf("%q is folded to %q, then to %q", s, folded, again)
		}
		if strings.ContainsFunc(folded, func(r rune) bool { return unicode.IsUpper(r) && unicode.ToLower(r) != r }) {
			t.Fatalf("%q is folded to %q", s, folded)
		}
		if again := Of(folded); again != got {
			t.Fatalf("%q gives %q, and folded %q", s, got, again)
		}
	})
}
