package exports

import (
	"parvis/generator/content/record"
	"parvis/generator/text/date"
	periods "parvis/generator/text/period"
)

// day returns the cell of a date, nil for none.
func day(d date.Date) any {
	if d.IsZero() {
		return nil
	}
	return d
}

// period returns the cell of the period of a figure: a number for a year.
func period(r record.Report) any {
	if r.Period.Kind == periods.Calendar {
		return int64(r.Period.Year)
	}
	return r.Period.String()
}
