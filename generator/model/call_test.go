package model

import (
	"testing"

	"parvis/generator/text/date"
)

func TestCallState(t *testing.T) {
	on := func(s string) date.Date {
		if s == "" {
			return date.Date{}
		}
		d, err := date.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct {
		opening, closing, asOf string
		want                   CallState
	}{
		{"2018-03-01", "2018-05-31", "2018-02-28", Upcoming},
		{"2018-03-01", "2018-05-31", "2018-03-01", Open},
		{"2018-03-01", "2018-05-31", "2018-05-31", Open},
		{"2018-03-01", "2018-05-31", "2018-06-01", Closed},
		{"2018-03", "2018-05", "2018-05-31", Open}, // to the last day of the month
		{"2018-03", "2018-05", "2018-06-01", Closed},
		{"2017", "2018", "2018-12-31", Open},
		{"2017", "2018", "2019-01-01", Closed},
		{"2018-03-01", "", "2018-02-28", Upcoming},
		{"2018-03-01", "", "2018-03-01", ""},
		{"", "2018-05-31", "2018-05-31", Open},
		{"", "2018-05-31", "2018-06-01", Closed},
		{"", "", "2018-06-01", ""},
	} {
		call := &Call{Opening: on(c.opening), Closing: on(c.closing)}
		if got := call.State(on(c.asOf)); got != c.want {
			t.Errorf("from %q to %q on %s: %q, want %q", c.opening, c.closing, c.asOf, got, c.want)
		}
	}
}
