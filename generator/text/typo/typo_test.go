package typo

import "testing"

func TestSet(t *testing.T) {
	for _, c := range []struct{ lang, in, want string }{
		{"fr", "Qui ? « Nous » : 50 % ; oui !", "Qui\u202f? «\u202fNous\u202f»\u00a0: 50\u202f%\u202f; oui\u202f!"},
		{"fr", "Qui\u00a0?", "Qui\u202f?"},
		{"fr-FR", "l'emploi...", "l’emploi…"},
		{"fr", "https://exemple.fr/?a=b", "https://exemple.fr/?a=b"},
		{"en", "Who ? it's", "Who ? it's"},
	} {
		got := Set(c.lang, c.in)
		if got != c.want {
			t.Errorf("Set(%q, %q) = %q, want %q", c.lang, c.in, got, c.want)
		}
		if twice := Set(c.lang, got); twice != got {
			t.Errorf("Set twice changes %q to %q", got, twice)
		}
	}
}

// Each rule is found in a text that has nothing else for the others.
func TestSetFindsEachRule(t *testing.T) {
	for _, s := range []string{"a ;", "a !", "a ?", "a %", "a €", "a :", "« a", "a »", "a...", "a'b", "n° 3", "a\u00a0;", "a\u00a0!", "a\u00a0?", "a\u00a0%", "a\u00a0€", "«\u00a0a", "a\u00a0»"} {
		if got := Set("fr", s); got == s {
			t.Errorf("%q is left", s)
		}
	}
}
