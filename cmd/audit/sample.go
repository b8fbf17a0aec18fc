package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// sample returns the pages to check: the heaviest and the lightest page of each kind
// on each site, heaviest first. Pages of one kind share a template and differ in their
// content, so these two cover the range.
func sample(sites []*site, only []string) ([]*page, error) {
	var out []*page
	for _, s := range sites {
		kinds := map[string][]*page{}
		for _, p := range s.pages {
			kinds[p.kind] = append(kinds[p.kind], p)
		}
		for _, of := range kinds {
			slices.SortFunc(of, compareWeight)
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
	slices.SortFunc(out, func(a, b *page) int { return compareWeight(b, a) })
	return out, nil
}

func compareWeight(a, b *page) int {
	return cmp.Or(cmp.Compare(a.compressedSize, b.compressedSize), cmp.Compare(a.site.name, b.site.name), cmp.Compare(a.path, b.path))
}

// heaviest returns the heaviest page of a kind, or nil if the site has none.
func (s *site) heaviest(kind string) *page {
	var out *page
	for _, p := range s.pages {
		if p.kind == kind && (out == nil || compareWeight(out, p) < 0) {
			out = p
		}
	}
	return out
}
