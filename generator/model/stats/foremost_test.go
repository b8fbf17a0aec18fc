package stats

import (
	"slices"
	"testing"

	"parvis/generator/model"
)

// Foremost is the beginning of all of a place's signatories sorted by how much
// they committed to there.
func TestForemost(t *testing.T) {
	most := 0
	for seed := range uint64(60) {
		site := world(seed)
		totals := Of(site)
		for _, place := range site.Territories {
			var all []Presence
			for _, s := range totals.InTerritory[place.Index] {
				all = append(all, Presence{s, totals.Select(site, Scope{Territory: place}).of(s)})
			}
			slices.SortStableFunc(all, func(a, b Presence) int { return len(b.Commitments) - len(a.Commitments) })
			for _, n := range []int{1, 3, 100} {
				got, want := totals.Foremost(place, n), all[:min(n, len(all))]
				if !slices.EqualFunc(got, want, func(a, b Presence) bool {
					return a.Signatory == b.Signatory && slices.Equal(a.Commitments, b.Commitments)
				}) {
					t.Fatalf("seed %d, place %d: %d foremost aren't the first of %d", seed, place.Index, n, len(all))
				}
			}
			most = max(most, len(all))
		}
	}
	if most < 4 {
		t.Errorf("%d signatories in a place at most: what was tried?", most)
	}
}

// of returns the commitments of a selection that are one signatory's.
func (s *Selection) of(one *model.Signatory) []*model.Commitment {
	var out []*model.Commitment
	for _, k := range s.Commitments {
		if k.Signatory == one {
			out = append(out, k)
		}
	}
	return out
}
