package stats

import (
	"fmt"
	"testing"

	"parvis/generator/model"
	"parvis/generator/text/date"
	"parvis/generator/text/period"
	"parvis/generator/text/quantity"
)

func TestRound(t *testing.T) {
	ts := places([]model.Level{model.Country, model.Region, model.Region}, -1, 0, 0)
	d, other := &model.Domain{Position: 1}, &model.Domain{Position: 2}
	i := &model.Indicator{Cumulation: model.Sum, Unit: "stages", Direction: model.Increase}
	delay := 3
	site := &model.Site{AsOf: date.Date{Year: 2021, Month: 6, Day: 30}, Rounds: model.DefaultRounds, Domains: []*model.Domain{d, other},
		Territories: ts, Indicators: []*model.Indicator{i}}
	site.Rounds.Delay = &delay
	s := &model.Signatory{Territories: ts[1:2], Assessed: []model.Assessment{{Date: year(2019), Mode: model.ByItself}, {Period: period.Year(2020), Announced: true, Mode: model.ByItself}}}
	gone := &model.Signatory{End: year(2019)}
	site.Signatories = []*model.Signatory{s, gone}
	add := func(k *model.Commitment, target float64, deadline int, values ...int) *model.Commitment {
		k.Signatory, k.Territories = s, ts[1:2]
		if k.Domain == nil {
			k.Domain = d
		}
		m := model.Measure{Shared: i, Unit: i.Unit, Cumulation: i.Cumulation, Direction: i.Direction, Deadline: year(deadline)}
		if target > 0 {
			m.Target = exact(target)
		}
		for _, y := range values {
			m.Values = append(m.Values, model.Value{Period: period.Year(y), Quantity: quantity.Exact(10)})
		}
		k.Measures = []model.Measure{m}
		s.Commitments = append(s.Commitments, k)
		return k
	}
	add(&model.Commitment{Nature: model.Promise, Start: year(2018)}, 30, 2019, 2018, 2019)                                                      // short of it
	add(&model.Commitment{Nature: model.Promise, Start: year(2019), Domain: other, Reports: []model.Report{{Period: period.Year(2019)}}}, 0, 0) // no figure
	add(&model.Commitment{Nature: model.Promise, Start: year(2018), Status: model.Abandoned, StatusOn: year(2019)}, 30, 2022, 2018)
	add(&model.Commitment{Nature: model.Promise, Start: year(2021)}, 30, 2023) // later
	add(&model.Commitment{Nature: model.Deed, Start: year(2019)}, 0, 0, 2019)  // no promise
	ts[1].Assessed = []model.Assessment{{Date: year(2019), Mode: model.ByAllAround}}
	totals := Of(site)
	show := func(r *Round) string {
		if r == nil {
			return ""
		}
		out := fmt.Sprintf("%d ran, %d measured, %d aimed, %d begun, %d reported; ", len(r.Ran), r.Measured, r.Aimed, r.Begun, r.Reported)
		for _, one := range r.Reports {
			out += fmt.Sprintf("%s %s by %s; ", one.Period, one.State, one.Due)
		}
		for _, one := range r.Deadlines {
			out += string(one.State) + "; "
		}
		for _, p := range totals.Results(site, r) {
			out += fmt.Sprintf("%g of %d, %+v; ", p.Total.Low, p.Reported, p.Received)
		}
		return out + fmt.Sprintf("%d stopped, %d left, %d assessed", len(r.Stopped), len(r.Left), len(r.Assessed))
	}
	for _, c := range []struct {
		scope Scope
		year  int
		want  string
	}{
		{Scope{}, 2019, "3 ran, 3 measured, 2 aimed, 3 begun, 1 reported; 2019 a-jour by 2020-03-31; 2019 recu-sans-chiffre by 2020-03-31; 2019 en-retard by 2020-03-31; non-atteint; 20 of 2, {Due:3 Came:1}; 1 stopped, 1 left, 2 assessed"},
		{Scope{Domain: other}, 2019, "1 ran, 1 measured, 0 aimed, 1 begun, 0 reported; 2019 recu-sans-chiffre by 2020-03-31; 0 stopped, 0 left, 1 assessed"},
		{Scope{Territory: ts[2]}, 2019, ""},
		{Scope{From: 1990, To: 1991}, 2018, "2 ran, 2 measured, 2 aimed, 2 begun, 2 reported; 2018 a-jour by 2019-03-31; 2018 a-jour by 2019-03-31; 20 of 2, {Due:2 Came:2}; 0 stopped, 0 left, 0 assessed"},
		{Scope{}, 2020, "2 ran, 2 measured, 1 aimed, 2 begun, 0 reported; 2020 en-retard by 2021-03-31; 0 stopped, 0 left, 1 assessed"},
		{Scope{}, 2030, ""},
	} {
		r := totals.Round(site, c.scope, c.year)
		if got := show(r); got != c.want {
			t.Errorf("%+v in %d: %s\nwant %s", c.scope, c.year, got, c.want)
		}
	}
	years := ""
	for _, r := range totals.Rounds(site, Scope{}) {
		years += fmt.Sprint(r.Year, " ")
		// A part counts what its own round does, and the domains make the whole.
		sum := 0
		for d, of := range r.ByDomain() {
			sum += of.Ran + of.Due
			if part := totals.Round(site, Scope{Domain: d}, r.Year); part == nil || fmt.Sprint(part.Counts()) != fmt.Sprint(*of) {
				t.Errorf("%d: a domain counts %+v, its round %+v", r.Year, of, part)
			}
		}
		if sum != len(r.Ran)+len(r.Reports) {
			t.Errorf("%d: %d in the domains", r.Year, sum)
		}
		places := r.ByPlace()
		if part := totals.Round(site, Scope{Territory: ts[1]}, r.Year); len(places) != 1 || fmt.Sprint(*places[ts[1]]) != fmt.Sprint(part.Counts()) {
			t.Errorf("%d: places %v, the round of one %+v", r.Year, places, part)
		}
	}
	if years != "2020 2019 2018 " {
		t.Errorf("years %s", years)
	}
}
