// Package feeds makes the feeds and the calendar of a site: what changed, and when
// calls open, close, commitments and reports fall due.
package feeds

import (
	"cmp"
	"io"
	"iter"
	"slices"
	"sync"

	"parvis/generator/content/markup"
	"parvis/generator/data/export"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/site"
	"parvis/generator/site/address"
	"parvis/generator/text/date"
)

// Builder makes the feeds and the calendar.
type Builder struct {
	*view.Site
	recent func() recent // made once
}

// New returns a Builder.
func New(s *view.Site) *Builder {
	b := &Builder{Site: s}
	b.recent = sync.OnceValue(b.changes)
	return b
}

// HasNews reports whether there is a feed of news.
func (b *Builder) HasNews() bool { return len(b.recent().news) > 0 }

// HasCommitments reports whether there is a feed of commitments.
func (b *Builder) HasCommitments() bool { return len(b.recent().commitments) > 0 }

// mostEntries is how many entries a feed has: feed readers request it often.
const mostEntries = 50

// change is an entry of a feed, with its dates of publication and last change.
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

// recent is the latest changes, latest first, up to the length of a feed.
type recent struct {
	news, commitments []change
	of                map[*model.Record][]change // by territory and by domain
}

// changes finds the entries of the feeds. A commitment is as new as the latest of the
// dates of its record: its last update, the signature, its start, its status, what came about it.
// One without any is in no feed: its age is unknown.
func (b *Builder) changes() recent {
	out := recent{of: map[*model.Record][]change{}}
	var all []change
	for _, n := range b.Model.News {
		all = append(all, change{news: n, updated: b.latest(n.Updated, n.Date), published: n.Date})
	}
	for _, s := range b.Model.Signatories {
		for _, k := range s.Commitments {
			if updated := b.latest(append(told(k), s.Updated, s.Signature, k.Start)...); !updated.IsZero() {
				all = append(all, change{commitment: k, updated: updated, published: b.latest(cmp.Or(k.Start, s.Signature))})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y change) int { return y.updated.Compare(x.updated) })
	appendCapped := func(to []change, c change) []change {
		if len(to) < mostEntries {
			return append(to, c)
		}
		return to
	}
	for _, c := range all {
		var places []*model.Territory
		if c.news != nil {
			out.news, places = appendCapped(out.news, c), c.news.Territories
		} else {
			out.commitments, places = appendCapped(out.commitments, c), c.commitment.Territories
			d := &c.commitment.Domain.Record
			out.of[d] = appendCapped(out.of[d], c)
		}
		seen := map[*model.Territory]bool{}
		for _, t := range places {
			for ; t != nil && !seen[t]; t = t.Parent {
				seen[t] = true
				out.of[&t.Record] = appendCapped(out.of[&t.Record], c)
			}
		}
	}
	return out
}

// told returns when something came about a commitment, as far as it is known.
func told(k *model.Commitment) []date.Date {
	out := []date.Date{k.StatusOn}
	for _, r := range k.Reports {
		out = append(out, r.Received)
	}
	for _, r := range k.Replies {
		out = append(out, r.Date)
	}
	return out
}

// latest returns the latest of dates that the site has come to; zero when none is.
func (b *Builder) latest(ds ...date.Date) date.Date {
	var out date.Date
	for _, d := range ds {
		if !d.First().After(b.Model.AsOf) && d.Compare(out) > 0 {
			out = d
		}
	}
	return out
}

// Files returns the feeds and the calendar.
func (b *Builder) Files() []site.File {
	var out []site.File
	add := func(at, title, home string, changes []change) {
		if len(changes) > 0 {
			out = append(out, site.Bytes(at, func() ([]byte, error) { return b.feed(at, title, home, changes) }))
		}
	}
	add(address.NewsFeed, b.Words.T("page.kinds.actualites"), address.List(model.News, 1), b.recent().news)
	add(address.CommitmentsFeed, b.Words.T("page.feed.commitments"), address.List(model.Signatories, 1), b.recent().commitments)
	for _, t := range b.Model.Territories {
		add(address.Feed(&t.Record), b.Title(&t.Record), address.Record(&t.Record), b.recent().of[&t.Record])
	}
	for _, d := range b.Model.Domains {
		add(address.Feed(&d.Record), b.Title(&d.Record), address.Record(&d.Record), b.recent().of[&d.Record])
	}
	if b.HasEvents() {
		out = append(out, site.File{Address: address.Calendar, Large: true, Write: func(w io.Writer) error {
			return export.ICalendar(w, b.Text(b.Model.Title), b.Model.Lang, b.Model.AsOf, b.events)
		}})
	}
	return out
}

func (b *Builder) feed(at, title, home string, changes []change) ([]byte, error) {
	f := export.Feed{Title: b.Words.T("page.head-title", title, b.Text(b.Model.Title)), Address: b.Model.URL + at, Page: b.Model.URL + home, Lang: b.Model.Lang,
		Author: cmp.Or(b.Text(b.Model.Publisher.Name), b.Text(b.Model.Title)), Rights: b.Text(b.Model.Licence.Name), AsOf: b.Model.AsOf}
	for _, c := range changes {
		e := export.Entry{Address: b.Model.URL + c.address(), Updated: c.updated, Published: c.published}
		if n := c.news; n != nil {
			e.Title, e.Summary = b.Title(&n.Record), view.Cut(markup.Plain(n.Body, b.Model.Lang), 300)
		} else {
			k := c.commitment
			said := "page.feed.commitment"
			if !k.Nature.Promised() {
				said = "page.feed.deed"
			}
			e.Title = b.Words.T(said, b.Title(&k.Signatory.Record), b.Text(k.Action))
			e.Summary, e.Category = b.Text(k.Description), b.Text(k.Domain.Title)
		}
		f.Entries = append(f.Entries, e)
	}
	return f.Atom()
}

// HasEvents reports whether there is a calendar.
func (b *Builder) HasEvents() bool {
	for range b.events {
		return true
	}
	return false
}

// due reports whether a deadline belongs in the calendar: nothing was promised for that of a deed,
// and nothing is due at that of a commitment that was over before.
func (b *Builder) due(k *model.Commitment, m *model.Measure) bool {
	dropped := k.Past(b.Model.AsOf) && m.Deadline.First().After(b.Model.AsOf)
	over := m.Deadline.First().After(k.End) || m.Deadline.First().After(k.Signatory.End) ||
		k.Status.Halted() && (k.StatusOn.IsZero() || m.Deadline.First().After(k.StatusOn))
	return !m.Deadline.IsZero() && k.Nature.Promised() && !dropped && !over
}

// toReach returns in words what is to be reached by the deadline of a measure; "" where no
// figure was promised.
func (b *Builder) toReach(m *model.Measure) string {
	switch {
	case m.Target != nil && m.Per == model.PerYear:
		return b.Words.T("page.calendar.each-year", b.Measured(*m.Target, m.Unit))
	case m.Target != nil && m.Per != "":
		return b.Words.T("page.calendar.each-period", b.Measured(*m.Target, m.Unit))
	case m.Target != nil:
		return b.Words.T("page.calendar.target", b.Measured(*m.Target, m.Unit))
	case m.HasTarget():
		return b.Words.T("page.calendar.varying")
	}
	return ""
}

// reports yields the days until which the reports of a commitment are awaited: that of the latest
// period that ended, unless it came, then that of the running one. Nobody may have fixed a day.
func (b *Builder) reports(k *model.Commitment) iter.Seq[export.Event] {
	at := b.Model.URL + address.Commitment(k)
	event := func(p model.Period, due date.Date) export.Event {
		return export.Event{ID: at + "#bilan-" + p.String(), Address: at, On: due,
			Title: b.Words.T("page.calendar.report", b.Title(&k.Signatory.Record), b.Text(k.Action), phrase.Span(b.Words, p))}
	}
	return func(yield func(export.Event) bool) {
		r := b.Totals().Standing(k).Report
		if r.State == model.ReportExpected || r.State == model.ReportLate {
			e := event(r.Period, r.Due)
			if r.State == model.ReportLate {
				e.Text = b.Words.T("page.calendar.late", b.AsOf)
			}
			if !yield(e) {
				return
			}
		}
		if !r.Next.IsZero() {
			yield(event(r.Next, r.NextDue))
		}
	}
}

// About returns what the calendar holds, in words.
func (b *Builder) About() string {
	if b.Model.Rounds.Delay == nil {
		return b.Words.T("page.calendar.about")
	}
	return b.Words.T("page.calendar.about-reports")
}

// events returns the dates of calls, the deadlines of commitments, and the days of reports that are
// awaited.
func (b *Builder) events(yield func(export.Event) bool) {
	event := func(at, what string, on date.Date) export.Event {
		return export.Event{ID: b.Model.URL + at + "#" + what, Address: b.Model.URL + at, On: on}
	}
	for _, c := range b.Model.Calls {
		at := address.Record(&c.Record)
		for _, day := range []struct {
			what, words string
			on          date.Date
		}{{"ouverture", "page.calendar.opening", c.Opening}, {"cloture", "page.calendar.closing", c.Closing}} {
			if day.on.IsZero() {
				continue
			}
			e := event(at, day.what, day.on)
			if e.Title, e.Text = b.Words.T(day.words, b.Title(&c.Record)), b.Text(c.Eligible); !yield(e) {
				return
			}
		}
	}
	for _, s := range b.Model.Signatories {
		for _, k := range s.Commitments {
			for i, m := range k.Measures {
				if !b.due(k, &m) {
					continue
				}
				e := event(address.Commitment(k), export.MeasureID(k, i), m.Deadline.Last())
				e.Title = b.Words.T("page.calendar.deadline", b.Title(&s.Record), b.Text(k.Action), b.Text(m.Name))
				if e.Text = b.toReach(&m); !yield(e) {
					return
				}
			}
			for e := range b.reports(k) {
				if !yield(e) {
					return
				}
			}
		}
	}
}
