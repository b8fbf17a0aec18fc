package feeds

import (
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/site/address"
)

// fed reports whether records of a kind have a feed: what changed about each.
func fed(k model.Kind) bool { return k == model.Territories || k == model.Domains }

// Alternates returns the other forms of a page.
func (b *Builder) Alternates(f view.Frame) []view.Alternate {
	var out []view.Alternate
	feed := func(title, at string, changes []change) {
		if len(changes) > 0 {
			out = append(out, view.Alternate{Type: "application/atom+xml", Title: title, Href: b.Href(at)})
		}
	}
	if f.Record != nil {
		out = append(out, view.Alternate{Type: "application/json", Href: b.Href(address.Twin(f.Record))})
	}
	if r := f.Record; r != nil && fed(r.Kind) { // no other page asks for all that changed
		feed(b.Title(r), address.Feed(r), b.recent().of[r])
	}
	if f.At == address.Home || f.At == address.List(model.News, 1) {
		feed(b.Words.T("page.kinds.actualites"), address.NewsFeed, b.recent().news)
	}
	if f.At == address.Home || f.At == address.List(model.Signatories, 1) || f.At == address.Commitments {
		feed(b.Words.T("page.feed.commitments"), address.CommitmentsFeed, b.recent().commitments)
	}
	switch f.At {
	case address.List(model.Signatories, 1):
		out = append(out, view.Alternate{Type: "text/csv", Title: f.Title, Href: b.Href(address.Table("signataires", "csv"))})
	case address.Commitments:
		out = append(out, view.Alternate{Type: "text/csv", Title: f.Title, Href: b.Href(address.Table("engagements", "csv"))})
	}
	return out
}
