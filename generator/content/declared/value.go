package declared

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"parvis/generator/content/column"
	"parvis/generator/content/record"
	"parvis/generator/content/sheet"
	"parvis/generator/content/table"
	"parvis/generator/content/typed"
	"parvis/generator/text/period"
	"parvis/generator/text/slug"
)

// fault adds a fault about a cell and returns whether its reading may be taken.
func (r *reader) fault(code string, severity Severity, c *table.Column, at Cell, raw, read string) bool {
	return r.add(Fault{Code: code, Severity: severity, At: at, Raw: raw, Read: read}, c)
}

// add is fault for one that says more.
func (r *reader) add(f Fault, c *table.Column) bool {
	if c != nil {
		f.Label, f.Key = c.Label, c.Key
	}
	if r.isNew(f) {
		r.out.Faults = append(r.out.Faults, f)
	}
	return f.Severity == Told || f.Severity == Doubt && r.options.Accept && f.Read != ""
}

// isNew reports whether a fault wasn't told already: a signatory's value may stand on each of its
// rows, or on the first one for all.
func (r *reader) isNew(f Fault) bool {
	if f.Key == "" || strings.HasPrefix(f.Key, "engagement.") || f.At.Row == r.source.Table.Header {
		return true
	}
	told := fmt.Sprint(f.At.File, f.At.Sheet, f.Code, f.Key, f.Raw, r.who)
	if r.told[told] {
		return false
	}
	r.told[told] = true
	return true
}

// remarked adds what package typed remarks of a text, and returns whether its reading may be taken.
func (r *reader) remarked(remark typed.Remark, c *table.Column, at Cell, raw, read string) bool {
	switch {
	case remark == typed.Plain:
		return true
	case remark.Refused():
		return r.fault(string(remark), Refused, c, at, raw, "")
	case remark.Doubtful():
		return r.fault(string(remark), Doubt, c, at, raw, read)
	default:
		return r.fault(string(remark), Told, c, at, raw, read)
	}
}

// said reads the cell of a column that fills a key. ok is false for an empty cell, and for one that
// can't be read.
func (r *reader) said(c *table.Column, cell sheet.Cell, at Cell) (Said, bool) {
	if cell.Kind == sheet.Fault {
		r.fault(FormulaFault, Refused, c, at, cell.Text, "")
		return Said{}, false
	}
	raw := cell.Text
	if strings.TrimSpace(raw) == "" {
		return Said{}, false
	}
	if strings.TrimSpace(raw) == erase {
		return Said{Erase: true, From: at}, true
	}
	value, ok := r.value(c, cell, at)
	return Said{Value: value, From: at}, ok
}

// ofPerson matches an e-mail address or a French phone number.
var ofPerson = regexp.MustCompile(`[\w.+-]+@[\w-]+\.[\w.-]+|(?:\+33 ?|\b0)[1-9](?:[ .-]?[0-9]{2}){4}\b`)

// erase is what a cell says to remove what the record has.
const erase = "-"

// value reads a text as the format has it for a key.
func (r *reader) value(c *table.Column, cell sheet.Cell, at Cell) (any, bool) {
	raw := cell.Text
	key := r.keys[c.Key]
	switch {
	case c.Key == column.Domain:
		d, sure := r.options.Dictionary.Choice(c.Key, raw, nil)
		if !sure {
			d = r.site.Domain(raw)
		}
		if d == "" {
			r.add(Fault{Code: UnknownDomain, Severity: Refused, At: at, Raw: raw, Known: strings.Join(r.site.DomainNames(), ", ")}, c)
		}
		return d, d != ""
	case c.Key == "territoires" || c.Key == "engagement.territoires":
		return r.places(c, raw, at)
	case key.Choices != nil:
		return r.choice(key, c, raw, at)
	}
	if typed.Missing(raw) && raw != erase {
		return nil, false
	}
	switch key.Form {
	case record.Date:
		d, remark := typed.ReadDate(raw)
		return d, r.remarked(remark, c, at, raw, d.String()) && !d.IsZero()
	case record.Quantity, record.Aim:
		return r.figure(c, cell, at)
	case record.Texts:
		return list(raw), true
	default: // a text
	}
	if ofPerson.MatchString(raw) {
		return nil, r.fault(PersonalData, Refused, c, at, "", "") // nothing of it is repeated
	}
	switch c.Key {
	case "nom":
		return r.name(c, raw, at)
	case "site":
		if guess := record.GuessURL(raw); guess != "" {
			return guess, true
		}
		return raw, true
	}
	return oneLine(raw), true
}

// figure reads a figure; that of a cell shown in per cent is in points.
func (r *reader) figure(c *table.Column, cell sheet.Cell, at Cell) (any, bool) {
	if cell.Kind == sheet.Number {
		f := cell.Number
		if cell.Percent() {
			f = math.Round(f*1e10) / 1e8
		}
		if f == math.Trunc(f) && math.Abs(f) < 1e15 {
			return int64(f), true
		}
		return f, true
	}
	f, remark := typed.ReadFigure(cell.Text)
	if f.Missing {
		return nil, false
	}
	if remark.Refused() {
		return nil, r.remarked(remark, c, at, cell.Text, "")
	}
	if remark == typed.FootnoteMark && r.isEstimate(cell.Text) {
		f.Value.About = true
	}
	return f.Written(), r.remarked(remark, c, at, cell.Text, fmt.Sprint(f.Written()))
}

