package model

import (
	"slices"
	"strings"

	"parvis/generator/text/quantity"
	"parvis/generator/text/slug"
)

// UnitKind is what a unit counts, read from its words as editors write them: "stages", "%",
// "points", "€", "taux d'emploi". It tells what its figures may be added to.
type UnitKind uint8

// The kinds of unit.
const (
	UnitCount   UnitKind = iota // things: they add up, and none is negative
	UnitMoney                   // euros: they add up
	UnitPercent                 // shares and rates: they never add up over records
	UnitPoints                  // of an index or of percentages: neither
	UnitRatio                   // so much for each of something: neither
)

// UnitOf returns the kind of a unit.
func UnitOf(unit string) UnitKind {
	u := slug.Fold(unit)
	words := strings.FieldsFunc(u, func(r rune) bool { return r == ' ' || r == '\u00a0' || r == '\u202f' || r == '\'' || r == '’' })
	has := func(word string) bool { return slices.Contains(words, word) }
	switch {
	case u == "point" || u == "points" || strings.HasPrefix(u, "points de pourcent") || strings.HasPrefix(u, "points d'") || strings.HasPrefix(u, "points d’"):
		return UnitPoints
	case strings.Contains(u, "%") || strings.HasPrefix(u, "pourcent") || strings.Contains(u, "pour cent") || strings.Contains(u, "pour-cent") || has("pct") || strings.HasPrefix(u, "taux") || strings.HasPrefix(u, "part "):
		return UnitPercent
	case has("par") || strings.Contains(u, "/"):
		return UnitRatio
	case strings.Contains(unit, "€") || has("euro") || has("euros"):
		return UnitMoney
	}
	return UnitCount
}

// Adds reports whether figures of several commitments may be added up.
func (k UnitKind) Adds() bool { return k == UnitCount || k == UnitMoney }

// Signed reports whether a figure may be negative.
func (k UnitKind) Signed() bool { return k == UnitMoney || k == UnitPercent || k == UnitPoints }

// Takes reports whether a figure in the unit may be written with a symbol.
func (k UnitKind) Takes(s quantity.Symbol) bool {
	switch s {
	case quantity.Percent:
		return k == UnitPercent
	case quantity.Euro:
		return k == UnitMoney
	case quantity.NoSymbol:
	}
	return true
}
