package generator_test

import (
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"parvis/generator"
)

// The figures that the comparison fetches are those of the pages they lead to; a file of them is light.
func TestCompareData(t *testing.T) {
	b := site(t, "real")
	read := map[string]int{}
	for file, data := range b.files {
		if !strings.HasPrefix(file, "comparer/donnees/") {
			continue
		}
		if len(data) > 30_000 {
			t.Errorf("%s weighs %d bytes", file, len(data))
		}
		kind, _, _ := strings.Cut(path.Base(file), "-")
		if kind == "noms" {
			continue
		}
		var got struct {
			Lignes []string
			Fiches [][]any
		}
		if err := json.Unmarshal([]byte(data), &got); err != nil || len(got.Lignes) < 6 {
			t.Fatal(file, err, got.Lignes)
		}
		before := ""
		for _, one := range got.Fiches {
			read[kind]++
			figures := one[len(one)-1].([]any)
			if len(figures) != len(got.Lignes) {
				t.Errorf("%s: %v for %v", file, figures, got.Lignes)
			}
			if slug := one[0].(string); slug <= before {
				t.Errorf("%s: %s after %s", file, slug, before)
			}
			before = one[0].(string)
			at := strings.TrimPrefix(one[2].(string), b.url.Path) + "index.html"
			if !strings.Contains(b.files[at], ">"+one[1].(string)+"</h1>") {
				t.Errorf("%s: %v leads to no page of its own", file, one[:3])
			}
			if kind == "signataires" {
				continue // none of its figures stands alone on its page
			}
			// A place with nothing shows no number of it.
			figure, fact := `<span class="stat-value">`+figures[0].(string)+`</span>`, ">"+figures[0].(string)+" signataire"
			if figures[0] == "1" && !strings.Contains(b.files[at], fact) {
				fact = ">Un signataire "
			}
			if !strings.Contains(b.files[at], figure) && !strings.Contains(b.files[at], fact) && (figures[0] != "0" || strings.Contains(b.files[at], "stat-value")) {
				t.Errorf("%s: %v signatories, and %s says otherwise", file, figures[0], at)
			}
		}
	}
	if read["territoires"] < 20 || read["domaines"] < 5 || read["signataires"] < 5 {
		t.Errorf("read %v", read)
	}
}

// What the tests of the comparison look for.
const (
	compared = `[...document.querySelectorAll('.comparison thead th')].slice(1).map(e => e.textContent)`
	found    = `document.querySelector('.comparison .answer').textContent.replace(/[\u00a0\u202f]/g, ' ')`
	offered  = `[...document.querySelectorAll('.offers a')].map(e => e.textContent)`
)

// sides waits for the comparison of an address.
func (v *visit) sides(t *testing.T, query string, n int) {
	t.Helper()
	v.Go(t, "/comparer/?"+query)
	v.Until(t, "the comparison of "+query, fmt.Sprintf(compared+`.length === %d`, n))
}

