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
		s, there := &site{files: map[string]file{"figure.svg": {}}}, &listed{Files: map[string]string{}}
		for n := range c.pages {
			name := fmt.Sprintf("%d/index.html", n)
			there.Files[name] = ""
			there.Files[fmt.Sprintf("%d/figure.svg", n)] = "" // not a page
			if n >= c.gone {
				s.files[name] = file{name: name}
			}
		}
		plan := compare(s, there)
		var many *RemovalError
		if got := errors.As(plan.tooMany(), &many); got != c.refused || got && (many.Pages != c.gone || many.Of != c.pages) {
			t.Errorf("%d pages of %d would go: refused %t, %+v", c.gone, c.pages, got, many)
		}
	}
}

// A list that holds what Parvis doesn't write isn't taken for its own.
func TestParse(t *testing.T) {
	for _, text := range []string{"", "{}", "[]", `{"version":2,"fichiers":{}}`, `{"version":1}`, `{"version":1,"fichiers":{"../a":""}}`,
		`{"version":1,"fichiers":{"/a":""}}`, `{"version":1,"fichiers":{"a":"b"}}`, `{"version":1,"fichiers":{".parvis-publie.json":""}}`, `{"version":1,"fichiers":{"a":""}`} {
		if _, err := parse([]byte(text)); err == nil {
			t.Errorf("%s is taken for a list", text)
		}
	}
	l := &listed{Version: 1, Turn: "x", Files: map[string]string{"a/b": "", "é.html": ""}, Kept: []string{"a/b"}}
	got, err := parse(l.bytes())
	if err != nil || len(got.Files) != 2 || len(got.Kept) != 1 {
		t.Errorf("got %+v, %v", got, err)
	}
}

// What leads nowhere any more is told: what an alias can keep, and the rest.
func TestVanished(t *testing.T) {
	there := &listed{Files: map[string]string{}}
	for _, name := range []string{"index.html", "signataires/a/index.html", "signataires/a/badge.svg", "anciennes/a/index.html", "signataires/par/taille/pme/index.html",
		"figures/x/v1/index.html", "figures/x/figure.csv", "figures/x/figure.svg", "medias/Bilan.PDF", "assets/a-01234567.css", "recherche/index.json"} {
		there.Files[name] = ""
	}
	plan := compare(&site{files: map[string]file{"index.html": {}}}, there)
	if want := []string{"/anciennes/a/", "/signataires/a/"}; !slices.Equal(plan.Vanished, want) {
		t.Errorf("vanished: %q, wanted %q", plan.Vanished, want)
	}
	if want := []string{"/figures/x/figure.csv", "/figures/x/v1/", "/medias/Bilan.PDF", "/signataires/par/taille/pme/"}; !slices.Equal(plan.Lost, want) {
		t.Errorf("lost: %q, wanted %q", plan.Lost, want)
	}
}
