package page

import (
	"fmt"
	"html/template"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"

	"parvis/generator/address"
	"parvis/generator/date"
	"parvis/generator/markup"
	"parvis/generator/model"
	"parvis/generator/typo"
)

// text sets an editor's words by the typography of the site's language.
func (b *builder) text(s string) string { return typo.Set(b.site.Lang, strings.TrimSpace(s)) }

func (b *builder) texts(ss []string) []string {
	out := make([]string, len(ss))
	for i, s := range ss {
		out[i] = b.text(s)
	}
	return out
}

// title is the name of a record as it is shown: a withheld one says that it is.
func (b *builder) title(r *model.Record) string {
	if r.Withheld {
		return b.words.T("page.withheld.name")
	}
	return b.text(r.Title)
}

// date is a date in words, at its own precision; "" for an unknown one.
func (b *builder) date(d date.Date) string {
	month, year := fmt.Sprintf("page.month.%d", d.Month), strconv.Itoa(d.Year)
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return year
	case d.Day == 0:
		return b.words.T("page.date.month", b.words.T(month), year)
	case d.Day == 1:
		return b.words.T("page.date.first", b.words.T(month), year)
	}
	return b.words.T("page.date.day", strconv.Itoa(d.Day), b.words.T(month), year)
}

// period is the time between two dates, either of which may be unknown.
func (b *builder) period(from, to date.Date) string {
	switch {
	case from.IsZero() && to.IsZero():
		return ""
	case to.IsZero():
		return b.when("since", from)
	case from.IsZero():
		return b.when("until", to)
	case from == to:
		return b.date(from)
	}
	return b.when("from", from) + " " + b.when("to", to)
}

// when is a date with the word that leads to it, which in French depends on
// whether the day is known: "le 6 juin 2018", "en juin 2018".
func (b *builder) when(word string, d date.Date) string {
	precision := "day"
	if d.Day == 0 {
		precision = "month"
	}
	return b.words.T("page.when."+word+"."+precision, b.date(d))
}

// quantity is a figure as it is written: "12", "2,5", "30 à 40".
func (b *builder) quantity(q model.Quantity) string {
	if q.IsRange() {
		return b.words.T("page.range", b.decimal(q.Low), b.decimal(q.High))
	}
	return b.decimal(q.Low)
}

// cumulated is a figure made of several: a mean is rounded, a sum is not.
func (b *builder) cumulated(q model.Quantity, how model.Cumulation) string {
	if how != model.Mean {
		return b.quantity(q)
	}
	if q.IsRange() {
		return b.words.T("page.range", b.rounded(q.Low), b.rounded(q.High))
	}
	return b.rounded(q.Low)
}

// decimal is a number as it was written, every decimal of it. Sums and means of
// binary numbers are rounded to nine decimals, where their dust begins.
func (b *builder) decimal(f float64) string {
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(math.Round(f*1e9)/1e9, 'f', -1, 64), ".")
	n, _ := strconv.Atoi(whole) // package quantity bounds it
	if fraction == "" {
		return b.words.Number(n)
	}
	return b.words.Number(n) + b.words.T("page.decimal") + fraction
}

// rounded is a number of a mean: at most two decimals, and never 0 for what
// isn't.
func (b *builder) rounded(f float64) string {
	if r := math.Round(f*100) / 100; r != 0 || f == 0 {
		return b.decimal(r)
	}
	return b.decimal(f)
}

// label is the word for one of the values that a key takes, "" for none.
func (b *builder) label(group, value string) string {
	if value == "" {
		return ""
	}
	return b.words.T("page." + group + "." + strings.ToLower(value))
}

func (b *builder) badge(group, value string) Badge {
	return Badge{Text: b.label(group, value), Key: value}
}

// link is a link to a record's page.
func (b *builder) link(r *model.Record) Link {
	return Link{Text: b.title(r), Href: b.href(address.Record(r))}
}

// links is links to records, given how to find each one's header.
func links[M any](b *builder, ms []M, header func(M) *model.Record) []Link {
	out := make([]Link, len(ms))
	for i, m := range ms {
		out[i] = b.link(header(m))
	}
	return out
}

func (b *builder) territoryLinks(ts []*model.Territory) []Link {
	return links(b, ts, func(t *model.Territory) *model.Record { return &t.Record })
}

