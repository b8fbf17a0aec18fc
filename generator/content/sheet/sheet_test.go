package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// shapes is where the spreadsheets are that have the shapes of real ones.
var shapes = filepath.Join("..", "declared", "testdata")

func readShape(t testing.TB, name string) (*Workbook, []byte) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(shapes, name))
	if err != nil {
		t.Fatal(err)
	}
	w, err := Read(t.Context(), name, data)
	if err != nil {
		t.Fatal(err)
	}
	return w, data
}

func cell(w *Workbook, sheet int, row, col int) Cell { return w.Sheets[sheet].Rows[row-1][col-1] }

func TestShapes(t *testing.T) {
	wide, _ := readShape(t, "02-suivi-large.xlsx")
	if c := cell(wide, 0, 17, 3); c.Kind != Number || c.Number != 9117128 || c.Format != `000\ 000\ 000` {
		t.Errorf("a SIREN that is a number: %+v", c)
	}
	if c := cell(wide, 0, 6, 6); c.Kind != Date || c.Text != "2017-07-19" {
		t.Errorf("a date: %+v", c)
	}
	if r, c, covered := cell(wide, 0, 7, 2).CoveredBy(); !covered || r != 5 || c != 1 {
		t.Errorf("a merge: %d %d %v", r, c, covered)
	}
	if n := len(wide.Sheets[0].Rows); n != 36 {
		t.Errorf("%d rows", n)
	}
	ods, _ := readShape(t, "04-suivi-animateurs.ods")
	s := ods.Sheets[1]
	if len(s.Rows) != 34 || !s.HiddenColumns[3] || s.HiddenColumns[2] || !ods.Sheets[2].Hidden || s.Hidden {
		t.Errorf("%d rows, %v", len(s.Rows), s.HiddenColumns[:5])
	}
	if c := cell(ods, 1, 4, 3); c.Text != "Effectif" {
		t.Errorf("a cell with a comment: %q", c.Text)
	}
	if a, b := cell(ods, 1, 8, 9), cell(ods, 1, 8, 11); a.Text != "5" || b.Text != "5" {
		t.Errorf("repeated cells: %+v %+v", a, b)
	}
	board, _ := readShape(t, "06-tableau-de-bord.xlsx")
	if c := cell(board, 1, 8, 21); !c.Percent() || c.Text != "0.185" {
		t.Errorf("a share: %+v", c)
	}
	if c := cell(board, 1, 3, 25); c.Text != "" || c.Fill == "" {
		t.Errorf("a colour: %+v", c)
	}
	if !board.Sheets[2].Hidden || !board.Sheets[3].Hidden || !board.Sheets[1].HiddenColumns[2] {
		t.Error("hidden sheets or columns are shown")
	}
	old, _ := readShape(t, "03-bilans-cp1252.csv")
	if c := cell(old, 0, 2, 1); c.Text != "Entreprise fictive « Érable »" {
		t.Errorf("Windows-1252: %q", c.Text)
	}
	form, _ := readShape(t, "05-formulaire.csv")
	if c := cell(form, 0, 4, 3); c.Text != "930925300038" || c.Line != 7 {
		t.Errorf("a line after line breaks in cells: %+v", c)
	}
}

