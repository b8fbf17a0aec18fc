// Package date represents a calendar date at the precision that its author
// knew: a day, a month or a year. It has no clock and no time zone, so that no
// record changes day or disappears with the machine's settings.
package date

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a day (Year, Month, Day), a month (Day is 0) or a year (Month and
// Day are 0). The zero Date is an unknown one.
type Date struct{ Year, Month, Day int }

// The first and last years that a record may name: earlier or later ones are typing
// mistakes, not history.
const (
	MinYear = 1900
	MaxYear = 2100
)

// Parse parses "2017-02-28", "2017-02" or "2017". The error is in English;
// callers translate it for editors.
func Parse(s string) (Date, error) {
	var d Date
	parts := strings.Split(s, "-")
	widths := []int{4, 2, 2}
	if len(parts) > 3 {
		return Date{}, fmt.Errorf("%q is not a date", s)
	}
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil || len(p) != widths[i] || p[0] == '+' || p[0] == '-' {
			return Date{}, fmt.Errorf("%q is not a date", s)
		}
		switch i {
		case 0:
			d.Year = n
		case 1:
			d.Month = n
		case 2:
			d.Day = n
		}
	}
	if len(parts) > 1 && d.Month == 0 || len(parts) > 2 && d.Day == 0 || !d.exists() {
		return Date{}, fmt.Errorf("%q does not exist in the calendar", s)
	}
	return d, nil
}

// Of returns the calendar date of t in its own time zone.
func Of(t time.Time) (Date, error) {
	d := Date{t.Year(), int(t.Month()), t.Day()}
	if !d.exists() {
		return Date{}, fmt.Errorf("year %d is out of range", t.Year())
	}
	return d, nil
}

// Year returns the date of a whole year.
func Year(y int) (Date, error) {
	d := Date{Year: y}
	if !d.exists() {
		return Date{}, fmt.Errorf("year %d is out of range", y)
	}
	return d, nil
}

func (d Date) exists() bool {
	if d.Year < MinYear || d.Year > MaxYear || d.Month < 0 || d.Month > 12 || d.Day < 0 {
		return false
	}
	return d.Day == 0 || d.Day <= time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// IsZero reports whether the date is unknown.
func (d Date) IsZero() bool { return d == Date{} }

// String returns the ISO 8601 form at the date's own precision: "2017-02-28",
// "2017-02", "2017", or "" for an unknown date.
func (d Date) String() string {
	digit := func(n int) byte { return byte('0' + n%10) }
	out := [...]byte{digit(d.Year / 1000), digit(d.Year / 100), digit(d.Year / 10), digit(d.Year), '-', digit(d.Month / 10), digit(d.Month), '-', digit(d.Day / 10), digit(d.Day)}
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return string(out[:4])
	case d.Day == 0:
		return string(out[:7])
	}
	return string(out[:])
}

// First returns the earliest day that d may represent.
func (d Date) First() Date {
	if d.IsZero() {
		return d
	}
	return Date{d.Year, max(d.Month, 1), max(d.Day, 1)}
}

// Last returns the latest day that d may represent.
func (d Date) Last() Date {
	if d.IsZero() {
		return d
	}
	m := d.Month
	if m == 0 {
		m = 12
	}
	if d.Day != 0 {
		return Date{d.Year, m, d.Day}
	}
	return Date{d.Year, m, time.Date(d.Year, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day()}
}

// Next returns the day after Last, or the zero Date for an
// unknown date.
func (d Date) Next() Date {
	if d.IsZero() {
		return d
	}
	last := d.Last()
	t := time.Date(last.Year, time.Month(last.Month), last.Day+1, 0, 0, 0, 0, time.UTC)
	return Date{t.Year(), int(t.Month()), t.Day()}
}

// Compare orders dates by their earliest day, unknown ones first: a year is equal
// to its 1 January, and not before any date that it may contain.
func (d Date) Compare(e Date) int {
	a, b := d.First(), e.First()
	for _, c := range [][2]int{{a.Year, b.Year}, {a.Month, b.Month}, {a.Day, b.Day}} {
		if c[0] != c[1] {
			if c[0] < c[1] {
				return -1
			}
			return 1
		}
	}
	return 0
}

// After reports whether d is certainly after e: its earliest day follows e's latest.
// "2017" is not after "2017-02-28", for it may be that day.
func (d Date) After(e Date) bool {
	return !d.IsZero() && !e.IsZero() && d.First().Compare(e.Last()) > 0
}

// DayNumber returns the number of days from 1 January of year 1 to the first day that d may be.
func (d Date) DayNumber() int {
	f := d.First()
	return int(time.Date(f.Year, time.Month(f.Month), f.Day, 0, 0, 0, 0, time.UTC).Unix()/86400) + 719162
}
