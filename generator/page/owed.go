package page

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"parvis/generator/address"
	"parvis/generator/model"
	"parvis/generator/weight"
)

// The pages that a public site owes its readers, written from site.toml where
// editors wrote none of that name: the mentions légales (loi 2004-575, art. 1-1),
// the declaration of accessibility (décret 2019-768, after the model of the RGAA),
// what becomes of a visit, and what the pages weigh. They say what is known, and
// that the rest isn't told. From here on they stand among the editors' own: the
// plan, the foot of every page, the search find them there.

// complete adds to the site the pages that it owes and lacks.
func (b *builder) complete() {
	b.owed = map[*model.Page]bool{}
	site := *b.site
	site.Pages, site.Records, site.ByFile = slices.Clone(site.Pages), slices.Clone(site.Records), maps.Clone(site.ByFile)
	for _, o := range []struct {
		slug, title string
		write       func(*paper)
	}{
		{address.LegalSlug, b.words.T("page.legal.title"), b.legal},
		{address.AccessibilitySlug, b.words.T("page.declaration.title"), b.declaration},
		{address.PrivacySlug, b.words.T("page.privacy.title"), b.privacy},
		{address.EcodesignSlug, b.words.T("page.ecodesign.title"), b.ecodesign},
	} {
		if slices.ContainsFunc(site.Pages, func(p *model.Page) bool { return p.Slug == o.slug }) {
			continue
		}
		p := &paper{b: b}
		o.write(p)
		m := &model.Page{Menu: model.FootMenu, Record: model.Record{Kind: model.Pages, Slug: o.slug, File: "pages/" + o.slug + ".md", Title: o.title, Body: p.String()}}
		site.Pages, site.Records, site.ByFile[m.File] = append(site.Pages, m), append(site.Records, &m.Record), &m.Record
		b.owed[m] = true
	}
	b.site = &site
}

// paper is the Markdown of such a page: words of the theme, with what site.toml
// says in them as plain text.
type paper struct {
	b *builder
	strings.Builder
}

// say adds a block of the theme's words.
func (p *paper) say(key string, args ...string) {
	literal := make([]any, len(args))
	for i, a := range args {
		literal[i] = escaped(a)
	}
	p.WriteString(p.b.words.T(key, literal...) + "\n\n")
}

// list adds editors' words, an item each; or, of none, the theme's.
func (p *paper) list(items []string, none string) {
	for _, i := range items {
		p.WriteString("- " + escaped(p.b.text(i)) + "\n")
	}
	if len(items) == 0 {
		p.WriteString(none + "\n")
	}
	p.WriteString("\n")
}

// fact adds an item to a list: a name, and a value or that it isn't told.
func (p *paper) fact(name, value string) {
	p.WriteString("- " + p.b.words.T("page.owed.fact", name, cmp.Or(value, p.b.words.T("page.owed.untold"))) + "\n")
}

// escaped is a text as Markdown that shows it and means nothing else: all its
// ASCII punctuation behind a backslash (CommonMark 2.4), on one line.
func escaped(s string) string {
	var out strings.Builder
	for _, r := range strings.Join(strings.Fields(s), " ") {
		if r < 0x80 && strings.ContainsRune("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", r) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}

// mail is a link to write to an address.
func mail(to string) string {
	if to == "" {
		return ""
	}
	return "[" + escaped(to) + "](<mailto:" + escaped(to) + ">)"
}

func (b *builder) legal(p *paper) {
	e := b.site.Publisher
	fact := func(key, value string) { p.fact(b.words.T(key), escaped(b.text(value))) }
	p.say("page.legal.publisher")
	fact("page.legal.name", e.Name)
	fact("page.legal.seat", e.Address)
	fact("page.legal.phone", e.Phone)
	p.fact(b.words.T("page.legal.email"), mail(e.Email))
	fact("page.legal.director", e.Director)
	p.WriteString("\n")
	p.say("page.legal.host")
	fact("page.legal.name", e.Host)
	fact("page.legal.seat", e.HostSeat)
	fact("page.legal.phone", e.HostTel)
	p.WriteString("\n")
	if slices.Contains([]string{e.Name, e.Address, e.Phone, e.Director, e.Host, e.HostSeat, e.HostTel}, "") {
		p.say("page.legal.incomplete")
	}
	p.say("page.legal.reuse")
	licence := escaped(b.text(b.site.Licence.Name))
	if u := b.site.Licence.URL; u != "" {
		licence = "[" + licence + "](<" + escaped(u) + ">)"
	}
	p.WriteString(b.words.T("page.legal.licence", licence) + "\n\n")
	p.say("page.legal.cite", b.citation())
	p.say("page.legal.others")
}

// citation is how a re-user credits the site: who, what, of which day.
func (b *builder) citation() string {
	said := []string{b.text(b.site.Publisher.Name), b.text(b.site.Title), b.words.T("figure.as-of", b.asOf)}
	return strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), ", ")
}

