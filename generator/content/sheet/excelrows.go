package sheet

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// read reads a sheet: its columns, its rows, its merges.
func (x *excelReader) read(s *stream) error {
	x.stream = s
	for {
		token, err := x.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "worksheet", "cols", "mergeCells":
		case "col":
			x.column(e)
		case "sheetData":
			err = x.rows()
		case "mergeCell":
			err = x.merge(attribute(e, "ref"))
		default:
			err = x.skip()
		}
		if err != nil {
			return err
		}
	}
}

// column notes which columns are hidden: those of no width are, too.
func (x *excelReader) column(e xml.StartElement) {
	from, _ := strconv.Atoi(attribute(e, "min"))
	to, _ := strconv.Atoi(attribute(e, "max"))
	width, err := strconv.ParseFloat(attribute(e, "width"), 64)
	if !isTrue(attribute(e, "hidden")) && (err != nil || width > 0) {
		return
	}
	for c := max(from, 1) - 1; c < min(to, MaxColumns); c++ {
		x.sheet.HiddenColumns = mark(x.sheet.HiddenColumns, c)
	}
}

// mark makes the truth at a place true, and those that are missing before it false.
func mark(list []bool, i int) []bool {
	for len(list) <= i {
		list = append(list, false)
	}
	list[i] = true
	return list
}

// merge notes the cells that a merge covers.
func (x *excelReader) merge(ref string) error {
	from, to, ok := strings.Cut(ref, ":")
	if !ok {
		return nil // of one cell
	}
	row, col, err := place(from)
	if err != nil {
		return err
	}
	toRow, toCol, err := place(to)
	if err != nil {
		return err
	}
	x.merges = append(x.merges, [4]int{row, col, toRow, toCol})
	return nil
}

// mostPlace is more than any row or column has.
const mostPlace = 1 << 24

// place returns the row and the column of the name of a cell: "B1" is 0, 1.
func place(name string) (row, col int, err error) {
	i := 0
	for ; i < len(name) && (name[i]|0x20) >= 'a' && (name[i]|0x20) <= 'z' && col < mostPlace; i++ {
		col = col*26 + int(name[i]|0x20-'a') + 1
	}
	row, err = strconv.Atoi(name[i:])
	if err != nil || row < 1 || row > mostPlace || col < 1 || col > mostPlace {
		return 0, 0, fmt.Errorf("%q is no cell", name)
	}
	return row - 1, col - 1, nil
}

