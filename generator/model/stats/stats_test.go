package stats

import (
	"math/rand/v2"
	"testing"

	"parvis/generator/model"
	"parvis/generator/text/date"
	"parvis/generator/text/period"
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
	pupils := &model.Indicator{Cumulation: model.Sum, Unit: "élèves"}
	site := &model.Site{Domains: []*model.Domain{d, {Position: 2}}, Territories: ts}
	s := &model.Signatory{Size: "PME", Territories: ts[2:4]}
	s.Conventions = []*model.Convention{{Signatory: s}, {Signatory: s, Territories: ts[4:5]}}
	s.Commitments = []*model.Commitment{
		{Signatory: s, Nature: model.Promise, Domain: d, Territories: ts[2:4], Status: "en-cours", Measures: []model.Measure{{Shared: pupils,
			Values: []model.Value{{Period: period.Year(2017), Quantity: quantity.Exact(12)}, {Period: period.Year(2018), Quantity: quantity.Between(30, 40)}}}}},
		{Signatory: s, Nature: model.Deed, Domain: d, Territories: ts[2:3], Measures: []model.Measure{{Shared: pupils}}},
	}
	site.Signatories = []*model.Signatory{s, {}}
	got := Of(site)

	if got.All.Signatories != 2 || got.Unplaced != 1 {
		t.Errorf("%d signatories, %d without a place", got.All.Signatories, got.Unplaced)
	}
	region := got.ByTerritory[1]
	if region.Signatories != 1 || region.Running != 1 || region.Deeds != 1 || region.All() != 2 || region.Conventions != 1 {
		t.Errorf("two départements of one region count once: %+v", region)
	}
	if got.ByTerritory[4].Conventions != 1 || got.ByTerritory[4].Signatories != 0 {
		t.Errorf("a convention counts where it says: %+v", got.ByTerritory[4])
	}
	if len(got.InTerritory[0]) != 1 || len(got.InDomain[0]) != 1 || len(got.InDomain[1]) != 0 || len(got.OfSize["PME"]) != 1 {
		t.Error("lists do not match the sums")
	}
	series := got.All.ByIndicator[pupils]
	if total, ok := series.Total(); !ok || withoutProofs(total) != (Result{Quantity: quantity.Between(42, 52), Sum: true, Reports: 1}) {
		t.Errorf("total %v %v", total, ok)
	}
	if series.Measures != 2 || series.Reported != 1 || got.All.Measured != 2 || got.All.Reported != 1 {
		t.Errorf("coverage %+v, %+v", series, got.All)
	}
	if _, ok := series.Value(period.Year(2019)); ok {
		t.Error("a year without report has no value")
	}
	if in := got.DomainIn[0][1]; in.All() != 2 || in.Signatories != 1 {
		t.Errorf("domain in region %+v", in)
	}
}

// Flows add up over all periods, what is counted at one moment in the period that most reported,
// and shares, rates and means never: only their range is told.
func TestTotal(t *testing.T) {
	for name, c := range map[string]struct {
		how  model.Cumulation
		unit string
		want Result // of 10 in 2017 and 20 in 2018; of 5 in 2017; of 7 in 2018; of nothing
	}{
		"flows":         {model.Sum, "stages", Result{Quantity: quantity.Exact(42), Sum: true, Reports: 3}},
		"stocks":        {model.Last, "logements", Result{Quantity: quantity.Exact(27), Sum: true, Reports: 2, Period: period.Year(2018)}},
		"levels in %":   {model.Last, "%", Result{Quantity: quantity.Between(5, 20), Reports: 3}},
		"points":        {model.Last, "points", Result{Quantity: quantity.Between(5, 20), Reports: 3}},
		"ratios":        {model.Sum, "heures par salarié", Result{Quantity: quantity.Between(5, 30), Reports: 3}},
		"means":         {model.Mean, "stages", Result{Quantity: quantity.Between(5, 15), Reports: 3}},
		"money adds up": {model.Sum, "€", Result{Quantity: quantity.Exact(42), Sum: true, Reports: 3}},
	} {
		i := &model.Indicator{Cumulation: c.how, Unit: c.unit}
		d, s := &model.Domain{Position: 1}, &model.Signatory{}
		measure := func(values ...model.Value) *model.Commitment {
			m := model.Measure{Shared: i, Unit: c.unit, Cumulation: c.how, Values: values}
			return &model.Commitment{Signatory: s, Nature: model.Promise, Domain: d, Measures: []model.Measure{m}}
		}
		of := func(year int, f float64) model.Value {
			return model.Value{Period: period.Year(year), Quantity: quantity.Exact(f)}
		}
		s.Commitments = []*model.Commitment{measure(of(2017, 10), of(2018, 20)), measure(of(2017, 5)), measure(of(2018, 7)), measure()}
		site := &model.Site{Domains: []*model.Domain{d}, Signatories: []*model.Signatory{s}}
		if got, ok := Of(site).All.ByIndicator[i].Total(); !ok || withoutProofs(got) != c.want {
			t.Errorf("%s: %+v %v, want %+v", name, got, ok, c.want)
		}
	}
}

// withoutProofs returns a result without what it stands on, which has its own test.
func withoutProofs(r Result) Result {
	r.Proofs = Proven{}
	return r
}

// Who left, what is over and what was done without a promise are counted apart.
func TestPastIsCountedApart(t *testing.T) {
	d := &model.Domain{Position: 1}
	commitment := func(s *model.Signatory, n model.Nature, end int, status model.Status) *model.Commitment {
		k := &model.Commitment{Signatory: s, Nature: n, Domain: d, End: year(end), Status: status}
		s.Commitments = append(s.Commitments, k)
		return k
	}
	here, gone := &model.Signatory{Scope: model.National}, &model.Signatory{Scope: model.National, End: year(2019)}
	commitment(here, model.Promise, 0, "")
	commitment(here, model.Promise, 2020, "") // ends in the year of the as-of date, perhaps after it
	commitment(here, model.Promise, 2019, model.Done)
	commitment(here, model.Promise, 0, model.Abandoned)
	commitment(here, model.Promise, 0, "").Renewed = here.Commitments[0]
	commitment(here, model.Deed, 2018, model.Done)
	commitment(gone, model.Promise, 0, "")
	site := &model.Site{AsOf: date.Date{Year: 2020, Month: 6, Day: 30}, Domains: []*model.Domain{d}, Signatories: []*model.Signatory{here, gone}}
	totals := Of(site)
	if got := totals.All; got.Signatories != 1 || got.Left != 1 || got.OfScope[model.National] != 1 || got.Commitments != (Commitments{Running: 2, Ended: 4, Deeds: 1}) {
		t.Errorf("%+v", got)
	}
	all := totals.Select(site, Scope{})
	if len(all.Signatories) != 1 || len(all.Left) != 1 || all.ByDomain().Of != totals.All.Commitments || all.ByDomain().Rows[0].Of != totals.All.Commitments {
		t.Errorf("%+v", all)
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
				k := &model.Commitment{Signatory: s, Nature: model.Promise, Domain: d}
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
			if got.ByTerritory[i].All() != want[i] || len(got.InTerritory[i]) != got.ByTerritory[i].Signatories {
				t.Fatalf("seed %d place %d: %d commitments, want %d", seed, i, got.ByTerritory[i].All(), want[i])
			}
			if p := ts[i].Parent; p != nil && got.ByTerritory[p.Index].All() < got.ByTerritory[i].All() {
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
