package ledger

import (
	"fmt"
	"testing"

	"parvis/generator/model"
	"parvis/generator/text/date"
	"parvis/generator/text/period"
	"parvis/generator/text/quantity"
)

func quantityOf(t *testing.T, s string) model.Quantity {
	t.Helper()
	q, err := quantity.Parse(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return q.Floored()
}

func dateOf(t *testing.T, s string) date.Date {
	t.Helper()
	if s == "" {
		return date.Date{}
	}
	d, err := date.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// valuesOf reads "2018: 4, 2020: 18 à 21" as the values of a measure.
func valuesOf(t *testing.T, pairs ...string) []model.Value {
	t.Helper()
	var out []model.Value
	for i := 0; i+1 < len(pairs); i += 2 {
		p, err := period.Parse(pairs[i])
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, model.Value{Period: p, Quantity: quantityOf(t, pairs[i+1])})
	}
	return out
}

// Each case has its mirror: what an increase to a bound is, a decrease to it is.
func TestMeets(t *testing.T) {
	for _, c := range []struct {
		value, target string
		up, down      Verdict
	}{
		{"10", "10", Met, Met},
		{"12", "10", Met, NotMet},
		{"8", "10", NotMet, Met},
		{"au moins 12", "10", Met, NotMet},
		{"au moins 8", "10", Perhaps, Perhaps},
		{"au moins 10", "10", Met, Perhaps},
		{"plus de 10", "10", Met, NotMet},
		{"moins de 10", "10", NotMet, Met},
		{"au plus 10", "10", Perhaps, Met},
		{"au plus 8", "10", NotMet, Met},
		{"environ 10", "10", Perhaps, Perhaps},
		{"environ 20", "10", Met, NotMet},
		{"5 à 12", "10", Perhaps, Perhaps},
		{"32", "30 à 40", Met, Met},
		{"28", "30 à 40", NotMet, Met},
		{"42", "30 à 40", Met, NotMet},
		{"32", "au moins 30", Met, NotMet},
		{"30 à 33", "30", Met, Perhaps},
		{"12", "plus de 12", NotMet, Met},
		{"13", "plus de 12", Met, NotMet},
		{"plus de 12", "plus de 12", Met, NotMet},
		{"12 à 14", "plus de 12", Perhaps, Perhaps},
		{"5", "moins de 5", Met, NotMet},
		{"4", "moins de 5", NotMet, Met},
		{"moins de 5", "moins de 5", NotMet, Met},
	} {
		value, target := quantityOf(t, c.value), quantityOf(t, c.target)
		if got := Meets(value, target, model.Increase); got != c.up {
			t.Errorf("%s for %s or more: %v, want %v", c.value, c.target, got, c.up)
		}
		if got := Meets(value, target, model.Decrease); got != c.down {
			t.Errorf("%s for %s or less: %v, want %v", c.value, c.target, got, c.down)
		}
		if got := Meets(value, target, ""); got != NoAnswer {
			t.Errorf("%s for %s, whatever that means: %v", c.value, c.target, got)
		}
	}
}

func TestRecurs(t *testing.T) {
	for name, c := range map[string]struct {
		values           []string
		target           string
		per              model.TargetPer
		start, end, asOf string
		want             string // met/known, missing
	}{
		"10 a year: 4, 4, 4":                  {[]string{"2018", "4", "2019", "4", "2020", "4"}, "10", model.PerYear, "", "", "2021-02-01", "0/3 []"},
		"10 a year: 12, nothing, 4":           {[]string{"2018", "12", "2020", "4"}, "10", model.PerYear, "", "", "2021-02-01", "1/2 [2019]"},
		"a first year of two months":          {[]string{"2018", "2", "2019", "10"}, "10", model.PerYear, "2018-11-01", "", "2020-01-15", "1/1 []"},
		"the running year":                    {[]string{"2018", "12", "2019", "3"}, "10", model.PerYear, "2018", "", "2019-06-30", "1/1 []"},
		"a year ends on its last day":         {[]string{"2018", "12"}, "10", model.PerYear, "2018", "", "2018-12-31", "1/1 []"},
		"nothing after the end":               {[]string{"2018", "12"}, "10", model.PerYear, "2018", "2019-12", "2022-06-30", "1/1 [2019]"},
		"four months of one year":             {[]string{"2018", "2"}, "10", model.PerYear, "2018-05", "2018-08", "2022-06-30", "0/0 []"},
		"a last year of two months":           {[]string{"2018", "12"}, "10", model.PerYear, "2018", "2019-02", "2022-06-30", "1/1 []"},
		"halves make a year":                  {[]string{"2018-S1", "6", "2018-S2", "5", "2019-S1", "9"}, "10", model.PerYear, "", "", "2020-01-31", "1/1 [2019]"},
		"each half":                           {[]string{"2018-S1", "12", "2018-S2", "5"}, "10", model.PerPeriod, "", "", "2018-12-31", "1/2 []"},
		"school years, to 31 August":          {[]string{"2014-2015", "12"}, "10", model.PerYear, "", "", "2015-08-31", "1/1 []"},
		"perhaps":                             {[]string{"2018", "environ 10"}, "10", model.PerYear, "", "", "2019-01-01", "0/1 []"},
		"no result and no start: none is due": {nil, "10", model.PerYear, "", "", "2019-01-01", "0/0 []"},
	} {
		target := quantityOf(t, c.target)
		k := &model.Commitment{Signatory: &model.Signatory{}, Start: dateOf(t, c.start), End: dateOf(t, c.end)}
		m := &model.Measure{Target: &target, Per: c.per, Direction: model.Increase, Cumulation: model.Sum, Unit: "stages", Values: valuesOf(t, c.values...)}
		r := Recurs(k, m, dateOf(t, c.asOf))
		if got := fmt.Sprintf("%d/%d %v", len(r.Met), r.Known(), r.Missing); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		m.Direction = ""
		if r := Recurs(k, m, dateOf(t, c.asOf)); r.Known()+len(r.Missing) > 0 {
			t.Errorf("%s: judged without a direction", name)
		}
	}
}

func TestShare(t *testing.T) {
	for name, c := range map[string]struct {
		unit              string
		how               model.Cumulation
		direction         model.Direction
		target, reference string
		values            []string
		want              string
	}{
		"12 of 30": {"stages", model.Sum, model.Increase, "30", "", []string{"2018", "12"}, "0.4 true"},
		"what was there is not subtracted of flows": {"stages", model.Sum, model.Increase, "30", "4", []string{"2018", "12"}, "0.4 true"},
		"33 for 30":                 {"stages", model.Sum, model.Increase, "30", "", []string{"2018", "33"}, "1.1 true"},
		"no direction":              {"stages", model.Sum, "", "30", "", []string{"2018", "12"}, "0 false"},
		"no result":                 {"stages", model.Sum, model.Increase, "30", "", nil, "0 false"},
		"no target":                 {"stages", model.Sum, model.Increase, "", "", []string{"2018", "12"}, "0 false"},
		"a level from its start":    {"logements", model.Last, model.Increase, "80", "50", []string{"2018", "60", "2019", "65"}, "0.5 true"},
		"a level without a start":   {"logements", model.Last, model.Increase, "80", "", []string{"2018", "60"}, "0 false"},
		"a decrease":                {"accidents", model.Last, model.Decrease, "10", "30", []string{"2018", "25"}, "0.25 true"},
		"a decrease that increases": {"accidents", model.Last, model.Decrease, "10", "30", []string{"2018", "40"}, "-0.5 true"},
		"the wrong way":             {"accidents", model.Last, model.Decrease, "40", "30", []string{"2018", "25"}, "0 false"},
		"a share of a share":        {"%", model.Last, model.Increase, "80", "50", []string{"2018", "60", "2019", "70"}, "0 false"},
		"a range":                   {"stages", model.Sum, model.Increase, "30", "", []string{"2018", "12 à 14"}, "0 false"},
		"about":                     {"stages", model.Sum, model.Increase, "30", "", []string{"2018", "environ 12"}, "0 false"},
	} {
		m := &model.Measure{Unit: c.unit, Cumulation: c.how, Direction: c.direction, Values: valuesOf(t, c.values...)}
		for at, s := range map[**model.Quantity]string{&m.Target: c.target, &m.Reference: c.reference} {
			if s != "" {
				q := quantityOf(t, s)
				*at = &q
			}
		}
		share, ok := Share(m)
		if got := fmt.Sprint(share, ok); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
