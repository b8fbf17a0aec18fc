package generator_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The figures that the comparison fetches are those of its tables and of the
// pages they lead to; a file of them is light.
func TestCompareData(t *testing.T) {
	b := site(t, "real")
	read := 0
	for file, data := range b.files {
		if !strings.HasPrefix(file, "comparer/donnees/") {
			continue
		}
		if len(data) > 30_000 {
			t.Errorf("%s weighs %d bytes", file, len(data))
		}
		var got struct {
			Lignes []string
			Fiches [][]any
		}
		if err := json.Unmarshal([]byte(data), &got); err != nil || len(got.Lignes) < 6 {
			t.Fatal(file, err, got.Lignes)
		}
		for _, one := range got.Fiches {
			read++
			if len(one) != 3+len(got.Lignes) {
				t.Errorf("%s: %v for %v", file, one, got.Lignes)
			}
			at := strings.TrimPrefix(one[1].(string), b.url.Path) + "index.html"
			if !strings.Contains(b.files[at], ">"+one[0].(string)+"</h1>") {
				t.Errorf("%s: %v leads to no page of its own", file, one[:2])
			}
			// A place with nothing shows no number of it.
			figure, fact := `<span class="stat-value">`+one[3].(string)+`</span>`, ">"+one[3].(string)+" signataire"
			if one[3] == "1" && !strings.Contains(b.files[at], fact) {
				fact = ">Un signataire "
			}
			if !strings.Contains(b.files[at], figure) && !strings.Contains(b.files[at], fact) && (one[3] != "0" || strings.Contains(b.files[at], "stat-value")) {
				t.Errorf("%s: %v signatories, and %s says otherwise", file, one[3], at)
			}
		}
	}
	if read < 20 {
		t.Errorf("%d territories and domains", read)
	}
}

// The comparison in a real browser: what its address asks for, then other
// choices, in the address and on the way back.
func TestCompare(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "real"))
	const heads = `[...document.querySelectorAll('.comparison thead th')].slice(1).map(e => e.textContent)`
	v.Go(t, "/comparer/")
	v.Until(t, "the form", `!document.getElementById('comparer').hidden`)
	if v.Requested("donnees") || len(v.List(t, heads)) > 0 {
		t.Error("data were fetched before anything was chosen")
	}
	if n := v.Text(t, `String(document.querySelectorAll('main table').length)`); n != "2" {
		t.Errorf("%s tables that need no script", n)
	}
	v.Go(t, "/comparer/?territoires=aude,inconnu,gard")
	v.Until(t, "the table", heads+`.length === 2`)
	if got := v.List(t, heads); !slices.Equal(got, []string{"Aude", "Gard"}) {
		t.Errorf("compared: %q", got)
	}
	// Each whole number is drawn by as many stones, on lines that have one above zero.
	const undrawn = `[...document.querySelectorAll('.comparison td:has(.laid)')].filter(e => e.querySelectorAll('i').length !== +e.textContent).map(e => e.textContent)`
	if n := v.Text(t, `String(document.querySelectorAll('.comparison .laid i').length)`); n == "0" || len(v.List(t, undrawn)) > 0 {
		t.Errorf("%s stones; cells drawn otherwise: %q", n, v.List(t, undrawn))
	}
	if got := v.Text(t, `document.title`); !strings.HasPrefix(got, "Comparaison\u00a0: Aude, Gard – ") {
		t.Errorf("compared under the title %q", got)
	}
	row := v.List(t, `[...document.querySelectorAll('.comparison tbody tr')].map(e => [...e.children].map(c => c.textContent).join('|'))`)
	if row[0] != "Signataires|3|2" || !slices.Contains(row, "Signataires déclarés|non communiqué|80, le 1er mars 2017") {
		t.Errorf("%q", row)
	}
	pick := func(id, value string) {
		v.Run(t, chromedp.Evaluate(`{const s = document.getElementById('`+id+`'); s.value = '`+value+`'; s.dispatchEvent(new Event('change', {bubbles: true}))}`, nil))
	}
	pick("territoires-3", "occitanie")
	v.Until(t, "a third", heads+`.length === 3 && location.search === '?territoires=aude,gard,occitanie'`)
	pick("domaines-1", "emploi")
	v.Until(t, "a domain", heads+`.length === 1 && location.search === '?domaines=emploi' && document.getElementById('territoires-1').value === ''`)
	v.Until(t, "what to do next", `document.querySelector('.comparison [role=status]').textContent.includes('deuxième')`)
	v.Run(t, chromedp.NavigateBack())
	v.Until(t, "the three", heads+`.length === 3 && document.getElementById('territoires-3').value === 'occitanie'`)
	v.Check(t)
}

// Four columns fit the narrowest phone, and remain a table to those who listen.
func TestCompareOnAPhone(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "real"))
	v.Run(t, chromedp.EmulateViewport(320, 800))
	v.Go(t, "/comparer/?territoires=aude,gard,herault,occitanie")
	v.Until(t, "the comparison", `!!document.querySelector('.comparison table')`)
	if wide := v.List(t, `[document.documentElement, document.querySelector('.comparison .scroll')].filter(e => e.scrollWidth > e.clientWidth).map(e => e.tagName + ' ' + e.scrollWidth)`); len(wide) > 0 {
		t.Errorf("wider than the phone: %q", wide)
	}
	if bare := v.List(t, `[...document.querySelectorAll('.comparison :is(table, tr, td, th):not([role])')].map(e => e.outerHTML)`); len(bare) > 0 {
		t.Errorf("no role: %q", bare)
	}
	v.Check(t)
}
