// Package codes checks the codes of records against the official tables:
// those of places, activities and companies.
package codes

import (
	"fmt"
	"strings"

	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/model"
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
		return unknown(t, level)
	}
	// An EPCI's official name says its legal form, which editors rightly drop, as they do the
	// word "arrondissement" of a city's.
	official := strings.TrimSuffix(slug.Of(found.Name), "-arrondissement")
	if level == geo.EPCI || strings.Contains(slug.Of(t.Name), official) {
		return nil
	}
	if level == geo.Commune {
		if was, ok := geo.FormerName(t.Code, t.Name); ok {
			return &Fault{diag.Warning, "former-name", []any{t.Code, was.Name, was.Until, fmt.Sprintf("nom = %q", found.Name)}}
		}
	}
	return &Fault{diag.Warning, "code-name", []any{t.Code, found.Name, t.Name}}
}

// unknown says what is known of a code that isn't one of its level.
func unknown(t *record.Territory, level geo.Level) *Fault {
	if c, ok := collectivities[t.Code]; ok {
		return &Fault{diag.Error, "collectivity-code", []any{t.Code, c.name, c.instead}}
	}
	if was, ok := geo.FormerCode(t.Code); ok && level == geo.Commune {
		return &Fault{diag.Error, "former-code", []any{t.Code, was.Name, was.Until, was.Now.Name, fmt.Sprintf("code = %q", was.Now.Code)}}
	}
	guess := ""
	if g, ok := geo.NearestCode(level, t.Code, t.Name); ok {
		guess = fmt.Sprintf("code = %q", g.Code)
	} else if other, ok := geo.Find(geo.Commune, t.Code); ok && strings.Contains(slug.Of(other.Name), slug.Of(t.Name)) {
		guess = fmt.Sprintf("type = %q", model.Commune)
	}
	return &Fault{diag.Error, "unknown-code", []any{t.Code, diag.Term(t.Type), guess}}
}

// collectivities are the codes that INSEE gives to collectivités with the powers of a
// département, where they aren't those of one, and what a record says instead.
var collectivities = map[string]struct{ name, instead string }{
	"6AE":  {"la Collectivité européenne d’Alsace", `code = "67" ou code = "68", type = "departement"`},
	"69M":  {"la métropole de Lyon", `code = "200046977", type = "epci"`},
	"69D":  {"le département du Rhône", `code = "69", type = "departement"`},
	"20R":  {"la Collectivité de Corse", `code = "94", type = "region"`},
	"75C":  {"la Ville de Paris", `code = "75", type = "departement"`},
	"972R": {"la Collectivité territoriale de Martinique", `code = "02", type = "region"`},
	"973R": {"la Collectivité territoriale de Guyane", `code = "03", type = "region"`},
	"976D": {"le Département-Région de Mayotte", `code = "976", type = "departement"`},
}

func neighbourhood(t *record.Territory) *Fault {
	q, ok := geo.ParseQPV(t.Code)
	switch {
	case !ok:
		return &Fault{diag.Error, "bad-qpv", []any{t.Code}}
	case q.Unsure:
		guess := ""
		if g, ok := geo.NearestCode(geo.QPV, t.Code, t.Name); ok {
			guess = fmt.Sprintf("code = %q", g.Code)
		}
		return &Fault{diag.Warning, "unsure-qpv", []any{t.Code, guess}}
	}
	return nil
}

// Whole returns the code of the commune that a territory is a municipal arrondissement of, or "".
func Whole(t *record.Territory) string {
	if t.Type.Official() != geo.Commune {
		return ""
	}
	return geo.Whole(t.Code)
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
