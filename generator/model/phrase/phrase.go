// Package phrase formats dates, periods and quantities in the site's language, for
// pages and figures alike: "le 6 juin 2018", "30 à 40".
package phrase

import (
	"fmt"
	"slices"
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

// Names joins names in a sentence: "l'Aude, le Gard et l'Hérault".
func Names(w Words, names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return w.T("figure.and", strings.Join(names[:last], ", "), names[last])
}

// FirstNames joins the first names in a sentence, and tells the number of the others: "l'Aude, le Gard et
// 3 autres".
func FirstNames(w Words, names []string, most int) string {
	out := slices.Clone(names[:min(most, len(names))])
	if more := len(names) - most; more > 0 {
		out = append(out, w.N("figure.others", more))
	}
	return Names(w, out)
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

// Span returns the name of the period of a figure: "2018", "2014-2015", "1er trimestre 2018".
func Span(w Words, p model.Period) string {
	if p.Part == 0 {
		return p.String()
	}
	return w.T(fmt.Sprintf("page.period.%s-%d", p.Kind, p.Part), strconv.Itoa(p.Year))
}

// During returns a period with the preposition before it: "en 2018", "en 2014-2015", "au 1er
// trimestre 2018".
func During(w Words, p model.Period) string {
	return w.T("page.during."+p.Kind.String(), Span(w, p))
}

// OfPeriod returns a period as what something is of: "de 2018", "du 1er semestre 2018".
func OfPeriod(w Words, p model.Period) string {
	return w.T("page.of-period."+p.Kind.String(), Span(w, p))
}

// Dated returns a result with its period: what adds up was done then, "12 stages en 2018"; a level was only
// known then, "12 postes (chiffre de 2018)".
func Dated(w Words, result string, p model.Period, how model.Cumulation) string {
	if how.Latest() {
		return w.T("page.measures.level", result, OfPeriod(w, p))
	}
	return w.T("page.measures.in", result, During(w, p))
}

// Reports returns in words how many reports came with a figure of those that were due: "3 bilans chiffrés sur
// 4 attendus", "les 4 bilans attendus, tous chiffrés". Of a partial total it says so.
func Reports(w Words, came, due int, partial bool) string {
	if came == due {
		return w.N("page.coverage-of.all-reports", due)
	}
	out := w.N("page.coverage-of.reports", came, w.N("page.rounds.of-due", due))
	if partial {
		out = w.T("page.coverage-of.partial", out)
	}
	return out
}

// Commitments returns in words how many commitments there are, over or not, and how many deeds
// without a promise: "5 engagements, dont 1 terminé, et 11 actions menées".
func Commitments(w Words, promised, ended, deeds int) string {
	out := w.N("page.count.commitments", promised)
	switch {
	case promised == 0 && deeds > 0:
		return w.N("page.count.deeds", deeds)
	case ended == promised && ended > 0:
		out = w.N("page.count.ended", ended)
	case ended > 0:
		out = w.N("page.count.of-them-ended", ended, out)
	}
	switch {
	case deeds == 0:
		return out
	case ended > 0 && ended < promised:
		return w.N("page.count.and-deeds-after", deeds, out)
	}
	return w.N("page.count.and-deeds", deeds, out)
}
