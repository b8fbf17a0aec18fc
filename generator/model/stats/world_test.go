package stats

import (
	"math"
	"math/rand/v2"

	"parvis/generator/model"
	"parvis/generator/text/date"
	"parvis/generator/text/period"
	"parvis/generator/text/quantity"
)

// year returns a date known to its year; 0 is an unknown one.
func year(y int) date.Date { return date.Date{Year: y} }

// exact returns a target.
func exact(f float64) *quantity.Quantity {
	q := quantity.Exact(f)
	return &q
}

// The levels below each other, and the years of made-up records.
var ladder = []model.Level{model.Country, model.Region, model.Departement, model.EPCI, model.Commune, model.QPV}

const firstYear, lastYear = 2008, 2020

// world returns a site made of anything: trees of several roots, records that name
// any places or none, dates that are known or not, domains that replace others.
func world(seed uint64) *model.Site {
	r := rand.New(rand.NewPCG(seed, 2))
	site := &model.Site{}
	for i := range 2 + r.IntN(14) {
		t := &model.Territory{Index: i, Status: anyValue[model.Deployment](r)}
		rank := r.IntN(2)
		if i > 0 && r.IntN(6) > 0 {
			if p := site.Territories[r.IntN(i)]; p.Level != model.QPV {
				t.Parent = p
				for ladder[rank] != p.Level {
					rank = (rank + 1) % len(ladder)
				}
				rank = min(rank+1+r.IntN(2), len(ladder)-1)
			}
		}
		t.Level = ladder[rank]
		site.Territories = append(site.Territories, t)
	}
	for i := range 2 + r.IntN(3) {
		d := &model.Domain{Position: i + 1}
		if i > 0 && r.IntN(3) == 0 {
			d.Replaces = site.Domains[:1]
		}
		site.Domains = append(site.Domains, d)
	}
	for _, how := range []model.Cumulation{model.Sum, model.Last, model.Mean} {
		for _, unit := range []string{"stages", "%"} {
			site.Indicators = append(site.Indicators, &model.Indicator{Cumulation: how, Unit: unit, Direction: anyValue[model.Direction](r)})
		}
	}
	site.AsOf = year(lastYear)
	some := func() (out []*model.Territory) {
		for range r.IntN(4) {
			out = append(out, site.Territories[r.IntN(len(site.Territories))])
		}
		return out
	}
	when := func() int {
		if r.IntN(3) == 0 {
			return 0
		}
		return firstYear + r.IntN(lastYear-firstYear+1)
	}
	for range r.IntN(25) {
		s := &model.Signatory{Territories: some(), Signature: year(when()), Size: anyValue[model.Size](r),
			Sector: []string{"", "H", "C"}[r.IntN(3)], Scope: anyValue[model.Scope](r)}
		if r.IntN(3) == 0 {
			s.End = year(when())
		}
		for range r.IntN(3) {
			s.Conventions = append(s.Conventions, &model.Convention{Signatory: s, Date: year(when()), Territories: some(), Scope: anyValue[model.Scope](r)})
		}
		for range r.IntN(4) {
			s.Commitments = append(s.Commitments, commitment(r, site, s, some(), when))
		}
		site.Signatories = append(site.Signatories, s)
	}
	return site
}

func commitment(r *rand.Rand, site *model.Site, s *model.Signatory, where []*model.Territory, when func() int) *model.Commitment {
	k := &model.Commitment{Signatory: s, Nature: model.Nature("").Values()[r.IntN(2)], Domain: site.Domains[r.IntN(len(site.Domains))], Territories: where,
		Status: anyValue[model.Status](r), Proof: anyValue[model.Proof](r),
		Evaluation: anyValue[model.Evaluation](r)}
	if len(where) == 0 {
		k.Territories = s.Territories
	}
	if k.Start, k.End = year(when()), year(when()); k.End.Year != 0 && k.Start.Year > k.End.Year {
		k.Start, k.End = k.End, k.Start
	}
	for _, i := range site.Indicators {
		if r.IntN(2) == 0 {
			continue
		}
		m := model.Measure{Shared: i, Unit: i.Unit, Direction: i.Direction, Cumulation: i.Cumulation, Deadline: year(when())}
		if r.IntN(2) == 0 {
			m.Target = exact(float64(r.IntN(100)))
			m.Per = []model.TargetPer{"", "", model.PerYear}[r.IntN(3)]
		}
		kind := period.Kind(r.IntN(4))
		for y := firstYear; y <= lastYear; y++ {
			if r.IntN(6) == 0 {
				p := period.Containing(kind, date.Date{Year: y, Month: 1 + r.IntN(12)})
				if n := len(m.Values); n == 0 || p.Compare(m.Values[n-1].Period) > 0 {
					m.Values = append(m.Values, model.Value{Period: p, Quantity: anyQuantity(r)})
				}
			}
		}
		k.Measures = append(k.Measures, m)
	}
	if r.IntN(4) == 0 { // one of its own
		k.Measures = append(k.Measures, model.Measure{})
	}
	return k
}

// anyQuantity returns a figure known in any of the ways that editors may know it.
func anyQuantity(r *rand.Rand) model.Quantity {
	low := float64(r.IntN(50))
	q := quantity.Between(low, low+float64(r.IntN(2)))
	switch r.IntN(12) {
	case 0:
		q = quantity.Quantity{Low: low, High: math.Inf(1), Above: r.IntN(2) == 0}
	case 1:
		q = quantity.Quantity{High: low + 1, NoLow: true, Below: r.IntN(2) == 0}
	case 2:
		q.About = true
	}
	return q
}

// anyValue returns one of the values of a vocabulary, or none.
func anyValue[W model.Vocabulary[W]](r *rand.Rand) (w W) {
	if at := r.IntN(len(w.Values()) + 1); at > 0 {
		w = w.Values()[at-1]
	}
	return w
}

// everyScope returns the site, each domain, each territory and all their crossings,
// each with a few periods.
func everyScope(site *model.Site) []Scope {
	var out []Scope
	for _, d := range append([]*model.Domain{nil}, site.Domains...) {
		for _, t := range append([]*model.Territory{nil}, site.Territories...) {
			for _, p := range [][2]int{{}, {2012, 2016}, {0, 2011}, {2015, 0}, {2013, 2013}, {2016, 2012}} {
				out = append(out, Scope{Domain: d, Territory: t, From: p[0], To: p[1]})
			}
		}
	}
	return out
}

const seeds = 60
