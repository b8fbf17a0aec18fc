package directory_test

import (
	"maps"
	"slices"
	"strconv"
	"testing"

	"parvis/generator/data/directory"
	"parvis/generator/model"
	"parvis/generator/model/stats"
)

// choices is a filter: values by facet.
type choices map[string][]string

// under reports whether a territory of the list is one of those chosen, or below.
func under(ts []*model.Territory, chosen []string) bool {
	for _, t := range ts {
		for ; t != nil; t = t.Parent {
			if slices.Contains(chosen, t.Slug) {
				return true
			}
		}
	}
	return false
}

// meets reports whether a signatory is in a filtered list, from the model alone.
func meets(site *model.Site, s *model.Signatory, c choices) bool {
	has := func(facet, v string) bool { return len(c[facet]) == 0 || slices.Contains(c[facet], v) }
	if !has("type", value(s.Type)) || !has("taille", value(s.Size)) || !has("secteur", value(s.Sector)) || !has("portee", value(s.Scope)) || !has("situation", situation(site, s)) {
		return false
	}
	placed := func(ts []*model.Territory) bool { return len(c["territoire"]) == 0 || under(ts, c["territoire"]) }
	if len(c["domaine"])+len(c["nature"])+len(c["statut"])+len(c["bilan"])+len(c["avancement"])+len(c["evaluation"]) == 0 && placed(s.Territories) && has("annee", strconv.Itoa(s.Signature.Year)) {
		return true
	}
	return slices.ContainsFunc(s.Commitments, func(k *model.Commitment) bool {
		evaluation := map[model.Evaluation]string{"": "inconnu", "aucune": "sans"}[k.Evaluation]
		if evaluation == "" {
			evaluation = "avec"
		}
		return has("domaine", k.Domain.Slug) && has("nature", string(k.Nature)) && has("statut", value(k.Status)) && has("bilan", value(reporting(site, k))) && has("avancement", value(progress(site, k))) && has("evaluation", evaluation) && has("annee", strconv.Itoa(k.Start.Year)) && placed(k.Territories)
	})
}

// The count of each choice is the number of signatories that match it, and a
// choice that none meets isn't offered. A domain or a territory alone selects
// what the sums of the site count for it.
func TestChoices(t *testing.T) {
	site := shared(t)
	totals := stats.Of(site)
	d := of(site)
	r := open(t, d)
	values := maps.Clone(r.Root.Valeurs)
	for y := r.Root.Avant + 1; y <= r.Root.Dernier; y++ {
		values["annee"] = append(values["annee"], strconv.Itoa(y))
	}
	if len(values) != 13 {
		t.Fatalf("%d facets: %v", len(values), slices.Sorted(maps.Keys(values)))
	}
	for facet, all := range values {
		for _, v := range all {
			n := 0
			for _, s := range site.Signatories {
				if meets(site, s, choices{facet: {v}}) {
					n++
				}
			}
			i := slices.IndexFunc(d.Choices[facet], func(c directory.Choice) bool { return c.Key == v })
			if (i < 0) != (n == 0) || i >= 0 && d.Choices[facet][i].N != n {
				t.Errorf("%s=%s: %d signatories, choices %v", facet, v, n, d.Choices[facet])
			}
		}
	}
	for _, c := range d.Choices["domaine"] {
		at := slices.IndexFunc(site.Domains, func(d *model.Domain) bool { return d.Slug == c.Key })
		if c.N != len(totals.InDomain[at]) {
			t.Errorf("%s: %d, the sums say %d", c.Key, c.N, len(totals.InDomain[at]))
		}
	}
	for i, c := range d.Choices["territoire"] {
		if place := d.Places[i]; place.Slug != c.Key || c.N != len(totals.InTerritory[place.Index]) {
			t.Errorf("%s: %d, the sums say %d for %s", c.Key, c.N, len(totals.InTerritory[place.Index]), place.Slug)
		}
	}
}
