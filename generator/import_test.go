package generator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parvis/generator/content/sheet"
	"parvis/generator/diag/messages"
	"parvis/generator/text/date"
)

// shapes is where the spreadsheets are that have the shapes of real ones.
var shapes = filepath.Join("content", "declared", "testdata")

// siteToImport is a copy of the real content.
func siteToImport(t *testing.T) Options {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "content")
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "content"))); err != nil {
		t.Fatal(err)
	}
	return Options{Content: dir, AsOf: date.Date{Year: 2019, Month: 6, Day: 30}}
}

func readBook(t *testing.T, file string) *sheet.Workbook {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(shapes, file))
	if err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Read(t.Context(), file, data)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// TestImportTwice imports each spreadsheet, all that is right in it. The site has no new error, and
// the same import again changes nothing.
func TestImportTwice(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(shapes, "0*"))
	if err != nil || len(files) != 6 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		file = filepath.Base(file)
		t.Run(file, func(t *testing.T) {
			o := ImportOptions{Options: siteToImport(t), Books: []*sheet.Workbook{readBook(t, file)}, Partial: true, Accept: true}
			before, err := Check(t.Context(), CheckOptions{Options: o.Options})
			if err != nil {
				t.Fatal(err)
			}
			first, err := Import(t.Context(), o)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range first.Findings {
				t.Errorf("%s %s %s: %s", f.At.Name(), f.File, f.Key, messages.In("fr").Words(f.Code, f.Args).What)
			}
			if !first.Written || first.Counts().NewRecords < 8 {
				t.Errorf("written %v, %+v", first.Written, first.Counts())
			}
			after, err := Check(t.Context(), CheckOptions{Options: o.Options})
			if err != nil || after.Failed() != before.Failed() {
				t.Error(err, after.Findings)
			}
			again, err := Import(t.Context(), o)
			if err != nil || len(again.Records) > 0 || again.Written {
				t.Errorf("again: %v, %+v", err, again.Counts())
				for _, r := range again.Records {
					t.Log(r.File, r.Changes)
				}
			}
			if again.Unchanged != first.Counts().NewRecords {
				t.Errorf("%d unchanged, want %d", again.Unchanged, first.Counts().NewRecords)
			}
			for _, r := range first.Records {
				if strings.Contains(string(r.After), "fictif.example") && strings.Contains(string(r.After), "contact@") {
					t.Errorf("%s has a person's address", r.File)
				}
			}
		})
	}
}
