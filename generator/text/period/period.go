// Package period represents the time that a figure is about: a calendar year, a school year,
// a half or a quarter of a year. Like package date it has no clock.
package period

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"strconv"

	"parvis/generator/text/date"
)

// Kind is a length of time that figures are reported for.
type Kind uint8

// The kinds.
const (
	Calendar Kind = iota // 1 January to 31 December
	School               // 1 September to 31 August of the next year
	Half
	Quarter
)

// String returns the kind as a key of words: "year", "school", "half", "quarter".
func (k Kind) String() string { return [...]string{"year", "school", "half", "quarter"}[k] }

// PerYear returns how many periods of the kind a year has.
func (k Kind) PerYear() int { return [...]int{1, 1, 2, 4}[k] }

// Period is a year or a part of one. Periods are comparable with ==.
type Period struct {
	Year int // in which it begins
	Kind Kind
	Part int // of a half or a quarter, from 1; 0 for a year
}

// Errors of Parse. Callers translate them for editors.
var (
	ErrForm = errors.New("not a period")
	ErrYear = errors.New("year out of range")
)

var form = regexp.MustCompile(`^([0-9]{4})(?:-(?:([0-9]{4})|S([12])|T([1-4])))?$`)

// Pattern is a regular expression of the texts that Parse accepts, in the syntax that JSON
// Schema shares with Go. It doesn't check years.
const Pattern = `^[0-9]{4}(-([0-9]{4}|S[12]|T[1-4]))?$`

// Year returns the period of a calendar year.
func Year(y int) Period { return Period{Year: y} }

// Parse parses "2018", "2014-2015" (a school year), "2018-S1" or "2018-T3".
func Parse(s string) (Period, error) {
	m := form.FindStringSubmatch(s)
	if m == nil {
		return Period{}, ErrForm
	}
	p := Period{}
	p.Year, _ = strconv.Atoi(m[1])
	last := p.Year
	switch {
	case m[2] != "":
		p.Kind = School
		if last, _ = strconv.Atoi(m[2]); last != p.Year+1 {
			return Period{}, ErrForm
		}
	case m[3] != "":
		p.Kind, p.Part = Half, int(m[3][0]-'0')
	case m[4] != "":
		p.Kind, p.Part = Quarter, int(m[4][0]-'0')
	}
	if p.Year < date.MinYear || last > date.MaxYear {
		return Period{}, ErrYear
	}
	return p, nil
}

// String returns the form that Parse accepts; "" for the zero Period.
func (p Period) String() string {
	switch {
	case p.IsZero():
		return ""
	case p.Kind == School:
		return fmt.Sprintf("%d-%d", p.Year, p.Year+1)
	case p.Kind == Half:
		return fmt.Sprintf("%d-S%d", p.Year, p.Part)
	case p.Kind == Quarter:
		return fmt.Sprintf("%d-T%d", p.Year, p.Part)
	}
	return strconv.Itoa(p.Year)
}

// IsZero reports whether p is no period.
func (p Period) IsZero() bool { return p == Period{} }

// First returns the first day of the period.
func (p Period) First() date.Date {
	switch p.Kind {
	case School:
		return date.Date{Year: p.Year, Month: 9, Day: 1}
	case Half, Quarter:
		months := 12 / p.Kind.PerYear()
		return date.Date{Year: p.Year, Month: (p.Part-1)*months + 1, Day: 1}
	case Calendar:
	}
	return date.Date{Year: p.Year, Month: 1, Day: 1}
}

// Last returns the last day of the period.
func (p Period) Last() date.Date {
	switch p.Kind {
	case School:
		return date.Date{Year: p.Year + 1, Month: 8, Day: 31}
	case Half, Quarter:
		return date.Date{Year: p.Year, Month: p.Part * 12 / p.Kind.PerYear()}.Last()
	case Calendar:
	}
	return date.Date{Year: p.Year, Month: 12, Day: 31}
}

// EndYear returns the year in which the period ends: figures limited to some years take a
// period by it.
func (p Period) EndYear() int { return p.Last().Year }

// Compare orders periods by their first day, the longer one first.
func (p Period) Compare(q Period) int {
	return cmp.Or(p.First().Compare(q.First()), q.Last().Compare(p.Last()), cmp.Compare(p.Kind, q.Kind))
}

// Next returns the period of the same kind that follows.
func (p Period) Next() Period {
	if n := p.Kind.PerYear(); n > 1 && p.Part < n {
		p.Part++
		return p
	}
	p.Year++
	p.Part = min(p.Part, 1)
	return p
}

// Containing returns the period of a kind that a day is in. A day known to the month or to the
// year stands for its last one: a deadline runs to the end of it.
func Containing(k Kind, d date.Date) Period {
	d = d.Last()
	p := Period{Year: d.Year, Kind: k}
	switch k {
	case School:
		if d.Month < 9 {
			p.Year--
		}
	case Half, Quarter:
		p.Part = (d.Month-1)*k.PerYear()/12 + 1
	case Calendar:
	}
	return p
}
