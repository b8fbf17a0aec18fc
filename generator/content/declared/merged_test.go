package declared

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"parvis/generator/content/column"
	"parvis/generator/content/sheet"
)

// TestMergedCells reads a workbook whose names are merged over rows, and one of its figures too: the names
// are those of each row, the figure that of the first one only.
func TestMergedCells(t *testing.T) {
	const over = ` table:number-rows-spanned="2"`
	row := func(cells ...string) string {
		return "<table:table-row>" + strings.Join(cells, "") + "</table:table-row>"
	}
	cell := func(text, span string) string {
		if text == "" {
			return "<table:covered-table-cell/>"
		}
		return `<table:table-cell office:value-type="string"` + span + "><text:p>" + text + "</text:p></table:table-cell>"
	}
	content := `<d xmlns:office="o" xmlns:table="t" xmlns:text="x"><table:table table:name="Bilan">` +
		row(cell("Nom", ""), cell("Domaine", ""), cell("Action", ""), cell("Indicateur (unité)", ""), cell("Réalisé 2018", "")) +
		row(cell("Lavande", over), cell("Emploi", over), cell("Parrainage", over), cell("Filleuls (jeunes)", ""), cell("12", over)) +
		row(cell("", ""), cell("", ""), cell("", ""), cell("Heures (heures)", ""), cell("", "")) + `</table:table></d>`
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("content.xml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Read(t.Context(), "x.ods", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	d := Read([]*sheet.Workbook{book}, realSite(t), Options{Dictionary: column.New()})
	if len(d.Signatories) != 1 || len(d.Signatories[0].Commitments) != 1 || len(d.Signatories[0].Commitments[0].Measures) != 2 {
		t.Fatalf("%+v %+v", d.Signatories, d.Faults)
	}
	k := d.Signatories[0].Commitments[0]
	if len(k.Measures[0].Values) != 1 || len(k.Measures[1].Values) != 0 {
		t.Errorf("%+v %+v", k.Measures[0], k.Measures[1])
	}
	if len(d.Faults) != 1 || d.Faults[0].Code != MergedFigure || d.Faults[0].At.Name() != "E3" {
		t.Errorf("%+v", d.Faults)
	}
}
