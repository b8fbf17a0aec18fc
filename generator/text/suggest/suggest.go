// Package suggest finds what an editor probably meant: the known name closest
// to an unknown one.
package suggest

import (
	"slices"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"parvis/generator/text/slug"
)

// Names is known names, prepared once for many questions.
type Names struct {
	names, folded []string
}

// Of prepares known names, in any order.
func Of(names []string) *Names {
	n := &Names{names: slices.Sorted(slices.Values(names))}
	for _, name := range n.names {
		n.folded = append(n.folded, slug.Fold(name))
	}
	return n
}

// To returns the known name closest to name, or "" when none is close: at most a
// third of the letters differ, accents and case apart. Ties go to the first in
// alphabetical order, so that messages never change between runs.
func (n *Names) To(name string) string {
	const longest = 80 // comparing is quadratic; no key or slug worth guessing is longer
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
		if d := levenshtein.ComputeDistance(folded, known); d < distance {
			best, distance = n.names[i], d
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

// To returns the closest of a few names, for a question asked once.
func To(name string, known []string) string { return Of(known).To(name) }
