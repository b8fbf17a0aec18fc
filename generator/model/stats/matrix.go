package stats

import "parvis/generator/model"

// Matrix is commitments by domain and by territory of a level. A commitment has
// one domain, but can stand in several places: down a domain's column the cells
// may add up to more than ByDomain.
type Matrix struct {
	Domains  []*model.Domain    // those of Selection.ByDomain
	Places   []*model.Territory // those of Selection.ByPlace
	N        [][]int            // by place, then by domain
	ByDomain []int              // those that stand in a place, each once: they add up to Total−Unknown
	ByPlace  []int              // each place's own: its cells add up to it
	Total    int                // commitments counted, each once
	Unknown  int                // of Total: those that stand in no place of the level; they are in no cell
	Overlaps bool               // a commitment stands in several places
}

// Matrix crosses domains with the territories of a level within the scope's.
func (s *Selection) Matrix(l model.Level) Matrix {
	out := Matrix{Places: s.atLevel(l), Total: len(s.Commitments)}
	column, row := map[*model.Domain]int{}, map[*model.Territory]int{}
	for i, d := range s.ByDomain().Rows {
		column[d.Key] = i
		out.Domains = append(out.Domains, d.Key)
	}
	for i, t := range out.Places {
		row[t] = i
		out.N = append(out.N, make([]int, len(out.Domains)))
	}
	out.ByDomain, out.ByPlace = make([]int, len(out.Domains)), make([]int, len(out.Places))
	var in []*model.Territory
	for _, k := range s.Commitments {
		in = s.appendPlaces(in[:0], k.Territories, l)
		for _, t := range in {
			out.N[row[t]][column[k.Domain]]++
			out.ByPlace[row[t]]++
		}
		if len(in) == 0 {
			out.Unknown++
			continue
		}
		out.ByDomain[column[k.Domain]]++
		out.Overlaps = out.Overlaps || len(in) > 1
	}
	return out
}
