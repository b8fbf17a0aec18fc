package main

import (
	_ "embed"
	"fmt"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

//go:embed keyboard.js
var keyboard string

// stop is where the focus is after a step.
type stop struct {
	Index  int // of the control; -1 for an element that wasn't foreseen, -2 outside the page
	Name   string
	Marked bool // it looks otherwise than without the focus
	Inside bool // it is in the window
	Under  bool // something that stays in place covers it
}

// walks goes through the page with the Tab key alone, and wants to meet every
// control once, in the order of the document, each with its focus to be seen;
// to come out at the end; and a first link that leads past the menus.
func (a *audit) walks(t *tab, p *page) error {
	if err := t.size(modes[len(modes)-2]); err != nil {
		return err
	}
	if err := t.visit(p); err != nil {
		return err
	}
	var count int
	if err := t.give(keyboard, &count); err != nil {
		return err
	}
	wrong := func(what, element string) {
		a.add(fault{page: p, mode: "1280 px light", rule: "keyboard", what: what, element: element})
	}
	met, last := make([]bool, count), -1
	var first stop
	for step := 0; ; step++ {
		var at stop
		if err := t.do(chromedp.KeyEvent(kb.Tab)); err != nil {
			return err
		}
		if err := t.give(`audit.at()`, &at); err != nil {
			return err
		}
		if step == 0 {
			first = at
		}
		if at.Index == -2 || step > 0 && at.Index == first.Index && at.Index >= 0 {
			break // out of the page, or round to its beginning
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
			if err := t.give(fmt.Sprintf(`audit.names[%d]`, i), &name); err != nil {
				return err
			}
			wrong("the keyboard doesn't come here", name)
		}
	}
	return a.skips(t, p, first, wrong)
}

// skips wants that the first control leads past the menus, where there are any
// before the page's own content.
func (a *audit) skips(t *tab, p *page, first stop, wrong func(what, element string)) error {
	var menus bool
	if err := t.give(`(() => {
		const main = document.querySelector('main'), link = document.querySelector('a[href], button, input, summary');
		return !!link && !main.contains(link);
	})()`, &menus); err != nil || !menus {
		return err
	}
	if err := t.visit(p); err != nil {
		return err
	}
	var leads, there, after bool
	if err := t.do(chromedp.KeyEvent(kb.Tab)); err != nil {
		return err
	}
	if err := t.give(`(() => {
		const e = document.activeElement, box = e.getBoundingClientRect();
		return e.matches('a[href^="#"]') && box.top >= 0 && box.left >= 0 && box.width > 1 && box.height > 1;
	})()`, &leads); err != nil {
		return err
	}
	if !leads {
		wrong("the first control isn't a link past the menus that is seen", first.Name)
		return nil
	}
	if err := t.do(chromedp.KeyEvent(kb.Enter)); err != nil {
		return err
	}
	if err := t.give(`document.activeElement === document.querySelector('main')`, &there); err != nil {
		return err
	}
	if err := t.do(chromedp.KeyEvent(kb.Tab)); err != nil {
		return err
	}
	if err := t.give(`!document.querySelector('main').querySelector('a[href], button, input, summary') || document.querySelector('main').contains(document.activeElement)`, &after); err != nil {
		return err
	}
	if !there || !after {
		wrong("the link past the menus doesn't lead into the content", first.Name)
	}
	return nil
}
