// Package naf holds the French activities: the 21 sections and 732 sub-classes of the
// Nomenclature d'activités française, révision 2 (décret 2007-1888), which INSEE uses
// to code the main activity (code APE) of every company until 31 December 2026; NAF
// 2025 gives other meanings to some of these codes. Divisions, groups and
// classes, between the two, aren't used on the site and aren't included. The labels'
// origin and licence are documented in tables/README.md.
package naf

import (
	"slices"
	"strings"
)

//go:generate npm ci --prefix tables --no-audit --no-fund
//go:generate go run ./tables

// Activity is a section or a sub-class.
type Activity struct {
	// Code is a section's letter ("C") or a sub-class's code ("10.71C").
	Code string
	// Section is the letter of the section it belongs to, itself for a section.
	Section string
	// Label is INSEE's, in French.
	Label string
}

// subclass is one line of the generated table. Its section isn't stored, because the
// first two digits, the division, determine it.
type subclass struct{ code, label string }

// Find returns the section with this letter, "A" to "U", or the sub-class with this
// code: two digits, a dot, two digits and a capital letter, as "01.11Z". Anything
// else returns false, including other spellings ("0111Z", "01.11z") and divisions ("01").
func Find(code string) (Activity, bool) {
	if label := SectionLabel(code); label != "" {
		return Activity{Code: code, Section: code, Label: label}, true
	}
	i, ok := slices.BinarySearchFunc(subclasses[:], code, func(s subclass, code string) int {
		return strings.Compare(s.code, code)
	})
	if !ok {
		return Activity{}, false
	}
	return Activity{Code: code, Section: sectionOf(code[:2]), Label: subclasses[i].label}, true
}
