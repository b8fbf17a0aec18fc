// Package sheet reads what spreadsheets hold, whatever program wrote them, into plain grids of
// cells: workbooks of Excel (.xlsx) and of LibreOffice (.ods), and text files with separators
// (.csv, .tsv). It also writes remarks back beside the rows they are about. It knows nothing of
// records.
//
// Formulas are never run: a cell has the value that was stored with it. Links to other files are
// never followed.
package sheet

import (
	"bytes"
	"context"
	"fmt"
	"path"
	"strconv"
	"strings"
	"time"
)

// Bounds of what is read. Real files of this trade are a hundred times smaller.
const (
	MaxFile     = 50 << 20  // bytes of a file
	MaxUnpacked = 200 << 20 // bytes of a workbook once unpacked
	MaxRows     = 100_000   // of a sheet
	MaxColumns  = 1_000     // of a sheet
	MaxCells    = 3_000_000 // of a workbook: 100,000 rows of 30
)

// Workbook is the sheets of one file, in order.
type Workbook struct {
	File   string // its name, without folders
	Sheets []*Sheet
}

// Sheet is a grid of cells. Rows end at the last one with content, and each row at its last cell
// with content or colour.
type Sheet struct {
	Name          string // "" for a text file
	Hidden        bool
	Rows          [][]Cell
	HiddenColumns []bool // by column; shorter when the last ones show
	HiddenRows    []bool // by row, by hand or by a filter; shorter when the last ones show

	covered int // cells that merges cover
}

// Kind is what a cell holds.
type Kind uint8

// The kinds.
const (
	Empty Kind = iota
	Text
	Number
	Date
	Boolean
	Fault // the formula failed: Text is "#REF!"
)

// Cell is one cell.
type Cell struct {
	Kind   Kind
	Unread bool // a formula without a stored value

	covered  bool
	row, col int32 // of the cell that covers it

	Text   string  // as typed, without spaces around; a number in the shortest form with a "."; a date as 2017-03-12; "TRUE" or "FALSE"; "" when empty
	Number float64 // of a Number
	Format string  // number format of a Number, as "0.0%" or "000000000"; "" for none
	Fill   string  // background colour, "" for none or white
	Line   int     // in a text file, the line where the row starts, 1-based; else 0
}

// CoveredBy returns the place of the first cell of the merge that covers this one. covered is
// false for a cell of its own.
func (c Cell) CoveredBy() (row, col int, covered bool) { return int(c.row), int(c.col), c.covered }

// isBlank reports whether a cell says nothing, but for its colour.
func (c Cell) isBlank() bool { return c.Text == "" && !c.Unread && !c.covered }

// Percent reports whether a number is shown in per cent: 0.185 as 18,5 %.
func (c Cell) Percent() bool { return c.Kind == Number && strings.Contains(c.Format, "%") }

// Reason is why a file can't be read.
type Reason string

// The reasons.
const (
	TooLarge     Reason = "file-too-large"
	TooManyRows  Reason = "too-many-rows"
	TooManyCols  Reason = "too-many-columns"
	TooManyCells Reason = "too-many-cells"
	Bomb         Reason = "packed-too-much" // unpacks to more than anyone writes
	OpenQuote    Reason = "open-quote"      // opened and not closed: the rest of a text file would be one cell
	Damaged      Reason = "damaged-file"
	OldExcel     Reason = "old-excel"   // .xls
	OtherForm    Reason = "other-form"  // a workbook that isn't read: .xlsb, .numbers, a single XML file
	Protected    Reason = "protected"   // by a password
	WebPage      Reason = "web-page"    // which many programs save as .xls
	NotASheet    Reason = "not-a-sheet" // a PDF, a picture, a document
	EmptyFile    Reason = "empty-file"
	Entities     Reason = "entities" // a document type that XML of workbooks never has
)

// Error is a file that can't be read.
type Error struct {
	File, Sheet string
	Cell        string // its name, "B12"; "" when it isn't about one
	Reason      Reason
	Detail      error // of the library that read it; may be nil
}

func (e *Error) Error() string {
	out := e.File + ": "
	for _, place := range []string{e.Sheet, e.Cell} {
		if place != "" {
			out += place + ": "
		}
	}
	out += string(e.Reason)
	if e.Detail != nil {
		out += ": " + e.Detail.Error()
	}
	return out
}

func (e *Error) Unwrap() error { return e.Detail }

