package generator_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"parvis/generator"
)

// nearVisit opens the page, and waits for its script.
func nearVisit(t *testing.T, b *built) *visit {
	t.Helper()
	v := browse(t, b)
	v.Go(t, "/pres-de-chez-moi/")
	v.Until(t, "the page", `document.readyState === 'complete'`)
	return v
}

// pick types a text in the field, and waits for what the page says of it. Only its last letter is typed, so
// that the page answers once: no answer to fewer letters takes the focus away later.
func (v *visit) pick(t *testing.T, text, said string) {
	t.Helper()
	begun, last := text[:len(text)-1], text[len(text)-1:]
	v.Run(t, chromedp.Evaluate(`document.querySelector('#commune').focus(); document.querySelector('#commune').value = `+quoted(begun)+`; document.querySelector('.near-state').textContent = ''`, nil), chromedp.KeyEvent(last))
	v.Until(t, "“"+said+"”", `document.querySelector('.near-state').textContent.includes(`+quoted(said)+`)`)
}

func quoted(s string) string {
	out, _ := json.Marshal(s)
	return string(out)
}

// answered waits for the answer for a commune, and gives its words.
func (v *visit) answered(t *testing.T, name string) string {
	t.Helper()
	v.Until(t, "the answer for "+name, `!!document.querySelector('.near-town h2')?.textContent.startsWith(`+quoted(name)+`)`)
	return v.Text(t, `document.querySelector('.near-answer').innerText`)
}

func (v *visit) suggestions(t *testing.T) string {
	t.Helper()
	return v.Text(t, `[...document.querySelectorAll('.near-results a')].map(a => a.textContent).join(' | ')`)
}

func has(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(text, p) {
			t.Errorf("wanted %q in %q", p, text)
		}
	}
}