// rows reads the rows of a sheet.
func (x *excelReader) rows() error {
	at := -1
	for inside := x.depth; x.depth >= inside; {
		token, err := x.next()
		if err != nil {
			return err
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if e.Name.Local != "row" {
			if err := x.skip(); err != nil {
				return err
			}
			continue
		}
		at++
		if name := attribute(e, "r"); name != "" {
			n, err := strconv.Atoi(name)
			if err != nil || n < 1 || n > mostPlace {
				return fmt.Errorf("%q is no row", name)
			}
			at = n - 1
		}
		if isTrue(attribute(e, "hidden")) && at < MaxRows {
			x.sheet.HiddenRows = mark(x.sheet.HiddenRows, at)
		}
		if err := x.row(at); err != nil {
			return err
		}
	}
	return nil
}

// row reads the cells of a row.
func (x *excelReader) row(at int) error {
	col := -1
	for inside := x.depth; x.depth >= inside; {
		token, err := x.next()
		if err != nil {
			return err
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if e.Name.Local != "c" {
			if err := x.skip(); err != nil {
				return err
			}
			continue
		}
		col++
		if name := attribute(e, "r"); name != "" {
			if _, col, err = place(name); err != nil {
				return err
			}
		}
		cell, err := x.cell(e)
		if err != nil {
			return err
		}
		if err := x.put(at, col, cell); err != nil {
			return err
		}
	}
	return nil
}

// put puts a cell in its place. Formats reach far beyond what was written: a cell without content is
// no reason to refuse a sheet.
func (x *excelReader) put(row, col int, cell Cell) error {
	if cell.isBlank() && (cell.Fill == "" || row >= MaxRows || col >= MaxColumns) {
		return nil
	}
	if err := x.sheet.tooLarge(x.file, row+1, col+1); err != nil {
		return err
	}
	s := x.sheet
	if missing := row + 1 - len(s.Rows); missing > 0 {
		s.Rows = append(s.Rows, make([][]Cell, missing)...)
	}
	if missing := col + 1 - len(s.Rows[row]); missing > 0 {
		if x.cells += missing; x.cells > MaxCells {
			return &Error{File: x.file, Sheet: s.Name, Reason: TooManyCells}
		}
		if s.Rows[row] == nil && row > 0 { // most rows are as long as the one before
			s.Rows[row] = make([]Cell, 0, max(missing, min(len(s.Rows[row-1]), MaxCells-x.cells)))
		}
		s.Rows[row] = slices.Grow(s.Rows[row], missing)[:col+1]
	}
	s.Rows[row][col] = cell
	return nil
}

// cell reads a cell.
func (x *excelReader) cell(start xml.StartElement) (Cell, error) {
	var value, text string
	hasValue, formula, inValue := false, false, false
	for inside := x.depth; x.depth >= inside; {
		token, err := x.next()
		if err != nil {
			return Cell{}, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "v":
				hasValue, inValue = true, true
			case "is":
				text, err = x.runs()
			default:
				formula = formula || e.Name.Local == "f"
				err = x.skip()
			}
			if err != nil {
				return Cell{}, err
			}
		case xml.EndElement:
			inValue = false
		case xml.CharData:
			if inValue {
				value += string(e)
			}
		}
	}
	var f format
	if id, err := strconv.Atoi(attribute(start, "s")); err == nil && id >= 0 && id < len(x.formats) {
		f = x.formats[id]
	}
	kind := attribute(start, "t")
	if kind == "inlineStr" {
		value = text
	}
	out, err := x.value(kind, value, f)
	out.Unread = formula && out.isBlank() && (kind != "str" || !hasValue)
	out.Fill = f.fill
	return out, err
}

// value returns a cell from its kind, as the file has it, what is stored, and what its format says.
func (x *excelReader) value(kind, value string, f format) (Cell, error) {
	switch kind {
	case "s":
		if value == "" {
			return Cell{}, nil
		}
		i, err := strconv.Atoi(value)
		if err != nil || i < 0 || i >= len(x.strings) {
			return Cell{}, fmt.Errorf("without the text %q", value)
		}
		return x.strings[i], nil
	case "str", "inlineStr":
		return excelText(value), nil
	case "b":
		if value == "" {
			return Cell{}, nil
		}
		return Cell{Kind: Boolean, Text: strings.ToUpper(strconv.FormatBool(isTrue(value)))}, nil
	case "e":
		if value == "" {
			return Cell{}, nil
		}
		return Cell{Kind: Fault, Text: value}, nil
	case "d":
		return dateOrText(value), nil
	}
	v, err := strconv.ParseFloat(value, 64)
	if err != nil || !isPlainNumber(value) {
		return textCell(value), nil
	}
	if f.date {
		if day, ok := x.day(v); ok {
			return Cell{Kind: Date, Text: day}, nil
		}
	}
	return number(v, f.code), nil
}

// day returns the date of a number of days. Excel counts a 29 February 1900 that there wasn't, so
// that its first of March is day 61.
func (x *excelReader) day(v float64) (string, bool) {
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if x.from1904 {
		first = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	} else if v < 61 {
		first = first.AddDate(0, 0, 1)
	}
	if v < 1 || v >= 2_958_466 { // a time of day, or beyond the year 9999
		return "", false
	}
	return first.AddDate(0, 0, int(math.Floor(v))).Format(time.DateOnly), true
}
