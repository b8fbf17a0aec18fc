package page

import (
	"strings"

	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// territories returns the tree of territories and each of them.
func (b *Builder) territories() []site.File {
	if len(b.Model.Territories) == 0 {
		return nil
	}
	at := address.List(model.Territories, 1)
	out := []site.File{view.Page(b.Site, at, "tree", func() (TreeView, error) {
		v := TreeView{Shell: b.Shell(view.Frame{At: at, Kind: "tree", Title: b.Words.T("page.kinds.territoires"), Lead: b.Words.T("page.lead.territories"), Section: model.Territories}),
			Note: b.Words.T("page.tree.note", b.AsOf)}
		if b.Totals().Unplaced > 0 {
			v.Note += " " + b.Words.N("page.territory.unplaced", b.Totals().Unplaced)
		}
		for _, t := range b.Model.Roots {
			v.Roots = append(v.Roots, b.node(t))
		}
		v.Near = view.Link{Text: b.Words.T("page.near.search"), Href: b.Href(address.Near)}
		return v, nil
	})}
	for _, t := range b.Model.Territories {
		out = append(out, b.territory(t))
	}
	return out
}

func (b *Builder) node(t *model.Territory) TreeNode {
	l := b.Link(&t.Record)
	l.Hint = b.Words.T("page.tree.hint", b.Label("hint", string(t.Level)), b.Words.N("page.count.signatories", b.Totals().ByTerritory[t.Index].Signatories))
	out := TreeNode{Link: l, Status: b.Badge("deployment", t.Status)}
	for _, c := range t.Children {
		out.Children = append(out.Children, b.node(c))
	}
	return out
}

func (b *Builder) territory(t *model.Territory) site.File {
	at := address.Record(&t.Record)
	return view.Page(b.Site, at, "territory", func() (TerritoryView, error) {
		v := TerritoryView{Provenance: b.Provenance(&t.Record), Status: b.Badge("deployment", t.Status), At: b.Model.URL + at}
		trail := b.Trail(model.Territories)
		above := t.Ancestors()
		for i := len(above) - 1; i >= 0; i-- {
			trail = append(trail, b.Link(&above[i].Record))
		}
		v.Shell = b.Shell(view.Frame{Kind: "territory", Kicker: b.Label("level", string(t.Level)), Trail: trail,
			Record: &t.Record, Lead: b.PlaceAnswer(t)})
		v.Script = "print.js"
		acts := b.ActsIn(t)
		room := linesOnPaper - notesOnPaper(t)
		paper := &sheet{lines: room}
		v.Acts = b.actsOf(t, acts, paper)
		v.Around = b.around(t, acts, paper)
		v.Silent = b.silent(t, len(acts) == 0)
		v.Listing, v.Keyed = true, room > paper.lines
		v.Promised = paper.promised
		if paper.beyond > 0 {
			v.Beyond = b.Words.N("page.territory.beyond", paper.beyond)
		}
		v.Said, v.Declared = b.declared(t)
		v.Qualifies = v.Acts == nil && len(t.Counts) > 0
		v.Inside = b.inside(t)
		v.Small = b.small(t)
		v.Contact = b.contact(t)
		v.Compare = b.CompareLink(&t.Record)
		v.Facts = b.territoryFacts(t)
		v.Assessments = b.Assessments(t.Assessed)
		sums := b.Totals().ByTerritory[t.Index]
		if sums.Received.Known() || sums.Measurable() {
			v.Standings = b.Standings(sums, b.RoundLink(&t.Record, stats.Scope{Territory: t}))
		}
		var err error
		if v.Body, _, err = b.prose.Body(&t.Record); err != nil {
			return v, err
		}
		v.Figures = b.drawn(t)
		v.Scripted = len(v.Figures)+len(t.Figures) > 0
		v.Told, v.Related = told(b.Related(&t.Record))
		return v, err
	})
}

// mostInTerritory is how many figures the page of a territory shows; the list of all figures has the others.
const mostInTerritory = 3

// drawn returns the first figures of a territory that say more than a sentence can.
func (b *Builder) drawn(t *model.Territory) []view.FigureView {
	specs := b.figures.Drawn(b.figures.OnPageOf(t))
	return b.figures.Views(specs[:min(len(specs), mostInTerritory)], t.Figures)
}

// told parts what refers to a place: what is read, as one list, and the other records.
func told(all []view.Section) (read []ToldView, others []view.Section) {
	for _, s := range all {
		if s.Facts != nil {
			others = append(others, s)
			continue
		}
		one := ToldView{More: s.More}
		for _, c := range s.Cards {
			one.Lines = append(one.Lines, view.Link{Text: c.Title, Href: c.Href, Hint: c.Kicker})
		}
		read = append(read, one)
	}
	return read, others
}

func (b *Builder) territoryFacts(t *model.Territory) []view.Pair {
	var f view.Facts
	sums := b.Totals().ByTerritory[t.Index]
	f.Add(b.Words.T("page.fact.launch"), view.Plain(b.Date(t.Launch))...)
	if n := sums.Signatories + sums.Left; n > 0 {
		l := view.Link{Text: b.Words.N("page.count.signatories", sums.Signatories), Href: b.Href(address.SignatoriesBy(address.ByTerritory, t.Slug, 1))}
		switch {
		case sums.Signatories == 0:
			l.Text = b.Words.N("page.territory.all-left", sums.Left)
		case sums.Left > 0:
			l.Hint = b.Words.N("page.stat.left", sums.Left)
		}
		f.Add(b.Words.T("page.territory.published"), l)
	}
	if sums.Conventions > 0 {
		f.Add(b.Words.T("page.territory.conventions"), view.Plain(b.Words.N("page.count.conventions", sums.Conventions))...)
	}
	if all := sums.All(); all > 0 {
		f.Add(b.Words.T("page.territory.reported"), view.Plain(b.someOfAll(sums.Reported, all))...)
	}
	if t.Population != nil {
		f.Add(b.Words.T("page.fact.population"), view.Plain(b.Words.N("page.count.inhabitants", *t.Population))...)
	}
	if t.Code != "" {
		f.Add(b.Label("code", string(t.Level)), view.Plain(t.Code)...)
	}
	f.Add(b.Words.T("page.fact.communes"), view.Plain(b.Text(strings.Join(t.Communes(), ", ")))...)
	return f
}

// TreeView is the list of territories, as a tree.
type TreeView struct {
	view.Shell
	Near  view.Link // to the page that looks for a commune
	Roots []TreeNode
	Note  string // what the counts cover
}

// TreeNode is a territory with what is below it.
type TreeNode struct {
	view.Link
	Status   view.Badge
	Children []TreeNode
}

// TerritoryView is a territory: who does what there, then what else is known of it.
type TerritoryView struct {
	view.Shell
	Compare     view.Link
	Acts        *ActsView // nil where nothing is published
	Silent      *SilentView
	Around      []AroundView
	Keyed       bool   // it has rows, whose signs are explained once
	Promised    bool   // some of the rows are of a promise
	Beyond      string // what paper leaves out: "et 33 autres, à cette adresse"
	At          string // absolute address, for paper
	Body        view.Body
	Qualifies   bool        // Body goes with the declared numbers on paper
	Said        []SaidView  // the numbers that the territory declares
	Declared    *view.Table // the same, where they are many
	Inside      *InsideView
	Small       *SmallView
	Told        []ToldView
	Assessments *view.AssessmentsView
	Standings   *view.Standings
	Figures     []view.FigureView
	Related     []view.Section
	Contact     *ContactView
	Status      view.Badge
	Facts       []view.Pair
	view.Provenance
}

// ToldView is records of a kind that tell of a place.
type ToldView struct {
	Lines []view.Link
	More  view.Link
}

// someOfAll returns how many of all something is true of: "3 sur 16", "les 16".
func (b *Builder) someOfAll(some, all int) string {
	if some == all && all > 1 {
		return b.Words.T("page.series.all", b.Words.Number(all))
	}
	return b.Words.T("page.series.of", b.Words.Number(some), b.Words.Number(all))
}
