package main

import (
	"cmp"
	_ "embed"
	"fmt"
	"strings"
)

//go:embed targets.js
var crowded string

// room is how many CSS pixels a target has for itself, in height and width or to
// its neighbours. WCAG 2.5.8 wants 24; this check turns red before another font
// or another version of the browser or of axe-core finds less than that.
const room = 26

// tight is the worst of one kind of target.
type tight struct {
	fault fault
	least float64 // px of room
}

// compare puts the worse first, and of equals always the same.
func (t tight) compare(other tight) int {
	return cmp.Or(cmp.Compare(t.least, other.least), strings.Compare(t.fault.String(), other.fault.String()))
}

// targets wants room around every control and every link that stands alone, as
// in a list. Of each kind the worst of all pages and modes is kept for tightFaults.
func (a *audit) targets(t *tab, p *page, seen string) error {
	var found []struct {
		Kind, Element, What string
		Least               float64
	}
	if err := t.give(strings.Replace(crowded, "(ROOM)", fmt.Sprintf("(%d)", room), 1), &found); err != nil {
		return err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, f := range found {
		what := fmt.Sprintf("%s; wanted %d", f.What, room)
		now := tight{fault{page: p, mode: seen, rule: "targets", what: what, element: f.Element}, f.Least}
		if before, ok := a.tight[f.Kind]; !ok || now.compare(before) < 0 {
			a.tight[f.Kind] = now
		}
	}
	return nil
}

// tightFaults adds one fault for each kind of target without room.
func (a *audit) tightFaults() {
	for _, t := range a.tight {
		a.add(t.fault)
	}
}
