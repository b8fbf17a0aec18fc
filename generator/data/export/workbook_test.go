package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"parvis/generator/model"
	"parvis/generator/testsite"
)

// fods is a spreadsheet as LibreOffice writes it in one file of XML (OpenDocument
// 1.2): the types and the values of its cells.
type fods struct {
	Sheets []struct {
		Name string    `xml:"name,attr"`
		Rows []fodsRow `xml:"table-row"`
	} `xml:"body>spreadsheet>table"`
}

type fodsRow struct {
	Repeated int        `xml:"number-rows-repeated,attr"`
	Cells    []fodsCell `xml:"table-cell"`
}

type fodsCell struct {
	Repeated int    `xml:"number-columns-repeated,attr"`
	Type     string `xml:"value-type,attr"`
	Value    string `xml:"value,attr"`
	Date     string `xml:"date-value,attr"`
	Formula  string `xml:"formula,attr"`
	Lines    []para `xml:"p"`
}

// para is a paragraph, with the elements that represent spaces.
type para struct{ text string }

func (p *para) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	for {
		tok, err := d.Token()
		if err != nil {
			return err
		}
		switch tok := tok.(type) {
		case xml.CharData:
			p.text += string(tok)
		case xml.StartElement:
			n := 1
			for _, a := range tok.Attr {
				if a.Name.Local == "c" {
					n, _ = strconv.Atoi(a.Value)
				}
			}
			switch tok.Name.Local {
			case "s":
				p.text += strings.Repeat(" ", n)
			case "tab":
				p.text += "\t"
			case "line-break":
				p.text += "\n"
			}
		case xml.EndElement:
			if tok.Name == start.Name {
				return nil
			}
		}
	}
}

// converted returns a workbook as LibreOffice writes it again, in another form.
func converted(t *testing.T, workbook, form string) string {
	t.Helper()
	bin, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal("what reads the workbook is LibreOffice; on Debian: apt install libreoffice-calc-nogui")
	}
	dir := t.TempDir()
	cmd := exec.Command(bin, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", form, "--outdir", dir, workbook)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, out)
	}
	return filepath.Join(dir, strings.TrimSuffix(filepath.Base(workbook), ".xlsx")+"."+form)
}

