// Package stats computes the sums over a site, once: counts, series by year and
// lists, each with its coverage. A territory's sums include all that is below
// it, each record once however many of its territories are there. What was not
// reported is counted as missing and never as zero. Totals are computed once for
// the whole site; a Selection of them is the data of one chart. The package formats
// nothing and doesn't read the clock.
package stats

import (
	"sync"

	"parvis/generator/model"
	"parvis/generator/model/ledger"
	"parvis/generator/text/date"
)

// ShareBase is the smallest number of records that a share in per cent is given of: below, one
// record more or less would move it by more than five points.
const ShareBase = 20

// Sums holds the sums over the records of a territory, a domain or the whole site.
type Sums struct {
	Signatories int // those that still are, on the as-of date
	Left        int // those that no longer are
	Conventions int
	Commitments
	Measured    int                     // of all commitments and deeds: those with an indicator, expected to report
	Reported    int                     // of all commitments and deeds: those with at least one value
	Received    Received                // reports of promises that were due, and those of them that came with a figure
	Reporting   map[model.Reporting]int // promises, by state
	Progress    map[model.Progress]int  // promises, by state
	ByDomain    []Commitments           // by Domain.Position-1
	ByStatus    map[model.Status]int    // promises; "" is those without a status
	OfScope     map[model.Scope]int     // signatories that still are; "" is those of unknown scope
	Agreed      map[model.Scope]int     // conventions; "" is those of unknown scope
	ByIndicator map[*model.Indicator]*Series
}

// Commitments counts what signatories promised or did. Its parts are never one number but All.
type Commitments struct {
	Running int // promises that aren't over on the as-of date
	Ended   int // promises that are over: ended, given up, renewed, or of a signatory that left
	Deeds   int // done without a promise
}

// All returns the number of promises and deeds.
func (c Commitments) All() int { return c.Running + c.Ended + c.Deeds }

// Promised returns the number of promises, over or not.
func (c Commitments) Promised() int { return c.Running + c.Ended }

// CommitmentsOf counts commitments, as they stand on the as-of date.
func CommitmentsOf(ks []*model.Commitment, asOf date.Date) Commitments {
	var out Commitments
	for _, k := range ks {
		out.Add(k, asOf)
	}
	return out
}

// Add counts one more commitment, as it stands on the as-of date.
func (c *Commitments) Add(k *model.Commitment, asOf date.Date) {
	switch {
	case !k.Nature.Promised():
		c.Deeds++
	case k.Past(asOf):
		c.Ended++
	default:
		c.Running++
	}
}

// Totals holds the sums of a site and the matching lists of signatories.
type Totals struct {
	All         *Sums
	ByTerritory []*Sums // by Territory.Index, all below included
	ByDomain    []*Sums // by Domain.Position-1
	// DomainIn holds the sums of each domain in each region, by position then by
	// Territory.Index; nil where nothing was committed.
	DomainIn []map[int]*Sums

	Unplaced int // signatories that name no territory, nor do their commitments

	InTerritory [][]*model.Signatory // by Territory.Index, all below included
	InDomain    [][]*model.Signatory
	OfSize      map[model.Size][]*model.Signatory
	OfSector    map[string][]*model.Signatory // by NAF section
	Using       map[*model.Indicator][]*model.Commitment
	standings   map[*model.Commitment]*ledger.Overall
	rounds      sync.Map                              // Scope → func() []*Round
	Following   map[*model.Action][]*model.Commitment // by the action of the catalogue that they are

	// Naming holds the commitments that name a territory itself, by Territory.Index.
	Naming [][]*model.Commitment

	below         [][]*model.Territory  // by Territory.Index: it and all below, in the site's order
	conventionsIn [][]*model.Convention // by Territory.Index, all below included
}

