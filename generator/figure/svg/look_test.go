package svg_test

import (
	"flag"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"parvis/generator/figure/chart"
	"parvis/generator/figure/layout"
	"parvis/generator/figure/paint"
	"parvis/generator/figure/raster"
	"parvis/generator/figure/svg"
	"parvis/generator/testbrowser"
)

var lookAt = flag.String("look", "", "write contact sheets into this folder")

// wordsOfPage is what the sheet of a site brings beside the colours.
const wordsOfPage = `:root { color-scheme: light dark; --sans: system-ui, sans-serif; --serif: Georgia, serif; }
body { margin: 16px; background: var(--paper); color: var(--ink); font: 14px/1.4 var(--sans); }
.row { display: flex; gap: 32px; align-items: start; margin-block-end: 32px; border-block-start: 1px solid var(--joint); padding-block-start: 8px; }
.row > div { flex: none; } h2 { font: 12px var(--sans); } img { display: block; }`

// properties is the colours of a page, for both modes.
func properties() string {
	var light, dark strings.Builder
	for _, c := range paint.Colours {
		fmt.Fprintf(&light, "--%s: %s;", c.Role, c.Light)
		fmt.Fprintf(&dark, "--%s: %s;", c.Role, c.Dark)
	}
	return ":root {" + light.String() + "}\n@media screen and (prefers-color-scheme: dark) { :root {" + dark.String() + "} }\n"
}

func pageOf(body string) string {
	return `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Figures</title><style>` + properties() + wordsOfPage + paint.Sheet() + `</style><body>` + svg.Defs() + body + "</body></html>\n"
}

// contactSheet shows each sample in these widths, as a page does.
func contactSheet(list []sample, widths ...int) string {
	var out strings.Builder
	for _, s := range list {
		d := layout.Of(s.chart)
		fmt.Fprintf(&out, `<h2>%s</h2><div class="row">`, html.EscapeString(s.name))
		for _, w := range widths {
			fmt.Fprintf(&out, `<div style="width:%dpx">%s</div>`, w, svg.Page(d, ""))
		}
		out.WriteString("</div>")
	}
	return pageOf(out.String())
}

// looks is how readers see a page: its media, its features, and what they can't see.
var looks = []struct {
	name, media, scheme, forced string
	sight                       emulation.SetEmulatedVisionDeficiencyType
}{
	{"light", "screen", "light", "none", "none"}, {"dark", "screen", "dark", "none", "none"},
	{"paper-grey", "print", "light", "none", "achromatopsia"}, {"forced-light", "screen", "light", "active", "none"}, {"forced-dark", "screen", "dark", "active", "none"},
	{"protanopia", "screen", "light", "none", "protanopia"}, {"deuteranopia", "screen", "light", "none", "deuteranopia"}, {"tritanopia", "screen", "dark", "none", "tritanopia"},
}

// photograph takes pictures of samples, some at a time, as each reader sees them.
func photograph(t *testing.T, folder string, list []sample, widths ...int) {
	t.Helper()
	const some = 4
	for i := 0; i < len(list); i += some {
		tab := testbrowser.Open(t, 1420, 900)
		show(t, tab, contactSheet(list[i:min(i+some, len(list))], widths...))
		for _, l := range looks {
			var png []byte
			tab.Run(t, emulation.SetEmulatedMedia().WithMedia(l.media).WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: l.scheme}, {Name: "forced-colors", Value: l.forced}}),
				emulation.SetEmulatedVisionDeficiency(l.sight), chromedp.FullScreenshot(&png, 100))
			if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%s-%02d.png", l.name, i/some)), png, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// fileSheet shows each sample as a file, and as it is shared.
func fileSheet(t *testing.T, folder string, list []sample) string {
	t.Helper()
	var out strings.Builder
	for _, s := range list {
		file, share := []byte(svg.File(frame, layout.Of(s.chart))), shared(t, raster.Draw(cardOf(s.chart)))
		for name, data := range map[string][]byte{s.name + "-file.svg": file, s.name + "-share.png": share} {
			if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		fmt.Fprintf(&out, `<h2>%s</h2><div class="row"><div><img src="%s-file.svg" width="720" alt=""></div><div><img src="%s-share.png" width="600" alt=""></div></div>`, s.name, s.name, s.name)
	}
	return pageOf(out.String())
}

var frame = svg.Frame{Source: "Source : Entreprises & Quartiers", Date: "données arrêtées au 11 juillet 2018", Licence: "Licence ouverte 2.0", Address: "https://exemple.fr/donnees/figures/engagements-par-domaine/"}

// TestLook writes sheets to look at with one's own eyes, and pictures of them as readers see them who prefer dark
// screens, print, force colours or confuse some: go test ./generator/figure/svg -run Look -look FOLDER
func TestLook(t *testing.T) {
	folder := *lookAt
	if folder == "" {
		folder = t.TempDir()
	}
	files := fileSheet(t, folder, samples())
	for name, text := range map[string]string{"pages.html": contactSheet(samples(), 260, 340, 720), "files.html": files, "hostile.html": contactSheet(hostileSamples(), 260, 340, 720)} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if *lookAt != "" {
		photograph(t, folder, samples(), 260, 340, 720)
	}
}

// hostileSamples is every sample with labels as they may come from anybody.
func hostileSamples() []sample {
	labels := []string{`<script>alert("1")</script> & 'deux'`, "Anticonstitutionnellementissimementinterminablementsansespaceniponctuation", "\u202egnp.exe\u202c \u2067שלום\u2069", "企业与社区宪章的合作伙伴关系发展计划", "a\u0000b\ufffe\u0007c", ""}
	var out []sample
	for _, s := range samples() {
		c := s.chart
		c.Rows = append([]chart.Row{}, c.Rows...)
		for i := range c.Rows {
			c.Rows[i].Label = labels[i%len(labels)]
		}
		c.Columns = append([]string{}, c.Columns...)
		for i := range c.Columns {
			c.Columns[i] = labels[(i+1)%len(labels)]
		}
		c.Title, c.Sentence = labels[0], labels[0]
		out = append(out, sample{s.name, c})
	}
	return out
}
