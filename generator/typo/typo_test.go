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
