package page

import (
	"fmt"
	"html/template"
	"path"
	"slices"
	"strings"

	"parvis/generator/address"
	"parvis/generator/catalogue"
	"parvis/generator/date"
	"parvis/generator/markup"
	"parvis/generator/model"
	"parvis/generator/phrase"
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

func (b *builder) date(d date.Date) string          { return phrase.Date(b.words, d) }
func (b *builder) period(from, to date.Date) string { return phrase.Period(b.words, from, to) }
func (b *builder) on(d date.Date) string            { return phrase.When(b.words, "on", d) }
func (b *builder) quantity(q model.Quantity) string { return phrase.Quantity(b.words, q) }
func (b *builder) decimal(f float64) string         { return phrase.Decimal(b.words, f) }

func (b *builder) cumulated(q model.Quantity, how model.Cumulation) string {
	return phrase.Cumulated(b.words, q, how)
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
	wordless := func(l Link) bool { return l.Text == "" }
	if slices.ContainsFunc(values, wordless) {
		values = slices.DeleteFunc(slices.Clone(values), wordless)
	}
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
	return DomainTag{Link{Text: b.text(d.Short), Href: b.href(address.Record(&d.Record))}, d.Hue(), d.Icon}
}

// body is a record's Markdown as HTML, with its headings.
func (b *builder) body(r *model.Record) (Body, []markup.Heading, error) {
	figure := func(text string) (string, []markup.Fault) {
		spec, _, _ := catalogue.Read(text) // checked
		return spec.ID(), nil
	}
	parts, headings, err := markup.Render(r.Body, markup.Options{Lang: b.site.Lang, Figure: figure, Resolve: func(destination string, picture bool) markup.Target {
		if picture {
			m := b.mediaFile(r, destination)
			return markup.Target{Href: b.href(m.File), Width: m.Width, Height: m.Height}
		}
		return markup.Target{Href: b.resolve(r, destination)}
	}})
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", r.File, err)
	}
	var out Body
	for _, p := range parts {
		if p.Figure == "" {
			out = append(out, Part{HTML: template.HTML(p.HTML)}) //nolint:gosec // package markup's output is safe by construction
			continue
		}
		spec, _, _ := catalogue.Read(p.Figure)
		v, err := b.figureView(spec)
		if err != nil {
			return nil, nil, err
		}
		out = append(out, Part{Figure: &v})
	}
	return out, headings, nil
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