// In a real browser, under a strict policy, with the keyboard alone: a name, a
// postal code, a place unknown, one where nothing is published; an answer is an
// address, and the way back works; nothing is asked for before a letter is typed.
func TestNear(t *testing.T) {
	t.Parallel()
	v := nearVisit(t, site(t, "real"))
	if v.Requested(".json") {
		t.Error("data was loaded before anybody typed")
	}
	v.pick(t, "carca", "commune")
	has(t, v.suggestions(t), "Carcassonne (Aude, 11)", "Carcans (Gironde, 33)", "Carcarès-Sainte-Croix (Landes, 40)")
	v.Run(t, chromedp.KeyEvent(kb.ArrowDown))
	for range 10 { // down to it
		if v.Text(t, `document.activeElement.textContent`) == "Carcassonne (Aude, 11)" {
			break
		}
		v.Run(t, chromedp.KeyEvent(kb.ArrowDown))
	}
	v.Run(t, chromedp.KeyEvent(kb.ArrowUp), chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.Enter))
	got := v.answered(t, "Carcassonne")
	has(t, got, "Suez a mené une action à Carcassonne", "Qui contacter\nFACE Aude", "Suez · Carcassonne", "Carcassonne Agglo", "Aude", "En cours de constitution", "FACE Aude", "environ 20 signataires prévus", "Occitanie", "France")
	if i, j, k := strings.Index(got, "Suez a mené"), strings.Index(got, "Le Grand Narbonne et Suez ont mené 4 actions dans l’Aude"), strings.LastIndex(got, "France"); i > j || j > k {
		t.Errorf("from the smallest to the largest? %q", got)
	}
	if at := v.Text(t, `location.search + ' ' + document.activeElement.tagName + ' ' + document.title.startsWith('Carcassonne')`); at != "?insee=11069 H2 true" {
		t.Errorf("after the answer: %s", at)
	}

	v.pick(t, "Limoux", "trouvée")
	v.Run(t, chromedp.KeyEvent(kb.Enter))
	has(t, v.answered(t, "Limoux"), "Ce site n’a pas de page propre à Limoux\u202f; la plus proche est celle-ci\u00a0: Arrondissement de Limoux. Aucun engagement publié ne nomme l’arrondissement de Limoux. Les sources donnent 12 projets accompagnés", "Le Grand Narbonne et Suez ont mené 4 actions dans l’Aude")
	v.Run(t, chromedp.NavigateBack())
	has(t, v.answered(t, "Carcassonne"), "Suez a mené une action à Carcassonne")

	v.pick(t, "34070", "trouvée")
	v.Run(t, chromedp.KeyEvent(kb.Enter))
	has(t, v.answered(t, "Montpellier"), "34000, 34070, 34080, 34090", "Aucun engagement publié ne nomme Montpellier. Service You a mené 2 actions", "Montpellier Méditerranée Métropole")
	v.pick(t, "11000", "2 communes")
	has(t, v.suggestions(t), "Berriac (11000, Aude) | Carcassonne (11000, Aude)")
	v.pick(t, "75001", "Une commune")
	has(t, v.suggestions(t), "Paris 1er Arrondissement (75001, Paris)")
	v.pick(t, "97400", "Une commune")
	has(t, v.suggestions(t), "Saint-Denis (97400, La Réunion)")
	v.pick(t, "st denis", "premières")
	has(t, v.suggestions(t), "Saint-Denis (Aude, 11) | Saint-Denis (Gard, 30) | Saint-Denis (Seine-Saint-Denis, 93) | Saint-Denis (La Réunion, 974) | ")
	v.Run(t, chromedp.KeyEvent(kb.Enter))
	v.Until(t, "the list, since four are named so", `document.activeElement === document.querySelector('.near-results a')`)
	v.Run(t, chromedp.KeyEvent(kb.Escape))
	v.Until(t, "the field again", `document.activeElement.id === 'commune'`)
	v.pick(t, "lhay les", "Une commune")
	has(t, v.suggestions(t), "L’Haÿ-les-Roses (Val-de-Marne, 94)")
	v.pick(t, "Zorglub", "Aucune commune")
	v.pick(t, "99999", "Aucune commune")
	v.pick(t, "m", "une lettre")
	v.pick(t, "y", "une lettre")
	v.Run(t, chromedp.KeyEvent(kb.Enter))
	v.answered(t, "Y")

	// A commune is found by the name it had, or by that of one which is part of it.
	v.pick(t, "seynod", "Une commune")
	has(t, v.suggestions(t), "Annecy (autrefois Seynod, Haute-Savoie, 74)")
	v.pick(t, "béon", "2 communes")
	has(t, v.suggestions(t), "Béon (Yonne, 89)", "Culoz-Béon (autrefois Béon, Ain, 01)")

	// An address is an answer by itself: a code, a postal code, a name.
	for _, q := range []struct{ query, name, part string }{
		{"29019", "Brest", "France"}, {"2A004", "Ajaccio", "Corse-du-Sud"}, {"98411", "Îles Saint-Paul", "Terres australes"},
		{"34032", "Béziers", "Ce site n’a pas de page propre à Béziers\u202f; la plus proche est celle-ci\u00a0: Hérault. Service You a mené 2 actions dans l’Hérault (Montpellier Méditerranée Métropole)"},
		{"59183", "Dunkerque", "Ce site n’a pas de page propre à Dunkerque\u202f; la plus proche est celle-ci\u00a0: Communauté urbaine de Dunkerque. Aucun engagement publié ne nomme la communauté urbaine de Dunkerque. Les sources donnent environ 20 signataires"},
		{"66000", "Perpignan", "Pyrénées-Orientales"}, {"narbonne", "Narbonne", "Le Grand Narbonne"}, {"93005", "Aulnay-sous-Bois", "L’Oréal"},
	} {
		v.Go(t, "/pres-de-chez-moi/?commune="+q.query)
		has(t, v.answered(t, q.name), q.name, q.part)
	}
	// Some 3,000 numbers are a postal code and the INSEE code of another commune: 69008 is Lyon 8e's and Ancy's.
	for query, name := range map[string]string{"commune=69008": "Lyon 8e Arrondissement", "insee=69008": "Ancy", "insee=97411": "Saint-Denis", "commune=97411": "Saint-Paul", "insee=narbonne": "Narbonne"} {
		v.Go(t, "/pres-de-chez-moi/?"+query)
		v.answered(t, name)
	}
	// What is typed on another page is a postal code before it is an INSEE code: 59640 and 62100 are both.
	for typed, name := range map[string]string{"59640": "Dunkerque", "62100": "Calais", "narbonne": "Narbonne"} {
		v.Run(t, chromedp.Navigate(v.URL+"/"), chromedp.SendKeys("#commune", typed+kb.Enter))
		has(t, v.answered(t, name), name)
	}
	// Who acts there, and what is told of it, comes with what is published nearest.
	v.Go(t, "/pres-de-chez-moi/?commune=59183")
	has(t, v.answered(t, "Dunkerque"), "Acteurs d’ici\nCommunauté urbaine de Dunkerque", "Qui contacter\n", "Ce qui en est raconté\n", "11 juillet 2018")
	v.Run(t, emulation.SetEmulatedMedia().WithMedia("print"))
	if v.Text(t, `String(['.near-form', '.near-tree'].some(s => document.querySelector(s).checkVisibility()))`) != "false" {
		t.Error("paper has the form or the list of regions")
	}
	v.Run(t, emulation.SetEmulatedMedia())
	v.Go(t, "/pres-de-chez-moi/?commune=00000")
	v.Until(t, "an unknown code told so", `document.querySelector('.near-state').textContent.startsWith('Aucune commune')`)
	v.Check(t)
}

