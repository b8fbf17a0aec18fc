package export

import "parvis/generator/model"

// The values of a precision: how a figure is known. They are the words of who tells it.
const (
	precisionExact = "exacte"
	precisionAbout = "environ"
	precisionRange = "fourchette"
	precisionAbove = "plus-de"
	precisionFrom  = "au-moins"
	precisionBelow = "moins-de"
	precisionTo    = "au-plus"
)

var precisions = []string{
	precisionExact, precisionAbout, precisionRange, precisionAbove, precisionFrom, precisionBelow, precisionTo,
}

// precisionOf returns how a figure is known; "" for one without any bound, as the sum of "plus
// de 2" and "moins de 5" is where figures may be negative.
func precisionOf(q model.Quantity) string {
	switch low, high := q.HasLow(), q.HasHigh(); {
	case q.About:
		return precisionAbout
	case low && high && q.Low == q.High:
		return precisionExact
	case low && high:
		return precisionRange
	case low && q.Above:
		return precisionAbove
	case low:
		return precisionFrom
	case high && q.Below:
		return precisionBelow
	case high:
		return precisionTo
	}
	return ""
}

// quantityColumns returns the columns of a figure: its bounds, of which an open one is missing,
// and its precision. A figure that isn't known is nil.
func quantityColumns[R any](name, fr, en string, of func(R) *model.Quantity) []column[R] {
	return derivedQuantity(name, fr, en, func(_ *Data, r R) *model.Quantity { return of(r) })
}

// derivedQuantity is quantityColumns for a figure that is derived from the whole site.
func derivedQuantity[R any](name, fr, en string, of func(*Data, R) *model.Quantity) []column[R] {
	known := func(f func(q model.Quantity) Value) func(*Data, R) Value {
		return func(d *Data, r R) Value {
			if q := of(d, r); q != nil {
				return f(*q)
			}
			return Value{}
		}
	}
	return []column[R]{
		col(name+"_min", Number, fr+", borne basse ; la même que la haute quand c'est un seul nombre, vide quand elle n'est pas connue "+
			"(« moins de 5 »).",
			en+", lower bound; the same as the upper one where it is one number, empty where it isn't known (“less than 5”).",
			known(func(q model.Quantity) Value { return bound(q.Low, q.HasLow()) })),
		col(name+"_max", Number, fr+", borne haute ; vide quand elle n'est pas connue (« plus de 12 »).",
			en+", upper bound; empty where it isn't known (“more than 12”).",
			known(func(q model.Quantity) Value { return bound(q.High, q.HasHigh()) })),
		col(name+"_precision", Text, fr+", comme la source la donne : un nombre (exacte), un ordre de grandeur (environ), deux bornes "+
			"(fourchette) ou une seule, comprise (au-moins, au-plus) ou non (plus-de, moins-de).",
			en+", as its source tells it: a number (exacte), about (environ), two bounds (fourchette) or one, included "+
				"(au-moins, au-plus) or not (plus-de, moins-de).",
			known(func(q model.Quantity) Value { return textValue(precisionOf(q)) })).oneOf(precisions...),
	}
}

func bound(f float64, known bool) Value {
	if !known {
		return Value{}
	}
	return Value{kind: number, number: f}
}

// periodNames are the values of the column that tells the kind of a period, by its name.
var periodNames = map[string]string{
	"year": "annee", "school": "annee-scolaire", "half": "semestre", "quarter": "trimestre",
}

// periodColumns returns the columns of the period that a figure is about.
func periodColumns[R any](of func(R) model.Period) []column[R] {
	return []column[R]{
		col("periode", Text, "La période : 2018, 2014-2015 (année scolaire), 2018-S1 (semestre), 2018-T1 (trimestre).",
			"The period: 2018, 2014-2015 (school year), 2018-S1 (half), 2018-T1 (quarter).",
			func(_ *Data, r R) Value { return textValue(of(r).String()) }).required(),
		col("type_de_periode", Text, "Ce qu'est la période.", "What the period is: a year, a school year, a half, a quarter.",
			func(_ *Data, r R) Value { return textValue(periodNames[of(r).Kind.String()]) }).required().
			oneOf(periodNames["year"], periodNames["school"], periodNames["half"], periodNames["quarter"]),
		col("debut", Day, "Premier jour de la période.", "First day of the period.",
			func(_ *Data, r R) Value { return dayValue(of(r).First()) }).required(),
		col("fin", Day, "Dernier jour de la période.", "Last day of the period.",
			func(_ *Data, r R) Value { return dayValue(of(r).Last()) }).required(),
		col("annee", Whole, "L'année où la période finit.", "The year that the period ends in.",
			func(_ *Data, r R) Value { return wholeValue(of(r).EndYear()) }).required(),
	}
}