func (b *builder) actorLinks(as []*model.Actor) []Link {
	return links(b, as, func(a *model.Actor) *model.Record { return &a.Record })
}

func (b *builder) signatoryLinks(ss []*model.Signatory) []Link {
	return links(b, ss, func(s *model.Signatory) *model.Record { return &s.Record })
}

// words in a description list.
func plain(ss ...string) []Link {
	var out []Link
	for _, s := range ss {
		if s != "" {
			out = append(out, Link{Text: s})
		}
	}
	return out
}

// external is a link that leaves the site, named by its host.
func external(address string) Link {
	text := strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://")
	text = strings.TrimSuffix(text, "/")
	if i := strings.IndexByte(text, '/'); i > 0 && len(text) > 60 {
		text = text[:i] + "/…"
	}
	return Link{Text: text, Href: address}
}

// facts gathers the lines of a description list that have a value.
type facts []Pair

func (f *facts) add(term string, values ...Link) {
	values = slices.DeleteFunc(slices.Clone(values), func(l Link) bool { return l.Text == "" })
	if len(values) > 0 {
		*f = append(*f, Pair{term, values})
	}
}

// heads is the heads of columns, from their texts.
func heads(texts ...string) []Head {
	out := make([]Head, len(texts))
	for i, t := range texts {
		out[i].Text = t
	}
	return out
}

// aligned puts the heads of the columns that hold numbers over them.
func (t *Table) aligned() *Table {
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			if c.Number && i+1 < len(t.Head) {
				t.Head[i+1].Number = true
			}
		}
	}
	return t
}

// tags names domains with their hue.
func (b *builder) tags(ds []*model.Domain) []DomainTag {
	out := make([]DomainTag, len(ds))
	for i, d := range ds {
		out[i] = b.tag(d)
	}
	return out
}

func (b *builder) tag(d *model.Domain) DomainTag {
	return DomainTag{Link{Text: b.text(d.Short), Href: b.href(address.Record(&d.Record))}, hue(d)}
}

// hue numbers the colours that the theme gives to domains: 1 to 8, then again.
func hue(d *model.Domain) int { return (d.Position-1)%8 + 1 }

// body is a record's Markdown as HTML, with its headings.
func (b *builder) body(r *model.Record) (template.HTML, []markup.Heading, error) {
	html, headings, err := markup.Render(r.Body, markup.Options{Lang: b.site.Lang, Resolve: func(destination string, picture bool) markup.Target {
		if picture {
			m := b.mediaFile(r, destination)
			return markup.Target{Href: b.href(m.File), Width: m.Width, Height: m.Height}
		}
		return markup.Target{Href: b.resolve(r, destination)}
	}})
	if err != nil {
		return "", nil, fmt.Errorf("%s: %w", r.File, err)
	}
	return template.HTML(html), headings, nil //nolint:gosec // package markup's output is safe by construction
}

// resolve is the address that a checked link of a body leads to.
func (b *builder) resolve(r *model.Record, destination string) string {
	bare, fragment, _ := strings.Cut(destination, "#")
	if bare == "" || strings.Contains(strings.SplitN(bare, "/", 2)[0], ":") {
		return destination
	}
	file := path.Join(path.Dir(r.File), bare)
	if to := b.site.ByFile[file]; to != nil {
		at := b.href(address.Record(to))
		if fragment != "" {
			if id, ok := markup.Anchor(to.Body, fragment); ok {
				fragment = id
			}
			at += "#" + fragment
		}
		return at
	}
	at := b.href(b.mediaFile(r, bare).File)
	if fragment != "" {
		at += "#" + fragment
	}
	return at
}

// mediaFile is the media file that a record names: beside the record, or in the
// folder of media. Its path is its address.
func (b *builder) mediaFile(r *model.Record, name string) model.Media {
	beside := path.Join(path.Dir(r.File), name)
	if m := b.media(beside); m.File != "" {
		return m
	}
	return b.media(path.Join("medias", name))
}

// media is a media file by its path, the zero one when there is none.
func (b *builder) media(file string) model.Media {
	if i, ok := slices.BinarySearchFunc(b.site.Media, file, func(m model.Media, file string) int { return strings.Compare(m.File, file) }); ok {
		return b.site.Media[i]
	}
	return model.Media{}
}
