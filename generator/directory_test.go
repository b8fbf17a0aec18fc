package generator_test

import (
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"parvis/generator"
	"parvis/generator/content/synth"
)

// What the scripts of these tests look for.
const (
	listed  = `[...document.querySelectorAll('.results .rows h2')].map(e => e.textContent)`
	said    = `document.querySelector('.results [role=status]').textContent`
	settled = `/^[\d\s]*(aucun )?signataire/.test(` + said + `)`
	page50  = `document.querySelectorAll('.content > .rows > li').length`
)

// results waits for the list of an address and gives its names.
func (v *visit) results(t *testing.T, query string) []string {
	t.Helper()
	v.Go(t, "/signataires/"+query)
	v.Until(t, "the results of "+query, settled)
	return v.List(t, listed)
}

// box is a choice of the filters.
func box(name, value string) string {
	return fmt.Sprintf(`document.querySelector('#filtres [name=%s][value=%s]')`, name, value)
}

func beside(name, value string) string {
	return box(name, value) + `.parentElement.lastElementChild.textContent`
}

// The directory in a real browser, under a strict policy: nothing is fetched
// before a choice; then the list, the counts, the address and the way back
// follow, with the keyboard alone; and nothing leaves the site.
func TestDirectory(t *testing.T) {
	t.Parallel()
	b := site(t, "many")
	v := browse(t, b)

	v.Go(t, "/signataires/")
	v.Until(t, "the script", `!document.querySelector('.filters').hidden`)
	if v.Requested("donnees") || v.Text(t, said) != "" || v.Text(t, `String(`+page50+`)`) != "50" {
		t.Error("before any choice the page is as it was, and fetches nothing")
	}
	if shown := v.List(t, `[...document.querySelectorAll('.facets nav')].filter(e => e.offsetParent).map(e => e.textContent)`); len(shown) > 0 {
		t.Errorf("the links to narrowed lists still stand beside the filters: %q", shown)
	}

	t.Run("a choice, by the keyboard", func(t *testing.T) {
		v.Run(t, chromedp.Evaluate(box("domaine", "emploi")+`.focus()`, nil), chromedp.KeyEvent(" "))
		v.Until(t, "the results", settled)
		if got := squeezed(v.Text(t, said)); got != squeezed("172 signataires : Emploi") {
			t.Errorf("it says %q", got)
		}
		if names := v.List(t, listed); len(names) != 50 || names[0] != "Signataire à diffusion partielle" || names[1] != "Exemple SA" {
			t.Errorf("%d lines: %q", len(names), names[:min(3, len(names))])
		}
		if got := v.Text(t, `location.search`); got != "?domaine=emploi" {
			t.Errorf("the address has %q", got)
		}
		if got := v.Text(t, beside("domaine", "education")); got != "(1)" {
			t.Errorf("education says %s: a choice of the same facet widens", got)
		}
		if got := v.Text(t, beside("type", "collectivite")); got != "(0)" {
			t.Errorf("collectivite says %s", got)
		}
		if got := v.Text(t, `document.querySelector('#filtre-territoire [value=herault]')?.text ?? 'none'`); got != "none" {
			t.Errorf("a territory without signatories is offered: %s", got)
		}
		if got := v.Text(t, `document.querySelector('#filtre-territoire [value=aude]').text`); strings.TrimSpace(got) != "Aude (172)" {
			t.Errorf("the territory says %q", got)
		}
	})
	t.Run("more lines", func(t *testing.T) {
		v.Run(t, chromedp.Evaluate(`document.getElementById('suite').focus()`, nil), chromedp.KeyEvent(kb.Enter))
		v.Until(t, "more lines", listed+`.length === 100`)
		if got, want := v.Text(t, `document.activeElement.textContent`), v.List(t, listed)[50]; got != want {
			t.Errorf("the focus is on %q, not on the first new line %q", got, want)
		}
	})
	t.Run("another choice, and back", func(t *testing.T) {
		v.Run(t, chromedp.Evaluate(box("taille", "pme")+`.click()`, nil))
		v.Until(t, "the results", `/^1 signataire\s/.test(`+said+`)`)
		if got := v.Text(t, `location.search`); got != "?domaine=emploi&taille=pme" {
			t.Errorf("the address has %q", got)
		}
		row := v.Text(t, `document.querySelector('.results .rows li').outerHTML`)
		if static := regexp.MustCompile(`<li>(<p class="kicker">.*?Exemple SA.*?</ul></li>)`).FindString(b.files["signataires/index.html"]); squeeze(row) != squeeze(lastLine(static)) {
			t.Errorf("the line is made as\n%s\nand the page has\n%s", row, lastLine(static))
		}
		v.Run(t, chromedp.NavigateBack())
		v.Until(t, "the list before", said+`.startsWith('172')`)
		if v.Text(t, `String(`+box("taille", "pme")+`.checked)`) != "false" {
			t.Error("the form doesn't follow the way back")
		}
		v.Run(t, chromedp.NavigateBack())
		v.Until(t, "the whole list", `!document.querySelector('.content > .rows').hidden && document.querySelector('.results .found').hidden`)
		if got := v.Text(t, beside("type", "collectivite")); got != "(1)" {
			t.Errorf("collectivite says %s", got)
		}
	})
	t.Run("a name", func(t *testing.T) {
		v.Run(t, chromedp.Focus("#filtre-nom"), chromedp.KeyEvent("foule 16"))
		v.Until(t, "the results", said+`.startsWith('11 signataires')`) // 16, 160 to 169
		if got := v.Text(t, `location.search`); got != "?nom=foule+16" {
			t.Errorf("the address has %q", got)
		}
		v.Run(t, chromedp.Evaluate(`document.getElementById('filtres-vider').click()`, nil))
		v.Until(t, "the whole list", `location.search === '' && !document.querySelector('.content > .rows').hidden`)
	})
	v.Check(t)
}

