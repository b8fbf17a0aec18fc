// Package page makes the page of each record, and the lists of each kind but that of
// signatories, which is in package signatories.
package page

import (
	"parvis/generator/html/figures"
	"parvis/generator/html/pictures"
	"parvis/generator/html/prose"
	"parvis/generator/html/view"
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

// New is a Builder. Pages show figures, and offer the badges of signatories.
func New(s *view.Site, figures *figures.Builder, pictures *pictures.Builder, weights func() *view.Table) *Builder {
	return &Builder{s, figures, &prose.Builder{Site: s, Figures: figures}, pictures, weights}
}

// signatories is the page of each signatory.
func (b *Builder) Signatories() []site.File {
	out := make([]site.File, len(b.Model.Signatories))
	for i, s := range b.Model.Signatories {
		out[i] = b.signatory(s)
	}
	return out
}