// Each of the spreadsheets has its rows where those who read it by hand found them, and no more.
func TestLayouts(t *testing.T) {
	type layout struct {
		Sheet  string
		Titles []int                      `json:"title_rows"`
		Heads  []int                      `json:"header_rows"`
		Data   [2]int                     `json:"data_rows"`
		Left   map[string]json.RawMessage `json:"ignored_rows"`
		Hidden []string                   `json:"hidden_columns"`
	}
	var read struct {
		Files []struct {
			File   string
			Layout []layout
		}
	}
	text, err := os.ReadFile(filepath.Join(shapes, "EXPECTED.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &read); err != nil || len(read.Files) != 6 {
		t.Fatal(len(read.Files), err)
	}
	for _, f := range read.Files {
		w, _ := readShape(t, f.File)
		for _, l := range f.Layout {
			i := slices.IndexFunc(w.Sheets, func(s *Sheet) bool { return s.Name == l.Sheet })
			if i < 0 {
				t.Errorf("%s: no sheet %q", f.File, l.Sheet)
				continue
			}
			s, last, empty := w.Sheets[i], l.Data[1], map[int]bool{}
			for why, rows := range l.Left {
				var list []int
				if err := json.Unmarshal(rows, &list); err != nil {
					t.Fatal(err)
				}
				for _, r := range list {
					last, empty[r] = max(last, r), empty[r] || why == "empty"
				}
			}
			if len(s.Rows) != last {
				t.Errorf("%s, %s: %d rows, want %d", f.File, l.Sheet, len(s.Rows), last)
				continue
			}
			for r := l.Data[0]; r <= last; r++ {
				said := slices.ContainsFunc(s.Rows[r-1], func(c Cell) bool { return c.Text != "" })
				if r <= l.Data[1] && said == empty[r] {
					t.Errorf("%s, %s: row %d has content: %v", f.File, l.Sheet, r, said)
				}
			}
			for _, r := range append(l.Titles, l.Heads...) {
				if len(s.Rows[r-1]) == 0 {
					t.Errorf("%s, %s: row %d is empty", f.File, l.Sheet, r)
				}
			}
			for c, hidden := range s.HiddenColumns {
				if hidden != slices.Contains(l.Hidden, ColumnName(c)) {
					t.Errorf("%s, %s: column %s is hidden: %v", f.File, l.Sheet, ColumnName(c), hidden)
				}
			}
		}
	}
}

func TestTexts(t *testing.T) {
	utf16 := append([]byte{0xFF, 0xFE}, utf16LE("a;b\n1;2\n")...)
	for name, c := range map[string]struct {
		data string
		want string // rows by /, cells by |
	}{
		"semicolons":               {"a;b\n1,5;2,5\n", "a|b/1,5|2,5"},
		"decimals in each cell":    {"a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n", "a|b|c/1,5|2,5|3,5/4,5|5,5|6,5"},
		"commas":                   {"a,b\n\"x; y\",2\n", "a|b/x; y|2"},
		"tabs":                     {"a\tb\n1\t2\n", "a|b/1|2"},
		"sep=":                     {"sep=;\na;b,c,d\n", "a|b,c,d"},
		"a byte order mark":        {"\ufeffa;b\r\n1;2\r\n", "a|b/1|2"},
		"UTF-16":                   {string(utf16), "a|b/1|2"},
		"Windows-1252":             {"\xe9t\xe9;\x80\n", "été|€"},
		"an empty line":            {"a;b\n\n1;2\n3;4\n\n\n5;6\n", "a|b//1|2/3|4///5|6"},
		"lines in a cell":          {"a;b\n\n\"1\n2\";2\n\n3;4\n", "a|b//1\n2|2//3|4"},
		"empty columns at the end": {"a;b;;;\n1;2;;;\n", "a|b/1|2"},
		"quotes in the middle":     {"a;b\n5\" pipe;\"x \"\"y\"\"\"\n", "a|b/5\" pipe|x \"y\""},
		"old line ends":            {"a;b\r1;2\r", "a|b/1|2"},
		"ragged":                   {"a;b;c\n1\n", "a|b|c/1"},
		"sep= saved again":         {"sep=,,,\na,b;c\n", "a|b;c"},
		"a quote in the last cell": {"a;b\n1;\"x\" y\n", "a|b/1|x\" y"},
	} {
		w, err := Read(t.Context(), "x.csv", []byte(c.data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var rows []string
		for _, row := range w.Sheets[0].Rows {
			var cells []string
			for _, c := range row {
				cells = append(cells, c.Text)
			}
			rows = append(rows, strings.Join(cells, "|"))
		}
		if got := strings.Join(rows, "/"); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// zipped returns a zip of one text by name.
func zipped(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestRefused(t *testing.T) {
	ods := func(body string) []byte {
		return zipped(t, map[string]string{"content.xml": `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>` + body + `</office:spreadsheet></office:body></office:document-content>`})
	}
	for name, c := range map[string]struct {
		data []byte
		want Reason
	}{
		"nothing":           {nil, EmptyFile},
		"an old workbook":   {append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, utf16LE("Workbook")...), OldExcel},
		"a password":        {append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, utf16LE("EncryptedPackage")...), Protected},
		"an ODS password":   {zipped(t, map[string]string{"content.xml": "x", "META-INF/manifest.xml": "<manifest:encryption-data/>"}), Protected},
		"a PDF":             {[]byte("%PDF-1.7\n"), NotASheet},
		"a web page":        {[]byte("<html><table>"), WebPage},
		"a picture":         {[]byte("\x89PNG\r\n\x1a\n\x00\x00"), NotASheet},
		"another zip":       {zipped(t, map[string]string{"word/document.xml": "x"}), NotASheet},
		"a cut zip":         {[]byte("PK\x03\x04 not a zip"), Damaged},
		"broken XML":        {ods("<table:table"), Damaged},
		"entities":          {zipped(t, map[string]string{"content.xml": `<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>`}), Entities},
		"entities in Excel": {zipped(t, map[string]string{"xl/workbook.xml": `<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>`}), Entities},
		"a smaller bomb":    {zipped(t, map[string]string{"content.xml": strings.Repeat(" ", shrunkAbove+1)}), Bomb},
		"a bomb":            {zipped(t, map[string]string{"content.xml": strings.Repeat(" ", MaxUnpacked+1)}), Bomb},
		"repeated rows":     {ods(`<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>`), TooManyRows},
		"repeated cells":    {ods(`<table:table><table:table-row><table:table-cell table:number-columns-repeated="1000000" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>`), TooManyCols},
		"repeated both":     {ods(`<table:table><table:table-row table:number-rows-repeated="100000"><table:table-cell table:number-columns-repeated="1000" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>`), TooManyCells},
		"too many columns":  {[]byte(strings.Repeat("a;", MaxColumns+1) + "a\n"), TooManyCols},
		"too many cells":    {[]byte(strings.Repeat(strings.Repeat("a;", MaxColumns)+"\n", MaxCells/MaxColumns+1)), TooManyCells},
		"an open quote":     {[]byte("a;b\n1;\"2\n3;4\n"), OpenQuote},
		"an old document":   {append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, utf16LE("WordDocument")...), NotASheet},
		"a letter":          {zipped(t, map[string]string{"content.xml": "<x/>", "mimetype": "application/vnd.oasis.opendocument.text"}), NotASheet},
		"a flat workbook":   {[]byte(`<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet">`), OtherForm},
		"too many rows":     {[]byte(strings.Repeat("a;b\n", MaxRows+1)), TooManyRows},
		"a large file":      {make([]byte, MaxFile+1), TooLarge},
	} {
		_, err := Read(t.Context(), name, c.data)
		var e *Error
		if !errors.As(err, &e) || e.Reason != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// Empty rows that repeat to the end of an ODS sheet aren't rows; those between rows are.
func TestRepeatedRows(t *testing.T) {
	data := zipped(t, map[string]string{"content.xml": `<d xmlns:office="o" xmlns:table="t" xmlns:text="x"><table:table>` +
		`<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>` +
		`<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>` +
		`<table:table-row><table:table-cell office:value-type="string"><text:p>y</text:p></table:table-cell></table:table-row>` +
		`<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table></d>`})
	w, err := Read(t.Context(), "x.ods", data)
	if err != nil || len(w.Sheets[0].Rows) != 6 || w.Sheets[0].Rows[5][0].Text != "y" {
		t.Fatal(err, w)
	}
}

// A merge of a thousand columns over a hundred thousand rows doesn't fill the memory.
func TestLargeMerge(t *testing.T) {
	data := zipped(t, map[string]string{"content.xml": `<table><table-row><table-cell number-columns-spanned="1000" number-rows-spanned="100000"><p>x</p></table-cell></table-row>` +
		`<table-row number-rows-repeated="90000"><table-cell><p>y</p></table-cell></table-row></table>`})
	w, err := Read(t.Context(), "x.ods", data)
	if err != nil {
		t.Fatal(err)
	}
	cells := 0
	for _, row := range w.Sheets[0].Rows {
		cells += len(row)
	}
	if cells > 2*mostCovered {
		t.Errorf("%d cells", cells)
	}
}

// TestRemarks writes remarks into a workbook and beside the values of a text file, and reads them
// again: the cells are the same.
func TestRemarks(t *testing.T) {
	for _, name := range []string{"02-suivi-large.xlsx", "03-bilans-cp1252.csv", "04-suivi-animateurs.ods"} {
		w, data := readShape(t, name)
		n := 0
		for i, s := range w.Sheets {
			if len(s.Rows) > 20 {
				n = i
			}
		}
		s := w.Sheets[n]
		out, err := Remarks(w, data, "Remarques", []Note{{s.Name, 4, 10, 1, true, "Erreur : =1+1"}, {s.Name, 4, 10, 2, false, "À vérifier : x"}, {s.Name, 4, 11, -1, false, "À vérifier : y"}})
		if err != nil {
			t.Fatal(name, err)
		}
		again, err := Read(t.Context(), "x.xlsx", out)
		if err != nil {
			t.Fatal(name, err)
		}
		after := 0
		for _, row := range s.Rows {
			after = max(after, len(row))
		}
		got := again.Sheets[n]
		if got.Rows[4][after].Text != "Remarques" || got.Rows[10][after].Text != "Erreur : =1+1\nÀ vérifier : x" || got.Rows[11][after].Text != "À vérifier : y" {
			t.Errorf("%s: %q", name, got.Rows[10][after].Text)
		}
		if got.Rows[10][1].Fill == "" || got.Rows[10][1].Fill == got.Rows[10][2].Fill {
			t.Errorf("%s: no colours", name)
		}
		for r, row := range s.Rows {
			for c := range row {
				if row[c].Text == "" {
					continue
				}
				if now := got.Rows[r][c]; now.Text != row[c].Text {
					t.Errorf("%s: %s was %q, is %q", name, Name(r, c), row[c].Text, now.Text)
				}
			}
		}
	}
}

// Remarks on a file that isn't .xlsx are beside a copy of its values. What was hidden there is hidden
// here, formats and merges say the same, and names of sheets are such that Excel takes them.
func TestRemarksOnACopy(t *testing.T) {
	long := strings.Repeat("Un nom de feuille très long ", 2)
	sheets := ""
	for _, name := range []string{long + "a", long + "b", "Suivi [2018]/*"} {
		sheets += `<table:table table:name="` + name + `" table:style-name="` + map[bool]string{true: "ta1"}[name == long+"a"] + `"><table:table-column/><table:table-column table:visibility="collapse"/>` +
			`<table:table-row table:visibility="filter"><table:table-cell office:value-type="float" office:value="9117128"><text:p>009117128</text:p></table:table-cell>` +
			`<table:table-cell office:value-type="percentage" office:value="0.185"><text:p>18,5 %</text:p></table:table-cell></table:table-row>` +
			`<table:table-row><table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>=A1</text:p></table:table-cell></table:table-row>` +
			`<table:table-row><table:covered-table-cell/><table:table-cell office:value-type="date" office:date-value="2017-03-12"><text:p>x</text:p></table:table-cell>` +
			`<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>x</text:p></table:table-cell></table:table-row></table:table>`
	}
	data := openOf(t, sheets)
	w, err := Read(t.Context(), "x.ods", data)
	if err != nil {
		t.Fatal(err)
	}
	out, err := Remarks(w, data, "Remarques", []Note{{Sheet: long + "b", Row: 1, Col: 0, Error: true, Text: "+ à revoir"}, {Sheet: "Suivi [2018]/*", Row: 1, Col: -1, Text: "à vérifier"}})
	if err != nil {
		t.Fatal(err)
	}
	again, err := Read(t.Context(), "x.xlsx", out)
	if err != nil {
		t.Fatal(err)
	}
	if len(again.Sheets) != 3 || !again.Sheets[0].Hidden || again.Sheets[1].Hidden {
		t.Fatalf("%d sheets", len(again.Sheets))
	}
	for i, got := range again.Sheets {
		want := w.Sheets[i]
		if !slices.Equal(got.HiddenColumns[:2], want.HiddenColumns) || !slices.Equal(got.HiddenRows[:1], want.HiddenRows) {
			t.Errorf("%s: hidden: %v, %v", got.Name, got.HiddenColumns, got.HiddenRows)
		}
		for r, row := range want.Rows {
			for c := range row {
				cell := got.Rows[r][c]
				cell.Fill = ""
				if cell != row[c] {
					t.Errorf("%s: %s was %+v, is %+v", got.Name, Name(r, c), row[c], cell)
				}
			}
		}
	}
	if got := again.Sheets[1].Rows[1][3].Text; got != "+ à revoir" {
		t.Errorf("the remark is %q", got)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if f.GetActiveSheetIndex() != 1 {
		t.Error("the workbook opens on a hidden sheet")
	}
	if p, err := f.GetDocProps(); err != nil || p.Creator != "Parvis" || p.LastModifiedBy != "Parvis" {
		t.Errorf("%+v, %v", p, err)
	}
}

// The column of remarks is in sight, even beyond columns that are hidden to the end of the sheet.
func TestRemarksAreSeen(t *testing.T) {
	data := excelOf(t, `<cols><col min="2" max="16384" hidden="1"/></cols>`, `<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>`, "", nil)
	w, err := Read(t.Context(), "x.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	out, err := Remarks(w, data, "Remarques", []Note{{Sheet: "Suivi", Row: 1, Col: 0, Text: "à vérifier"}})
	if err != nil {
		t.Fatal(err)
	}
	again, err := Read(t.Context(), "x.xlsx", out)
	if err != nil {
		t.Fatal(err)
	}
	s := again.Sheets[0]
	if !s.HiddenColumns[1] || len(s.HiddenColumns) > 2 && s.HiddenColumns[2] || s.Rows[1][2].Text != "à vérifier" {
		t.Errorf("%v, %+v", s.HiddenColumns, s.Rows)
	}
}

func TestNames(t *testing.T) {
	for col, want := range map[int]string{0: "A1", 25: "Z1", 26: "AA1", 701: "ZZ1", 702: "AAA1"} {
		if got := Name(0, col); got != want {
			t.Errorf("%d is %s, want %s", col, got, want)
		}
	}
}

// made returns a workbook of 10,000 rows and 30 columns.
func made(b *testing.B) []byte {
	b.Helper()
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	row := make([]any, 30)
	for c := range row {
		row[c] = c * 7
		if c%3 == 0 {
			row[c] = "Accueil de stagiaires"
		}
	}
	for r := range 10_000 {
		if err := w.SetRow(Name(r, 0), row); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

func BenchmarkRead(b *testing.B) {
	data := made(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(b.Context(), "x.xlsx", data); err != nil {
			b.Fatal(err)
		}
	}
}
