package phrase

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"parvis/generator/model"
)

// Quantity returns a formatted figure, as it is known: "12", "2,5", "30 à 40", "environ 20",
// "plus de 12", "au plus 8".
func Quantity(w Words, q model.Quantity) string {
	return bounds(w, q, func(f float64) string { return Decimal(w, f) }, nil)
}

// Cumulated returns a formatted total of several values: a mean is rounded, a sum is not.
func Cumulated(w Words, q model.Quantity, how model.Cumulation) string {
	return bounds(w, q, totalled(w, how), nil)
}

// totalled returns how the numbers of a total are written.
func totalled(w Words, how model.Cumulation) func(float64) string {
	if how.Averages() {
		return func(f float64) string { return roundedMean(w, f) }
	}
	return func(f float64) string { return Decimal(w, f) }
}

// bounds returns a figure in words, from what is known of it; the last number with its unit, unless unit is nil.
func bounds(w Words, q model.Quantity, number func(float64) string, unit func(string) string) string {
	last := number
	if unit != nil {
		last = func(f float64) string { return unit(number(f)) }
	}
	form := "range"
	switch {
	case !q.HasLow() && !q.HasHigh():
		return w.T("page.quantity.unbounded")
	case !q.HasLow():
		form = "most"
		if q.Below {
			form = "below"
		}
	case !q.HasHigh():
		form = "least"
		if q.Above {
			form = "above"
		}
	case q.Low == q.High:
		form = "exact"
	case q.Above && q.Below:
		form = "within"
	case q.Above:
		form = "above-most"
	case q.Below:
		form = "least-below"
	}
	if q.About {
		form = "about." + form
	}
	switch {
	case form == "exact":
		return last(q.Low)
	case !q.HasLow():
		return w.T("page.quantity."+form, last(q.High))
	case !q.HasHigh() || q.Low == q.High:
		return w.T("page.quantity."+form, last(q.Low))
	}
	return w.T("page.quantity."+form, number(q.Low), last(q.High))
}

// Measured returns a figure with its unit: "12 stages", "1 stage", "environ 20 stages ou plus", "70 %",
// "1 500 €".
func Measured(w Words, q model.Quantity, unit string) string {
	return MeasuredTotal(w, q, "", unit)
}

// Compared returns a figure that stands beside one with the same unit, which it doesn't repeat: "60". A
// symbol stays: "1 500 €".
func Compared(w Words, q model.Quantity, unit string) string {
	if unit == "%" || symbolic(unit) {
		return Measured(w, q, unit)
	}
	return Quantity(w, q)
}

// MeasuredTotal is Measured for a total: a mean is rounded.
func MeasuredTotal(w Words, q model.Quantity, how model.Cumulation, unit string) string {
	return bounds(w, q, totalled(w, how), func(number string) string {
		switch {
		case unit == "%":
			return w.T("page.percent", number)
		case symbolic(unit):
			return w.T("page.quantity.money", number)
		case math.Abs(last(q)) < 2:
			return w.T("page.quantity.unit", number, singular(unit))
		}
		return w.T("page.quantity.unit", number, unit)
	})
}

// last returns the number that stands before the unit: the upper bound, or else the lower one.
func last(q model.Quantity) float64 {
	if q.HasHigh() {
		return q.High
	}
	return q.Low
}

// symbolic reports whether a unit of money is just that: "€", "euros".
func symbolic(unit string) bool {
	return slices.Contains([]string{"€", "euro", "euros"}, strings.ToLower(strings.TrimSpace(unit)))
}

// singular returns the unit of one thing, from the plural that editors write: "services civiques"
// → "service civique", "heures de tutorat" → "heure de tutorat". In French, what is below two is
// singular. A word that isn't a plain plural is left as it is.
func singular(unit string) string {
	words := strings.Split(unit, " ")
	for i, word := range words {
		if slices.Contains(linking, word) || strings.HasPrefix(word, "d'") || strings.HasPrefix(word, "d’") {
			break
		}
		if plain := strings.TrimSuffix(word, "s"); len(word) > 3 && plain != word && !slices.Contains(invariable, word) {
			words[i] = plain
		}
	}
	return strings.Join(words, " ")
}

// linking is the words after which a unit keeps its number: "heures de cours".
var linking = []string{"de", "du", "des", "en", "par", "à", "au", "aux", "pour", "avec", "chez", "sur", "dans", "ou"}

// invariable is the words in s that are singular too.
var invariable = []string{"mois", "fois", "cours", "parcours", "concours", "secours", "recours", "discours", "français",
	"anglais", "repas", "avis", "temps", "pays", "poids", "corps", "bus", "accès", "succès", "progrès", "procès", "colis",
	"devis", "permis", "sans", "dans", "moins", "plus"}

// Decimal returns a formatted number with all the decimals that its author wrote. Sums of binary
// numbers are rounded to nine decimals, because of rounding errors beyond.
func Decimal(w Words, f float64) string { return decimal(w, f, 9) }

// roundedMean returns a formatted mean: two decimals, or two significant digits of a number
// below one hundredth.
func roundedMean(w Words, f float64) string {
	decimals := 2
	if f != 0 && math.Abs(f) < 0.01 {
		decimals = 1 - int(math.Floor(math.Log10(math.Abs(f))))
	}
	return decimal(w, f, decimals)
}

// decimal returns a number with at most this many decimals, or with all of them where it
// would otherwise be rounded to 0.
func decimal(w Words, f float64, maxDecimals int) string {
	text := strconv.FormatFloat(math.Abs(f), 'f', maxDecimals, 64)
	if f != 0 && strings.Trim(text, "0.") == "" {
		text = strconv.FormatFloat(math.Abs(f), 'f', -1, 64)
	}
	whole, fraction, _ := strings.Cut(text, ".")
	n, _ := strconv.Atoi(whole) // package quantity bounds it
	out := w.Number(n)
	if fraction = strings.TrimRight(fraction, "0"); fraction != "" {
		out += w.T("page.decimal") + fraction
	}
	if f < 0 {
		return w.T("page.quantity.negative", out)
	}
	return out
}

// Counted returns a formatted declared number: "80", "environ 20".
func Counted(w Words, n model.Count) string {
	if n.Approximate {
		return w.T("page.quantity.about.exact", w.Number(n.Number))
	}
	return w.Number(n.Number)
}
