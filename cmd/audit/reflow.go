package main

import "fmt"

// overflow is how wide the page is, and the first elements that stick out of a
// window of that width where nothing keeps them in.
const overflow = `(() => {
	const most = innerWidth, wide = document.scrollingElement.scrollWidth, out = [];
	if (wide > most) for (const e of document.body.querySelectorAll('*')) {
		const box = e.getBoundingClientRect();
		if (box.right <= most + 0.5 || !box.width) continue;
		let kept = false;
		for (let up = e.parentElement; up && !kept; up = up.parentElement) kept = up !== document.body && getComputedStyle(up).overflowX !== 'visible';
		if (!kept && !out.some((o) => o.contains(e))) out.push(e);
	}
	return {most, wide, out: out.slice(0, 5).map((e) => e.outerHTML.replace(/\s+/g, ' ').slice(0, 200))};
})()`

// cut is elements whose own words are cut off where they are.
const cut = `[...document.body.querySelectorAll('*')].filter((e) => {
	const s = getComputedStyle(e);
	return [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) && e.checkVisibility() && s.clipPath === 'none'
		&& (['hidden', 'clip'].includes(s.overflowX) && e.scrollWidth > e.clientWidth + 1 || ['hidden', 'clip'].includes(s.overflowY) && e.scrollHeight > e.clientHeight + 1);
}).slice(0, 5).map((e) => e.tagName.toLowerCase() + '.' + e.className + ' “' + e.textContent.trim().slice(0, 40) + '”')`

// spacing is how far letters, words and lines may be set apart by a reader, by
// WCAG 1.4.12 and RGAA 10.12.
const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`

// reflows wants that nobody has to scroll sideways, nor loses a word: on a narrow
// telephone, with a zoom of 400 % on a desk (320 by 256), with letters twice as
// large there, and with letters, words and lines set apart.
func (a *audit) reflows(t *tab, p *page) error {
	for _, of := range []struct {
		name          string
		width, height int64
		style         string // of the reader
	}{
		{"320 px", 320, 640, ""},
		{"zoom 400 %", 320, 256, ""},
		{"1280 px", 1280, 900, ""},
		{"letters 200 %", 1280, 900, `html { font-size: 200% !important; }`},
		{"letters set apart", 1280, 900, spacing},
		{"320 px, letters set apart", 320, 640, spacing},
	} {
		if err := t.size(mode{width: of.width, height: of.height}); err != nil {
			return err
		}
		// A sheet that is made, not written into the page: no policy is against it.
		lay := fmt.Sprintf(`{ const sheet = new CSSStyleSheet(); sheet.replaceSync(%q); document.adoptedStyleSheets = [sheet]; }`, of.style)
		if err := t.give(lay, nil); err != nil {
			return err
		}
		if err := t.settle(); err != nil {
			return err
		}
		var wide struct {
			Most, Wide int
			Out        []string
		}
		if err := t.give(overflow, &wide); err != nil {
			return err
		}
		if wide.Wide > wide.Most {
			a.add(fault{page: p, mode: of.name, rule: "reflow", what: fmt.Sprintf("%d px wide in a window of %d", wide.Wide, wide.Most), element: fmt.Sprintf("%q", wide.Out)})
		}
		var words []string
		if err := t.give(cut, &words); err != nil {
			return err
		}
		for _, w := range words {
			a.add(fault{page: p, mode: of.name, rule: "reflow", what: "words are cut", element: w})
		}
	}
	return t.give(`document.adoptedStyleSheets = [];`, nil)
}
