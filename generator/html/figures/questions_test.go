package figures_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"testing"

	"parvis/generator/html/figures"
	"parvis/generator/html/theme"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/testsite"
	"parvis/themes"
)

// builder returns the figures of a site in the words of the base theme; what is rendered is kept.
func builder(t *testing.T, site *model.Site, shown *any) *figures.Builder {
	t.Helper()
	layers, err := theme.Resolve(theme.Default, nil, themes.FS)
	if err != nil {
		t.Fatal(err)
	}
	look, err := theme.Load(theme.Options{Layers: layers, Lang: site.Lang, Base: site.Base})
	if err != nil {
		t.Fatal(err)
	}
	render := func(w io.Writer, kind string, v any) error { *shown = v; return look.Render(w, kind, v) }
	totals := sync.OnceValue(func() *stats.Totals { return stats.Of(site) })
	return figures.New(view.New(site, totals, look.Words(), render))
}

// Every figure is in the list once, below the question that its kind answers.
func TestQuestionsListEveryFigure(t *testing.T) {
	site := testsite.Of(t, os.DirFS("../../testdata/mini/content"))
	var shown any
	b := builder(t, site, &shown)
	var page bytes.Buffer
	if err := b.Questions()[0].Write(&page); err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, f := range b.Pages() {
		if f.Kind != "figure" {
			continue
		}
		count++
		if n := strings.Count(page.String(), fmt.Sprintf("href=%q", site.Base+f.Address)); n != 1 {
			t.Errorf("%s is listed %d times", f.Address, n)
		}
	}
	if count < 20 {
		t.Errorf("only %d figures", count)
	}
	for _, q := range shown.(figures.QuestionsView).Questions {
		whole := true
		for _, a := range q.Answers {
			if a.Href != "" && !whole {
				t.Errorf("%s: %q, of the whole site, comes after one of its parts only", q.ID, a.Text)
			}
			whole = a.Href != ""
			if whole && a.Sentence == "" {
				t.Errorf("%s: %q doesn't say what it finds", q.ID, a.Text)
			}
		}
	}
}

// Where very many territories have figures, the list leads to the territories instead, and still
// names the figures of domains.
func TestQuestionsOfManyPlaces(t *testing.T) {
	content := map[string]string{
		"site.toml":            "titre = \"Essai\"\nurl = \"https://exemple.test/\"\narrete_au = 2024-06-01\n",
		"domaines/emploi.toml": "nom = \"Emploi\"\nordre = 1\n",
		"signataires/une.toml": "nom = \"Une\"\ntype = \"entreprise\"\nsource = \"Un document\"\n",
	}
	for i := range 61 {
		name := fmt.Sprintf("place-%d", i)
		content["territoires/"+name+".toml"] = fmt.Sprintf("nom = \"Place %d\"\ntype = \"epci\"\n", i)
		content["signataires/une.toml"] += fmt.Sprintf("\n[[engagement]]\nid = \"e%d\"\naction = \"Faire\"\ndomaine = \"emploi\"\nterritoires = [%q]\n", i, name)
	}
	var shown any
	b := builder(t, testsite.Of(t, testsite.Content(content)), &shown)
	if err := b.Questions()[0].Write(io.Discard); err != nil {
		t.Fatal(err)
	}
	domains, more := 0, 0
	for _, q := range shown.(figures.QuestionsView).Questions {
		for _, a := range q.Answers {
			if strings.HasSuffix(a.More.Href, "/territoires/") {
				more++
			}
			for _, s := range a.Subjects {
				if strings.Contains(s.Href, "_territoire_") {
					t.Errorf("%q is named", s.Text)
				}
				if strings.Contains(s.Href, "_domaine_") {
					domains++
				}
			}
		}
	}
	if domains == 0 || more == 0 {
		t.Errorf("%d figures of the domain, %d links to the territories", domains, more)
	}
}
