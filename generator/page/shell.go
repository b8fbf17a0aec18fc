package page

import (
	"cmp"
	"slices"

	"parvis/generator/address"
	"parvis/generator/model"
)

// frame is what tells one page's shell from another's.
type frame struct {
	at          string
	kind        string
	title       string
	kicker      string
	lead        string
	description string // by default the lead, else the site's
	trail       []Link // breadcrumb between home and this page
	section     model.Kind
	draft       bool
	about       any // a thing of schema.org; nil for none
}

// everywhere is what the shells of all pages have in common.
func (b *builder) everywhere() Shell {
	return Shell{
		Lang: b.site.Lang, SiteTitle: b.text(b.site.Title), HomeHref: b.href(address.Home),
		AsOf: b.asOf, AsOfISO: b.site.AsOf.String(), Publisher: b.text(b.site.Publisher.Name),
		Licence: Link{Text: b.text(b.site.Licence.Name), Href: b.site.Licence.URL}, Footer: b.footer,
		Accessibility: Link{Text: b.words.T("page.accessibility." + string(b.site.Audit.StateOn(b.site.AsOf))), Href: b.href(address.Of(model.Pages, address.AccessibilitySlug))},
		SearchHref:    b.href(address.Search),
	}
}

func (b *builder) shell(f frame) Shell {
	s := b.common
	s.Kind, s.Title, s.Kicker, s.Lead = f.kind, f.title, f.kicker, f.lead
	s.Canonical, s.Draft = b.site.URL+f.at, f.draft
	s.HeadTitle = f.title
	if f.at != address.Home {
		s.HeadTitle = b.words.T("page.head-title", f.title, s.SiteTitle)
	}
	s.Description = cut(cmp.Or(f.description, f.lead, b.text(b.site.Description)), 200)
	here, section := b.href(f.at), ""
	if f.section != "" {
		section = b.href(address.List(f.section, 1))
	}
	s.Nav = slices.Clone(b.nav)
	for i, l := range s.Nav {
		s.Nav[i].Current = l.Href == here || l.Href == section
	}
	if f.at != address.Home {
		s.Breadcrumb = append(make([]Link, 0, len(f.trail)+2), Link{Text: b.words.T("page.home"), Href: s.HomeHref})
		s.Breadcrumb = append(s.Breadcrumb, f.trail...)
		s.Breadcrumb = append(s.Breadcrumb, Link{Text: f.title})
	}
	s.Alternates = b.alternates(f)
	s.Share = b.share(f, s)
	return s
}

// cut shortens a text at a space, for the descriptions that search engines cut
// anyway.
func cut(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	end := most
	for end > most/2 && r[end] != ' ' {
		end--
	}
	return string(r[:end]) + "…"
}

// trail is the breadcrumb of a record: the list of its kind.
func (b *builder) trail(kind model.Kind) []Link {
	if kind == model.Pages {
		return nil
	}
	return []Link{{Text: b.words.T("page.kinds." + string(kind)), Href: b.href(address.List(kind, 1))}}
}

// menus is the links of the header and of the footer.
func (b *builder) menus() (nav, footer []Link) {
	for _, k := range []struct {
		kind  model.Kind
		shown bool
	}{
		{model.Signatories, true},
		{model.Domains, len(b.site.Domains) > 0},
		{model.Territories, len(b.site.Territories) > 0},
		{model.Experiences, len(b.site.Experiences) > 0},
		{model.Syntheses, len(b.site.Syntheses) > 0},
		{model.News, len(b.site.News) > 0},
		{model.Resources, len(b.site.Resources) > 0},
	} {
		if k.shown {
			nav = append(nav, Link{Text: b.words.T("page.kinds." + string(k.kind)), Href: b.href(address.List(k.kind, 1))})
		}
	}
	if b.countable() {
		nav = append(nav, Link{Text: b.words.T("page.dashboard.nav"), Href: b.href(address.Dashboard)})
	}
	for _, p := range b.site.Pages {
		switch {
		case p.Menu.Main():
			nav = append(nav, b.link(&p.Record))
		case p.Menu.Foot():
			if p.Slug != address.AccessibilitySlug { // the mention of it leads there
				footer = append(footer, b.link(&p.Record))
			}
		}
	}
	for _, m := range b.site.Menu {
		href := m.URL
		if href[0] == '/' {
			href = b.href(href[1:])
		}
		nav = append(nav, Link{Text: b.text(m.Title), Href: href})
	}
	for _, k := range []struct {
		kind  model.Kind
		shown bool
	}{
		{model.Calls, len(b.site.Calls) > 0},
		{model.Actors, len(b.site.Actors) > 0},
		{model.Indicators, len(b.site.Indicators) > 0},
	} {
		if k.shown {
			footer = append(footer, Link{Text: b.words.T("page.kinds." + string(k.kind)), Href: b.href(address.List(k.kind, 1))})
		}
	}
	return nav, append(footer, Link{Text: b.words.T("page.data.title"), Href: b.href(address.Data)},
		Link{Text: b.words.T("page.map.title"), Href: b.href(address.Map)})
}

