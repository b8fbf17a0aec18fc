package generator_test

import (
	"flag"
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"
)

var queries = flag.Int("queries", 3, "how many addresses are made up for each page that reads its own")

// Whatever stands in the address of a page that reads it, as the filters, the search,
// the comparison and the communes do: nothing fails in the browser, nothing of it
// is run, and the page is there.
func TestAnythingInAddresses(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "many"))
	v.Go(t, "/signataires/")
	odd := append([]string{"", "aude", "emploi", "2018", "11262", "__proto__", "constructor", "toString", "-1", "1e999", "NaN", "null", "../../secret", "\x00", "\u202e\ufeff\U0001f600", ",,,", "aude,aude,aude", strings.Repeat("é", 4000),
		strings.Repeat("aude,", 1000), "\\", "'\"`", "[]", "*", "(a+)+$", "99999999999999999999"}, injections...)
	raw := []string{"%", "%E0%A4%A", "%ff%fe", "&&==", "=", "a[]=1", "+", "#"}
	keys := []string{"domaine", "territoire", "statut", "evaluation", "annee", "type", "taille", "secteur", "portee", "nom", "q", "genre", "commune", "territoires", "domaines", "signataires", "page", "tri", "__proto__"}
	r := rand.New(rand.NewPCG(uint64(*queries), 3))
	for _, page := range []string{"/signataires/", "/recherche/", "/comparer/", "/pres-de-chez-moi/"} {
		for range *queries {
			var parts []string
			for range 1 + r.IntN(4) {
				if r.IntN(6) == 0 {
					parts = append(parts, raw[r.IntN(len(raw))])
				} else {
					parts = append(parts, keys[r.IntN(len(keys))]+"="+url.QueryEscape(odd[r.IntN(len(odd))]))
				}
			}
			address := page + "?" + strings.Join(parts, "&")
			v.Go(t, address)
			v.Until(t, "the page "+address, `document.readyState === 'complete' && !!document.querySelector('main h1')`)
			// What the page asked for has come, and what came was shown.
			v.Await(t, `Promise.all(performance.getEntriesByType('resource').map(e => fetch(e.name).then(r => r.text()))).then(() => new Promise(r => requestAnimationFrame(() => setTimeout(r))))`, nil)
			if got := v.Text(t, `String(typeof pwned) + document.querySelectorAll('main script, main iframe, main [onerror], main [onload]').length`); got != "undefined0" {
				t.Errorf("%s: %s", address, got)
			}
			for _, e := range v.Errors() {
				t.Errorf("%s: %s", address, e)
			}
		}
	}
	v.Check(t)
	t.Logf("%d addresses", 4**queries)
}
