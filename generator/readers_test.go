package generator_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"parvis/generator"
)

// What a reader once met on a page, and doesn't any more.

// On a phone, no cell of a table and no fact is so narrow that words stand one letter under the other.
func TestNoColumnOfLetters(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "real"))
	v.Run(t, chromedp.EmulateViewport(360, 740))
	for _, at := range []string{"/territoires/aude/", "/territoires/occitanie/", "/signataires/sncf/", "/indicateurs/services-civiques/", "/tableau-de-bord/", "/figures/", "/donnees/"} {
		v.Go(t, at)
		v.Until(t, "the page "+at, `document.readyState === 'complete' && !!document.querySelector('main h1')`)
		const narrow = `[...document.querySelectorAll('main :is(td, th, dd, dt, li, p)')].filter((e) => e.checkVisibility({visibilityProperty: true}) && e.innerText.trim().length > 3 &&
			e.clientWidth && e.clientHeight > 3 * parseFloat(getComputedStyle(e).fontSize) && e.clientWidth < 3 * parseFloat(getComputedStyle(e).fontSize)).map((e) => e.clientWidth + ' ' + e.innerText)`
		if got := v.List(t, narrow); len(got) > 0 {
			t.Errorf("%s: %q", at, got)
		}
	}
	v.Check(t)
}

// In the list of all figures, no two links of one list have the same words, and nothing hangs out of the page.
func TestLinksOfFiguresDiffer(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "real"))
	v.Run(t, chromedp.EmulateViewport(360, 740))
	v.Go(t, "/figures/")
	const twice = `(() => {
		const lists = [...document.querySelectorAll('main :is(ul, p, dd)')];
		return lists.flatMap((list) => {
			const texts = [...list.querySelectorAll('a[href]')].filter((a) => a.closest('ul, p, dd') === list).map((a) => a.textContent.trim());
			return texts.filter((text, i) => texts.indexOf(text) < i);
		});
	})()`
	if got := v.List(t, twice); len(got) > 0 {
		t.Errorf("%q", got)
	}
	const out = `[...document.querySelectorAll('main li')].filter((e) => e.checkVisibility() && getComputedStyle(e).listStyleType !== 'none' && e.getBoundingClientRect().left < 16 + 12).map((e) => e.innerText)`
	if got := v.List(t, out); len(got) > 0 {
		t.Errorf("bullets outside the margin: %q", got)
	}
	v.Check(t)
}

// The drawing of a figure's own page has two thirds of a desk's width at least.
func TestFigureOfAPageIsWide(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "real"))
	v.Run(t, chromedp.EmulateViewport(1280, 800))
	v.Go(t, "/figures/engagements-par-domaine/")
	v.Until(t, "a wide drawing", `(() => {
		const svg = [...document.querySelectorAll('main .figure-drawings svg')].find((e) => e.checkVisibility()), column = document.querySelector('main .figure');
		return svg.getBoundingClientRect().width >= 2 / 3 * column.clientWidth;
	})()`)
	v.Check(t)
}

// A column that editors align in Markdown is aligned by a class that has a style.
func TestColumnsOfTextsAreAligned(t *testing.T) {
	t.Parallel()
	examples, err := os.ReadFile("content/markup/testdata/examples.txt")
	if err != nil {
		t.Fatal(err)
	}
	sheet := ""
	for file, data := range site(t, "mini").files {
		if strings.HasSuffix(file, ".css") {
			sheet += data
		}
	}
	cells := regexp.MustCompile(`<t[hd] class="([a-z-]+)"`).FindAllStringSubmatch(string(examples), -1)
	if len(cells) == 0 {
		t.Error("no cell is aligned")
	}
	for _, m := range cells {
		if !regexp.MustCompile(`\.` + m[1] + `\b[^{}]*\{[^{}]*text-align`).MatchString(sheet) {
			t.Errorf("no style aligns the class %s", m[1])
		}
	}
}

// A citation begins with who publishes, or else with what is cited: never with what would follow a name.
func TestCitationsWithoutPublisher(t *testing.T) {
	t.Parallel()
	content := copied(t, mini)
	put(t, content, "site.toml", "titre = \"Charte d'exemple\"\nurl = \"https://exemple.test/\"\narrete_au = 2023-06-30\n")
	dir := filepath.Join(t.TempDir(), "public")
	if _, err := generator.Build(t.Context(), generator.Options{Content: content, Output: dir}); err != nil {
		t.Fatal(err) // that there is no publisher is only to be checked
	}
	n := 0
	for file, page := range read(t, dir) {
		for _, m := range regexp.MustCompile(`<p[^>]*(?:class|id)="citation"[^>]*>([^<]*)`).FindAllStringSubmatch(page, -1) {
			n++
			if strings.HasPrefix(strings.TrimSpace(m[1]), ",") || strings.TrimSpace(m[1]) == "" {
				t.Errorf("%s: %q", file, m[1])
			}
		}
	}
	if n < 2 {
		t.Errorf("%d citations", n)
	}
}
