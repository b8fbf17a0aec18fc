package rules

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

func (c *checker) territory(s string) *record.Territory {
	t, _ := c.Find(model.Territories, s).(*record.Territory)
	return t
}

// checkTree wants every territory to lie in its parent, by its type and by the
// official tables, and no territory to lie in itself.
func checkTree(c *checker) {
	for _, t := range c.Set.Territories {
		parent := c.territory(t.Parent)
		if parent == nil || parent == t {
			continue // told by the check of references
		}
		if cycle := c.cycle(t); cycle != "" {
			c.report(t, "parent", "territory-cycle", cycle)
			continue
		}
		if t.Type == "" || parent.Type == "" {
			continue // told when it was read
		}
		if parent.Type.Rank() >= t.Type.Rank() {
			c.report(t, "parent", "parent-level", t.Name, diag.Term(t.Type), parent.Name, diag.Term(parent.Type))
			continue
		}
		child, ok := place(t)
		if !ok {
			continue
		}
		in, ok := place(parent)
		if ok && !geo.Inside(child, in) {
			c.report(t, "parent", "not-inside", t.Name, parent.Name, t.Code, parent.Code)
		}
	}
}

// longestWay bounds the search for a cycle: there are fewer levels of territory,
// so a longer cycle breaks their order, which is told.
const longestWay = 8

// cycle is the way from t back to itself, or "".
func (c *checker) cycle(t *record.Territory) string {
	way := []string{t.Slug}
	for p := c.territory(t.Parent); p != nil && len(way) < longestWay; p = c.territory(p.Parent) {
		way = append(way, p.Slug)
		if p == t {
			return strings.Join(way, " → ")
		}
	}
	return ""
}

// place is the territory in the official tables; false without a valid code.
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

// checkCodes wants a code to exist for its type of territory, and to be that
// of the place named.
func checkCodes(c *checker, e record.Entry) {
	t, ok := e.(*record.Territory)
	if !ok || t.Code == "" || t.Type == "" || t.Type.Official() == geo.Country {
		return
	}
	level := t.Type.Official()
	if level == geo.QPV {
		q, ok := geo.ParseQPV(t.Code)
		switch {
		case !ok:
			c.report(t, "code", "bad-qpv", t.Code)
		case q.Unsure:
			c.warn(t, "code", "unsure-qpv", t.Code)
		}
		return
	}
	found, ok := geo.Find(level, t.Code)
	if !ok {
		guess := ""
		if g, ok := geo.NearestCode(level, t.Code, t.Name); ok {
			guess = fmt.Sprintf("code = %q", g.Code)
		}
		c.report(t, "code", "unknown-code", t.Code, diag.Term(t.Type), guess)
		return
	}
	// An EPCI's official name says its legal form, which editors rightly drop.
	if level != geo.EPCI && found.Name != "" && !strings.Contains(slug.Of(t.Name), slug.Of(found.Name)) {
		c.warn(t, "code", "code-name", t.Code, found.Name, t.Name)
	}
}

// checkNeighbourhoodMap wants a priority neighbourhood to be on the map in
// force when the act that names it was signed: the map of 2015 ended on
// 31 December 2023 in metropolitan France and on 31 December 2024 overseas.
func checkNeighbourhoodMap(c *checker, e record.Entry) {
	s, ok := e.(*record.Signatory)
	if !ok {
		return
	}
	check := func(path string, territories []string, signed date.Date) {
		if signed.IsZero() {
			return
		}
		for i, name := range territories {
			t := c.territory(name)
			if t == nil || t.Type.Official() != geo.QPV {
				continue
			}
			q, ok := geo.ParseQPV(t.Code)
			if !ok {
				continue
			}
			from, until := mapDates(q)
			if signed.After(until) || from.After(signed) {
				c.report(e, fmt.Sprintf("%s[%d]", path, i), "qpv-map", t.Code, q.Map, signed.String(), from.String(), orTerm(until, "today"))
			}
		}
	}
	check("territoires", s.Territories, s.Signature)
	for i, v := range s.Conventions {
		check(fmt.Sprintf("convention[%d].territoires", i), v.Territories, v.Date)
	}
	for i, k := range s.Commitments {
		check(fmt.Sprintf("engagement[%d].territoires", i), k.Territories, k.Start)
	}
}

// mapDates is the first and the last day of a map; the last is zero while the
// map is in force.
func mapDates(q geo.QPVCode) (from, until date.Date) {
	from.Year, from.Month, from.Day = q.ValidFrom()
	if y, m, d, ok := q.ValidUntil(); ok {
		until = date.Date{Year: y, Month: m, Day: d}
	}
	return from, until
}