var footnote = regexp.MustCompile(`\([^()]*\)$|\*+$|\[[^\[\]]*\]$`)

// isEstimate reports whether the note that a figure refers to says that it is an estimate.
func (r *reader) isEstimate(text string) bool {
	note := slug.Fold(r.source.Table.Footnote(footnote.FindString(strings.TrimSpace(text))))
	return strings.Contains(note, "estim") || strings.Contains(note, "approxim") || strings.Contains(note, "environ")
}

// choice reads a word of a closed list.
func (r *reader) choice(key record.Key, c *table.Column, raw string, at Cell) (any, bool) {
	if typed.Missing(raw) {
		return nil, false
	}
	value, sure := r.options.Dictionary.Choice(c.Key, raw, key.Choices)
	if sure {
		return value, true
	}
	severity := Doubt
	if value == "" {
		severity = Refused
	}
	var words []string
	for _, v := range key.Choices {
		words = append(words, r.options.Dictionary.Word(c.Key, v))
	}
	return value, r.add(Fault{Code: UnknownChoice, Severity: severity, At: at, Raw: raw, Read: value, Known: strings.Join(words, ", ")}, c)
}

// name reads the name of a signatory: its first line.
func (r *reader) name(c *table.Column, raw string, at Cell) (any, bool) {
	first, rest, broken := strings.Cut(strings.TrimSpace(raw), "\n")
	name := oneLine(first)
	if broken && strings.TrimSpace(rest) != "" {
		r.fault(LineBreakInName, Told, c, at, raw, name)
	}
	return name, name != ""
}

var (
	separators = regexp.MustCompile(`\s*[;,\n|]\s*|\s+[/+]\s+`)
	postal     = regexp.MustCompile(`^\s*((?:[0-9]{2}|2[AB])[0-9]{3})\s+`)
	cedex      = regexp.MustCompile(`(?i)\s+cedex(?:\s+[0-9]+)?\s*$`)
	numbered   = regexp.MustCompile(`\s*\(\s*[0-9AB]{2,3}\s*\)\s*$`)
)

// list splits a cell that has several values.
func list(raw string) []string {
	var out []string
	for _, part := range separators.Split(raw, -1) {
		if part = oneLine(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// places reads the territories that a cell names, with or without their postal code. Of one that
// has no record, the département's may be proposed.
func (r *reader) places(c *table.Column, raw string, at Cell) (any, bool) {
	if typed.Missing(raw) {
		return nil, false
	}
	var slugs []string
	whole := true // a list with one that isn't known is left out: it would say less than the cell
	for _, part := range list(raw) {
		if place, sure := r.options.Dictionary.Choice(c.Key, part, nil); sure {
			slugs = append(slugs, place)
			continue
		}
		code := r.postal
		if m := postal.FindStringSubmatch(part); m != nil {
			code, part = m[1], part[len(m[0]):]
		}
		part = numbered.ReplaceAllString(cedex.ReplaceAllString(part, ""), "")
		switch found := r.site.Places(part); {
		case len(found) == 1:
			slugs = append(slugs, found[0].Slug)
		case len(found) > 1:
			slugs = append(slugs, found[0].Slug)
			whole = r.fault(SeveralPlaces, Doubt, c, at, raw, found[0].Slug) && whole
		default:
			near := ""
			if t := r.site.Around(part, code); t != nil {
				near = t.Slug
			}
			severity := Doubt
			if near == "" {
				severity = Refused
			}
			slugs = append(slugs, near)
			whole = r.fault(UnknownPlace, severity, c, at, raw, near) && whole
		}
	}
	return slugs, whole && len(slugs) > 0
}

// period reads the period of a figure: "2018", a date of that year, "Exercice 2018", "2018-2019".
func (r *reader) period(c *table.Column, cell sheet.Cell, at Cell) (period.Period, bool) {
	text := oneLine(cell.Text)
	if p, err := period.Parse(text); err == nil {
		return p, true
	}
	if cell.Kind == sheet.Date && len(text) >= 4 {
		if p, err := period.Parse(text[:4]); err == nil {
			return p, true
		}
	}
	if _, p := column.TakePeriod(text); !p.IsZero() {
		return p, true
	}
	if text != "" {
		r.fault(BadPeriod, Refused, c, at, cell.Text, "")
	}
	return period.Period{}, false
}

// splitUnit splits "Contrats signés (contrats)".
func splitUnit(text string) (name, unit string) {
	if open := strings.LastIndexByte(text, '('); open > 0 && strings.HasSuffix(strings.TrimSpace(text), ")") {
		inside := strings.TrimSuffix(strings.TrimSpace(text[open+1:]), ")")
		if _, err := strconv.Atoi(inside); err != nil {
			return oneLine(text[:open]), oneLine(inside)
		}
	}
	return oneLine(text), ""
}

// oneLine returns a text on one line, with single spaces; no-break spaces stay.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }), " ")
}
