package page

import (
	"cmp"

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
		sums := b.Totals().ByTerritory[t.Index]
		list := address.SignatoriesBy(address.ByTerritory, t.Slug, 1)
		v := TerritoryView{Status: b.Badge("deployment", t.Status), Provenance: b.Provenance(&t.Record)}
		trail := b.Trail(model.Territories)
		above := t.Ancestors()
		for i := len(above) - 1; i >= 0; i-- {
			trail = append(trail, b.Link(&above[i].Record))
		}
		v.Shell = b.Shell(view.Frame{Kind: "territory", Kicker: b.Label("level", string(t.Level)), Trail: trail,
			Record: &t.Record, Description: b.Words.T("page.territory.description", b.Text(t.Title),
				b.Words.N("page.count.signatories", sums.Signatories), b.Commitments(sums.Commitments))})
		v.Facts = b.territoryFacts(t)
		v.Stats = b.SumStats(sums, list, sums.Signatories+sums.Left)
		v.StatsNote = b.Covers("page.territory.covers")
		if t.Level == model.Country && b.Totals().Unplaced > 0 {
			v.StatsNote += " " + b.Words.N("page.territory.unplaced", b.Totals().Unplaced)
		}
		v.Compare = b.CompareLink(&t.Record)
		v.Standings = b.Standings(sums, b.RoundLink(&t.Record, stats.Scope{Territory: t}))
		v.Assessments = b.Assessments(t.Assessed)
		v.Mobilisation = b.mobilisation(t)
		v.Declared = b.declared(t)
		v.Children = b.children(t)
		if sums.Signatories+sums.Left == 0 {
			v.Empty, v.Around = b.StateOf(t), b.Around(t)
		}
		var err error
		if v.Body, _, err = b.prose.Body(&t.Record); err != nil {
			return v, err
		}
		v.Figures = b.figures.Views(b.figures.OfTerritory(t), t.Figures)
		v.Scripted = len(v.Stats)+len(v.Figures)+len(t.Figures) > 0
		if sums.Signatories+sums.Left > 0 {
			v.Related = append(v.Related, b.signatoriesSection(b.Totals().InTerritory[t.Index], list,
				func(k *model.Commitment) bool { return stats.LiesIn(k.Territories, t) }))
		}
		v.Related = append(v.Related, b.Related(&t.Record)...)
		return v, err
	})
}

func (b *Builder) territoryFacts(t *model.Territory) []view.Pair {
	var f view.Facts
	if t.Code != "" {
		f.Add(b.Label("code", string(t.Level)), view.Plain(t.Code)...)
	}
	if t.Parent != nil {
		f.Add(b.Words.T("page.fact.parent"), b.Link(&t.Parent.Record))
	}
	f.Add(b.Words.T("page.fact.launch"), view.Plain(b.Date(t.Launch))...)
	f.Add(b.Words.T("page.fact.animators"), b.ActorLinks(t.Animators)...)
	if t.Population != nil {
		f.Add(b.Words.T("page.fact.population"), view.Plain(b.Words.N("page.count.inhabitants", *t.Population))...)
	}
	return f
}

// mobilisation returns the steps from those approached to those that agreed, one line for each
// scope of what was counted; nothing where a line would be of one step.
func (b *Builder) mobilisation(t *model.Territory) []MobilisationView {
	var out []MobilisationView
	for _, f := range stats.Funnels(t) {
		v := MobilisationView{Scope: b.Label("scope-of", string(f.Scope))}
		for _, c := range f.Steps {
			v.Steps = append(v.Steps, StepView{Text: b.Words.T("page.declared.counted", b.Counted(c), b.Words.N("page.declared."+string(c.Type), c.Number)), Date: cmp.Or(b.Date(c.Date), b.Words.T("page.undated")), Sources: b.Source(c.Source)})
		}
		out = append(out, v)
	}
	return out
}

