// Package rounds makes the yearly reports: of a year, what was due, what came, what was reached, for
// the site, each domain and each territory that has something to tell.
package rounds

import (
	"strconv"

	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// Builder makes the yearly reports.
type Builder struct{ *view.Site }

// Files returns the list of years and the report of each, then those of domains and territories;
// nil where no year has anything to tell.
func (b *Builder) Files() []site.File {
	years := b.Totals().RoundYears(b.Model)
	if len(years) == 0 {
		return nil
	}
	out := []site.File{b.index(years)}
	for _, y := range years {
		whole := b.Totals().Round(b.Model, stats.Scope{}, y)
		var parts []part
		for _, d := range b.Model.Domains {
			parts = append(parts, part{&d.Record, stats.Scope{Domain: d}})
		}
		for _, t := range b.Model.Territories {
			if t.Level != model.Country {
				parts = append(parts, part{&t.Record, stats.Scope{Territory: t}})
			}
		}
		var told []part
		for _, p := range parts {
			if round := b.Totals().Round(b.Model, p.scope, y); !round.Empty() {
				told = append(told, p)
				out = append(out, b.report(years, round, p.of, nil))
			}
		}
		out = append(out, b.report(years, whole, nil, told))
	}
	return out
}

// part is a domain or a territory that has a report of its own.
type part struct {
	of    *model.Record
	scope stats.Scope
}

// index returns the list of years.
func (b *Builder) index(years []int) site.File {
	return view.Page(b.Site, address.Rounds, "rounds", func() (RoundView, error) {
		v := RoundView{Shell: b.Shell(view.Frame{At: address.Rounds, Kind: "rounds", Title: b.Words.T("page.rounds.title"), Lead: b.Words.T("page.rounds.lead")})}
		t := &view.Table{Caption: b.Words.T("page.rounds.years"), Note: b.rule(),
			Head: view.Heads(b.Words.T("page.head.year"), b.Words.T("page.rounds.ran"), b.Words.T("page.rounds.due"), b.Words.T("page.rounds.came"), b.Words.T("page.rounds.reported"))}
		for _, y := range years {
			r := b.Totals().Round(b.Model, stats.Scope{}, y)
			received := r.Received()
			t.Rows = append(t.Rows, view.Row{Head: view.Link{Text: strconv.Itoa(y), Href: b.Href(address.Round(y, nil))},
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

// report returns the report of one year, of the whole site or of a domain or a territory.
func (b *Builder) report(years []int, r stats.Round, of *model.Record, parts []part) site.File {
	at := address.Round(r.Year, of)
	return view.Page(b.Site, at, "rounds", func() (RoundView, error) {
		year := strconv.Itoa(r.Year)
		title := b.Words.T("page.rounds.of", year)
		trail := []view.Link{{Text: b.Words.T("page.rounds.title"), Href: b.Href(address.Rounds)}}
		if of != nil {
			title = b.Words.T("page.rounds.of-part", year, b.Title(of))
			trail = append(trail, view.Link{Text: year, Href: b.Href(address.Round(r.Year, nil))})
		}
		v := RoundView{Shell: b.Shell(view.Frame{At: at, Kind: "rounds", Title: title, Lead: b.summary(r), Trail: trail}), Rule: b.rule()}
		if of != nil {
			v.About = b.Link(of)
		}
		for _, y := range years {
			if of == nil && y != r.Year {
				v.Others = append(v.Others, view.Link{Text: strconv.Itoa(y), Href: b.Href(address.Round(y, nil))})
			}
		}
		v.Parts = b.parts(r, parts)
		return v, nil
	})
}

// summary says in a few sentences what became of the year, and how little of it is known.
func (b *Builder) summary(r stats.Round) string {
	received := r.Received()
	out := b.Words.N("page.rounds.summary", len(r.Ran))
	switch {
	case len(r.Ran) == 0:
	case r.Measured == 0:
		out += " " + b.Words.T("page.rounds.none-measured")
	default:
		out += " " + b.Words.N("page.rounds.measured", r.Measured) + " " + b.Words.N("page.rounds.with-result", r.Reported)
	}
	if r.Undated > 0 {
		out += " " + b.Words.N("page.rounds.undated", r.Undated)
	}
	if received.Known() {
		out += " " + b.Words.N("page.rounds.received", received.Came, b.Words.N("page.rounds.of-due", received.Due))
		if received.Partial(b.Model.Rounds) {
			out += " " + b.Words.T("page.rounds.partial")
		}
	}
	return out
}

// RoundView is a yearly report, or the list of years.
type RoundView struct {
	view.Shell
	Rule   string    // by when reports are due
	About  view.Link // the domain or the territory of the report; none for the whole site
	Others []view.Link
	Parts  []Part
}

// Part is one section of a report: a table, or why there is none.
type Part struct {
	ID    string
	Title string
	Table *view.Table
	Lead  string
	Empty string
	Links []view.Link // to reports of domains and territories
}
