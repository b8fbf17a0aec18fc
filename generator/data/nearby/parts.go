package nearby

import (
	"slices"

	"parvis/generator/model"
	"parvis/generator/reference/geo"
)

// Part is the territories of a site that concern the communes whose INSEE code
// begins with Prefix, except those with a part of a longer prefix.
type Part struct {
	Prefix string
	Places []*model.Territory // in the order of the site
}

// Parts splits the territories of a site into parts of at most maxWeight, by
// the weight of each territory (by Territory.Index), unless the territories of a single
// commune weigh more. A territory is in every part that it concerns. A commune is in
// the territories that contain it by the official tables, by code; and in the country. It
// gets the priority neighbourhoods that lie in it by the table of 2024, and those that the
// site describes below a territory that contains it, if their code names its
// département.
//
// There is always a part with the prefix "", for all communes without a
// more specific one.
func Parts(places []*model.Territory, weight []int, maxWeight int) []Part {
	s := splitter{weight: weight, maxWeight: maxWeight, byCode: map[geo.Place][]*model.Territory{}, quarters: map[string][]*model.Territory{}}
	for _, t := range places {
		switch level := t.Level.Official(); level {
		case geo.Country:
			s.country = append(s.country, t)
		case geo.QPV:
			if t.Parent == nil {
				s.orphans = append(s.orphans, t)
			}
			for _, commune := range geo.QPVCommunes(t.Code) {
				s.quarters[commune] = append(s.quarters[commune], t)
			}
		default:
			at := geo.Place{Level: level, Code: t.Code}
			s.byCode[at] = append(s.byCode[at], t)
		}
	}
	if !s.tooHeavy(places) {
		return []Part{{"", places}}
	}
	s.parts = []Part{{"", s.country}}
	s.split(towns(), 1)
	return s.parts
}

type splitter struct {
	weight    []int
	maxWeight int
	byCode    map[geo.Place][]*model.Territory // the keys have no Name
	country   []*model.Territory
	orphans   []*model.Territory            // neighbourhoods without parent
	quarters  map[string][]*model.Territory // neighbourhoods of the map of 2024, by commune
	parts     []Part
}

// split adds the parts of communes, which are sorted by code, by the first n characters of
// their code, or more if a part would be too heavy.
func (s *splitter) split(sorted []geo.Town, n int) {
	for len(sorted) > 0 {
		prefix := sorted[0].Code[:n]
		end := 1
		for end < len(sorted) && sorted[end].Code[:n] == prefix {
			end++
		}
		switch found := s.concerning(sorted[:end]); {
		case s.tooHeavy(found) && n < len(sorted[0].Code):
			s.split(sorted[:end], n+1)
		case !slices.Equal(found, s.country):
			s.parts = append(s.parts, Part{prefix, found})
		}
		sorted = sorted[end:]
	}
}

func (s *splitter) tooHeavy(places []*model.Territory) bool {
	sum := 0
	for _, t := range places {
		sum += s.weight[t.Index]
	}
	return sum > s.maxWeight
}

// concerning returns the territories that concern any of the communes, each once, in
// the order of the site.
func (s *splitter) concerning(members []geo.Town) []*model.Territory {
	seen := map[*model.Territory]bool{}
	out := slices.Clone(s.country)
	for _, t := range out {
		seen[t] = true
	}
	for i := range members {
		for _, t := range s.placesOf(&members[i]) {
			if !seen[t] {
				seen[t] = true
				out = append(out, t)
			}
		}
	}
	slices.SortFunc(out, func(a, b *model.Territory) int { return a.Index - b.Index })
	return out
}

// placesOf returns the territories that concern a commune, except the country.
func (s *splitter) placesOf(t *geo.Town) []*model.Territory {
	var out []*model.Territory
	add := func(level geo.Level, codes ...string) {
		for _, code := range codes {
			if code != "" {
				out = append(out, s.byCode[geo.Place{Level: level, Code: code}]...)
			}
		}
	}
	add(geo.Commune, t.Code, t.Whole)
	add(geo.EPCI, t.EPCIs...)
	add(geo.Arrondissement, t.Arrondissement)
	add(geo.Departement, t.Departement)
	add(geo.Region, t.Region)
	quarters := func(of []*model.Territory, in bool) {
		for _, q := range of {
			if q.Level != model.QPV {
				continue
			}
			if code, ok := geo.ParseQPV(q.Code); in || ok && code.Departement == t.Departement {
				out = append(out, q)
			}
		}
	}
	for _, place := range out {
		quarters(place.Children, place.Level == model.Commune)
	}
	for _, place := range s.country {
		quarters(place.Children, false)
	}
	quarters(s.orphans, false)
	return append(out, slices.Concat(s.quarters[t.Code], s.quarters[t.Whole])...)
}
