package nearby

import (
	"cmp"
	"slices"
	"strings"

	"parvis/generator/reference/geo"
)

// maxNames is the maximum number of communes in a range, so that its file is about 6 KB
// compressed: a balance between the number of files and their size.
const maxNames = 700

// keyedTown is a commune with one of its keys, or with that of a name it had.
type keyedTown struct {
	key  string
	town *geo.Town
	was  string // the former name, or that of a commune which is part of it today; "" for its own
}

func makeNames(towns []geo.Town) []File {
	var all []keyedTown
	byCode := make(map[string]*geo.Town, len(towns))
	for i := range towns {
		t := &towns[i]
		byCode[t.Code] = t
		for _, key := range Keys(t.Name) {
			all = append(all, keyedTown{key: key, town: t})
		}
	}
	for f := range geo.Formers() {
		t := byCode[f.Now.Code]
		if strings.HasPrefix(Fold(t.Name)+" ", Fold(f.Name)+" ") {
			continue // typing it leads to the name of today
		}
		for _, key := range Keys(f.Name) {
			all = append(all, keyedTown{key, t, f.Name})
		}
	}
	slices.SortFunc(all, func(a, b keyedTown) int {
		if c := strings.Compare(a.key, b.key); c != 0 {
			return c
		}
		return cmp.Or(strings.Compare(a.town.Code, b.town.Code), strings.Compare(a.was, b.was))
	})
	var out []File
	var first string
	var pending []keyedTown
	flush := func() {
		if len(pending) > 0 {
			out = append(out, file(first, byDepartement(pending)))
		}
	}
	for _, group := range groups(all, 2) {
		if len(pending) == 0 || len(pending)+len(group.members) > maxNames {
			flush()
			first, pending = group.prefix, nil
			if len(out) == 0 {
				first = "" // so that a key before all names is in the first range too
			}
		}
		pending = append(pending, group.members...)
	}
	flush()
	return out
}

// group is the communes whose keys have a common prefix.
type group struct {
	prefix  string
	members []keyedTown
}

// groups splits sorted communes by the first n letters of their keys, or by one letter
// more if a group would exceed maxNames.
func groups(sorted []keyedTown, n int) []group {
	var out []group
	for len(sorted) > 0 {
		prefix := sorted[0].key[:min(n, len(sorted[0].key))]
		end := 1
		for end < len(sorted) && sorted[end].key[:min(n, len(sorted[end].key))] == prefix {
			end++
		}
		if end > maxNames && n < 8 {
			out = append(out, groups(sorted[:end], n+1)...)
		} else {
			out = append(out, group{prefix, sorted[:end]})
		}
		sorted = sorted[end:]
	}
	return out
}

// byDepartement returns the content of a file of names, see [Names].
func byDepartement(all []keyedTown) [][]any {
	ordered := slices.Clone(all)
	slices.SortFunc(ordered, func(a, b keyedTown) int {
		return cmp.Or(strings.Compare(a.town.Code, b.town.Code), strings.Compare(a.was, b.was))
	})
	var out [][]any
	row, formers := []string{}, []string(nil) // the browser reads a list, be it empty
	for i, n := range ordered {
		departement := n.town.Departement
		end := strings.TrimPrefix(n.town.Code, departement)
		if n.was == "" {
			row = append(row, end, n.town.Name)
		} else {
			formers = append(formers, end, n.was, n.town.Name)
		}
		if i+1 == len(ordered) || ordered[i+1].town.Departement != departement {
			place, _ := geo.Find(geo.Departement, departement)
			one := []any{departement, place.Name, row}
			if formers != nil {
				one = append(one, formers)
			}
			out = append(out, one)
			row, formers = []string{}, nil
		}
	}
	return out
}
