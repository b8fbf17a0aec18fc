package page

import (
	"cmp"

	"parvis/generator/html/view"
	"parvis/generator/model"
	"parvis/generator/model/stats"
)

// mostSaid is how many declared numbers are told in sentences; more stand in a table.
const mostSaid = 2

// declared returns the numbers that a territory declares: a few in sentences, more in a table.
func (b *Builder) declared(t *model.Territory) ([]SaidView, *view.Table) {
	if len(t.Counts) > mostSaid {
		return nil, b.declaredTable(t)
	}
	return b.said(t, t.Counts), nil
}

// said returns numbers that a territory declares as sentences, each beside what is published of the same kind:
// two figures that are never added.
func (b *Builder) said(t *model.Territory, counts []model.Count) []SaidView {
	sums := b.Totals().ByTerritory[t.Index]
	var out []SaidView
	for i := range counts {
		n := &counts[i]
		part := b.Words.T("page.declared.counted", b.Counted(*n), b.CountLabel(n))
		one := SaidView{Text: view.Raised(b.Words.T("page.territory.said", b.Words.T("page.declared.on", part, b.DeclaredOn(n)))),
			Note: b.Text(n.Note), Sources: b.Source(n.Source)}
		if published, ok := sums.Published(n); ok {
			key := "page.count.signatories"
			if n.Type.Counterpart() == model.ConventionCounterpart {
				key = "page.count.conventions"
			}
			one.Beside = b.Words.T("page.signatory.published", b.Words.N(key, published))
		}
		out = append(out, one)
	}
	for i := range out[:max(len(out)-1, 0)] {
		if counts[i].Source == counts[i+1].Source {
			out[i].Sources = nil // that below is of both
		}
	}
	return out
}

// declaredTable is said as a table.
func (b *Builder) declaredTable(t *model.Territory) *view.Table {
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

// SaidView is a number that a territory declares, with its date, and what is published beside it.
type SaidView struct {
	Text, Beside, Note string
	Sources            []view.Link
}
