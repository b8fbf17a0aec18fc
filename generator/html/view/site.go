// Package view is what templates are given: typed views that hold final strings,
// and the site in words, which all pages are written with. A template places a
// view and decides nothing about it.
package view

import (
	"io"
	"sync"

	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// Site is a site in words: what all pages share, and how its records are written
// as links, texts, cards and cells.
type Site struct {
	Model  *model.Site
	Totals func() *stats.Totals // computed once, when first asked for
	Words  phrase.Words
	Render site.Renderer
	AsOf   string // the as-of date in words
	// Alternates gives the other forms of a page (its data, its feed); nil for none.
	Alternates func(Frame) []Alternate
	// Picture gives what stands for a page where its link is shared; nil for none.
	Picture func(Frame) Image

	// The experiences and resources of a seminar, by its synthesis.
	ExperiencesOf map[*model.Synthesis][]*model.Experience
	ResourcesOf   map[*model.Synthesis][]*model.Resource

	cards       sync.Map // *model.Signatory → Card: it stands in a dozen lists
	needs       []Need
	rows        sync.Map // CommitmentRow.Key → CommitmentRow
	nav, footer []Link
	common      Shell // what all shells share
	locale      string
	subject     map[*model.Record]string                 // in the titles of pages
	shown       map[*model.Record]map[*model.Record]bool // what a page shows besides its related records
}

// New returns a site in words. Totals is called by the first page that needs them.
func New(m *model.Site, totals func() *stats.Totals, words phrase.Words, render site.Renderer) *Site {
	b := &Site{Model: m, Totals: totals, Words: words, Render: render, locale: locale(m.Lang)}
	b.AsOf = b.Date(m.AsOf)
	b.needs, b.nav, b.footer = b.menus()
	b.common = b.commonShell()
	b.subject = b.subjects()
	b.shown = map[*model.Record]map[*model.Record]bool{}
	b.ExperiencesOf, b.ResourcesOf = map[*model.Synthesis][]*model.Experience{}, map[*model.Synthesis][]*model.Resource{}
	for _, x := range m.Experiences {
		if y := x.Synthesis; y != nil {
			b.ExperiencesOf[y] = append(b.ExperiencesOf[y], x)
			b.markShown(&y.Record, &x.Record)
		}
	}
	for _, r := range m.Resources {
		for _, y := range r.Syntheses {
			b.ResourcesOf[y] = append(b.ResourcesOf[y], r)
			b.markShown(&y.Record, &r.Record)
		}
	}
	return b
}

// Page returns a page of a template.
func Page[V any](b *Site, at, kind string, view func() (V, error)) site.File {
	return site.File{Address: at, Kind: kind, Write: func(w io.Writer) error {
		v, err := view()
		if err != nil {
			return err
		}
		return b.Render(w, kind, v)
	}}
}

// Href returns an address as a link of this site.
func (b *Site) Href(at string) string { return address.Href(b.Model.Base, at) }
