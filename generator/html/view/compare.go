package view

import (
	"parvis/generator/model"
	"parvis/generator/site/address"
)

// Compares reports whether records of a kind can be compared: that there are two.
func (b *Site) Compares(kind model.Kind) bool {
	if kind == model.Domains {
		return len(b.Model.Domains) > 1
	}
	return len(b.Model.Territories) > 1
}

// CompareLink leads to the comparison, with one record chosen.
func (b *Site) CompareLink(r *model.Record) Link {
	if !b.Compares(r.Kind) {
		return Link{}
	}
	return Link{Text: b.Words.T("page.compare.link"), Href: b.Href(address.Compare) + "?" + string(r.Kind) + "=" + r.Slug}
}
