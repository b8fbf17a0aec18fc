package quantity

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
)

// FuzzParse checks that a parsed range is one: two finite bounds in order,
// none below zero, and both given; anything else is one of the documented errors.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"30 à 40", "30-40", "1 250,5 – 1 300", "environ 120", "120", "40 à 30", "-3 à 4", "1e9 à 2", "30 à", "30 a 40", "1000000000000001 - 9", "0 à 0", "30\u00a0à\u202f40", "٣ à ٤"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := Parse(s)
		if err != nil {
			if q != (Quantity{}) || !slices.ContainsFunc([]error{ErrForm, ErrNegative, ErrNotFinite, ErrOrder, ErrTooLarge}, func(known error) bool { return errors.Is(err, known) }) {
				t.Fatalf("%q: %v, %v", s, q, err)
			}
			return
		}
		if !(0 <= q.Low && q.Low <= q.High && q.High <= Max) || q.IsRange() != (q.Low < q.High) {
			t.Fatalf("%q is read as %v", s, q)
		}
		if !strings.ContainsAny(s, "à-–") || math.Signbit(q.Low) {
			t.Fatalf("%q is read as %v", s, q)
		}
		if sum := q.Add(q).Over(2); sum != q {
			t.Fatalf("%q: half of twice %v is %v", s, q, sum)
		}
	})
}
