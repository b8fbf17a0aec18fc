package generator_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// shown is what the search page shows, as a reader sees it.
type shown struct {
	State                string
	Titles, Kinds, Marks []string
	Address              string
}

func (v *visit) shown(t *testing.T) shown {
	t.Helper()
	var out shown
	if err := json.Unmarshal([]byte(v.Text(t, `(() => {
		const texts = s => [...document.querySelectorAll('.search-results:not([hidden]) ' + s)].map(e => e.innerText);
		return JSON.stringify({state: document.querySelector('.search-state').innerText, titles: texts('h2'), kinds: texts('.kicker'), marks: texts('mark'), address: location.search});
	})()`)), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// look asks for something with the keyboard, and waits for its first result.
func (v *visit) look(t *testing.T, words, first string) shown {
	t.Helper()
	v.Run(t, chromedp.Evaluate(`document.querySelector('#q').value = ''`, nil), chromedp.SendKeys("#q", words+kb.Enter))
	v.Until(t, fmt.Sprintf("%q as the first result of %q", first, words), fmt.Sprintf(`document.querySelector('.search-results:not([hidden]) h2')?.innerText === %q`, first))
	return v.shown(t)
}

// The search page in a real browser, under a strict policy: nothing is asked for
// before there is something to look for; words are found however they are
// typed, and the passage that has them is shown.
func TestSearch(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "real"))
	v.Go(t, "/recherche/")
	v.Until(t, "the lists", `!document.querySelector('.search-browse').hidden`)
	if v.Requested("/recherche/index.json") || v.Requested(".txt") {
		t.Error("the index was asked for before anything was typed")
	}
	for _, c := range []struct{ typed, first, mark string }{
		{"engie", "Engie", "Engie"},
		{"  ENGIE ", "Engie", "Engie"},
		{"engi", "Engie", "Engie"},  // begun
		{"egnie", "Engie", "Engie"}, // two letters exchanged
		{"bngie", "Engie", "Engie"}, // the first one wrong
		{"l'oreal", "L’Oréal", "Oréal"},
		{"Oréal", "L’Oréal", "Oréal"},
		{"herault", "Hérault", "Hérault"},
		{"pyrenées orientales", "Pyrénées-Orientales", "Pyrénées"},
	} {
		got := v.look(t, c.typed, c.first)
		if len(got.Marks) == 0 || got.Marks[0] != c.mark {
			t.Errorf("%q: marked %q, wanted %q first", c.typed, got.Marks, c.mark)
		}
		if !strings.Contains(got.State, "résultat") {
			t.Errorf("%q: announced %q", c.typed, got.State)
		}
	}
	if got := v.look(t, "dévelopement économique", "Développement économique"); !strings.Contains(got.State, "proches") {
		t.Errorf("a typo is forgiven in silence: %q", got.State)
	}
	v.Run(t, chromedp.Evaluate(`document.querySelector('#q').value = ''`, nil), chromedp.SendKeys("#q", "les tuteurs volontaire"))
	v.Until(t, "the passage of another form of a word", `[...document.querySelectorAll('.search-results p mark')].some(e => e.innerText === 'volontaires')`)
	v.Run(t, chromedp.Evaluate(`document.querySelector('#q').value = ''`, nil), chromedp.SendKeys("#q", "<img src=x onerror=alert(1)> zzzz"+kb.Enter))
	v.Until(t, "what was typed, as text", `document.querySelector('.search-state').innerText.includes('zzzz') || !document.querySelector('.search-results').hidden`)
	v.Check(t)
}

