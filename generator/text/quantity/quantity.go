// Package quantity represents a reported figure: an exact number, or a range when
// its author only knew bounds ("30 à 40 cheminots"). Ranges add as intervals,
// so a total never claims more precision than its parts.
package quantity

import (
	"errors"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// Quantity is a figure between Low and High, in the unit of its indicator;
// both are equal when the figure is exact.
type Quantity struct{ Low, High float64 }

// Errors of Parse and Of. Callers translate them for editors.
var (
	ErrForm      = errors.New("neither a number nor a range")
	ErrNegative  = errors.New("negative")
	ErrNotFinite = errors.New("not finite")
	ErrOrder     = errors.New("range upside down")
	ErrTooLarge  = errors.New("too large")
)

// Max is the largest figure: beyond it, sums of float64 would lose units.
const Max = 1e15

// Exact returns the quantity of one known number.
func Exact(f float64) Quantity { return Quantity{f, f} }

// Of returns the quantity of one number, which must be finite, not negative and at most Max.
func Of(f float64) (Quantity, error) {
	switch {
	case math.IsNaN(f) || math.IsInf(f, 0):
		return Quantity{}, ErrNotFinite
	case f < 0:
		return Quantity{}, ErrNegative
	case f > Max:
		return Quantity{}, ErrTooLarge
	case f == 0:
		return Quantity{}, nil // "-0" is valid, but would be displayed with its sign
	}
	return Exact(f), nil
}

var rangeForm = regexp.MustCompile(`^\s*(-?[0-9][0-9 \x{00a0}\x{202f}]*(?:[.,][0-9]+)?)\s*(?:à|-|–)\s*(-?[0-9][0-9 \x{00a0}\x{202f}]*(?:[.,][0-9]+)?)\s*$`)

// Parse parses a range as an editor writes it: "30 à 40", also "30-40". A single
// number in a string is not a range: numbers are written without quotes.
func Parse(s string) (Quantity, error) {
	m := rangeForm.FindStringSubmatch(s)
	if m == nil {
		return Quantity{}, ErrForm
	}
	var bounds [2]Quantity
	for i := range bounds {
		digits := strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", ",", ".").Replace(m[i+1])
		f, err := strconv.ParseFloat(digits, 64)
		if err != nil {
			return Quantity{}, ErrForm
		}
		if bounds[i], err = Of(f); err != nil {
			return Quantity{}, err
		}
	}
	low, high := bounds[0].Low, bounds[1].High
	if low > high {
		return Quantity{}, ErrOrder
	}
	return Quantity{low, high}, nil
}

// IsRange reports whether only the bounds are known.
func (q Quantity) IsRange() bool { return q.Low != q.High }

// Add returns the sum of two quantities, bound by bound.
func (q Quantity) Add(r Quantity) Quantity { return Quantity{q.Low + r.Low, q.High + r.High} }

// Over returns q divided by n, for a mean; n is positive.
func (q Quantity) Over(n int) Quantity {
	return Quantity{q.Low / float64(n), q.High / float64(n)}
}
