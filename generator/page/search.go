package page

import (
	"parvis/generator/address"
	"parvis/generator/model"
	"parvis/generator/search"
	"parvis/generator/site"
)

// SearchView is the page that searches in the browser, with the lists for those
// whose browser can't.
type SearchView struct {
	Shell
	Index string // address of the index's first file
	Kinds []SearchKind
	Plan  string // address of the plan of the site
}

// SearchKind is a kind of record: its list, and its name in results.
type SearchKind struct {
	Link        // to its list, with how many there are
	Key  string // in addresses
	One  string // the name of one of them
}

// searched is the kinds of record in the order of the index. It decides between
// results of equal weight.
var searched = []model.Kind{model.Domains, model.Territories, model.Signatories, model.Experiences, model.Syntheses, model.Actors,
	model.Indicators, model.News, model.Resources, model.Calls, model.Pages}

// search is the search page and the files of its index.
func (b *builder) search() []site.File {
	out := []site.File{page(b, address.Search, "search", b.searchPage)}
	documents := b.documents()
	for _, f := range search.Index(b.site.Lang, len(documents), func(i int) search.Document { return documents[i]() }) {
		out = append(out, site.Bytes(address.Search+f.Name, func() ([]byte, error) { return f.Bytes(), nil }))
	}
	return out
}

func (b *builder) searchPage() (SearchView, error) {
	v := SearchView{Shell: b.shell(frame{at: address.Search, kind: "search", title: b.words.T("page.search.title"), lead: b.words.T("page.search.lead")}),
		Index: b.href(address.Search + search.Root), Plan: b.href(address.Map)}
	v.Script = "search.js"
	count := map[model.Kind]int{}
	for _, r := range b.site.Records {
		count[r.Kind]++
	}
	for _, kind := range searched {
		if count[kind] == 0 {
			continue
		}
		k := SearchKind{Key: string(kind), One: b.words.T("page.kind." + string(kind)),
			Link: Link{Text: b.words.T("page.kinds." + string(kind)), Count: b.words.Number(count[kind])}}
		if kind != model.Pages {
			k.Href = b.href(address.List(kind, 1))
		}
		v.Kinds = append(v.Kinds, k)
	}
	return v, nil
}
