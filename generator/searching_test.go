package generator_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"parvis/generator/data/search"
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

// The browser takes texts apart as the generator does, with the rules that it finds in the index.
func TestWordsInTheBrowser(t *testing.T) {
	src, err := os.ReadFile("data/search/testdata/words.json")
	if err != nil {
		t.Fatal(err)
	}
	rules, err := json.Marshal(map[string]search.Rules{"fr": search.RulesFor("fr"), "fr-CH": search.RulesFor("fr-CH"), "en": search.RulesFor("en")})
	if err != nil {
		t.Fatal(err)
	}
	t.Parallel()
	v := browse(t, site(t, "mini"))
	v.Go(t, "/recherche/")
	v.Run(t, chromedp.Evaluate(`window.wrong = null; import(document.querySelector('script[src*="search-"]').src).then(({words, stem, within}) => {
		const rules = `+string(rules)+`;
		window.wrong = `+string(src)+`.flatMap(e => {
			const got = words(rules[e.lang], e.text).map(w => w.word), stems = got.map(w => stem(rules[e.lang], w));
			return JSON.stringify([got, stems]) === JSON.stringify([e.words, e.stems]) ? [] : [e.text + ': ' + got + ' / ' + stems];
		}).concat([['stage', 'satge', 1], ['stage', 'stages', 1], ['stage', 'tage', 1], ['stage', 'stave', 1], ['stage', 'stage', 0], ['stage', 'stagess', 2], ['stage', 'sateg', 2], ['abcd', 'acbd', 1], ['abcd', 'badc', 2], ['stage', 'sta', 2], ['stage', 'st', 3], ['', 'a', 1]]
			.filter(([a, b, n]) => !within(n, a, b) || !within(n, b, a) || n > 0 && (within(n - 1, a, b) || within(n - 1, b, a))).map(String));
	}, e => { window.wrong = [String(e)]; })`, nil))
	v.Until(t, "the script", `window.wrong !== null`)
	if wrong := v.Text(t, `window.wrong.join('\n')`); wrong != "" {
		t.Errorf("in the browser:\n%s", wrong)
	}
	v.Check(t)
}

// What readers ask for, and what they should see first; "" is nothing, and the page then shows
// other ways.
var wanted = map[string]string{
	"liste des engagements":       "engagements/",
	"qui fait quoi":               "engagements/",
	"stage":                       "actions/stage-troisieme/",
	"stages":                      "actions/stage-troisieme/",
	"stagiaire":                   "actions/stages-alternance/",
	"stagiaires":                  "actions/stages-alternance/",
	"stage de troisième":          "actions/stage-troisieme/",
	"stage Engie":                 "signataires/engie/#stagiaires-alternants",
	"alternance":                  "actions/stages-alternance/",
	"alternant":                   "actions/stages-alternance/",
	"apprentissage":               "actions/stages-alternance/",
	"service civique":             "actions/service-civique/",
	"engagement tutorat":          "actions/tutorat-prevention/",
	"tuteurs":                     "actions/tutorat-prevention/",
	"mécénat":                     "domaines/initiatives-locales/",
	"mecene":                      "domaines/initiatives-locales/",
	"décrochage scolaire":         "actions/decrochage-scolaire/",
	"école de la deuxième chance": "actions/ecole-deuxieme-chance/",
	"formation numérique":         "actions/formation-numerique/",
	"femmes":                      "actions/metiers-femmes/",
	"créer une entreprise":        "actions/concours-creation/",
	"emploi":                      "domaines/emploi/",
	"insertion":                   "domaines/emploi/",
	"éducation":                   "domaines/education/",
	"RSE":                         "domaines/rse/",
	"SNCF":                        "signataires/sncf/",
	"suez":                        "signataires/suez/",
	"lycée Carcassonne":           "signataires/suez/#mecenat-lycee",
	"Montpellier":                 "territoires/montpellier/",
	"Limoux":                      "territoires/limoux/",
	"Aude":                        "territoires/aude/",
	"Dunkerque":                   "territoires/cu-dunkerque/",
	"petits sites":                "petits-sites/",
	"club FACE":                   "experiences/apport-club-face/",
	"FACE Hérault":                "acteurs/face-herault/",
	"carte":                       "figures/engagements-par-region/",
	"csv":                         "donnees/",
	"données ouvertes":            "donnees/",
	"télécharger les données":     "donnees/",
	"licence":                     "donnees/",
	"tableau de bord":             "tableau-de-bord/",
	"chiffres clés":               "tableau-de-bord/",
	"bilan 2017":                  "bilans/2017/",
	"bilan 2018":                  "bilans/",
	"en retard":                   "bilans/",
	"cible":                       "bilans/",
	"méthode":                     "methode/",
	"QPV":                         "pres-de-chez-moi/",
	"qui contacter":               "pres-de-chez-moi/",
	"près de chez moi":            "pres-de-chez-moi/",
	"comparer":                    "comparer/",
	"citation":                    "donnees/",
	"citer une figure":            "figures/",
	"imprimer":                    "territoires/",
	"signataires":                 "signataires/",
	"entreprises signataires":     "signataires/",
	"appel à projets":             "appels/",
	"plan du site":                "plan-du-site/",
	"confidentialité":             "confidentialite/",
	"mentorat":                    "",
	"Béziers":                     "",
}

