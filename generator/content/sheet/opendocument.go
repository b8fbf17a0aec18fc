package sheet

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// readOpenDocument reads an .ods workbook (OASIS OpenDocument 1.3, part 3). No well-kept library
// reads them; the part that cells need is small.
func readOpenDocument(ctx context.Context, file string, p parts) (*Workbook, error) {
	if p["meta-inf/manifest.xml"] != nil {
		text, err := p.unpack("META-INF/manifest.xml")
		if err != nil {
			return nil, asError(err, file, "")
		}
		if bytes.Contains(text, []byte("encryption-data")) {
			return nil, &Error{File: file, Reason: Protected}
		}
	}
	if p["mimetype"] != nil {
		kind, err := p.unpack("mimetype")
		if err != nil {
			return nil, asError(err, file, "")
		}
		if !bytes.Contains(kind, []byte("spreadsheet")) { // a text, a presentation
			return nil, &Error{File: file, Reason: NotASheet}
		}
	}
	o := &openReader{file: file, styles: map[string]openStyle{}, out: &Workbook{File: file}}
	for _, part := range []string{"styles.xml", "content.xml"} { // named styles first: others build on them
		if p[part] == nil {
			continue
		}
		if err := p.within(ctx, part, o.document); err != nil {
			name := ""
			if o.sheet != nil {
				name = o.sheet.Name
			}
			return nil, asError(err, file, name)
		}
	}
	return o.out, nil
}

// openReader reads the XML of an OpenDocument workbook.
type openReader struct {
	*stream
	file   string
	styles map[string]openStyle
	out    *Workbook
	cells  int

	sheet    *Sheet
	merges   [][4]int // row, column, last row, last column
	defaults []string // styles of the cells of each column
	blank    int      // empty rows before the next with content
}

// openStyle is what a style says.
type openStyle struct {
	hidden bool
	fill   string
}

// document reads styles, then sheets.
func (o *openReader) document(s *stream) error {
	o.stream = s
	style := ""
	for {
		token, err := o.next()
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
			o.styles[style] = o.styles[attribute(start, "parent-style-name")]
		case "table-properties", "table-cell-properties":
			s := o.styles[style]
			s.hidden = s.hidden || attribute(start, "display") == "false"
			if c := attribute(start, "background-color"); c != "" {
				s.fill = strings.ToUpper(strings.TrimPrefix(c, "#"))
			}
			if s.fill == "TRANSPARENT" || s.fill == "FFFFFF" {
				s.fill = ""
			}
			o.styles[style] = s
		case "table":
			err = o.table(start)
		case "tracked-changes", "annotation":
			err = o.skip()
		}
		if err != nil {
			return err
		}
	}
}

// repeated returns how often an element is repeated, at least once and no more than places exist.
func repeated(e xml.StartElement, name string) int {
	n, err := strconv.Atoi(attribute(e, name))
	if err != nil {
		return 1
	}
	return min(max(n, 1), mostPlace)
}

// isHidden reports whether a row or a column is hidden, by hand or by a filter.
func isHidden(e xml.StartElement) bool {
	v := attribute(e, "visibility")
	return v == "collapse" || v == "filter"
}

// table reads one sheet. What LibreOffice keeps of other files that formulas refer to has the form of a
// sheet too, under the place of that file: it is left out.
func (o *openReader) table(start xml.StartElement) error {
	o.sheet = &Sheet{Name: attribute(start, "name"), Hidden: o.styles[attribute(start, "style-name")].hidden}
	if strings.HasPrefix(o.sheet.Name, "'") && strings.Contains(o.sheet.Name, "'#") {
		return o.skip()
	}
	o.merges, o.defaults, o.blank = nil, nil, 0
	for inside := o.depth; o.depth >= inside; {
		token, err := o.next()
		if err != nil {
			return err
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "table-column":
			for range min(repeated(e, "number-columns-repeated"), MaxColumns-len(o.defaults)) {
				if isHidden(e) {
					o.sheet.HiddenColumns = mark(o.sheet.HiddenColumns, len(o.defaults))
				}
				o.defaults = append(o.defaults, attribute(e, "default-cell-style-name"))
			}
		case "table-row":
			err = o.row(e)
		case "table-row-group", "table-rows", "table-header-rows", "table-columns", "table-header-columns", "table-column-group":
			// they hold rows and columns
		default:
			err = o.skip()
		}
		if err != nil {
			return err
		}
	}
	for _, m := range o.merges {
		o.sheet.cover(m[0], m[1], m[2], m[3])
	}
	o.sheet.finish()
	o.out.Sheets = append(o.out.Sheets, o.sheet)
	return nil
}