// Of computes the totals of a site in one pass over its signatories.
func Of(site *model.Site) *Totals {
	t := &Totals{All: newSums(site), OfSize: map[model.Size][]*model.Signatory{}, OfSector: map[string][]*model.Signatory{},
		Using:       map[*model.Indicator][]*model.Commitment{},
		standings:   map[*model.Commitment]*ledger.Overall{},
		Following:   map[*model.Action][]*model.Commitment{},
		InTerritory: make([][]*model.Signatory, len(site.Territories)),
		InDomain:    make([][]*model.Signatory, len(site.Domains)),

		Naming:        make([][]*model.Commitment, len(site.Territories)),
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
	for _, s := range site.Signatories {
		t.signatory(site, s, reach)
	}
	return t
}

func newSums(site *model.Site) *Sums {
	return &Sums{ByDomain: make([]Commitments, len(site.Domains)), ByStatus: map[model.Status]int{},
		Reporting: map[model.Reporting]int{}, Progress: map[model.Progress]int{},
		OfScope: map[model.Scope]int{}, Agreed: map[model.Scope]int{}, ByIndicator: map[*model.Indicator]*Series{}}
}

func (t *Totals) signatory(site *model.Site, s *model.Signatory, reach *ancestorSet) {
	asOf := site.AsOf
	t.All.signatory(s, asOf)
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
		t.ByTerritory[i].signatory(s, asOf)
		t.InTerritory[i] = append(t.InTerritory[i], s)
	}
	for _, v := range s.Conventions {
		t.All.convention(v)
		for _, i := range reach.of(signedIn(v)) {
			t.ByTerritory[i].convention(v)
			t.conventionsIn[i] = append(t.conventionsIn[i], v)
		}
	}
	domains := map[*model.Domain]bool{}
	inRegion := map[[2]int]bool{}
	for _, k := range s.Commitments {
		d := k.Domain.Position - 1
		at := t.standing(k, site)
		t.All.commitment(k, site, at)
		t.ByDomain[d].commitment(k, site, at)
		if !domains[k.Domain] {
			domains[k.Domain] = true
			t.ByDomain[d].signatory(s, asOf)
			t.InDomain[d] = append(t.InDomain[d], s)
		}
		for _, place := range k.Territories {
			t.Naming[place.Index] = append(t.Naming[place.Index], k)
		}
		for _, i := range reach.of(k.Territories) {
			t.ByTerritory[i].commitment(k, site, at)
			if site.Territories[i].Level != model.Region {
				continue
			}
			in := t.DomainIn[d][i]
			if in == nil {
				in = newSums(site)
				t.DomainIn[d][i] = in
			}
			in.commitment(k, site, at)
			if at := [2]int{d, i}; !inRegion[at] {
				inRegion[at] = true
				in.signatory(s, asOf)
			}
		}
		if k.Catalogue != nil {
			t.Following[k.Catalogue] = append(t.Following[k.Catalogue], k)
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

// standing computes where a commitment stands.
func (t *Totals) standing(k *model.Commitment, site *model.Site) *ledger.Overall {
	at := ledger.Of(k, site.Rounds, site.AsOf)
	t.standings[k] = &at
	return &at
}

// Standing returns where a commitment of the site stands on its as-of date.
func (t *Totals) Standing(k *model.Commitment) *ledger.Overall { return t.standings[k] }

// signedIn returns the territories of a convention, or those of its
// signatory when it names none.
func signedIn(v *model.Convention) []*model.Territory {
	if len(v.Territories) == 0 {
		return v.Signatory.Territories
	}
	return v.Territories
}

func (s *Sums) signatory(one *model.Signatory, asOf date.Date) {
	if one.Past(asOf) {
		s.Left++
		return
	}
	s.Signatories++
	s.OfScope[one.Scope]++
}

func (s *Sums) convention(v *model.Convention) {
	s.Conventions++
	s.Agreed[v.Scope]++
}

// commitment adds one commitment to the sums.
func (s *Sums) commitment(k *model.Commitment, site *model.Site, at *ledger.Overall) {
	asOf := site.AsOf
	s.Commitments.Add(k, asOf)
	s.ByDomain[k.Domain.Position-1].Add(k, asOf)
	if k.Nature.Promised() {
		s.ByStatus[k.Status]++
	}
	if len(k.Measures) > 0 {
		s.Measured++
	}
	if k.Reported() {
		s.Reported++
	}
	if k.Nature.Promised() {
		s.Received.add(ReceivedOf(at.Due))
		s.Reporting[at.Report.State]++
		s.Progress[at.State]++
	}
	for i := range k.Measures {
		m := &k.Measures[i]
		if m.Shared == nil {
			continue
		}
		series := s.ByIndicator[m.Shared]
		if series == nil {
			series = newSeries(m.Shared)
			s.ByIndicator[m.Shared] = series
		}
		series.add(k, m, Scope{}.receivedFor(m, at.Due))
	}
}

// Measurable reports whether of some promise it is told how far it came, or a report that would tell it didn't
// come.
func (s *Sums) Measurable() bool {
	for state := range s.Progress {
		if sign := state.Sign(); sign.Told() || sign == model.Silent {
			return true
		}
	}
	return false
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
