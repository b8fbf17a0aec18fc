package generator_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// titleOf returns the <title> of a page, and whether search engines may list it.
func titleOf(page *html.Node) (title string, listed bool) {
	listed = true
	for n := range page.Descendants() {
		name, _ := attribute(n, "name")
		switch {
		case n.Data == "title" && n.Parent.Data == "head":
			title = n.FirstChild.Data
		case n.Data == "meta" && name == "robots":
			listed = false
		}
	}
	return title, listed
}

// No two pages that a search engine may list have the same title, whatever records share a name:
// on the real site, the miniature one, and one made up.
func TestTitlesAreUnique(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"real", "mini", "made"} {
		b, titled := site(t, name), map[string]string{}
		for file, page := range b.pages {
			title, listed := titleOf(page)
			if other := titled[title]; listed && other != "" {
				t.Errorf("%s: %s and %s are both titled %q", name, file, other, title)
			} else if listed {
				titled[title] = file
			}
		}
		if len(titled) < 30 {
			t.Errorf("%s: %d titles", name, len(titled))
		}
	}
	for file, want := range map[string]string{
		"territoires/aude/index.html":                  "Aude : ce que font les entreprises – ",
		"acteurs/face-aude/index.html":                 "FACE Aude (acteur) – ",
		"ressources/site-face-aude/index.html":         "FACE Aude (ressource) – ",
		"figures/signataires-par-taille/v1/index.html": "Signataires par taille : figure à intégrer – ",

		"territoires/montpellier-mediterranee-metropole/index.html": "Montpellier Méditerranée Métropole : ce que",
	} {
		if title, _ := titleOf(site(t, "real").pages[file]); !strings.HasPrefix(strings.ReplaceAll(title, "\u00a0", " "), want) {
			t.Errorf("%s is titled %q, wanted %q…", file, title, want)
		}
	}
}
