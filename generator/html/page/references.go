package page

import (
	"parvis/generator/html/list"
	"parvis/generator/model"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// References returns the lists of what names a record, where that is much.
func (b *Builder) References() []site.File {
	var out []site.File
	for _, r := range b.Model.Records {
		if !b.Crowded(r) {
			continue
		}
		out = append(out, list.Pages(b.Site, list.Listing[*model.Record]{
			At: func(n int) string { return address.References(r, n) }, Title: b.Words.T("page.references.title", b.Title(r)),
			Trail: append(b.Trail(r.Kind), b.Link(r)), Section: r.Kind, Count: "page.count.records", Records: r.Referrers, Card: b.Card,
			By: func(from *model.Record) string { return b.Words.T("page.related." + string(from.Kind)) }})...)
	}
	return out
}
