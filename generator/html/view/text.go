package view

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"parvis/generator/content/photo"
	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/site/address"
	"parvis/generator/text/date"
	"parvis/generator/text/typo"
)

// Lowered begins a title in lower case, to follow a number; an acronym stays.
func Lowered(s string) string {
	r := []rune(s)
	if len(r) > 1 && unicode.IsUpper(r[0]) && unicode.IsLower(r[1]) {
		r[0] = unicode.ToLower(r[0])
	}
	return string(r)
}

// Text sets an editor's words by the typography of the site's language.
func (b *Site) Text(s string) string { return typo.Set(b.Model.Lang, strings.TrimSpace(s)) }

func (b *Site) Texts(ss []string) []string {
	out := make([]string, len(ss))
	for i, s := range ss {
		out[i] = b.Text(s)
	}
	return out
}

// Title returns the name of a record as it is shown: a withheld one says that it is.
func (b *Site) Title(r *model.Record) string {
	if r.Withheld {
		return b.Words.T("page.withheld.name")
	}
	return b.Text(r.Title)
}

// TheSignatory returns the name of a signatory within a sentence: a company has none but its own, others may begin
// with what they are, "le réseau des artisanes du Gard".
func (b *Site) TheSignatory(s *model.Signatory) string {
	if s.Withheld || s.Type == model.Company {
		return b.Title(&s.Record)
	}
	return phrase.Organisation(b.Words, b.Title(&s.Record))
}

func (b *Site) Date(d date.Date) string { return phrase.Date(b.Words, d) }

func (b *Site) Period(from, to date.Date) string { return phrase.Period(b.Words, from, to) }

// Span returns the name of a period; During has the preposition before it.
func (b *Site) Span(p model.Period) string   { return phrase.Span(b.Words, p) }
func (b *Site) During(p model.Period) string { return phrase.During(b.Words, p) }

// Names joins names in a sentence.
func (b *Site) Names(names []string) string { return phrase.Names(b.Words, names) }

// FirstNames joins the first names in a sentence, and tells the number of the others.
func (b *Site) FirstNames(names []string, most int) string {
	return phrase.FirstNames(b.Words, names, most)
}

// OfPeriod returns a period as what something is of: "de 2018", "du 1er semestre 2018".
func (b *Site) OfPeriod(p model.Period) string {
	return phrase.OfPeriod(b.Words, p)
}

// Dated returns a result with its period: "12 stages en 2018", "12 postes (chiffre de 2018)".
func (b *Site) Dated(result string, p model.Period, how model.Cumulation) string {
	return phrase.Dated(b.Words, result, p, how)
}

// Measured returns a figure with its unit.
func (b *Site) Measured(q model.Quantity, unit string) string {
	return phrase.Measured(b.Words, q, b.Text(unit))
}

// MeasuredTotal is Measured for a total: a mean is rounded.
func (b *Site) MeasuredTotal(q model.Quantity, how model.Cumulation, unit string) string {
	return phrase.MeasuredTotal(b.Words, q, how, b.Text(unit))
}

// By returns a deadline in words: "d’ici juin 2021".
func (b *Site) By(d date.Date) string { return phrase.When(b.Words, "by", d) }

// Since returns a past date in words: "depuis juin 2021".
func (b *Site) Since(d date.Date) string { return phrase.When(b.Words, "since", d) }

func (b *Site) Until(d date.Date) string { return phrase.When(b.Words, "until", d) }

func (b *Site) On(d date.Date) string { return phrase.When(b.Words, "on", d) }

func (b *Site) Quantity(q model.Quantity) string { return phrase.Quantity(b.Words, q) }

func (b *Site) Counted(n model.Count) string { return phrase.Counted(b.Words, n) }
func (b *Site) Decimal(f float64) string     { return phrase.Decimal(b.Words, f) }

func (b *Site) Cumulated(q model.Quantity, how model.Cumulation) string {
	return phrase.Cumulated(b.Words, q, how)
}

