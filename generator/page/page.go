// Package page makes the pages of a site: one file per kind of page, typed
// views with final strings. It decides what a page says and where it stands;
// the theme only places it. Sums come from package stats, addresses from
// package address, and the words of the interface from the theme.
package page

import (
	"fmt"
	"io"
	"sync"

	"golang.org/x/sync/errgroup"

	"parvis/generator/address"
	"parvis/generator/directory"
	"parvis/generator/export"
	"parvis/generator/model"
	"parvis/generator/phrase"
	"parvis/generator/site"
	"parvis/generator/stats"
	"parvis/generator/weight"
)

// Means is what pages are made with, besides what they show.
type Means struct {
	Words   phrase.Words
	Render  site.Renderer
	Drawer  Drawer
	Weights func() []weight.Kind // what pages weigh; none before they were all written
}

// All is every page of the site but its assets, in an order that depends only
// on the content.
func All(m *model.Site, totals *stats.Totals, with Means) []site.File {
	var pages []site.File
	batches := Batches(m, func() *stats.Totals { return totals }, with)
	var group errgroup.Group
	for _, p := range batches {
		group.Go(func() error { p.Pages(); return nil })
	}
	_ = group.Wait() // none fails
	for _, p := range batches {
		pages = append(pages, p.Pages()...)
	}
	return pages
}

// Batch is pages that are made together, when one of them is first asked for.
type Batch struct {
	Under []string // what the paths of all their files begin with; nil for anything
	Pages func() []site.File
}

// Batches is every page by batch: for a site of which few pages are looked at,
// since some of them take much to make before they are rendered. The totals are
// asked for by the first page that needs them.
func Batches(m *model.Site, totals func() *stats.Totals, with Means) []Batch {
	b := &builder{site: m, stats: totals, words: with.Words, drawer: with.Drawer, render: with.Render, weighed: with.Weights}
	b.figures, b.facets = sync.OnceValue(b.gatherFigures), sync.OnceValue(b.signatoryFacets)
	b.asOf = b.date(b.site.AsOf)
	b.complete()
	b.prepare()
	var batches []Batch
	add := func(under []string, pages func() []site.File) {
		batches = append(batches, Batch{under, sync.OnceValue(pages)})
	}
	one := func(page func() site.File) func() []site.File {
		return func() []site.File { return []site.File{page()} }
	}
	add(nil, one(b.home))
	signatories := address.List(model.Signatories, 1)
	add([]string{address.File(signatories), signatories + "liste/", signatories + "par/"}, b.signatoryLists)
	add([]string{address.DirectoryFiles}, b.directoryFiles)
	add([]string{signatories}, b.signatories)
	add(nil, b.domains)
	add(nil, b.territories)
	add([]string{address.Compare}, b.comparison)
	add(nil, b.experiences)
	add(nil, b.syntheses)
	add(nil, b.news)
	add(nil, b.resources)
	add(nil, b.calls)
	add(nil, b.actors)
	add(nil, b.indicators)
	add(nil, b.editorial)
	add(nil, b.references)
	add([]string{address.Dashboard}, b.dashboards)
	add([]string{address.Figures}, b.figurePages)
	add([]string{address.Near}, b.nearMe)
	add(nil, b.data)
	add(nil, b.feeds)
	add([]string{address.Search}, b.search)
	add([]string{signatories}, b.badges)
	add(nil, b.emblems)
	add(nil, one(b.plan))
	add(nil, one(b.notFound))
	add(nil, b.redirects)
	before := batches
	add([]string{"sitemap"}, func() []site.File {
		var all []site.File
		for _, p := range before {
			all = append(all, p.Pages()...)
		}
		return b.sitemaps(all)
	})
	add(nil, one(b.robots))
	add(nil, b.security)
	return batches
}

// signatories is the page of each signatory.
func (b *builder) signatories() []site.File {
	out := make([]site.File, len(b.site.Signatories))
	for i, s := range b.site.Signatories {
		out[i] = b.signatory(s)
	}
	return out
}

// builder is what the pages share.
type builder struct {
	site  *model.Site
	stats func() *stats.Totals // made once
	words phrase.Words

	drawer      Drawer
	render      site.Renderer
	weighed     func() []weight.Kind
	figures     func() *figures // made once
	cards       sync.Map        // *model.Signatory → Card: it stands in a dozen lists
	nav, footer []Link
	common      Shell // what all shells share
	asOf        string
	directory   func() *directory.Directory // of the list of signatories, made once; nil without any
	published   func() *export.Data         // made once
	files       func() *export.Set          // made once
	recent      func() recent               // what changed, for the feeds, made once
	locale      string
	facets      func() []Facet                           // of the list of signatories, made once
	shown       map[*model.Record]map[*model.Record]bool // what a page shows besides its related records
	told        map[*model.Synthesis][]*model.Experience
	handed      map[*model.Synthesis][]*model.Resource // resources of a seminar
	owed        map[*model.Page]bool                   // the pages that editors left to Parvis
	teasers     map[*model.Record]string               // short text of a record's card
	dates       map[*model.Record]string               // date of a record's card
}

func (b *builder) prepare() {
	b.locale = locale(b.site.Lang)
	b.published = sync.OnceValue(func() *export.Data { return export.Of(b.site) })
	b.files = sync.OnceValue(func() *export.Set { return export.Files(b.published(), b.aboutData()) })
	b.recent = sync.OnceValue(b.changes)
	b.nav, b.footer = b.menus()
	b.common = b.everywhere()
	if len(b.site.Signatories) > 0 {
		b.directory = sync.OnceValue(func() *directory.Directory { return directory.Of(b.site, b.stats(), b.text) })
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
func page[V any](b *builder, at, kind string, view func() (V, error)) site.File {
	return site.File{Address: at, Kind: kind, Write: func(w io.Writer) error {
		v, err := view()
		if err != nil {
			return err
		}
		if err := b.render(w, kind, v); err != nil {
			return fmt.Errorf("%w (page /%s)", err, at)
		}
		return nil
	}}
}

// href is an address as a link of this site.
func (b *builder) href(at string) string { return address.Href(b.site.Base, at) }
