// Package phrase formats dates, periods and quantities in the site's language, for
// pages and figures alike: "le 6 juin 2018", "30 à 40".
package phrase

import (
	"fmt"
	"strconv"
	"strings"

	"parvis/generator/model"
	"parvis/generator/text/date"
)

// Words gives the strings of the interface in the site's language.
type Words interface {
	T(key string, args ...any) string        // a string, with its verbs filled in
	N(key string, n int, args ...any) string // a string that depends on a number, which is its first argument
	Number(n int) string                     // a formatted integer
}

// Date returns a date in words, at its own precision; "" for an unknown one.
func Date(w Words, d date.Date) string {
	month, year := fmt.Sprintf("page.month.%d", d.Month), strconv.Itoa(d.Year)
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return year
	case d.Day == 0:
		return w.T("page.date.month", w.T(month), year)
	case d.Day == 1:
		return w.T("page.date.first", w.T(month), year)
	}
	return w.T("page.date.day", strconv.Itoa(d.Day), w.T(month), year)
}

// Period returns the time between two dates, either of which may be unknown.
func Period(w Words, from, to date.Date) string {
	switch {
	case from.IsZero() && to.IsZero():
		return ""
	case to.IsZero():
		return When(w, "since", from)
	case from.IsZero():
		return When(w, "until", to)
	case from == to:
		return Date(w, from)
	}
	return When(w, "from", from) + " " + When(w, "to", to)
}

// When returns a date with the preposition before it ("on", "since", "until", "from",
// "to"), which in French depends on whether the day is known: "le 6 juin 2018",
// "en juin 2018".
func When(w Words, word string, d date.Date) string {
	precision := "day"
	if d.Day == 0 {
		precision = "month"
	}
	text := w.T("page.when."+word+"."+precision, Date(w, d))
	if rest, ok := strings.CutPrefix(text, "de "); ok && strings.ContainsRune("ao", rune(rest[0])) {
		return "d’" + rest // d’avril, d’août, d’octobre
	}
	return text
}

// Quantity returns a formatted figure: "12", "2,5", "30 à 40".
func Quantity(w Words, q model.Quantity) string {
	if q.IsRange() {
		return w.T("page.range", Decimal(w, q.Low), Decimal(w, q.High))
	}
	return Decimal(w, q.Low)
}

// Cumulated returns a formatted total of several values: a mean is rounded, a sum is not.
func Cumulated(w Words, q model.Quantity, how model.Cumulation) string {
	if !how.Averages() {
		return Quantity(w, q)
	}
	if q.IsRange() {
		return w.T("page.range", roundedMean(w, q.Low), roundedMean(w, q.High))
	}
	return roundedMean(w, q.Low)
}

// Decimal returns a formatted number with all the decimals that its author wrote. f is not
// negative. Sums and means of binary numbers are rounded to nine decimals, because of
// rounding errors beyond.
func Decimal(w Words, f float64) string { return decimal(w, f, 9) }

// roundedMean returns a formatted mean: at most two decimals.
func roundedMean(w Words, f float64) string { return decimal(w, f, 2) }

// decimal returns a number with at most this many decimals, or with all of them where it
// would otherwise be rounded to 0.
func decimal(w Words, f float64, maxDecimals int) string {
	text := strconv.FormatFloat(f, 'f', maxDecimals, 64)
	if f != 0 && strings.Trim(text, "0.") == "" {
		text = strconv.FormatFloat(f, 'f', -1, 64)
	}
	whole, fraction, _ := strings.Cut(text, ".")
	n, _ := strconv.Atoi(whole) // package quantity bounds it
	if fraction = strings.TrimRight(fraction, "0"); fraction == "" {
		return w.Number(n)
	}
	return w.Number(n) + w.T("page.decimal") + fraction
}

// Counted returns a formatted declared number: "80", "environ 20".
func Counted(w Words, n model.Count) string {
	if n.Approximate {
		return w.T("page.about", w.Number(n.Number))
	}
	return w.Number(n.Number)
}
