package quantity

import (
	"errors"
	"math"
	"testing"
)

var inf = math.Inf(1)

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
		{"30 à 40", Between(30, 40), nil},
		{"30-40", Between(30, 40), nil},
		{"1 200 à 1 300", Between(1200, 1300), nil},
		{"2,5 à 3", Between(2.5, 3), nil},
		{"18,5", Exact(18.5), nil},
		{"12", Exact(12), nil},
		{" -5 ", Exact(-5), nil},
		{"−5", Exact(-5), nil},
		{"-3 à 4", Between(-3, 4), nil},
		{"-3--1", Between(-3, -1), nil},
		{"environ 20", Quantity{Low: 20, High: 20, About: true}, nil},
		{"env. 20", Quantity{Low: 20, High: 20, About: true}, nil},
		{"environ 20 à 30", Quantity{Low: 20, High: 30, About: true}, nil},
		{"plus de 12", Quantity{Low: 12, High: inf, Above: true}, nil},
		{"au moins 20", Quantity{Low: 20, High: inf}, nil},
		{"moins de 5", Quantity{Low: -inf, High: 5, Below: true, NoLow: true}, nil},
		{"au plus 8", Quantity{Low: -inf, High: 8, NoLow: true}, nil},
		{"18,5 %", Quantity{Low: 18.5, High: 18.5, Symbol: Percent}, nil},
		{"au moins 1 500 €", Quantity{Low: 1500, High: inf, Symbol: Euro}, nil},
		{"40 à 30", Quantity{}, ErrOrder},
		{"plus de 30 à 40", Quantity{}, ErrForm},
		{"plus de", Quantity{}, ErrForm},
		{"12 %%", Quantity{}, ErrForm},
		{"une vingtaine", Quantity{}, ErrForm},
		{"12 stages", Quantity{}, ErrForm},
		{"9999999999999999", Quantity{}, ErrTooLarge},
	} {
		got, err := Parse(c.in)
		if got != c.want || !errors.Is(err, c.err) {
			t.Errorf("Parse(%q) = %+v, %v", c.in, got, err)
		}
	}
}

func TestOf(t *testing.T) {
	for _, f := range []float64{1e20, -1e20, math.NaN(), math.Inf(1), math.Inf(-1)} {
		if q, err := Of(f); err == nil {
			t.Errorf("Of(%v) = %v", f, q)
		}
	}
}

// A sum is as wide as its parts together, and no wider: an open bound stays open, one
// approximation makes it one.
func TestAdd(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"12", "30 à 40", "42 à 52"},
		{"12", "plus de 12", "plus de 24"},
		{"au moins 3", "plus de 12", "plus de 15"},
		{"au moins 3", "au moins 4", "au moins 7"},
		{"30 à 40", "au moins 4", "au moins 34"},
		{"moins de 5", "au plus 3", "moins de 8"},
		{"au plus 5", "au plus 3", "au plus 8"},
		{"environ 20", "5", "environ 25"},
		{"environ 20", "30 à 40", "environ 50 à 60"},
	} {
		a, b, want := floored(t, c.a), floored(t, c.b), floored(t, c.want)
		if got := a.Add(b); got != want {
			t.Errorf("%s + %s = %+v, want %+v", c.a, c.b, got, want)
		}
		if got := b.Add(a); got != want {
			t.Errorf("%s + %s = %+v, want %+v", c.b, c.a, got, want)
		}
	}
	if got := floored(t, "moins de 5").Add(Exact(10)); got != (Quantity{Low: 10, High: 15, Below: true}) {
		t.Errorf("moins de 5 + 10 = %+v", got) // a count is at least zero
	}
	signed, _ := Parse("moins de 5")
	if got := signed.Add(Exact(10)); got.HasLow() || got.High != 15 || !got.Below {
		t.Errorf("moins de 5 + 10 = %+v, of what can be negative", got)
	}
}

func floored(t *testing.T, s string) Quantity {
	t.Helper()
	q, err := Parse(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return q.Floored()
}

// A range over several figures has all of them within, and starts at one of them.
func TestUnion(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"60", "70", "60 à 70"},
		{"60", "60", "60"},
		{"plus de 12", "20", "plus de 12"},
		{"plus de 12", "12", "au moins 12"},
		{"au plus 5", "3", "au plus 5"},
		{"environ 60", "70", "environ 60 à 70"},
	} {
		a, b, want := floored(t, c.a), floored(t, c.b), floored(t, c.want)
		if got := a.Union(b); got != want {
			t.Errorf("%s or %s = %+v, want %+v", c.a, c.b, got, want)
		}
		if got := b.Union(a); got != want {
			t.Errorf("%s or %s = %+v, want %+v", c.b, c.a, got, want)
		}
	}
}
