package generator_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"
)

// drawn is a drawing as it stands in pages, and the first of them.
type drawn struct {
	page, markup string
	node         *html.Node
}

// drawingsOf is every drawing of a site, each once, whatever page it is in.
func drawingsOf(t *testing.T, b *built) []drawn {
	t.Helper()
	var out []drawn
	seen := map[string]bool{}
	for _, file := range slices.Sorted(maps.Keys(b.pages)) {
		for n := range b.pages[file].Descendants() {
			class, _ := attribute(n, "class")
			if n.Data != "svg" || !slices.Contains(strings.Fields(class), "pv") {
				continue
			}
			var text bytes.Buffer
			if err := html.Render(&text, n); err != nil {
				t.Fatal(err)
			}
			if markup := text.String(); !seen[markup] {
				seen[markup] = true
				out = append(out, drawn{file, markup, n})
			}
		}
	}
	if len(out) < 10 {
		t.Fatalf("only %d drawings", len(out))
	}
	return out
}

// shortly is all drawings under -whole, else a few of each kind of figure.
func shortly(all []drawn, n int) []drawn {
	var out []drawn
	kinds := map[string]int{}
	for _, d := range all {
		kind := drawnKind.FindString(d.markup)
		if kinds[kind]++; *whole || kinds[kind] <= n {
			out = append(out, d)
		}
	}
	return out
}

var drawnKind = regexp.MustCompile(`aria-describedby="figure-[a-z-]+`)

// TestDrawingsFit lays every drawing of three sites out under the sheets of the site, from the width of a card on the
// narrowest phone to the widest column, with a wide font and a narrow one; and measures its colours.
func TestDrawingsFit(t *testing.T) {
	t.Parallel()
	widths, fonts := []int{260, 280, 340, 500, 720, 800}, []string{"DejaVu Sans", "Liberation Sans"}
	if !*whole {
		widths, fonts = []int{260, 340, 720}, fonts[:1]
	}
	for _, name := range []string{"real", "mini", "made"} {
		t.Run(name, func(t *testing.T) {
			b := site(t, name)
			v := browse(t, b)
			v.Go(t, "/figures/engagements-par-domaine/")
			list := shortly(drawingsOf(t, b), 3)
			var body strings.Builder
			for _, d := range list {
				body.WriteString(`<div data-name="` + d.page + `">` + d.markup + `</div>`)
			}
			text, err := json.Marshal(body.String())
			if err != nil {
				t.Fatal(err)
			}
			v.Run(t, chromedp.Evaluate(`document.body.innerHTML = document.querySelector('.pv-defs').outerHTML + `+string(text), nil))
			for _, scheme := range []string{"light", "dark"} {
				v.Run(t, emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}))
				v.Contrasts(t)
			}
			read := 0
			for _, font := range fonts {
				for _, width := range widths {
					read += v.Fits(t, width, font)
				}
			}
			t.Logf("%d drawings, %d texts read", len(list), read)
			if read < 50*len(widths) {
				t.Errorf("only %d texts were read", read)
			}
		})
	}
}

// TestDrawingsInPages: a drawing weighs at most 4 KiB, compressed, and has neither a style nor an id: the patterns,
// once in the page, have the only ones.
func TestDrawingsInPages(t *testing.T) {
	t.Parallel()
	heaviest := 0
	for _, name := range []string{"real", "mini", "made"} {
		b := site(t, name)
		for _, d := range drawingsOf(t, b) {
			n := compressed(t, d.markup)
			heaviest = max(heaviest, n)
			if n > 4<<10 {
				t.Errorf("%s: %d bytes: %.200s", d.page, n, d.markup)
			}
			if m := notInDrawings.FindString(d.markup); m != "" {
				t.Errorf("%s: %q in a drawing: %.200s", d.page, m, d.markup)
			}
			for _, id := range []string{"pv-unk", "pv-dots"} {
				if n := b.ids[d.page][id]; n > 1 || n == 0 && strings.Contains(d.markup, "#"+id+")") {
					t.Errorf("%s has drawings, and %s %d times", d.page, id, n)
				}
			}
		}
	}
	t.Logf("the heaviest has %d bytes", heaviest)
}

var notInDrawings = regexp.MustCompile(` (style|id|tabindex|href|on[a-z]+)="|<(style|script|image|a)\b`)
