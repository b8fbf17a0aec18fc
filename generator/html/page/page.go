// Package page makes the page of each record, and the lists of each kind but that of
// signatories, which is in package signatories.
package page

import (
	"parvis/generator/html/figures"
	"parvis/generator/html/pictures"
	"parvis/generator/html/prose"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/site"
)

// Builder makes the pages of records.
type Builder struct {
	*view.Site
	figures  *figures.Builder
	prose    *prose.Builder
	pictures *pictures.Builder
	weights  func() *view.Table // what pages weigh; nil before they were all written
}

// New returns a Builder. Pages show figures, and offer the badges of signatories.
func New(s *view.Site, figures *figures.Builder, pictures *pictures.Builder, weights func() *view.Table) *Builder {
	return &Builder{s, figures, &prose.Builder{Site: s, Figures: figures}, pictures, weights}
}

// kinds is what makes the pages of each kind, in the order of the sitemap.
var kinds = []struct {
	kind  model.Kind
	files func(*Builder) []site.File
}{
	{model.Signatories, (*Builder).signatories},
	{model.Domains, (*Builder).domains},
	{model.Territories, (*Builder).territories},
	{model.Experiences, (*Builder).experiences},
	{model.Syntheses, (*Builder).syntheses},
	{model.News, (*Builder).news},
	{model.Resources, (*Builder).resources},
	{model.Calls, (*Builder).calls},
	{model.Actors, (*Builder).actors},
	{model.Indicators, (*Builder).indicators},
	{model.Pages, (*Builder).editorial},
}

// Kinds returns the kinds of record that have pages, in the order of the sitemap.
func Kinds() []model.Kind {
	var out []model.Kind
	for _, k := range kinds {
		out = append(out, k.kind)
	}
	return out
}

// Of returns the pages of the records of a kind, and its list but that of signatories.
func (b *Builder) Of(kind model.Kind) []site.File {
	for _, k := range kinds {
		if k.kind == kind {
			return k.files(b)
		}
	}
	return nil
}

// signatories returns the page of each signatory.
func (b *Builder) signatories() []site.File {
	out := make([]site.File, len(b.Model.Signatories))
	for i, s := range b.Model.Signatories {
		out[i] = b.signatory(s)
	}
	return out
}
