package synth

import (
	"testing"

	"parvis/generator/text/slug"
)

// TestNames checks that each record has a valid file name of its own, even when there are more
// records than combinations.
func TestNames(t *testing.T) {
	names := map[string]int{}
	want := func(i int, name string) {
		if other, taken := names[name]; taken || !slug.Valid(name) {
			t.Errorf("%d and %d: %q", i, other, name)
		}
		names[name] = i
	}
	for i := range 30_000 {
		want(i, signatorySlug(i))
	}
	clear(names)
	for i := range 500 {
		want(i, experienceSlug(i))
	}
	clear(names)
	for i := range themes {
		want(i, synthesisSlug(i))
	}
	for i := range indicators {
		want(i, indicatorSlug(i))
	}
}