func (b *builder) declaration(p *paper) {
	a, on := b.site.Audit, b.site.AsOf
	p.say("page.declaration.scope", b.text(b.site.Title), b.site.URL)
	p.say("page.declaration.state." + string(a.StateOn(on)))
	switch {
	case !a.Known():
		p.say("page.declaration.no-audit")
	case a.Expired(on):
		p.say("page.declaration.expired", b.date(a.Date), b.asOf)
	}
	p.say("page.declaration.results")
	if a.Known() {
		rate := ""
		if a.Rate != nil {
			rate = b.words.T("page.declaration.per-cent", b.decimal(*a.Rate))
		}
		p.fact(b.words.T("page.declaration.date"), b.date(a.Date))
		p.fact(b.words.T("page.declaration.auditor"), escaped(b.text(a.Auditor)))
		p.fact(b.words.T("page.declaration.rate"), rate)
		p.WriteString("\n")
	} else {
		p.say("page.declaration.no-results")
	}
	untold := b.words.T("page.declaration.untold")
	unlisted := b.words.T("page.declaration.unlisted")
	switch {
	case !a.Known():
		untold = b.words.T("page.declaration.untested")
		unlisted = b.words.T("page.declaration.unknown")
	case a.StateOn(on).Whole():
		unlisted = b.words.T("page.declaration.none")
	}
	p.say("page.declaration.contents")
	p.say("page.declaration.failures")
	p.list(a.Failures, unlisted)
	p.say("page.declaration.waived")
	p.list(a.Waived, b.words.T("page.declaration.none-waived"))
	p.say("page.declaration.exempt")
	p.list(a.Exempt, "")
	p.say("page.declaration.elsewhere")
	p.say("page.declaration.made", b.asOf)
	p.say("page.declaration.technologies")
	for _, l := range []struct {
		title string
		items []string
	}{{"page.declaration.environments", a.Technology}, {"page.declaration.tools", a.Tools}, {"page.declaration.pages", a.Pages}} {
		p.say(l.title)
		p.list(l.items, untold)
	}
	b.contact(p)
	p.say("page.declaration.remedies")
}

// contact is how to tell the publisher that something can't be used.
func (b *builder) contact(p *paper) {
	e := b.site.Publisher
	p.say("page.declaration.contact")
	if e.Email == "" && e.Phone == "" && e.Address == "" {
		p.say("page.declaration.no-contact")
		return
	}
	p.say("page.declaration.write")
	for _, f := range []struct{ name, value string }{
		{"page.legal.email", mail(e.Email)}, {"page.legal.phone", escaped(b.text(e.Phone))}, {"page.legal.seat", escaped(b.text(e.Address))},
	} {
		if f.value != "" {
			p.fact(b.words.T(f.name), f.value)
		}
	}
	p.WriteString("\n")
}

func (b *builder) privacy(p *paper) {
	p.say("page.privacy.kept")
	p.say("page.privacy.asked")
	p.say("page.privacy.host")
	p.say("page.privacy.told")
	if e := b.site.Publisher.Email; e != "" {
		p.WriteString(b.words.T("page.privacy.contact", mail(e)) + "\n\n")
	}
}

func (b *builder) ecodesign(p *paper) {
	p.say("page.ecodesign.does")
	p.say("page.ecodesign.measured", b.asOf)
}

// weights is what pages weigh, a row for each kind.
func (b *builder) weights(kinds []weight.Kind) *Table {
	t := &Table{Caption: b.words.T("page.ecodesign.caption", b.asOf),
		Head: heads(b.words.T("page.ecodesign.kind"), b.words.T("page.ecodesign.pages"), b.words.T("page.ecodesign.median"), b.words.T("page.ecodesign.heaviest"), b.words.T("page.ecodesign.files"))}
	sampled := false
	for _, k := range kinds {
		pages := b.words.Number(k.Pages)
		if k.Measured < k.Pages {
			pages, sampled = b.words.T("page.ecodesign.sample", pages, b.words.Number(k.Measured)), true
		}
		number := func(text string) Cell { return Cell{Text: text, Number: true} }
		t.Rows = append(t.Rows, Row{Head: Link{Text: b.words.T("page.weighed." + k.Name)}, Cells: []Cell{
			number(pages), number(b.kilobytes(k.Median)), number(b.kilobytes(k.Heaviest)), number(b.words.Number(k.Files))}})
	}
	slices.SortStableFunc(t.Rows, func(x, y Row) int { return strings.Compare(x.Head.Text, y.Head.Text) })
	if sampled {
		t.Note = b.words.T("page.ecodesign.sampled")
	}
	return t.aligned()
}

// kilobytes is bytes in thousands, with one decimal, rounded up: a page weighs
// no more than is said.
func (b *builder) kilobytes(bytes int) string {
	return b.words.T("page.ecodesign.kilobytes", b.decimal(float64((bytes+99)/100)/10))
}

// security is security.txt (RFC 9116), on a site that has its host for itself and
// tells whom to write to. It expires a year after the as-of date: the clock is
// never read, and a site that is not brought up to date says so there too.
func (b *builder) security() []Page {
	if b.site.Security == "" || b.site.Base != "/" {
		return nil
	}
	expires := b.site.AsOf.Last()
	expires.Year++
	if expires.Month == 2 && expires.Day == 29 {
		expires.Day = 28
	}
	text := "Contact: " + b.site.Security + "\nExpires: " + expires.String() + "T00:00:00Z\nPreferred-Languages: fr, en\nCanonical: " + b.site.URL + address.Security + "\n"
	return []Page{{Address: address.Security, Bytes: func() ([]byte, error) { return []byte(text), nil }}}
}
