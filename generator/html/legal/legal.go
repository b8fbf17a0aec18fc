// Package legal writes the pages that a public site must have by law, where editors
// wrote none: the mentions légales (loi 2004-575, art. 1-1), the declaration of
// accessibility (décret 2019-768, after the model of the RGAA), what becomes of a
// visit, and what the pages weigh; and by which rules the site says where a commitment stands. They are generated from site.toml, and
// mark what is unknown as such.
package legal

import (
	"cmp"
	"slices"
	"strings"
)

// paragraphs is the Markdown of such a page: words of the theme, with values of
// site.toml inserted as plain text.
type paragraphs struct {
	b *builder
	strings.Builder
}

// addWords adds a block of the theme's words.
func (p *paragraphs) addWords(key string, args ...string) {
	literal := make([]any, len(args))
	for i, a := range args {
		literal[i] = escaped(a)
	}
	p.WriteString(p.b.Words.T(key, literal...) + "\n\n")
}

// list adds editors' words, an item each; or, of none, the theme's.
func (p *paragraphs) list(items []string, none string) {
	for _, i := range items {
		p.WriteString("- " + escaped(p.b.Text(i)) + "\n")
	}
	if len(items) == 0 {
		p.WriteString(none + "\n")
	}
	p.WriteString("\n")
}

// fact adds an item to a list: a name, and a value or a text for a missing one.
func (p *paragraphs) fact(name, value string) {
	p.WriteString("- " + p.b.Words.T("page.owed.fact", name, cmp.Or(value, p.b.Words.T("page.owed.untold"))) + "\n")
}

// escaped returns a text as Markdown that shows it and means nothing else: all its
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

// mail returns a link to write to an address.
func mail(to string) string {
	if to == "" {
		return ""
	}
	return "[" + escaped(to) + "](<mailto:" + escaped(to) + ">)"
}

func (b *builder) legal(p *paragraphs) {
	e := b.Model.Publisher
	fact := func(key, value string) { p.fact(b.Words.T(key), escaped(b.Text(value))) }
	p.addWords("page.legal.publisher")
	fact("page.legal.name", e.Name)
	fact("page.legal.seat", e.Address)
	fact("page.legal.phone", e.Phone)
	p.fact(b.Words.T("page.legal.email"), mail(e.Email))
	fact("page.legal.director", e.Director)
	p.WriteString("\n")
	p.addWords("page.legal.host")
	fact("page.legal.name", e.Host)
	fact("page.legal.seat", e.HostSeat)
	fact("page.legal.phone", e.HostTel)
	p.WriteString("\n")
	if slices.Contains([]string{e.Name, e.Address, e.Phone, e.Director, e.Host, e.HostSeat, e.HostTel}, "") {
		p.addWords("page.legal.incomplete")
	}
	p.addWords("page.legal.reuse")
	licence := escaped(b.Text(b.Model.Licence.Name))
	if u := b.Model.Licence.URL; u != "" {
		licence = "[" + licence + "](<" + escaped(u) + ">)"
	}
	p.WriteString(b.Words.T("page.legal.licence", licence) + "\n\n")
	p.addWords("page.legal.cite", b.citation())
	p.addWords("page.legal.others")
}

// citation returns how a re-user credits the site: who, what, of which day.
func (b *builder) citation() string {
	parts := []string{b.Text(b.Model.Publisher.Name), b.Text(b.Model.Title), b.Words.T("figure.as-of", b.AsOf)}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

func (b *builder) declaration(p *paragraphs) {
	a, on := b.Model.Audit, b.Model.AsOf
	p.addWords("page.declaration.scope", b.Text(b.Model.Title), b.Model.URL)
	p.addWords("page.declaration.state." + string(a.StateOn(on)))
	switch {
	case !a.Known():
		p.addWords("page.declaration.no-audit")
	case a.Expired(on):
		p.addWords("page.declaration.expired", b.Date(a.Date), b.AsOf)
	}
	p.addWords("page.declaration.results")
	if a.Known() {
		rate := ""
		if a.Rate != nil {
			rate = b.Words.T("page.declaration.per-cent", b.Decimal(*a.Rate))
		}
		p.fact(b.Words.T("page.declaration.date"), b.Date(a.Date))
		p.fact(b.Words.T("page.declaration.auditor"), escaped(b.Text(a.Auditor)))
		p.fact(b.Words.T("page.declaration.rate"), rate)
		p.WriteString("\n")
	} else {
		p.addWords("page.declaration.no-results")
	}
	untold := b.Words.T("page.declaration.untold")
	unlisted := b.Words.T("page.declaration.unlisted")
	switch {
	case !a.Known():
		untold = b.Words.T("page.declaration.untested")
		unlisted = b.Words.T("page.declaration.unknown")
	case a.StateOn(on).Whole():
		unlisted = b.Words.T("page.declaration.none")
	}
	p.addWords("page.declaration.contents")
	p.addWords("page.declaration.failures")
	p.list(a.Failures, unlisted)
	p.addWords("page.declaration.waived")
	p.list(a.Waived, b.Words.T("page.declaration.none-waived"))
	p.addWords("page.declaration.exempt")
	p.list(a.Exempt, "")
	p.addWords("page.declaration.elsewhere")
	p.addWords("page.declaration.made", b.AsOf)
	p.addWords("page.declaration.technologies")
	for _, l := range []struct {
		title string
		items []string
	}{{"page.declaration.environments", a.Technology}, {"page.declaration.tools", a.Tools}, {"page.declaration.pages", a.Pages}} {
		p.addWords(l.title)
		p.list(l.items, untold)
	}
	b.contact(p)
	p.addWords("page.declaration.remedies")
}

// contact returns how to report to the publisher that something can't be used.
func (b *builder) contact(p *paragraphs) {
	e := b.Model.Publisher
	p.addWords("page.declaration.contact")
	if e.Email == "" && e.Phone == "" && e.Address == "" {
		p.addWords("page.declaration.no-contact")
		return
	}
	p.addWords("page.declaration.write")
	for _, f := range []struct{ name, value string }{
		{"page.legal.email", mail(e.Email)}, {"page.legal.phone", escaped(b.Text(e.Phone))}, {"page.legal.seat", escaped(b.Text(e.Address))},
	} {
		if f.value != "" {
			p.fact(b.Words.T(f.name), f.value)
		}
	}
	p.WriteString("\n")
}

func (b *builder) privacy(p *paragraphs) {
	p.addWords("page.privacy.kept")
	p.addWords("page.privacy.asked")
	p.addWords("page.privacy.host")
	p.addWords("page.privacy.told")
	if e := b.Model.Publisher.Email; e != "" {
		p.WriteString(b.Words.T("page.privacy.contact", mail(e)) + "\n\n")
	}
}

func (b *builder) ecodesign(p *paragraphs) {
	p.addWords("page.ecodesign.does")
	p.addWords("page.ecodesign.measured", b.AsOf)
}
