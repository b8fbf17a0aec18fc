package figure

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"

	"parvis/generator/text/formula"
)

// Column is a column of the CSV of a figure.
type Column struct {
	Name    string
	Meaning string // key of its meaning among the words, below figure.column
	Number  bool   // its cells are numbers, or empty

	cell func(kind string, r Row) string
}

// CSV returns the rows of the figure as CSV (RFC 4180, UTF-8), with the columns of [Figure.Columns].
// Cells that a spreadsheet would evaluate as a formula begin with an apostrophe.
func (f *Figure) CSV() []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	columns := f.Columns()
	record := make([]string, len(columns))
	for i, c := range columns {
		record[i] = c.Name
	}
	_ = w.Write(record) // a bytes.Buffer never fails
	line := func(kind string, r Row) {
		for i, c := range columns {
			record[i] = c.cell(kind, r)
		}
		_ = w.Write(record)
	}
	for _, r := range f.Rows {
		line(r.lineKind(), r)
	}
	if f.Total != nil {
		line(lineTotal, *f.Total)
	}
	w.Flush()
	return b.Bytes()
}

// Columns returns the columns of the CSV: the kind of line ("valeur", "non-precise", "total"), the
// identifier, the official code if some row has one, the label, then one column per number,
// empty where it is missing. Figures of commitments have the total first, then its parts if it has
// several. A column with ranges is split in two, min and max.
// A column with approximate numbers is followed by one that marks them ("oui").
// Of results, the last two are the reports that were due for the total ("attendus") and those of
// them that came with a figure ("recus"), unless none was due.
func (f *Figure) Columns() []Column {
	out := []Column{{"ligne", "line", false, func(kind string, _ Row) string { return kind }},
		{"identifiant", "key", false, func(_ string, r Row) string { return formula.Escape(r.Key) }}}
	if f.hasCodes() {
		out = append(out, Column{"code", "code", false, func(_ string, r Row) string { return formula.Escape(r.Code) }})
	}
	out = append(out, Column{formula.Escape(f.Heads[0]), "label", false, func(_ string, r Row) string { return formula.Escape(r.Label) }})
	ranges, about := f.rangeColumns(), f.approximateColumns()
	for i, h := range f.Heads[1:] {
		name := formula.Escape(h)
		switch {
		case slices.ContainsFunc(f.Rows, func(r Row) bool { return r.Cells[i].Words }):
			out = append(out, Column{name, "text", false, func(_ string, r Row) string {
				if c := r.Cells[i]; !c.Words {
					return bound(c, true, c.Low)
				}
				return formula.Escape(r.Cells[i].dataText())
			}})
		case ranges[i]:
			out = append(out, Column{name + " (min)", "least", true, func(_ string, r Row) string { return bound(r.Cells[i], r.Cells[i].hasLow(), r.Cells[i].Low) }},
				Column{name + " (max)", "most", true, func(_ string, r Row) string { return bound(r.Cells[i], r.Cells[i].hasHigh(), r.Cells[i].High) }})
		default:
			out = append(out, Column{name, "number", true, func(_ string, r Row) string { return bound(r.Cells[i], true, r.Cells[i].Low) }})
		}
		if about[i] {
			out = append(out, Column{name + " (approximatif)", "about", false, func(_ string, r Row) string { return map[bool]string{true: "oui"}[r.Cells[i].Approximate] }})
		}
	}
	if c := f.Coverage; c != nil && c.Due > 0 {
		ofTotal := func(n int) func(string, Row) string {
			return func(kind string, _ Row) string { return map[bool]string{true: strconv.Itoa(n)}[kind == lineTotal] }
		}
		out = append(out, Column{"attendus", "due", true, ofTotal(c.Due)}, Column{"recus", "came", true, ofTotal(c.Came)})
	}
	return out
}

// bound writes a bound of a cell as data; "" where it isn't known.
func bound(c Cell, known bool, v float64) string {
	if !known || !c.isNumber() {
		return ""
	}
	return formatNumber(v)
}
