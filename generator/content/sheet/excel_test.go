package sheet

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"strings"
	"testing"
)

// Parts of a small workbook.
const (
	partRelations = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	partTypes = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`
	partStrings = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>1.250</t></si><si><t>2019</t></si>` +
		`<si><r><t>Accueil </t></r><r><t>de stagiaires</t></r><rPh><t>lu</t></rPh></si><si><t>a_x000D_` + "\n" + `b</t></si><si><t> 3,26E+13` + "\u00a0" + `</t></si></sst>`
	partStyles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
		`<numFmts count="4"><numFmt numFmtId="164" formatCode="000\ 000\ 000"/><numFmt numFmtId="165" formatCode="[$-40C]d\ mmmm\ yyyy"/>` +
		`<numFmt numFmtId="166" formatCode="0&quot; jours dont d&quot;"/><numFmt numFmtId="167" formatCode="yyyy\-mm\-dd\ hh:mm:ss.000"/></numFmts>` +
		`<fonts count="1"><font/></fonts><fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
		`<fill><patternFill patternType="solid"><fgColor rgb="FF92D050"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor theme="5" tint="0.6"/></patternFill></fill>` +
		`<fill><patternFill patternType="solid"><fgColor rgb="FFFFFFFF"/></patternFill></fill></fills><borders count="1"><border/></borders>` +
		`<cellXfs count="9"><xf/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf fillId="2"/><xf fillId="3"/>` +
		`<xf fillId="4"/><xf numFmtId="167"/></cellXfs></styleSheet>`
)

// excelOf returns a workbook of one sheet, whose rows are given, with what stands before and after them.
func excelOf(t testing.TB, before, rows, after string, more map[string]string) []byte {
	t.Helper()
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	parts := map[string]string{
		"[Content_Types].xml": partTypes,
		"_rels/.rels":         partRelations,
		"xl/workbook.xml":     `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="` + office + `"><sheets><sheet name="Suivi" sheetId="7" r:id="rId3"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId3" Type="` + office + `/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId8" Type="` + office + `/styles" Target="/xl/styles.xml"/><Relationship Id="rId9" Type="` + office + `/sharedStrings" Target="sharedStrings.xml"/>` +
			`<Relationship Id="rId4" Type="` + office + `/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`,
		"xl/styles.xml":        partStyles,
		"xl/sharedStrings.xml": partStrings,
		"xl/worksheets/sheet1.xml": `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + before + `<sheetData>` + rows + `</sheetData>` + after +
			`<extLst><ext><x14:f xmlns:x14="x"><row r="9"><c r="A9"><v>9</v></c></row></x14:f></ext></extLst></worksheet>`,
	}
	maps.Copy(parts, more)
	return zipped(t, parts)
}

// A cell keeps its kind: what was typed as a text is no number, whatever it looks like.
func TestExcelCells(t *testing.T) {
	for name, c := range map[string]struct {
		xml  string
		want Cell
	}{
		"a number":                     {`<c r="A1"><v>12</v></c>`, Cell{Kind: Number, Text: "12", Number: 12}},
		"a number of fifteen digits":   {`<c r="A1"><v>0.18499999999999999</v></c>`, Cell{Kind: Number, Text: "0.185", Number: 0.185}},
		"a sum of tenths":              {`<c r="A1"><v>0.30000000000000004</v></c>`, Cell{Kind: Number, Text: "0.3", Number: 0.3}},
		"a large number":               {`<c r="A1"><v>1.4959104200010001E13</v></c>`, Cell{Kind: Number, Text: "14959104200010", Number: 14959104200010}},
		"a text like a number":         {`<c r="A1" t="s"><v>0</v></c>`, Cell{Kind: Text, Text: "1.250"}},
		"a text in a format of dates":  {`<c r="A1" s="1" t="s"><v>1</v></c>`, Cell{Kind: Text, Text: "2019"}},
		"a text of several runs":       {`<c r="A1" t="s"><v>2</v></c>`, Cell{Kind: Text, Text: "Accueil de stagiaires"}},
		"a text of two lines":          {`<c r="A1" t="s"><v>3</v></c>`, Cell{Kind: Text, Text: "a\nb"}},
		"a text with spaces around":    {`<c r="A1" t="s"><v>4</v></c>`, Cell{Kind: Text, Text: "3,26E+13"}},
		"an inline text":               {`<c r="A1" t="inlineStr"><is><t>009</t></is></c>`, Cell{Kind: Text, Text: "009"}},
		"a date":                       {`<c r="A1" s="1"><v>42806</v></c>`, Cell{Kind: Date, Text: "2017-03-12"}},
		"a date in words":              {`<c r="A1" s="4"><v>42806</v></c>`, Cell{Kind: Date, Text: "2017-03-12"}},
		"a moment":                     {`<c r="A1" s="9"><v>42806.75</v></c>`, Cell{Kind: Date, Text: "2017-03-12"}},
		"a date as ISO 8601":           {`<c r="A1" t="d"><v>2017-03-12T00:00:00</v></c>`, Cell{Kind: Date, Text: "2017-03-12"}},
		"a serial number":              {`<c r="A1"><v>42806</v></c>`, Cell{Kind: Number, Text: "42806", Number: 42806}},
		"days in words":                {`<c r="A1" s="5"><v>12</v></c>`, Cell{Kind: Number, Text: "12", Number: 12, Format: `0" jours dont d"`}},
		"a share":                      {`<c r="A1" s="2"><v>0.185</v></c>`, Cell{Kind: Number, Text: "0.185", Number: 0.185, Format: "0.00%"}},
		"a SIREN":                      {`<c r="A1" s="3"><v>9117128</v></c>`, Cell{Kind: Number, Text: "9117128", Number: 9117128, Format: `000\ 000\ 000`}},
		"a truth":                      {`<c r="A1" t="b"><v>1</v></c>`, Cell{Kind: Boolean, Text: "TRUE"}},
		"a fault":                      {`<c r="A1" t="e"><f>A2/0</f><v>#DIV/0!</v></c>`, Cell{Kind: Fault, Text: "#DIV/0!"}},
		"a formula":                    {`<c r="A1"><f>SUM(B1:B2)</f><v>3</v></c>`, Cell{Kind: Number, Text: "3", Number: 3}},
		"a formula without a value":    {`<c r="A1"><f>SUM(B1:B2)</f></c>`, Cell{Unread: true}},
		"the same, as openpyxl writes": {`<c r="A1"><f>SUM(B1:B2)</f><v></v></c>`, Cell{Unread: true}},
		"a shared formula":             {`<c r="A1"><f t="shared" si="0"/></c>`, Cell{Unread: true}},
		"a formula that gives nothing": {`<c r="A1" t="str"><f>IF(B1="","",B1)</f><v></v></c><c r="B1"><v>1</v></c>`, Cell{}},
		"a colour":                     {`<c r="A1" s="6"/><c r="B1"><v>1</v></c>`, Cell{Fill: "92D050"}},
		"a colour of the theme":        {`<c r="A1" s="7"><v>1</v></c>`, Cell{Kind: Number, Text: "1", Number: 1, Fill: "theme 5 0.6"}},
		"white is no colour":           {`<c r="A1" s="8"><v>1</v></c>`, Cell{Kind: Number, Text: "1", Number: 1}},
		"a cell without a place":       {`<c><v>1</v></c>`, Cell{Kind: Number, Text: "1", Number: 1}},
	} {
		w, err := Read(t.Context(), "x.xlsx", excelOf(t, "", `<row r="1">`+c.xml+`</row>`, "", nil))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(w.Sheets[0].Rows) == 0 {
			t.Errorf("%s: no row", name)
			continue
		}
		if got := w.Sheets[0].Rows[0][0]; !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

// What formats, filters and charts add to a sheet is neither rows nor faults.
func TestExcelSheets(t *testing.T) {
	office := `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	data := excelOf(t, `<cols><col min="2" max="2" hidden="1"/><col min="3" max="3" width="0" customWidth="1"/><col min="9" max="16384" hidden="1"/></cols>`,
		`<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="6"/></row><row r="3" hidden="1"><c r="A3"><v>3</v></c><c r="D3"><v>4</v></c></row>`+
			`<row r="5"/><row r="9"><c r="B9" s="6"/></row><row r="1048576"><c r="A1048576" s="6"/></row>`,
		`<mergeCells><mergeCell ref="A3:B4"/><mergeCell ref="A1"/></mergeCells>`,
		map[string]string{
			"xl/workbook.xml": `<workbook ` + office + `><workbookPr date1904="1"/><sheets><sheet name="Graphique" sheetId="1" r:id="rId4"/>` +
				`<sheet name="Suivi" sheetId="7" state="veryHidden" r:id="rId3"/></sheets></workbook>`,
			"xl/chartsheets/sheet1.xml": `<chartsheet/>`,
		})
	w, err := Read(t.Context(), "x.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	if len(w.Sheets) != 1 || w.Sheets[0].Name != "Suivi" || !w.Sheets[0].Hidden {
		t.Fatalf("%+v", w.Sheets)
	}
	s := w.Sheets[0]
	if len(s.Rows) != 3 || len(s.Rows[2]) != 4 {
		t.Errorf("%d rows: %+v", len(s.Rows), s.Rows)
	}
	if want := []bool{false, true, true, false}; !reflect.DeepEqual(s.HiddenColumns, want) {
		t.Errorf("hidden columns: %v", s.HiddenColumns)
	}
	if want := []bool{false, false, true}; !reflect.DeepEqual(s.HiddenRows, want) {
		t.Errorf("hidden rows: %v", s.HiddenRows)
	}
	if r, c, covered := s.Rows[2][1].CoveredBy(); !covered || r != 2 || c != 0 {
		t.Errorf("B3 is covered by %d, %d: %v", r, c, covered)
	}
	dates := excelOf(t, "", `<row r="1"><c r="A1" s="1"><v>41344</v></c></row>`, "", map[string]string{
		"xl/workbook.xml": `<workbook ` + office + `><workbookPr date1904="true"/><sheets><sheet name="Suivi" sheetId="7" r:id="rId3"/></sheets></workbook>`})
	if w, err = Read(t.Context(), "x.xlsx", dates); err != nil || w.Sheets[0].Rows[0][0].Text != "2017-03-12" {
		t.Errorf("counted from 1904: %+v, %v", w, err)
	}
}

func TestExcelRefused(t *testing.T) {
	wide := `<row r="1"><c r="XFD1"><v>1</v></c></row>`
	var full strings.Builder
	for r := range 3_100 {
		fmt.Fprintf(&full, `<row r="%d">%s</row>`, r+1, `<c r="ALL1"><v>1</v></c>`)
	}
	for name, c := range map[string]struct {
		data []byte
		want Reason
	}{
		"a column too far":       {excelOf(t, "", wide, "", nil), TooManyCols},
		"a row too far":          {excelOf(t, "", `<row r="1048576"><c r="A1048576"><v>1</v></c></row>`, "", nil), TooManyRows},
		"too many cells":         {excelOf(t, "", full.String(), "", nil), TooManyCells},
		"a sheet that is cut":    {excelOf(t, "", "", "", map[string]string{"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v>`}), Damaged},
		"a text that is missing": {excelOf(t, "", `<row r="1"><c r="A1" t="s"><v>99</v></c></row>`, "", nil), Damaged},
		"a sheet without a part": {excelOf(t, "", "", "", map[string]string{"xl/_rels/workbook.xml.rels": `<Relationships/>`}), Damaged},
		"entities in a sheet":    {excelOf(t, "", "", "", map[string]string{"xl/worksheets/sheet1.xml": `<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>`}), Entities},
		"entities in texts":      {excelOf(t, "", "", "", map[string]string{"xl/sharedStrings.xml": `<!DOCTYPE x [<!ENTITY a "aaaa">]><sst/>`}), Entities},
		"a binary workbook":      {zipped(t, map[string]string{"xl/workbook.bin": "x"}), OtherForm},
		"a workbook of Numbers":  {zipped(t, map[string]string{"Index/Document.iwa": "x"}), OtherForm},
	} {
		_, err := Read(t.Context(), name, c.data)
		var e *Error
		if !errors.As(err, &e) || e.Reason != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}
