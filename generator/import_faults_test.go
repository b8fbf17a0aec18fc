package generator

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parvis/generator/content/imports"
	"parvis/generator/content/sheet"
)

// fault is a mistake in a workbook of 300 companies: the text that is right, the one that is typed, and
// the code under which it is told.
type fault struct{ right, wrong, code string }

// faults is twelve kinds of mistakes, each at one row.
var faults = []fault{
	{"%s;PME;Gard", "1,41E+13;PME;Gard", "scientific"},
	{"%s;PME;Gard", "123456789;PME;Gard", "not-a-siren"},
	{"PME;Gard", "Grosse;Gard", "unknown-choice"},
	{"Gard", "Trifouillis", "unknown-place"},
	{"Gard", "Toulouse", "unknown-place"},
	{"12/03/2016", "31/04/2016", "impossible-date"},
	{"12/03/2016", "au printemps", "not-a-date"},
	{"Éducation", "Culture", "unknown-domain"},
	{"personnes;", ";", "no-unit"},
	{";%d;100", ";beaucoup;100", "not-a-number"},
	{";%d;100", ";40 à 30;100", "range-upside-down"},
	{";%d;100", ";#REF!;100", "formula-fault"},
	{"En cours", "Bof", "unknown-choice"},
}

// companies is a text file of 300 companies, with the mistakes given.
func companies(with []fault) string {
	var b strings.Builder
	b.WriteString("Suivi de la charte (exemple fictif);;;;;;;;;;\n\nEntreprise;SIREN;Taille;Territoire;Signature;Domaine;Action;Indicateur;Unité;Réalisé 2017;Objectif 2019;Avancement\n")
	for i := range 300 {
		row := fmt.Sprintf("Société fictive %03d;%s;PME;Gard;12/03/2016;Éducation;Visites d’entreprise;Visiteurs;personnes;%d;100;En cours\n", i, sirenOf(i), i)
		if i%20 == 0 && i/20 < len(with) {
			f := with[i/20]
			right := strings.NewReplacer("%s", sirenOf(i), "%d", fmt.Sprint(i)).Replace(f.right)
			row = strings.Replace(row, right, f.wrong, 1)
		}
		b.WriteString(row)
	}
	return b.String()
}

// TestManyFaults imports 300 companies with mistakes of each kind: nothing is written, each is told at
// its row. Mended, all come in, and the site is built.
func TestManyFaults(t *testing.T) {
	o := siteToImport(t)
	run := func(text string) *Imported {
		t.Helper()
		book, err := sheet.Read(t.Context(), "suivi.csv", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		done, err := Import(t.Context(), ImportOptions{Options: o, Books: []*sheet.Workbook{book}})
		if err != nil {
			t.Fatal(err)
		}
		return done
	}
	wrong := run(companies(faults))
	told := map[int]string{}
	for _, f := range wrong.Faults {
		if imports.Open(f) {
			told[f.At.Row+1] = f.Code
		}
	}
	want := map[int]string{}
	for n, f := range faults {
		want[4+20*n] = f.code
	}
	if !maps.Equal(told, want) || wrong.Written {
		t.Errorf("written %v, told %v, want %v", wrong.Written, told, want)
	}
	if c := wrong.Counts(); c.NewRecords < 298 {
		t.Errorf("%+v", c)
	}
	right := run(companies(nil))
	if c := right.Counts(); !right.Written || c.NewRecords != 300 || c.NewCommitments != 300 || len(right.Faults) > 0 {
		t.Fatalf("%+v %v", c, right.Faults)
	}
	o.Output = filepath.Join(t.TempDir(), "public")
	report, err := Build(t.Context(), o)
	if err != nil || report.Failed() || report.Records < 300 {
		t.Fatalf("%v %v", err, report.Findings)
	}
	if !slices.ContainsFunc(right.Records, func(r *imports.Record) bool { return r.File == "signataires/societe-fictive-299.toml" }) {
		t.Error("the last company is missing")
	}
}
