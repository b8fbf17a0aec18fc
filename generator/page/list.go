package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parvis/generator/address"
	"parvis/generator/model"
	"parvis/generator/naf"
)

// perPage is how many records a page of a list holds: light on a phone, few
// enough files on a host.
const perPage = 50

// listing is a list of cards spread over pages.
type listing[M any] struct {
	at      func(page int) string
	title   string
	kicker  string
	lead    string
	trail   []Link
	section model.Kind
	count   string // key of the words that count its records
	records []M
	card    func(M) Card
	facets  func(at string) []Facet
	empty   string
	by      func(M) string // title of the group a record is in; nil for one group
}

// pages is the pages of a list; an empty list still has one, which says why.
func pages[M any](b *builder, l listing[M]) []Page {
	total := max(1, (len(l.records)+perPage-1)/perPage)
	out := make([]Page, total)
	for n := 1; n <= total; n++ {
		out[n-1] = page(l.at(n), "list", func() (ListView, error) {
			from, to := (n-1)*perPage, min(n*perPage, len(l.records))
			v := ListView{Shell: b.shell(frame{at: l.at(n), kind: "list", title: l.title, kicker: l.kicker, lead: l.lead, trail: l.trail, section: l.section, description: cmp.Or(l.lead, b.words.T("page.head-title", l.title, b.words.N(l.count, len(l.records))))})}
			if n > 1 {
				v.HeadTitle = b.words.T("page.list.head", l.title, b.words.Number(n), v.SiteTitle)
			}
			switch {
			case len(l.records) == 0:
				v.Empty = l.empty
			case total == 1:
				v.Summary = b.words.N(l.count, len(l.records))
			default:
				v.Summary = b.words.T("page.list.range", b.words.Number(from+1), b.words.Number(to), b.words.N(l.count, len(l.records)))
				v.Pager = b.pager(l.at, n, total)
			}
			if l.facets != nil && n == 1 { // the same on every page, and long
				v.Facets = l.facets(l.at(1))
			}
			v.Sections = grouped(l.records[from:to], l.card, l.by)
			return v, nil
		})
	}
	return out
}

// grouped is the cards under the title of each group, in the order of the list.
func grouped[M any](ms []M, card func(M) Card, by func(M) string) []Section {
	var out []Section
	for _, m := range ms {
		title := ""
		if by != nil {
			title = by(m)
		}
		if len(out) == 0 || out[len(out)-1].Title != title {
			one := Section{ID: fmt.Sprintf("groupe-%d", len(out)+1), Title: title}
			if by == nil {
				one.Cards = make([]Card, 0, len(ms))
			}
			out = append(out, one)
		}
		s := &out[len(out)-1]
		s.Cards = append(s.Cards, card(m))
	}
	return out
}

// pager links the first page, the last, and those around n.
func (b *builder) pager(at func(int) string, n, total int) *Pager {
	link := func(to int) Link {
		text := b.words.Number(to)
		return Link{Text: text, Href: b.href(at(to)), Current: to == n, Hint: b.words.T("page.list.page", text)}
	}
	p := &Pager{Position: b.words.T("page.list.position", b.words.Number(n), b.words.Number(total))}
	if n > 1 {
		p.Prev = Link{Text: b.words.T("page.list.prev"), Href: b.href(at(n - 1))}
	}
	if n < total {
		p.Next = Link{Text: b.words.T("page.list.next"), Href: b.href(at(n + 1))}
	}
	last := 0
	for to := 1; to <= total; to++ {
		if to != 1 && to != total && (to < n-1 || to > n+1) {
			continue
		}
		if to > last+1 {
			p.Pages = append(p.Pages, Link{Text: "…"})
		}
		p.Pages = append(p.Pages, link(to))
		last = to
	}
	return p
}

// sizes is the sizes of companies, from the smallest (décret 2008-1354).
var sizes = []string{"TPE", "PME", "ETI", "GE"}

