package generator_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// task is what somebody comes for, and the way there: the words of the links to follow, from the front
// page. What answers is said on the last page.
type task struct {
	asks  string
	links []string
	says  []string
}

// mostClicks is how far an answer may be from the front page.
const mostClicks = 3

// tasks are what residents, companies, elected officials and journalists come for.
var tasks = []task{
	{"what do companies do in Montpellier?", []string{"Près de chez moi", "Hérault", "Montpellier Méditerranée Métropole"}, []string{"Service You", "Accueil de volontaires en service civique"}},
	{"what do companies do in Dunkerque?", []string{"Près de chez moi", "Nord"}, []string{"Communauté urbaine de Dunkerque"}},
	{"who promised internships, and did they?", []string{"Trouver une action", "Accueil en stage de troisième"}, []string{"BRL", "action menée"}},
	{"everything on SNCF", []string{"Signataires", "SNCF"}, []string{"Tutorat", "30 à 40"}},
	{"compare Aude and Gard", []string{"Comparer", "En Occitanie"}, []string{"Aude : 4 actions menées", "Gard : "}},
	{"the data and the citation of a figure", []string{"Où on en est", "Citer"}, []string{"CSV", "Données arrêtées au"}},
	{"a sheet for Limoux", []string{"Territoires", "Arrondissement de Limoux"}, []string{"Limoux"}},
	{"what is late", []string{"Où on en est", "Bilan 2017"}, []string{"attendu"}},
	{"which actions could my company take?", []string{"Trouver une action"}, []string{"Interventions en classe", "Engie"}},
}

// Each answer is at most three links from the front page, by the keyboard, on a phone, with scripts
// and without.
func TestTasks(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "real"))
	v.Run(t, chromedp.EmulateViewport(360, 740))
	for _, scripts := range []bool{true, false} {
		for _, one := range tasks {
			t.Run(fmt.Sprintf("%s scripts %v", one.asks, scripts), func(t *testing.T) {
				if len(one.links) > mostClicks {
					t.Fatalf("%d links", len(one.links))
				}
				v.Run(t, emulation.SetScriptExecutionDisabled(!scripts), chromedp.Navigate(v.URL+"/"))
				for _, link := range one.links {
					v.follow(t, link)
				}
				has(t, v.Text(t, `document.querySelector('main').innerText.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')`), one.says...)
			})
		}
	}
	v.Run(t, emulation.SetScriptExecutionDisabled(false))
	v.Check(t)
}

// follow goes where a link leads, by the keyboard. One that is in a closed box is opened first.
func (v *visit) follow(t *testing.T, words string) {
	t.Helper()
	find := fmt.Sprintf(`[...document.querySelectorAll('main a[href], .panel a[href]')].find(a => (a.querySelector('b') ?? a).textContent.replaceAll('\u00a0', ' ').trim().startsWith(%q))`, words)
	if v.Text(t, `String(!!`+find+`)`) != "true" {
		t.Fatalf("no link is called %q on %s", words, v.Text(t, `location.pathname`))
	}
	v.Until(t, "the link in sight", `(() => { const a = `+find+`; const box = a.closest('details:not([open])'); if (box) box.querySelector('summary').click(); a.focus(); return document.activeElement === a; })()`)
	from := v.Text(t, `location.href`)
	v.Run(t, chromedp.KeyEvent(kb.Enter))
	v.Until(t, "the page of "+words, fmt.Sprintf(`location.href !== %q && document.readyState === 'complete'`, from))
}
