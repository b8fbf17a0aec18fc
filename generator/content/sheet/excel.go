package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// excelOptions are those of every workbook that is read: values as they are stored, and bounds on
// what is unpacked, whose default is 16 GB.
var excelOptions = excelize.Options{RawCellValue: true, UnzipSizeLimit: MaxUnpacked, UnzipXMLSizeLimit: MaxUnpacked}

// readExcel reads an .xlsx workbook.
func readExcel(ctx context.Context, file string, data []byte, names map[string]*zip.File) (*Workbook, error) {
	formulas := map[string]bool{} // whether a sheet's XML has one
	for name, f := range names {
		if !strings.HasSuffix(name, ".xml") {
			continue
		}
		text, err := unpack(f)
		if err != nil {
			return nil, &Error{File: file, Reason: Damaged, Detail: err}
		}
		if hasDoctype(text) {
			return nil, &Error{File: file, Reason: Entities}
		}
		if bytes.Contains(text, []byte("<f>")) || bytes.Contains(text, []byte("<f ")) || bytes.Contains(text, []byte("<f/>")) {
			formulas[name] = true
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelOptions)
	if err != nil {
		return nil, &Error{File: file, Reason: Damaged, Detail: err}
	}
	defer f.Close()
	x := &excelReader{File: f, name: file, formats: map[int]format{}, formulas: len(formulas) > 0}
	if p, err := f.GetWorkbookProps(); err == nil && p.Date1904 != nil {
		x.from1904 = *p.Date1904
	}
	w := &Workbook{File: file}
	for _, name := range f.GetSheetList() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s, err := x.read(name)
		if err != nil {
			return nil, err
		}
		w.Sheets = append(w.Sheets, s)
	}
	return w, nil
}

// excelReader reads the sheets of one workbook.
type excelReader struct {
	*excelize.File
	name     string
	from1904 bool
	formulas bool
	formats  map[int]format // by style
}

// format is what the style of a cell says.
type format struct {
	code string // number format
	date bool
	fill string
}

func (x *excelReader) read(name string) (*Sheet, error) {
	s := &Sheet{Name: name}
	damaged := func(err error) (*Sheet, error) {
		return nil, &Error{File: x.name, Sheet: name, Reason: Damaged, Detail: err}
	}
	if visible, err := x.GetSheetVisible(name); err == nil {
		s.Hidden = !visible
	}
	rows, err := x.Rows(name)
	if err != nil {
		return damaged(err)
	}
	defer rows.Close()
	widest := 0
	for rows.Next() {
		columns, err := rows.Columns(excelOptions)
		if err != nil {
			return damaged(err)
		}
		if err := s.tooLarge(x.name, len(s.Rows)+1, len(columns)); err != nil && len(columns) > 0 {
			return nil, err
		}
		widest = max(widest, len(columns))
		row := make([]Cell, len(columns))
		for c, raw := range columns {
			if raw != "" {
				row[c] = x.cell(raw, x.style(name, len(s.Rows), c))
			} else {
				row[c].Fill = x.style(name, len(s.Rows), c).fill
			}
		}
		if len(s.Rows) < MaxRows {
			s.Rows = append(s.Rows, row)
		}
	}
	if err := rows.Error(); err != nil {
		return damaged(err)
	}
	x.widen(s, widest)
	if err := x.merges(s); err != nil {
		return damaged(err)
	}
	x.findUnread(s)
	for c := range widest {
		visible, err := x.GetColVisible(name, ColumnName(c))
		s.HiddenColumns = append(s.HiddenColumns, err == nil && !visible)
	}
	s.finish()
	return s, nil
}

// widen gives each row the cells without text that have a colour, up to the widest row.
func (x *excelReader) widen(s *Sheet, widest int) {
	for r, row := range s.Rows {
		if len(row) == 0 {
			continue
		}
		for c := len(row); c < widest; c++ {
			row = append(row, Cell{Fill: x.style(s.Name, r, c).fill})
		}
		s.Rows[r] = row
	}
}

