// Package list makes lists that are spread over pages: of cards, or of rows of commitments.
package list

import (
	"cmp"
	"fmt"
	"sync"

	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/site"
)

// perPage is how many cards a page of a list holds, perRows how many rows: light on a phone, few
// enough files on a host.
const (
	perPage = 50
	perRows = 100
)

// Listing is a list spread over pages.
type Listing[M any] struct {
	At       func(page int) string
	Title    string
	Kicker   string
	Lead     string
	Trail    []view.Link
	Section  model.Kind
	Count    string           // key of the words that count its records
	Counted  func([]M) string // counts them in words, with more than Count tells; nil for Count
	Records  []M
	Card     func(M) view.Card
	Rows     func([]M) *view.CommitmentRows // of the records of a page, in place of cards; nil for cards
	Facets   func(at string) []view.Facet
	Empty    string
	Data     []view.Link     // the records as a file, how to cite them
	Combined view.Link       // to filters with its value already chosen
	First    func(*ListView) // what the first page has besides; nil for nothing
	By       func(M) string  // title of the group a record is in; nil for one group
}

// Pages returns the pages of a list; an empty list still has one, which explains why.
func Pages[M any](b *view.Site, l Listing[M]) []site.File {
	most := perPage
	if l.Rows != nil {
		most = perRows
	}
	total := max(1, (len(l.Records)+most-1)/most)
	out := make([]site.File, total)
	counted := sync.OnceValue(func() string { return l.counted(b) }) // the same on each page
	for n := 1; n <= total; n++ {
		out[n-1] = view.Page(b, l.At(n), "list", func() (ListView, error) {
			from, to := (n-1)*most, min(n*most, len(l.Records))
			v := ListView{Shell: b.Shell(view.Frame{At: l.At(n), Kind: "list", Title: l.Title, Kicker: l.Kicker, Lead: l.Lead, Trail: l.Trail, Section: l.Section, Description: cmp.Or(l.Lead, b.Words.T("page.head-title", l.Title, counted()))})}
			v.Listing, v.Combined = true, l.Combined
			if n > 1 {
				v.HeadTitle = b.Words.T("page.list.head", l.Title, b.Words.Number(n), v.SiteTitle)
			}
			switch {
			case len(l.Records) == 0:
				v.Empty = l.Empty
			case total == 1 && l.Rows != nil: // its lead counts them
			case total == 1:
				v.Summary = counted()
			default:
				v.Summary = b.Words.T("page.list.range", b.Words.Number(from+1), b.Words.Number(to), counted())
				v.Pager = pager(b, l.At, n, total)
			}
			if l.Facets != nil && n == 1 { // the same on every page, and long
				v.Facets = l.Facets(l.At(1))
			}
			if l.Rows != nil {
				v.Rows = l.Rows(l.Records[from:to])
			} else {
				v.Sections = grouped(l.Records[from:to], l.Card, l.By)
			}
			if len(l.Records) > 0 {
				v.Data = l.Data
			}
			if l.First != nil && n == 1 {
				l.First(&v)
			}
			return v, nil
		})
	}
	return out
}

// counted returns in words how many records the list has.
func (l *Listing[M]) counted(b *view.Site) string {
	if l.Counted != nil {
		return l.Counted(l.Records)
	}
	return b.Words.N(l.Count, len(l.Records))
}

// grouped returns the cards under the title of each group, in the order of the list.
func grouped[M any](ms []M, card func(M) view.Card, by func(M) string) []view.Section {
	var out []view.Section
	for _, m := range ms {
		title := ""
		if by != nil {
			title = by(m)
		}
		if len(out) == 0 || out[len(out)-1].Title != title {
			one := view.Section{ID: fmt.Sprintf("groupe-%d", len(out)+1), Title: title}
			if by == nil {
				one.Cards = make([]view.Card, 0, len(ms))
			}
			out = append(out, one)
		}
		s := &out[len(out)-1]
		s.Cards = append(s.Cards, card(m))
	}
	return out
}

// pager links the first page, the last, and those around n.
func pager(b *view.Site, at func(int) string, n, total int) *Pager {
	link := func(to int) view.Link {
		text := b.Words.Number(to)
		return view.Link{Text: text, Href: b.Href(at(to)), Current: to == n, Hint: b.Words.T("page.list.page", text)}
	}
	p := &Pager{Position: b.Words.T("page.list.position", b.Words.Number(n), b.Words.Number(total))}
	if n > 1 {
		p.Prev = view.Link{Text: b.Words.T("page.list.prev"), Href: b.Href(at(n - 1))}
	}
	if n < total {
		p.Next = view.Link{Text: b.Words.T("page.list.next"), Href: b.Href(at(n + 1))}
	}
	last := 0
	for to := 1; to <= total; to++ {
		if to != 1 && to != total && (to < n-1 || to > n+1) {
			continue
		}
		if to > last+1 {
			p.Pages = append(p.Pages, view.Link{Text: "…"})
		}
		p.Pages = append(p.Pages, link(to))
		last = to
	}
	return p
}

// Pager links the pages of a long list.
type Pager struct {
	Position   string // "Page 2 sur 12"
	Prev, Next view.Link
	Pages      []view.Link // a few, with gaps as Links without Href
}

// ListView is a paged list of records of one kind.
type ListView struct {
	view.Shell
	Summary  string // "1 à 50 sur 212 signataires"
	Facets   []view.Facet
	Filters  *view.FiltersView // of the whole directory; nil on other lists
	Rows     *view.CommitmentRows
	Combined view.Link
	Sections []view.Section // one without a title, or several (by year, by type…)
	Pager    *Pager
	Data     []view.Link
	Empty    string
}
