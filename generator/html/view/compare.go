package view

import (
	"parvis/generator/model"
	"parvis/generator/site/address"
)

// Compares reports whether records of a kind can be compared: that there are two. Signatories that
// aren't to be named aren't compared.
func (b *Site) Compares(kind model.Kind) bool {
	n := 0
	switch kind {
	case model.Domains:
		n = len(b.Model.Domains)
	case model.Territories:
		n = len(b.Model.Territories)
	case model.Signatories:
		for _, s := range b.Model.Signatories {
			if !s.Withheld {
				n++
			}
		}
	default: // of others only texts are known
	}
	return n > 1
}

// CompareLink leads to the comparison, with one record chosen. The pages of signatories, full as they may be, have none.
func (b *Site) CompareLink(r *model.Record) Link {
	if !b.Compares(r.Kind) {
		return Link{}
	}
	return Link{Text: b.Words.T("page.compare.link"), Href: b.Href(address.Compare) + "?" + string(r.Kind) + "=" + r.Slug}
}
