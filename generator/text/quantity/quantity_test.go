package quantity

import (
	"errors"
	"math"
	"testing"
)

// Nothing has no sign: it would be shown.
func TestNothingHasNoSign(t *testing.T) {
	of, err := Of(math.Copysign(0, -1))
	parsed, wrong := Parse("-0 à 0")
	for _, f := range []float64{of.Low, of.High, parsed.Low, parsed.High} {
		if f != 0 || math.Signbit(f) || err != nil || wrong != nil {
			t.Errorf("%v, %v; %v, %v", of, err, parsed, wrong)
		}
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Quantity
		err  error
	}{
		{"30 à 40", Quantity{30, 40}, nil},
		{"30-40", Quantity{30, 40}, nil},
		{"1 200 à 1 300", Quantity{1200, 1300}, nil},
		{"2,5 à 3", Quantity{2.5, 3}, nil},
		{"40 à 30", Quantity{}, ErrOrder},
		{"-3 à 4", Quantity{}, ErrNegative},
		{"12", Quantity{}, ErrForm},
		{"une vingtaine", Quantity{}, ErrForm},
	} {
		got, err := Parse(c.in)
		if got != c.want || !errors.Is(err, c.err) {
			t.Errorf("Parse(%q) = %v, %v", c.in, got, err)
		}
	}
}

func TestOf(t *testing.T) {
	for _, f := range []float64{-1, 1e20, math.NaN(), math.Inf(1), math.Inf(-1)} {
		if q, err := Of(f); err == nil {
			t.Errorf("Of(%v) = %v", f, q)
		}
	}
}

func TestAddKeepsBounds(t *testing.T) {
	if got := Exact(12).Add(Quantity{30, 40}); got != (Quantity{42, 52}) {
		t.Errorf("sum = %v", got)
	}
}
