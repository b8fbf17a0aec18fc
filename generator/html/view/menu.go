package view

import (
	"net/url"
	"slices"
	"strings"

	"parvis/generator/model"
	"parvis/generator/site/address"
)

// Need is a way into the site, named for what a reader is after.
type Need struct {
	Link
	Says string // what is found there, in one line
	Menu bool   // stands in the menu only, not beside the name of the site
}

// menus returns the ways in, the other links of the menu, and those of the footer.
func (b *Site) menus() (needs []Need, nav, footer []Link) {
	nav = b.lists()
	for _, p := range b.Model.Pages {
		switch {
		case p.Menu.Main():
			nav, footer = append(nav, b.Link(&p.Record)), append(footer, b.Link(&p.Record))
		case p.Menu.Foot() && p.Slug != address.AccessibilitySlug: // the mention of it leads there
			footer = append(footer, b.Link(&p.Record))
		}
	}
	for _, m := range b.Model.Menu {
		href := m.URL
		if href[0] == '/' {
			href = b.Href(href[1:])
		}
		nav = append(nav, Link{Text: b.Text(m.Title), Href: href})
	}
	if len(b.Model.News) > 0 {
		footer = append(footer, b.lead("page.menu.news", address.List(model.News, 1)))
	}
	if b.Countable() {
		nav = append(nav, b.lead("page.questions.title", address.Figures))
	}
	return b.ways(), nav, append(footer, b.lead("page.map.title", address.Map))
}

// ways returns the ways in, in the order of the menu. Those to pages that the site lacks are left out.
func (b *Site) ways() []Need {
	var out []Need
	for _, n := range []struct {
		name, says, at string
		there, menu    bool
	}{
		{"page.menu.near", "page.menu.near-says", address.Near, len(b.Model.Territories) > 0, false},
		{"page.menu.who", "page.menu.who-says", address.Commitments, true, false},
		{"page.menu.actions", "page.menu.actions-says", address.Actions, b.HasActions(), true},
		{"page.menu.standing", "page.menu.standing-says", address.Dashboard, b.Countable(), false},
		{"page.menu.compare", "page.menu.compare-says", address.Compare, b.Compares(model.Territories) || b.Compares(model.Domains), false},
		{"page.menu.data", "page.menu.data-says", address.Data, true, false},
	} {
		if n.there {
			out = append(out, Need{Link: b.lead(n.name, n.at), Says: b.Words.T(n.says), Menu: n.menu})
		}
	}
	return out
}

// HasActions reports whether a domain has a catalogue of actions.
func (b *Site) HasActions() bool {
	return slices.ContainsFunc(b.Model.Domains, func(d *model.Domain) bool { return len(d.Actions) > 0 })
}

// lists returns the links to the lists of kinds. That of signatories is included even when it is
// empty.
func (b *Site) lists() []Link {
	var out []Link
	for _, k := range model.KindsInPlan() {
		if k.Listed() && (k == model.Signatories || len(b.Model.OfKind(k)) > 0) {
			out = append(out, b.lead("page.kinds."+string(k), address.List(k, 1)))
		}
	}
	return out
}

// lead returns a link to an address of the site, named by a word of the theme.
func (b *Site) lead(name, at string) Link { return Link{Text: b.Words.T(name), Href: b.Href(at)} }

// report returns a link to write to the publisher that a page is wrong: the message is already
// about the page (RFC 6068). Without the publisher's address there is none.
func (b *Site) report(title, at string) Link {
	to := b.Model.Publisher.Email
	if to == "" {
		return Link{}
	}
	encode := func(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }
	name, domain, _ := strings.Cut(to, "@")
	subject := b.Words.T("page.report.subject", title, b.Model.URL+at)
	return Link{Text: b.Words.T("page.report.link"), Href: "mailto:" + encode(name) + "@" + domain + "?subject=" + encode(subject)}
}
