package publish

import (
	"errors"
	"fmt"
	"slices"
	"testing"
)

func TestManyRemovalsAreRefused(t *testing.T) {
	for _, c := range []struct {
		pages, gone int
		refused     bool
	}{
		{41, 4, false}, {41, 5, true}, {10, 1, false}, {9, 1, true}, {1, 0, false}, {0, 0, false},
		{10_000, 256, false}, {10_000, 257, true},
	} {
		s, there := &site{files: map[string]file{"figure.svg": {}}}, &manifest{Files: map[string]string{}}
		for n := range c.pages {
			name := fmt.Sprintf("%d/index.html", n)
			there.Files[name] = ""
			there.Files[fmt.Sprintf("%d/figure.svg", n)] = "" // not a page
			if n >= c.gone {
				s.files[name] = file{name: name}
			}
		}
		plan := makePlan(s, there)
		var many *RemovalError
		if got := errors.As(plan.checkDeletions(), &many); got != c.refused || got && (many.Pages != c.gone || many.Of != c.pages) {
			t.Errorf("%d pages of %d would go: refused %t, %+v", c.gone, c.pages, got, many)
		}
	}
}

// A manifest with entries that Parvis doesn't write is rejected.
func TestParse(t *testing.T) {
	for _, text := range []string{"", "{}", "[]", `{"version":2,"fichiers":{}}`, `{"version":1}`, `{"version":1,"fichiers":{"../a":""}}`,
		`{"version":1,"fichiers":{"/a":""}}`, `{"version":1,"fichiers":{"a":"b"}}`, `{"version":1,"fichiers":{".parvis-publie.json":""}}`, `{"version":1,"fichiers":{"a":""}`} {
		if _, err := parseManifest([]byte(text)); err == nil {
			t.Errorf("%s is accepted as a manifest", text)
		}
	}
	l := &manifest{Version: 1, Publication: "x", Files: map[string]string{"a/b": "", "é.html": ""}, Retained: []string{"a/b"}}
	got, err := parseManifest(l.encode())
	if err != nil || len(got.Files) != 2 || len(got.Retained) != 1 {
		t.Errorf("got %+v, %v", got, err)
	}
}

// Addresses that no longer lead anywhere are listed: those an alias can redirect,
// and the others.
func TestVanished(t *testing.T) {
	there := &manifest{Files: map[string]string{}}
	for _, name := range []string{"index.html", "signataires/a/index.html", "signataires/a/badge.svg", "anciennes/a/index.html", "signataires/par/taille/pme/index.html",
		"figures/x/v1/index.html", "figures/x/figure.csv", "figures/x/figure.svg", "medias/Bilan.PDF", "assets/a-01234567.css", "recherche/index.json"} {
		there.Files[name] = ""
	}
	plan := makePlan(&site{files: map[string]file{"index.html": {}}}, there)
	if want := []string{"/anciennes/a/", "/signataires/a/"}; !slices.Equal(plan.Vanished, want) {
		t.Errorf("vanished: %q, wanted %q", plan.Vanished, want)
	}
	if want := []string{"/figures/x/figure.csv", "/figures/x/v1/", "/medias/Bilan.PDF", "/signataires/par/taille/pme/"}; !slices.Equal(plan.Lost, want) {
		t.Errorf("lost: %q, wanted %q", plan.Lost, want)
	}
}
