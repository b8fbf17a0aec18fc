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
// official tables, and no territory to lie in itself.
func checkTree(c *checker) {
	for _, t := range c.Set.Territories {
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
			if t == nil {
				continue
			}
			if m, ok := codes.MapOf(t); ok && (signed.After(m.Until) || m.From.After(signed)) {
				c.report(e, fmt.Sprintf("%s[%d]", path, i),
					"qpv-map", t.Code, m.Year, signed.String(), m.From.String(), orTerm(m.Until, "today"))
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