// merges marks the cells that merges cover.
func (x *excelReader) merges(s *Sheet) error {
	merged, err := x.GetMergeCells(s.Name, true)
	if err != nil {
		return err
	}
	for _, m := range merged {
		col, row, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		if err != nil {
			return err
		}
		toCol, toRow, err := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err != nil {
			return err
		}
		s.cover(row-1, col-1, toRow-1, toCol-1)
	}
	return nil
}

// mostUnread is how many empty cells of a sheet are searched for a formula: the library searches
// all rows for each.
const mostUnread = 5_000

// findUnread marks formulas that have no stored value.
func (x *excelReader) findUnread(s *Sheet) {
	if !x.formulas {
		return
	}
	left := mostUnread
	for r, row := range s.Rows {
		for c := range row {
			if row[c].Kind != Empty || row[c].covered || left == 0 {
				continue
			}
			left--
			formula, err := x.GetCellFormula(s.Name, Name(r, c))
			row[c].Unread = err == nil && formula != ""
		}
	}
}

// style returns what the style of a cell says.
func (x *excelReader) style(name string, row, col int) format {
	id, err := x.GetCellStyle(name, Name(row, col))
	if err != nil {
		return format{}
	}
	if f, ok := x.formats[id]; ok {
		return f
	}
	var out format
	if style, err := x.GetStyle(id); err == nil {
		out = formatOf(style)
	}
	x.formats[id] = out
	return out
}

// builtIn is the number formats that workbooks name by number (ECMA-376, 18.8.30), of those that
// change how a number is read.
var builtIn = map[int]string{9: "0%", 10: "0.00%"}

func formatOf(style *excelize.Style) format {
	out := format{code: builtIn[style.NumFmt]}
	if style.CustomNumFmt != nil {
		out.code = *style.CustomNumFmt
	}
	n := style.NumFmt
	out.date = n >= 14 && n <= 22 || n >= 27 && n <= 36 || n >= 45 && n <= 47 || n >= 50 && n <= 58 || isDateFormat(out.code)
	if style.Fill.Type == "pattern" && len(style.Fill.Color) > 0 {
		out.fill = style.Fill.Color[0]
	}
	return out
}

// literals is what a number format shows as it is: quoted texts, and conditions in brackets.
var literals = regexp.MustCompile(`"[^"]*"|\[[^\]]*\]|\\.`)

// isDateFormat reports whether a number format shows a date.
func isDateFormat(code string) bool {
	bare := strings.ToLower(literals.ReplaceAllString(code, ""))
	return strings.ContainsAny(bare, "yd") && !strings.ContainsAny(bare, "0#?") || strings.Contains(bare, "aaaa") || strings.Contains(bare, "jj")
}

// cell returns a cell from the value that is stored and what its style says.
func (x *excelReader) cell(raw string, f format) Cell {
	out := textCell(raw)
	out.Fill = f.fill
	if out.Kind != Text {
		return out
	}
	if raw == "TRUE" || raw == "FALSE" {
		out.Kind = Boolean
		return out
	}
	v, err := strconv.ParseFloat(raw, 64)
	if err != nil || !isPlainNumber(raw) {
		return out
	}
	if f.date && v >= 1 && v < 2_958_466 {
		if t, err := excelize.ExcelDateToTime(v, x.from1904); err == nil {
			return Cell{Kind: Date, Text: t.Format(time.DateOnly), Fill: f.fill}
		}
	}
	n := number(v, f.code)
	if len(raw) > 1 && raw[0] == '0' && raw[1] != '.' {
		n = out // "009117128" is a text
	}
	n.Fill = f.fill
	return n
}

// isPlainNumber reports whether a stored value is written as numbers are: "NaN" and "Inf", which
// strconv reads, are texts.
func isPlainNumber(s string) bool { return strings.Trim(s, "+-0123456789.eE") == "" }
