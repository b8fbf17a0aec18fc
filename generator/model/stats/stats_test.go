package stats

import (
	"math/rand/v2"
	"testing"

	"parvis/generator/model"
	"parvis/generator/text/quantity"
)

// place makes territories: parents by index, -1 for a root.
func places(levels []model.Level, parents ...int) []*model.Territory {
	var out []*model.Territory
	for i, p := range parents {
		t := &model.Territory{Index: i, Level: levels[i]}
		if p >= 0 {
			t.Parent = out[p]
		}
		out = append(out, t)
	}
	return out
}

func TestOf(t *testing.T) {
	ts := places([]model.Level{model.Country, model.Region, model.Departement, model.Departement, model.Region}, -1, 0, 1, 1, 0)
	d := &model.Domain{Position: 1}
	pupils := &model.Indicator{Cumulation: model.Sum}
	site := &model.Site{Domains: []*model.Domain{d, {Position: 2}}, Territories: ts}
	s := &model.Signatory{Size: "PME", Territories: ts[2:4]}
	s.Conventions = []model.Convention{{}, {Territories: ts[4:5]}}
	s.Commitments = []*model.Commitment{
		{Signatory: s, Domain: d, Territories: ts[2:4], Status: "en-cours", Measures: []model.Measure{{Shared: pupils,
			Values: []model.Value{{Year: 2017, Quantity: quantity.Exact(12)}, {Year: 2018, Quantity: quantity.Quantity{Low: 30, High: 40}}}}}},
		{Signatory: s, Domain: d, Territories: ts[2:3], Measures: []model.Measure{{Shared: pupils}}},
	}
	site.Signatories = []*model.Signatory{s, {}}
	got := Of(site)

	if got.All.Signatories != 2 || got.Unplaced != 1 || got.Named != 2 {
		t.Errorf("%d signatories, %d without a place", got.All.Signatories, got.Unplaced)
	}
	region := got.ByTerritory[1]
	if region.Signatories != 1 || region.Commitments != 2 || region.Conventions != 1 {
		t.Errorf("two départements of one region count once: %+v", region)
	}
	if got.ByTerritory[4].Conventions != 1 || got.ByTerritory[4].Signatories != 0 {
		t.Errorf("a convention counts where it says: %+v", got.ByTerritory[4])
	}
	if len(got.InTerritory[0]) != 1 || len(got.InDomain[0]) != 1 || len(got.InDomain[1]) != 0 || len(got.OfSize["PME"]) != 1 {
		t.Error("lists do not match the sums")
	}
	series := got.All.Series[pupils]
	if total, ok := series.Total(); !ok || total != (quantity.Quantity{Low: 42, High: 52}) {
		t.Errorf("total %v %v", total, ok)
	}
	if series.Measures != 2 || series.Reported != 1 || got.All.Measured != 2 || got.All.Reported != 1 {
		t.Errorf("coverage %+v, %+v", series, got.All)
	}
	if _, ok := series.Value(2019); ok {
		t.Error("a year without report has no value")
	}
	if in := got.DomainIn[0][1]; in.Commitments != 2 || in.Signatories != 1 {
		t.Errorf("domain in region %+v", in)
	}
}

func TestCumulation(t *testing.T) {
	for how, want := range map[model.Cumulation]float64{model.Sum: 30 + 5, model.Last: 20 + 5, model.Mean: (15 + 5) / 2.} {
		i := &model.Indicator{Cumulation: how}
		d := &model.Domain{Position: 1}
		measure := func(vs ...float64) *model.Commitment {
			m := model.Measure{Shared: i, Cumulation: how}
			for n, v := range vs {
				m.Values = append(m.Values, model.Value{Year: 2017 + n, Quantity: quantity.Exact(v)})
			}
			return &model.Commitment{Domain: d, Measures: []model.Measure{m}}
		}
		site := &model.Site{Domains: []*model.Domain{d}, Signatories: []*model.Signatory{{Commitments: []*model.Commitment{measure(10, 20), measure(5), measure()}}}}
		if got, ok := Of(site).All.Series[i].Total(); !ok || got != quantity.Exact(want) {
			t.Errorf("%s: %v %v, want %v", how, got, ok, want)
		}
	}
}

// Whatever the tree and the commitments: a place counts exactly the records of
// which some territory lies in it, and the root no less than any child.
func TestSumsByProperty(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 1))
		n := 2 + r.IntN(12)
		levels := make([]model.Level, n)
		parents := make([]int, n)
		parents[0] = -1
		for i := 1; i < n; i++ {
			parents[i] = r.IntN(i)
			levels[i] = model.Region
		}
		ts := places(levels, parents...)
		d := &model.Domain{Position: 1}
		site := &model.Site{Domains: []*model.Domain{d}, Territories: ts}
		want := make([]int, n)
		for range r.IntN(20) {
			s := &model.Signatory{}
			for range r.IntN(4) {
				k := &model.Commitment{Signatory: s, Domain: d}
				for range r.IntN(4) {
					k.Territories = append(k.Territories, ts[r.IntN(n)])
				}
				s.Commitments = append(s.Commitments, k)
				for i, place := range ts {
					if within(k.Territories, place) {
						want[i]++
					}
				}
			}
			site.Signatories = append(site.Signatories, s)
		}
		got := Of(site)
		for i := range ts {
			if got.ByTerritory[i].Commitments != want[i] || len(got.InTerritory[i]) != got.ByTerritory[i].Signatories {
				t.Fatalf("seed %d place %d: %d commitments, want %d", seed, i, got.ByTerritory[i].Commitments, want[i])
			}
			if p := ts[i].Parent; p != nil && got.ByTerritory[p.Index].Commitments < got.ByTerritory[i].Commitments {
				t.Fatalf("seed %d: place %d counts more than its parent", seed, i)
			}
		}
	}
}

func within(ts []*model.Territory, place *model.Territory) bool {
	for _, t := range ts {
		for ; t != nil; t = t.Parent {
			if t == place {
				return true
			}
		}
	}
	return false
}
