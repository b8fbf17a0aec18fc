// Package stats computes the sums over a site, once: counts, series by year and
// lists, each with its coverage. A territory's sums include all that is below
// it, each record once however many of its territories are there. What was not
// reported is counted as missing and never as zero. Totals are computed once for
// the whole site; a Selection of them is the data of one chart. The package formats
// nothing and doesn't read the clock.
package stats

import (
	"parvis/generator/model"
)

// Sums holds the sums over the records of a territory, a domain or the whole site.
type Sums struct {
	Signatories int
	Conventions int
	Commitments int
	Measured    int                  // commitments with at least one indicator: those expected to report
	Reported    int                  // commitments with at least one yearly value
	ByDomain    []int                // commitments, by Domain.Position-1
	ByStatus    map[model.Status]int // commitments; "" is those without a status
	Series      map[*model.Indicator]*Series
}

// Series holds the values of a shared indicator.
type Series struct {
	Measures int // commitments that use the indicator
	Reported int // those with at least one yearly value
	Years    map[int]*Year
	total    model.Quantity
	mean     bool
}

// Year holds what was reported for one year.
type Year struct {
	Sum     model.Quantity // the sum of the values, also for an indicator whose Cumulation is Mean
	Reports int            // number of values
}

// Total combines every commitment's values according to the indicator's Cumulation, over
// the Reported commitments. It returns false when nothing was reported.
func (s *Series) Total() (model.Quantity, bool) {
	if s == nil || s.Reported == 0 {
		return model.Quantity{}, false
	}
	if s.mean {
		return s.total.Over(s.Reported), true
	}
	return s.total, true
}

// Value returns the value of a year: the sum, or the mean if the indicator's Cumulation is Mean.
func (s *Series) Value(year int) (model.Quantity, bool) {
	y := s.Years[year]
	if y == nil {
		return model.Quantity{}, false
	}
	if s.mean {
		return y.Sum.Over(y.Reports), true
	}
	return y.Sum, true
}

// Totals holds the sums of a site and the matching lists of signatories.
type Totals struct {
	All         *Sums
	ByTerritory []*Sums // by Territory.Index, all below included
	ByDomain    []*Sums // by Domain.Position-1
	// DomainIn holds the sums of each domain in each region, by position then by
	// Territory.Index; nil where nothing was committed.
	DomainIn []map[int]*Sums

	Named    int // territories that a signatory or a commitment names, without those that contain them
	Unplaced int // signatories that name no territory, nor do their commitments

	InTerritory [][]*model.Signatory // by Territory.Index, all below included
	InDomain    [][]*model.Signatory
	OfSize      map[model.Size][]*model.Signatory
	OfSector    map[string][]*model.Signatory // by NAF section
	Using       map[*model.Indicator][]*model.Commitment

	below         [][]*model.Territory  // by Territory.Index: it and all below, in the site's order
	conventionsIn [][]*model.Convention // by Territory.Index, all below included
}

// Of computes the totals of a site in one pass over its signatories.
func Of(site *model.Site) *Totals {
	t := &Totals{All: newSums(site), OfSize: map[model.Size][]*model.Signatory{}, OfSector: map[string][]*model.Signatory{},
		Using:       map[*model.Indicator][]*model.Commitment{},
		InTerritory: make([][]*model.Signatory, len(site.Territories)),
		InDomain:    make([][]*model.Signatory, len(site.Domains)),

		below:         make([][]*model.Territory, len(site.Territories)),
		conventionsIn: make([][]*model.Convention, len(site.Territories))}
	for _, place := range site.Territories {
		for above := place; above != nil; above = above.Parent {
			t.below[above.Index] = append(t.below[above.Index], place)
		}
		t.ByTerritory = append(t.ByTerritory, newSums(site))
	}
	for range site.Domains {
		t.ByDomain = append(t.ByDomain, newSums(site))
		t.DomainIn = append(t.DomainIn, map[int]*Sums{})
	}
	reach := newAncestorSet(len(site.Territories))
	named := map[*model.Territory]bool{}
	for _, s := range site.Signatories {
		for _, place := range s.Places() {
			named[place] = true
		}
		t.signatory(site, s, reach)
	}
	t.Named = len(named)
	return t
}

