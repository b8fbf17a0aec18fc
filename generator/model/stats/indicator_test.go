package stats

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"parvis/generator/model"
	"parvis/generator/text/period"
	"parvis/generator/text/quantity"
)

// measured returns a commitment with values of one indicator from 2015; NaN is a
// year without report.
func measured(i *model.Indicator, target *quantity.Quantity, deadline int, values ...float64) *model.Commitment {
	m := model.Measure{Shared: i, Unit: i.Unit, Cumulation: i.Cumulation, Target: target, Deadline: year(deadline)}
	for n, v := range values {
		if !math.IsNaN(v) {
			m.Values = append(m.Values, model.Value{Period: period.Year(2015 + n), Quantity: quantity.Exact(v)})
		}
	}
	return &model.Commitment{Signatory: &model.Signatory{}, Nature: model.Promise, Domain: &model.Domain{Position: 1}, Start: year(2015), Measures: []model.Measure{m}}
}

// lines writes what was reported by period, then the targets by year with the results of the
// same commitments.
func lines(p Progress) (out string) {
	for _, y := range p.Periods {
		out += fmt.Sprintf("%s %g-%g(%d); ", y.Period, y.Value.Low, y.Value.High, y.Value.Reports)
	}
	for _, d := range p.Deadlines {
		out += fmt.Sprintf("by %d %d targets, %d known: %g of %g; ", d.Year, d.Targets, d.Known, d.Result.Low, d.Target.Low)
	}
	return out
}

func TestProgress(t *testing.T) {
	none := math.NaN()
	for name, c := range map[string]struct {
		how   model.Cumulation
		unit  string
		lines string
		both  string
	}{
		"flows": {model.Sum, "stages",
			"2015 10-10(1); 2016 4-4(1); 2017 20-20(1); by 2016 1 targets, 1 known: 10 of 40; by 2019 1 targets, 0 known: 0 of 0; ", "2: 34 of 60"},
		"stocks": {model.Last, "logements",
			"2015 10-10(1); 2016 4-4(1); 2017 20-20(1); ", "0: 0 of 0"}, // levels of several years are not one
		"shares": {model.Last, "%", "2015 10-10(1); 2016 4-4(1); 2017 20-20(1); ", "0: 0 of 0"},
		"means":  {model.Mean, "stages", "2015 10-10(1); 2016 4-4(1); 2017 20-20(1); ", "0: 0 of 0"},
	} {
		i := &model.Indicator{Cumulation: c.how, Unit: c.unit}
		s := &model.Signatory{Commitments: []*model.Commitment{
			measured(i, exact(40), 2016, 10, none, 20), // 20 came after the deadline
			measured(i, exact(60), 2019),
			measured(i, exact(20), 0, none, 4),
			measured(i, nil, 2030),
			{Signatory: &model.Signatory{}, Nature: model.Promise, Domain: &model.Domain{Position: 1}, Start: year(2015), Measures: []model.Measure{{}}},
		}}
		site := &model.Site{Domains: []*model.Domain{{Position: 1}}, Indicators: []*model.Indicator{{}, i}, Signatories: []*model.Signatory{s}}
		totals := Of(site)
		all := totals.Select(site, Scope{})
		p := all.Progress(i)
		if p.Measures != 4 || p.Reported != 2 || p.Aimed != 3 || p.Undated != 1 || p.Indicator != i {
			t.Errorf("%s: %+v", name, p)
		}
		if got := lines(p); got != c.lines {
			t.Errorf("%s: %s\nwant %s", name, got, c.lines)
		}
		if got := fmt.Sprintf("%d: %g of %g", p.Both, p.Result.Low, p.Target.Low); got != c.both {
			t.Errorf("%s: %s, want %s", name, got, c.both)
		}
		if total, _ := totals.All.ByIndicator[i].Total(); p.Total != total {
			t.Errorf("%s: %+v, of the whole site %+v", name, p.Total, total)
		}
		late := totals.Select(site, Scope{From: 2016, To: 2018}).Progress(i)
		if late.Reported != 2 || late.Aimed != 3 || len(late.Periods) != 2 || late.Periods[0].Period != period.Year(2016) {
			t.Errorf("%s, 2016 to 2018: %+v", name, late)
		}
		if got := all.Indicators(); !slices.Equal(got, site.Indicators[1:]) {
			t.Errorf("indicators %v", got)
		}
		if got := all.Reports(); got != (Reports{Commitments: 5, Measured: 5, Reported: 2}) {
			t.Errorf("reports %+v", got)
		}
		if got := totals.Select(site, Scope{From: 2017}).Reports(); got != (Reports{Commitments: 5, Measured: 5, Reported: 1}) {
			t.Errorf("reports since 2017 %+v", got)
		}
		if got := all.Progress(site.Indicators[0]); got.Total.Reports != 0 || got.Periods != nil || got.Measures != 0 {
			t.Errorf("nothing: %+v", got)
		}
	}
}

// A target that returns each year is not set against what the years add up to.
func TestRecurringTargetsAreApart(t *testing.T) {
	i := &model.Indicator{Cumulation: model.Sum, Unit: "élèves"}
	k := measured(i, exact(10), 2017, 4, 4, 4)
	k.Measures[0].Per = model.PerYear
	site := &model.Site{Domains: []*model.Domain{{Position: 1}}, Signatories: []*model.Signatory{{Commitments: []*model.Commitment{k}}}}
	p := Of(site).Select(site, Scope{}).Progress(i)
	if p.Aimed != 1 || p.Recurring != 1 || p.Both != 0 || p.Deadlines != nil || p.Total.Low != 12 {
		t.Errorf("%+v", p)
	}
}

