package stats

import (
	"slices"

	"parvis/generator/model"
)

// Presence is a signatory in a territory, with its commitments there.
type Presence struct {
	Signatory   *model.Signatory
	Commitments []*model.Commitment // as authored; none where only the signatory names the territory
}

// Foremost returns the n signatories of a territory, all below included, with the most
// commitments there. Ties are in the site's order. There are
// fewer if the territory has fewer.
func (t *Totals) Foremost(place *model.Territory, n int) []Presence {
	var out []Presence
	for _, s := range t.InTerritory[place.Index] {
		p := Presence{Signatory: s}
		for _, k := range s.Commitments {
			if LiesIn(k.Territories, place) {
				p.Commitments = append(p.Commitments, k)
			}
		}
		at := slices.IndexFunc(out, func(q Presence) bool { return len(q.Commitments) < len(p.Commitments) })
		if at < 0 {
			at = len(out)
		}
		if at < n {
			out = slices.Insert(out[:min(len(out), n-1)], at, p)
		}
	}
	return out
}
