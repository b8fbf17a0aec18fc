package generator_test

import (
	"fmt"
	"math/rand/v2"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"parvis/generator"
)

// What the scripts of these tests look for.
const (
	chipped = `[...document.querySelectorAll('.chips button')].map(e => e.textContent)`
	counted = `/engagement|action/.test(` + said + `)`
	// the rows shown that aren't those of the whole list, which is there, but hidden
	otherwise = `[...document.querySelectorAll('.found .rows > li')].map(li => {
		const plain = document.querySelector('.content > .rows a[href="' + li.querySelector('a').getAttribute('href') + '"]').closest('li');
		const bare = (e) => e.outerHTML.replace(/\s*\n\s*/g, '');
		return bare(li) === bare(plain) ? '' : bare(li) + ' is not ' + bare(plain);
	}).filter(Boolean)`
)

// promises waits for the commitments of an address and gives their actions.
func (v *visit) promises(t *testing.T, query string) []string {
	t.Helper()
	v.Go(t, "/engagements/"+query)
	v.Until(t, "the results of "+query, counted)
	return v.List(t, listed)
}

// The list of commitments in a real browser: nothing is fetched before a choice; then choices combine,
// each row is that of the whole list, and chips remove a choice, with the keyboard alone.
func TestCommitmentFilters(t *testing.T) {
	t.Parallel()
	v := browse(t, parse(t, generator.Options{Content: mini}))
	v.Go(t, "/engagements/")
	v.Until(t, "the script", `!document.querySelector('.filters').hidden`)
	if v.Requested("donnees/") || v.Text(t, said) != "" {
		t.Error("before any choice the page is as it was, and fetches nothing")
	}
	if got := v.Text(t, `document.getElementById('exporter').textContent`); got != "Télécharger ces 4 lignes (CSV)" {
		t.Errorf("the whole list is offered as %q", got)
	}
	v.Run(t, chromedp.Evaluate(box("domaine", "emploi")+`.focus()`, nil), chromedp.KeyEvent(" "))
	v.Until(t, "the results", counted)
	if got := squeezed(v.Text(t, said)); got != squeezed("3 engagements, dont 1 terminé : Emploi") {
		t.Errorf("it says %q", got)
	}
	if odd := v.List(t, otherwise); len(odd) > 0 {
		t.Errorf("rows are made otherwise than on the page: %q", odd)
	}
	if got := v.Text(t, beside("domaine", "education")); got != "(1)" {
		t.Errorf("education says %s: a choice of the same facet widens", got)
	}
	if got := v.Text(t, beside("situation", "termine")); got != "(1)" {
		t.Errorf("termine says %s", got)
	}
	v.Run(t, chromedp.Evaluate(box("situation", "termine")+`.click()`, nil))
	v.Until(t, "one row", listed+`.length === 1`)
	if got, chips := v.Text(t, `location.search`), v.List(t, chipped); got != "?domaine=emploi&situation=termine" || !slices.Equal(chips, []string{"Emploi", "Terminés"}) {
		t.Errorf("the address has %q, the chips %q", got, chips)
	}
	if got := v.Text(t, beside("domaine", "education")); got != "(0)" {
		t.Errorf("education says %s: none of it is over", got)
	}
	if got := v.Text(t, `document.getElementById('exporter').textContent`); got != "Télécharger cette ligne (CSV)" {
		t.Errorf("one row is offered as %q", got)
	}
	v.Run(t, chromedp.Evaluate(`document.querySelector('.chips button').focus()`, nil), chromedp.KeyEvent(kb.Enter))
	v.Until(t, "the address without the domain", `location.search === '?situation=termine'`)
	if got := v.Text(t, `document.activeElement.textContent`); got != "Terminés" {
		t.Errorf("the focus is on %q, not on the chip that is left", got)
	}
	v.Run(t, chromedp.KeyEvent(kb.Enter))
	v.Until(t, "the whole list", `location.search === '' && !document.querySelector('.content > .rows').hidden && document.querySelector('.found').hidden`)
	if got := v.Text(t, `document.activeElement.tagName`); got != "SUMMARY" {
		t.Errorf("the focus is on %s, not on the filters", got)
	}
	v.Check(t)
}

