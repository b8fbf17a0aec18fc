// Package page makes the pages of a site: one file per kind of page, typed
// views with final strings. It decides what a page says and where it stands;
// the theme only places it. Sums come from package stats, addresses from
// package address, and the words of the interface from the theme.
package page

import (
	"sync"

	"parvis/generator/address"
	"parvis/generator/directory"
	"parvis/generator/model"
	"parvis/generator/phrase"
	"parvis/generator/stats"
	"parvis/generator/weight"
)

// Page is one file of the site, rendered when asked for.
type Page struct {
	Address string
	Kind    string                 // template, "" for a file written as it is
	View    func() (any, error)    // what the template gets; nil for a file
	Bytes   func() ([]byte, error) // content of a file; nil for a template
	// Weighed is View of a page that tells what the others weigh, once they are
	// rendered; nil for all others.
	Weighed func([]weight.Kind) (any, error)
}

// All is every page of the site but its assets, in an order that depends only
// on the content.
func All(site *model.Site, totals *stats.Totals, words phrase.Words, drawer Drawer) []Page {
	b := &builder{site: site, stats: totals, words: words, drawer: drawer}
	b.asOf = b.date(b.site.AsOf)
	b.complete()
	b.prepare()
	var pages []Page
	add := func(ps ...Page) { pages = append(pages, ps...) }
	add(b.home())
	add(b.signatoryLists()...)
	add(b.directoryFiles()...)
	for _, s := range site.Signatories {
		add(b.signatory(s))
	}
	add(b.domains()...)
	add(b.territories()...)
	add(b.comparison()...)
	add(b.experiences()...)
	add(b.syntheses()...)
	add(b.news()...)
	add(b.resources()...)
	add(b.calls()...)
	add(b.actors()...)
	add(b.indicators()...)
	add(b.editorial()...)
	add(b.references()...)
	add(b.figurePages()...)
	add(b.nearMe()...)
	add(b.search()...)
	add(b.badges()...)
	add(b.emblems()...)
	add(b.plan(), b.notFound())
	add(b.redirects()...)
	add(b.sitemaps(pages)...)
	add(b.robots())
	add(b.security()...)
	return pages
}

// builder is what the pages share.
type builder struct {
	site  *model.Site
	stats *stats.Totals
	words phrase.Words

	drawer      Drawer
	figures     *figures
	cards       sync.Map // *model.Signatory → Card: it stands in a dozen lists
	nav, footer []Link
	common      Shell // what all shells share
	asOf        string
	directory   *directory.Directory // of the list of signatories; nil without any
	locale      string
	facets      []Facet                                  // of the list of signatories
	shown       map[*model.Record]map[*model.Record]bool // what a page shows besides its related records
	told        map[*model.Synthesis][]*model.Experience
	handed      map[*model.Synthesis][]*model.Resource // resources of a seminar
	owed        map[*model.Page]bool                   // the pages that editors left to Parvis
	teasers     map[*model.Record]string               // short text of a record's card
	dates       map[*model.Record]string               // date of a record's card
}

func (b *builder) prepare() {
	b.locale = locale(b.site.Lang)
	b.gatherFigures()
	b.nav, b.footer = b.menus()
	b.common = b.everywhere()
	b.facets = b.signatoryFacets()
	if len(b.site.Signatories) > 0 {
		b.directory = directory.Of(b.site, b.stats, b.text)
	}
	b.teasers = map[*model.Record]string{}
	b.dates = map[*model.Record]string{}
	b.shown = map[*model.Record]map[*model.Record]bool{}
	b.told, b.handed = map[*model.Synthesis][]*model.Experience{}, map[*model.Synthesis][]*model.Resource{}
	for _, x := range b.site.Experiences {
		if y := x.Synthesis; y != nil {
			b.told[y] = append(b.told[y], x)
			b.show(&y.Record, &x.Record)
		}
		b.teasers[&x.Record], b.dates[&x.Record] = x.Teaser, b.date(x.Date)
	}
	for _, n := range b.site.News {
		b.dates[&n.Record] = b.date(n.Date)
	}
	for _, r := range b.site.Resources {
		for _, y := range r.Syntheses {
			b.handed[y] = append(b.handed[y], r)
			b.show(&y.Record, &r.Record)
		}
		b.dates[&r.Record] = b.date(r.Date)
	}
	for _, i := range b.site.Indicators {
		b.teasers[&i.Record] = i.Definition
	}
}

// page is a page of a template.
func page[V any](at, kind string, view func() (V, error)) Page {
	return Page{Address: at, Kind: kind, View: func() (any, error) { return view() }}
}

// href is an address as a link of this site.
func (b *builder) href(at string) string { return address.Href(b.site.Base, at) }
