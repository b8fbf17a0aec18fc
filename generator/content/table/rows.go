package table

import (
	"slices"
	"strings"

	"parvis/generator/content/column"
	"parvis/generator/content/sheet"
)

// readRows reads the rows below the labels, and sorts out those that aren't data.
func (t *Table) readRows(known Known) {
	section := ""
	for r := t.Header + 1; r < len(t.Sheet.Rows); r++ {
		texts := t.texts(r)
		if len(texts) == 0 {
			continue
		}
		switch why := t.why(r, texts, known); why {
		case "":
			row := Row{Row: r, Section: section, Cells: make([]sheet.Cell, len(t.Columns))}
			for i, c := range t.Columns {
				row.Cells[i] = at(t.Sheet, r, c.Col)
			}
			t.Rows = append(t.Rows, row)
		case Section:
			section = heading(texts[0].text)
			t.Left = append(t.Left, LeftRow{r, why})
		default:
			t.Left = append(t.Left, LeftRow{r, why})
		}
	}
}

// placed is a text of a row, and its column.
type placed struct {
	col  int
	text string
}

// texts returns what a row has of its own, without what merges bring from elsewhere.
func (t *Table) texts(row int) []placed {
	var out []placed
	for c, cell := range t.Sheet.Rows[row] {
		if r, _, covered := cell.CoveredBy(); covered && r != row {
			continue
		}
		if cell.Text != "" {
			out = append(out, placed{c, oneLine(cell.Text)})
		}
	}
	return out
}

// why returns the reason to leave a row out, "" for a row of data.
func (t *Table) why(row int, texts []placed, known Known) Why {
	if t.repeatsLabels(texts) {
		return HeaderAgain
	}
	first := column.Normal(texts[0].text)
	if first == "exemple" || first == "ex" {
		return Example
	}
	if isTotal(texts[0].text) && !t.hasOwn(texts, "siren", "engagement.action", "engagement.id") {
		return Total
	}
	if len(texts) > 1 || t.readable() <= 2 || t.continues(row) || t.keyOf(texts[0].col) == "engagement.indicateur.nom" {
		return ""
	}
	if known.Heads(heading(texts[0].text)) {
		return Section
	}
	if t.keyOf(texts[0].col) == "nom" && !t.hasCommitments() {
		return "" // a list of signatories of which one is known by name only
	}
	return Note
}

// continues reports whether a merge that begins on a row above covers a cell of a row.
func (t *Table) continues(row int) bool {
	return slices.ContainsFunc(t.Sheet.Rows[row], func(c sheet.Cell) bool {
		from, _, covered := c.CoveredBy()
		return covered && from < row && from > t.Header
	})
}

// isTotal reports whether a text heads a row of sums.
func isTotal(text string) bool {
	n := column.Normal(text)
	switch n {
	case "total", "totaux", "ensemble", "consolidation", "moyenne", "cumul", "somme", "total general":
		return true
	}
	return strings.HasPrefix(n, "total ") || strings.HasPrefix(n, "sous total")
}

// heading is a section's text without the signs around it: "— Aude —".
func heading(text string) string { return strings.Trim(text, " —–-:*#=►▶•") }

// repeatsLabels reports whether a row says the labels again.
func (t *Table) repeatsLabels(texts []placed) bool {
	same := 0
	for _, p := range texts {
		for _, c := range t.Columns {
			if c.Col == p.col && column.Normal(c.Label) == column.Normal(p.text) {
				same++
			}
		}
	}
	return same >= 3 || same >= 2 && same == len(texts)
}

// hasOwn reports whether a row has a text of its own for one of some keys.
func (t *Table) hasOwn(texts []placed, keys ...string) bool {
	for _, p := range texts {
		if slices.Contains(keys, t.keyOf(p.col)) {
			return true
		}
	}
	return false
}

// keyOf returns the key that a column of the sheet fills, "" for none.
func (t *Table) keyOf(col int) string {
	for _, c := range t.Columns {
		if c.Col == col {
			return c.Key
		}
	}
	return ""
}

