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

// checkTargets checks the size of every control and of every link outside of a
// sentence. The worst of each kind, over all pages and modes, is kept for
// addCrowdedFaults.
func (a *audit) checkTargets(t *tab, p *page, seen string) error {
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
		before, ok := a.crowded[f.Kind]
		if ok && cmp.Or(cmp.Compare(before.least, f.Least), cmp.Compare(before.fault.page.String(), p.String())) <= 0 {
			continue
		}
		what := fmt.Sprintf("%s; wanted %d", f.What, targetSize)
		a.crowded[f.Kind] = crowdedTarget{fault{page: p, mode: seen, rule: "targets", message: what, element: f.Element}, f.Least}
	}
	return nil
}

// addCrowdedFaults adds one fault for each kind of target that is too small.
func (a *audit) addCrowdedFaults() {
	for _, t := range a.crowded {
		a.add(t.fault)
	}
}