// interval returns the bounds of the sum of some figures, or of the range that they are in, each
// rule in so many words.
func interval(values []model.Quantity, sum bool) (low, high float64) {
	for n, q := range values {
		switch {
		case n == 0:
			low, high = q.Low, q.High
		case sum:
			low, high = low+q.Low, high+q.High
		default:
			low, high = min(low, q.Low), max(high, q.High)
		}
	}
	return low, high
}

// ownTotals returns the total of each commitment that reported in [from, to].
func ownTotals(ks []*model.Commitment, i *model.Indicator, from, to int) (totals []model.Quantity, latest map[model.Period][]model.Quantity) {
	latest = map[model.Period][]model.Quantity{}
	for _, k := range ks {
		for _, m := range k.Measures {
			var values []model.Value
			for _, v := range m.Values {
				if year := v.Period.EndYear(); m.Shared == i && year >= from && year <= to {
					values = append(values, v)
					latest[v.Period] = append(latest[v.Period], v.Quantity)
				}
			}
			if total, ok := (&model.Measure{Values: values, Cumulation: i.Cumulation}).Total(); ok {
				totals = append(totals, total)
			}
		}
	}
	return totals, latest
}

// Whatever was reported, a total is as wide as its parts together and no wider, it is a sum only
// where they add up, and what targets are set against is of the same commitments.
func TestProgressByProperty(t *testing.T) {
	for seed := range uint64(seeds) {
		site := world(seed)
		totals := Of(site)
		for _, scope := range everyScope(site) {
			s := totals.Select(site, scope)
			from, to := scope.From, scope.To
			if to == 0 {
				to = 9999
			}
			for _, i := range site.Indicators {
				p := s.Progress(i)
				where := fmt.Sprintf("seed %d, %+v, %s in %s", seed, scope, i.Cumulation, i.Unit)
				parts, byPeriod := ownTotals(s.Commitments, i, from, to)
				if p.Reported != len(parts) || (p.Total.Reports > 0) != (len(parts) > 0) {
					t.Fatalf("%s: %d reported, want %d; %+v", where, p.Reported, len(parts), p.Total)
				}
				adds := i.Unit == "stages" && i.Cumulation != model.Mean
				if p.Total.Sum != adds && p.Total.Reports > 0 {
					t.Fatalf("%s: a sum: %v", where, p.Total.Sum)
				}
				if adds && i.Cumulation == model.Last {
					parts = byPeriod[p.Total.Period]
					for other, values := range byPeriod {
						if len(values) > len(parts) || len(values) == len(parts) && other.Compare(p.Total.Period) > 0 {
							t.Fatalf("%s: of %s (%d), rather than %s (%d)", where, p.Total.Period, len(parts), other, len(values))
						}
					}
				}
				if low, high := interval(parts, adds); p.Total.Reports != len(parts) || p.Total.Low != low || p.Total.High != high {
					t.Fatalf("%s: %+v, want %v to %v of %d", where, p.Total, low, high, len(parts))
				}
				checkProofs(t, where, p.Total)
				if p.Received.Came > p.Received.Due {
					t.Fatalf("%s: %+v", where, p.Received)
				}
				if about := slices.ContainsFunc(parts, func(q model.Quantity) bool { return q.About }); p.Total.About != about {
					t.Fatalf("%s: about: %v", where, p.Total.About)
				}
				for n, y := range p.Periods {
					checkProofs(t, where, y.Value)
					low, high := interval(byPeriod[y.Period], adds)
					if y.Value.Reports != len(byPeriod[y.Period]) || y.Value.Low != low || y.Value.High != high || n > 0 && p.Periods[n-1].Period.Compare(y.Period) >= 0 {
						t.Fatalf("%s, %s: %+v", where, y.Period, y.Value)
					}
				}
				checkAims(t, where, p, adds)
			}
		}
	}
}

// checkProofs wants the parts of a result by level of proof to make the whole of it.
func checkProofs(t *testing.T, where string, r Result) {
	t.Helper()
	var sum model.Quantity
	reports := 0
	for _, part := range r.Proofs {
		sum = sum.Add(part.Quantity)
		reports += part.Reports
	}
	if r.Sum && (sum.Low != r.Low || sum.High != r.High || sum.About != r.About) || reports < r.Reports {
		t.Fatalf("%s: %+v in parts of %+v", where, r, sum)
	}
}

func checkAims(t *testing.T, where string, p Progress, adds bool) {
	t.Helper()
	if p.Both > min(p.Reported, p.Aimed-p.Recurring) || p.Reported > p.Measures || p.Aimed > p.Measures || !adds && (p.Both > 0 || p.Deadlines != nil) {
		t.Fatalf("%s: %+v", where, p)
	}
	targets := 0
	for _, d := range p.Deadlines {
		targets += d.Targets
		if d.Known > d.Targets || d.Known == 0 && (d.Result != model.Quantity{} || d.Target != model.Quantity{}) {
			t.Fatalf("%s: %+v", where, d)
		}
	}
	if targets > p.Aimed-p.Recurring-p.Undated {
		t.Fatalf("%s: %d targets by a deadline: %+v", where, targets, p)
	}
}
