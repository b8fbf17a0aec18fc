package typo

import "testing"

func TestSet(t *testing.T) {
	for _, c := range []struct{ lang, in, want string }{
		{"fr", "Qui ? « Nous » : 50 % ; oui !", "Qui\u202f? «\u202fNous\u202f»\u00a0: 50\u202f%\u202f; oui\u202f!"},
		{"fr", "Qui\u00a0?", "Qui\u202f?"},
		{"fr-FR", "l'emploi...", "l’emploi…"},
		{"fr", "https://exemple.fr/?a=b", "https://exemple.fr/?a=b"},
		{"fr", "20 000 places, 1 250 000,5 € et 3\u00a0000", "20\u202f000 places, 1\u202f250\u202f000,5\u202f€ et 3\u202f000"},
		{"fr", "en 2018 300 stages, 1 000 2 000", "en 2018 300 stages, 1\u202f000 2\u202f000"},
		{"fr", "12 km, 3 M€, 2 h, 5 hommes, 40 m²", "12\u00a0km, 3\u00a0M€, 2\u00a0h, 5 hommes, 40\u00a0m²"},
		{"fr", "Un mot 'simple', dit 'l'emploi' ou ('x')", "Un mot 'simple', dit 'l’emploi' ou ('x')"},
		{"fr", "les années '90, l'été d'« ici », aujourd'hui ' ", "les années ’90, l’été d’«\u202fici\u202f», aujourd’hui ' "},
		{"fr", "l'“emploi”, \"cela\"", "l’“emploi”, \"cela\""},
		{"en", "Who ? it's 20 000", "Who ? it's 20 000"},
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
	for _, s := range []string{"a ;", "a !", "a ?", "a %", "a €", "a :", "« a", "a »", "a...", "a'b", "n° 3", "20 000", "3 km", "a\u00a0;", "a\u00a0!", "a\u00a0?", "a\u00a0%", "a\u00a0€", "«\u00a0a", "a\u00a0»"} {
		if got := Set("fr", s); got == s {
			t.Errorf("%q is left", s)
		}
	}
}
