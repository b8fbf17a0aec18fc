package generator

import (
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parvis/generator/content/declared"
	"parvis/generator/content/sheet"
	"parvis/generator/content/synth"
)

// demoContent is a copy of the records of the demonstration.
func demoContent(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "content")
	if err := os.CopyFS(dir, synth.DemoFS()); err != nil {
		t.Fatal(err)
	}
	return dir
}

// rows is a sheet as texts, with its labels first.
type rows [][]string

// col returns the index of a column by its label.
func (r rows) col(label string) int { return slices.Index(r[0], label) }

// cellsOf returns the sheet of a prepared workbook as texts.
func cellsOf(t *testing.T, p Prepared) rows {
	t.Helper()
	w, err := sheet.Read(t.Context(), p.File(), p.Workbook)
	if err != nil {
		t.Fatal(err)
	}
	s := w.Sheets[len(w.Sheets)-1]
	out := rows{}
	for _, row := range s.Rows {
		texts := make([]string, len(s.Rows[0]))
		for c, cell := range row {
			texts[c] = cell.Text
		}
		out = append(out, texts)
	}
	return out
}

// returned is a workbook that comes back as a text file.
func returned(t *testing.T, name string, r rows, comma rune) *sheet.Workbook {
	t.Helper()
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Comma = comma
	if err := w.WriteAll(r); err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Read(t.Context(), name, []byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// TestRound prepares a year, fills in ten workbooks, mistreats them as those who answer do, and collects
// them. What is right comes in with its source; what isn't is told with its place; the rest stays.
func TestRound(t *testing.T) {
	const year = 2025
	content := demoContent(t)
	prepared, err := PrepareRound(t.Context(), RoundOptions{Content: content, Year: year})
	if err != nil || len(prepared) < 10 {
		t.Fatal(len(prepared), err)
	}
	var books []*sheet.Workbook
	filled, answered := 0, map[string]bool{}
	for i, p := range prepared {
		r := cellsOf(t, p)
		value := r.col("Résultat")
		if len(books) == 10 {
			break
		}
		if r[1][value] != "" {
			continue
		}
		answered[p.Slug] = true
		for n := 1; n < len(r); n++ {
			if r[n][value] == "" && r[n][r.col("Indicateur")] != "" {
				r[n][value] = fmt.Sprint(n + 1)
				filled++
			}
		}
		name, comma := fmt.Sprintf("copie de %d (2).csv", i), ';'
		switch len(books) {
		case 0: // rows in another order
			slices.Reverse(r[1:])
		case 1: // columns in another order
			for _, row := range r {
				slices.Reverse(row)
			}
		case 2: // a title above, a total below
			r = append(append(rows{make([]string, len(r[0]))}, r...), append([]string{"Total"}, make([]string, len(r[0])-1)...))
			r[0][0] = "Nos réponses"
		case 3: // a column added, empty rows between
			for n := range r {
				r[n] = append(r[n], map[bool]string{true: "Notre référent", false: "moi@exemple.fr"}[n == 0])
			}
			r = slices.Insert(r, 2, make([]string, len(r[0])))
		case 4: // the row pasted twice
			r = append(r, r[1])
		case 5: // a word that isn't a number
			r[1][value] = "beaucoup"
			filled--
		case 6: // words that are
			r[1][value] = "une vingtaine"
		case 7: // commas
			comma = ','
		case 8: // not known
			r[1][value] = "NC"
			filled--
		case 9: // a sentence beside the figure
			r[1][r.col("Ce qui a été fait")] = "Trois ateliers ont eu lieu."
		}
		books = append(books, returned(t, name, r, comma))
	}
	o := ImportOptions{Options: Options{Content: content}, Books: books, Source: "Bilan 2025 transmis par le signataire"}
	stopped, err := Import(t.Context(), o)
	if err != nil || stopped.Written {
		t.Fatalf("a fault didn't stop the collection: %v", err)
	}
	refused := slices.DeleteFunc(slices.Clone(stopped.Faults), func(f declared.Fault) bool { return f.Severity == declared.Told })
	if len(refused) != 1 || refused[0].Raw != "beaucoup" {
		t.Errorf("refused: %+v", refused)
	}
	o.Partial = true
	done, err := Import(t.Context(), o)
	if err != nil || !done.Written || len(done.Findings) > 0 {
		t.Fatal(err, done.Findings)
	}
	if c := done.Counts(); c.NewRecords != 0 || c.NewCommitments != 0 || c.Added != filled+1 || c.Changed != 0 || c.Erased != 0 {
		t.Errorf("%+v, want %d added", c, filled+1)
	}
	for _, r := range done.Records {
		if text := string(r.After); strings.Contains(text, "moi@exemple.fr") || !strings.Contains(text, o.Source) {
			t.Errorf("%s: a person, or no source", r.File)
		}
	}
	status, err := RoundStatus(t.Context(), RoundOptions{Content: content, Year: year})
	if err != nil {
		t.Fatal(err)
	}
	whole := 0
	for _, a := range status {
		if answered[a.Slug] && a.Answered == a.Asked {
			whole++
		}
	}
	if whole != 8 { // of ten, one wrote a word and one doesn't know
		t.Errorf("%d answered in full", whole)
	}
	again, err := Import(t.Context(), o)
	if err != nil || len(again.Records) > 0 {
		t.Errorf("again: %v, %+v", err, again.Counts())
	}
}

// TestPreparedUntouched collects workbooks as they were prepared: nothing changes.
func TestPreparedUntouched(t *testing.T) {
	content := demoContent(t)
	for _, year := range []int{2023, 2025} {
		prepared, err := PrepareRound(t.Context(), RoundOptions{Content: content, Year: year})
		if err != nil {
			t.Fatal(err)
		}
		var books []*sheet.Workbook
		for _, p := range prepared {
			w, err := sheet.Read(t.Context(), p.File(), p.Workbook)
			if err != nil {
				t.Fatal(err)
			}
			books = append(books, w)
			if !strings.Contains(string(p.Letter), p.Name) || !strings.Contains(string(p.LetterPage), "<h1>") {
				t.Errorf("%s: no letter", p.Slug)
			}
		}
		done, err := Import(t.Context(), ImportOptions{Options: Options{Content: content}, Books: books, DryRun: true})
		if err != nil || len(done.Records) > 0 || done.Stops() || done.Unchanged != len(prepared) {
			t.Errorf("%d: %v, %+v, %d of %d unchanged", year, err, done.Counts(), done.Unchanged, len(prepared))
			for _, r := range done.Records {
				t.Log(r.File, r.Changes)
			}
		}
	}
}

func TestWhoIsAsked(t *testing.T) {
	content := demoContent(t)
	_, err := PrepareRound(t.Context(), RoundOptions{Content: content, Year: 2025, Territories: []string{"occitani"}})
	var unknown *UnknownError
	if !errors.As(err, &unknown) || unknown.Near != "occitanie" {
		t.Errorf("%v", err)
	}
	all, err := PrepareRound(t.Context(), RoundOptions{Content: content, Year: 2025})
	if err != nil {
		t.Fatal(err)
	}
	some, err := PrepareRound(t.Context(), RoundOptions{Content: content, Year: 2025, Territories: []string{"occitanie"}})
	if err != nil || len(some) == 0 || len(some) >= len(all) {
		t.Errorf("%d of %d, %v", len(some), len(all), err)
	}
	one, err := PrepareRound(t.Context(), RoundOptions{Content: content, Year: 2025, Signatories: []string{all[0].Slug}})
	if err != nil || len(one) != 1 {
		t.Errorf("%d, %v", len(one), err)
	}
	if before, err := PrepareRound(t.Context(), RoundOptions{Content: content, Year: 1990}); err != nil || len(before) > 0 {
		t.Errorf("%d asked in 1990, %v", len(before), err)
	}
}