// The comparison in a real browser: nothing is fetched before a choice; then the address says what is
// compared, under a title of its own, with each whole number drawn.
func TestCompare(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "real"))
	v.Go(t, "/comparer/")
	v.Until(t, "the form", `!document.getElementById('comparer').hidden`)
	if v.Requested("donnees") || len(v.List(t, compared)) > 0 {
		t.Error("data were fetched before anything was chosen")
	}
	if n := v.Text(t, `String(document.querySelectorAll('main table').length)`); n != "2" {
		t.Errorf("%s tables that need no script", n)
	}
	v.sides(t, "territoires=aude,inconnu,gard", 2)
	if got := v.List(t, compared); !slices.Equal(got, []string{"Aude", "Gard"}) {
		t.Errorf("compared: %q", got)
	}
	// Each whole number is drawn by as many stones, on lines that have one above zero.
	const undrawn = `[...document.querySelectorAll('.comparison td:has(.laid)')].filter(e => e.querySelectorAll('i').length !== +e.textContent).map(e => e.textContent)`
	if n := v.Text(t, `String(document.querySelectorAll('.comparison .laid i').length)`); n == "0" || len(v.List(t, undrawn)) > 0 {
		t.Errorf("%s stones; cells drawn otherwise: %q", n, v.List(t, undrawn))
	}
	if got := v.Text(t, found); !strings.Contains(got, "; le Gard, 2 signataires sans engagement publié.") {
		t.Errorf("of a place whose signatories publish no commitment it says %q", got)
	}
	if got := v.Text(t, `document.title`); !strings.HasPrefix(got, "Comparaison\u00a0: Aude, Gard – ") {
		t.Errorf("compared under the title %q", got)
	}
	row := v.List(t, `[...document.querySelectorAll('.comparison tbody tr')].map(e => [...e.children].map(c => c.textContent).join('|'))`)
	if row[0] != "Signataires|3|2" || !slices.Contains(row, "Signataires déclarés|non communiqué|80, au 1er mars 2017") ||
		!slices.Contains(row, "Signataires prévus, déclarés|environ 20, sans date dans la source|non communiqué") {
		t.Errorf("%q", row)
	}
	v.sides(t, "signataires=brl,sncf", 2)
	row = v.List(t, `[...document.querySelectorAll('.comparison tbody tr')].map(e => [...e.children].map(c => c.textContent).join('|'))`)
	if row[0] != "Type de signataire|Entreprise|Entreprise" || !slices.Contains(row, "Avec un résultat communiqué|0 sur 3|1 sur 3") {
		t.Errorf("of signatories: %q", row)
	}
	v.Go(t, "/comparer/?signataires=personne")
	v.Until(t, "that it isn't known", found+`.includes('n’est pas, ou n’est plus')`)
	v.Check(t)
}

// A name is added and removed by links, with the keyboard alone: typed, found by the beginning of one of its
// words, among those of the kind that is compared.
func TestCompareByKeyboard(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "real"))
	v.Go(t, "/comparer/")
	v.Until(t, "the form", `!document.getElementById('comparer').hidden`)
	v.Run(t, chromedp.Focus("#ajouter"), chromedp.KeyEvent("hérau"))
	v.Until(t, "the name", offered+`.join() === 'Hérault'`)
	v.Run(t, chromedp.KeyEvent(kb.Enter))
	v.Until(t, "the first", compared+`.join() === 'Hérault' && location.search === '?territoires=herault' && location.hash === '#comparaison'`)
	if got := v.Text(t, found); !strings.Contains(got, "Choisissez-en un deuxième") {
		t.Errorf("of one it says %q", got)
	}
	if near := v.List(t, offered); !slices.Contains(near, "Occitanie") {
		t.Errorf("beside it are offered %q", near)
	}
	v.Run(t, chromedp.Focus("#ajouter"), chromedp.KeyEvent("gra narb"))
	v.Until(t, "the place, and not the signatory of the same name", offered+`.join() === 'Le Grand Narbonne'`)
	v.Run(t, chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter))
	v.Until(t, "the second", compared+`.length === 2`)
	v.Run(t, chromedp.Focus("#ajouter"), chromedp.KeyEvent("zzz"))
	v.Until(t, "that there is none", `document.querySelector('.adding [role=status]').textContent.startsWith('aucun nom')`)
	v.Run(t, chromedp.Evaluate(`document.getElementById('ajouter').value = ''`, nil), chromedp.Focus("#ajouter"), chromedp.KeyEvent("sncf"))
	v.Until(t, "that it is of another kind", `document.querySelector('.adding [role=status]').textContent.startsWith('Ce nom n’est pas du même genre')`)
	if labels := v.List(t, `[...document.querySelectorAll('.chosen a')].map(e => e.ariaLabel)`); !slices.Equal(labels, []string{"Retirer Hérault", "Retirer Le Grand Narbonne"}) {
		t.Errorf("to be removed: %q", labels)
	}
	v.Run(t, chromedp.Focus(".chosen a"), chromedp.KeyEvent(kb.Enter))
	v.Until(t, "the first gone", compared+`.join() === 'Le Grand Narbonne'`)
	v.Run(t, chromedp.Evaluate(`history.back()`, nil))
	v.Until(t, "both", compared+`.length === 2`)
	v.Check(t)
}

