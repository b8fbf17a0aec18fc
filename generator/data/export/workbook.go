package export

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"parvis/generator/text/date"
	"parvis/generator/text/formula"
)

// Limits of a worksheet (Microsoft, "Excel specifications and limits").
const (
	maxRows  = 1_048_576 // including the header
	maxUnits = 32_767    // UTF-16 units in a cell
)

// Styles of cells, by their index in styles.
const (
	stylePlain  = 0
	styleHead   = 1
	styleDay    = 2
	styleQuoted = 3 // a text that would be a formula if typed
	styleTitle  = 4
)

// The constant parts of a workbook (ECMA-376).
const (
	xmlHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainNS   = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	office   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	rootRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + office + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	styles   = xmlHead + `<styleSheet ` + mainNS + `><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>` +
		`<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="16"/><name val="Calibri"/></font></fonts>` +
		`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE6E6F2"/><bgColor indexed="64"/></patternFill></fill></fills>` +
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		`<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>` +
		`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>` +
		`<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`
)

// workbook is one XLSX with all tables: a notice, then one sheet per table. It is
// written here, as a stream of rows, because excelize, the well-maintained library, writes
// sheets in the order of a Go map, so that its output isn't deterministic.
// The parts that depend on the number of rows come last in the file; readers find
// each part by its name.
type workbook struct {
	*zipWriter
	set   *Set
	names []string // of sheets
}

