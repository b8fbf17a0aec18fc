package sheet

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// copied returns a new workbook with the cells of another kind of file, and the names of its sheets. What
// is hidden there is hidden here. It names no person.
func copied(w *Workbook) (*excelize.File, []string, error) {
	c := &copier{File: excelize.NewFile(), styles: map[Cell]int{}}
	c.do(c.SetDocProps(&excelize.DocProperties{Creator: "Parvis", LastModifiedBy: "Parvis"}))
	var names []string
	taken := map[string]bool{}
	shown := -1
	for i, s := range w.Sheets {
		name := freeName(s.Name, taken)
		names = append(names, name)
		if i == 0 {
			c.do(c.SetSheetName("Sheet1", name))
		} else {
			_, err := c.NewSheet(name)
			c.do(err)
		}
		c.sheet(name, s)
		if !s.Hidden && shown < 0 {
			shown = i
		}
	}
	if shown >= 0 {
		c.SetActiveSheet(shown)
		for i, s := range w.Sheets {
			c.do(c.SetSheetVisible(names[i], !s.Hidden))
		}
	}
	if c.err != nil {
		return nil, nil, errors.Join(c.err, c.Close())
	}
	return c.File, names, nil
}

// forbidden is what Excel doesn't take in the name of a sheet.
var forbidden = regexp.MustCompile(`[:\\/?*\[\]]`)

// freeName returns a name that Excel takes for a sheet and no other has: of 31 characters at most. A text
// file has none.
func freeName(name string, taken map[string]bool) string {
	name = strings.Trim(strings.TrimSpace(forbidden.ReplaceAllString(name, " ")), "'")
	if name == "" {
		name = "Feuille 1"
	}
	free := shortened(name, 31)
	for n := 2; taken[strings.ToLower(free)]; n++ {
		number := fmt.Sprintf(" (%d)", n)
		free = shortened(name, 31-len(number)) + number
	}
	taken[strings.ToLower(free)] = true
	return free
}

// shortened cuts a text to a number of characters, as Excel counts them.
func shortened(s string, most int) string {
	units := 0
	for i, r := range s {
		if units += utf16.RuneLen(r); units > most {
			return strings.TrimSpace(s[:i])
		}
	}
	return s
}

// copier makes one copy. The first error is kept.
type copier struct {
	*excelize.File
	styles map[Cell]int // by the kind, the format and the colour of a cell
	err    error
}

func (c *copier) do(err error) {
	if c.err == nil {
		c.err = err
	}
}

// sheet writes the cells of a sheet, its merges and what it hides.
func (c *copier) sheet(name string, s *Sheet) {
	type corner struct{ row, col int32 }
	merges := map[corner]corner{}
	for r, row := range s.Rows {
		for col, cell := range row {
			if c.err != nil {
				return
			}
			if cell.covered {
				from := corner{cell.row, cell.col}
				merges[from] = corner{max(merges[from].row, int32(r)), max(merges[from].col, int32(col))}
			}
			c.cell(name, Name(r, col), cell)
		}
	}
	for from, to := range merges {
		c.do(c.MergeCell(name, Name(int(from.row), int(from.col)), Name(int(to.row), int(to.col))))
	}
	for col, hidden := range s.HiddenColumns {
		if hidden {
			c.do(c.SetColVisible(name, ColumnName(col), false))
		}
	}
	for r, hidden := range s.HiddenRows {
		if hidden {
			c.do(c.SetRowVisible(name, r+1, false))
		}
	}
}

// cell writes a cell. A text stays a text, whatever it begins with.
func (c *copier) cell(sheet, name string, cell Cell) {
	var value any = cell.Text
	switch cell.Kind {
	case Number:
		value = cell.Number
	case Date:
		if day, err := time.Parse(time.DateOnly, cell.Text); err == nil && day.Year() >= 1901 {
			value = int(day.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
		} else {
			cell.Kind = Text
		}
	case Boolean:
		value = cell.Text == "TRUE"
	case Empty, Text, Fault: // as they are written
	}
	if cell.Text != "" {
		if text, ok := value.(string); ok {
			c.do(c.SetCellStr(sheet, name, text))
		} else {
			c.do(c.SetCellValue(sheet, name, value))
		}
	}
	look := Cell{Format: cell.Format, Fill: cell.Fill}
	if cell.Kind == Date {
		look.Format = dateFormat
	}
	if look == (Cell{}) {
		return
	}
	id, ok := c.styles[look]
	if !ok {
		var style excelize.Style
		if look.Format != "" {
			style.CustomNumFmt = &look.Format
		}
		if len(look.Fill) == 6 {
			style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{look.Fill}}
		}
		var err error
		id, err = c.NewStyle(&style)
		c.do(err)
		c.styles[look] = id
	}
	c.do(c.SetCellStyle(sheet, name, name, id))
}
