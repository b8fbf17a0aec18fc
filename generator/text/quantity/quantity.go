// Package quantity represents a figure as its author knew it: an exact number, a range ("30 à
// 40"), one bound ("plus de 12", "au plus 8") or an approximation ("environ 20"). Quantities
// add as intervals, so a total never claims more precision than its parts.
package quantity

import (
	"errors"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// Quantity is a figure between Low and High, in the unit of its indicator; both are equal when
// it is one number. A bound that isn't known is infinite, or for what can't be negative, zero:
// see Floored.
type Quantity struct {
	Low, High float64
	Above     bool // more than Low: "plus de 12"
	Below     bool // less than High: "moins de 5"
	NoLow     bool // its author gave no lower bound, even if Low is zero
	About     bool // "environ": the numbers are approximate
	Symbol    Symbol
}

// Symbol is the sign of a unit that its author wrote after the number.
type Symbol uint8

// The symbols.
const (
	NoSymbol Symbol = iota
	Percent
	Euro
)

// String returns the sign, "" for none.
func (s Symbol) String() string { return [...]string{"", "%", "€"}[s] }

// Errors of Parse and Of. Callers translate them for editors.
var (
	ErrForm      = errors.New("not a number, a range, a bound or an approximation")
	ErrNotFinite = errors.New("not finite")
	ErrOrder     = errors.New("range upside down")
	ErrTooLarge  = errors.New("too large")
)

// Max is the largest figure, and −Max the smallest: beyond them, sums of float64 would lose
// units.
const Max = 1e15

// Exact returns the quantity of one known number.
func Exact(f float64) Quantity { return Quantity{Low: f, High: f} }

// Between returns the quantity of two known bounds.
func Between(low, high float64) Quantity { return Quantity{Low: low, High: high} }

// Of returns the quantity of one number, which must be finite and at most Max from zero.
func Of(f float64) (Quantity, error) {
	switch {
	case math.IsNaN(f) || math.IsInf(f, 0):
		return Quantity{}, ErrNotFinite
	case math.Abs(f) > Max:
		return Quantity{}, ErrTooLarge
	case f == 0:
		return Quantity{}, nil // "-0" is valid, but would be displayed with its sign
	}
	return Exact(f), nil
}

const number = `[-−]?[0-9][0-9 \x{00a0}\x{202f}]*(?:[.,][0-9]+)?`

// form is a quantity in words: what qualifies it, a number, perhaps a second one, a symbol.
var form = regexp.MustCompile(`^\s*(environ|env\.|plus de|au moins|moins de|au plus)?\s*(` + number +
	`)\s*(?:(?:à|-|–)\s*(` + number + `))?\s*([%€])?\s*$`)

// Pattern is a regular expression of the texts that Parse accepts, in the syntax that JSON
// Schema shares with Go. It doesn't check the order of bounds, nor that a word is before one
// number only.
var Pattern = func() string {
	const spaces = " \u00a0\u202f" // literal: the syntax of escapes depends on the engine
	const number = "[-−]?[0-9][0-9" + spaces + "]*([.,][0-9]+)?"
	return `^\s*(environ|env\.|plus de|au moins|moins de|au plus)?\s*` + number + `\s*((à|-|–)\s*` + number + `)?\s*[%€]?\s*$`
}()

var plain = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", ",", ".", "−", "-")

// Parse parses a figure as an editor writes it in a text: "18,5", "30 à 40", "30-40",
// "environ 20", "plus de 12", "au moins 20", "moins de 5", "au plus 8", each perhaps with % or €.
func Parse(s string) (Quantity, error) {
	m := form.FindStringSubmatch(s)
	if m == nil {
		return Quantity{}, ErrForm
	}
	word, second := m[1], m[3]
	if second != "" && word != "" && !strings.HasPrefix(word, "env") {
		return Quantity{}, ErrForm // "plus de 30 à 40" has no meaning
	}
	first, err := parseNumber(m[2])
	if err != nil {
		return Quantity{}, err
	}
	q := Exact(first)
	if second != "" {
		if q.High, err = parseNumber(second); err != nil {
			return Quantity{}, err
		}
		if q.Low > q.High {
			return Quantity{}, ErrOrder
		}
	}
	switch word {
	case "environ", "env.":
		q.About = true
	case "plus de", "au moins":
		q.High, q.Above = math.Inf(1), word == "plus de"
	case "moins de", "au plus":
		q.Low, q.NoLow, q.Below = math.Inf(-1), true, word == "moins de"
	}
	switch m[4] {
	case "%":
		q.Symbol = Percent
	case "€":
		q.Symbol = Euro
	}
	return q, nil
}

func parseNumber(s string) (float64, error) {
	f, err := strconv.ParseFloat(plain.Replace(s), 64)
	if err != nil {
		return 0, ErrForm
	}
	q, err := Of(f)
	return q.Low, err
}

// Plain returns q without its symbol, which is of use to check its unit only.
func (q Quantity) Plain() Quantity {
	q.Symbol = NoSymbol
	return q
}

// Floored returns a plain quantity of what can't be negative: without a lower bound, it is at
// least zero.
func (q Quantity) Floored() Quantity {
	q = q.Plain()
	if q.NoLow {
		q.Low = 0
	}
	return q
}

// IsExact reports whether the figure is one number, as far as its author knew.
func (q Quantity) IsExact() bool { return q.Low == q.High && !q.About }

// HasLow reports whether a lower bound is known.
func (q Quantity) HasLow() bool { return !q.NoLow && !math.IsInf(q.Low, -1) }

// HasHigh reports whether an upper bound is known.
func (q Quantity) HasHigh() bool { return !math.IsInf(q.High, 1) }

// Add returns the sum of two quantities, bound by bound. It is approximate if one of
// them is.
func (q Quantity) Add(r Quantity) Quantity {
	sum := Quantity{Low: q.Low + r.Low, High: q.High + r.High, NoLow: q.NoLow && r.NoLow, About: q.About || r.About}
	if math.IsInf(sum.Low, -1) {
		sum.NoLow = true
	}
	sum.Above = (q.Above || r.Above) && sum.HasLow()
	sum.Below = (q.Below || r.Below) && sum.HasHigh()
	return sum
}

// Over returns q divided by n, for a mean; n is positive.
func (q Quantity) Over(n int) Quantity {
	q.Low, q.High = q.Low/float64(n), q.High/float64(n)
	return q
}

// Union returns the smallest quantity that includes q and r: what is known of one
// of several figures.
func (q Quantity) Union(r Quantity) Quantity {
	out := Quantity{Low: min(q.Low, r.Low), High: max(q.High, r.High), About: q.About || r.About}
	bound := func(q Quantity) bool { return q.Low == out.Low && !q.Above }
	out.Above = !bound(q) && !bound(r)
	bound = func(q Quantity) bool { return q.High == out.High && !q.Below }
	out.Below = !bound(q) && !bound(r)
	out.NoLow = q.NoLow && q.Low == out.Low || r.NoLow && r.Low == out.Low
	return out
}

// Written returns a quantity as an editor writes it: an int64 or a float64 for one number, or else
// a text that Parse reads ("environ 20", "30 à 40").
func (q Quantity) Written() any {
	if q.IsExact() && !q.Above && !q.Below {
		if q.Low == math.Trunc(q.Low) {
			return int64(q.Low)
		}
		return q.Low
	}
	switch {
	case !q.HasLow():
		return choose(q.Below, "moins de ", "au plus ") + decimal(q.High)
	case !q.HasHigh():
		return choose(q.Above, "plus de ", "au moins ") + decimal(q.Low)
	case q.Low == q.High:
		return "environ " + decimal(q.Low)
	case q.About:
		return "environ " + decimal(q.Low) + " à " + decimal(q.High)
	default:
		return decimal(q.Low) + " à " + decimal(q.High)
	}
}

func choose(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}

// decimal writes a number with a decimal comma.
func decimal(f float64) string {
	return strings.Replace(strconv.FormatFloat(f, 'f', -1, 64), ".", ",", 1)
}
