package generator_test

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"parvis/generator"
)

// One line above each page, of 64 pixels at most, at any width; on a phone the first signatory is
// seen at once.
func TestHeaderIsOneLine(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "real"))
	for _, width := range []int64{320, 360, 768, 992, 1280} {
		v.Run(t, chromedp.EmulateViewport(width, 740))
		for _, at := range []string{"/", "/signataires/", "/recherche/", "/404.html"} {
			v.Go(t, at)
			if high := v.Text(t, `String(document.querySelector('header').offsetHeight)`); high > "64" || len(high) > 2 {
				t.Errorf("%s at %d: %s pixels", at, width, high)
			}
			if over := v.Text(t, `String(document.documentElement.scrollWidth)`); over != strconv.FormatInt(width, 10) {
				t.Errorf("%s at %d: %s wide", at, width, over)
			}
		}
	}
	v.Run(t, chromedp.EmulateViewport(360, 740))
	v.Go(t, "/signataires/")
	v.Until(t, "the first name within 500 pixels", `(() => {
		const name = [...document.querySelectorAll('.rows a')].find((e) => e.checkVisibility({visibilityProperty: true}));
		return !!name && name.getBoundingClientRect().bottom < 500;
	})()`)
}

// The menu opens and closes by the keyboard and without a script; on a phone it covers the page, its
// first links need no scrolling, and no target is small. Who moves on past it sees the page.
func TestMenu(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "real"))
	v.Run(t, emulation.SetScriptExecutionDisabled(true), chromedp.EmulateViewport(360, 740), chromedp.Navigate(v.URL+"/signataires/sncf/"),
		chromedp.Focus(".menu summary"), chromedp.KeyEvent(kb.Enter), emulation.SetScriptExecutionDisabled(false))
	const links = `[...document.querySelectorAll('.panel nav:first-of-type a')]`
	v.Until(t, "the menu", `document.querySelector('.menu').open`)
	if names := v.List(t, links+`.map(e => e.querySelector('b').textContent)`); len(names) != 6 || !slices.Contains(names, "Près de chez moi") {
		t.Errorf("ways in: %q", names)
	}
	if low := v.List(t, `[...document.querySelectorAll('.menu summary, .panel a, .panel input, .panel button')].filter(e => e.offsetHeight < 44).map(e => e.textContent)`); len(low) > 0 {
		t.Errorf("low targets: %q", low)
	}
	if under := v.List(t, links+`.filter(e => e.getBoundingClientRect().bottom > 740).map(e => e.textContent)`); len(under) > 0 {
		t.Errorf("below the window: %q", under)
	}
	if here := v.List(t, `[...document.querySelectorAll('.panel [aria-current]')].map(e => e.getAttribute('href'))`); !slices.Equal(here, []string{"/signataires/"}) {
		t.Errorf("where the reader stands: %q", here)
	}
	const covers = `document.querySelector('.panel').contains(document.elementFromPoint(180, 700))`
	v.Until(t, "the menu over the page", covers)
	v.Run(t, chromedp.Evaluate(`document.querySelector('main a').focus({focusVisible: true})`, nil))
	v.Until(t, "the page, past the menu", `!(`+covers+`)`)
	v.Run(t, chromedp.Focus(".menu summary"), chromedp.KeyEvent(kb.Enter))
	v.Until(t, "the menu closed", `!document.querySelector('.menu').open`)
	v.Check(t)
}

// Each page leads to a message about it, where the publisher has an address; nowhere else.
func TestReportAnError(t *testing.T) {
	t.Parallel()
	content := t.TempDir()
	put(t, content, "site.toml", toldPublisher)
	put(t, content, "acteurs/a.toml", "nom = \"A & B + C\"\n")
	dir, _ := build(t, generator.Options{Content: content})
	page := read(t, dir)["acteurs/a/index.html"]
	_, link, _ := strings.Cut(page, `href="mailto:contact_site@exemple.test?subject=`)
	link, _, _ = strings.Cut(link, `"`)
	subject, err := url.PathUnescape(link)
	if err != nil || strings.ReplaceAll(subject, "\u00a0", " ") != "Une erreur à signaler : A & B + C, https://exemple.test/acteurs/a/" || strings.ContainsAny(link, "&+ ") {
		t.Errorf("the message is about %q (%v)", subject, err)
	}
	if n := strings.Count(page, ">Signaler une erreur<"); n != 2 {
		t.Errorf("%d links, wanted one at the foot of the record and one at that of the page", n)
	}
	for file, data := range site(t, "real").files {
		if strings.Contains(data, "Signaler une erreur") {
			t.Errorf("%s leads to nobody's address", file)
		}
	}
}
