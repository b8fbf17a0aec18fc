package stats

import (
	"testing"

	"parvis/generator/model"
	"parvis/generator/model/ledger"
	"parvis/generator/text/date"
	"parvis/generator/text/period"
	"parvis/generator/text/quantity"
)

// Two of three reports that were due came; what isn't due yet is not counted, and nothing is where
// no delay was set.
func TestReceived(t *testing.T) {
	d := &model.Domain{Position: 1}
	i := &model.Indicator{Cumulation: model.Sum, Unit: "stages"}
	delay := 3
	site := &model.Site{AsOf: date.Date{Year: 2021, Month: 2, Day: 1}, Rounds: model.DefaultRounds, Domains: []*model.Domain{d}}
	site.Rounds.Delay = &delay
	commitment := func(n model.Nature, start int, values ...int) {
		m := model.Measure{Shared: i, Unit: i.Unit, Cumulation: i.Cumulation}
		for _, y := range values {
			m.Values = append(m.Values, model.Value{Period: period.Year(y), Quantity: quantity.Exact(1)})
		}
		s := &model.Signatory{}
		s.Commitments = []*model.Commitment{{Signatory: s, Nature: n, Domain: d, Start: year(start), Measures: []model.Measure{m}}}
		site.Signatories = append(site.Signatories, s)
	}
	commitment(model.Promise, 2019, 2019) // 2020 may still come
	commitment(model.Promise, 2018, 2019) // 2018 is late
	commitment(model.Promise, 2020, 2020) // early
	commitment(model.Deed, 2018, 2018)    // owes nothing
	commitment(model.Promise, 2022)       // to come
	commitment(model.Promise, 0, 2018)    // nobody knows since when
	totals := Of(site)
	if got := totals.All.Received; got != (Received{Due: 4, Came: 3}) {
		t.Errorf("%+v", got)
	}
	if got := totals.All.ByIndicator[i].Received; got != (Received{Due: 4, Came: 3}) || got.Partial(site.Rounds) {
		t.Errorf("%+v", got)
	}
	if got := totals.Select(site, Scope{From: 2018, To: 2018}).Progress(i).Received; got != (Received{Due: 1}) || !got.Partial(site.Rounds) {
		t.Errorf("2018: %+v", got)
	}
	if got := totals.All.Reporting; got[model.ReportExpected] != 2 || got[model.ReportUpToDate] != 1 || got[model.ReportUpcoming] != 1 || got[model.ReportNotDue] != 1 {
		t.Errorf("%v", got)
	}
	site.Rounds.Delay = nil
	if got := Of(site).All; got.Received.Known() || got.Reporting[model.ReportNotDue] != 5 {
		t.Errorf("nothing is due: %+v %v", got.Received, got.Reporting)
	}
}

// A total says how much of it was verified, attested, declared.
func TestProofs(t *testing.T) {
	d, i := &model.Domain{Position: 1}, &model.Indicator{Cumulation: model.Sum, Unit: "stages"}
	value := func(y int, f float64, p model.Proof) model.Value {
		return model.Value{Period: period.Year(y), Quantity: quantity.Exact(f), Proof: p}
	}
	s := &model.Signatory{}
	for _, k := range []*model.Commitment{
		{Proof: model.Declared, Measures: []model.Measure{{Values: []model.Value{value(2018, 10, ""), value(2019, 5, model.Verified)}}}},
		{Measures: []model.Measure{{Values: []model.Value{value(2018, 3, model.Attested), value(2019, 4, "")}}}},
	} {
		k.Signatory, k.Nature, k.Domain = s, model.Promise, d
		k.Measures[0].Shared, k.Measures[0].Unit, k.Measures[0].Cumulation = i, i.Unit, i.Cumulation
		s.Commitments = append(s.Commitments, k)
	}
	site := &model.Site{Domains: []*model.Domain{d}, Signatories: []*model.Signatory{s}}
	total, _ := Of(site).All.ByIndicator[i].Total()
	for proof, want := range map[model.Proof]float64{model.Declared: 10, model.Verified: 5, model.Attested: 3, "": 4} {
		if got := total.Proofs.Of(proof); got != (Part{quantity.Exact(want), 1}) {
			t.Errorf("%s: %+v", proof, got)
		}
	}
}

// The states of the parts of a site are those of the whole, in each axis, and of each promise one.
func TestAxesByProperty(t *testing.T) {
	for seed := range uint64(seeds) {
		site := world(seed)
		totals := Of(site)
		progress, reporting := map[model.Progress]int{}, map[model.Reporting]int{}
		received := Received{}
		for _, in := range totals.ByDomain {
			for s, n := range in.Progress {
				progress[s] += n
			}
			for s, n := range in.Reporting {
				reporting[s] += n
			}
			received.add(in.Received)
		}
		sum := 0
		for _, s := range model.Progress("").Values() {
			if progress[s] != totals.All.Progress[s] {
				t.Fatalf("seed %d: %d %s in domains, %d in all", seed, progress[s], s, totals.All.Progress[s])
			}
			sum += progress[s]
		}
		if sum != totals.All.Promised() || received != totals.All.Received || received.Came > received.Due {
			t.Fatalf("seed %d: %d states of %d promises, %+v and %+v", seed, sum, totals.All.Promised(), received, totals.All.Received)
		}
		for _, s := range model.Reporting("").Values() {
			if reporting[s] != totals.All.Reporting[s] {
				t.Fatalf("seed %d: %s", seed, s)
			}
		}
		for _, one := range site.Signatories {
			for _, k := range one.Commitments {
				if got := totals.Standing(k); got == nil || got.State != ledger.Of(k, site.Rounds, site.AsOf).State {
					t.Fatalf("seed %d: %+v", seed, got)
				}
			}
		}
	}
}
