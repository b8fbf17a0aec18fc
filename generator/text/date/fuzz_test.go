package date

import (
	"testing"
	"time"
)

// FuzzParse checks that a parsed date is written as it was, has its
// first and last days in order, and exists in the calendar.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"2017-02-28", "2017-02", "2017", "2016-02-29", "2017-02-29", "2100-12-31", "1899", "20170228", "+017", "2017-00", "2017-13-01", "٢٠١٧", "2017-02-28 ", "-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			if d != (Date{}) || len(err.Error()) > 4*len(s)+100 {
				t.Fatalf("%q: %v and %v", s, d, err)
			}
			return
		}
		first, last, next := d.First(), d.Last(), d.Next()
		if d.String() != s || d.IsZero() || first.Compare(last) > 0 || !next.After(d) || d.After(d) || d.Compare(d) != 0 {
			t.Fatalf("%q is read as %v, from %v to %v, then %v", s, d, first, last, next)
		}
		for _, day := range []Date{first, last} {
			if at, err := time.Parse(time.DateOnly, day.String()); err != nil || day.Year < MinYear || day.Year > MaxYear {
				t.Fatalf("%q: %v, %v", s, day, err)
			} else if of, err := Of(at); err != nil || of != day {
				t.Fatalf("%q: %v is %v, %v", s, day, of, err)
			}
		}
	})
}
