// Package suggest finds what an editor probably meant: the known name closest
// to an unknown one.
package suggest

import (
	"slices"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"parvis/generator/text/slug"
)

// Names is a list of known names, prepared once for many lookups.
type Names struct {
	names, folded []string
}

// Of returns the prepared list of known names, given in any order.
func Of(names []string) *Names {
	n := &Names{names: slices.Sorted(slices.Values(names))}
	for _, name := range n.names {
		n.folded = append(n.folded, slug.Fold(name))
	}
	return n
}

// To returns the known name closest to name, or "" when none is close enough: at most a
// third of the letters differ, or two that follow each other changed places, ignoring accents and
// case. Ties go to the first in
// alphabetical order, so that messages are the same in every run.
func (n *Names) To(name string) string {
	const longest = 80 // comparing is quadratic, and no key or slug worth suggesting is longer
	if len(name) > longest {
		return ""
	}
	folded := slug.Fold(name)
	length := utf8.RuneCountInString(folded)
	best, distance := "", max(1, length/3)+1
	for i, known := range n.folded {
		if len(known) > longest || abs(utf8.RuneCountInString(known)-length) >= distance {
			continue
		}
		d := levenshtein.ComputeDistance(folded, known)
		if d == 2 && swapped(folded, known) {
			d = 1
		}
		if d < distance {
			best, distance = n.names[i], d
		}
	}
	return best
}

// swapped reports whether two neighbouring letters of a, in each other's place, make b.
func swapped(a, b string) bool {
	for i := range len(a) - 1 {
		if len(a) == len(b) && a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}

func abs(n int) int { return max(n, -n) }

// To returns the closest of a few names, for a single lookup.
func To(name string, known []string) string { return Of(known).To(name) }
