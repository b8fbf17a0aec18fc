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

// TestEverythingFits lays every sample out in the browser, in the widths of cards from the
// narrowest phone to the widest column, with a wide font and a narrow one.
func TestEverythingFits(t *testing.T) {
	list := samples()
	for _, s := range hostileSamples() {
		s.name += " (hostile)"
		list = append(list, s)
	}
	tab := open(t, pageOf(named(list)))
	read := 0
	for _, font := range []string{"DejaVu Sans", "Liberation Sans"} {
		for _, width := range []int{260, 280, 340, 500, 720, 800} {
			read += tab.Fits(t, width, font)
		}
	}
	if read < 5000 {
		t.Errorf("only %d texts were read", read)
	}
}

// named is the drawings of samples, each in a box with its name.
func named(list []sample) string {
	var body strings.Builder
	for _, s := range list {
		if drawn := svg.Page(layout.Of(s.chart), ""); drawn != "" {
			fmt.Fprintf(&body, `<div data-name="%s">%s</div>`, s.name, drawn)
		}
	}
	return body.String()
}

// TestContrasts measures the colours of every sample as the browser computes them, in both modes and on paper.
func TestContrasts(t *testing.T) {
	tab := open(t, pageOf(named(samples())))
	read := 0
	for _, mode := range [][2]string{{"screen", "light"}, {"screen", "dark"}, {"print", "dark"}} {
		tab.Run(t, emulation.SetEmulatedMedia().WithMedia(mode[0]).WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: mode[1]}}))
		read += tab.Contrasts(t)
	}
	if read < 1500 {
		t.Errorf("only %d texts were read", read)
	}
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
	read := tab.Fits(t, 720, "DejaVu Sans")
	if read < 1000 {
		t.Errorf("only %d texts were read", read)
	}
}

// open shows a page in a tab.
func open(t *testing.T, text string) *testbrowser.Tab {
	t.Helper()
	tab := testbrowser.Open(t, 1000, 900)
	show(t, tab, text)
	return tab
}

// show puts a page into a tab.
func show(t *testing.T, tab *testbrowser.Tab, text string) {
	t.Helper()
	tab.Run(t, chromedp.ActionFunc(func(ctx context.Context) error {
		tree, err := page.GetFrameTree().Do(ctx)
		if err != nil {
			return err
		}
		return page.SetDocumentContent(tree.Frame.ID, text).Do(ctx)
	}))
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
