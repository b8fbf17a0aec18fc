package period

import (
	"errors"
	"regexp"
	"slices"
	"testing"

	"parvis/generator/text/date"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		in          string
		want        Period
		first, last string
		next        string
	}{
		{"2018", Period{2018, Calendar, 0}, "2018-01-01", "2018-12-31", "2019"},
		{"2014-2015", Period{2014, School, 0}, "2014-09-01", "2015-08-31", "2015-2016"},
		{"2018-S1", Period{2018, Half, 1}, "2018-01-01", "2018-06-30", "2018-S2"},
		{"2018-S2", Period{2018, Half, 2}, "2018-07-01", "2018-12-31", "2019-S1"},
		{"2020-T1", Period{2020, Quarter, 1}, "2020-01-01", "2020-03-31", "2020-T2"},
		{"2020-T4", Period{2020, Quarter, 4}, "2020-10-01", "2020-12-31", "2021-T1"},
	} {
		p, err := Parse(c.in)
		if err != nil || p != c.want || p.String() != c.in {
			t.Errorf("Parse(%q) = %+v, %v", c.in, p, err)
		}
		if p.First().String() != c.first || p.Last().String() != c.last || p.Next().String() != c.next {
			t.Errorf("%s: %s to %s, then %s", p, p.First(), p.Last(), p.Next())
		}
	}
	for in, want := range map[string]error{"2014-2016": ErrForm, "2018-S3": ErrForm, "2018-T0": ErrForm, "18": ErrForm, "": ErrForm, "2018-12": ErrForm,
		"1899": ErrYear, "2101": ErrYear, "2100-2101": ErrYear} {
		if p, err := Parse(in); !errors.Is(err, want) || !p.IsZero() {
			t.Errorf("Parse(%q) = %+v, %v", in, p, err)
		}
	}
}

func TestContaining(t *testing.T) {
	for _, c := range []struct {
		kind Kind
		day  string
		want string
	}{
		{Calendar, "2021-06", "2021"}, {School, "2021-08-31", "2020-2021"}, {School, "2021-09", "2021-2022"}, {School, "2021", "2021-2022"},
		{Half, "2021-06-30", "2021-S1"}, {Half, "2021-07", "2021-S2"}, {Quarter, "2021", "2021-T4"}, {Quarter, "2021-04", "2021-T2"},
	} {
		d, err := date.Parse(c.day)
		if got := Containing(c.kind, d).String(); err != nil || got != c.want {
			t.Errorf("%s in %s: %s, want %s", c.day, c.kind, got, c.want)
		}
	}
}

func TestOrder(t *testing.T) {
	want := []string{"2017-T4", "2018", "2018-S1", "2018-T1", "2018-T2", "2018-S2", "2018-2019", "2019"}
	var ps []Period
	for _, s := range []string{"2019", "2018-2019", "2018-T2", "2018-S2", "2018-S1", "2018", "2017-T4", "2018-T1"} {
		p, _ := Parse(s)
		ps = append(ps, p)
	}
	slices.SortFunc(ps, Period.Compare)
	for i, p := range ps {
		if p.String() != want[i] {
			t.Fatalf("%v, want %v", ps, want)
		}
	}
}

var pattern = regexp.MustCompile(Pattern)

// FuzzParse checks that a period is written as it was read, lies in the calendar, and is the one
// that contains each of its ends.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"2018", "2014-2015", "2018-S1", "2018-T4", "1900", "2099-2100", "2018-T5", "٢٠١٨"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := Parse(s)
		if err != nil {
			return
		}
		if p.String() != s || !pattern.MatchString(s) || p.First().After(p.Last()) || p.EndYear() > date.MaxYear {
			t.Fatalf("%q is read as %+v", s, p)
		}
		if Containing(p.Kind, p.First()) != p || Containing(p.Kind, p.Last()) != p || p.Next().First() != p.Last().Next() {
			t.Fatalf("%s has days of another", p)
		}
	})
}
