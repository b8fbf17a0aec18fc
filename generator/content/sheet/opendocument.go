package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// readOpenDocument reads an .ods workbook (OASIS OpenDocument 1.3, part 3). No well-kept library
// reads them; the part that cells need is small.
func readOpenDocument(ctx context.Context, file string, content, manifest *zip.File) (*Workbook, error) {
	damaged := func(err error) (*Workbook, error) { return nil, &Error{File: file, Reason: Damaged, Detail: err} }
	if manifest != nil {
		text, err := unpack(manifest)
		if err != nil {
			return damaged(err)
		}
		if bytes.Contains(text, []byte("encryption-data")) {
			return nil, &Error{File: file, Reason: Protected}
		}
	}
	text, err := unpack(content)
	if err != nil {
		return damaged(err)
	}
	if hasDoctype(text) {
		return nil, &Error{File: file, Reason: Entities}
	}
	o := &openReader{Decoder: xml.NewDecoder(bytes.NewReader(text)), ctx: ctx, file: file, styles: map[string]openStyle{}, out: &Workbook{File: file}}
	var known *Error
	switch err := o.document(); {
	case err == nil:
		return o.out, nil
	case errors.As(err, &known), ctx.Err() != nil:
		return nil, err
	default:
		return damaged(err)
	}
}

// openReader reads the XML of an OpenDocument workbook.
type openReader struct {
	*xml.Decoder
	ctx    context.Context
	file   string
	styles map[string]openStyle
	out    *Workbook

	sheet  *Sheet
	merges [][4]int // row, column, last row, last column
}

// openStyle is what an automatic style says.
type openStyle struct {
	hidden bool
	fill   string
	parent string
}

// document reads styles, then sheets.
func (o *openReader) document() error {
	style := ""
	for {
		token, err := o.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "style":
			style = attribute(start, "name")
			o.styles[style] = openStyle{parent: attribute(start, "parent-style-name")}
		case "table-properties", "table-cell-properties":
			s := o.styles[style]
			s.hidden = s.hidden || attribute(start, "display") == "false"
			if c := attribute(start, "background-color"); c != "" && c != "transparent" {
				s.fill = c
			}
			o.styles[style] = s
		case "table":
			if err := o.table(start); err != nil {
				return err
			}
		}
	}
}

// attribute returns an attribute by its local name, "" for none.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// repeated returns how often an element is repeated, at least once.
func repeated(e xml.StartElement, name string) int {
	n, err := strconv.Atoi(attribute(e, name))
	if err != nil || n < 1 {
		return 1
	}
	return n
}

// table reads one sheet.
func (o *openReader) table(start xml.StartElement) error {
	if err := o.ctx.Err(); err != nil {
		return err
	}
	o.sheet = &Sheet{Name: attribute(start, "name"), Hidden: o.styles[attribute(start, "style-name")].hidden}
	o.merges = nil
	blank := 0 // empty rows before the next with content
	for {
		token, err := o.Token()
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "table-column":
				hidden := attribute(e, "visibility") == "collapse" || attribute(e, "visibility") == "filter"
				for range min(repeated(e, "number-columns-repeated"), MaxColumns-len(o.sheet.HiddenColumns)) {
					o.sheet.HiddenColumns = append(o.sheet.HiddenColumns, hidden)
				}
			case "table-row":
				if err := o.row(e, &blank); err != nil {
					return err
				}
			case "table-row-group", "table-rows", "table-header-rows", "table-columns", "table-header-columns", "table-column-group":
				// they hold rows and columns
			default:
				if err := o.Skip(); err != nil {
					return err
				}
			}
		case xml.EndElement:
			if e.Name.Local == "table" {
				for _, m := range o.merges {
					o.sheet.cover(m[0], m[1], m[2], m[3])
				}
				o.sheet.finish()
				o.out.Sheets = append(o.out.Sheets, o.sheet)
				return nil
			}
		}
	}
}

