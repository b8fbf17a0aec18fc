package sheet

import (
	"reflect"
	"testing"
)

// openOf returns a workbook of LibreOffice with these sheets.
func openOf(t testing.TB, tables string) []byte {
	t.Helper()
	const names = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"` +
		` xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"` +
		` xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"`
	return zipped(t, map[string]string{
		"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
		"styles.xml": `<office:document-styles ` + names + `><office:styles><style:style style:name="Bad" style:family="table-cell">` +
			`<style:table-cell-properties fo:background-color="#ffcccc"/></style:style></office:styles></office:document-styles>`,
		"content.xml": `<office:document-content ` + names + `><office:automatic-styles><style:style style:name="ce1" style:family="table-cell" style:parent-style-name="Bad"/>` +
			`<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="Bad"><style:table-cell-properties fo:background-color="transparent"/></style:style>` +
			`<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>` +
			`<office:body><office:spreadsheet>` + tables + `</office:spreadsheet></office:body></office:document-content>`,
	})
}

func TestOpenDocumentCells(t *testing.T) {
	for name, c := range map[string]struct {
		xml  string
		want Cell
	}{
		"a text":                        {`<table:table-cell office:value-type="string"><text:p>Accueil<text:s text:c="2"/>de <text:span>stagiaires</text:span></text:p><text:p>et plus</text:p></table:table-cell>`, Cell{Kind: Text, Text: "Accueil  de stagiaires\net plus"}},
		"a text like a number":          {`<table:table-cell office:value-type="string"><text:p>1.250</text:p></table:table-cell>`, Cell{Kind: Text, Text: "1.250"}},
		"a comment before the text":     {`<table:table-cell office:value-type="string"><office:annotation><text:p>à M. Untel</text:p></office:annotation><text:p>Effectif</text:p></table:table-cell>`, Cell{Kind: Text, Text: "Effectif"}},
		"a comment alone":               {`<table:table-cell><office:annotation><text:p>à M. Untel</text:p></office:annotation></table:table-cell><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>`, Cell{}},
		"a drawing over the cell":       {`<table:table-cell office:value-type="string"><draw:custom-shape><text:p>dessin</text:p></draw:custom-shape><text:p>Effectif</text:p></table:table-cell>`, Cell{Kind: Text, Text: "Effectif"}},
		"a number":                      {`<table:table-cell office:value-type="float" office:value="1250.5"><text:p>1 250,50</text:p></table:table-cell>`, Cell{Kind: Number, Text: "1250.5", Number: 1250.5}},
		"a SIREN":                       {`<table:table-cell office:value-type="float" office:value="9117128"><text:p>009` + "\u202f" + `117 128</text:p></table:table-cell>`, Cell{Kind: Number, Text: "9117128", Number: 9117128, Format: "000000000"}},
		"less than one":                 {`<table:table-cell office:value-type="float" office:value="0.5"><text:p>0,5</text:p></table:table-cell>`, Cell{Kind: Number, Text: "0.5", Number: 0.5}},
		"a share":                       {`<table:table-cell office:value-type="percentage" office:value="0.185"><text:p>18,5 %</text:p></table:table-cell>`, Cell{Kind: Number, Text: "0.185", Number: 0.185, Format: "0%"}},
		"an amount":                     {`<table:table-cell office:value-type="currency" office:currency="EUR" office:value="1500"><text:p>1 500 €</text:p></table:table-cell>`, Cell{Kind: Number, Text: "1500", Number: 1500}},
		"a date":                        {`<table:table-cell office:value-type="date" office:date-value="2017-03-12T09:00:00"><text:p>12/03/17</text:p></table:table-cell>`, Cell{Kind: Date, Text: "2017-03-12"}},
		"a date that isn't one":         {`<table:table-cell office:value-type="date" office:date-value="0000000000"><text:p>mars 2017</text:p></table:table-cell>`, Cell{Kind: Text, Text: "mars 2017"}},
		"a truth":                       {`<table:table-cell office:value-type="boolean" office:boolean-value="false"><text:p>FAUX</text:p></table:table-cell>`, Cell{Kind: Boolean, Text: "FALSE"}},
		"a fault":                       {`<table:table-cell table:formula="of:=[.B1]/0" office:value-type="string" office:string-value=""><text:p>#DIV/0!</text:p></table:table-cell>`, Cell{Kind: Fault, Text: "#DIV/0!"}},
		"a formula without a value":     {`<table:table-cell table:formula="of:=[.B1]"/>`, Cell{Unread: true}},
		"a formula that gives nothing":  {`<table:table-cell table:formula="of:=IF(1;&quot;&quot;;2)" office:value-type="string" office:string-value=""/><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>`, Cell{}},
		"a colour of a named style":     {`<table:table-cell table:style-name="ce1" office:value-type="string"><text:p>x</text:p></table:table-cell>`, Cell{Kind: Text, Text: "x", Fill: "FFCCCC"}},
		"a colour that is taken away":   {`<table:table-cell table:style-name="ce2" office:value-type="string"><text:p>x</text:p></table:table-cell>`, Cell{Kind: Text, Text: "x"}},
		"a note, and a text of a table": {`<table:table-cell office:value-type="string"><table:table><table:table-row/></table:table><text:p>x<text:note><text:p>y</text:p></text:note></text:p></table:table-cell>`, Cell{Kind: Text, Text: "x"}},
	} {
		w, err := Read(t.Context(), "x.ods", openOf(t, `<table:table table:name="Suivi"><table:table-row>`+c.xml+`</table:table-row></table:table>`))
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

// What is hidden stays hidden, colours to the end of a sheet aren't content, and what LibreOffice
// keeps of another file is no sheet: its name is the place of that file.
func TestOpenDocumentSheets(t *testing.T) {
	text := func(s string) string {
		return `<table:table-cell office:value-type="string"><text:p>` + s + `</text:p></table:table-cell>`
	}
	data := openOf(t, `<table:table table:name="Listes" table:style-name="ta1"><table:table-row>`+text("x")+`</table:table-row></table:table>`+
		`<table:table table:name="'file:///C:/Users/untel/autre.ods'#$Feuille1"><table:table-row>`+text("y")+`</table:table-row></table:table>`+
		`<table:table table:name="Suivi"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse" table:default-cell-style-name="ce1"/>`+
		`<table:table-column table:number-columns-repeated="16381"/>`+
		`<table:table-header-rows><table:table-row>`+text("a")+text("b")+text("c")+`<table:table-cell table:style-name="ce1" table:number-columns-repeated="16381"/></table:table-row></table:table-header-rows>`+
		`<table:table-row table:visibility="filter" table:number-rows-repeated="2"><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"/><table:covered-table-cell/>`+text("d")+`</table:table-row>`+
		`<table:table-row table:number-rows-repeated="1048573"><table:table-cell table:style-name="ce1" table:number-columns-repeated="16384"/></table:table-row></table:table>`)
	w, err := Read(t.Context(), "x.ods", data)
	if err != nil {
		t.Fatal(err)
	}
	if len(w.Sheets) != 2 || !w.Sheets[0].Hidden || w.Sheets[1].Name != "Suivi" || w.Sheets[1].Hidden {
		t.Fatalf("%d sheets: %+v", len(w.Sheets), w.Sheets)
	}
	s := w.Sheets[1]
	if len(s.Rows) != 3 || len(s.Rows[0]) != 3 || s.Rows[2][2].Text != "d" {
		t.Errorf("%+v", s.Rows)
	}
	if want := []bool{false, false, true}; !reflect.DeepEqual(s.HiddenColumns, want) {
		t.Errorf("hidden columns: %v", s.HiddenColumns)
	}
	if want := []bool{false, true, true}; !reflect.DeepEqual(s.HiddenRows, want) {
		t.Errorf("hidden rows: %v", s.HiddenRows)
	}
	if r, c, covered := s.Rows[2][1].CoveredBy(); !covered || r != 1 || c != 0 {
		t.Errorf("B3 is covered by %d, %d: %v", r, c, covered)
	}
	if s.Rows[0][0].Fill != "" || s.Rows[0][2].Fill != "FFCCCC" {
		t.Errorf("the colour of a column: %+v", s.Rows[0])
	}
}
