package sheet

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// various returns a workbook with cells of each kind.
func various(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	style := func(s excelize.Style) int {
		id, err := f.NewStyle(&s)
		do(err)
		return id
	}
	siren, day := "000000000", "dd/mm/yyyy"
	const name = "Suivi"
	do(f.SetSheetName("Sheet1", name))
	do(f.SetSheetRow(name, "A1", &[]any{"Signataire", "SIREN", "Signé le", "Part", "Note"}))
	do(f.SetSheetRow(name, "A2", &[]any{"Érable ; « fictif »", 9117128, time.Date(2017, 3, 12, 0, 0, 0, 0, time.UTC), 0.185, "deux\nlignes, \"entre guillemets\""}))
	do(f.SetSheetRow(name, "A4", &[]any{"=1+1", "009117128", "2019", 1250.5, true}))
	do(f.SetCellFormula(name, "F4", "1+1"))
	do(f.SetCellFormula(name, "G4", "1/0"))
	do(f.SetSheetRow(name, "A5", &[]any{"Frêne", 12, "1.250", nil, "fin"}))
	do(f.MergeCell(name, "A5", "A6"))
	do(f.SetSheetRow(name, "B6", &[]any{13}))
	do(f.SetCellStyle(name, "B2", "B2", style(excelize.Style{CustomNumFmt: &siren})))
	do(f.SetCellStyle(name, "C2", "C4", style(excelize.Style{CustomNumFmt: &day})))
	do(f.SetCellStyle(name, "D2", "D2", style(excelize.Style{NumFmt: 10})))
	do(f.SetCellStyle(name, "E2", "E2", style(excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"92D050"}}})))
	do(f.AddComment(name, excelize.Comment{Cell: "A1", Author: "Référente fictive", Paragraph: []excelize.RichTextRun{{Text: "Le nom, en entier"}}}))
	do(f.SetColVisible(name, "D", false))
	do(f.SetRowVisible(name, 5, false))
	_, err := f.NewSheet("Listes")
	do(err)
	do(f.SetCellStr("Listes", "A1", "x"))
	do(f.SetSheetVisible("Listes", false))
	out, err := f.WriteToBuffer()
	do(err)
	return out.Bytes()
}

// converted returns a file as LibreOffice writes it again, in each of some forms.
func converted(t *testing.T, data []byte, forms ...string) [][]byte {
	t.Helper()
	bin, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal("what writes workbooks again is LibreOffice; on Debian: apt install libreoffice-calc-nogui")
	}
	dir := t.TempDir()
	from := filepath.Join(dir, "suivi.xlsx")
	if err := os.WriteFile(from, data, 0o600); err != nil {
		t.Fatal(err)
	}
	var out [][]byte
	for _, form := range forms {
		cmd := exec.Command(bin, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", form, "--outdir", dir, from)
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("LibreOffice: %v\n%s", err, said)
		}
		extension, _, _ := strings.Cut(form, ":")
		again, err := os.ReadFile(filepath.Join(dir, "suivi."+extension))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, again)
	}
	return out
}

// TestLibreOffice reads a workbook, and what LibreOffice writes of it as .ods and .csv: the
// grids are the same.
func TestLibreOffice(t *testing.T) {
	data := various(t)
	w, err := Read(t.Context(), "suivi.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	files := converted(t, data, "ods", "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false")
	again, err := Read(t.Context(), "suivi.ods", files[0])
	if err != nil {
		t.Fatal(err)
	}
	if len(again.Sheets) != 2 || !again.Sheets[1].Hidden {
		t.Fatalf("%d sheets", len(again.Sheets))
	}
	want, got := w.Sheets[0], again.Sheets[0]
	same(t, "suivi.ods", want, got, func(a, b Cell) bool {
		if a.Kind == Boolean { // LibreOffice reads a truth as 1
			return b.Text == "1" || b == a
		}
		return a.Kind == b.Kind && a.Text == b.Text && a.Percent() == b.Percent() && a.Fill == b.Fill && a.covered == b.covered && a.row == b.row && a.col == b.col &&
			(strings.Count(a.Format, "0") == 9) == (strings.Count(b.Format, "0") == 9)
	})
	if !got.HiddenColumns[3] || got.HiddenColumns[2] || !got.HiddenRows[4] || got.HiddenRows[3] {
		t.Errorf("hidden: %v, %v", got.HiddenColumns, got.HiddenRows)
	}
	if again, err = Read(t.Context(), "suivi.csv", files[1]); err != nil {
		t.Fatal(err)
	}
	same(t, "suivi.csv", w.Sheets[0], again.Sheets[0], func(a, b Cell) bool { return a.Kind != Text && a.Kind != Empty || a.Text == b.Text })
}

// same compares two grids that a program wrote one after the other. Formulas without a value have
// one after it.
func same(t *testing.T, name string, want, got *Sheet, equal func(a, b Cell) bool) {
	t.Helper()
	if len(got.Rows) != len(want.Rows) {
		t.Errorf("%s: %d rows, want %d", name, len(got.Rows), len(want.Rows))
		return
	}
	for r, row := range want.Rows {
		for c, cell := range row {
			var now Cell
			if c < len(got.Rows[r]) {
				now = got.Rows[r][c]
			}
			if !cell.Unread && !equal(cell, now) {
				t.Errorf("%s: %s was %+v, is %+v", name, Name(r, c), cell, now)
			}
			if cell.Unread && (now.Unread || now.Kind == Empty) {
				t.Errorf("%s: %s wasn't worked out: %+v", name, Name(r, c), now)
			}
		}
	}
}