// Orders have their own address, a name leads to its commitments, and the export is what is filtered; a
// name that is withheld is in none.
func TestCommitmentsSortAndExport(t *testing.T) {
	t.Parallel()
	content := copied(t, mini)
	put(t, content, "signataires/autre.toml", "nom = \"Autre SA\"\ntype = \"entreprise\"\nterritoires = [\"herault\"]\n"+
		"[[engagement]]\nnature = \"realisation\"\ndomaine = \"education\"\naction = \"=1+1\"\ndebut = 2022-05-05\nfin = 2022-05-31\npreuve = \"atteste\"\n")
	v := browse(t, parse(t, generator.Options{Content: content}))
	if names := v.promises(t, "?tri=date"); names[0] != "=1+1" {
		t.Errorf("by date: %q", names)
	}
	if odd := v.List(t, otherwise); len(odd) > 0 {
		t.Errorf("rows are made otherwise than on the page: %q", odd)
	}
	if names := v.promises(t, "?tri=signataire"); names[1] != "=1+1" {
		t.Errorf("by signatory: %q", names)
	}
	if names := v.promises(t, "?nom=autre"); !slices.Equal(names, []string{"=1+1"}) {
		t.Errorf("of a name: %q", names)
	}
	if names := v.promises(t, "?nom=signataire"); len(names) != 0 {
		t.Errorf("a withheld name finds %q", names)
	}
	v.promises(t, "?situation=menee")
	v.Run(t, chromedp.Evaluate(`window.saved = ''; window.url = URL.createObjectURL; URL.createObjectURL = (b) => { b.text().then(t => { window.saved = t; }); return url(b); };
		HTMLAnchorElement.prototype.click = function () { window.file = this.download; }`, nil),
		chromedp.Evaluate(`document.getElementById('exporter').click()`, nil))
	v.Until(t, "the file", `!!window.saved && window.file === 'engagements.csv'`)
	want := "Action,Signataire,Type,Taille,Domaine,Action du catalogue,Territoires,Début,Situation,Promis,Fait,Où ça en est,Progression,Bilan,Parole de la rédaction,Preuve,Adresse\r\n" +
		"'=1+1,Autre SA,Entreprise,,Éducation,,Hérault,2022-05-05,action menée,,,,,,,attesté," + v.URL + "/signataires/autre/#1-1\r\n"
	if got := strings.TrimPrefix(v.Text(t, `saved`), "\ufeff"); got != want {
		t.Errorf("the file is\n%q\nnot\n%q", got, want)
	}
	v.Check(t)
}

// Random filters find in the browser what the lists by facet have in common, which other code makes.
func TestCommitmentFiltersAgreeWithTheLists(t *testing.T) {
	b := site(t, "made")
	having := map[string][]string{} // facet/value → addresses of its commitments
	row := regexp.MustCompile(`<h2><a href="(/signataires/[^/"]+/#[^"]+)">`)
	for file, data := range b.files {
		if parts := strings.Split(file, "/"); len(parts) > 4 && parts[0] == "engagements" && parts[1] == "par" {
			for _, m := range row.FindAllStringSubmatch(data, -1) {
				having[parts[2]+"/"+parts[3]] = append(having[parts[2]+"/"+parts[3]], m[1])
			}
		}
	}
	v := browse(t, b)
	chance := rand.New(rand.NewPCG(1, 2))
	pick := func(facet string) string {
		var all []string
		for key := range having {
			if strings.HasPrefix(key, facet+"/") {
				all = append(all, key)
			}
		}
		slices.Sort(all)
		return all[chance.IntN(len(all))]
	}
	for range 4 {
		chosen := []string{pick("domaine"), pick([]string{"territoire", "taille"}[chance.IntN(2)]), pick([]string{"avancement", "bilan"}[chance.IntN(2)])}
		chosen = chosen[:1+chance.IntN(3)]
		query, n := url.Values{}, 0
		for _, c := range chosen {
			facet, value, _ := strings.Cut(c, "/")
			query.Set(facet, value)
		}
		for _, at := range having[chosen[0]] {
			if !slices.ContainsFunc(chosen, func(c string) bool { return !slices.Contains(having[c], at) }) {
				n++
			}
		}
		v.promises(t, "?"+query.Encode())
		for v.Text(t, `String(document.getElementById('suite').offsetParent !== null)`) == "true" {
			before := len(v.List(t, listed))
			v.Run(t, chromedp.Evaluate(`document.getElementById('suite').click()`, nil))
			v.Until(t, "more rows", fmt.Sprintf(`%s.length > %d`, listed, before))
		}
		if got := len(v.List(t, listed)); got != n {
			t.Errorf("%s: the browser shows %d, the lists have %d", query.Encode(), got, n)
		}
	}
	v.Check(t)
}