// The sentences over a comparison are true of what is compared: one after the other, and a place in
// another as a part of it.
func TestCompareFinding(t *testing.T) {
	t.Parallel()
	content := copied(t, mini)
	put(t, content, "signataires/autre.toml", "nom = \"Autre SA\"\ntype = \"entreprise\"\n"+
		"[[engagement]]\ndomaine = \"education\"\naction = \"Stages\"\nterritoires = [\"herault\"]\n"+
		"[[engagement]]\ndomaine = \"emploi\"\naction = \"Emplois\"\nterritoires = [\"herault\"]\n")
	v := browse(t, parse(t, generator.Options{Content: content}))
	for query, want := range map[string]string{
		"signataires=exemple-sa,autre":       "Exemple SA compte 3 engagements publiés ; Autre SA, 2 engagements. Résultats publiés : 1 sur 3 pour Exemple SA, aucun sur 2 pour Autre SA.",
		"territoires=herault,aude":           "L’Hérault compte 2 engagements publiés ; l’Aude, 4 engagements. Résultats publiés : aucun sur 2 pour l’Hérault, 2 sur 4 pour l’Aude.",
		"territoires=aude,occitanie,herault": "L’Occitanie compte 6 engagements publiés, dont 4 dans l’Aude et 2 dans l’Hérault. Résultats publiés : 2 sur 4 pour l’Aude, 2 sur 6 pour l’Occitanie, aucun sur 2 pour l’Hérault.",
		"domaines=emploi,education":          "L’emploi et l’insertion comptent 4 engagements publiés ; l’éducation, 2 engagements. Résultats publiés : 2 sur 4 pour l’emploi et l’insertion, aucun sur 2 pour l’éducation.",
	} {
		v.sides(t, query, strings.Count(query, ",")+1)
		if got := v.Text(t, found); got != want {
			t.Errorf("%s:\n%q, wanted\n%q", query, got, want)
		}
	}
	v.sides(t, "territoires=aude,occitanie", 2)
	if note := v.Text(t, `document.querySelector('.comparison .note-line').textContent`); !strings.HasPrefix(note, "L’Occitanie comprend l’Aude, dont les nombres sont déjà dans les siens.") {
		t.Errorf("of a place in another the note says %q", note)
	}
	v.Check(t)
}

// On a sheet of paper four columns and the tables that need no script lose nothing at the side.
func TestCompareOnPaper(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "real"))
	v.Run(t, chromedp.EmulateViewport(718, 1000), emulation.SetEmulatedMedia().WithMedia("print")) // A4 at 96 dpi, less margins
	for query, n := range map[string]int{"": 0, "territoires=aude,gard,herault,occitanie": 4, "domaines=emploi,education,developpement-economique,initiatives-locales": 4} {
		v.sides(t, query, n)
		if wide := v.List(t, `[document.documentElement, ...document.querySelectorAll('main .scroll')].filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth).map(e => e.tagName + ' ' + e.scrollWidth)`); len(wide) > 0 {
			t.Errorf("%s: wider than the paper: %q", query, wide)
		}
	}
	v.Check(t)
}

// Two to four columns fit the narrowest phone, and remain a table to those who listen; of more than two,
// each figure has its name beside it, and no name is broken.
func TestCompareOnAPhone(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "real"))
	v.Run(t, chromedp.EmulateViewport(320, 800))
	for query, n := range map[string]int{"territoires=aude,gard": 2, "territoires=aude,gard,herault,occitanie": 4} {
		v.sides(t, query, n)
		if wide := v.List(t, `[document.documentElement, document.querySelector('.comparison .scroll')].filter(e => e.scrollWidth > e.clientWidth).map(e => e.tagName + ' ' + e.scrollWidth)`); len(wide) > 0 {
			t.Errorf("%s: wider than the phone: %q", query, wide)
		}
		if bare := v.List(t, `[...document.querySelectorAll('.comparison :is(table, tr, td, th):not([role])')].map(e => e.outerHTML)`); len(bare) > 0 {
			t.Errorf("%s: no role: %q", query, bare)
		}
		if before := v.Text(t, `getComputedStyle(document.querySelector('.comparison td'), '::before').content`); strings.Contains(before, "Aude") != (n > 2) {
			t.Errorf("%s: before a figure stands %s", query, before)
		}
	}
	v.Check(t)
}
