// Package table finds the table on a sheet: the row that has the labels, what each column means,
// and which rows are data. It finds the labels by what they say (see package column), not by
// their place: titles, groups of labels, totals, repeated labels and notes around a table are left
// out, and said. Cells that are blank for "as above" are completed.
package table

import (
	"strings"

	"parvis/generator/content/column"
	"parvis/generator/content/sheet"
	"parvis/generator/text/period"
)

// Table is what a sheet holds as rows under labels. Rows and columns are 0-based, as in the sheet.
type Table struct {
	Sheet   *sheet.Sheet
	Header  int // row of the labels
	Columns []Column
	Period  period.Period // that the sheet's name gives, for figures without a year; zero for none
	Rows    []Row
	Left    []LeftRow
}

// Column is one column of a table.
type Column struct {
	Col   int
	Label string // as it stands, on one line
	column.Meaning
	Doubled bool // an earlier column says the same: this one is not read
	Siret   bool // its label asks for a SIRET
	Colours bool // its cells are empty but coloured: what they mean can't be read
}

// Row is one row of data. Cells has an entry for each of the table's Columns: those blank for "as
// above" are completed.
type Row struct {
	Row     int
	Cells   []sheet.Cell
	Section string // text of the section's row above it, "" for none
}

// LeftRow is a row that isn't data.
type LeftRow struct {
	Row int
	Why Why
}

// Why is the reason for which a row is left out.
type Why string

// The reasons.
const (
	Total       Why = "total"
	Note        Why = "note" // a note, a legend, a source
	HeaderAgain Why = "header-again"
	Section     Why = "section" // its text is said of the rows below it
	Example     Why = "example"
)

// Known is what a table needs to know of the site.
type Known interface {
	Domain(text string) string // slug of the domain that a label names, "" for none
	Heads(text string) bool    // whether a row of its own with that text heads the rows below: it names a territory or a domain
}

// searched is how many rows are searched for labels: real files have up to a dozen before them.
const searched = 60

// Find returns the table of a sheet. ok is false when no row has two labels that are known, of
// which one is about signatories or their commitments.
func Find(s *sheet.Sheet, d *column.Dictionary, known Known) (t *Table, ok bool) {
	best, header := 1, -1
	for r := range min(len(s.Rows), searched) {
		if n := understood(labels(s, r), d); n > best {
			best, header = n, r
		}
	}
	if header < 0 {
		return nil, false
	}
	t = &Table{Sheet: s, Header: header}
	_, t.Period = column.TakePeriod(s.Name)
	for c, label := range labels(s, header) {
		if label.text == "" {
			continue
		}
		m := label.meaning(d)
		t.Columns = append(t.Columns, Column{Col: c, Label: label.text, Meaning: m,
			Siret: m.Key == "siren" && strings.Contains(strings.ToLower(label.text), "siret")})
	}
	t.readRows(known)
	t.settle(known)
	t.completeRows()
	return t, true
}

// label is the text over a column, and that of the row above, which may group several.
type label struct{ text, group string }

// labels returns the labels of a row.
func labels(s *sheet.Sheet, row int) []label {
	out := make([]label, len(s.Rows[row]))
	group := ""
	for c := range out {
		out[c].text = oneLine(at(s, row, c).Text)
		if row == 0 {
			continue
		}
		if above := oneLine(at(s, row-1, c).Text); above != "" {
			group = above
		}
		out[c].group = group
	}
	return out
}

// meaning is that of the label, with its group if the label alone says nothing or only a period.
func (l label) meaning(d *column.Dictionary) column.Meaning {
	own := d.Meaning(l.text)
	bare, p := column.TakePeriod(l.text)
	if l.group == "" || l.group == l.text || own.Use == column.Private {
		return own
	}
	if own.Use == column.Unknown || own.Doubt || bare == "" && !p.IsZero() {
		if m := d.Meaning(l.group + " " + l.text); m.Use == column.Fills && !m.Doubt || m.Use == column.Private {
			return m
		}
	}
	return own
}