func squeeze(s string) string { return strings.ReplaceAll(squeezed(s), "> <", "><") }

// lastLine is the last line of a list in a text that has several.
func lastLine(s string) string {
	if i := strings.LastIndex(s, `<li><p class="kicker">`); i >= 0 {
		return s[i:]
	}
	return s
}

// An address with choices shows them at once; sorting has its own address; and
// the export is the list, with nothing that a spreadsheet would run.
func TestDirectorySortsAndExports(t *testing.T) {
	t.Parallel()
	content := copied(t, mini)
	put(t, content, "signataires/formule.toml", "nom = \"=1+1;-2, \\\"Œuvre\\\" d'Été\"\ntype = \"association\"\nterritoires = [\"herault\"]\nsignature = 2022-01-05\nfin = 2022-01-31\n"+
		"[[engagement]]\ndomaine = \"emploi\"\naction = \"Forum\"\n[[engagement]]\nnature = \"realisation\"\ndomaine = \"emploi\"\naction = \"Atelier\"\n")
	v := browse(t, parse(t, generator.Options{Content: content}))
	if names := v.results(t, "?tri=engagements"); !slices.Equal(names[:2], []string{"Exemple SA", "Signataire à diffusion partielle"}) {
		t.Errorf("by commitments: %q", names)
	}
	if names := v.results(t, "?tri=signature"); !strings.HasPrefix(names[0], "=1+1") || !slices.Equal(names[1:], []string{"Signataire à diffusion partielle", "Ville d’Exemple", "Exemple SA", "Association sans lieu"}) {
		t.Errorf("by signature: %q", names)
	}
	for query, want := range map[string]int{"?nom=oeuvre+ete": 1, "?nom=ŒUVRE": 1, "?nom=tartempion": 0, "?nom=signataire": 0, "?annee=2021&domaine=emploi": 0,
		"?annee=2022&domaine=emploi": 1, "?statut=realise&domaine=education": 0, "?statut=realise&domaine=emploi": 1, "?territoire=occitanie": 4, "?territoire=inconnu&evaluation=avec": 1,
		"?avancement=sans-echeance": 1, "?avancement=sans-echeance&domaine=education": 0, "?bilan=sans-objet&domaine=emploi": 3} {
		if names := v.results(t, query); len(names) != want {
			t.Errorf("%s: %q", query, names)
		}
	}
	v.results(t, "?type=association&type=entreprise")
	v.Run(t, chromedp.Evaluate(`window.saved = ''; window.url = URL.createObjectURL; URL.createObjectURL = (b) => { b.text().then(t => { window.saved = t; }); return url(b); };
		HTMLAnchorElement.prototype.click = function () { window.file = this.download; }`, nil),
		chromedp.Evaluate(`document.getElementById('exporter').click()`, nil))
	v.Until(t, "the file", `!!window.saved && window.file === 'signataires.csv'`)
	lines := strings.Split(strings.TrimSuffix(v.Text(t, `saved`), "\r\n"), "\r\n")
	at := v.URL + "/signataires/"
	want := []string{
		"Nom,Type,Taille,Secteur d’activité,Portée,Situation,Territoires,Domaines,Engagements,Actions menées,Première signature,Adresse",
		"Signataire à diffusion partielle,Entreprise,TPE (moins de 10 salariés),,,,Aude,Emploi,1,0,2021-02," + at + "signataire-1/",
		"\"'=1+1;'-2, \"\"Œuvre\"\" d’Été\",Association,,,,ancien signataire depuis le 31 janvier 2022,Hérault,Emploi,1,1,2022-01-05," + at + "formule/",
		"Association sans lieu,Association,,,,,,,0,0,," + at + "sans-lieu/",
		"Exemple SA,Entreprise,PME (moins de 250 salariés),Industrie manufacturière,locale,,Quartier d’exemple ; Carcassonne,Emploi ; Éducation,3,0,2019-10-01," + at + "exemple-sa/",
	}
	slices.Sort(lines[1:])
	slices.Sort(want[1:])
	for i := range max(len(lines), len(want)) {
		if i >= len(lines) || i >= len(want) || strings.TrimPrefix(lines[i], "\ufeff") != want[i] {
			t.Fatalf("the file is\n%q\nnot\n%q", lines, want)
		}
	}
	v.Check(t)
}

