// Package testpage writes pages of small sites for tests, and reads them as their readers do.
package testpage

import (
	"bytes"
	"html"
	"io/fs"
	"regexp"
	"strings"
	"sync"
	"testing"

	"parvis/generator/check"
	"parvis/generator/html/theme"
	"parvis/generator/html/view"
	"parvis/generator/model/stats"
	"parvis/generator/site"
	"parvis/generator/testsite"
	"parvis/themes"
)

// Site is the site of a content folder, drafts included on request, in the words of its language.
func Site(t testing.TB, content fs.FS, drafts bool) *view.Site {
	t.Helper()
	_, m, found := testsite.Check(t, content, check.Options{Drafts: drafts})
	if m == nil {
		t.Fatal("no site: ", found)
	}
	layers, err := theme.Resolve(theme.Default, nil, themes.FS)
	if err != nil {
		t.Fatal(err)
	}
	look, err := theme.Load(theme.Options{Layers: layers, Lang: m.Lang, Base: m.Base})
	if err != nil {
		t.Fatal(err)
	}
	return view.New(m, sync.OnceValue(func() *stats.Totals { return stats.Of(m) }), look.Words(), look.Render)
}

// HTML is the page at an address, as it is written.
func HTML(t testing.TB, files []site.File, address string) string {
	t.Helper()
	for _, f := range files {
		if f.Address == address {
			var out bytes.Buffer
			if err := f.Write(&out); err != nil {
				t.Fatal(err)
			}
			return out.String()
		}
	}
	t.Fatalf("no page at %s", address)
	return ""
}

var (
	mainPart = regexp.MustCompile(`(?s)<main.*</main>`)
	drawing  = regexp.MustCompile(`(?s)<div class="figure-drawings.*?</div>|<svg.*?</svg>`)
	part     = regexp.MustCompile(`<(/?div|/?dl|dt|dd|/?table|caption|td|th|/?ul|li|p|h[1-6])\b`)
	bars     = regexp.MustCompile(`( \|)+( |$)`)
	tag      = regexp.MustCompile(`<[^>]*>`)
	spaces   = regexp.MustCompile(`[\s\x{00a0}\x{202f}]+`)
)

// Text is the words of the main part of a page: on one line, with ordinary spaces, and a bar
// between parts: cells, items, paragraphs.
func Text(t testing.TB, files []site.File, address string) string {
	t.Helper()
	s := mainPart.FindString(HTML(t, files, address))
	s = tag.ReplaceAllString(part.ReplaceAllString(drawing.ReplaceAllString(s, ""), " | $0"), "")
	return bars.ReplaceAllString(spaces.ReplaceAllString(html.UnescapeString(s), " "), " | ")
}

// Says fails where a text lacks words that it should have, or has some that begin with "!".
func Says(t testing.TB, text string, words ...string) {
	t.Helper()
	for _, w := range words {
		unwanted, not := strings.CutPrefix(w, "!")
		if not && strings.Contains(text, unwanted) {
			t.Errorf("%q is said in:\n%s", unwanted, text)
		}
		if !not && !strings.Contains(text, w) {
			t.Errorf("%q isn't said in:\n%s", w, text)
		}
	}
}
