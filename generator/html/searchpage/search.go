// Package searchpage makes the page that searches the site, and the files of its
// index: the texts by which each record is found.
package searchpage

import (
	"parvis/generator/data/search"
	"parvis/generator/html/figures"
	"parvis/generator/html/near"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// Builder makes the page and its index.
type Builder struct {
	*view.Site
	figures *figures.Builder
	files   func() []site.File
}

// New returns a Builder: the figures are found, and the pages among files that Parvis writes.
func New(s *view.Site, figures *figures.Builder, files func() []site.File) *Builder {
	return &Builder{s, figures, files}
}

// SearchView is the page that searches in the browser, with the lists for those
// whose browser can't.
type SearchView struct {
	view.Shell
	Index string // folder of the index
	Kinds []SearchKind
	Ways  []view.Link // that always lead on, with what each is for as hint
	Plan  string      // address of the plan of the site
	Near  string      // address of what is known near a commune; "" for none
	Towns string      // folder of the communes' files
	Names string      // first keys of the files by name, set apart by spaces
}

// SearchKind is what results call by one name.
type SearchKind struct {
	view.Link        // to its list if it has one, with how many there are
	Key       string // in addresses
	One       string // the name of one of them
}

// Files returns the search page and the files of its index.
func (b *Builder) Files() []site.File {
	groups := b.groups()
	out := []site.File{view.Page(b.Site, address.Search, "search", func() (SearchView, error) { return b.searchPage(groups), nil })}
	var documents []func() search.Document
	for _, g := range groups {
		documents = append(documents, g.documents...)
	}
	for _, f := range search.Index(b.Model.Lang, len(documents), func(i int) search.Document { return documents[i]() }) {
		out = append(out, site.Bytes(address.Search+f.Name, func() ([]byte, error) { return f.Bytes(), nil }))
	}
	return out
}

func (b *Builder) searchPage(groups []group) SearchView {
	v := SearchView{Shell: b.Shell(view.Frame{At: address.Search, Kind: "search", Title: b.Words.T("page.search.title"), Lead: b.Words.T("page.search.lead")}),
		Index: b.Href(address.Search), Plan: b.Href(address.Map)}
	v.Script = "search.js"
	for _, g := range groups {
		v.Kinds = append(v.Kinds, g.kind)
	}
	way := func(text, hint, at string) {
		v.Ways = append(v.Ways, view.Link{Text: text, Hint: hint, Href: b.Href(at)})
	}
	if v.Towns, v.Names = (&near.Builder{Site: b.Site}).Towns(); v.Towns != "" {
		v.Near = b.Href(address.Near)
		way(b.Words.T("page.near.title"), b.Words.T("page.find.way.near"), address.Near)
	}
	if len(b.Model.Signatories) > 0 {
		way(b.Words.T("page.kinds.signataires"), b.Words.T("page.find.way.signatories"), address.List(model.Signatories, 1))
	}
	if len(b.Model.Domains) > 0 {
		way(b.Words.T("page.kinds.domaines"), b.Words.T("page.find.way.domains"), address.List(model.Domains, 1))
	}
	return v
}