func (s *Set) openBook(w io.Writer) (*workbook, error) {
	b := &workbook{newZipWriter(w, s.made()), s, []string{s.localize("Notice", "Notice")}}
	for _, t := range Tables() {
		b.names = append(b.names, t.Name)
	}
	for _, p := range []struct{ name, content string }{
		{"[Content_Types].xml", contentTypes(len(b.names))}, {"_rels/.rels", rootRels}, {"xl/_rels/workbook.xml.rels", workbookRels(len(b.names))}, {"xl/styles.xml", styles},
	} {
		if err := b.put(p.name, []byte(p.content)); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// sheet begins the sheet of a table. The previous sheet must have ended.
func (b *workbook) sheet(t *Table) (*sheet, error) { return b.open(slices.Index(b.names, t.Name)) }

func (b *workbook) open(i int) (*sheet, error) {
	to, err := b.entry(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1))
	return &sheet{outputBuffer: outputBuffer{to: to}}, err
}

// finish ends the workbook with the parts that need the sizes of its tables.
func (b *workbook) finish(known Measured) error {
	notice, err := b.open(0)
	if err != nil {
		return err
	}
	if b.set.notice(notice, known); notice.err != nil {
		return notice.err
	}
	if err := b.put("xl/workbook.xml", []byte(workbookXML(b.names, known))); err != nil {
		return err
	}
	return b.z.Close()
}

// made returns the modification time of entries: the date of the data.
func (s *Set) made() time.Time {
	return dayOf(s.data.site.AsOf)
}

func (s *Set) localize(fr, en string) string { return Localized{fr, en}.In(s.about.Lang) }

func contentTypes(sheets int) string {
	const word = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	out := xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="` + word + `sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="` + word + `styles+xml"/>`
	for i := range sheets {
		out += fmt.Sprintf(`<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%sworksheet+xml"/>`, i+1, word)
	}
	return out + `</Types>`
}

// workbookXML returns the list of the sheets. The filtered ranges are repeated here,
// under a name defined by Excel.
func workbookXML(names []string, known Measured) string {
	out := xmlHead + `<workbook ` + mainNS + ` xmlns:r="` + office + `"><bookViews><workbookView activeTab="0"/></bookViews><sheets>`
	for i, n := range names {
		out += fmt.Sprintf(`<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, n, i+1, i+1)
	}
	out += `</sheets><definedNames>`
	for i, t := range Tables() {
		out += fmt.Sprintf(`<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">%s!$A$1:$%s$%d</definedName>`,
			i+1, t.Name, columnName(len(t.Fields)-1), min(known.Table(t).Rows+1, maxRows))
	}
	return out + `</definedNames></workbook>`
}

func workbookRels(sheets int) string {
	out := xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	for i := range sheets {
		out += fmt.Sprintf(`<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, office, i+1)
	}
	return out + fmt.Sprintf(`<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/></Relationships>`, sheets+1, office)
}

// sheet writes a worksheet, row by row.
type sheet struct {
	outputBuffer
	count int    // of rows written
	nth   []byte // the same as text
}

// open begins a sheet with columns of these widths, in characters. If frozen, the first
// row stays visible.
func (s *sheet) open(widths []int, frozen bool) {
	s.out = append(s.out, xmlHead+`<worksheet `+mainNS+`><sheetViews><sheetView workbookViewId="0">`...)
	if frozen {
		s.out = append(s.out, `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>`...)
	}
	s.out = append(s.out, `</sheetView></sheetViews><cols>`...)
	for i, n := range widths {
		s.out = fmt.Appendf(s.out, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, n)
	}
	s.out = append(s.out, `</cols><sheetData>`...)
}

// close ends a sheet, with a filter on this number of columns, 0 for none.
func (s *sheet) close(columns int) {
	s.out = append(s.out, `</sheetData>`...)
	if columns > 0 {
		s.out = fmt.Appendf(s.out, `<autoFilter ref="A1:%s%d"/>`, columnName(columns-1), s.count)
	}
	s.out = append(s.out, `</worksheet>`...)
	s.flush(0)
}

// columnName returns the letters of a column, from index 0: A to Z, then AA.
func columnName(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return columnName(i/26-1) + columnName(i%26)
}

// beginRow begins a row; endRow ends it.
func (s *sheet) beginRow() {
	s.count++
	s.nth = strconv.AppendInt(s.nth[:0], int64(s.count), 10)
	s.out = append(append(append(s.out, `<row r="`...), s.nth...), `">`...)
}

func (s *sheet) endRow() {
	s.out = append(s.out, `</row>`...)
	s.flush(flushAt)
}

// line writes a row of texts in one style.
func (s *sheet) line(style int, texts ...string) {
	s.beginRow()
	for i, t := range texts {
		if t != "" {
			s.cell(columnName(i))
			s.text(style, t)
		}
	}
	s.endRow()
}

// cell begins a cell. The standard makes the reference optional, and a compressed
// sheet would be half the size without, but exceljs and read-excel-file then read nothing.
func (s *sheet) cell(column string) {
	s.out = append(append(append(s.out, `<c r="`...), column...), s.nth...)
}

// text writes the rest of a cell with a text.
func (s *sheet) text(style int, t string) {
	if formula.Is(t) && style == stylePlain {
		style = styleQuoted
	}
	s.styled(style)
	s.out = append(s.out, ` t="inlineStr"><is><t`...)
	if t[0] <= ' ' || t[len(t)-1] <= ' ' {
		s.out = append(s.out, ` xml:space="preserve"`...)
	}
	s.out = appendXML(append(s.out, '>'), truncatedCell(t))
	s.out = append(s.out, `</t></is></c>`...)
}

// number writes the rest of a cell with a number.
func (s *sheet) number(style int, v float64) {
	s.styled(style)
	s.out = append(appendNumber(append(s.out, `><v>`...), v), `</v></c>`...)
}

func (s *sheet) styled(style int) {
	s.out = append(s.out, '"')
	if style != stylePlain {
		s.out = append(append(s.out, ` s="`...), byte('0'+style), '"')
	}
}

// day writes the rest of a cell with a date: a spreadsheet date if its
// day is known, else a text.
func (s *sheet) day(iso string) {
	if n, ok := serial(iso); ok {
		s.number(styleDay, float64(n))
	} else {
		s.text(stylePlain, iso)
	}
}

// serial returns the serial number of a day in spreadsheets. Before 1 March 1900 they don't
// agree with each other, so the date stays a text.
func serial(iso string) (int, bool) {
	d, err := date.Parse(iso)
	if err != nil || d.Day == 0 {
		return 0, false
	}
	days := int(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)) / (24 * time.Hour))
	return days, days > 60
}

// truncatedCell returns a text that fits in a cell: a longer one is truncated and ends in " […]".
func truncatedCell(t string) string {
	if len(t) <= maxUnits {
		return t
	}
	const cut = " […]"
	units := 0
	for i, r := range t {
		if units += utf16.RuneLen(r); units > maxUnits-len(cut) {
			return t[:i] + cut
		}
	}
	return t
}

// appendXML escapes a text for XML 1.0. Characters that XML doesn't allow, and what a reader
// of workbooks would take for an escape, are written _xHHHH_ (ECMA-376, ST_Xstring).
func appendXML(out []byte, s string) []byte {
	for i := 0; i < len(s); {
		plain := i
		for plain < len(s) && s[plain] >= ' ' && s[plain] < utf8.RuneSelf && s[plain] != '&' && s[plain] != '<' && s[plain] != '>' && s[plain] != '_' {
			plain++
		}
		if out = append(out, s[i:plain]...); plain == len(s) {
			return out
		}
		i = plain
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '&':
			out = append(out, "&amp;"...)
		case r == '<':
			out = append(out, "&lt;"...)
		case r == '>':
			out = append(out, "&gt;"...)
		case r < ' ' && r != '\n' && r != '\t', r == 0xfffe, r == 0xffff:
			out = fmt.Appendf(out, "_x%04X_", r)
		case r == '_' && isCellEscape(s[i:]):
			out = append(out, "_x005F_"...)
		case r == utf8.RuneError && n == 1:
			out = append(out, "\uFFFD"...)
		default:
			out = append(out, s[i:i+n]...)
		}
		i += n
	}
	return out
}

