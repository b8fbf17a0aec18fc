package directory_test

import (
	"slices"
	"testing"

	"parvis/generator/data/directory"
	"parvis/generator/model/stats"
)

// The lists of one value have what the sums of the site count: of domains, of territories, of what is
// running, over, and done without a promise; and of any facet with one value each, all together.
func TestGroups(t *testing.T) {
	site := shared(t)
	totals := stats.Of(site)
	d := of(site)
	all := totals.All.All()
	if len(d.Commitments()) != all {
		t.Fatalf("%d commitments, the sums say %d", len(d.Commitments()), all)
	}
	for _, g := range d.Groups(directory.Place) {
		if want := totals.ByTerritory[d.PlaceOf(g.Key).Index].All(); len(g.Commitments) != want {
			t.Errorf("%s: %d, the sums say %d", g.Key, len(g.Commitments), want)
		}
	}
	terms := map[string]int{directory.Running: totals.All.Running, directory.Ended: totals.All.Ended, directory.Deeds: totals.All.Deeds}
	for _, g := range d.Groups(directory.Term) {
		if len(g.Commitments) != terms[g.Key] {
			t.Errorf("%s: %d, the sums say %d", g.Key, len(g.Commitments), terms[g.Key])
		}
	}
	promised := totals.All.Promised()
	for facet, want := range map[string]int{directory.Domain: all, directory.Term: all, directory.Proof: all, directory.Result: all, directory.Type: all,
		directory.Size: all, directory.Target: promised, directory.Reporting: promised, directory.Status: promised, directory.Progress: promised} {
		n := 0
		for _, g := range d.Groups(facet) {
			n += len(g.Commitments)
			if len(g.Commitments) == 0 {
				t.Errorf("%s: %s has none", facet, g.Key)
			}
		}
		if n != want {
			t.Errorf("%s: %d in all, wanted %d", facet, n, want)
		}
	}
	for _, g := range d.Groups(directory.Action) {
		for _, k := range g.Commitments {
			if k.Catalogue == nil || k.Catalogue.ID != g.Key {
				t.Fatalf("%s isn't of %s", k.ID, g.Key)
			}
		}
	}
}

// Those with a result and a target come first, those of which nothing is known last; equals by
// signatory.
func TestBestInformedFirst(t *testing.T) {
	site := shared(t)
	before := 0
	at := map[string]int{}
	for i, s := range site.Signatories {
		at[s.Slug] = i
	}
	last := -1
	seen := map[int]bool{}
	for _, k := range of(site).Commitments() {
		level := slices.Index([]bool{k.Reported() && k.HasTarget(), k.Reported(), k.Status != "", true}, true)
		if level < before {
			t.Fatalf("%s of %s comes after what is less informed", k.ID, k.Signatory.Slug)
		}
		if level == before && at[k.Signatory.Slug] < last {
			t.Fatalf("%s comes after signatory %d", k.Signatory.Slug, last)
		}
		before, last = level, at[k.Signatory.Slug]
		seen[level] = true
	}
	if len(seen) < 2 {
		t.Errorf("only %d levels are seen", len(seen))
	}
}
