package sheet

import (
	"bytes"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// excelOptions bounds what the library unpacks of a workbook, by default 16 GB.
var excelOptions = excelize.Options{RawCellValue: true, UnzipSizeLimit: MaxUnpacked, UnzipXMLSizeLimit: MaxUnpacked}

// Note is a remark about a cell, or about a whole row.
type Note struct {
	Sheet  string
	Header int // row of the labels: the column of remarks has its own there
	Row    int
	Col    int    // -1 for the row
	Error  bool   // or else only to check
	Text   string // with the word that says which of both it is: the colour isn't enough
}

// Remarks returns a workbook (.xlsx) with remarks beside the rows that they are about, in a column
// after the last one with the label given, and their cells coloured. It is the workbook itself with
// all else as it was; a file of another kind is copied as values. data is what w was read from.
func Remarks(w *Workbook, data []byte, label string, notes []Note) ([]byte, error) {
	names := make([]string, len(w.Sheets))
	for i, sheet := range w.Sheets {
		names[i] = sheet.Name
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelOptions)
	if err != nil {
		if f, names, err = copied(w); err != nil {
			return nil, err
		}
	}
	defer f.Close()
	r := &remarker{File: f, label: label, styles: map[[2]int]int{}, done: map[string]bool{}}
	if r.wrapped, err = f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}); err != nil {
		return nil, err
	}
	for i, s := range w.Sheets {
		of := slices.DeleteFunc(slices.Clone(notes), func(n Note) bool { return n.Sheet != s.Name })
		if len(of) > 0 {
			if err := r.sheet(s, names[i], of); err != nil {
				return nil, err
			}
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// remarker writes remarks into a workbook.
type remarker struct {
	*excelize.File
	label   string
	wrapped int            // style of texts of several lines
	styles  map[[2]int]int // a style of the workbook and a colour → the style with that colour
	done    map[string]bool
}

// The colours of cells with remarks. The words say the same.
const (
	errorColour = "F8CBAD"
	checkColour = "FFE699"
)

func (r *remarker) sheet(s *Sheet, name string, notes []Note) error {
	after := 0
	for _, row := range s.Rows {
		after = max(after, len(row))
	}
	byRow := map[int][]string{}
	for _, n := range notes {
		byRow[n.Row] = append(byRow[n.Row], n.Text)
		if n.Col >= 0 {
			if err := r.colour(name, n.Row, n.Col, n.Error); err != nil {
				return err
			}
		}
	}
	for _, n := range notes {
		if err := r.SetCellStr(name, Name(n.Header, after), r.label); err != nil {
			return err
		}
	}
	for row, texts := range byRow {
		cell := Name(row, after)
		if row == notes[0].Header {
			cell = Name(row, after+1) // of the labels themselves
		}
		slices.Sort(texts)
		if err := r.SetCellStr(name, cell, strings.Join(slices.Compact(texts), "\n")); err != nil {
			return err
		}
		if err := r.SetCellStyle(name, cell, cell, r.wrapped); err != nil {
			return err
		}
	}
	if err := r.SetColVisible(name, ColumnName(after)+":"+ColumnName(after+1), true); err != nil {
		return err
	}
	return r.SetColWidth(name, ColumnName(after), ColumnName(after+1), 70)
}

// colour gives a cell a colour, and keeps the rest of its style: an error's stays over a doubt's.
func (r *remarker) colour(name string, row, col int, isError bool) error {
	cell := Name(row, col)
	if r.done[name+cell] && !isError {
		return nil
	}
	r.done[name+cell] = true
	old, err := r.GetCellStyle(name, cell)
	if err != nil {
		return err
	}
	key := [2]int{old, 0}
	colour := checkColour
	if isError {
		key[1], colour = 1, errorColour
	}
	id, ok := r.styles[key]
	if !ok {
		style, err := r.GetStyle(old)
		if err != nil {
			return err
		}
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
		if id, err = r.NewStyle(style); err != nil {
			return err
		}
		r.styles[key] = id
	}
	return r.SetCellStyle(name, cell, cell, id)
}
