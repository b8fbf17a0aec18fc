package main

import (
	"cmp"
	_ "embed"
	"fmt"
	"strings"
)

//go:embed targets.js
var targetsScript string

// targetSize is the minimum size of a target, or its minimum distance to its
// neighbours, in CSS pixels. WCAG 2.5.8 requires 24. The margin is for other fonts and
// other versions of the browser or of axe-core.
const targetSize = 26

// crowdedTarget is the worst target of one kind.
type crowdedTarget struct {
	fault fault
	least float64 // size or distance, in px
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
	if err := t.eval(strings.Replace(targetsScript, "(ROOM)", fmt.Sprintf("(%d)", targetSize), 1), &found); err != nil {
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

// addCrowdedFaults adds one fault for each kind of target that is too small.
func (a *audit) addCrowdedFaults() {
	for _, t := range a.crowded {
		a.add(t.fault)
	}
}
