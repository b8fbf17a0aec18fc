// Package nearest finds what an editor probably meant: the known name closest
// to an unknown one.
package nearest

import (
	"slices"

	"github.com/agnivade/levenshtein"

	"parvis/generator/slug"
)

// To is the candidate closest to name, or "" when none is close: at most a
// third of the letters differ, accents and case apart. Ties go to the first in
// alphabetical order, so that messages never change between runs.
func To(name string, candidates []string) string {
	const longest = 80 // comparing is quadratic; no key or slug worth guessing is longer
	if len(name) > longest {
		return ""
	}
	folded := slug.Fold(name)
	best, distance := "", max(1, len([]rune(folded))/3)+1
	for _, c := range slices.Sorted(slices.Values(candidates)) {
		if len(c) > longest {
			continue
		}
		if d := levenshtein.ComputeDistance(folded, slug.Fold(c)); d < distance {
			best, distance = c, d
		}
	}
	return best
}