// isCellEscape reports whether a text begins with the form _xHHHH_.
func isCellEscape(s string) bool {
	return len(s) >= 7 && s[1] == 'x' && s[6] == '_' && strings.Trim(s[2:6], "0123456789abcdefABCDEF") == ""
}

// width returns the width of a column, in characters.
func width(t Type) int {
	switch t {
	case Whole, Number, Boolean, Day:
		return 12
	case Texts, Address:
		return 40
	default:
		return 24
	}
}

// sheetEncoder writes a table as a sheet, up to maxRows.
type sheetEncoder struct {
	*sheet
	t       *Table
	columns []string // their letters
	last    []cellCache
}

func (f *sheetEncoder) begin() {
	f.last = make([]cellCache, len(f.t.Fields))
	var names []string
	var widths []int
	for i, field := range f.t.Fields {
		f.columns, names = append(f.columns, columnName(i)), append(names, field.Name)
		widths = append(widths, max(width(field.Type), len(field.Name)+4))
	}
	f.open(widths, true)
	f.line(styleHead, names...)
}

func (f *sheetEncoder) row(row []Value) {
	if f.count == maxRows {
		return
	}
	f.beginRow()
	for i, v := range row {
		if v.kind != missing {
			f.cell(f.columns[i])
			f.value(i, v)
		}
	}
	f.endRow()
}

// value writes the rest of a cell of the ith column.
func (f *sheetEncoder) value(i int, v Value) {
	kind := f.t.Fields[i].Type
	switch v.kind {
	case number:
		f.number(stylePlain, v.number)
		return
	case boolean:
		f.styled(stylePlain)
		f.out = append(strconv.AppendInt(append(f.out, ` t="b"><v>`...), int64(v.number), 10), `</v></c>`...)
		return
	case textList:
		f.text(stylePlain, flatten(v, kind))
		return
	case missing, singleText: // below
	}
	var same bool
	if f.out, same = f.last[i].repeat(f.out, v.text); same {
		return
	}
	at := len(f.out)
	if kind == Day {
		f.day(v.text)
	} else {
		f.text(stylePlain, v.text)
	}
	f.last[i].keep(v.text, f.out[at:])
}

func (f *sheetEncoder) end() { f.close(len(f.t.Fields)) }
