package form

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"parvis/generator/content/edit"
	"parvis/generator/content/record"
	"parvis/generator/content/typed"
	"parvis/generator/text/period"
)

// Fault is a field whose text can't be read. Its code and arguments are those of a message.
type Fault struct {
	Field string
	Code  string
	Args  []any
}

// Codes of faults, beside those of package typed.
const (
	unknownRecord  = "form-no-record"
	severalRecords = "form-several-records"
	unknownChoice  = "form-no-choice"
	badPeriod      = "form-no-period"
	badInteger     = "form-no-integer"
	twoForms       = "form-two-forms"     // a figure, and figures by period
	twicePeriod    = "form-period-twice"  // two figures of one period
	loneFigure     = "form-lone-figure"   // a figure without a period
	lonePeriod     = "form-lone-period"   // a period without a figure
	brokenList     = "form-lines-in-list" // an element of the list has several lines
)

// parser reads what stands in fields.
type parser struct {
	names  Names
	faults []Fault
}

func (p *parser) fault(field, code string, args ...any) {
	p.faults = append(p.faults, Fault{field, code, args})
}

// clean returns a text as records have it: line ends as \n, no spaces around it.
func clean(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n")) }

// filled returns the texts that aren't empty.
func filled(all []string) []string {
	var out []string
	for _, s := range all {
		if s = clean(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// value reads the field of a key that is no table: nil for an empty one, or one with a fault.
func (p *parser) value(k record.Key, field string, v Values) any {
	if periods := p.byPeriod(k, field, v); periods != nil || k.Form == record.ByPeriod {
		if periods != nil && clean(v.get(field)) != "" {
			p.fault(field, twoForms)
		}
		if periods == nil {
			return nil
		}
		return periods
	}
	all := filled(v[field])
	switch {
	case k.Form == record.Texts:
		return p.list(k, field, all, v.get(field+noneSuffix) != "")
	case len(all) == 0:
		return nil
	case k.Form == record.Bool:
		return true
	default:
		return p.scalar(k, field, all[0])
	}
}

// list reads a list of texts, or of records.
func (p *parser) list(k record.Key, field string, all []string, none bool) any {
	var out []string
	if k.Names == nil {
		out = filled(strings.Split(strings.Join(all, "\n"), "\n"))
	} else {
		for _, s := range all {
			if slug := p.record(k, field, s); slug != "" && !slices.Contains(out, slug) {
				out = append(out, slug)
			}
		}
	}
	switch {
	case len(out) > 0:
		return out
	case none && canNone(k):
		return []string{}
	default:
		return nil
	}
}

// record returns the slug of the record that a text names.
func (p *parser) record(k record.Key, field, s string) string {
	found := p.names.Find(k.Names, s)
	switch len(found) {
	case 1:
		return found[0]
	case 0:
		p.fault(field, unknownRecord, s)
	default:
		var labels []string
		for _, slug := range found[:min(len(found), maxNear)] {
			labels = append(labels, p.names.Label(k.Names, slug))
		}
		p.fault(field, severalRecords, s, strings.Join(labels, " ; "))
	}
	return ""
}

// maxNear is the most records that a message names.
const maxNear = 8

// scalar reads a text that isn't empty.
func (p *parser) scalar(k record.Key, field, s string) any {
	switch k.Form {
	case record.Date:
		d, remark := typed.ReadDate(s)
		if !p.understood(field, s, d.String(), remark) {
			return nil
		}
		return d
	case record.Quantity, record.Aim:
		return p.figure(field, s)
	case record.Period:
		return p.period(field, s)
	case record.Integer:
		n, err := strconv.ParseInt(strings.Join(strings.Fields(strings.ReplaceAll(s, "\u202f", " ")), ""), 10, 64)
		if err != nil {
			p.fault(field, badInteger, s)
			return nil
		}
		return n
	case record.Number:
		n, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
		if err != nil {
			p.fault(field, string(typed.NotANumber), s)
			return nil
		}
		return n
	default:
		return p.text(k, field, s)
	}
}

// text reads a text: a name of a record, a choice, or any other.
func (p *parser) text(k record.Key, field, s string) any {
	switch {
	case k.Names != nil:
		if slug := p.record(k, field, s); slug != "" {
			return slug
		}
		return nil
	case k.Choices != nil && !slices.Contains(k.Choices, s):
		p.fault(field, unknownChoice, s, strings.Join(k.Choices, ", "))
		return nil
	case k.Path == "siren":
		number, remark := typed.ReadSiren(s, false)
		if !p.understood(field, s, number, remark) {
			return nil
		}
		return number
	}
	return s
}

// understood reports whether a text has a reading that nobody need confirm.
func (p *parser) understood(field, s, read string, remark typed.Remark) bool {
	if remark.Refused() || remark.Doubtful() {
		p.fault(field, string(remark), s, read)
		return false
	}
	return true
}

// figure reads a number, or what is known of one.
func (p *parser) figure(field, s string) any {
	f, remark := typed.ReadFigure(s)
	if !p.understood(field, s, fmt.Sprint(f.Written()), remark) || f.Missing {
		return nil
	}
	return f.Written()
}

var year = regexp.MustCompile(`^[0-9]{4}$`)

// period reads a period as records write it: a year is a number.
func (p *parser) period(field, s string) any {
	of, err := period.Parse(periodText(s))
	if err != nil {
		p.fault(field, badPeriod, s)
		return nil
	}
	if text := of.String(); !year.MatchString(text) {
		return text
	}
	return int64(of.Year)
}

var (
	schoolYear = regexp.MustCompile(`^([0-9]{4})\s*[-–/]\s*([0-9]{4})$`)
	partOfYear = regexp.MustCompile(`(?i)^([st])\s*([1-4])\s*[-–/ ]?\s*([0-9]{4})$`)
	yearPart   = regexp.MustCompile(`(?i)^([0-9]{4})\s*[-–/ ]?\s*([st])\s*([1-4])$`)
)

// periodText returns a period that people write otherwise in the words of the format: "2014/2015", "S1
// 2018", "2018 t2".
func periodText(s string) string {
	if m := schoolYear.FindStringSubmatch(s); m != nil {
		return m[1] + "-" + m[2]
	}
	if m := partOfYear.FindStringSubmatch(s); m != nil {
		return m[3] + "-" + strings.ToUpper(m[1]) + m[2]
	}
	if m := yearPart.FindStringSubmatch(s); m != nil {
		return m[1] + "-" + strings.ToUpper(m[2]) + m[3]
	}
	return s
}

// byPeriod reads figures by period, in the order of the periods; nil for none.
func (p *parser) byPeriod(k record.Key, field string, v Values) []edit.Entry {
	if k.Form != record.ByPeriod && k.Form != record.Aim {
		return nil
	}
	var out []edit.Entry
	figures := v[field+figuresSuffix]
	for i, written := range v[field+periodsSuffix] {
		written = clean(written)
		figure := ""
		if i < len(figures) {
			figure = clean(figures[i])
		}
		if written == "" {
			if figure != "" {
				p.fault(field, loneFigure, figure)
			}
			continue
		}
		of, err := period.Parse(periodText(written))
		if err != nil {
			p.fault(field, badPeriod, written)
			continue
		}
		value := any(nil)
		if figure != "" {
			value = p.figure(field, figure)
		}
		name := of.String()
		switch {
		case value == nil && figure == "":
			p.fault(field, lonePeriod, name)
		case value == nil:
		case slices.ContainsFunc(out, func(e edit.Entry) bool { return e.Key == name }):
			p.fault(field, twicePeriod, name)
		default:
			out = append(out, edit.Entry{Key: name, Value: value})
		}
	}
	slices.SortFunc(out, func(a, b edit.Entry) int { return strings.Compare(a.Key, b.Key) })
	return out
}
