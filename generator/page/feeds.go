package page

import (
	"cmp"
	"io"
	"slices"

	"parvis/generator/address"
	"parvis/generator/date"
	"parvis/generator/export"
	"parvis/generator/markup"
	"parvis/generator/model"
	"parvis/generator/site"
)

// mostEntries is how many entries a feed has: readers ask for it again and again.
const mostEntries = 50

// change is a thing that a feed tells, with when it came and last changed.
type change struct {
	news               *model.NewsItem   // or
	commitment         *model.Commitment // one of the two
	updated, published date.Date
}

func (c change) address() string {
	if c.news != nil {
		return address.Record(&c.news.Record)
	}
	return address.Commitment(c.commitment)
}

// recent is what changed, latest first: as much of it as feeds tell.
type recent struct {
	news, commitments []change
	of                map[*model.Record][]change // by territory and by domain
	fed               map[string]*model.Record   // pages of records that have a feed, by address
}

// changes finds what the feeds tell. A commitment is as new as the latest of the
// dates that its record tells: its last update, the signature, its start. One
// without any is in no feed: nothing says that it is new.
func (b *builder) changes() recent {
	out := recent{of: map[*model.Record][]change{}, fed: map[string]*model.Record{}}
	var all []change
	for _, n := range b.site.News {
		all = append(all, change{news: n, updated: b.latest(n.Updated, n.Date), published: n.Date})
	}
	for _, s := range b.site.Signatories {
		for _, k := range s.Commitments {
			if updated := b.latest(s.Updated, s.Signature, k.Start); !updated.IsZero() {
				all = append(all, change{commitment: k, updated: updated, published: b.latest(cmp.Or(k.Start, s.Signature))})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y change) int { return y.updated.Compare(x.updated) })
	tell := func(to []change, c change) []change {
		if len(to) < mostEntries {
			return append(to, c)
		}
		return to
	}
	for _, c := range all {
		var places []*model.Territory
		if c.news != nil {
			out.news, places = tell(out.news, c), c.news.Territories
		} else {
			out.commitments, places = tell(out.commitments, c), c.commitment.Territories
			d := &c.commitment.Domain.Record
			out.of[d] = tell(out.of[d], c)
		}
		seen := map[*model.Territory]bool{}
		for _, t := range places {
			for ; t != nil && !seen[t]; t = t.Parent {
				seen[t] = true
				out.of[&t.Record] = tell(out.of[&t.Record], c)
			}
		}
	}
	for r := range out.of {
		out.fed[address.Record(r)] = r
	}
	return out
}

// latest is the latest of dates that the site has come to; zero when none is.
func (b *builder) latest(ds ...date.Date) date.Date {
	var out date.Date
	for _, d := range ds {
		if !d.First().After(b.site.AsOf) && d.Compare(out) > 0 {
			out = d
		}
	}
	return out
}

// feeds is the feeds and the calendar.
func (b *builder) feeds() []site.File {
	var out []site.File
	add := func(at, title, home string, changes []change) {
		if len(changes) > 0 {
			out = append(out, site.Bytes(at, func() ([]byte, error) { return b.feed(at, title, home, changes) }))
		}
	}
	add(address.NewsFeed, b.words.T("page.kinds.actualites"), address.List(model.News, 1), b.recent().news)
	add(address.CommitmentsFeed, b.words.T("page.feed.commitments"), address.List(model.Signatories, 1), b.recent().commitments)
	for _, t := range b.site.Territories {
		add(address.Feed(&t.Record), b.title(&t.Record), address.Record(&t.Record), b.recent().of[&t.Record])
	}
	for _, d := range b.site.Domains {
		add(address.Feed(&d.Record), b.title(&d.Record), address.Record(&d.Record), b.recent().of[&d.Record])
	}
	if b.plans() {
		out = append(out, site.File{Address: address.Calendar, Large: true, Write: func(w io.Writer) error {
			return export.ICalendar(w, b.text(b.site.Title), b.site.Lang, b.site.AsOf, b.events)
		}})
	}
	return out
}

func (b *builder) feed(at, title, home string, changes []change) ([]byte, error) {
	f := export.Feed{Title: b.words.T("page.head-title", title, b.text(b.site.Title)), Address: b.site.URL + at, Page: b.site.URL + home, Lang: b.site.Lang,
		Author: cmp.Or(b.text(b.site.Publisher.Name), b.text(b.site.Title)), Rights: b.text(b.site.Licence.Name), AsOf: b.site.AsOf}
	for _, c := range changes {
		e := export.Entry{Address: b.site.URL + c.address(), Updated: c.updated, Published: c.published}
		if n := c.news; n != nil {
			e.Title, e.Summary = b.title(&n.Record), cut(markup.Plain(n.Body, b.site.Lang), 300)
		} else {
			k := c.commitment
			e.Title = b.words.T("page.feed.commitment", b.title(&k.Signatory.Record), b.text(k.Action))
			e.Summary, e.Category = b.text(k.Description), b.text(k.Domain.Title)
		}
		f.Entries = append(f.Entries, e)
	}
	return f.Atom()
}

// plans tells that there are events.
func (b *builder) plans() bool {
	for range b.events {
		return true
	}
	return false
}

// events is the dates of calls, and the deadlines of targets.
func (b *builder) events(yield func(export.Event) bool) {
	event := func(at, what string, on date.Date) export.Event {
		return export.Event{ID: b.site.URL + at + "#" + what, Address: b.site.URL + at, On: on}
	}
	for _, c := range b.site.Calls {
		at := address.Record(&c.Record)
		for _, day := range []struct {
			what, words string
			on          date.Date
		}{{"ouverture", "page.calendar.opening", c.Opening}, {"cloture", "page.calendar.closing", c.Closing}} {
			if day.on.IsZero() {
				continue
			}
			e := event(at, day.what, day.on)
			if e.Title, e.Text = b.words.T(day.words, b.title(&c.Record)), b.text(c.Eligible); !yield(e) {
				return
			}
		}
	}
	for _, s := range b.site.Signatories {
		for _, k := range s.Commitments {
			for i, m := range k.Measures {
				if m.Deadline.IsZero() {
					continue
				}
				e := event(address.Commitment(k), export.MeasureID(k, i), m.Deadline)
				e.Title = b.words.T("page.calendar.deadline", b.title(&s.Record), b.text(k.Action), b.text(m.Name))
				if m.Target != nil {
					e.Text = b.words.T("page.calendar.target", b.quantity(*m.Target), b.text(m.Unit))
				}
				if !yield(e) {
					return
				}
			}
		}
	}
}

// alternates is the other forms of a page.
func (b *builder) alternates(f frame) []Alternate {
	var out []Alternate
	feed := func(title, at string, changes []change) {
		if len(changes) > 0 {
			out = append(out, Alternate{Type: "application/atom+xml", Title: title, Href: b.href(at)})
		}
	}
	switch f.kind {
	case "signatory", "domain", "territory", "experience", "synthesis", "news", "resource", "call", "actor", "indicator", "page":
		out = append(out, Alternate{Type: "application/json", Href: b.href(f.at + "index.json")})
	}
	if f.kind == "territory" || f.kind == "domain" { // no other page asks for all that changed
		if r := b.recent().fed[f.at]; r != nil {
			feed(b.title(r), address.Feed(r), b.recent().of[r])
		}
	}
	if f.at == address.Home || f.at == address.List(model.News, 1) {
		feed(b.words.T("page.kinds.actualites"), address.NewsFeed, b.recent().news)
	}
	if f.at == address.Home || f.at == address.List(model.Signatories, 1) {
		feed(b.words.T("page.feed.commitments"), address.CommitmentsFeed, b.recent().commitments)
	}
	return out
}