// Label returns the word for one of the values that a key takes, "" for none.
func (b *Site) Label(group, value string) string {
	if value == "" {
		return ""
	}
	return b.Words.T("page." + group + "." + strings.ToLower(value))
}

// Badge returns a state as a badge, in the words of a group; the zero Badge for "".
func (b *Site) Badge(group string, s model.State) Badge {
	return Badge{Text: b.Label(group, fmt.Sprint(s)), Sign: string(s.Sign())}
}

// Link returns a link to a record's page.
func (b *Site) Link(r *model.Record) Link {
	return Link{Text: b.Title(r), Href: b.Href(address.Record(r))}
}

// Links returns links to records.
func Links[M model.Entry](b *Site, ms []M) []Link {
	out := make([]Link, len(ms))
	for i, m := range ms {
		out[i] = b.Link(m.Header())
	}
	return out
}

func (b *Site) TerritoryLinks(ts []*model.Territory) []Link {
	return Links(b, ts)
}

func (b *Site) ActorLinks(as []*model.Actor) []Link {
	return Links(b, as)
}

// RecordLinks returns links to records of any kind.
func (b *Site) RecordLinks(rs []*model.Record) []Link { return Links(b, rs) }

func (b *Site) SignatoryLinks(ss []*model.Signatory) []Link {
	return Links(b, ss)
}

// Plain returns words as the values of a description list; empty ones are left out.
func Plain(ss ...string) []Link {
	var out []Link
	for _, s := range ss {
		if s != "" {
			out = append(out, Link{Text: s})
		}
	}
	return out
}

// External returns a link that leaves the site, named by its host.
func External(address string) Link {
	text := strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://")
	text = strings.TrimSuffix(text, "/")
	if i := strings.IndexByte(text, '/'); i > 0 && len(text) > 60 {
		text = text[:i] + "/…"
	}
	return Link{Text: text, Href: address}
}

// Facts gathers the lines of a description list that have a value.
type Facts []Pair

func (f *Facts) Add(term string, values ...Link) {
	empty := func(l Link) bool { return l.Text == "" }
	if slices.ContainsFunc(values, empty) {
		values = slices.DeleteFunc(slices.Clone(values), empty)
	}
	if len(values) > 0 {
		*f = append(*f, Pair{term, values})
	}
}

// Heads returns the heads of columns, from their texts.
func Heads(texts ...string) []Head {
	out := make([]Head, len(texts))
	for i, t := range texts {
		out[i].Text = t
	}
	return out
}

// Tags returns the names of domains with their hue.
func (b *Site) Tags(ds []*model.Domain) []DomainTag {
	out := make([]DomainTag, len(ds))
	for i, d := range ds {
		out[i] = b.Tag(d)
	}
	return out
}

func (b *Site) Tag(d *model.Domain) DomainTag {
	return DomainTag{Link{Text: b.Text(d.Short), Href: b.Href(address.Record(&d.Record))}, d.Hue(), string(d.Icon)}
}

// Srcset returns the smaller copies of a picture and itself, each with its width, as img elements have
// them; "" for a picture without copies.
func (b *Site) Srcset(m model.Media) template.Srcset {
	copies := photo.Smaller(m.File, m.Width)
	if len(copies) == 0 {
		return ""
	}
	var all []string
	for _, c := range append(copies, photo.Copy{File: m.File, Width: m.Width}) {
		if c.File == m.File || b.Media(c.File).File == "" { // an editor's file may have the name of a copy
			all = append(all, b.Href(c.File)+" "+strconv.Itoa(c.Width)+"w")
		}
	}
	return template.Srcset(strings.Join(all, ", "))
}

// Media returns a media file by its path, the zero one when there is none.
func (b *Site) Media(file string) model.Media {
	if i, ok := slices.BinarySearchFunc(b.Model.Media, file, func(m model.Media, file string) int { return strings.Compare(m.File, file) }); ok {
		return b.Model.Media[i]
	}
	return model.Media{}
}

// Year returns the year of a date, "" for an unknown one.
func Year(d date.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()[:4]
}
