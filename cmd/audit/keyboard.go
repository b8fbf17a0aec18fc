package main

import (
	_ "embed"
	"fmt"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

//go:embed keyboard.js
var keyboardScript string

// focusStop is where the focus is after pressing Tab.
type focusStop struct {
	Index  int // of the control; -1 for an unexpected element, -2 outside the page
	Name   string
	Marked bool // the focus is visible: the control looks different without it
	Inside bool // it is within the window
	Under  bool // a fixed or sticky element covers it
}

// checkKeyboard goes through the page with the Tab key. It expects each control
// exactly once, in document order and with a visible focus; no keyboard trap; and a
// first link that skips the menus.
func (a *audit) checkKeyboard(t *tab, p *page) error {
	if err := t.setMode(modes[len(modes)-2]); err != nil {
		return err
	}
	if err := t.visit(p); err != nil {
		return err
	}
	var count int
	if err := t.eval(keyboardScript, &count); err != nil {
		return err
	}
	wrong := func(what, element string) {
		a.add(fault{page: p, mode: "1280 px light", rule: "keyboard", message: what, element: element})
	}
	met, last := make([]bool, count), -1
	var first focusStop
	for step := 0; ; step++ {
		var at focusStop
		if err := t.run(chromedp.KeyEvent(kb.Tab)); err != nil {
			return err
		}
		if err := t.eval(`audit.at()`, &at); err != nil {
			return err
		}
		if step == 0 {
			first = at
		}
		if at.Index == -2 || step > 0 && at.Index == first.Index && at.Index >= 0 {
			break // left the page, or back at the start
		}
		if step > 2*count+20 {
			wrong("a trap: the focus doesn't leave the page", at.Name)
			break
		}
		if at.Index >= 0 {
			if met[at.Index] {
				wrong("a trap: the focus comes back before the end", at.Name)
				break
			}
			if at.Index < last {
				wrong("the focus goes against the order of the document", at.Name)
			}
			met[at.Index], last = true, at.Index
			p.controls++
		}
		switch {
		case !at.Inside:
			wrong("the focus is out of the window", at.Name)
		case at.Under:
			wrong("the focus is covered", at.Name)
		case !at.Marked:
			wrong("the focus isn't to be seen", at.Name)
		}
	}
	for i, ok := range met {
		if !ok {
			var name string
			if err := t.eval(fmt.Sprintf(`audit.names[%d]`, i), &name); err != nil {
				return err
			}
			wrong("the keyboard doesn't come here", name)
		}
	}
	return a.checkSkipLink(t, p, first, wrong)
}

// checkSkipLink expects the first control to be a visible link to the main content,
// if there are controls before it.
func (a *audit) checkSkipLink(t *tab, p *page, first focusStop, wrong func(what, element string)) error {
	var menus bool
	if err := t.eval(`(() => {
		const main = document.querySelector('main'), link = document.querySelector('a[href], button, input, summary');
		return !!link && !main.contains(link);
	})()`, &menus); err != nil || !menus {
		return err
	}
	if err := t.visit(p); err != nil {
		return err
	}
	var leads, there, after bool
	if err := t.run(chromedp.KeyEvent(kb.Tab)); err != nil {
		return err
	}
	if err := t.eval(`(() => {
		const e = document.activeElement, box = e.getBoundingClientRect();
		return e.matches('a[href^="#"]') && box.top >= 0 && box.left >= 0 && box.width > 1 && box.height > 1;
	})()`, &leads); err != nil {
		return err
	}
	if !leads {
		wrong("the first control isn't a link past the menus that is seen", first.Name)
		return nil
	}
	if err := t.run(chromedp.KeyEvent(kb.Enter)); err != nil {
		return err
	}
	if err := t.eval(`document.activeElement === document.querySelector('main')`, &there); err != nil {
		return err
	}
	if err := t.run(chromedp.KeyEvent(kb.Tab)); err != nil {
		return err
	}
	if err := t.eval(`!document.querySelector('main').querySelector('a[href], button, input, summary') || document.querySelector('main').contains(document.activeElement)`, &after); err != nil {
		return err
	}
	if !there || !after {
		wrong("the link past the menus doesn't lead into the content", first.Name)
	}
	return nil
}
