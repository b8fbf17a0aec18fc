package stats

import "parvis/generator/model"

// Matrix counts commitments by domain and by territory of a level. A commitment has
// one domain, but may be in several territories: the cells of a domain's column
// may add up to more than ByDomain.
type Matrix struct {
	Domains  []*model.Domain    // those of Selection.ByDomain
	Places   []*model.Territory // those of Selection.ByPlace
	N        [][]int            // by place, then by domain
	ByDomain []int              // those in a territory of the level, each once: they add up to Total−Unknown
	ByPlace  []int              // sums of the rows
	Total    int                // commitments counted, each once
	Unknown  int                // of Total: those in no territory of the level; they are in no cell
	Overlaps bool               // some commitment is in several territories
}

// Matrix returns the matrix of domains and the territories of a level within the scope.
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
