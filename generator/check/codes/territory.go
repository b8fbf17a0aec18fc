// Package codes checks the codes of records against the official tables:
// those of places, activities and companies.
package codes

import (
	"fmt"
	"strings"

	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/reference/geo"
	"parvis/generator/text/date"
	"parvis/generator/text/slug"
)

// Fault is what is wrong with a code, as a finding says it.
type Fault struct {
	Severity diag.Severity
	Code     string // of the finding
	Args     []any
}

// Territory finds what is wrong with the code of a territory, for its type and its
// name; nil for nothing, and for one without a code or a type.
func Territory(t *record.Territory) *Fault {
	level := t.Type.Official()
	switch {
	case t.Code == "" || t.Type == "" || level == geo.Country:
		return nil
	case level == geo.QPV:
		return neighbourhood(t)
	}
	found, ok := geo.Find(level, t.Code)
	if !ok {
		guess := ""
		if g, ok := geo.NearestCode(level, t.Code, t.Name); ok {
			guess = fmt.Sprintf("code = %q", g.Code)
		}
		return &Fault{diag.Error, "unknown-code", []any{t.Code, diag.Term(t.Type), guess}}
	}
	// An EPCI's official name says its legal form, which editors rightly drop.
	if level != geo.EPCI && found.Name != "" && !strings.Contains(slug.Of(t.Name), slug.Of(found.Name)) {
		return &Fault{diag.Warning, "code-name", []any{t.Code, found.Name, t.Name}}
	}
	return nil
}

func neighbourhood(t *record.Territory) *Fault {
	q, ok := geo.ParseQPV(t.Code)
	switch {
	case !ok:
		return &Fault{diag.Error, "bad-qpv", []any{t.Code}}
	case q.Unsure:
		return &Fault{diag.Warning, "unsure-qpv", []any{t.Code}}
	}
	return nil
}

// Outside reports whether a territory certainly doesn't lie in another.
func Outside(t, parent *record.Territory) bool {
	child, ok := place(t)
	if !ok {
		return false
	}
	in, ok := place(parent)
	return ok && !geo.Inside(child, in)
}

// place returns the territory in the official tables; false without a valid code.
func place(t *record.Territory) (geo.Place, bool) {
	level := t.Type.Official()
	switch {
	case level == geo.Country:
		return geo.Place{Level: level}, true
	case t.Code == "":
		return geo.Place{}, false
	case level == geo.QPV:
		_, ok := geo.ParseQPV(t.Code)
		return geo.Place{Level: level, Code: t.Code}, ok
	}
	return geo.Find(level, t.Code)
}

// Map is a map of the priority neighbourhoods.
type Map struct {
	Year        int
	From, Until date.Date // its first and last day; the last is zero while it is in force
}

// MapOf returns the map that a territory is on; false for one that is no priority
// neighbourhood or has no valid code.
func MapOf(t *record.Territory) (Map, bool) {
	if t.Type.Official() != geo.QPV {
		return Map{}, false
	}
	q, ok := geo.ParseQPV(t.Code)
	if !ok {
		return Map{}, false
	}
	m := Map{Year: q.Map}
	m.From.Year, m.From.Month, m.From.Day = q.ValidFrom()
	if y, month, d, ok := q.ValidUntil(); ok {
		m.Until = date.Date{Year: y, Month: month, Day: d}
	}
	return m, true
}
