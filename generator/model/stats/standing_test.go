package stats

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parvis/generator/model"
	"parvis/generator/text/date"
	"parvis/generator/text/period"
	"parvis/generator/text/quantity"
)

// TestStandings: promises only, by the state that they stand in, those that amount to the same side by side;
// of reports, only those of promises that aren't over.
func TestStandings(t *testing.T) {
	i := &model.Indicator{Cumulation: model.Sum, Unit: "stages", Direction: model.Increase}
	delay := 3
	site := &model.Site{AsOf: date.Date{Year: 2021, Month: 6, Day: 30}, Rounds: model.DefaultRounds, Domains: []*model.Domain{{Position: 1}}, Indicators: []*model.Indicator{i}}
	site.Rounds.Delay = &delay
	s := &model.Signatory{}
	site.Signatories = []*model.Signatory{s}
	add := func(nature model.Nature, status model.Status, target float64, deadline int, values ...float64) {
		k := &model.Commitment{Signatory: s, Domain: site.Domains[0], Nature: nature, Status: status, Start: year(2019)}
		m := model.Measure{Shared: i, Unit: i.Unit, Cumulation: i.Cumulation, Direction: i.Direction, Deadline: year(deadline)}
		if target > 0 {
			m.Target = exact(target)
		}
		for n, v := range values {
			m.Values = append(m.Values, model.Value{Period: period.Year(2019 + n), Quantity: quantity.Exact(v)})
		}
		k.Measures = []model.Measure{m}
		s.Commitments = append(s.Commitments, k)
	}
	add(model.Promise, "", 30, 2020, 10, 20)          // reached
	add(model.Promise, "", 30, 2019, 10, 20)          // after the deadline
	add(model.Promise, "", 30, 2020, 10, 10)          // short of it
	add(model.Promise, "", 30, 2022)                  // no news
	add(model.Promise, model.Abandoned, 30, 2022, 10) // given up
	add(model.Promise, "", 0, 0, 10, 10)              // no target
	add(model.Deed, "", 30, 2020, 10, 20)             // no promise
	selection := Of(site).Select(site, Scope{})
	for _, c := range []struct {
		name string
		got  Standings
		want string
	}{
		{"progress", selection.ByProgress(), "6 of which 5 aimed, 2 untold: kept 2 [atteint 1 atteint-apres 1], missed 1 [non-atteint 1], ended 1 [arrete 1], silent 1 [sans-nouvelle 1], apart 1 [non-mesurable 1]"},
		{"reporting", selection.ByReporting(), "5 of which 4 aimed, 1 untold: kept 4 [a-jour 4], silent 1 [en-retard 1]"},
	} {
		var signs []string
		for _, g := range c.got.Signs {
			if g.N == 0 {
				continue
			}
			var states []string
			for _, one := range c.got.States {
				if n := len(one.Commitments); n > 0 && one.State.Sign() == g.Sign {
					states = append(states, fmt.Sprint(one.State, " ", n))
				}
			}
			signs = append(signs, fmt.Sprintf("%s %d %v", g.Sign, g.N, states))
		}
		if got := fmt.Sprintf("%d of which %d aimed, %d untold: %s", c.got.Total(), c.got.Aimed, c.got.Untold, strings.Join(signs, ", ")); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
	}
	if d := selection.DueReports(); d.Reports.Total != 9 || d.Reports.Rows[0].N != 7 || d.Reports.Rows[2].N != 2 || len(d.Owed) != 5 || d.Awaited != 0 {
		t.Errorf("%+v", d)
	}
}

