package svg_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"parvis/generator/figure/layout"
	"parvis/generator/figure/svg"
	"parvis/generator/testbrowser"
)

func TestMain(m *testing.M) {
	code := m.Run()
	testbrowser.Close()
	os.Exit(code)
}

// fits looks at every drawing of a page in a width and a font: no two texts meet, no line passes
// through one without a halo, none lies on a mark that its colour wasn't chosen for, and none is cut.
const fits = `((width, font) => {
  const out = [];
  let texts = 0;
  for (const box of document.querySelectorAll("[data-name]")) {
    const svg = box.querySelector("svg"), map = svg.classList.contains("pv-map");
    box.style.width = (map ? Math.min(width, 340) : width) + "px";
    svg.style.fontFamily = font;
    const said = (what) => out.push(box.dataset.name + " " + width + " " + font + ": " + what);
    const r = svg.getBoundingClientRect();
    if (!map && Math.abs(r.height - Number(svg.getAttribute("height"))) > .5) said("is " + r.height + " high, and says " + svg.getAttribute("height"));
    const all = [...svg.querySelectorAll("text")].map((t) => {
      const b = t.getBoundingClientRect(), s = b.height * .22, has = (c) => t.closest("." + c) !== null;
      return {t: t.textContent, halo: has("halo"), on: has("halo") || has("qh") || has("ql") || has("ow"), l: b.left, r: b.right, top: b.top + s, b: b.bottom - s};
    });
    const meet = (a, c) => a.l < c.r - .5 && c.l < a.r - .5 && a.top < c.b - .5 && c.top < a.b - .5;
    all.forEach((a, i) => {
      texts++;
      if (a.l < r.left - 1 || a.r > r.right + 1 || a.b > r.bottom + 1 || a.top < r.top - 1) said("cut « " + a.t + " »");
      all.slice(i + 1).forEach((c) => { if (meet(a, c)) said("« " + a.t + " » meets « " + c.t + " »"); });
    });
    const area = (e) => { const b = e.getBoundingClientRect(); return {l: b.left - .6, r: b.right + .6, top: b.top - .6, b: b.bottom + .6}; };
    for (const e of svg.querySelectorAll("line, path.base, path.grid, path.arrow")) {
      if (e.matches(".cut, .under")) continue;
      for (const a of all) if (!a.halo && !a.on && meet(a, area(e))) said("line ." + e.className.baseVal + " through « " + a.t + " »");
    }
    if (!map) for (const e of svg.querySelectorAll("rect, circle")) {
      for (const a of all) if (!a.on && meet(a, area(e))) said("« " + a.t + " » on ." + e.className.baseVal);
    }
    for (const e of svg.querySelectorAll("rect, circle")) {
      const b = e.getBoundingClientRect();
      if (b.left < r.left - 1 || b.right > r.right + 1 || b.top < r.top - 1 || b.bottom > r.bottom + 1) said("cut a mark ." + e.className.baseVal);
    }
  }
  return JSON.stringify({texts, out});
})`

// TestEverythingFits lays every sample out in the browser, in the widths of cards from the
// narrowest phone to the widest column, with a wide font and a narrow one.
func TestEverythingFits(t *testing.T) {
	var body strings.Builder
	list := samples()
	for _, s := range hostileSamples() {
		s.name += " (hostile)"
		list = append(list, s)
	}
	for _, s := range list {
		if drawn := svg.Page(layout.Of(s.chart), ""); drawn != "" {
			fmt.Fprintf(&body, `<div data-name="%s">%s</div>`, s.name, drawn)
		}
	}
	tab := open(t, pageOf(body.String()))
	read := 0
	for _, font := range []string{"DejaVu Sans", "Liberation Sans"} {
		for _, width := range []int{260, 280, 340, 500, 720, 800} {
			var found struct {
				Texts int
				Out   []string
			}
			if err := json.Unmarshal([]byte(tab.Text(t, fmt.Sprintf("%s(%d, %q)", fits, width, font))), &found); err != nil {
				t.Fatal(err)
			}
			read += found.Texts
			for _, f := range found.Out {
				t.Error(f)
			}
		}
	}
	if read < 5000 {
		t.Errorf("only %d texts were read", read)
	}
}

// open shows a page in a tab.
func open(t *testing.T, text string) *testbrowser.Tab {
	t.Helper()
	tab := testbrowser.Open(t, 1000, 900)
	tab.Run(t, chromedp.ActionFunc(func(ctx context.Context) error {
		tree, err := page.GetFrameTree().Do(ctx)
		if err != nil {
			return err
		}
		return page.SetDocumentContent(tree.Frame.ID, text).Do(ctx)
	}))
	return tab
}
