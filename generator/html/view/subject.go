package view

import (
	"cmp"
	"slices"
	"strings"

	"parvis/generator/model"
)

// subjects returns what the page of each record is about, for its <title>: the record's own title
// and, where other pages would have the same, what it is ("Paris (commune)"), at last its address.
func (b *Site) subjects() map[*model.Record]string {
	sort := map[*model.Record]string{}
	for _, t := range b.Model.Territories {
		sort[&t.Record] = b.Label("level", string(t.Level))
	}
	out := make(map[*model.Record]string, len(b.Model.Records))
	left := b.Model.Records
	for _, name := range []func(*model.Record) string{
		b.Title,
		func(r *model.Record) string {
			what := cmp.Or(sort[r], b.Words.T("page.kind."+string(r.Kind)))
			return b.Words.T("page.subject.one", b.Title(r), strings.ToLower(what))
		},
		func(r *model.Record) string { return b.Words.T("page.subject.one", b.Title(r), r.Slug) },
	} {
		pages := map[string]int{}
		for _, r := range left {
			out[r] = b.acting(r.Kind, name(r))
			pages[out[r]]++
		}
		left = slices.DeleteFunc(slices.Clone(left), func(r *model.Record) bool { return pages[out[r]] == 1 })
	}
	return out
}

// acting returns a name followed, for a place or a domain, by what its page tells.
func (b *Site) acting(k model.Kind, name string) string {
	if k == model.Territories || k == model.Domains {
		return b.Words.T("page.subject.acting", name)
	}
	return name
}