// Read reads a file by what it holds, whatever its name says. The error is an *Error, or that of
// a cancelled ctx.
func Read(ctx context.Context, file string, data []byte) (*Workbook, error) {
	file = path.Base(strings.ReplaceAll(file, `\`, "/"))
	fail := func(r Reason) (*Workbook, error) { return nil, &Error{File: file, Reason: r} }
	switch {
	case len(data) > MaxFile:
		return fail(TooLarge)
	case len(bytes.TrimSpace(data)) == 0:
		return fail(EmptyFile)
	case bytes.HasPrefix(data, []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}): // an OLE container
		switch {
		case bytes.Contains(data, utf16LE("EncryptedPackage")):
			return fail(Protected)
		case bytes.Contains(data, utf16LE("Workbook")), bytes.Contains(data, utf16LE("Book")):
			return fail(OldExcel)
		}
		return fail(NotASheet)
	case bytes.HasPrefix(data, []byte("PK")):
		return readPacked(ctx, file, data)
	}
	if other := otherText(data); other != "" {
		return fail(other)
	}
	return readText(ctx, file, data)
}

// utf16LE returns ASCII text as UTF-16, little end first.
func utf16LE(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return out
}

// Name returns the name of a cell: 0, 1 is "B1".
func Name(row, col int) string { return ColumnName(col) + RowName(row) }

// RowName returns the name of a row: 0 is "1".
func RowName(row int) string { return strconv.Itoa(row + 1) }

// ColumnName returns the name of a column: 0 is "A", 26 is "AA".
func ColumnName(col int) string {
	name := ""
	for col++; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}

// finish cuts the rows of a sheet at their last cell with content or colour, and the sheet at its
// last row with content.
func (s *Sheet) finish() {
	last, widest := 0, 0
	for r, row := range s.Rows {
		end := 0
		for c := range row {
			if !row[c].isBlank() {
				end = c + 1
				if !row[c].covered {
					last = r + 1
				}
			} else if row[c].Fill != "" {
				end = c + 1
			}
		}
		s.Rows[r], widest = row[:end:end], max(widest, end)
	}
	s.Rows = s.Rows[:last:last]
	s.HiddenColumns = s.HiddenColumns[:min(len(s.HiddenColumns), widest)]
	s.HiddenRows = s.HiddenRows[:min(len(s.HiddenRows), last)]
}

// mostCovered is how many cells of a sheet merges may cover; further ones are read as empty. A merge of
// whole columns over many rows would fill the memory.
const mostCovered = 1_000_000

// cover marks the cells of a merge. Places outside the sheet's rows are left out.
func (s *Sheet) cover(row, col, toRow, toCol int) {
	for r := row; r <= min(toRow, len(s.Rows)-1); r++ {
		for c := col; c <= toCol; c++ {
			if r == row && c == col {
				continue
			}
			if s.covered++; s.covered > mostCovered {
				return
			}
			for len(s.Rows[r]) <= c {
				if s.covered++; c >= MaxColumns || s.covered > mostCovered {
					return
				}
				s.Rows[r] = append(s.Rows[r], Cell{})
			}
			cell := &s.Rows[r][c]
			*cell = Cell{Fill: cell.Fill, covered: true, row: int32(row), col: int32(col)}
		}
	}
}

// number returns a cell of a number. Spreadsheets show fifteen digits at most: what is beyond them is
// left by sums of tenths, and nobody typed it.
func number(f float64, format string) Cell {
	if shown, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', 15, 64), 64); err == nil {
		f = shown
	}
	return Cell{Kind: Number, Number: f, Format: format, Text: strconv.FormatFloat(f, 'f', -1, 64)}
}

// isFault reports whether a text is what a failed formula shows.
func isFault(s string) bool {
	switch s {
	case "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#VALEUR!", "#NOM?", "#NOMBRE!", "#NUL!", "Err:502", "Err:508", "Err:522", "Err:524":
		return true
	}
	return false
}

// textCell returns the cell of a text.
func textCell(s string) Cell {
	s = strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n"))
	switch {
	case s == "":
		return Cell{}
	case isFault(s):
		return Cell{Kind: Fault, Text: s}
	default:
		return Cell{Kind: Text, Text: s}
	}
}

// isPlainNumber reports whether a stored value is written as numbers are: "NaN" and "Inf", which
// strconv reads, are texts.
func isPlainNumber(s string) bool { return s != "" && strings.Trim(s, "+-0123456789.eE") == "" }

// dateOrText returns the cell of a date that is stored as 2017-03-12 or 2017-03-12T09:00:00.
func dateOrText(s string) Cell {
	day := s[:min(len(s), len(time.DateOnly))]
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return textCell(s)
	}
	return Cell{Kind: Date, Text: day}
}

// tooLarge returns the error of a sheet with more rows or columns than are read.
func (s *Sheet) tooLarge(file string, rows, cols int) error {
	switch {
	case rows > MaxRows:
		return &Error{File: file, Sheet: s.Name, Reason: TooManyRows, Detail: fmt.Errorf("more than %d", MaxRows)}
	case cols > MaxColumns:
		return &Error{File: file, Sheet: s.Name, Reason: TooManyCols, Detail: fmt.Errorf("more than %d", MaxColumns)}
	}
	return nil
}
