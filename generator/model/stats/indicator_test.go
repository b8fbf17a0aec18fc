package stats

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"parvis/generator/model"
	"parvis/generator/text/quantity"
)

// measured returns a commitment with values of one indicator from 2015; NaN is a
// year without report.
func measured(i *model.Indicator, target *quantity.Quantity, deadline int, values ...float64) *model.Commitment {
	m := model.Measure{Shared: i, Cumulation: i.Cumulation, Target: target, Deadline: year(deadline)}
	for n, v := range values {
		if !math.IsNaN(v) {
			m.Values = append(m.Values, model.Value{Year: 2015 + n, Quantity: quantity.Exact(v)})
		}
	}
	return &model.Commitment{Domain: &model.Domain{Position: 1}, Start: year(2015), Measures: []model.Measure{m}}
}

func TestProgress(t *testing.T) {
	none := math.NaN()
	for _, c := range []struct {
		how        model.Cumulation
		total      float64 // of 10, -, 20; of 4; of none
		target     float64 // of 40, none, 60 in 2019, 20
		bothTotal  float64
		bothTarget float64
		values     string // by year: value, what was achieved, target
		inPeriod   float64
	}{
		{model.Sum, 34, 120, 34, 60, "2015 10(1) 10(1) 0(0); 2016 4(1) 14(2) 0(0); 2017 20(1) 34(2) 0(0); 2018 0(0) 34(2) 40(1); 2019 0(0) 34(2) 60(1); ", 24},
		{model.Last, 24, 120, 24, 60, "2015 10(1) 10(1) 0(0); 2016 4(1) 14(2) 0(0); 2017 20(1) 24(2) 0(0); 2018 0(0) 24(2) 40(1); 2019 0(0) 24(2) 60(1); ", 24},
		{model.Mean, 9.5, 40, 9.5, 30, "2015 10(1) 10(1) 0(0); 2016 4(1) 7(2) 0(0); 2017 20(1) 9.5(2) 0(0); 2018 0(0) 9.5(2) 40(1); 2019 0(0) 9.5(2) 60(1); ", 12},
	} {
		i := &model.Indicator{Cumulation: c.how}
		s := &model.Signatory{Commitments: []*model.Commitment{
			measured(i, exact(40), 2018, 10, none, 20),
			measured(i, exact(60), 2019),
			measured(i, exact(20), 0, none, 4),
			measured(i, nil, 2030),
			{Domain: &model.Domain{Position: 1}, Start: year(2015), Measures: []model.Measure{{}}},
		}}
		site := &model.Site{Domains: []*model.Domain{{Position: 1}}, Indicators: []*model.Indicator{{}, i}, Signatories: []*model.Signatory{s}}
		totals := Of(site)
		all := totals.Select(site, Scope{})
		p := all.Progress(i)
		if p.Measures != 4 || p.Reported != 2 || p.WithTarget != 3 || p.Undated != 1 || p.Both != 2 || !p.HasTotal || !p.HasTarget || p.Indicator != i {
			t.Errorf("%s: %+v", c.how, p)
		}
		for what, pair := range map[string][2]quantity.Quantity{
			"total": {p.Total, quantity.Exact(c.total)}, "target": {p.Target, quantity.Exact(c.target)},
			"total of both": {p.BothTotal, quantity.Exact(c.bothTotal)}, "target of both": {p.BothTarget, quantity.Exact(c.bothTarget)},
		} {
			if pair[0] != pair[1] {
				t.Errorf("%s: %s %v, want %v", c.how, what, pair[0], pair[1])
			}
		}
		if got := lines(p); got != c.values {
			t.Errorf("%s: %s\nwant %s", c.how, got, c.values)
		}
		late := totals.Select(site, Scope{From: 2016, To: 2018}).Progress(i)
		if late.Total != quantity.Exact(c.inPeriod) || late.Reported != 2 || late.WithTarget != 3 || len(late.Years) != 3 || late.Years[0].Year != 2016 {
			t.Errorf("%s, 2016 to 2018: %+v", c.how, late)
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
		if got := all.Progress(site.Indicators[0]); got.HasTotal || got.HasTarget || got.Years != nil || got.Measures != 0 {
			t.Errorf("nothing: %+v", got)
		}
	}
}

func lines(p Progress) (out string) {
	for _, y := range p.Years {
		out += fmt.Sprintf("%d %g(%d) %g(%d) %g(%d); ", y.Year, y.Value.Low, y.Reports, y.Achieved.Low, y.Standing, y.Target.Low, y.Targets)
	}
	return out
}

// A year before the first report has a target and nothing achieved: not a zero.
// Targets of one year make a sum, or a mean.
func TestProgressBeforeAnyReport(t *testing.T) {
	for how, want := range map[model.Cumulation]string{
		model.Sum:  "2013 0(0) 0(0) 10(2); 2014 0(0) 0(0) 0(0); 2015 5(1) 5(1) 0(0); ",
		model.Last: "2013 0(0) 0(0) 10(2); 2014 0(0) 0(0) 0(0); 2015 5(1) 5(1) 0(0); ",
		model.Mean: "2013 0(0) 0(0) 5(2); 2014 0(0) 0(0) 0(0); 2015 5(1) 5(1) 0(0); ",
	} {
		i := &model.Indicator{Cumulation: how}
		s := &model.Signatory{Commitments: []*model.Commitment{measured(i, exact(9), 2013, 5), measured(i, exact(1), 2013)}}
		site := &model.Site{Domains: []*model.Domain{{Position: 1}}, Signatories: []*model.Signatory{s}}
		p := Of(site).Select(site, Scope{}).Progress(i)
		if lines(p) != want {
			t.Errorf("%s: %s", how, lines(p))
		}
		if p.Years[0].HasAchieved || p.Years[1].HasAchieved || !p.Years[2].HasAchieved {
			t.Errorf("%s: %+v", how, p.Years)
		}
	}
}

// Bounds stay bounds.
func TestProgressOfRanges(t *testing.T) {
	i := &model.Indicator{Cumulation: model.Sum}
	k := measured(i, &quantity.Quantity{Low: 50, High: 60}, 2016, 1)
	k.Measures[0].Values[0].Quantity = quantity.Quantity{Low: 30, High: 40}
	site := &model.Site{Domains: []*model.Domain{{Position: 1}}, Signatories: []*model.Signatory{{Commitments: []*model.Commitment{k, measured(i, exact(1), 2016, 2)}}}}
	p := Of(site).Select(site, Scope{}).Progress(i)
	if p.Total != (quantity.Quantity{Low: 32, High: 42}) || p.Target != (quantity.Quantity{Low: 51, High: 61}) || p.Years[1].Achieved != p.Total {
		t.Errorf("%+v", p)
	}
}

// slowlyThrough cumulates an indicator of commitments over [from, to], each rule in so
// many words.
func slowlyThrough(ks []*model.Commitment, i *model.Indicator, from, to int) (low float64, standing int) {
	for _, k := range ks {
		for _, m := range k.Measures {
			var values []float64
			for _, v := range m.Values {
				if m.Shared == i && v.Year >= from && v.Year <= to {
					values = append(values, v.Quantity.Low)
				}
			}
			if len(values) == 0 {
				continue
			}
			standing++
			sum := 0.
			for _, v := range values {
				sum += v
			}
			switch i.Cumulation {
			case model.Sum:
				low += sum
			case model.Last:
				low += values[len(values)-1]
			case model.Mean:
				low += sum / float64(len(values))
			}
		}
	}
	if i.Cumulation == model.Mean && standing > 0 {
		low /= float64(standing)
	}
	return low, standing
}

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
				low, reported := slowlyThrough(s.Commitments, i, from, to)
				if p.Reported != reported || math.Abs(p.Total.Low-low) > 1e-6 || p.HasTotal != (reported > 0) {
					t.Fatalf("seed %d, %+v, %s: total %v of %d, want %v of %d", seed, scope, i.Cumulation, p.Total, p.Reported, low, reported)
				}
				targets, sum := 0, 0.
				for n, y := range p.Years {
					low, standing := slowlyThrough(s.Commitments, i, from, y.Year)
					if y.Standing != standing || math.Abs(y.Achieved.Low-low) > 1e-6 || y.HasAchieved != (standing > 0) {
						t.Fatalf("seed %d, %+v, %s, %d: achieved %v of %d, want %v of %d", seed, scope, i.Cumulation, y.Year, y.Achieved, y.Standing, low, standing)
					}
					if y.Year < from || y.Year > to || n > 0 && y.Year != p.Years[n-1].Year+1 {
						t.Fatalf("seed %d, %+v: year %d", seed, scope, y.Year)
					}
					targets += y.Targets
					sum += y.Target.Low
				}
				if n := len(p.Years); n > 0 && (p.Years[n-1].Achieved != p.Total || p.Years[0].Reports+p.Years[0].Targets == 0) {
					t.Fatalf("seed %d, %+v, %s: the last year has %v, the total is %v", seed, scope, i.Cumulation, p.Years[n-1].Achieved, p.Total)
				}
				dated := scope.From == 0 && scope.To == 0 && p.Undated == 0 && i.Cumulation != model.Mean
				if targets+p.Undated > p.WithTarget || dated && (targets != p.WithTarget || math.Abs(sum-p.Target.Low) > 1e-6) {
					t.Fatalf("seed %d, %+v, %s: %d targets in years and %d undated, of %d", seed, scope, i.Cumulation, targets, p.Undated, p.WithTarget)
				}
				if p.Both > min(p.Reported, p.WithTarget) || p.Reported > p.Measures || p.WithTarget > p.Measures || p.Both == p.Reported && p.BothTotal != p.Total {
					t.Fatalf("seed %d, %+v, %s: %+v", seed, scope, i.Cumulation, p)
				}
			}
		}
	}
}
