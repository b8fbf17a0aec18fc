package stats

// Timeline is signatories and conventions by the year they signed or were
// signed. Within a period everything in it is dated, and the cumulated numbers
// start with the period; Selection tells what was left out for want of a date.
type Timeline struct {
	Years                    []YearOf // every year from the first to the last; empty when none is dated
	Signatories, Conventions Dated
}

// YearOf is one year, and all that came up to it.
type YearOf struct {
	Year                           int
	Signatories, Conventions       int // signed in the year
	AllSignatories, AllConventions int // since the first that is dated
}

// Dated is how many records a timeline is about, and how many of these it can't
// show: the years add up to Total−Undated.
type Dated struct{ Total, Undated int }

// Timeline counts the scope's signatories and conventions by year.
func (s *Selection) Timeline() Timeline {
	out := Timeline{Signatories: Dated{Total: len(s.Signatories)}, Conventions: Dated{Total: len(s.Conventions)}}
	years := map[int]YearOf{}
	for _, one := range s.Signatories {
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