// row reads a row, which may be repeated. Empty rows only count once a row with content follows:
// a sheet ends with a million of them.
func (o *openReader) row(start xml.StartElement, blank *int) error {
	times := repeated(start, "number-rows-repeated")
	row, err := o.cells(len(o.sheet.Rows) + *blank)
	if err != nil {
		return err
	}
	if len(row) == 0 {
		*blank = min(*blank+times, MaxRows+1)
		return nil
	}
	if err := o.sheet.tooLarge(o.file, len(o.sheet.Rows)+*blank+times, 0); err != nil {
		return err
	}
	for range *blank {
		o.sheet.Rows = append(o.sheet.Rows, nil)
	}
	*blank = 0
	for range times {
		o.sheet.Rows = append(o.sheet.Rows, append([]Cell(nil), row...))
	}
	return nil
}

// cells reads the cells of row r, up to the last one with content or a colour.
func (o *openReader) cells(r int) ([]Cell, error) {
	var out []Cell
	col, content := 0, 0 // the next column, and the one after the last with content
	for {
		token, err := o.Token()
		if err != nil {
			return nil, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			if e.Name.Local != "table-cell" && e.Name.Local != "covered-table-cell" {
				if err := o.Skip(); err != nil {
					return nil, err
				}
				continue
			}
			times := repeated(e, "number-columns-repeated")
			cell, err := o.cell(e)
			if err != nil {
				return nil, err
			}
			if cell.Text != "" || cell.Fill != "" && times < MaxColumns {
				if err := o.sheet.tooLarge(o.file, 0, col+times); err != nil {
					return nil, err
				}
				for len(out) < col {
					out = append(out, Cell{})
				}
				for range times {
					out = append(out, cell)
				}
				if cell.Text != "" {
					content = len(out)
				}
				o.merge(e, r, col)
			}
			col = min(col+times, 1<<20)
		case xml.EndElement:
			if content == 0 {
				return nil, nil
			}
			return out, nil
		}
	}
}

// merge notes that a cell spans several. Cells of columns beyond those that are read aren't.
func (o *openReader) merge(e xml.StartElement, row, col int) {
	rows, cols := repeated(e, "number-rows-spanned"), repeated(e, "number-columns-spanned")
	if rows > 1 || cols > 1 {
		o.merges = append(o.merges, [4]int{row, col, row + min(rows, MaxRows) - 1, col + min(cols, MaxColumns) - 1})
	}
}

// cell reads one cell: its typed value, or else its text.
func (o *openReader) cell(start xml.StartElement) (Cell, error) {
	text, err := o.text()
	if err != nil {
		return Cell{}, err
	}
	out := textCell(text)
	value := attribute(start, "value")
	switch attribute(start, "value-type") {
	case "float", "currency", "percentage":
		if f, err := strconv.ParseFloat(value, 64); err == nil && isPlainNumber(value) && out.Kind != Fault {
			format := ""
			if attribute(start, "value-type") == "percentage" {
				format = "0%"
			} else if len(text) > 1 && text[0] == '0' && strings.Trim(text, "0123456789") == "" {
				format = strings.Repeat("0", len(text)) // shown with its zeros
			}
			out = number(f, format)
		}
	case "date":
		if d := attribute(start, "date-value"); len(d) >= len("2019-06-30") {
			out = Cell{Kind: Date, Text: d[:len("2019-06-30")]}
		}
	case "boolean":
		out = Cell{Kind: Boolean, Text: strings.ToUpper(attribute(start, "boolean-value"))}
	}
	if out.Kind == Empty && attribute(start, "formula") != "" {
		out.Unread = true
	}
	style := o.styles[attribute(start, "style-name")]
	out.Fill = style.fill
	return out, nil
}

// text reads the paragraphs of a cell, without its comment.
func (o *openReader) text() (string, error) {
	var b strings.Builder
	paragraphs := 0
	for depth := 1; depth > 0; {
		token, err := o.Token()
		if err != nil {
			return "", err
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "annotation", "shapes", "frame", "table":
				if err := o.Skip(); err != nil {
					return "", err
				}
				continue
			case "p":
				if paragraphs++; paragraphs > 1 {
					b.WriteByte('\n')
				}
			case "s":
				b.WriteString(strings.Repeat(" ", min(repeated(e, "c"), 1000)))
			case "tab":
				b.WriteByte('\t')
			case "line-break":
				b.WriteByte('\n')
			}
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			if depth > 1 {
				b.Write(e)
			}
		}
	}
	return b.String(), nil
}
