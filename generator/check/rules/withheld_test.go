package rules

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// The quick look at a text and the slow one agree, whatever the text is made of.
func TestBeginsName(t *testing.T) {
	c := &checker{Judge: &Judge{withheld: map[string][]hiddenName{"societe": {{}}, "oeuvre": {{}}, "x": {{}}, strings.Repeat("long", 20): {{}}}}}
	parts := []string{"société", "SOCIETE", "e\u0301", "œuvre", "Œuvre", "x", "X", "’", "'", "-", " ", "\u00a0", "«", "é", "soci", "ete", "9", "\n", "\xff", "日", strings.Repeat("LONG", 20), strings.Repeat("a", 65)}
	r := rand.New(rand.NewPCG(1, 2))
	var with, without int
	for range 20_000 {
		text := ""
		for range r.IntN(6) {
			text += parts[r.IntN(len(parts))]
		}
		want := slices.ContainsFunc(words(text), func(w string) bool { return c.withheld[w] != nil })
		if got := c.beginsName(text); got != want {
			t.Fatalf("%q: %v, wanted %v", text, got, want)
		}
		if want {
			with++
		} else {
			without++
		}
	}
	if with < 1000 || without < 1000 {
		t.Errorf("%d texts with, %d without", with, without)
	}
}