// Random filters give in the browser what a plain look at the pages gives: the
// lists by facet, which other code makes. Their intersection is enough for
// facets that aren't told by one commitment.
func TestDirectoryAgreesWithTheLists(t *testing.T) {
	b, filters := site(t, "made"), 3
	if *whole {
		content := filepath.Join(t.TempDir(), "content")
		if _, _, err := synth.Write(content, 3, 1000); err != nil {
			t.Fatal(err)
		}
		b, filters = parse(t, generator.Options{Content: content}), 12
	}
	names := map[string][]string{} // facet/value → slugs
	row := regexp.MustCompile(`<h2><a href="/signataires/([^/"]+)/">`)
	for file, data := range b.files {
		if parts := strings.Split(file, "/"); len(parts) > 4 && parts[0] == "signataires" && parts[1] == "par" {
			for _, m := range row.FindAllStringSubmatch(data, -1) {
				names[parts[2]+"/"+parts[3]] = append(names[parts[2]+"/"+parts[3]], m[1])
			}
		}
	}
	v := browse(t, b)
	chance := rand.New(rand.NewPCG(1, 2))
	pick := func(facet string) string {
		var all []string
		for key := range names {
			if strings.HasPrefix(key, facet+"/") {
				all = append(all, key)
			}
		}
		slices.Sort(all)
		return all[chance.IntN(len(all))]
	}
	for range filters {
		chosen := []string{pick([]string{"domaine", "territoire"}[chance.IntN(2)]), pick("taille"), pick("secteur")}[:1+chance.IntN(3)]
		query := url.Values{}
		want := map[string]int{}
		for _, c := range chosen {
			facet, value, _ := strings.Cut(c, "/")
			query.Set(facet, value)
			for _, s := range names[c] {
				want[s]++
			}
		}
		n := 0
		for _, times := range want {
			if times == len(chosen) {
				n++
			}
		}
		v.results(t, "?"+query.Encode())
		got, _, _ := strings.Cut(v.Text(t, said), " ")
		if got == "aucun" {
			got = "0"
		}
		if strings.Join(strings.Fields(got), "") != fmt.Sprint(n) {
			t.Errorf("%s: the browser says %q, the lists %d", query.Encode(), v.Text(t, said), n)
		}
	}
	if v.Check(t); !*whole {
		return
	}
	// And a filter answers at once when its data are there; the names that its
	// lines want are fetched in that time. Wanted: 100 ms at 10,000 signatories, on
	// a machine that isn't busy.
	v.Run(t, chromedp.Evaluate(`{
		const state = document.querySelector('.results [role=status]');
		window.took = '';
		const start = performance.now();
		new MutationObserver(() => { window.took = String(Math.round(performance.now() - start)); }).observe(state, {childList: true});
		document.getElementById('filtres-vider').click();
		`+box("taille", "pme")+`.click();
	}`, nil))
	v.Until(t, "the result", `window.took !== '' && `+settled)
	t.Logf("from a click to its lines, at 1,000 signatories: %s ms", v.Text(t, `took`))
	if ms, err := strconv.Atoi(v.Text(t, `took`)); err != nil || ms > 500 {
		t.Errorf("%d ms, %v", ms, err)
	}
	v.Check(t)
}

// Where no script runs the page is as it was: the first lines, the pages after,
// and links to the narrowed lists; nothing of the filters shows.
func TestDirectoryWithoutScript(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "many"))
	for _, width := range []int64{320, 1280} {
		v.Run(t, emulation.SetScriptExecutionDisabled(true), chromedp.EmulateViewport(width, 900), chromedp.Navigate(v.URL+"/signataires/?domaine=emploi"))
		const seen = `.filter(e => e.checkVisibility({visibilityProperty: true})).length)`
		for what, want := range map[string]string{".content > .rows > li": "50", ".pager": "1", ".facets nav": "5", ".filters, .results": "0"} {
			if got := v.Text(t, `String([...document.querySelectorAll('`+what+`')]`+seen); got != want {
				t.Errorf("at %d px, %s: %s are seen, wanted %s", width, what, got, want)
			}
		}
	}
	if v.Requested("donnees") {
		t.Error("data were fetched")
	}
}

// A file that doesn't come is said to, and the list stays.
func TestDirectoryFails(t *testing.T) {
	t.Parallel()
	b := parse(t, generator.Options{Content: mini})
	if err := os.RemoveAll(filepath.Join(b.dir, "signataires", "donnees")); err != nil {
		t.Fatal(err)
	}
	v := browse(t, b)
	v.Go(t, "/signataires/?domaine=emploi")
	v.Until(t, "the message", said+`.includes('chargés')`)
	if v.Text(t, `String(document.querySelector('.content > .rows').hidden)`) != "false" {
		t.Error("the whole list is gone")
	}
}
