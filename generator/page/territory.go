package page

import (
	"cmp"
	"parvis/generator/address"
	"parvis/generator/model"
	"parvis/generator/phrase"
)

// territories is the tree of territories and each of them.
func (b *builder) territories() []Page {
	at := address.List(model.Territories, 1)
	out := []Page{page(at, "tree", func() (TreeView, error) {
		v := TreeView{Shell: b.shell(frame{at: at, kind: "tree", title: b.words.T("page.kinds.territoires"), lead: b.words.T("page.lead.territories"), section: model.Territories}),
			Note: b.words.T("page.tree.note", b.asOf)}
		if b.stats().Unplaced > 0 {
			v.Note += " " + b.words.N("page.territory.unplaced", b.stats().Unplaced)
		}
		for _, t := range b.site.Roots {
			v.Roots = append(v.Roots, b.node(t))
		}
		if len(v.Roots) == 0 {
			v.Empty = b.words.T("page.empty.territories")
		} else {
			v.Near = Link{Text: b.words.T("page.near.search"), Href: b.href(address.Near)}
		}
		return v, nil
	})}
	for _, t := range b.site.Territories {
		out = append(out, b.territory(t))
	}
	return out
}

func (b *builder) node(t *model.Territory) TreeNode {
	l := b.link(&t.Record)
	l.Hint = b.words.T("page.tree.hint", b.label("hint", string(t.Level)), b.words.N("page.count.signatories", b.stats().ByTerritory[t.Index].Signatories))
	out := TreeNode{Link: l, Status: b.badge("deployment", string(t.Status))}
	for _, c := range t.Children {
		out.Children = append(out.Children, b.node(c))
	}
	return out
}

func (b *builder) territory(t *model.Territory) Page {
	at := address.Record(&t.Record)
	return page(at, "territory", func() (TerritoryView, error) {
		sums := b.stats().ByTerritory[t.Index]
		list := address.SignatoriesBy(address.ByTerritory, t.Slug, 1)
		v := TerritoryView{Status: b.badge("deployment", string(t.Status)), Provenance: b.provenance(&t.Record)}
		trail := b.trail(model.Territories)
		above := t.Ancestors()
		for i := len(above) - 1; i >= 0; i-- {
			trail = append(trail, b.link(&above[i].Record))
		}
		v.Shell = b.shell(frame{at: at, kind: "territory", title: b.text(t.Title), kicker: b.label("level", string(t.Level)), trail: trail,
			section: model.Territories, draft: t.Draft, description: b.words.T("page.territory.description", b.text(t.Title),
				b.words.N("page.count.signatories", sums.Signatories), b.words.N("page.count.commitments", sums.Commitments))})
		v.Facts = b.territoryFacts(t)
		v.Stats = b.sumStats(sums, list, sums.Signatories)
		v.StatsNote = b.words.T("page.territory.covers", b.asOf)
		if t.Level == model.Country && b.stats().Unplaced > 0 {
			v.StatsNote += " " + b.words.N("page.territory.unplaced", b.stats().Unplaced)
		}
		v.Compare = b.compareLink(&t.Record)
		v.Declared = b.declared(t)
		v.Children = b.children(t)
		if sums.Signatories == 0 {
			v.Empty = b.whyEmpty(t)
		}
		var err error
		if v.Body, _, err = b.body(&t.Record); err != nil {
			return v, err
		}
		v.Figures, err = b.figureViews(b.territoryFigures(t), t.Figures)
		v.Scripted = len(v.Figures)+len(t.Figures) > 0
		if sums.Signatories > 0 {
			v.Related = append(v.Related, b.signatoriesSection(b.stats().InTerritory[t.Index], list))
		}
		v.Related = append(v.Related, b.related(&t.Record)...)
		return v, err
	})
}

func (b *builder) territoryFacts(t *model.Territory) []Pair {
	var f facts
	if t.Code != "" {
		f.add(b.label("code", string(t.Level)), plain(t.Code)...)
	}
	if t.Parent != nil {
		f.add(b.words.T("page.fact.parent"), b.link(&t.Parent.Record))
	}
	f.add(b.words.T("page.fact.launch"), plain(b.date(t.Launch))...)
	f.add(b.words.T("page.fact.animators"), b.actorLinks(t.Animators)...)
	if t.Population != nil {
		f.add(b.words.T("page.fact.population"), plain(b.words.N("page.count.inhabitants", *t.Population))...)
	}
	return f
}

// whyEmpty says why nothing is published of a place: the charter isn't there
// yet, or it is and no record was published.
func (b *builder) whyEmpty(t *model.Territory) string {
	if t.Status == "" {
		return b.words.T("page.empty.place.unknown")
	}
	return b.words.T("page.empty.place." + string(t.Status))
}

// declared is what the territory declared beside what is published here: two
// figures that are never added.
func (b *builder) declared(t *model.Territory) *Table {
	if len(t.Counts) == 0 {
		return nil
	}
	sums := b.stats().ByTerritory[t.Index]
	table := &Table{Caption: b.words.T("page.declared.caption"), Note: b.words.T("page.declared.note"),
		Head: heads(b.words.T("page.head.counted"), b.words.T("page.head.declared"), b.words.T("page.head.published"), b.words.T("page.head.date"), b.words.T("page.head.source"))}
	for _, n := range t.Counts {
		row := Row{Head: Link{Text: b.label("count-type", string(n.Type))}}
		published := Cell{Text: b.words.T("page.not-published"), Number: true}
		if beside, ok := sums.Beside(n.Type); ok {
			published = b.number(beside)
		}
		if n.Indicator != nil {
			row.Head = b.link(&n.Indicator.Record)
			if total, ok := sums.Series[n.Indicator].Total(); ok {
				published = b.figure(&total)
			}
		}
		row.Cells = []Cell{{Text: phrase.Counted(b.words, n), Number: true}, published, {Text: b.date(n.Date)}, {Links: b.source(n.Source)}}
		table.Rows = append(table.Rows, row)
		if n.Note != "" {
			table.Remarks = append(table.Remarks, Remark{Term: row.Head.Text, Text: b.text(n.Note)})
		}
	}
	return table.aligned()
}

// children is the territories just below a place. Their counts don't add up to
// the place's: a record may name several of them.
func (b *builder) children(t *model.Territory) *Table {
	if len(t.Children) == 0 {
		return nil
	}
	table := &Table{Caption: b.words.T("page.children.caption", b.text(t.Title)), Note: b.words.T("page.children.note"),
		Head: heads(b.words.T("page.head.territory"), b.words.T("page.head.deployment"), b.words.T("page.head.signatories"), b.words.T("page.head.commitments"))}
	for _, c := range t.Children {
		l := b.link(&c.Record)
		l.Hint = b.label("hint", string(c.Level))
		status := Cell{Text: cmp.Or(b.label("deployment", string(c.Status)), b.words.T("page.deployment.none")), Missing: c.Status == ""}
		sums := b.stats().ByTerritory[c.Index]
		table.Rows = append(table.Rows, Row{Head: l, Cells: []Cell{status, b.number(sums.Signatories), b.number(sums.Commitments)}})
	}
	return table.aligned()
}