// The best answer comes first, as the script ranks what it reads in the index.
func TestSearchFindsTheBest(t *testing.T) {
	t.Parallel()
	queries, err := json.Marshal(slices.Sorted(maps.Keys(wanted)))
	if err != nil {
		t.Fatal(err)
	}
	v := browse(t, site(t, "real"))
	v.Go(t, "/recherche/")
	v.Run(t, chromedp.Evaluate(`window.found = null; import(document.querySelector('script[src*="search-"]').src).then(async ({ask, read}) => {
		const found = {};
		for (const query of `+string(queries)+`) {
			const {hits, terms} = await ask(query);
			found[query] = {first: hits.length ? (await read(hits[0].doc))[0] : '', words: [...terms.keys()]};
		}
		window.found = JSON.stringify(found);
	}).catch(e => { window.found = JSON.stringify({error: {first: String(e)}}); })`, nil))
	v.Until(t, "every answer", `window.found !== null`)
	var found map[string]struct {
		First string
		Words []string
	}
	if err := json.Unmarshal([]byte(v.Text(t, `window.found`)), &found); err != nil {
		t.Fatal(err)
	}
	for query, want := range wanted {
		if got := found[query].First; got != want {
			t.Errorf("%q: %q comes first, not %q %s", query, got, want, found["error"].First)
		}
	}
	if words := strings.Join(found["entreprises signataires"].Words, " "); !strings.Contains(words, "entreprise ") || strings.Contains(words, "entrepren") {
		t.Errorf("entreprises brings %s", words)
	}
	v.Check(t)
}

// What the site doesn't speak of leads on all the same: to what is done in a commune, to the
// nearest spelling, to other ways.
func TestSearchLeadsOn(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "real"))
	v.Go(t, "/recherche/")
	for typed, want := range map[string]string{
		"Béziers":   "Voir ce qui se fait à Béziers → ?insee=34032",
		"le mans":   "Voir ce qui se fait au Mans → ?insee=72181",
		"Les Ulis":  "Voir ce qui se fait aux Ulis → ?insee=91692",
		"34500":     "Voir ce qui se fait au code postal 34500 → ?lieu=34500",
		"temonnage": "Chercher plutôt « témoignage » → ?q=temoignage",
	} {
		v.Run(t, chromedp.Evaluate(`document.querySelector('#q').value = ''`, nil), chromedp.SendKeys("#q", typed+kb.Enter))
		v.Until(t, want, fmt.Sprintf(`[...document.querySelectorAll('.search-towns a, .search-state a')].some(a => a.innerText.replace(/\s/g, ' ') + ' → ' + a.search === %q)`, want))
		if shown := v.Text(t, `[...document.querySelectorAll('.search-results h2, .search-ways a')].some(e => e.checkVisibility()) ? 'yes' : ''`); shown == "" {
			t.Errorf("%s: neither results nor other ways", typed)
		}
	}
	v.Run(t, chromedp.Evaluate(`document.querySelector('#q').value = ''`, nil), chromedp.SendKeys("#q", "Saint-Denis"+kb.Enter))
	v.Until(t, "each commune of that name", `document.querySelectorAll('.search-towns li').length > 1 && document.querySelector('.search-towns').innerText.includes('(Aude)')`)
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
