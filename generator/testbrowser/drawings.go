package testbrowser

import (
	"encoding/json"
	"fmt"
	"testing"
)

// DrawingsScript is a function of a width in pixels and a font, both of which may be 0 and "" for those of the
// page. It looks at every drawing that is seen: no two texts meet, no line passes through one without a halo, none
// lies on a mark that its colour wasn't chosen for, and nothing is cut. It returns {texts, out}: how many texts
// it read, and a line for each fault.
const DrawingsScript = `((width, font) => {
  const out = [];
  let texts = 0;
  for (const svg of document.querySelectorAll("svg.pv")) {
    if (width) svg.closest("[data-name]").style.width = (svg.classList.contains("pv-map") ? Math.min(width, 340) : width) + "px";
    if (font) svg.style.fontFamily = font;
  }
  for (const svg of document.querySelectorAll("svg.pv")) {
    const map = svg.classList.contains("pv-map"), file = svg.hasAttribute("viewBox");
    if (!svg.checkVisibility()) continue;
    const name = svg.closest("[data-name]")?.dataset.name ?? svg.getAttribute("aria-label");
    const said = (what) => out.push([name, width || "", font].filter((s) => s).join(" ") + ": " + what);
    const r = svg.getBoundingClientRect();
    if (!file && Math.abs(r.height - Number(svg.getAttribute("height"))) > .5) said("is " + r.height + " high, and says " + svg.getAttribute("height"));
    if (r.width < 230) said("is only " + r.width + " wide");
    const all = [...svg.querySelectorAll("text")].map((t) => {
      const b = t.getBoundingClientRect(), s = b.height * .22, has = (c) => t.closest("." + c) !== null;
      return {t: t.textContent, halo: has("halo"), on: has("halo") || has("qh") || has("ql") || has("ow"), l: b.left, r: b.right, top: b.top + s, b: b.bottom - s};
    });
    const meet = (a, c) => a.l < c.r - .5 && c.l < a.r - .5 && a.top < c.b - .5 && c.top < a.b - .5;
    all.forEach((a, i) => {
      texts++;
      if (a.l < r.left - 1 || a.r > r.right + 1 || a.b > r.bottom + 1 || a.top < r.top - 1) said("cut « " + a.t + " »");
      for (const c of all.slice(i + 1)) if (meet(a, c)) said("« " + a.t + " » meets « " + c.t + " »");
    });
    const area = (e) => { const b = e.getBoundingClientRect(); return {l: b.left - .6, r: b.right + .6, top: b.top - .6, b: b.bottom + .6}; };
    for (const e of svg.querySelectorAll("line, path.base, path.grid, path.arrow")) {
      if (e.matches(".cut, .under")) continue;
      const line = area(e);
      for (const a of all) if (!a.halo && !a.on && meet(a, line)) said("line ." + e.className.baseVal + " through « " + a.t + " »");
    }
    for (const e of svg.querySelectorAll("rect, circle")) {
      if (e.matches("defs *, svg > rect.p, svg > rect.hb")) continue;
      const b = e.getBoundingClientRect(), mark = area(e);
      if (b.left < r.left - 1 || b.right > r.right + 1 || b.top < r.top - 1 || b.bottom > r.bottom + 1) said("cut a mark ." + e.className.baseVal);
      if (!map) for (const a of all) if (!a.on && meet(a, mark)) said("« " + a.t + " » on ." + e.className.baseVal);
    }
  }
  return {texts, out};
})`

// Fits runs DrawingsScript on the page, fails for each fault, and returns how many texts were read.
// The drawings are in elements with a name in data-name, as wide as asked.
func (tab *Tab) Fits(t testing.TB, width int, font string) (texts int) {
	t.Helper()
	return tab.look(t, fmt.Sprintf("%s(%d, %q)", DrawingsScript, width, font))
}

