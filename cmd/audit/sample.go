package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// sample is the pages to look at: of every kind, on every site, the heaviest and
// the lightest, heaviest first. A thousand pages of one template differ in what
// they hold, and between these two is all that can be there.
func sample(sites []*site, only []string) ([]*page, error) {
	var out []*page
	for _, s := range sites {
		kinds := map[string][]*page{}
		for _, p := range s.pages {
			kinds[p.kind] = append(kinds[p.kind], p)
		}
		for _, of := range kinds {
			slices.SortFunc(of, lighter)
		}
		for _, kind := range only {
			if kinds[kind] == nil {
				return nil, fmt.Errorf("%s has no page of kind %q: there are %q", s.name, kind, slices.Sorted(maps.Keys(kinds)))
			}
		}
		for kind, of := range kinds {
			if only != nil && !slices.Contains(only, kind) {
				continue
			}
			out = append(out, of[len(of)-1])
			if len(of) > 1 {
				out = append(out, of[0])
			}
		}
	}
	slices.SortFunc(out, func(a, b *page) int { return lighter(b, a) })
	return out, nil
}

func lighter(a, b *page) int {
	return cmp.Or(cmp.Compare(a.packed, b.packed), cmp.Compare(a.site.name, b.site.name), cmp.Compare(a.path, b.path))
}

// heaviest is of a kind of page of a site the one with most in it; nil for a
// kind that it has not.
func (s *site) heaviest(kind string) *page {
	var out *page
	for _, p := range s.pages {
		if p.kind == kind && (out == nil || lighter(out, p) < 0) {
			out = p
		}
	}
	return out
}
