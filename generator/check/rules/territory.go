package rules

import (
	"fmt"
	"strings"

	"parvis/generator/check/codes"
	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/model"
	"parvis/generator/text/date"
)

func (c *checker) territory(s string) *record.Territory {
	t, _ := c.Find(model.Territories, s).(*record.Territory)
	return t
}

// checkTree wants every territory to lie in its parent, by its type and by the
// official tables, and no territory to lie in itself. A municipal arrondissement lies in
// its commune, which is a commune as well.
func checkTree(c *checker) {
	communes := map[string]*record.Territory{}
	for _, t := range c.Set.Territories {
		if t.Type == model.Commune && t.Code != "" {
			communes[t.Code] = t
		}
	}
	for _, t := range c.Set.Territories {
		if whole := communes[codes.Whole(t)]; whole != nil && t.Parent != whole.Slug {
			c.warn(t, "parent", "part-elsewhere", t.Name, whole.Name, fmt.Sprintf("parent = %q", whole.Slug))
		}
		parent := c.territory(t.Parent)
		if parent == nil || parent == t {
			continue // checkReferences reports it
		}
		if cycle := c.cycle(t); cycle != "" {
			c.report(t, "parent", "territory-cycle", cycle)
			continue
		}
		if t.Type == "" || parent.Type == "" {
			continue // the reading reported it
		}
		if whole := codes.Whole(t); whole != "" && parent.Type == model.Commune && parent.Code == whole {
			continue
		}
		if parent.Type.Rank() >= t.Type.Rank() {
			c.report(t, "parent", "parent-level", t.Name, diag.Term(t.Type), parent.Name, diag.Term(parent.Type))
			continue
		}
		if codes.Outside(t, parent) {
			c.report(t, "parent", "not-inside", t.Name, parent.Name, t.Code, parent.Code)
		}
	}
}

// longestWay bounds the search for a cycle: there are fewer levels of territory,
// so a longer cycle breaks their order, which is reported.
const longestWay = 8

// cycle returns the way from t back to itself, or "".
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

// checkCodes wants a code to exist for its type of territory, and to be that
// of the place named.
func checkCodes(c *checker, e record.Entry) {
	if t, ok := e.(*record.Territory); ok {
		c.fault(t, "code", codes.Territory(t))
	}
}

// checkNeighbourhoodMap wants a priority neighbourhood to be on a map that was in force
// while the act that names it was: the map of 2015 ended on 31 December 2023 in
// metropolitan France and on 31 December 2024 overseas. A signatory or a commitment lasts until
// its end, and so does a convention that has one; a signatory of 2018 may act in a
// neighbourhood of 2024.
func checkNeighbourhoodMap(c *checker, e record.Entry) {
	s, ok := e.(*record.Signatory)
	if !ok {
		return
	}
	check := func(path string, territories []string, signed, end date.Date, lasts bool) {
		if signed.IsZero() {
			return
		}
		for i, name := range territories {
			t := c.territory(name)
			if t == nil {
				continue
			}
			m, ok := codes.MapOf(t)
			if !ok {
				continue
			}
			outside := date.Date{} // a day of the act that the map doesn't have
			switch {
			case signed.After(m.Until):
				outside = signed
			case m.From.After(end): // never so without an end
				outside = end
			case end.IsZero() && !lasts && m.From.After(signed):
				outside = signed
			}
			if !outside.IsZero() {
				c.report(e, fmt.Sprintf("%s[%d]", path, i),
					"qpv-map", t.Code, m.Year, outside.String(), m.From.String(), orTerm(m.Until, "today"))
			}
		}
	}
	check("territoires", s.Territories, s.Signature, s.End, true)
	for i, v := range s.Conventions {
		check(fmt.Sprintf("convention[%d].territoires", i), v.Territories, v.Date, v.End, false)
	}
	for i, k := range s.Commitments {
		check(fmt.Sprintf("engagement[%d].territoires", i), k.Territories, k.Start, k.End, true)
	}
}
