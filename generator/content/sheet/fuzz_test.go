package sheet

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// FuzzText reads any text: rows within bounds.
func FuzzText(f *testing.F) {
	for _, text := range []string{"a;b\n\n\"1\n2\";3", "sep=,\na,b", "\ufeffa\tb\r\n", "\xe9;\x80", "\xff\xfea\x00;\x00"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if otherText(data) != "" || len(data) > 1<<16 {
			return
		}
		w, err := readText(t.Context(), "x", data)
		if err != nil {
			return
		}
		if n := len(w.Sheets[0].Rows); n > strings.Count(string(data), "\n")+strings.Count(string(data), "\r")+2 {
			t.Errorf("%d rows of %q", n, data)
		}
	})
}

// FuzzOpenDocument reads any content of an ODS workbook: an error, or rows within bounds.
func FuzzOpenDocument(f *testing.F) {
	f.Add(`<d xmlns:table="t" xmlns:text="x"><table:table table:name="a"><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="5" xmlns:office="o"><text:p>5</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table></d>`)
	f.Add(`<table><table-row><table-cell number-columns-spanned="3" number-rows-spanned="9"><p>x</p></table-cell></table-row></table>`)
	f.Fuzz(func(t *testing.T, content string) {
		w, err := Read(t.Context(), "x.ods", zipped(t, map[string]string{"content.xml": content}))
		if err != nil {
			return
		}
		for _, s := range w.Sheets {
			for _, row := range s.Rows {
				if len(s.Rows) > MaxRows || len(row) > MaxColumns {
					t.Errorf("%d rows, %d cells", len(s.Rows), len(row))
				}
			}
		}
	})
}

// FuzzExcel reads any sheet, texts and styles of an .xlsx workbook: an error, or rows within bounds, and
// the same each time.
func FuzzExcel(f *testing.F) {
	f.Add(`<cols><col min="2" max="16384" hidden="1"/></cols><sheetData><row r="2"><c r="B2" t="s" s="1"><v>0</v></c><c><f>1</f></c></row></sheetData><mergeCells><mergeCell ref="A1:C9"/></mergeCells>`, partStrings, partStyles)
	f.Add(`<sheetData><row r="9"><c r="ALL9" t="inlineStr"><is><r><t>x</t></r></is></c></row><row><c t="d"><v>2017-03-12</v></c><c t="b"><v>1</v></c></row></sheetData>`, `<sst/>`, `<styleSheet/>`)
	f.Fuzz(func(t *testing.T, sheet, texts, styles string) {
		data := excelOf(t, "", "", "", map[string]string{"xl/worksheets/sheet1.xml": "<worksheet>" + sheet + "</worksheet>", "xl/sharedStrings.xml": texts, "xl/styles.xml": styles})
		w, err := Read(t.Context(), "x.xlsx", data)
		again, _ := Read(t.Context(), "x.xlsx", data)
		if err != nil {
			return
		}
		cells := 0
		for i, s := range w.Sheets {
			for r, row := range s.Rows {
				cells += len(row)
				if !slices.Equal(row, again.Sheets[i].Rows[r]) {
					t.Errorf("row %d isn't the same each time", r)
				}
				if len(s.Rows) > MaxRows || len(row) > MaxColumns {
					t.Errorf("%d rows, %d cells", len(s.Rows), len(row))
				}
			}
		}
		if cells > MaxCells+mostCovered {
			t.Errorf("%d cells", cells)
		}
	})
}

// FuzzRead reads any bytes as a file: a workbook or a reason, and nothing else.
func FuzzRead(f *testing.F) {
	f.Add([]byte("a;b\n1;2\n"))
	f.Add([]byte("%PDF-1.7"))
	f.Add(excelOf(f, "", `<row r="1"><c r="A1"><v>1</v></c></row>`, "", nil))
	f.Add(openOf(f, `<table:table table:name="a"><table:table-row><table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell></table:table-row></table:table>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		w, err := Read(t.Context(), "x", data)
		var e *Error
		if (w == nil) == (err == nil) || err != nil && (!errors.As(err, &e) || e.Reason == "") {
			t.Errorf("%v, %v", w, err)
		}
	})
}