// What is looked for stands in the address: it comes from any page's menu, can
// be shared, and the way back leads through it.
func TestSearchAddress(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "real"))
	v.Run(t, chromedp.Navigate(v.URL+"/territoires/gard/"), chromedp.Click(".menu summary"), chromedp.SendKeys(".menu input", "SNCF"+kb.Enter))
	v.Until(t, "results", `location.pathname === '/recherche/' && document.querySelector('.search-results h2')?.innerText === 'SNCF'`)

	all := v.look(t, "emploi", "Emploi, insertion et formation")
	v.Run(t, chromedp.Evaluate(`document.querySelector('[value=experiences]').focus()`, nil), chromedp.KeyEvent(" "))
	v.Until(t, "the filter", `[...document.querySelectorAll('.search-results .kicker')].every(e => e.innerText === 'Expérience')`)
	narrowed := v.shown(t)
	if narrowed.Address != "?q=emploi&genre=experiences" || narrowed.State == all.State || len(narrowed.Titles) == 0 {
		t.Errorf("narrowed: %+v", narrowed)
	}
	v.Run(t, chromedp.Evaluate(`history.back()`, nil))
	v.Until(t, "the way back", fmt.Sprintf(`document.querySelector('.search-state').innerText === %q && location.search === '?q=emploi'`, all.State))

	v.Go(t, "/recherche/"+narrowed.Address)
	v.Until(t, "what was shared", `!!document.querySelector('.search-results h2')`)
	if again := v.shown(t); strings.Join(again.Titles, "|") != strings.Join(narrowed.Titles, "|") || again.State != narrowed.State {
		t.Errorf("the address shared gives %+v, not %+v", again, narrowed)
	}

	v.Go(t, "/recherche/?q=quartiers")
	v.Until(t, "results", `document.querySelectorAll('.search-results li').length === 10`)
	v.Run(t, chromedp.Evaluate(`document.querySelector('.search-results button').focus()`, nil), chromedp.KeyEvent(kb.Enter))
	v.Until(t, "more results, and the focus on the first of them", `document.querySelectorAll('.search-results li').length > 10 && document.activeElement === document.querySelectorAll('.search-results h2 a')[10]`)
	v.Run(t, chromedp.KeyEvent(kb.Enter))
	v.Until(t, "a page", `location.pathname !== '/recherche/' && document.readyState === 'complete'`)
	v.Run(t, chromedp.Evaluate(`history.back()`, nil))
	v.Until(t, "the results as they were left", `document.querySelectorAll('.search-results li').length > 10`)
	v.Check(t)
}

// The browser takes texts apart as the generator does.
func TestWordsInTheBrowser(t *testing.T) {
	src, err := os.ReadFile("data/search/testdata/words.json")
	if err != nil {
		t.Fatal(err)
	}
	t.Parallel()
	v := browse(t, site(t, "mini"))
	v.Go(t, "/recherche/")
	v.Run(t, chromedp.Evaluate(`window.wrong = null; import(document.querySelector('script[src*="search-"]').src).then(({words, stem, near}) => {
		window.wrong = `+string(src)+`.flatMap(e => {
			const got = words(e.lang, e.text).map(w => w.word), stems = got.map(w => stem(e.lang, w));
			return JSON.stringify([got, stems]) === JSON.stringify([e.words, e.stems]) ? [] : [e.text + ': ' + got + ' / ' + stems];
		}).concat([['stage', 'satge', 1], ['stage', 'stages', 1], ['stage', 'tage', 1], ['stage', 'stave', 1], ['stage', 'stage', 1], ['stage', 'stagess', 0], ['stage', 'sateg', 0], ['abcd', 'acbd', 1], ['abcd', 'badc', 0]]
			.filter(([a, b, ok]) => near(a, b) !== !!ok || near(b, a) !== !!ok).map(String));
	}, e => { window.wrong = [String(e)]; })`, nil))
	v.Until(t, "the script", `window.wrong !== null`)
	if wrong := v.Text(t, `window.wrong.join('\n')`); wrong != "" {
		t.Errorf("in the browser:\n%s", wrong)
	}
	v.Check(t)
}

// Without a script the page says so, and leads on.
func TestSearchWithoutScript(t *testing.T) {
	page := site(t, "real").files["recherche/index.html"]
	for _, want := range []string{"<noscript><p>", `<a href="/signataires/">`, `<a href="/experiences/">`, `<a href="/plan-du-site/">`, `<fieldset class="search-kinds" hidden>`, `<section class="search-results" aria-label="Résultats" hidden>`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
}
