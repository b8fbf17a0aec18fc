package compare

import (
	"cmp"
	"slices"

	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
)

// mostBeside is how many records are offered beside one.
const mostBeside = 6

// places returns every territory, each before those that it contains.
func (b *Builder) places() group {
	g := group{kind: model.Territories, more: b.Words.T("page.compare.more-territories"), caption: b.Words.T("page.compare.territories"),
		note: b.Words.T("page.compare.covers", b.AsOf) + " " + b.Words.T("page.declared.note")}
	declared := b.declared()
	g.heads = append(b.countHeads(true), b.Words.T("page.head.deployment"))
	for _, d := range declared {
		g.heads = append(g.heads, b.Words.T("page.compare.declared."+d.key))
	}
	top := b.TopPlaces()
	for len(top) == 1 && len(top[0].Children) > 0 {
		top = top[0].Children // one alone is compared with nothing
	}
	silent := false // something is published of only some of the larger places
	var walk func(ts []*model.Territory)
	walk = func(ts []*model.Territory) {
		for _, t := range ts {
			s := b.Totals().ByTerritory[t.Index]
			c := compared{Record: &t.Record, is: view.Lowered(b.Label("level", string(t.Level))), above: t.Ancestors(),
				beside: b.besidePlace(t)}
			c.finding = b.finding(b.ThePlace(t), s.Commitments, s.Reported, s.Signatories)
			c.finding.within, c.finding.bare = b.InPlace(t), b.InPlace(t)
			if c.finding.all > 0 {
				n := stats.Commitments{Running: s.Promised(), Deeds: s.Deeds}
				c.finding.within = b.Words.T("page.compare.within", b.Commitments(n), b.InPlace(t))
				c.finding.bare = b.Words.T("page.compare.within", b.Words.Number(c.finding.all), b.InPlace(t))
			}
			if slices.Contains(top, t) {
				c.short = b.short(s)
				silent = silent || c.short == nil
			}
			if len(t.Children) > 0 {
				c.finding.holds = b.holds(c.finding.the)
			}
			c.cells = b.countCells(s, true)
			status := cmp.Or(b.Label("deployment", string(t.Status)), b.Words.T("page.deployment.none"))
			c.cells = append(c.cells, view.Cell{Text: status, Missing: t.Status == ""})
			for _, d := range declared {
				c.cells = append(c.cells, view.Cell{Text: d.of[t], Missing: d.of[t] == ""})
			}
			g.of = append(g.of, c)
			walk(t.Children)
		}
	}
	walk(b.Model.Roots)
	if silent {
		g.rest = b.Words.T("page.compare.rest")
	}
	return g
}

// besidePlace returns the place that contains one, and those beside it, where most happens first.
func (b *Builder) besidePlace(t *model.Territory) []*model.Record {
	siblings := b.Model.Roots
	var out []*model.Record
	if t.Parent != nil {
		siblings = t.Parent.Children
		out = append(out, &t.Parent.Record)
	}
	all := func(t *model.Territory) int { return b.Totals().ByTerritory[t.Index].All() }
	for _, other := range foremost(siblings, all, mostBeside) {
		if other != t && len(out) < mostBeside {
			out = append(out, &other.Record)
		}
	}
	return out
}

// countHeads returns the heads of countCells.
func (b *Builder) countHeads(byDomain bool) []string {
	out := []string{b.Words.T("page.head.signatories"), b.Words.T("page.compare.running"), b.Words.T("page.compare.ended"),
		b.Words.T("page.head.deeds")}
	if byDomain {
		out = append(out, b.domainHeads()...)
	}
	return append(out, b.coverageHeads()...)
}

// countCells returns the numbers of signatories and of what they committed to, and how far their results are known.
func (b *Builder) countCells(s *stats.Sums, byDomain bool) []view.Cell {
	out := append([]view.Cell{b.NumberCell(s.Signatories)}, b.commitmentCells(s.Commitments)...)
	if byDomain {
		for _, d := range b.CurrentDomains(b.Totals().All) {
			out = append(out, b.NumberCell(s.ByDomain[d.Position-1].All()))
		}
	}
	return append(out, b.coverageCells(s.Measured, s.Reported, s.All(), s.Received)...)
}

func (b *Builder) commitmentCells(c stats.Commitments) []view.Cell {
	return []view.Cell{b.NumberCell(c.Running), b.NumberCell(c.Ended), b.NumberCell(c.Deeds)}
}

func (b *Builder) domainHeads() []string {
	var out []string
	for _, d := range b.CurrentDomains(b.Totals().All) {
		out = append(out, b.Words.T("page.compare.among", b.Text(d.Short)))
	}
	return out
}

func (b *Builder) coverageHeads() []string {
	return []string{b.Words.T("page.compare.measured"), b.Words.T("page.compare.reported"), b.Words.T("page.compare.received")}
}

// coverageCells returns of how many commitments an indicator and a result are known, and how many of the reports due came.
func (b *Builder) coverageCells(measured, reported, all int, received stats.Received) []view.Cell {
	reports := view.Cell{Text: b.Words.T("page.compare.none-due"), Missing: true, Number: true}
	if received.Known() {
		reports = b.PartCell(received.Came, received.Due)
	}
	return []view.Cell{b.PartCell(measured, all), b.PartCell(reported, all), reports}
}

// declared is how many signatories each territory declared, or expected, of one scope: a number of national
// ones isn't compared with one of local ones, nor what is expected with what is.
type declared struct {
	key string // of its name
	of  map[*model.Territory]string
}

// declared returns the declared numbers of signatories, then those that were expected, for each scope that has some;
// or for none told.
func (b *Builder) declared() []declared {
	var out []declared
	for _, counted := range []struct {
		kind model.CountType
		key  string
	}{{model.CountSignatories, ""}, {model.CountPlannedSignatories, "-planned"}} {
		for _, scope := range append([]model.Scope{""}, model.Scope("").Values()...) {
			if of := b.declaredOf(counted.kind, scope); len(of) > 0 {
				out = append(out, declared{cmp.Or(string(scope), "any") + counted.key, of})
			}
		}
	}
	if len(out) == 0 {
		out = append(out, declared{key: "any"})
	}
	return out
}

// declaredOf returns the latest numbers of a type and a scope, each with its date.
func (b *Builder) declaredOf(counted model.CountType, scope model.Scope) map[*model.Territory]string {
	of := map[*model.Territory]string{}
	for _, t := range b.Model.Territories {
		for _, n := range stats.Latest(t.Counts) {
			if n.Type == counted && n.Scope == scope {
				of[t] = b.Words.T("page.declared.on", b.Counted(n), b.DeclaredOn(&n))
			}
		}
	}
	return of
}