// Standings and reports due of a scope are those that its sums and its yearly reports count.
func TestStandingsByProperty(t *testing.T) {
	for seed := range uint64(seeds) {
		site := world(seed)
		totals := Of(site)
		check := func(name string, scope Scope, sums *Sums) {
			s := totals.Select(site, scope)
			at := s.ByProgress()
			n := 0
			for i, one := range at.States {
				n += len(one.Commitments)
				if state := one.State.(model.Progress); len(one.Commitments) != sums.Progress[state] {
					t.Fatalf("seed %d, %s: %d are %s, the sums count %d", seed, name, len(one.Commitments), state, sums.Progress[state])
				}
				if i > 0 && model.MustIndex(one.State.Sign()) < model.MustIndex(at.States[i-1].State.Sign()) {
					t.Fatalf("%v comes after %v", one.State, at.States[i-1].State)
				}
			}
			if n != at.Total() || n != sums.Promised() || len(at.States) != len(model.Progress("").Values()) {
				t.Fatalf("seed %d, %s: %d promises in %d states, the sums count %d", seed, name, n, len(at.States), sums.Promised())
			}
			tells := slices.ContainsFunc(at.Signs, func(g SignCount) bool { return g.N > 0 && g.Sign != model.Awaited && g.Sign != model.Apart })
			if sums.Measurable() != tells {
				t.Fatalf("seed %d, %s: measurable is %t, want %t", seed, name, !tells, tells)
			}
			if running := s.ByReporting().Total(); running != sums.Running {
				t.Fatalf("seed %d, %s: %d run, the sums count %d", seed, name, running, sums.Running)
			}
			due := s.DueReports()
			if got := (Received{due.Reports.Total, due.Reports.Rows[0].N}); got != sums.Received {
				t.Fatalf("seed %d, %s: %+v, the sums count %+v", seed, name, got, sums.Received)
			}
			for _, r := range totals.Rounds(site, scope) {
				due := s.Years(r.Year, r.Year).DueReports()
				if got := (Received{due.Reports.Total, due.Reports.Rows[0].N}); got != r.Received() {
					t.Fatalf("seed %d, %s in %d: %+v, the round counts %+v", seed, name, r.Year, got, r.Received())
				}
			}
		}
		check("all", Scope{}, totals.All)
		for _, d := range site.Domains {
			check("domain", Scope{Domain: d}, totals.ByDomain[d.Position-1])
		}
		for _, place := range site.Territories {
			check("place", Scope{Territory: place}, totals.ByTerritory[place.Index])
		}
	}
}

// Results are compared with targets by indicator, of those that have both; which way is sought may not be told.
func TestComparison(t *testing.T) {
	up, down, untold := &model.Indicator{Direction: model.Increase}, &model.Indicator{Direction: model.Decrease}, &model.Indicator{}
	short, apart, unused := &model.Indicator{Direction: model.Increase}, &model.Indicator{}, &model.Indicator{}
	site := &model.Site{AsOf: year(2020), Domains: []*model.Domain{{Position: 1}}, Indicators: []*model.Indicator{up, down, untold, short, apart, unused}}
	s := &model.Signatory{}
	site.Signatories = []*model.Signatory{s}
	for _, i := range site.Indicators {
		i.Cumulation, i.Unit = model.Sum, "stages"
	}
	for _, k := range []*model.Commitment{measured(up, exact(30), 2018, 20, 13), measured(down, exact(30), 2018, 20, 13), measured(untold, exact(5), 2018, 5),
		measured(short, exact(30), 2018, 29), measured(apart, exact(30), 2018), measured(apart, nil, 0, 12), measured(unused, nil, 0, 12)} {
		k.Signatory = s
		s.Commitments = append(s.Commitments, k)
	}
	got := Of(site).Select(site, Scope{}).Comparison()
	if len(got.Compared) != 4 || len(got.Apart) != 1 || got.Apart[0] != apart || got.Judged != 3 || got.Met != 1 {
		t.Errorf("%d compared, %d apart, %d judged, %d met", len(got.Compared), len(got.Apart), got.Judged, got.Met)
	}
}

// Only two numbers known exactly, of what was approached and of some of it, are a part and the rest.
func TestFunnels(t *testing.T) {
	approached, agreed := model.Count{Type: model.CountApproached, Number: 160}, model.Count{Type: model.CountConventions, Number: 6}
	planned := model.Count{Type: model.CountPlannedSignatories, Number: 20, Approximate: true}
	national := model.Count{Type: model.CountSignatories, Scope: model.National, Number: 70}
	for _, c := range []struct {
		name   string
		counts []model.Count
		want   string
	}{
		{"none", nil, ""},
		{"one step of two scopes", []model.Count{approached, national}, ""},
		{"two steps", []model.Count{agreed, approached}, "2 true 154; "},
		{"none of them", []model.Count{{Type: model.CountConventions}, approached}, "2 true 160; "},
		{"more than were approached", []model.Count{approached, {Type: model.CountConventions, Number: 161}}, "2 false 0; "},
		{"about", []model.Count{approached, planned}, "2 false 0; "},
		{"nobody approached", []model.Count{{Type: model.CountSignatories, Number: 12}, agreed}, "2 false 0; "},
		{"three steps, and a scope", []model.Count{approached, planned, agreed, national, {Type: model.CountConventions, Scope: model.National, Number: 3}}, "3 false 0; 2 false 0; "},
	} {
		got := ""
		for _, f := range Funnels(&model.Territory{Counts: c.counts}) {
			got += fmt.Sprintf("%d %v %d; ", len(f.Steps), f.Parts, f.Rest)
		}
		if got != c.want {
			t.Errorf("%s: %s want %s", c.name, got, c.want)
		}
	}
}
