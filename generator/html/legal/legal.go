// Package legal writes the pages that a public site owes its readers, where editors
// wrote none: the mentions légales (loi 2004-575, art. 1-1), the declaration of
// accessibility (décret 2019-768, after the model of the RGAA), what becomes of a
// visit, and what the pages weigh. They are written from site.toml, say what is
// known, and say that the rest isn't.
package legal

import (
	"cmp"
	"slices"
	"strings"
)

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
	p.WriteString(p.b.Words.T(key, literal...) + "\n\n")
}

// list adds editors' words, an item each; or, of none, the theme's.
func (p *paper) list(items []string, none string) {
	for _, i := range items {
		p.WriteString("- " + escaped(p.b.Text(i)) + "\n")
	}
	if len(items) == 0 {
		p.WriteString(none + "\n")
	}
	p.WriteString("\n")
}

// fact adds an item to a list: a name, and a value or that it isn't told.
func (p *paper) fact(name, value string) {
	p.WriteString("- " + p.b.Words.T("page.owed.fact", name, cmp.Or(value, p.b.Words.T("page.owed.untold"))) + "\n")
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
	e := b.Model.Publisher
	fact := func(key, value string) { p.fact(b.Words.T(key), escaped(b.Text(value))) }
	p.say("page.legal.publisher")
	fact("page.legal.name", e.Name)
	fact("page.legal.seat", e.Address)
	fact("page.legal.phone", e.Phone)
	p.fact(b.Words.T("page.legal.email"), mail(e.Email))
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
	licence := escaped(b.Text(b.Model.Licence.Name))
	if u := b.Model.Licence.URL; u != "" {
		licence = "[" + licence + "](<" + escaped(u) + ">)"
	}
	p.WriteString(b.Words.T("page.legal.licence", licence) + "\n\n")
	p.say("page.legal.cite", b.citation())
	p.say("page.legal.others")
}

// citation is how a re-user credits the site: who, what, of which day.
func (b *builder) citation() string {
	said := []string{b.Text(b.Model.Publisher.Name), b.Text(b.Model.Title), b.Words.T("figure.as-of", b.AsOf)}
	return strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), ", ")
}

func (b *builder) declaration(p *paper) {
	a, on := b.Model.Audit, b.Model.AsOf
	p.say("page.declaration.scope", b.Text(b.Model.Title), b.Model.URL)
	p.say("page.declaration.state." + string(a.StateOn(on)))
	switch {
	case !a.Known():
		p.say("page.declaration.no-audit")
	case a.Expired(on):
		p.say("page.declaration.expired", b.Date(a.Date), b.AsOf)
	}
	p.say("page.declaration.results")
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
		p.say("page.declaration.no-results")
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
	p.say("page.declaration.contents")
	p.say("page.declaration.failures")
	p.list(a.Failures, unlisted)
	p.say("page.declaration.waived")
	p.list(a.Waived, b.Words.T("page.declaration.none-waived"))
	p.say("page.declaration.exempt")
	p.list(a.Exempt, "")
	p.say("page.declaration.elsewhere")
	p.say("page.declaration.made", b.AsOf)
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
	e := b.Model.Publisher
	p.say("page.declaration.contact")
	if e.Email == "" && e.Phone == "" && e.Address == "" {
		p.say("page.declaration.no-contact")
		return
	}
	p.say("page.declaration.write")
	for _, f := range []struct{ name, value string }{
		{"page.legal.email", mail(e.Email)}, {"page.legal.phone", escaped(b.Text(e.Phone))}, {"page.legal.seat", escaped(b.Text(e.Address))},
	} {
		if f.value != "" {
			p.fact(b.Words.T(f.name), f.value)
		}
	}
	p.WriteString("\n")
}

func (b *builder) privacy(p *paper) {
	p.say("page.privacy.kept")
	p.say("page.privacy.asked")
	p.say("page.privacy.host")
	p.say("page.privacy.told")
	if e := b.Model.Publisher.Email; e != "" {
		p.WriteString(b.Words.T("page.privacy.contact", mail(e)) + "\n\n")
	}
}

func (b *builder) ecodesign(p *paper) {
	p.say("page.ecodesign.does")
	p.say("page.ecodesign.measured", b.AsOf)
}