// signatoryFacets is the ways of narrowing the list of signatories. Territories
// are offered down to the département: finer ones are reached from there.
func (b *builder) signatoryFacets() []Facet {
	var out []Facet
	add := func(key string, ls []Link) {
		if len(ls) > 0 {
			out = append(out, Facet{b.words.T(key), ls})
		}
	}
	choice := func(text, at string, ss []*model.Signatory) Link {
		return Link{Text: text, Href: b.href(at), Count: b.words.Number(len(ss)), CountLabel: b.words.N("page.count.signatories", len(ss))}
	}
	var domains, regions, departements, ofSize, ofSector []Link
	for _, d := range b.site.Domains {
		if ss := b.stats().InDomain[d.Position-1]; len(ss) > 0 {
			domains = append(domains, choice(b.text(d.Title), address.SignatoriesBy(address.ByDomain, d.Slug, 1), ss))
		}
	}
	for _, t := range b.site.Territories {
		ss := b.stats().InTerritory[t.Index]
		if len(ss) == 0 {
			continue
		}
		l := choice(b.text(t.Title), address.SignatoriesBy(address.ByTerritory, t.Slug, 1), ss)
		switch t.Level {
		case model.Region:
			regions = append(regions, l)
		case model.Departement:
			departements = append(departements, l)
		default: // only these two are choices
		}
	}
	for _, size := range sizes {
		if ss := b.stats().OfSize[size]; len(ss) > 0 {
			ofSize = append(ofSize, choice(b.label("size", size), address.SignatoriesBy(address.BySize, strings.ToLower(size), 1), ss))
		}
	}
	for _, s := range naf.Sections() {
		if ss := b.stats().OfSector[s.Section]; len(ss) > 0 {
			ofSector = append(ofSector, choice(b.text(s.Label), address.SignatoriesBy(address.BySector, strings.ToLower(s.Section), 1), ss))
		}
	}
	add("page.facet.domain", domains)
	add("page.facet.region", regions)
	add("page.facet.departement", departements)
	add("page.facet.size", ofSize)
	add("page.facet.sector", ofSector)
	return out
}

// facetsAt is the facets with the choice made at an address marked.
func (b *builder) facetsAt(at string) []Facet {
	out, here := slices.Clone(b.facets()), b.href(at)
	for i, f := range out {
		for j, l := range f.Links {
			if l.Href == here {
				out[i].Links = slices.Clone(f.Links)
				out[i].Links[j].Current = true
			}
		}
	}
	return out
}

// signatoryLists is the list of signatories and the lists narrowed by one
// facet.
func (b *builder) signatoryLists() []Page {
	kinds := b.words.T("page.kinds.signataires")
	list := func(at func(int) string, title, kicker, lead string, ss []*model.Signatory, trail []Link) []Page {
		return pages(b, listing[*model.Signatory]{at: at, title: title, kicker: kicker, lead: lead, trail: trail, section: model.Signatories,
			count: "page.count.signatories", records: ss, card: b.signatoryCard, facets: b.facetsAt, empty: b.words.T("page.empty.signatories")})
	}
	out := list(func(n int) string { return address.List(model.Signatories, n) }, kinds, "", b.words.T("page.lead.signatories"), b.site.Signatories, nil)
	out[0] = b.filtered(out[0])
	by := func(f address.Facet, value, title, kicker string, ss []*model.Signatory) {
		if len(ss) > 0 {
			out = append(out, list(func(n int) string { return address.SignatoriesBy(f, value, n) }, title, kicker,
				"", ss, b.trail(model.Signatories))...)
		}
	}
	for _, d := range b.site.Domains {
		by(address.ByDomain, d.Slug, b.words.T("page.by.domain", b.text(d.Title)), kinds, b.stats().InDomain[d.Position-1])
	}
	for _, t := range b.site.Territories {
		by(address.ByTerritory, t.Slug, b.words.T("page.by.territory", b.text(t.Title)), kinds, b.stats().InTerritory[t.Index])
	}
	for _, size := range sizes {
		by(address.BySize, strings.ToLower(size), b.words.T("page.by.size", b.label("size", size)), kinds, b.stats().OfSize[size])
	}
	for _, s := range naf.Sections() {
		by(address.BySector, strings.ToLower(s.Section), b.words.T("page.by.sector", b.text(s.Label)), kinds, b.stats().OfSector[s.Section])
	}
	for _, i := range b.site.Indicators {
		by(address.ByIndicator, i.Slug, b.words.T("page.by.indicator", b.text(i.Title)), kinds, b.using(i))
	}
	return out
}

// using is the signatories of which some commitment uses an indicator, each
// once.
func (b *builder) using(i *model.Indicator) []*model.Signatory {
	var out []*model.Signatory
	for _, k := range b.stats().Using[i] {
		if len(out) == 0 || out[len(out)-1] != k.Signatory {
			out = append(out, k.Signatory)
		}
	}
	return out
}

// references is the lists of what names a record, where that is much.
func (b *builder) references() []Page {
	var out []Page
	for _, r := range b.site.Records {
		if !b.crowded(r) {
			continue
		}
		out = append(out, pages(b, listing[*model.Record]{
			at: func(n int) string { return address.References(r, n) }, title: b.words.T("page.references.title", b.title(r)),
			trail: append(b.trail(r.Kind), b.link(r)), section: r.Kind, count: "page.count.records", records: r.Referrers, card: b.card,
			by: func(from *model.Record) string { return b.words.T("page.related." + string(from.Kind)) }})...)
	}
	return out
}
