package view

import (
	"parvis/generator/model"
)

// PartCell returns a cell with some of all commitments: a coverage.
func (b *Site) PartCell(some, all int) Cell {
	if all == 0 {
		return Cell{Text: b.Words.N("page.count.commitments", 0), Missing: true, Number: true}
	}
	return Cell{Text: b.Words.T("page.series.of", b.Words.Number(some), b.Words.Number(all)), Number: true}
}

// NumberCell returns a cell with a whole number.
func (b *Site) NumberCell(n int) Cell { return Cell{Text: b.Words.Number(n), Number: true} }

// FigureCell returns a cell with a number, or one that says it is missing.
func (b *Site) FigureCell(q *model.Quantity) Cell {
	if q == nil {
		return Cell{Missing: true, Number: true}
	}
	return Cell{Text: b.Quantity(*q), Number: true}
}
