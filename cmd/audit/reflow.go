package main

import "fmt"

// overflowScript returns the width of the page and of the window, and the first
// elements that overflow the window and aren't inside a scrolling or clipped element.
const overflowScript = `(() => {
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

// cutScript returns the elements whose text is clipped.
const cutScript = `[...document.body.querySelectorAll('*')].filter((e) => {
	const s = getComputedStyle(e);
	return [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) && e.checkVisibility() && s.clipPath === 'none'
		&& (['hidden', 'clip'].includes(s.overflowX) && e.scrollWidth > e.clientWidth + 1 || ['hidden', 'clip'].includes(s.overflowY) && e.scrollHeight > e.clientHeight + 1);
}).slice(0, 5).map((e) => e.tagName.toLowerCase() + '.' + e.className + ' “' + e.textContent.trim().slice(0, 40) + '”')`

// textSpacing is the text spacing that a reader may set (WCAG 1.4.12, RGAA 10.12).
const textSpacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`

// checkReflow expects no horizontal scrolling and no clipped text: on a narrow phone,
// with a zoom of 400 % on a desktop (320 by 256), with text twice as large, and with
// increased text spacing.
func (a *audit) checkReflow(t *tab, p *page) error {
	for _, of := range []struct {
		name          string
		width, height int64
		style         string // of the reader
	}{
		{"320 px", 320, 640, ""},
		{"zoom 400 %", 320, 256, ""},
		{"1280 px", 1280, 900, ""},
		{"letters 200 %", 1280, 900, `html { font-size: 200% !important; }`},
		{"letters set apart", 1280, 900, textSpacing},
		{"320 px, letters set apart", 320, 640, textSpacing},
	} {
		if err := t.setMode(mode{width: of.width, height: of.height}); err != nil {
			return err
		}
		// The Content-Security-Policy allows a constructed style sheet, unlike an inline one.
		lay := fmt.Sprintf(`{ const sheet = new CSSStyleSheet(); sheet.replaceSync(%q); document.adoptedStyleSheets = [sheet]; }`, of.style)
		if err := t.eval(lay, nil); err != nil {
			return err
		}
		if err := t.settle(); err != nil {
			return err
		}
		var wide struct {
			Most, Wide int
			Out        []string
		}
		if err := t.eval(overflowScript, &wide); err != nil {
			return err
		}
		if wide.Wide > wide.Most {
			a.add(fault{page: p, mode: of.name, rule: "reflow", message: fmt.Sprintf("%d px wide in a window of %d", wide.Wide, wide.Most), element: fmt.Sprintf("%q", wide.Out)})
		}
		var words []string
		if err := t.eval(cutScript, &words); err != nil {
			return err
		}
		for _, w := range words {
			a.add(fault{page: p, mode: of.name, rule: "reflow", message: "words are cut", element: w})
		}
	}
	return t.eval(`document.adoptedStyleSheets = [];`, nil)
}
