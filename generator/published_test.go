package generator_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"parvis/generator"
	"parvis/generator/data/export"
	"parvis/generator/site/address"
)

// The address of the data tells the version of their schema.
func TestDataVersion(t *testing.T) {
	if want := fmt.Sprintf("donnees/v%d/", export.Version); address.DataFiles != want {
		t.Errorf("the data are at %s, wanted %s", address.DataFiles, want)
	}
}

// Every record's page has a twin beside it, and both name each other.
func TestTwinsStandBesidePages(t *testing.T) {
	b := site(t, "mini")
	twins := 0
	for file, data := range b.files {
		if path.Base(file) != "index.json" || strings.HasPrefix(file, "recherche/") {
			continue
		}
		twins++
		var read struct {
			Schema string                `json:"schema"`
			Row    struct{ Page string } `json:"ligne"`
		}
		if err := json.Unmarshal([]byte(data), &read); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		page := path.Dir(file) + "/"
		if read.Row.Page != b.url.String()+page || read.Schema != b.url.String()+"donnees/v2/datapackage.json" {
			t.Errorf("%s is of the page %s, by the schema %s", file, read.Row.Page, read.Schema)
		}
		if want := `<link rel="alternate" type="application/json" href="` + b.url.Path + page + `index.json">`; !strings.Contains(b.files[page+"index.html"], want) {
			t.Errorf("the page of %s doesn't name it", file)
		}
	}
	if twins != 32 {
		t.Errorf("%d twins", twins)
	}
}

// entries is the titles of a feed, with the days of their last change.
func entries(t *testing.T, feed string) []string {
	t.Helper()
	var read struct {
		Entries []struct {
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal([]byte(feed), &read); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range read.Entries {
		out = append(out, e.Updated[:10]+" "+strings.ReplaceAll(e.Title, "\u00a0", " "))
	}
	return out
}

// A feed has the latest first, by the dates that records tell and that have come;
// a territory's has what happens below it; what has no date is in none.
func TestFeedsTellWhatChanged(t *testing.T) {
	t.Parallel()
	content := copied(t, mini)
	put(t, content, "signataires/futur.toml", "nom = \"Futur\"\ntype = \"association\"\nterritoires = [\"carcassonne\"]\nsignature = 2022-01-05\n[[engagement]]\ndomaine = \"education\"\naction = \"Plus tard\"\ndebut = 2030-01-01\n[[engagement]]\ndomaine = \"education\"\naction = \"Déjà\"\ndebut = \"2023-06\"\n")
	put(t, content, "signataires/sans-date.toml", "nom = \"Sans date\"\ntype = \"association\"\nterritoires = [\"carcassonne\"]\n[[engagement]]\ndomaine = \"education\"\naction = \"Un jour\"\n")
	dir, _ := build(t, generator.Options{Content: content})
	made := read(t, dir)
	want := []string{"2023-06-15 Exemple SA : Visites d’atelier", "2023-06-01 Futur : Déjà", "2022-01-05 Futur : Plus tard"}
	if got := entries(t, made["domaines/education/flux.xml"]); !slices.Equal(got, want) {
		t.Errorf("the domain's feed has %q", got)
	}
	for _, place := range []string{"carcassonne", "aude", "occitanie", "france"} {
		got := entries(t, made["territoires/"+place+"/flux.xml"])
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("the feed of %s has no %q: %q", place, w, got)
			}
		}
		if !slices.IsSortedFunc(got, func(a, b string) int { return strings.Compare(b[:10], a[:10]) }) {
			t.Errorf("the feed of %s isn't the latest first: %q", place, got)
		}
	}
	if feed, ok := made["territoires/herault/flux.xml"]; ok && strings.Contains(feed, "Carcassonne") {
		t.Error("the feed of herault tells what happens elsewhere")
	}
	for name, data := range made {
		if strings.HasSuffix(name, "flux.xml") && strings.Contains(data, "Un jour") {
			t.Errorf("%s tells what has no date", name)
		}
	}
}
