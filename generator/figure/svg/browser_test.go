package svg_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
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
    const svg = box.querySelector("svg"), map = svg.classList.contains("pv-map"), file = svg.hasAttribute("viewBox");
    box.style.width = (map ? Math.min(width, 340) : width) + "px";
    svg.style.fontFamily = font;
    const said = (what) => out.push(box.dataset.name + " " + width + " " + font + ": " + what);
    const r = svg.getBoundingClientRect();
    if (!file && Math.abs(r.height - Number(svg.getAttribute("height"))) > .5) said("is " + r.height + " high, and says " + svg.getAttribute("height"));
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
    const marks = [...svg.querySelectorAll("rect, circle")].filter((e) => !e.matches("defs *, svg > rect.p, svg > rect.hb"));
    if (!map) for (const e of marks) {
      for (const a of all) if (!a.on && meet(a, area(e))) said("« " + a.t + " » on ." + e.className.baseVal);
    }
    for (const e of marks) {
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
			read += wantFits(t, tab, width, font)
		}
	}
	if read < 5000 {
		t.Errorf("only %d texts were read", read)
	}
}

// wantFits runs the script above on the page, and returns how many texts it read.
func wantFits(t *testing.T, tab *testbrowser.Tab, width int, font string) int {
	t.Helper()
	var found struct {
		Texts int
		Out   []string
	}
	if err := json.Unmarshal([]byte(tab.Text(t, fmt.Sprintf("%s(%d, %q)", fits, width, font))), &found); err != nil {
		t.Fatal(err)
	}
	for _, f := range found.Out {
		t.Error(f)
	}
	return found.Texts
}

// TestFilesFit does the same with what stands around a drawing in a file.
func TestFilesFit(t *testing.T) {
	var body strings.Builder
	for i, s := range append(samples(), hostileSamples()...) {
		if text := svg.File(frame, layout.Of(s.chart)); text != "" {
			fmt.Fprintf(&body, `<div data-name="%s %d">%s</div>`, s.name, i, text)
		}
	}
	tab := open(t, `<!doctype html><meta charset="utf-8"><style>svg { display: block }</style><body>`+body.String())
	read := wantFits(t, tab, 720, "DejaVu Sans")
	if read < 1000 {
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

// TestModes: the same markup has the dark colours on a dark screen, the light ones on paper, and the
// reader's own where those are forced; states keep theirs, with their texts.
func TestModes(t *testing.T) {
	tab := open(t, pageOf(svg.Page(layout.Of(byName(t, "stack")), "")+svg.Page(layout.Of(byName(t, "bars-kinds")), "")))
	fills := `["rect.b", "text.n", "rect.ok", "text.qh", ".pv-defs .hb"].map((s) => getComputedStyle(document.querySelector(s)).fill)`
	feature := func(name, value string) *emulation.MediaFeature {
		return &emulation.MediaFeature{Name: name, Value: value}
	}
	dark := feature("prefers-color-scheme", "dark")
	for _, c := range []struct {
		name     string
		media    string
		features []*emulation.MediaFeature
		want     []string
	}{
		{"light", "screen", []*emulation.MediaFeature{feature("prefers-color-scheme", "light")}, []string{"rgb(63, 85, 102)", "rgb(36, 33, 29)", "rgb(20, 89, 107)", "rgb(253, 252, 249)", "rgb(244, 241, 234)"}},
		{"dark", "screen", []*emulation.MediaFeature{dark}, []string{"rgb(169, 191, 206)", "rgb(239, 234, 226)", "rgb(165, 219, 232)", "rgb(27, 25, 23)", "rgb(36, 33, 30)"}},
		{"paper", "print", []*emulation.MediaFeature{dark}, []string{"rgb(63, 85, 102)", "rgb(36, 33, 29)", "rgb(20, 89, 107)", "rgb(253, 252, 249)", "rgb(244, 241, 234)"}},
		{"forced", "screen", []*emulation.MediaFeature{feature("prefers-color-scheme", "light"), feature("forced-colors", "active")}, []string{"rgb(0, 0, 0)", "rgb(0, 0, 0)", "rgb(20, 89, 107)", "rgb(253, 252, 249)", "rgb(255, 255, 255)"}},
	} {
		tab.Run(t, emulation.SetEmulatedMedia().WithMedia(c.media).WithFeatures(c.features))
		if got := tab.List(t, fills); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestFilesAreImages opens files as pages and hosts do, as pictures.
func TestFilesAreImages(t *testing.T) {
	tab := testbrowser.Open(t, 800, 600)
	for _, s := range append(samples(), hostileSamples()...) {
		text := svg.File(frame, layout.Of(s.chart))
		if text == "" {
			continue
		}
		src, _ := json.Marshal("data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString([]byte(text)))
		var size string
		tab.Await(t, fmt.Sprintf(`new Promise((done) => { const i = new Image(); i.onload = () => done(i.naturalWidth + "×" + i.naturalHeight); i.onerror = () => done("not an image"); i.src = %s; })`, src), &size)
		if !strings.HasPrefix(size, "720×") {
			t.Errorf("%s: %s", s.name, size)
		}
	}
}
