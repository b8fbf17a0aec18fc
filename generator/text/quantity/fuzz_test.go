package quantity

import (
	"errors"
	"math"
	"regexp"
	"slices"
	"testing"
)

var pattern = regexp.MustCompile(Pattern)

// FuzzParse checks that a parsed figure has bounds in order, one of them at least known and each
// known one finite; anything else is one of the documented errors. The pattern of schemas accepts
// whatever is parsed.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"30 à 40", "30-40", "1 250,5 – 1 300", "environ 120", "120", "40 à 30", "-3 à 4", "1e9 à 2", "30 à", "30 a 40",
		"1000000000000001 - 9", "0 à 0", "30\u00a0à\u202f40", "٣ à ٤", "plus de 12", "au moins 20 %", "moins de −5", "au plus 8,25 €", "env. 3"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := Parse(s)
		if err != nil {
			if q != (Quantity{}) || !slices.ContainsFunc([]error{ErrForm, ErrNotFinite, ErrOrder, ErrTooLarge}, func(known error) bool { return errors.Is(err, known) }) {
				t.Fatalf("%q: %v, %v", s, q, err)
			}
			return
		}
		if !pattern.MatchString(s) {
			t.Fatalf("%q is read as %+v, and schemas refuse it", s, q)
		}
		if !(q.Low <= q.High) || !q.HasLow() && !q.HasHigh() || q.HasLow() && !(math.Abs(q.Low) <= Max) || q.HasHigh() && !(math.Abs(q.High) <= Max) {
			t.Fatalf("%q is read as %+v", s, q)
		}
		if q.Low == 0 && math.Signbit(q.Low) || q.Above && !q.HasLow() || q.Below && !q.HasHigh() {
			t.Fatalf("%q is read as %+v", s, q)
		}
		q = q.Plain()
		if sum := q.Add(q).Over(2); sum != q {
			t.Fatalf("%q: half of twice %+v is %+v", s, q, sum)
		}
		if one := q.Union(q); one != q {
			t.Fatalf("%q: %+v or itself is %+v", s, q, one)
		}
		if c := q.Floored(); !c.NoLow && c != q || c.NoLow && c.Low != 0 {
			t.Fatalf("%q: %+v of what can't be negative is %+v", s, q, c)
		}
	})
}
