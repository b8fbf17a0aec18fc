package stats

import "slices"

// Timeline counts signatories and conventions by the year they signed or were
// signed. Within a period all of them are dated, and the cumulated numbers
// start with the period; Selection counts what was left out because it has no date.
type Timeline struct {
	Years                    []YearOf // every year from the first to the last; empty when none is dated
	Signatories, Conventions Dated
}

// YearOf holds the numbers of one year and the cumulated ones.
type YearOf struct {
	Year                           int
	Signatories, Conventions       int // signed in the year
	AllSignatories, AllConventions int // cumulated since the first year
}

// Dated is the number of records of a timeline, and how many of these it can't
// show because they have no date: the years add up to Total−Undated.
type Dated struct{ Total, Undated int }

// Timeline counts the scope's signatories, those that left included, and conventions by year.
func (s *Selection) Timeline() Timeline {
	out := Timeline{Signatories: Dated{Total: len(s.Signatories) + len(s.Left)}, Conventions: Dated{Total: len(s.Conventions)}}
	years := map[int]YearOf{}
	for _, one := range slices.Concat(s.Signatories, s.Left) {
		if y := one.Signature.Year; y == 0 {
			out.Signatories.Undated++
		} else {
			of := years[y]
			of.Signatories++
			years[y] = of
		}
	}
	for _, v := range s.Conventions {
		if y := v.Date.Year; y == 0 {
			out.Conventions.Undated++
		} else {
			of := years[y]
			of.Conventions++
			years[y] = of
		}
	}
	var before YearOf
	for _, y := range yearRange(years) {
		of := years[y]
		of.Year = y
		of.AllSignatories = before.AllSignatories + of.Signatories
		of.AllConventions = before.AllConventions + of.Conventions
		out.Years = append(out.Years, of)
		before = of
	}
	return out
}