// row reads a row, which may be repeated. Empty rows only count once a row with content follows:
// a sheet ends with a million of them.
func (o *openReader) row(start xml.StartElement) error {
	times, at := repeated(start, "number-rows-repeated"), len(o.sheet.Rows)+o.blank
	row, err := o.rowCells(start, at)
	if err != nil {
		return err
	}
	if isHidden(start) {
		for r := at; r < min(at+times, MaxRows); r++ {
			o.sheet.HiddenRows = mark(o.sheet.HiddenRows, r)
		}
	}
	if !slices.ContainsFunc(row, func(c Cell) bool { return !c.isBlank() }) {
		o.blank = min(o.blank+times, mostPlace)
		return nil
	}
	if err := o.sheet.tooLarge(o.file, at+times, 0); err != nil {
		return err
	}
	if o.cells += len(row) * times; o.cells > MaxCells {
		return &Error{File: o.file, Sheet: o.sheet.Name, Reason: TooManyCells}
	}
	o.sheet.Rows = append(o.sheet.Rows, make([][]Cell, o.blank)...)
	o.blank = 0
	for range times {
		o.sheet.Rows = append(o.sheet.Rows, slices.Clone(row))
	}
	return nil
}

// rowCells reads the cells of row r, up to the last one with content or a colour.
func (o *openReader) rowCells(start xml.StartElement, r int) ([]Cell, error) {
	var out []Cell
	col := 0
	for inside := o.depth; o.depth >= inside; {
		token, err := o.next()
		if err != nil {
			return nil, err
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if e.Name.Local != "table-cell" && e.Name.Local != "covered-table-cell" {
			if err := o.skip(); err != nil {
				return nil, err
			}
			continue
		}
		times := repeated(e, "number-columns-repeated")
		cell, err := o.cell(e)
		if err != nil {
			return nil, err
		}
		cell.Fill = o.fill(attribute(e, "style-name"), attribute(start, "default-cell-style-name"), col)
		o.merge(e, r, col)
		if cell.isBlank() && col+times > MaxColumns {
			times, cell.Fill = 0, "" // a colour to the end of the sheet
			col = MaxColumns
		}
		if !cell.isBlank() || cell.Fill != "" {
			if err := o.sheet.tooLarge(o.file, 0, col+times); err != nil {
				return nil, err
			}
			out = append(out, make([]Cell, col-len(out))...)
			for range times {
				out = append(out, cell)
			}
		}
		col = min(col+times, mostPlace)
	}
	return out, nil
}

// fill returns the colour of a cell: that of its own style, or else of its row's or of its column's.
func (o *openReader) fill(own, row string, col int) string {
	switch {
	case own != "":
		return o.styles[own].fill
	case row != "":
		return o.styles[row].fill
	case col < len(o.defaults):
		return o.styles[o.defaults[col]].fill
	}
	return ""
}

// merge notes that a cell spans several.
func (o *openReader) merge(e xml.StartElement, row, col int) {
	rows, cols := repeated(e, "number-rows-spanned"), repeated(e, "number-columns-spanned")
	if (rows > 1 || cols > 1) && row < MaxRows && col < MaxColumns {
		o.merges = append(o.merges, [4]int{row, col, row + min(rows, MaxRows) - 1, col + min(cols, MaxColumns) - 1})
	}
}

// cell reads one cell: its typed value, or else its text.
func (o *openReader) cell(start xml.StartElement) (Cell, error) {
	text, err := o.cellText()
	if err != nil {
		return Cell{}, err
	}
	kind, value := attribute(start, "value-type"), attribute(start, "value")
	if text == "" {
		text = attribute(start, "string-value")
	}
	out := textCell(text)
	switch kind {
	case "float", "currency", "percentage":
		if f, err := strconv.ParseFloat(value, 64); err == nil && isPlainNumber(value) && out.Kind != Fault {
			out = number(f, shownAs(kind, text))
		}
	case "date":
		if d := dateOrText(attribute(start, "date-value")); d.Kind == Date {
			out = d
		}
	case "boolean":
		out = Cell{Kind: Boolean, Text: strings.ToUpper(strconv.FormatBool(isTrue(attribute(start, "boolean-value"))))}
	}
	out.Unread = out.isBlank() && kind == "" && attribute(start, "formula") != ""
	return out, nil
}

// shownAs returns the number format that the text of a number tells of: per cent, or zeros before it.
func shownAs(kind, text string) string {
	if kind == "percentage" {
		return "0%"
	}
	digits := strings.Join(strings.Fields(text), "") // spaces between thousands, some not to be broken
	if len(digits) > 1 && digits[0] == '0' && strings.Trim(digits, "0123456789") == "" {
		return strings.Repeat("0", len(digits))
	}
	return ""
}

// cellText reads the paragraphs of a cell, without its comment and what is drawn over it.
func (o *openReader) cellText() (string, error) {
	var b strings.Builder
	paragraphs, cell := 0, o.depth
	for o.depth >= cell {
		token, err := o.next()
		if err != nil {
			return "", err
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch name := e.Name.Local; {
			case o.depth == cell+1 && name != "p", // a comment, a drawing, a table in the cell
				e.Name.Space == "draw", name == "annotation", name == "note", name == "ruby-text":
				err = o.skip()
			case name == "p":
				if paragraphs++; paragraphs > 1 {
					b.WriteByte('\n')
				}
			case name == "s":
				b.WriteString(strings.Repeat(" ", min(repeated(e, "c"), 1000)))
			case name == "tab":
				b.WriteByte('\t')
			case name == "line-break":
				b.WriteByte('\n')
			}
			if err != nil {
				return "", err
			}
		case xml.CharData:
			if o.depth > cell {
				b.Write(e)
			}
		}
	}
	return b.String(), nil
}
