package main

import (
	"fmt"

	"parvis/generator/testbrowser"
)

// checkDrawings expects the drawings of a page to fit where they stand, on a phone, a tablet and a desktop.
func (a *audit) checkDrawings(t *tab, p *page) error {
	for _, width := range []int64{320, 768, 1280} {
		if err := t.setMode(mode{width: width, height: 900}); err != nil {
			return err
		}
		if err := t.settle(); err != nil {
			return err
		}
		var found struct{ Out []string }
		if err := t.eval(testbrowser.DrawingsScript+`(0, "")`, &found); err != nil {
			return err
		}
		for _, f := range found.Out {
			a.add(fault{page: p, mode: fmt.Sprintf("%d px", width), rule: "drawings", message: f})
		}
	}
	return nil
}
