package slug

import (
	"strings"
	"testing"
)

func TestOf(t *testing.T) {
	for in, want := range map[string]string{
		"Société Générale d'Électricité": "societe-generale-d-electricite",
		"L’Oréal":                        "l-oreal",
		"Stages de 3e — 2018":            "stages-de-3e-2018",
		"Cœur d'Hérault":                 "coeur-d-herault",
		"con":                            "con-1",
		"日本":                             "",
		strings.Repeat("abc ", 60):       strings.Trim(strings.Repeat("abc-", 25), "-"),
	} {
		if got := Of(in); got != want {
			t.Errorf("Of(%q) = %q, want %q", in, got, want)
		} else if got != "" && !Valid(got) {
			t.Errorf("Of(%q) = %q is not valid", in, got)
		}
	}
}

func TestValid(t *testing.T) {
	for _, bad := range []string{"", "Engie", "l'oreal", "société", "-a", "a-", "a--b", "a_b", "nul", "com1", "a/b", "..", strings.Repeat("a", 101)} {
		if Valid(bad) {
			t.Errorf("Valid(%q)", bad)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Société Générale":   "societe generale",
		"E\u0301TE\u0301":    "ete", // letters and marks apart, as macOS names files
		"ŒUVRE d’Æther":      "oeuvre d'aether",
		"Ålesund, Łódź, ñ":   "alesund, łodz, n",
		"Ὀδυσσεύς 東京 \u1e9e": "οδυσσευς 東京 ss",
		"Ǽgir, Ǣ":            "aegir, ae", // ligatures with an accent
		"":                   "",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}