// readable returns how many columns fill a key.
func (t *Table) readable() int {
	n := 0
	for _, c := range t.Columns {
		if c.Use == column.Fills {
			n++
		}
	}
	return n
}

func (t *Table) hasCommitments() bool {
	return slices.ContainsFunc(t.Columns, func(c Column) bool { return strings.HasPrefix(c.Key, "engagement.") })
}

// completeRows completes cells that are blank for "as above": those of signatories, then those of
// commitments within a signatory. That is decided for all of a sheet: in a table that says the
// same name on two rows running, a blank one is missing, not repeated.
func (t *Table) completeRows() {
	anyRow := func(int) bool { return true }
	t.completeKeys([]string{"nom", "siren"}, anyRow, func(c Column) bool {
		return c.Use == column.Fills && !strings.HasPrefix(c.Key, "engagement.")
	})
	t.completeKeys([]string{"engagement.action", "engagement.id"}, t.sameSignatory, func(c Column) bool {
		return strings.HasPrefix(c.Key, "engagement.") && strings.Count(c.Key, ".") == 1 && c.Group == 0
	})
}

// completeKeys completes the columns that belong to a key, on rows where all of them are blank. The
// key is the first of some that has a column. within tells whether row n may repeat row n-1.
func (t *Table) completeKeys(keys []string, within func(n int) bool, belongs func(Column) bool) {
	var tied []int
	for i, c := range t.Columns {
		if c.Group == 0 && belongs(c) {
			tied = append(tied, i)
		}
	}
	lead := t.first(keys)
	if lead < 0 || t.repeats(lead, within) {
		return
	}
	for n := 1; n < len(t.Rows); n++ {
		row := t.Rows[n]
		own := func(i int) bool { return row.Cells[i].Text != "" && !t.Covered(row.Row, i) }
		if t.Rows[n-1].Section != row.Section || !within(n) || slices.ContainsFunc(tied, own) {
			continue
		}
		for _, i := range tied {
			row.Cells[i] = t.Rows[n-1].Cells[i]
		}
	}
}

// first returns the index of the column of the first of some keys that has one, -1 for none.
func (t *Table) first(keys []string) int {
	for _, key := range keys {
		if i := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Key == key && c.Group == 0 && !c.Doubled }); i >= 0 {
			return i
		}
	}
	return -1
}

// sameSignatory reports whether row n has the signatory of the row before.
func (t *Table) sameSignatory(n int) bool {
	for _, key := range []string{"nom", "siren"} {
		if i := t.first([]string{key}); i >= 0 && t.Rows[n].Cells[i].Text != t.Rows[n-1].Cells[i].Text {
			return false
		}
	}
	return true
}

// Covered reports whether a cell's text is that of a merge that begins on a row above.
func (t *Table) Covered(row, i int) bool {
	col := t.Columns[i].Col
	if col >= len(t.Sheet.Rows[row]) {
		return false
	}
	r, _, covered := t.Sheet.Rows[row][col].CoveredBy()
	return covered && r < row
}

// repeats reports whether a column says the same text on two rows that follow each other.
func (t *Table) repeats(i int, within func(n int) bool) bool {
	for n := 1; n < len(t.Rows); n++ {
		text := t.Rows[n].Cells[i].Text
		if text != "" && text == t.Rows[n-1].Cells[i].Text && !t.Covered(t.Rows[n].Row, i) && within(n) && !t.isCopy(n) {
			return true
		}
	}
	return false
}

// isCopy reports whether row n says all that the row before says: a row pasted twice.
func (t *Table) isCopy(n int) bool {
	return slices.EqualFunc(t.Rows[n].Cells, t.Rows[n-1].Cells, func(a, b sheet.Cell) bool { return a.Text == b.Text })
}

// Footnote returns the text of the note that a mark such as "(1)" refers to, below the table; "" for
// none.
func (t *Table) Footnote(mark string) string {
	for _, left := range t.Left {
		if left.Why != Note {
			continue
		}
		for _, p := range t.texts(left.Row) {
			if rest, ok := strings.CutPrefix(p.text, mark); ok {
				return strings.TrimSpace(rest)
			}
		}
	}
	return ""
}