// Neighbourhoods of both maps are told: those in the commune, and those around.
func TestNearQuarters(t *testing.T) {
	t.Parallel()
	content := copied(t, mini)
	put(t, content, "territoires/autour.toml", "nom = \"Quartier voisin\"\ntype = \"qpv\"\ncode = \"QN01101I\"\nparent = \"aude\"\n")
	put(t, content, "territoires/ailleurs.toml", "nom = \"Quartier lointain\"\ntype = \"qpv\"\ncode = \"QN03401M\"\nparent = \"herault\"\n")
	put(t, content, "territoires/conte.toml", "nom = \"La Conte\"\ntype = \"qpv\"\ncode = \"QN01102I\"\nparent = \"france\"\n")
	v := nearVisit(t, parse(t, generator.Options{Content: content}))
	v.pick(t, "carcassonne", "trouvée")
	v.Run(t, chromedp.KeyEvent(kb.Enter))
	got := v.answered(t, "Carcassonne")
	has(t, got, "Quartier d’exemple", "QP011003, carte de 2015", "autour de Carcassonne", "Quartier voisin", "QN01101I, carte de 2024")
	if i, j := strings.Index(got, "La Conte"), strings.Index(got, "autour de Carcassonne"); i < 0 || i > j {
		t.Errorf("La Conte is one of Carcassonne's by the table: %q", got)
	}
	if strings.Contains(got, "lointain") {
		t.Errorf("another département's: %q", got)
	}
	v.Check(t)
}

// Names are folded in the browser as in Go, by the same examples.
func TestNearFoldsAlike(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile("data/nearby/testdata/names.json")
	if err != nil {
		t.Fatal(err)
	}
	v := nearVisit(t, site(t, "mini"))
	v.Run(t, chromedp.Evaluate(`window.wrong = 'waiting'; import(performance.getEntriesByType('resource').find((r) => r.name.includes('/towns-')).name).then(({fold, keyOf}) => {
		window.wrong = `+string(src)+`.filter((v) => fold(v.name) !== v.fold || keyOf(fold(v.name)) !== v.key).map((v) => v.name).join(', '); })`, nil))
	v.Until(t, "the script", `window.wrong !== 'waiting'`)
	if wrong := v.Text(t, `window.wrong`); wrong != "" {
		t.Errorf("folded otherwise than in Go: %s", wrong)
	}
	v.Check(t)
}

// Without JavaScript the page says so, and leads through the tree; when the data
// can't be had, it says that too.
func TestNearWithout(t *testing.T) {
	t.Parallel()
	v := nearVisit(t, site(t, "real"))
	v.Run(t, network.SetBlockedURLs([]string{"*.json"}))
	v.pick(t, "carca", "n’a pas pu être chargée")
	v.Run(t, emulation.SetScriptExecutionDisabled(true), chromedp.Navigate(v.URL+"/pres-de-chez-moi/"))
	var shown string
	v.Run(t, chromedp.Text("main", &shown, chromedp.ByQuery))
	has(t, shown, "demande JavaScript", "Occitanie (6 signataires)", "Aude (3 signataires)", "Tous les territoires")
	if strings.Contains(shown, "Votre commune") {
		t.Error("a form that can't answer is shown")
	}
	v.CheckRequests(t)
}
