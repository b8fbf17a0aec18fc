package compare

import (
	"cmp"
	"slices"
	"strings"

	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/phrase"
	"parvis/generator/model/stats"
)

// statuses returns the states of commitments, in order; "" for those without a state.
func statuses() []model.Status { return append(slices.Clone(model.Status("").Values()), "") }

// domains returns the domains that are shown beside sums.
func (b *Builder) domains() group {
	g := group{kind: model.Domains, more: b.Words.T("page.compare.more-domains"), caption: b.Words.T("page.compare.domains"),
		note: b.Words.T("page.covers", b.AsOf)}
	g.heads = b.countHeads(false)
	for _, s := range statuses() {
		if s == "" {
			g.heads = append(g.heads, b.Words.T("page.status.none"))
		} else {
			g.heads = append(g.heads, b.Words.T("page.compare.status", strings.ToLower(b.Label("status", string(s)))))
		}
	}
	current := b.CurrentDomains(b.Totals().All)
	for _, d := range current {
		s := b.Totals().ByDomain[d.Position-1]
		c := compared{Record: &d.Record, hue: d.Hue(), is: view.Lowered(b.Words.T("page.kind.domaines")), short: b.short(s),
			cells: b.countCells(s, false)}
		if c.short == nil {
			g.rest = b.Words.T("page.compare.rest")
		}
		the := cmp.Or(b.Text(d.InSentence), b.Words.T("page.compare.domain", b.Text(d.Title)))
		c.finding = b.finding(the, s.Commitments, s.Reported, 0)
		for _, other := range current {
			if other != d {
				c.beside = append(c.beside, &other.Record)
			}
		}
		for _, state := range statuses() {
			c.cells = append(c.cells, b.NumberCell(s.ByStatus[state]))
		}
		g.of = append(g.of, c)
	}
	return g
}

// signatories returns those that are named: one that isn't to be is singled out by no comparison.
func (b *Builder) signatories() group {
	g := group{kind: model.Signatories, more: b.Words.T("page.compare.more-signatories"), note: b.Words.T("page.covers", b.AsOf)}
	g.heads = []string{b.Words.T("page.filter.type"), b.Words.T("page.facet.size"), b.Words.T("page.fact.territories"),
		b.Words.T("page.fact.signature"), b.Words.T("page.compare.running"), b.Words.T("page.compare.ended"), b.Words.T("page.head.deeds")}
	g.heads = append(append(g.heads, b.domainHeads()...), b.coverageHeads()...)
	domains := b.CurrentDomains(b.Totals().All)
	text := func(s string) view.Cell { return view.Cell{Text: s, Missing: s == ""} }
	for _, s := range b.Model.Signatories {
		if s.Withheld {
			continue
		}
		var all stats.Commitments
		var received stats.Received
		measured, reported, in := 0, 0, make([]int, len(b.Model.Domains))
		for _, k := range s.Commitments {
			all.Add(k, b.Model.AsOf)
			in[k.Domain.Position-1]++
			if len(k.Measures) > 0 {
				measured++
			}
			if k.Reported() {
				reported++
			}
			if k.Nature.Promised() {
				of := stats.ReceivedOf(b.Totals().Standing(k).Due)
				received.Due, received.Came = received.Due+of.Due, received.Came+of.Came
			}
		}
		c := compared{Record: &s.Record, is: view.Lowered(b.SignatoryKicker(s)), beside: b.besideSignatory(s)}
		c.finding = b.finding(b.Title(&s.Record), all, reported, 0)
		c.cells = []view.Cell{text(b.Label("signatory-type", string(s.Type))), text(b.Label("size", string(s.Size))),
			text(b.SomePlaces(s.Territories)), text(b.Date(s.Signature))}
		c.cells = append(c.cells, b.commitmentCells(all)...)
		for _, d := range domains {
			c.cells = append(c.cells, b.NumberCell(in[d.Position-1]))
		}
		c.cells = append(c.cells, b.coverageCells(measured, reported, all.All(), received)...)
		g.of = append(g.of, c)
	}
	return g
}

// besideSignatory returns the signatories that do one of the actions of the catalogue that one does.
func (b *Builder) besideSignatory(s *model.Signatory) []*model.Record {
	var out []*model.Record
	for _, k := range s.Commitments {
		if k.Catalogue == nil {
			continue
		}
		for _, other := range b.Totals().Following[k.Catalogue] {
			r := &other.Signatory.Record
			if other.Signatory != s && !other.Signatory.Withheld && len(out) < mostBeside && !slices.Contains(out, r) {
				out = append(out, r)
			}
		}
	}
	return out
}

// holds returns the sentence of a place that contains some of the others.
func (b *Builder) holds(the string) string {
	if phrase.Plural(the) {
		return b.Words.T("page.compare.holds.plural", view.Raised(the), "%s")
	}
	return b.Words.T("page.compare.holds.singular", view.Raised(the), "%s")
}