// understood returns how many labels of a row are known for sure, 0 without one that is about
// signatories or commitments.
func understood(labels []label, d *column.Dictionary) int {
	seen := map[column.Meaning]bool{}
	about := false
	for _, l := range labels {
		if l.text == "" || len(l.text) > 200 {
			continue
		}
		if m := l.meaning(d); m.Use == column.Fills && !m.Doubt {
			seen[m] = true
			about = about || m.Key == "nom" || m.Key == "siren" || m.Key == "engagement.id" || m.Key == "engagement.action"
		}
	}
	if !about {
		return 0
	}
	return len(seen)
}

// at returns a cell, or the first one of the merge that covers it.
func at(s *sheet.Sheet, row, col int) sheet.Cell {
	if row < 0 || row >= len(s.Rows) || col >= len(s.Rows[row]) {
		return sheet.Cell{}
	}
	cell := s.Rows[row][col]
	if r, c, covered := cell.CoveredBy(); covered && (r != row || c != col) && r < len(s.Rows) && c < len(s.Rows[r]) {
		return s.Rows[r][c]
	}
	return cell
}

// oneLine returns a text with single spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// settle decides what depends on several columns: marks under domains, quarters beside their year,
// two columns for one key, and whether a proof, a source or a note is that of a commitment or of
// the figure beside it.
func (t *Table) settle(known Known) {
	years, long := map[int]bool{}, false
	for _, c := range t.Columns {
		if c.Key == column.Value && c.Period.Kind == period.Calendar && !c.Period.IsZero() {
			years[c.Period.Year] = true
		}
		long = long || c.Key == column.Year
	}
	seen := map[column.Meaning]bool{}
	for i := range t.Columns {
		c := &t.Columns[i]
		if c.Use == column.Unknown || c.Use == column.Fills && c.Doubt {
			if slug := known.Domain(c.Label); slug != "" && t.marks(i) {
				c.Meaning = column.Meaning{Use: column.Ticked, Key: column.Domain, Value: slug}
			}
		}
		if c.Key == column.Value && c.Period.Kind == period.Quarter && years[c.Period.Year] {
			c.Meaning = column.Meaning{Use: column.Other}
		}
		if long {
			switch c.Key {
			case "engagement.preuve", "engagement.source", "engagement.note":
				c.Key = "engagement.indicateur.bilan." + c.Key[len("engagement."):]
			}
		}
		same := column.Meaning{Key: c.Key, Period: c.Period, Group: c.Group, Value: c.Value}
		c.Doubled = c.Key != "" && seen[same]
		seen[same] = true
		c.Colours = c.Use == column.Fills && t.coloured(i)
	}
}

// marks reports whether all cells of a column are marks or empty, and at least one is a mark.
func (t *Table) marks(i int) bool {
	any := false
	for _, r := range t.Rows {
		if text := r.Cells[i].Text; text != "" {
			if _, is := Mark(text); !is {
				return false
			}
			any = true
		}
	}
	return any
}

// Mark reads a mark: "x", "oui", "✓", "1" are true; "non", "0" are false. ok is false for other texts.
func Mark(text string) (marked, ok bool) {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "x", "oui", "o", "1", "vrai", "true", "yes", "✓", "✔", "☑", "✗ oui":
		return true, true
	case "", "non", "n", "0", "faux", "false", "no", "☐", "-":
		return false, true
	default:
		return false, false
	}
}

// coloured reports whether a column has two colours or more and no text.
func (t *Table) coloured(i int) bool {
	fills := map[string]bool{}
	for _, r := range t.Rows {
		if r.Cells[i].Text != "" {
			return false
		}
		if f := r.Cells[i].Fill; f != "" {
			fills[f] = true
		}
	}
	return len(fills) > 1
}
