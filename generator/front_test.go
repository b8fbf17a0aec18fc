package generator_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The first screen of the front page, on a phone and on a desk, asks its question, answers it and asks for
// a commune; nothing is cut.
func TestFirstScreen(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"real", "made"} {
		v := browse(t, site(t, name))
		for _, size := range [][2]int64{{320, 740}, {360, 740}, {1280, 800}} {
			v.Run(t, chromedp.EmulateViewport(size[0], size[1]))
			v.Go(t, "/")
			for _, part := range []string{"h1", ".lead", "#commune", ".ask button", "#commune-hint"} {
				v.Until(t, fmt.Sprintf("%s in the first screen of %s, %v", part, name, size),
					`(() => { const r = document.querySelector('main `+part+`').getBoundingClientRect(); return r.height > 0 && r.bottom <= innerHeight && r.right <= innerWidth; })()`)
			}
			v.Until(t, "nothing wider than its column", `[...document.querySelectorAll('.hero .wrap > *')].every((e) => e.getBoundingClientRect().right <= document.querySelector('.slabs').getBoundingClientRect().right + 1)`)
			v.Until(t, "no sideways scroll", `document.documentElement.scrollWidth <= innerWidth`)
		}
		v.Check(t)
	}
}

// The commune that is asked for on the front page is found by the keyboard alone; without a script its form leads to the
// territories.
func TestCommuneFromTheFrontPage(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "real"))
	v.Go(t, "/")
	v.Run(t, chromedp.SendKeys("#commune", "Carcassonne"+kb.Enter, chromedp.ByID))
	v.Until(t, "what is near Carcassonne", `location.pathname === '/pres-de-chez-moi/' && document.querySelector('.near-town h2')?.textContent.includes('Carcassonne')`)
	v.Check(t)
	var tree string
	v.Run(t, emulation.SetScriptExecutionDisabled(true), chromedp.Navigate(v.URL+"/"), chromedp.SendKeys("#commune", "Carcassonne"+kb.Enter, chromedp.ByID),
		chromedp.WaitVisible(".near-tree"), chromedp.Text(".near-tree", &tree), emulation.SetScriptExecutionDisabled(false))
	if tree == "" {
		t.Error("no way on without a script")
	}
}

// The dashboard of the real content is read in a few screens: 4,000 px on a desk, 8,000 on a phone.
func TestDashboardIsShort(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "real"))
	for width, most := range map[int64]int{1280: 4000, 360: 8000} {
		v.Run(t, chromedp.EmulateViewport(width, 800))
		v.Go(t, "/tableau-de-bord/")
		var height int
		v.Run(t, chromedp.Evaluate(`document.documentElement.scrollHeight`, &height))
		if height > most || height < 1000 {
			t.Errorf("%d px high at %d px, wanted %d at most", height, width, most)
		}
		v.Until(t, "no sideways scroll", `document.documentElement.scrollWidth <= innerWidth`)
	}
	v.Check(t)
}
