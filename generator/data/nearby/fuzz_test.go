package nearby

import (
	"strings"
	"testing"
)

// FuzzKeys checks that whatever is typed for a commune is compared by letters and
// digits alone, each time the same.
func FuzzKeys(f *testing.F) {
	for _, s := range []string{"L'Haÿ-les-Roses", "St Denis", "La Rochelle", "Les Saintes", "le", "l'", "Œuilly", "\xff\x00", "saint saint", "34000", "  ", "ſt", "<script>", strings.Repeat("é ", 50)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		folded := Fold(name)
		if Fold(folded) != folded || strings.Trim(folded, "abcdefghijklmnopqrstuvwxyz0123456789 ") != "" || strings.Contains(folded, "  ") || strings.TrimSpace(folded) != folded || len(folded) > 4*len(name)+8 {
			t.Fatalf("%q is folded to %q", name, folded)
		}
		keys := Keys(name)
		if len(keys) == 0 || len(keys) > 2 {
			t.Fatalf("%q has the keys %q", name, keys)
		}
		for _, key := range keys {
			if (key == "") != (folded == "") || strings.Contains(key, " ") || !strings.HasSuffix(strings.ReplaceAll(folded, " ", ""), key) {
				t.Fatalf("%q, folded to %q, has the keys %q", name, folded, keys)
			}
		}
	})
}
