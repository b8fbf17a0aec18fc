package typed

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"parvis/generator/text/date"
	"parvis/generator/text/slug"
)

// months is the first letters of the months, without accents, that tell them apart.
var months = []struct {
	prefix string
	number int
}{{"janv", 1}, {"fev", 2}, {"mars", 3}, {"avr", 4}, {"mai", 5}, {"juin", 6}, {"juil", 7}, {"aou", 8}, {"sept", 9}, {"oct", 10}, {"nov", 11}, {"dec", 12}}

var (
	slashed = regexp.MustCompile(`^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})(?: [0-9:]+)?$`)
	iso     = regexp.MustCompile(`^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[t ][0-9:.]+z?)?$`)
	spelt   = regexp.MustCompile(`^(?:le )?(?:([0-9]{1,2})(?:er)? )?([a-z]{3,9})\.? ([0-9]{4})$`)
	monthly = regexp.MustCompile(`^([0-9]{1,2})[/.-]([0-9]{4})$`)
	vague   = regexp.MustCompile(`^(?:courant|fin|debut|mi|milieu|ete|hiver|printemps|automne|vers|annee|en|rentree|[12]e?r?e? ?semestre|[1-4]e?r?e? ?trimestre)[ -]?(?:de |d')?([0-9]{4})$`)
	serial  = regexp.MustCompile(`^[234][0-9]{4}$`)
)

// ReadDate reads a date with the precision that its author gave: a day, a month or a year. A
// missing date is the zero Date and Plain.
func ReadDate(s string) (date.Date, Remark) {
	if Missing(s) {
		return date.Date{}, Plain
	}
	s = strings.TrimSpace(slug.Fold(clean(s)))
	switch {
	case iso.MatchString(s):
		return parsed(s[:10])
	case slashed.MatchString(s):
		m := slashed.FindStringSubmatch(s)
		return dayMonth(m[1], m[2], m[3])
	case monthly.MatchString(s):
		m := monthly.FindStringSubmatch(s)
		return of(m[2], atoi(m[1]), 0)
	case vague.MatchString(s):
		d, r := parsed(vague.FindStringSubmatch(s)[1])
		if r == Plain {
			r = ImpreciseDate
		}
		return d, r
	case serial.MatchString(s):
		return DayNumber(atoi(s)), DateFromSerial
	}
	if m := spelt.FindStringSubmatch(s); m != nil {
		for _, month := range months {
			if strings.HasPrefix(m[2], month.prefix) {
				return of(m[3], month.number, atoi(m[1]))
			}
		}
		return date.Date{}, NotADate
	}
	if d, err := date.Parse(s); err == nil {
		return d, Plain
	}
	return date.Date{}, NotADate
}

// DayNumber returns the date of a day number of spreadsheets, whose day 2 is 1 January 1900 by a
// mistake kept since: 1900 was no leap year.
func DayNumber(n int) date.Date {
	d, err := date.Of(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n))
	if err != nil {
		return date.Date{}
	}
	return d
}

// dayMonth reads day, month, year. A month above 12 may be a day: an American date.
func dayMonth(day, month, year string) (date.Date, Remark) {
	if len(year) == 2 {
		year = "20" + year
	}
	if atoi(month) > 12 && atoi(day) <= 12 {
		d, r := of(year, atoi(day), atoi(month))
		if r == Plain {
			r = MonthFirst
		}
		return d, r
	}
	return of(year, atoi(month), atoi(day))
}

// of returns a date; day is 0 for a month.
func of(year string, month, day int) (date.Date, Remark) {
	s := fmt.Sprintf("%s-%02d", year, month)
	if day > 0 {
		s += fmt.Sprintf("-%02d", day)
	}
	return parsed(s)
}

// parsed parses a date that has the right form, so that an error is one of the calendar.
func parsed(s string) (date.Date, Remark) {
	d, err := date.Parse(s)
	if err != nil {
		return date.Date{}, NoSuchDate
	}
	return d, Plain
}

// atoi returns the number of digits that a pattern matched.
func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