// source is where something comes from, as a link or as words.
func (b *builder) source(s model.Source) []Link {
	switch {
	case s.Record != nil:
		return []Link{b.link(s.Record)}
	case s.URL != "":
		return []Link{external(s.URL)}
	case s.Text != "":
		return []Link{{Text: b.text(s.Text)}}
	}
	return nil
}

// provenance is the sources, the last revision and the remark of a record.
func (b *builder) provenance(r *model.Record) Provenance {
	p := Provenance{Sources: b.source(r.Source), Updated: b.date(r.Updated), UpdatedISO: r.Updated.String(), Note: b.text(r.Note)}
	if len(p.Sources) == 0 {
		p.NoSource = b.words.T("page.no-source")
		if r.Withheld {
			p.NoSource = b.words.T("page.withheld.source")
		}
	}
	if r.Updated.IsZero() {
		p.Updated = b.words.T("page.no-update")
	}
	return p
}

// A page shows so many records of a kind that names it before it leads to a
// list: fewer as cards than as mere titles.
const (
	mostCards  = 12
	mostTitles = 48
)

// compact tells that records of a kind, named by another's page, say enough by
// their title.
func compact(k model.Kind) bool {
	return k != model.Experiences && k != model.News && k != model.Syntheses
}

func most(k model.Kind) int {
	if compact(k) {
		return mostTitles
	}
	return mostCards
}

// card is a record as an entry of a list.
func (b *builder) card(r *model.Record) Card {
	c := Card{Href: b.href(address.Record(r)), Kicker: b.words.T("page.kind." + string(r.Kind)), Title: b.title(r), Text: b.text(b.teasers[r])}
	if d := b.dates[r]; d != "" {
		c.Meta = append(c.Meta, d)
	}
	return c
}

// section is a titled list of cards; the records beyond most are left to more.
// Without records there is no section.
func section[M any](id, title string, ms []M, most int, card func(M) Card, more Link) Section {
	if len(ms) == 0 {
		return Section{}
	}
	s := Section{ID: id, Title: title}
	for _, m := range ms[:min(len(ms), most)] {
		s.Cards = append(s.Cards, card(m))
	}
	if len(ms) > most {
		s.More = more
	}
	return s
}

// related is everything that refers to r, by kind, but what its page shows
// otherwise.
func (b *builder) related(r *model.Record) []Section {
	var out []Section
	for _, kind := range b.others(r) {
		more := Link{Text: b.words.N("page.references.more", len(r.Referrers)), Href: b.href(address.References(r, 1))}
		s := section("lien-"+string(kind.name), b.words.T("page.related."+string(kind.name)), kind.records, most(kind.name), b.card, more)
		s.Compact = compact(kind.name)
		out = append(out, s)
	}
	return out
}

// crowded tells that a record is named by more records of one kind than its
// page shows.
func (b *builder) crowded(r *model.Record) bool {
	for _, kind := range b.others(r) {
		if len(kind.records) > most(kind.name) {
			return true
		}
	}
	return false
}

// ofKind is records of one kind.
type ofKind struct {
	name    model.Kind
	records []*model.Record
}

// others is the records that name r, by kind, but those that its page shows
// already: what a seminar told and handed out.
func (b *builder) others(r *model.Record) []ofKind {
	var out []ofKind
	for _, from := range r.Referrers {
		if b.shown[r][from] {
			continue
		}
		if len(out) == 0 || out[len(out)-1].name != from.Kind {
			out = append(out, ofKind{name: from.Kind})
		}
		last := &out[len(out)-1]
		last.records = append(last.records, from)
	}
	return out
}

// show notes that the page of r shows a record already.
func (b *builder) show(r, already *model.Record) {
	if b.shown[r] == nil {
		b.shown[r] = map[*model.Record]bool{}
	}
	b.shown[r][already] = true
}