// declared returns what the territory declared beside what is published here: two
// figures that are never added.
func (b *Builder) declared(t *model.Territory) *view.Table {
	if len(t.Counts) == 0 {
		return nil
	}
	sums := b.Totals().ByTerritory[t.Index]
	table := &view.Table{Caption: b.Words.T("page.declared.beside"), Note: b.Words.T("page.declared.note"),
		Head: view.Heads(b.Words.T("page.head.counted"), b.Words.T("page.head.declared"), b.Words.T("page.head.published"), b.Words.T("page.head.date"), b.Words.T("page.head.source"))}
	for i := range t.Counts {
		n := t.Counts[i]
		row := view.Row{Head: view.Link{Text: b.Label("count-type", string(n.Type)), Hint: b.Label("scope-of", string(n.Scope))}}
		if n.Indicator != nil {
			row.Head = b.Link(&n.Indicator.Record)
		}
		row.Cells = []view.Cell{{Text: b.Counted(n), Number: true}, b.beside(sums, &n), {Text: cmp.Or(b.Date(n.Date), b.Words.T("page.undated"))}, {Links: b.Source(n.Source)}}
		table.Rows = append(table.Rows, row)
		if n.Note != "" {
			table.Remarks = append(table.Remarks, view.Remark{Term: row.Head.Text, Text: b.Text(n.Note)})
		}
	}
	return table.Aligned()
}

// beside returns the cell of what is published of the same thing as a declared number.
func (b *Builder) beside(s *stats.Sums, n *model.Count) view.Cell {
	if n.Indicator != nil {
		if total, ok := s.ByIndicator[n.Indicator].Total(); ok {
			return b.FigureCell(&total.Quantity)
		}
		return b.FigureCell(nil)
	}
	switch published, ok := s.Published(n); {
	case !ok:
		return view.Cell{Text: b.Words.T("page.declared.apart"), Missing: true, Number: true}
	case published == 0:
		return view.Cell{Text: b.Words.T("page.not-published"), Number: true}
	default:
		return b.NumberCell(published)
	}
}

// children returns the territories just below a place. Their counts don't add up to
// the place's: a record may name several of them.
func (b *Builder) children(t *model.Territory) *view.Table {
	if len(t.Children) == 0 {
		return nil
	}
	table := &view.Table{Caption: b.Words.T("page.children.caption", b.Text(t.Title)), Note: b.Words.T("page.children.note"),
		Head: view.Heads(b.Words.T("page.head.territory"), b.Words.T("page.head.deployment"), b.Words.T("page.head.signatories"), b.Words.T("page.head.commitments"), b.Words.T("page.head.deeds"))}
	for _, c := range t.Children {
		l := b.Link(&c.Record)
		l.Hint = b.Label("hint", string(c.Level))
		status := view.Cell{Text: cmp.Or(b.Label("deployment", string(c.Status)), b.Words.T("page.deployment.none")), Missing: c.Status == ""}
		sums := b.Totals().ByTerritory[c.Index]
		table.Rows = append(table.Rows, view.Row{Head: l, Cells: []view.Cell{status, b.NumberCell(sums.Signatories), b.promised(sums), b.NumberCell(sums.Deeds)}})
	}
	return table.Aligned()
}

// promised returns a cell with the number of commitments of a place, over or not.
func (b *Builder) promised(s *stats.Sums) view.Cell {
	out := b.NumberCell(s.Promised())
	if ended := b.Ended(s.Commitments); ended != "" {
		out.Text = b.Words.T("page.children.promised", out.Text, ended)
	}
	return out
}

// signatoriesSection returns the first signatories of a place or a domain, with what they do
// there, and the way to all of them.
func (b *Builder) signatoriesSection(ss []*model.Signatory, list string, there func(*model.Commitment) bool) view.Section {
	card := func(s *model.Signatory) view.Card { return b.SignatoryCardIn(s, there) }
	s := view.SectionOf("signataires", b.Words.T("page.kinds.signataires"), ss, view.MostCards, card,
		view.Link{Text: b.Words.N("page.more.signatories", len(ss)), Href: b.Href(list)})
	if len(ss) == 0 {
		s.Empty = b.Words.T("page.empty.signatories")
	}
	return s
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

// TerritoryView is a territory, with the sums of all below it.
type TerritoryView struct {
	view.Shell
	Facts        []view.Pair
	Status       view.Badge
	Stats        []view.Stat
	StatsNote    string
	Compare      view.Link
	Standings    *view.Standings
	Assessments  *view.AssessmentsView
	Mobilisation []MobilisationView
	Declared     *view.Table // counts declared by the territory, never mixed with Stats
	Figures      []view.FigureView
	Children     *view.Table
	Empty        string      // why no signatory is published
	Around       []view.Pair // where else the charter is, beside Empty
	Body         view.Body
	Related      []view.Section
	view.Provenance
}

// MobilisationView is how far a territory came in gathering signatories, as it declared.
type MobilisationView struct {
	Scope string // "au niveau national"; "" unknown
	Steps []StepView
}

// StepView is a number on that way, with its date and its sources.
type StepView struct {
	Text    string // "160 entreprises sollicitées"
	Date    string
	Sources []view.Link
}
