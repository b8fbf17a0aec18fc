package page

import (
	"cmp"

	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/site"
	"parvis/generator/site/address"
)

// territories returns the tree of territories and each of them.
func (b *Builder) territories() []site.File {
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
		if len(v.Roots) == 0 {
			v.Empty = b.Words.T("page.empty.territories")
		} else {
			v.Near = view.Link{Text: b.Words.T("page.near.search"), Href: b.Href(address.Near)}
		}
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
	out := TreeNode{Link: l, Status: b.Badge("deployment", string(t.Status))}
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
		v := TerritoryView{Status: b.Badge("deployment", string(t.Status)), Provenance: b.Provenance(&t.Record)}
		trail := b.Trail(model.Territories)
		above := t.Ancestors()
		for i := len(above) - 1; i >= 0; i-- {
			trail = append(trail, b.Link(&above[i].Record))
		}
		v.Shell = b.Shell(view.Frame{Kind: "territory", Kicker: b.Label("level", string(t.Level)), Trail: trail,
			Record: &t.Record, Description: b.Words.T("page.territory.description", b.Text(t.Title),
				b.Words.N("page.count.signatories", sums.Signatories), b.Commitments(sums.Commitments))})
		v.Facts = b.territoryFacts(t)
		v.Stats = b.SumStats(sums, list, sums.Signatories)
		v.StatsNote = b.Words.T("page.territory.covers", b.AsOf)
		if t.Level == model.Country && b.Totals().Unplaced > 0 {
			v.StatsNote += " " + b.Words.N("page.territory.unplaced", b.Totals().Unplaced)
		}
		v.Compare = b.CompareLink(&t.Record)
		v.Declared = b.declared(t)
		v.Children = b.children(t)
		if sums.Signatories == 0 {
			v.Empty = b.WhyEmpty(t)
		}
		var err error
		if v.Body, _, err = b.prose.Body(&t.Record); err != nil {
			return v, err
		}
		v.Figures, err = b.figures.Views(b.figures.OfTerritory(t), t.Figures)
		v.Scripted = len(v.Figures)+len(t.Figures) > 0
		if sums.Signatories > 0 {
			v.Related = append(v.Related, b.signatoriesSection(b.Totals().InTerritory[t.Index], list))
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

// declared returns what the territory declared beside what is published here: two
// figures that are never added.
func (b *Builder) declared(t *model.Territory) *view.Table {
	if len(t.Counts) == 0 {
		return nil
	}
	sums := b.Totals().ByTerritory[t.Index]
	table := &view.Table{Caption: b.Words.T("page.declared.caption"), Note: b.Words.T("page.declared.note"),
		Head: view.Heads(b.Words.T("page.head.counted"), b.Words.T("page.head.declared"), b.Words.T("page.head.published"), b.Words.T("page.head.date"), b.Words.T("page.head.source"))}
	for i := range t.Counts {
		n := t.Counts[i]
		row := view.Row{Head: view.Link{Text: b.Label("count-type", string(n.Type))}}
		published := view.Cell{Text: b.Words.T("page.not-published"), Number: true}
		if beside, ok := sums.Published(&n); ok {
			published = b.NumberCell(beside)
		}
		if n.Indicator != nil {
			row.Head = b.Link(&n.Indicator.Record)
			if total, ok := sums.ByIndicator[n.Indicator].Total(); ok {
				published = b.FigureCell(&total.Quantity)
			}
		}
		row.Cells = []view.Cell{{Text: b.Counted(n), Number: true}, published, {Text: b.Date(n.Date)}, {Links: b.Source(n.Source)}}
		table.Rows = append(table.Rows, row)
		if n.Note != "" {
			table.Remarks = append(table.Remarks, view.Remark{Term: row.Head.Text, Text: b.Text(n.Note)})
		}
	}
	return table.Aligned()
}

// children returns the territories just below a place. Their counts don't add up to
// the place's: a record may name several of them.
func (b *Builder) children(t *model.Territory) *view.Table {
	if len(t.Children) == 0 {
		return nil
	}
	table := &view.Table{Caption: b.Words.T("page.children.caption", b.Text(t.Title)), Note: b.Words.T("page.children.note"),
		Head: view.Heads(b.Words.T("page.head.territory"), b.Words.T("page.head.deployment"), b.Words.T("page.head.signatories"), b.Words.T("page.compare.running"), b.Words.T("page.head.deeds"))}
	for _, c := range t.Children {
		l := b.Link(&c.Record)
		l.Hint = b.Label("hint", string(c.Level))
		status := view.Cell{Text: cmp.Or(b.Label("deployment", string(c.Status)), b.Words.T("page.deployment.none")), Missing: c.Status == ""}
		sums := b.Totals().ByTerritory[c.Index]
		table.Rows = append(table.Rows, view.Row{Head: l, Cells: []view.Cell{status, b.NumberCell(sums.Signatories), b.NumberCell(sums.Running), b.NumberCell(sums.Deeds)}})
	}
	return table.Aligned()
}

// TreeView is the list of territories, as a tree.
type TreeView struct {
	view.Shell
	Near  view.Link // to the page that looks for a commune
	Roots []TreeNode
	Note  string // what the counts cover
	Empty string
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
	Facts     []view.Pair
	Status    view.Badge
	Stats     []view.Stat
	StatsNote string
	Compare   view.Link
	Declared  *view.Table // counts declared by the territory, never mixed with Stats
	Figures   []view.FigureView
	Children  *view.Table
	Empty     string
	Body      view.Body
	Related   []view.Section
	view.Provenance
}
