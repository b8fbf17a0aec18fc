package suggest

import (
	"strings"
	"testing"
)

func TestTo(t *testing.T) {
	keys := []string{"nom", "type", "territoires", "statut", "signature"}
	for in, want := range map[string]string{
		"stauts":                  "statut",
		"térritoire":              "territoires",
		"Nom":                     "nom",
		"xyz":                     "",
		"tyep":                    "type",
		"ytep":                    "",
		"nmo":                     "nom",
		"":                        "",
		strings.Repeat("a", 5000): "",
	} {
		if got := To(in, keys); got != want {
			t.Errorf("To(%q) = %q, want %q", in, got, want)
		}
	}
	if got := To("ab", []string{"ac", "ad", "aa"}); got != "aa" {
		t.Errorf("tie broken to %q", got)
	}
}
