// Package compare makes the page that sets territories, domains or signatories side by side, and
// the data that its script reads.
//
// What is chosen stands in the address (?territoires=aude,gard), so that choices are links, and a
// comparison can be shared. Pages made ahead for each pair would be their number squared: without
// a script, the page has two short tables, and leads to what already stands side by side elsewhere.
//
// The data, JSON, below a folder that changes with them (see address.CompareFile):
//
//	<kind>-<k>.json    40 records, by slug: what the lines are of, then for each record what column returns
//	noms-<letter>.json the names with a word that begins with a letter or a digit: kind, slug, name, what it is
package compare

import (
	"strings"

	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// Builder makes the comparison of a site.
type Builder struct{ *view.Site }

// CompareView is the comparison: a table of the larger territories and one of the domains, which
// anybody reads, and a form by which a script sets two to four of a kind side by side.
type CompareView struct {
	view.Shell
	Action  string // of the form
	Root    string // what the addresses of the data begin with
	Letters string // each the end of a file of names
	Groups  []CompareGroup
	Tables  []CompareTable
	Ways    []view.Pair // what stands side by side on other pages
}

// CompareGroup is a kind of records of which some can be compared with each other.
type CompareGroup struct {
	Name   string // in the address: "territoires"
	Title  string
	Firsts string // the first slug of each file of the data, set apart by spaces
	Note   string // what the numbers cover
	More   string // the hint of the field, once one of them is chosen
	Some   []view.Link
}

// CompareTable is a table that is there without a script.
type CompareTable struct {
	Title string
	Table *view.Table
	All   view.Link
}

// group is what is compared of a kind.
type group struct {
	kind       model.Kind
	more, note string
	caption    string // of the table that needs no script; "" for none
	rest       string // what it says of those that aren't in it
	heads      []string
	of         []compared
}

// compared is a record with its figures.
type compared struct {
	*model.Record
	hue     int    // of a domain
	is      string // what it is, to tell it from a namesake: "département"
	finding finding
	above   []*model.Territory // that contain it, the smallest first
	beside  []*model.Record    // what it is likely to be compared with
	cells   []view.Cell
	short   []view.Cell // in the table that is there without a script; none where it isn't there
}

// Files returns the page that compares, and its data.
func (b *Builder) Files() []site.File {
	var groups []group
	for _, g := range []struct {
		kind model.Kind
		made func() group
	}{{model.Territories, b.places}, {model.Domains, b.domains}, {model.Signatories, b.signatories}} {
		if b.Compares(g.kind) {
			groups = append(groups, g.made())
		}
	}
	if len(groups) == 0 {
		return nil
	}
	data := b.data(groups)
	out := []site.File{view.Page(b.Site, address.Compare, "compare", func() (CompareView, error) {
		return b.view(groups, data), nil
	})}
	for _, f := range data.files {
		out = append(out, site.Bytes(address.CompareFile(data.version, f.name), func() ([]byte, error) { return f.bytes, nil }))
	}
	return out
}

func (b *Builder) view(groups []group, data files) CompareView {
	v := CompareView{Action: b.Href(address.Compare), Letters: data.letters, Ways: b.ways()}
	v.Root = b.Href(address.CompareFile(data.version, ""))
	v.Shell = b.Shell(view.Frame{At: address.Compare, Kind: "compare", Title: b.Words.T("page.compare.title"),
		Lead: b.Words.T("page.compare.lead")})
	v.Script = "compare.js"
	for _, g := range groups {
		title := b.Words.T("page.kinds." + string(g.kind))
		v.Groups = append(v.Groups, CompareGroup{Name: string(g.kind), Title: title, Firsts: data.firsts[g.kind],
			Note: g.note, More: g.more, Some: b.some(g)})
		t := &view.Table{Caption: g.caption, Note: strings.TrimSpace(g.rest + " " + g.note), Head: view.Heads(b.Words.T("page.kind."+string(g.kind)),
			b.Words.T("page.head.signatories"), b.Words.T("page.head.all"), b.Words.T("page.compare.reported"))}
		for _, c := range g.of {
			if c.short != nil {
				t.Rows = append(t.Rows, view.Row{Head: b.Link(c.Record), Hue: c.hue, Cells: c.short})
			}
		}
		if len(t.Rows) > 0 {
			t.Aligned()
			v.Tables = append(v.Tables, CompareTable{title, t, view.Link{Text: title, Href: b.Href(address.List(g.kind, 1))}})
		}
	}
	return v
}

// mostSome is how many records of a kind are offered before a reader types a name.
const mostSome = 4

// short returns the cells of a record in the table that needs no script: few enough for a phone. Nil where nothing is published.
func (b *Builder) short(s *stats.Sums) []view.Cell {
	if s.Signatories+s.Left+s.All() == 0 {
		return nil
	}
	return []view.Cell{b.NumberCell(s.Signatories), {Text: b.Commitments(s.Commitments)}, b.PartCell(s.Reported, s.All())}
}

// some returns the links to begin a comparison with: what most is committed in or by. A country that contains
// all the others is none.
func (b *Builder) some(g group) []view.Link {
	var out []view.Link
	most := func(c compared) int {
		if c.finding.holds != "" && len(c.above) == 0 && len(b.Model.Roots) == 1 {
			return 0
		}
		return c.finding.all
	}
	for _, c := range foremost(g.of, most, mostSome) {
		out = append(out, view.Link{Text: b.Title(c.Record), Href: b.CompareLink(c.Record).Href + "#comparaison"})
	}
	return out
}

// ways returns the pages on which records of a kind stand side by side already: the territories in
// another, the signatories that do the same, that follow the same indicator.
func (b *Builder) ways() []view.Pair {
	var f view.Facts
	var places []view.Link
	for _, t := range b.TopPlaces() {
		if len(t.Children) > 1 {
			places = append(places, view.Link{Text: view.Raised(b.InPlace(t)), Href: b.Href(address.Record(&t.Record)) + "#dedans"})
		}
	}
	f.Add(b.Words.T("page.compare.inside"), places...)
	if len(b.Totals().Following) > 0 {
		f.Add(b.Words.T("page.compare.same"), view.Link{Text: b.Words.T("page.actions.title"), Href: b.Href(address.Actions)})
	}
	if len(b.Model.Indicators) > 0 {
		all := view.Link{Text: b.Words.T("page.kinds.indicateurs"), Href: b.Href(address.List(model.Indicators, 1))}
		f.Add(b.Words.T("page.compare.followed"), all)
	}
	return f
}
