package directory_test

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"parvis/generator/model"
	"parvis/generator/text/slug"
	"parvis/generator/text/typo"
)

// What a browser reads is what the records say.
func TestRoundTrip(t *testing.T) {
	site := shared(t)
	r := open(t, of(site))
	lines := r.lines()
	if len(lines) != len(site.Signatories) {
		t.Fatalf("%d lines, %d signatories", len(lines), len(site.Signatories))
	}
	for i, s := range site.Signatories {
		l := lines[i]
		wanted := map[string]string{"type": value(s.Type), "taille": value(s.Size), "secteur": value(s.Sector), "portee": value(s.Scope)}
		if !maps.Equal(l.own, wanted) || l.signature != s.Signature.String() || l.left != texts(site).Left(s) || !slices.Equal(l.places, slugs(s.Territories)) || len(l.facts) != len(s.Commitments) {
			t.Fatalf("%s: read %+v", s.Slug, l)
		}
		for n, k := range s.Commitments {
			f := l.facts[n]
			if f.nature != string(k.Nature) || f.over != k.Past(site.AsOf) || f.domain != k.Domain.Slug || f.status != value(k.Status) || f.report != value(reporting(site, k)) || f.progress != value(progress(site, k)) || f.year != k.Start.Year || !slices.Equal(f.places, slugs(k.Territories)) ||
				(f.evaluation == "inconnu") != (k.Evaluation == "") || (f.evaluation == "sans") != (k.Evaluation == "aucune") {
				t.Fatalf("%s: commitment %d read as %+v", s.Slug, n, f)
			}
		}
		var names []string
		r.parse(fmt.Sprintf("noms-%d.json", i/r.Root.Noms), &names)
		told := strings.Split(names[i%r.Root.Noms], "\t")
		name, at := told[0], slug.Of(told[0])
		if len(told) > 1 && told[1] != "" {
			at = told[1]
		}
		if does := texts(site).Does(s); !slices.Equal(told[min(2, len(told)):], does) {
			t.Fatalf("%s is read to do %q, not %q", s.Slug, told, does)
		}
		if at != s.Slug || s.Withheld != (name == "") || !s.Withheld && name != typo.Set("fr", s.Title) {
			t.Fatalf("%s is read as %q at %q", s.Slug, name, at)
		}
	}
}

// Every word of a name leads to it, and to no name that lacks it.
func TestWords(t *testing.T) {
	site := shared(t)
	r := open(t, of(site))
	having := map[string][]int{}
	last := ""
	for k, first := range r.Root.Mots {
		var words map[string][]int
		r.parse(fmt.Sprintf("mots-%d.json", k), &words)
		sorted := slices.Sorted(maps.Keys(words))
		if len(sorted) == 0 || sorted[0] != first || first <= last {
			t.Fatalf("file %d begins with %q after %q; the root says %q", k, sorted, last, first)
		}
		last = sorted[len(sorted)-1]
		for w, steps := range words {
			id := 0
			for _, step := range steps {
				id += step
				having[w] = append(having[w], id)
			}
		}
	}
	for i, s := range site.Signatories {
		wanted := strings.Split(slug.Of(s.Title), "-")
		if s.Withheld {
			wanted = nil
		}
		for w, ids := range having {
			if slices.Contains(ids, i) != slices.Contains(wanted, w) {
				t.Errorf("%q and %q", s.Title, w)
			}
		}
	}
}

// No file contains the name of a signatory that withheld it, not even the words by
// which names are found.
func TestWithheld(t *testing.T) {
	site := world(t, 40)
	at := slices.IndexFunc(site.Signatories, func(s *model.Signatory) bool { return s.Withheld })
	site.Signatories[at].Title = "Tartempion Confidentiel" // package check leaves no name here at all
	for _, f := range of(site).Files {
		if strings.Contains(strings.ToLower(string(f.Bytes)), "tartempion") {
			t.Errorf("%s tells it", f.Name)
		}
	}
}

func TestSameAgain(t *testing.T) {
	site := world(t, 100)
	first, again := of(site), of(site)
	if first.Version != again.Version || len(first.Version) != 8 || len(first.Files) != len(again.Files) {
		t.Errorf("%s, then %s", first.Version, again.Version)
	}
	for i, f := range first.Files {
		if f.Name != again.Files[i].Name || !bytes.Equal(f.Bytes, again.Files[i].Bytes) {
			t.Errorf("%s, then %s, and not the same", f.Name, again.Files[i].Name)
		}
	}
	site.Signatories[len(site.Signatories)-1].Title += " et Cie"
	if of(site).Version == first.Version {
		t.Error("another name has the same version")
	}
}
