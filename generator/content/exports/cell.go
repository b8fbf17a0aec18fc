package exports

import (
	"parvis/generator/text/date"
	"parvis/generator/text/period"
)

// day returns the cell of a date, nil for none.
func day(d date.Date) any {
	if d.IsZero() {
		return nil
	}
	return d
}

// periodCell returns the cell of a period: a number for a year.
func periodCell(p period.Period) any {
	if p.Kind == period.Calendar {
		return int64(p.Year)
	}
	return p.String()
}
