package sheet

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// Workbooks of Excel are read here and not by the library that writes them: its rows don't tell
// the text "1.250" from the number, nor "2019" in a column of dates from a day of 1905.

// excelBook returns the path of the part that lists the sheets, "" when there is none.
func (p parts) excelBook() (string, error) {
	found, err := p.relationsOf("", "officeDocument")
	if err != nil {
		return "", err
	}
	for _, part := range found {
		if strings.HasPrefix(path.Base(strings.ToLower(part)), "workbook") && p[strings.ToLower(part)] != nil {
			return part, nil
		}
	}
	if p["xl/workbook.xml"] != nil {
		return "xl/workbook.xml", nil
	}
	return "", nil
}

// excelSheets is what the part that lists the sheets says.
type excelSheets struct {
	Settings struct {
		From1904 string `xml:"date1904,attr"`
	} `xml:"workbookPr"`
	Sheets []struct {
		Name  string `xml:"name,attr"`
		State string `xml:"state,attr"`
		ID    string `xml:"id,attr"`
	} `xml:"sheets>sheet"`
}

// readExcel reads an .xlsx workbook (ECMA-376, part 1, 18), whose sheets the part book lists.
func readExcel(ctx context.Context, file string, p parts, book string) (*Workbook, error) {
	x := &excelReader{parts: p, ctx: ctx, file: file}
	var list excelSheets
	if err := p.parse(book, &list); err != nil {
		return nil, asError(err, file, "")
	}
	x.from1904 = isTrue(list.Settings.From1904)
	if err := x.common(book); err != nil {
		return nil, asError(err, file, "")
	}
	sheets, err := p.relationsOf(book, "worksheet")
	if err != nil {
		return nil, asError(err, file, "")
	}
	all, err := p.relationsOf(book, "")
	if err != nil {
		return nil, asError(err, file, "")
	}
	w := &Workbook{File: file}
	for _, s := range list.Sheets {
		if sheets[s.ID] == "" && all[s.ID] != "" {
			continue // a chart, a sheet of macros: it has no cells
		}
		x.sheet = &Sheet{Name: s.Name, Hidden: s.State == "hidden" || s.State == "veryHidden"}
		x.merges = nil
		if err := p.within(ctx, sheets[s.ID], x.read); err != nil {
			return nil, asError(err, file, s.Name)
		}
		for _, m := range x.merges {
			x.sheet.cover(m[0], m[1], m[2], m[3])
		}
		x.sheet.finish()
		w.Sheets = append(w.Sheets, x.sheet)
	}
	return w, nil
}

// isTrue reads a truth as XML has it.
func isTrue(s string) bool { return s == "1" || s == "true" }

// excelReader reads the sheets of one workbook.
type excelReader struct {
	parts
	ctx      context.Context
	file     string
	from1904 bool
	strings  []Cell
	formats  []format // by style
	cells    int

	*stream
	sheet  *Sheet
	merges [][4]int // row, column, last row, last column
}

// common reads what the sheets share: their texts and their formats. A workbook may have neither.
func (x *excelReader) common(book string) error {
	texts, err := x.relationsOf(book, "sharedStrings")
	if err != nil {
		return err
	}
	for _, part := range texts {
		if err := x.within(x.ctx, part, x.readStrings); err != nil {
			return err
		}
	}
	styles, err := x.relationsOf(book, "styles")
	if err != nil {
		return err
	}
	for _, part := range styles {
		if x.formats, err = x.readFormats(part); err != nil {
			return err
		}
	}
	return nil
}

// escaped is a character that XML can't hold, as Excel writes it: _x000D_.
var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// excelText returns the cell of a text.
func excelText(s string) Cell {
	if strings.Contains(s, "_x") {
		s = escaped.ReplaceAllStringFunc(s, func(c string) string {
			n, _ := strconv.ParseUint(c[2:6], 16, 16)
			return string(rune(n))
		})
	}
	return textCell(s)
}

// readStrings reads the texts that cells refer to by number.
func (x *excelReader) readStrings(s *stream) error {
	for {
		token, err := s.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "si" {
			text, err := s.runs()
			if err != nil {
				return err
			}
			x.strings = append(x.strings, excelText(text))
		}
	}
}

// runs reads the text of the element that was just begun, without how it is pronounced.
func (x *stream) runs() (string, error) {
	var b strings.Builder
	inText := false
	for inside := x.depth; x.depth >= inside; {
		token, err := x.next()
		if err != nil {
			return "", err
		}
		switch e := token.(type) {
		case xml.StartElement:
			if e.Name.Local == "rPh" {
				if err := x.skip(); err != nil {
					return "", err
				}
			}
			inText = e.Name.Local == "t"
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				b.Write(e)
			}
		}
	}
	return b.String(), nil
}
