// Package rounds makes the yearly reports: of a year, what was due, what came, what was reached, for
// the site, each domain and each territory that has something to tell.
package rounds

import (
	"io"
	"strconv"

	"parvis/generator/data/export"
	"parvis/generator/html/figures"
	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site"
	"parvis/generator/site/address"
	"parvis/generator/text/date"
)

// Builder makes the yearly reports.
type Builder struct {
	*view.Site
	figures *figures.Builder
}

// New returns a Builder; each report shows how many of its reports came.
func New(s *view.Site, figures *figures.Builder) *Builder { return &Builder{s, figures} }

// Files returns the list of years and the report of each, then those of domains and territories;
// nil where no year has anything to tell.
func (b *Builder) Files() []site.File {
	rounds := b.Totals().Rounds(b.Model, stats.Scope{})
	if len(rounds) == 0 {
		return nil
	}
	out := []site.File{b.index(rounds)}
	add := func(scope stats.Scope, of *model.Record) {
		all := b.Totals().Rounds(b.Model, scope)
		for _, r := range all {
			out = append(out, b.report(all, r, of)...)
		}
	}
	add(stats.Scope{}, nil)
	for _, d := range b.Model.Domains {
		add(stats.Scope{Domain: d}, &d.Record)
	}
	for _, t := range b.Model.Territories {
		if t.Level != model.Country { // the whole site is its report
			add(stats.Scope{Territory: t}, &t.Record)
		}
	}
	return out
}

// index returns the list of years.
func (b *Builder) index(rounds []*stats.Round) site.File {
	return view.Page(b.Site, address.Rounds, "rounds", func() (RoundView, error) {
		v := RoundView{Shell: b.Shell(view.Frame{At: address.Rounds, Kind: "rounds", Title: b.Words.T("page.rounds.title"), Lead: b.Words.T("page.rounds.lead")})}
		t := &view.Table{Caption: b.Words.T("page.rounds.years"), Note: b.rule(),
			Head: view.Heads(b.Words.T("page.head.year"), b.Words.T("page.rounds.ran"), b.Words.T("page.rounds.due"), b.Words.T("page.rounds.came"), b.Words.T("page.rounds.reported"))}
		for _, r := range rounds {
			received := r.Received()
			t.Rows = append(t.Rows, view.Row{Head: view.Link{Text: strconv.Itoa(r.Year), Href: b.Href(address.Round(r.Year, nil))},
				Cells: []view.Cell{b.NumberCell(len(r.Ran)), b.NumberCell(received.Due), b.NumberCell(received.Came), b.NumberCell(r.Reported)}})
		}
		v.Parts = []Part{{Title: b.Words.T("page.rounds.years"), ID: "annees", Table: t.Aligned()}}
		return v, nil
	})
}

// rule says by when a report is due, or that nobody fixed it.
func (b *Builder) rule() string {
	if d := b.Model.Rounds.Delay; d != nil {
		return b.Words.N("page.rounds.delay", *d)
	}
	return b.Words.T("page.rounds.no-delay")
}

// report returns the report of one year, of the whole site or of a domain or a territory. That of the whole
// site has the data of all, where a report was due.
func (b *Builder) report(all []*stats.Round, r *stats.Round, of *model.Record) []site.File {
	at := address.Round(r.Year, of)
	page := view.Page(b.Site, at, "rounds", func() (RoundView, error) {
		year := strconv.Itoa(r.Year)
		title := b.Words.T("page.rounds.of", year)
		trail := []view.Link{{Text: b.Words.T("page.rounds.title"), Href: b.Href(address.Rounds)}}
		if of != nil {
			title = b.Words.T("page.rounds.of-part", year, b.Title(of))
			trail = append(trail, view.Link{Text: year, Href: b.Href(address.Round(r.Year, nil))})
		}
		v := RoundView{Shell: b.Shell(view.Frame{At: at, Kind: "rounds", Title: title, Lead: b.summary(r), Trail: trail}), Rule: b.rule(), Rules: b.Rules()}
		if of != nil {
			v.About = b.Link(of)
		}
		for _, other := range all {
			if other != r {
				v.Others = append(v.Others, view.Link{Text: strconv.Itoa(other.Year), Href: b.Href(address.Round(other.Year, of))})
			}
		}
		v.Parts = b.parts(r)
		v.Scripted = len(r.Reports) > 0
		if len(r.Reports) > 0 {
			v.Data = view.Link{Text: b.Words.T("page.rounds.data"), Href: b.Href(address.RoundData(r.Year))}
		}
		return v, nil
	})
	if of != nil || len(r.Reports) == 0 {
		return []site.File{page}
	}
	return []site.File{page, {Address: address.RoundData(r.Year), Write: func(w io.Writer) error { return export.Of(b.Model, b.Totals()).WriteDue(w, r.Reports) }}}
}

// summary says in a few sentences what became of the year, and how little of it is known.
func (b *Builder) summary(r *stats.Round) string {
	received := r.Received()
	out := b.Words.N("page.rounds.summary", len(r.Ran))
	switch {
	case len(r.Ran) == 0:
	case r.Measured == 0:
		out += " " + b.Words.T("page.rounds.none-measured")
	default:
		out += " " + b.Words.N("page.rounds.measured", r.Measured) + " " + b.Words.N("page.rounds.with-result", r.Reported)
	}
	switch {
	case r.Undated > 0 && len(r.Ran) == 0:
		out = b.Words.N("page.rounds.all-undated", r.Undated)
	case r.Undated > 0:
		out += " " + b.Words.N("page.rounds.undated", r.Undated)
	}
	switch {
	case !received.Known():
	case received.Came == received.Due:
		out += " " + b.Words.N("page.rounds.all-came", received.Due)
	default:
		out += " " + b.Words.N("page.rounds.received", received.Came, b.Words.N("page.rounds.of-due", received.Due))
		if received.Partial(b.Model.Rounds) {
			out += " " + b.Words.T("page.rounds.partial")
		}
	}
	if r.Awaited > 0 {
		out += " " + b.Words.N("page.rounds.awaited", r.Awaited)
	}
	if b.running(r.Year) {
		out += " " + b.Words.T("page.rounds.running", b.AsOf)
	}
	return out
}

// running reports whether a year isn't over on the as-of date.
func (b *Builder) running(year int) bool {
	return b.Model.AsOf.Compare(date.Date{Year: year}.Last()) < 0
}

// RoundView is a yearly report, or the list of years.
type RoundView struct {
	view.Shell
	Rule   string    // by when reports are due
	Rules  string    // address of how states are established
	About  view.Link // the domain or the territory of the report; none for the whole site
	Data   view.Link // the reports of the year as CSV; none where none was due here
	Others []view.Link
	Parts  []Part
}

// Part is one section of a report: figures, a table or points, or why there is none.
type Part struct {
	ID      string
	Title   string
	Figures []view.FigureView
	Table   *view.Table
	Points  []string
	Empty   string
}
