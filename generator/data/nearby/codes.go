package nearby

import (
	"maps"
	"slices"
	"strings"

	"parvis/generator/model"
	"parvis/generator/reference/geo"
)

// area is a file of Codes: the names of the places that contain its communes, by
// level and code, and the communes, grouped by the places that contain them.
type area struct {
	Names map[model.Level]map[string]string `json:"names"`
	Towns []townGroup                       `json:"towns"`
}

// townGroup is a group of communes in the same places. Whole is the commune of
// municipal arrondissements. Each entry of Postal is the postal codes, separated by
// spaces, that some of them share, then the end of the INSEE code and the
// name of each, alternating:
//
//	["11000","037","Berriac","069","Carcassonne"]
type townGroup struct {
	Departement    string     `json:"departement"`
	Region         string     `json:"region,omitempty"`
	Arrondissement string     `json:"arrondissement,omitempty"`
	EPCIs          []string   `json:"epci,omitempty"`
	Whole          string     `json:"whole,omitempty"`
	Postal         [][]string `json:"postal"`
}

func makeCodes(towns []geo.Town) []File {
	byStart := map[string][]*geo.Town{}
	for i := range towns {
		t := &towns[i]
		starts := []string{t.Code[:2]}
		for _, code := range t.Postal {
			starts = append(starts, code[:2])
		}
		slices.Sort(starts)
		for _, start := range slices.Compact(starts) {
			byStart[start] = append(byStart[start], t)
		}
	}
	var out []File
	for _, start := range slices.Sorted(maps.Keys(byStart)) {
		out = append(out, file(start, areaOf(byStart[start])))
	}
	return out
}

// areaOf groups communes, sorted by code, and places next to each other those
// in the same places, which makes the compressed file a third smaller.
func areaOf(members []*geo.Town) area {
	ordered := slices.Clone(members)
	slices.SortFunc(ordered, func(a, b *geo.Town) int {
		if c := byPlaces(a, b); c != 0 {
			return c
		}
		if c := slices.Compare(a.Postal, b.Postal); c != 0 {
			return c
		}
		return strings.Compare(a.Code, b.Code)
	})
	out := area{Names: map[model.Level]map[string]string{}}
	name := func(level model.Level, codes ...string) {
		for _, code := range codes {
			place, ok := geo.Find(level.Official(), code)
			if !ok {
				continue
			}
			if out.Names[level] == nil {
				out.Names[level] = map[string]string{}
			}
			out.Names[level][code] = place.Name
		}
	}
	for i, t := range ordered {
		if i == 0 || byPlaces(ordered[i-1], t) != 0 {
			out.Towns = append(out.Towns, townGroup{Departement: t.Departement, Region: t.Region, Arrondissement: t.Arrondissement, EPCIs: t.EPCIs, Whole: t.Whole})
			name(model.Departement, t.Departement)
			name(model.Region, t.Region)
			name(model.Arrondissement, t.Arrondissement)
			name(model.EPCI, t.EPCIs...)
			name(model.Commune, t.Whole)
		}
		g := &out.Towns[len(out.Towns)-1]
		postal := strings.Join(t.Postal, " ")
		if len(g.Postal) == 0 || g.Postal[len(g.Postal)-1][0] != postal {
			g.Postal = append(g.Postal, []string{postal})
		}
		last := &g.Postal[len(g.Postal)-1]
		*last = append(*last, strings.TrimPrefix(t.Code, t.Departement), t.Name)
	}
	return out
}

func byPlaces(a, b *geo.Town) int {
	if c := strings.Compare(a.Departement, b.Departement); c != 0 {
		return c
	}
	if c := strings.Compare(a.Arrondissement, b.Arrondissement); c != 0 {
		return c
	}
	if c := slices.Compare(a.EPCIs, b.EPCIs); c != 0 {
		return c
	}
	return strings.Compare(a.Whole, b.Whole)
}