// opened returns a workbook as LibreOffice reads it.
func opened(t *testing.T, workbook string) fods {
	t.Helper()
	raw, err := os.ReadFile(converted(t, workbook, "fods"))
	if err != nil {
		t.Fatal(err)
	}
	var out fods
	if err := xml.Unmarshal(raw, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// seen returns a cell as a spreadsheet has it: its type, and its value.
func (c fodsCell) seen() string {
	switch c.Formula { // LibreOffice has no other way of saying true
	case "of:=TRUE()":
		return "truth true"
	case "of:=FALSE()":
		return "truth false"
	case "":
	default:
		return "formula " + c.Formula
	}
	switch c.Type {
	case "float":
		return "number " + c.Value
	case "date":
		return "date " + c.Date
	case "string":
		lines := make([]string, len(c.Lines))
		for i, l := range c.Lines {
			lines[i] = l.text
		}
		return "text " + strings.Join(lines, "\n")
	}
	return ""
}

// wanted returns what a spreadsheet should have of a value.
func wanted(v Value, kind Type) string {
	switch {
	case v.kind == number:
		return "number " + strconv.FormatFloat(v.number, 'f', -1, 64)
	case v.kind == boolean:
		return fmt.Sprintf("truth %t", v.number == 1)
	case v.Missing():
		return ""
	case kind == Day && len(v.text) == 10:
		return "date " + v.text
	}
	// LibreOffice keeps no other end of line, nor controls.
	return "text " + strings.NewReplacer("\r\n", "\n", "\a", "").Replace(flatten(v, kind))
}

// TestWorkbook: LibreOffice opens the workbook; every cell of every table has
// the type and the value of its row, nothing is a formula, the header stays in
// sight and filters.
func TestWorkbook(t *testing.T) {
	for name, site := range sites(t) {
		dir, set := written(t, site)
		known, err := set.Measured()
		if err != nil {
			t.Fatal(err)
		}
		book := opened(t, filepath.Join(dir, WorkbookFile))
		if len(book.Sheets) != len(Tables())+1 {
			t.Fatalf("%s: %d sheets", name, len(book.Sheets))
		}
		for i, table := range Tables() {
			sheet := book.Sheets[i+1]
			if sheet.Name != table.Name {
				t.Errorf("%s: a sheet is named %q, not %q", name, sheet.Name, table.Name)
			}
			var got [][]string
			for _, r := range sheet.Rows {
				var line []string
				for _, c := range r.Cells {
					for range min(max(c.Repeated, 1), len(table.Fields)-len(line)) {
						line = append(line, c.seen())
					}
				}
				if slices.ContainsFunc(line, func(s string) bool { return s != "" }) {
					got = append(got, line)
				}
			}
			var head []string
			for _, f := range table.Fields {
				head = append(head, "text "+f.Name)
			}
			if len(got) != known.Table(table).Rows+1 || !slices.Equal(got[0], head) {
				t.Errorf("%s: %s has %d rows, wanted %d under %q", name, sheet.Name, len(got)-1, known.Table(table).Rows, got[0])
				continue
			}
			n := 0
			for row := range table.Rows(set.data) {
				n++
				for j, v := range row {
					if want := wanted(v, table.Fields[j].Type); got[n][j] != want {
						t.Errorf("%s: %s, row %d: %s is %q, wanted %q", name, sheet.Name, n, table.Fields[j].Name, got[n][j], want)
					}
				}
			}
		}
	}
}

// The header of each table filters, as LibreOffice has it, and stays in sight:
// without a window LibreOffice keeps nothing of views, so that the workbook itself
// is looked at for that.
func TestWorkbookHeaders(t *testing.T) {
	dir, _ := written(t, testsite.Of(t, os.DirFS("../../testdata/mini/content")))
	count := func(workbook, what string) int {
		r, err := zip.OpenReader(workbook)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		n := 0
		for _, f := range r.File {
			if strings.HasPrefix(f.Name, "xl/worksheets/sheet") {
				content, err := f.Open()
				if err != nil {
					t.Fatal(err)
				}
				data, err := io.ReadAll(content)
				if err != nil {
					t.Fatal(err)
				}
				n += bytes.Count(data, []byte(what))
			}
		}
		return n
	}
	workbook := filepath.Join(dir, WorkbookFile)
	if n := count(workbook, `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>`); n != len(Tables()) {
		t.Errorf("%d headers stay in sight, of %d", n, len(Tables()))
	}
	if n := count(converted(t, workbook, "xlsx"), "<autoFilter "); n != len(Tables()) {
		t.Errorf("%d headers filter, of %d", n, len(Tables()))
	}
}

// A longer text than a cell allows is truncated and marked as such.
func TestCellIsCut(t *testing.T) {
	for _, c := range []struct {
		text string
		want int // characters
	}{{strings.Repeat("é", maxUnits), maxUnits}, {strings.Repeat("é", maxUnits+1), maxUnits - 2}, {strings.Repeat("😀", maxUnits), maxUnits/2 + 1}} {
		got := truncatedCell(c.text)
		if n := utf8.RuneCountInString(got); n > c.want || n < c.want-6 || (got != c.text) != strings.HasSuffix(got, " […]") {
			t.Errorf("%d characters, ending in %q", n, got[len(got)-8:])
		}
	}
}

// A sheet has at most maxRows rows; the notice says how many are omitted.
func TestSheetIsCut(t *testing.T) {
	site := testsite.Of(t, os.DirFS("../../testdata/mini/content"))
	few := *site.Territories[0]
	few.Counts = make([]model.Count, 1)
	many := make([]*model.Territory, maxRows+41)
	for i := range many {
		many[i] = &few
	}
	site.Territories = many
	set := Files(dataOf(site), aboutOf(site))
	table, cut := &territories.Table, &sheet{outputBuffer: outputBuffer{to: io.Discard}}
	size, err := table.write(set.data, []encoder{&sheetEncoder{sheet: cut, t: table}})
	if err != nil || cut.count != maxRows || size.Rows != maxRows+41 {
		t.Errorf("%d rows, of %d: %v", cut.count, size.Rows, err)
	}
	var out bytes.Buffer
	set.notice(&sheet{outputBuffer: outputBuffer{to: &out}}, Measured{tables: map[*Table]TableSize{table: size}})
	if !strings.Contains(out.String(), "La feuille territoires n'a que les 1048575 premières lignes ; le fichier CSV a la suite : 42 lignes.") {
		t.Error("the notice doesn't tell")
	}
}

// TestArchive: unzipped, the archive is the files that are published beside it,
// with a README and the licence.
func TestArchive(t *testing.T) {
	site := testsite.Of(t, os.DirFS("../../../content"))
	dir, set := written(t, site)
	r, err := zip.OpenReader(filepath.Join(dir, ArchiveFile))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	seen := map[string]string{}
	for _, f := range r.File {
		if got := f.Modified.UTC().Format("2006-01-02"); got != site.AsOf.String() {
			t.Errorf("%s is of %s", f.Name, got)
		}
		content, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(content)
		if err != nil {
			t.Fatal(err)
		}
		seen[f.Name] = string(data)
		beside, err := os.ReadFile(filepath.Join(dir, f.Name))
		if told := f.Name == "LISEZ-MOI.txt" || f.Name == "LICENCE.txt"; !told && (err != nil || string(beside) != string(data)) {
			t.Errorf("%s is not the file published beside: %v", f.Name, err)
		}
	}
	for _, t2 := range Tables() {
		for _, name := range []string{t2.Name + ".csv", SchemaFolder + t2.Name + ".json"} {
			if _, ok := seen[name]; !ok {
				t.Errorf("the archive has no %s", name)
			}
		}
	}
	if set.rows(0) != "0 ligne" || set.rows(1) != "1 ligne" || set.rows(2) != "2 lignes" {
		t.Error(set.rows(0), set.rows(1), set.rows(2))
	}
	for name, want := range map[string]string{"LISEZ-MOI.txt": set.Citation(), "LICENCE.txt": site.Licence.URL, PackageFile: `"name": "signataires"`} {
		if !strings.Contains(seen[name], want) {
			t.Errorf("%s doesn't tell %q", name, want)
		}
	}
}
