package feeds

import (
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/site/address"
)

// Alternates is the other forms of a page.
func (b *Builder) Alternates(f view.Frame) []view.Alternate {
	var out []view.Alternate
	feed := func(title, at string, changes []change) {
		if len(changes) > 0 {
			out = append(out, view.Alternate{Type: "application/atom+xml", Title: title, Href: b.Href(at)})
		}
	}
	switch f.Kind {
	case "signatory", "domain", "territory", "experience", "synthesis", "news", "resource", "call", "actor", "indicator", "page":
		out = append(out, view.Alternate{Type: "application/json", Href: b.Href(f.At + "index.json")})
	}
	if f.Kind == "territory" || f.Kind == "domain" { // no other page asks for all that changed
		if r := b.recent().fed[f.At]; r != nil {
			feed(b.Title(r), address.Feed(r), b.recent().of[r])
		}
	}
	if f.At == address.Home || f.At == address.List(model.News, 1) {
		feed(b.Words.T("page.kinds.actualites"), address.NewsFeed, b.recent().news)
	}
	if f.At == address.Home || f.At == address.List(model.Signatories, 1) {
		feed(b.Words.T("page.feed.commitments"), address.CommitmentsFeed, b.recent().commitments)
	}
	return out
}
