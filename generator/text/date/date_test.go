package date

import (
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Date
		ok   bool
	}{
		{"2017-02-28", Date{2017, 2, 28}, true},
		{"2017-02", Date{2017, 2, 0}, true},
		{"2017", Date{2017, 0, 0}, true},
		{"2016-02-29", Date{2016, 2, 29}, true},
		{"2017-02-29", Date{}, false},
		{"2017-2-8", Date{}, false},
		{"2017-00", Date{}, false},
		{"2017-13-01", Date{}, false},
		{"28/02/2017", Date{}, false},
		{"0017-01-01", Date{}, false},
		{"+017", Date{}, false},
		{"", Date{}, false},
		{"2017-02-28-1", Date{}, false},
	} {
		got, err := Parse(c.in)
		if got != c.want || (err == nil) != c.ok {
			t.Errorf("Parse(%q) = %v, %v", c.in, got, err)
		}
		if err == nil && got.String() != c.in {
			t.Errorf("Parse(%q).String() = %q", c.in, got)
		}
	}
}

func TestOfKeepsTheWrittenDay(t *testing.T) {
	late := time.Date(2018, 7, 11, 23, 30, 0, 0, time.FixedZone("", 14*3600))
	if d, err := Of(late); err != nil || d != (Date{2018, 7, 11}) {
		t.Errorf("Of = %v, %v", d, err)
	}
}

func TestAfter(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2017-03-01", "2017-02-28", true},
		{"2017", "2017-02-28", false},
		{"2018", "2017-12-31", true},
		{"2017-02", "2017", false},
		{"2017-02-28", "2017-02-28", false},
	} {
		a, _ := Parse(c.a)
		b, _ := Parse(c.b)
		if got := a.After(b); got != c.want {
			t.Errorf("%s after %s = %v", c.a, c.b, got)
		}
	}
	if (Date{}).After(Date{2017, 1, 1}) || (Date{2017, 1, 1}).After(Date{}) {
		t.Error("an unknown date is after nothing")
	}
}

func TestLast(t *testing.T) {
	for in, want := range map[string]string{"2016-02": "2016-02-29", "2017": "2017-12-31", "2017-01-05": "2017-01-05"} {
		d, _ := Parse(in)
		if got := d.Last().String(); got != want {
			t.Errorf("Last(%s) = %s, want %s", in, got, want)
		}
	}
}

func TestNext(t *testing.T) {
	for d, want := range map[string]string{"2018-07-11": "2018-07-12", "2020-02-28": "2020-02-29", "2018-12-31": "2019-01-01", "2018-02": "2018-03-01", "2018": "2019-01-01"} {
		in, err := Parse(d)
		if err != nil {
			t.Fatal(err)
		}
		if got := in.Next().String(); got != want {
			t.Errorf("after %s: %s, want %s", d, got, want)
		}
	}
	if !(Date{}).Next().IsZero() {
		t.Error("an unknown date has no day after")
	}
}
