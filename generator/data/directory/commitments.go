package directory

import (
	"cmp"
	"slices"

	"parvis/generator/model"
)

// The values of Target and of Result.
const (
	With    = "avec"
	Without = "sans"
)

// The values of Term, on the as-of date.
const (
	Running = "en-cours"
	Ended   = "termine"
	Deeds   = "menee"
)

// unpromised is the value of Status for what was done without a promise: no list has it.
const unpromised = "sans-promesse"

// Group is the commitments that have one value of a facet.
type Group struct {
	Key         string
	Commitments []*model.Commitment // in the order of the whole list
}

// Commitments returns the commitments and deeds of the site, as Ranked does. Callers must not modify them.
func (d *Directory) Commitments() []*model.Commitment { return d.ranked }

// Ranked returns the commitments and deeds of a site: the best informed first, then by signatory, then
// as authored.
func Ranked(site *model.Site) []*model.Commitment {
	var out []*model.Commitment
	for _, s := range site.Signatories {
		out = append(out, s.Commitments...)
	}
	slices.SortStableFunc(out, func(a, b *model.Commitment) int { return cmp.Compare(a.Rank(), b.Rank()) })
	return out
}

// listFacets returns the facets that only the list of commitments has, with the values of this site.
func (d *Directory) listFacets() []commitmentFacet {
	var actions []string
	for _, one := range d.site.Domains {
		for _, a := range one.Actions {
			actions = append(actions, a.ID)
		}
	}
	return []commitmentFacet{
		{Term, []string{Running, Ended, Deeds}, func(d *Directory, k *model.Commitment) string {
			switch {
			case !k.Nature.Promised():
				return Deeds
			case k.Past(d.site.AsOf):
				return Ended
			}
			return Running
		}},
		{Status, append(model.Texts[model.Status](), Unknown, unpromised), func(_ *Directory, k *model.Commitment) string {
			if !k.Nature.Promised() {
				return unpromised
			}
			return string(k.Status)
		}},
		{Proof, append(model.Texts[model.Proof](), Unknown), func(_ *Directory, k *model.Commitment) string {
			return string(k.Proof)
		}},
		{Result, []string{With, Without}, func(_ *Directory, k *model.Commitment) string { return with(k.Reported()) }},
		{Target, []string{With, Without, Unknown}, func(_ *Directory, k *model.Commitment) string {
			if !k.Nature.Promised() {
				return "" // nothing was promised
			}
			return with(k.HasTarget())
		}},
		{Action, append(actions, Unknown), func(_ *Directory, k *model.Commitment) string {
			if k.Catalogue == nil {
				return ""
			}
			return k.Catalogue.ID
		}},
	}
}

// with returns the value of a facet that commitments have or lack.
func with(has bool) string {
	if has {
		return With
	}
	return Without
}

// Groups returns the commitments with each value of a facet, in display order: only values that some
// have. A value that is unknown isn't one of the catalogue, of targets, of reports or of progress; the publisher's
// word is of promises. A territory has those of all below it.
func (d *Directory) Groups(facet string) []Group {
	values, of := d.valuesOf(facet)
	groups := make([]Group, len(values))
	for i, v := range values {
		groups[i].Key = v
	}
	for _, k := range d.ranked {
		for _, i := range of(k) {
			groups[i].Commitments = append(groups[i].Commitments, k)
		}
	}
	untold := facet == Action || facet == Target || facet == Reporting || facet == Progress
	return slices.DeleteFunc(groups, func(g Group) bool {
		return len(g.Commitments) == 0 || untold && g.Key == Unknown || g.Key == unpromised
	})
}

// valuesOf returns the values of a facet, and what gives the indices of those that a commitment has,
// each once. It panics for what is no facet of commitments.
func (d *Directory) valuesOf(facet string) ([]string, func(*model.Commitment) []int) {
	switch facet {
	case Domain:
		return d.values[facet], func(k *model.Commitment) []int { return []int{k.Domain.Position - 1} }
	case Place:
		return d.values[facet], d.placesOf
	}
	for _, f := range slices.Concat(d.listFacets(), commitmentFacets) {
		if f.name == facet {
			values := f.values
			if d.values[facet] != nil && facet != Term && facet != Status { // these have the name of a facet of signatories
				values = d.values[facet]
			}
			return values, func(k *model.Commitment) []int { return []int{slices.Index(values, facetValue(f.of(d, k)))} }
		}
	}
	for _, f := range signatoryFacets {
		if f.name == facet {
			return d.values[facet], func(k *model.Commitment) []int { return []int{d.valueIndex(facet, f.of(d, k.Signatory))} }
		}
	}
	panic(facet + " is no facet of commitments")
}

// placesOf returns the indices of the places that contain a commitment.
func (d *Directory) placesOf(k *model.Commitment) []int {
	var out []int
	for _, t := range k.Territories {
		for ; t != nil; t = t.Parent {
			if i := d.placeIndex[t.Index]; !slices.Contains(out, i) {
				out = append(out, i)
			}
		}
	}
	return out
}

// PlaceOf returns the territory of a value of Place.
func (d *Directory) PlaceOf(key string) *model.Territory { return d.Places[d.index[Place][key]] }