func newSums(site *model.Site) *Sums {
	return &Sums{ByDomain: make([]int, len(site.Domains)), ByStatus: map[model.Status]int{}, Series: map[*model.Indicator]*Series{}}
}

func (t *Totals) signatory(site *model.Site, s *model.Signatory, reach *ancestorSet) {
	t.All.Signatories++
	if s.Size != "" {
		t.OfSize[s.Size] = append(t.OfSize[s.Size], s)
	}
	if s.Sector != "" {
		t.OfSector[s.Sector] = append(t.OfSector[s.Sector], s)
	}
	places := s.Places()
	if len(places) == 0 {
		t.Unplaced++
	}
	for _, i := range reach.of(places) {
		t.ByTerritory[i].Signatories++
		t.InTerritory[i] = append(t.InTerritory[i], s)
	}
	for n := range s.Conventions {
		t.All.Conventions++
		v := &s.Conventions[n]
		for _, i := range reach.of(signedIn(s, v)) {
			t.ByTerritory[i].Conventions++
			t.conventionsIn[i] = append(t.conventionsIn[i], v)
		}
	}
	domains := map[*model.Domain]bool{}
	inRegion := map[[2]int]bool{}
	for _, k := range s.Commitments {
		d := k.Domain.Position - 1
		t.All.commitment(k)
		t.ByDomain[d].commitment(k)
		if !domains[k.Domain] {
			domains[k.Domain] = true
			t.ByDomain[d].Signatories++
			t.InDomain[d] = append(t.InDomain[d], s)
		}
		for _, i := range reach.of(k.Territories) {
			t.ByTerritory[i].commitment(k)
			if site.Territories[i].Level != model.Region {
				continue
			}
			in := t.DomainIn[d][i]
			if in == nil {
				in = newSums(site)
				t.DomainIn[d][i] = in
			}
			in.commitment(k)
			if at := [2]int{d, i}; !inRegion[at] {
				inRegion[at] = true
				in.Signatories++
			}
		}
		seen := map[*model.Indicator]bool{}
		for _, m := range k.Measures {
			if m.Shared != nil && !seen[m.Shared] {
				seen[m.Shared] = true
				t.Using[m.Shared] = append(t.Using[m.Shared], k)
			}
		}
	}
}

// signedIn returns the territories of a convention, or those of its
// signatory when it names none.
func signedIn(s *model.Signatory, v *model.Convention) []*model.Territory {
	if len(v.Territories) == 0 {
		return s.Territories
	}
	return v.Territories
}

// commitment adds one commitment to the sums.
func (s *Sums) commitment(k *model.Commitment) {
	s.Commitments++
	s.ByDomain[k.Domain.Position-1]++
	s.ByStatus[k.Status]++
	if len(k.Measures) > 0 {
		s.Measured++
	}
	if k.Reported() {
		s.Reported++
	}
	for _, m := range k.Measures {
		if m.Shared == nil {
			continue
		}
		series := s.Series[m.Shared]
		if series == nil {
			series = &Series{Years: map[int]*Year{}, mean: m.Shared.Cumulation.Averages()}
			s.Series[m.Shared] = series
		}
		series.add(m)
	}
}

func (s *Series) add(m model.Measure) {
	s.Measures++
	total, ok := m.Total()
	if !ok {
		return
	}
	s.Reported++
	s.total = s.total.Add(total)
	for _, v := range m.Values {
		y := s.Years[v.Year]
		if y == nil {
			y = &Year{}
			s.Years[v.Year] = y
		}
		y.Sum = y.Sum.Add(v.Quantity)
		y.Reports++
	}
}

// ancestorSet finds the territories that are in a list or contain one of it, each once. It keeps a
// stamp per territory, to avoid a map per record.
type ancestorSet struct {
	stamp []int
	now   int
	out   []int
}

func newAncestorSet(n int) *ancestorSet { return &ancestorSet{stamp: make([]int, n)} }

// of returns the indices of ts and of all that contain them. The slice is valid until the
// next call.
func (r *ancestorSet) of(ts []*model.Territory) []int {
	r.now++
	r.out = r.out[:0]
	for _, t := range ts {
		for ; t != nil && r.stamp[t.Index] != r.now; t = t.Parent {
			r.stamp[t.Index] = r.now
			r.out = append(r.out, t.Index)
		}
	}
	return r.out
}