// filtersOf returns the form that filters the commitments of a site.
func filtersOf(b *built) string {
	_, form, _ := strings.Cut(b.files["engagements/index.html"], `<form id="filtres"`)
	form, _, _ = strings.Cut(form, "</form>")
	return form
}

// Each list of one value leads to the filters of all, where that value is a choice, and arrives chosen.
func TestListsLeadToTheFilters(t *testing.T) {
	t.Parallel()
	link := regexp.MustCompile(`<p class="combined"><a href="/engagements/\?(\w+)=([^"]+)">`)
	for _, name := range []string{"real", "made"} {
		b, lists := site(t, name), 0
		form := filtersOf(b)
		for file, page := range b.files {
			if !strings.HasPrefix(file, "engagements/par/") || !strings.HasSuffix(file, ".html") || strings.Contains(page, `http-equiv="refresh"`) {
				continue // the page of a folder leads to all lists
			}
			lists++
			m := link.FindStringSubmatch(page)
			if m == nil || !strings.HasPrefix(file, "engagements/par/"+m[1]+"/"+m[2]+"/") {
				t.Errorf("%s: %s leads to the filters as %q", name, file, m)
				continue
			}
			_, choices, asSelect := strings.Cut(form, `name="`+m[1]+`">`)
			if asSelect && !strings.Contains(choices, `value="`+m[2]+`"`) || !asSelect && !strings.Contains(form, `name="`+m[1]+`" value="`+m[2]+`"`) {
				t.Errorf("%s: %s=%s is no choice", name, m[1], m[2])
			}
		}
		if lists < 10 {
			t.Errorf("%s: %d lists", name, lists)
		}
	}
	v := browse(t, site(t, "real"))
	v.Go(t, "/engagements/par/domaine/emploi/")
	v.Run(t, chromedp.Evaluate(`document.querySelector('.combined a').click()`, nil))
	v.Until(t, "the choice", chipped+`.join() === 'Emploi'`)
	v.Check(t)
}

// The publisher's word is a filter apart from progress and from the end of a commitment, of promises only: each
// says of whom it is.
func TestPublishersWordIsAFilter(t *testing.T) {
	t.Parallel()
	b := site(t, "made")
	form := filtersOf(b)
	for _, want := range []string{">Parole de la rédaction</legend>", ">Avancement</legend>", ">Bilan</legend>", `name="statut" value="realise"`} {
		if !strings.Contains(form, want) {
			t.Errorf("the filters lack %s", want)
		}
	}
	if strings.Contains(form, `value="sans-promesse"`) {
		t.Error("what was done without a promise has a status")
	}
	if page := b.files["engagements/par/statut/realise/index.html"]; !strings.Contains(page, "<h1>Engagements réalisés, selon la rédaction</h1>") {
		t.Error("the list of those said to be done says otherwise")
	}
}
