// Package searchpage makes the page that searches the site, and the files of its
// index: the texts by which each record is found.
package searchpage

import (
	"parvis/generator/data/search"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// Builder makes the page and its index.
type Builder struct{ *view.Site }

// SearchView is the page that searches in the browser, with the lists for those
// whose browser can't.
type SearchView struct {
	view.Shell
	Index string // address of the index's first file
	Kinds []SearchKind
	Plan  string // address of the plan of the site
}

// SearchKind is a kind of record: its list, and its name in results.
type SearchKind struct {
	view.Link        // to its list, with how many there are
	Key       string // in addresses
	One       string // the name of one of them
}

// Files returns the search page and the files of its index.
func (b *Builder) Files() []site.File {
	out := []site.File{view.Page(b.Site, address.Search, "search", b.searchPage)}
	documents := b.documents()
	for _, f := range search.Index(b.Model.Lang, len(documents), func(i int) search.Document { return documents[i]() }) {
		out = append(out, site.Bytes(address.Search+f.Name, func() ([]byte, error) { return f.Bytes(), nil }))
	}
	return out
}

func (b *Builder) searchPage() (SearchView, error) {
	v := SearchView{Shell: b.Shell(view.Frame{At: address.Search, Kind: "search", Title: b.Words.T("page.search.title"), Lead: b.Words.T("page.search.lead")}),
		Index: b.Href(address.Search + search.Root), Plan: b.Href(address.Map)}
	v.Script = "search.js"
	for _, kind := range model.KindsInSearch() {
		count := len(b.Model.OfKind(kind))
		if count == 0 {
			continue
		}
		k := SearchKind{Key: string(kind), One: b.Words.T("page.kind." + string(kind)),
			Link: view.Link{Text: b.Words.T("page.kinds." + string(kind)), Count: b.Words.Number(count)}}
		if kind.Listed() {
			k.Href = b.Href(address.List(kind, 1))
		}
		v.Kinds = append(v.Kinds, k)
	}
	return v, nil
}