// contrastScript measures colours as they are computed, of every drawing of the page: 4.5:1 for each text on what
// lies under it, 3:1 for each mark or its line on the paper (WCAG 2.2, 1.4.3 and 1.4.11). A halo is what lies under its text.
// Shades with a number on them need no contrast with the paper; joints and undescribed land are no data.
const contrastScript = `(() => {
  const out = [], seen = new Set();
  let texts = 0;
  const rgb = (c) => { const m = c.match(/^rgba?\((\d+), (\d+), (\d+)\)$/); return m && m.slice(1).map(Number); };
  const light = (c) => { const [r, g, b] = c.map((v) => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
  const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
  const inside = (e, x, y) => {
    const b = e.getBoundingClientRect();
    if (x < b.left || x > b.right || y < b.top || y > b.bottom) return false;
    return e.localName !== "path" || e.isPointInFill(new DOMPoint(x, y).matrixTransform(e.getScreenCTM().inverse()));
  };
  const paper = [document.body, document.documentElement].map((e) => rgb(getComputedStyle(e).backgroundColor)).find((c) => c);
  const quiet = ".grid, .cut, .under, .none, .away, .p:not(.land), svg > rect.hb, defs *";
  for (const svg of document.querySelectorAll("svg.pv")) {
    const name = svg.closest("[data-name]")?.dataset.name ?? svg.getAttribute("aria-label");
    const said = (what) => { if (!seen.has(what)) { seen.add(what); out.push(name + ": " + what); } };
    const marks = [...svg.querySelectorAll("rect, circle, path")].filter((e) => !e.matches("defs *"));
    const beneath = (top, x, y) => {
      let under = paper;
      for (const e of marks) {
        if (e !== top && e.compareDocumentPosition(top) & Node.DOCUMENT_POSITION_FOLLOWING && inside(e, x, y)) {
          const fill = getComputedStyle(e).fill;
          if (fill !== "none") under = rgb(fill);
        }
      }
      return under;
    };
    for (const t of svg.querySelectorAll("text")) {
      const style = getComputedStyle(t), b = t.getBoundingClientRect(), x = (b.left + b.right) / 2, y = (b.top + b.bottom) / 2;
      let under = beneath(t, x, y);
      if (style.paintOrder.startsWith("stroke") && style.stroke !== "none") under = rgb(style.stroke);
      for (const s of t.children.length ? t.children : [t]) {
        texts++;
        const ink = rgb(getComputedStyle(s).fill);
        if (!under) said("text ." + t.className.baseVal + " « " + t.textContent + " » lies on a pattern");
        else if (contrast(ink, under) < 4.5) said("text ." + s.className.baseVal + " has " + contrast(ink, under).toFixed(2) + " on rgb(" + under + ")");
      }
    }
    const written = [...svg.querySelectorAll("text")].map((t) => { const b = t.getBoundingClientRect(); return [(b.left + b.right) / 2, (b.top + b.bottom) / 2]; });
    for (const e of [...marks, ...svg.querySelectorAll("line")]) {
      if (e.matches(quiet)) continue;
      const style = getComputedStyle(e), own = [style.fill, style.stroke].map((c) => c.startsWith("url") ? null : rgb(c)).filter((c) => c);
      if (/^q[1-5]$/.test(e.className.baseVal) && written.some(([x, y]) => inside(e, x, y))) continue;
      const b = e.getBoundingClientRect(), sign = e.matches(".gl, .gd, .gi"); // on a mark
      const ground = sign ? beneath(e, (b.left + b.right) / 2, (b.top + b.bottom) / 2) ?? paper : paper;
      if (!own.some((c) => contrast(c, ground) >= 3)) said(e.localName + " ." + e.className.baseVal + " is " + style.fill + " with a line of " + style.stroke);
    }
  }
  return {texts, out};
})()`

// Contrasts fails the test for each text and each mark of a drawing of the page that is too close to
// what lies under it, and returns how many texts were read.
func (tab *Tab) Contrasts(t testing.TB) (texts int) {
	t.Helper()
	return tab.look(t, contrastScript)
}

// look runs a script that returns {texts, out}, and fails for each line of out.
func (tab *Tab) look(t testing.TB, script string) (texts int) {
	t.Helper()
	var found struct {
		Texts int
		Out   []string
	}
	if err := json.Unmarshal([]byte(tab.Text(t, "JSON.stringify("+script+")")), &found); err != nil {
		t.Fatal(err)
	}
	for i, f := range found.Out {
		if i == 40 {
			t.Errorf("and %d more", len(found.Out)-i)
			break
		}
		t.Error(f)
	}
	return found.Texts
}
