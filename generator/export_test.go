package generator

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"parvis/generator/content/declared"
	"parvis/generator/content/sheet"
	"parvis/generator/content/starter"
	"parvis/generator/content/synth"
	"parvis/generator/diag/messages"
)

// TestExportUntouched exports the real content and a demonstration, and imports the workbooks as they
// are, then as LibreOffice saves them: no record changes.
func TestExportUntouched(t *testing.T) {
	demo := filepath.Join(t.TempDir(), "demo")
	for name, text := range starter.Site(starter.Options{Demo: true}) {
		file := filepath.Join(demo, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, content := range map[string]string{"content": filepath.Join("..", "content"), "demo": filepath.Join(demo, "content")} {
		book, found, err := Export(t.Context(), content)
		if err != nil || len(found) > 0 {
			t.Fatal(name, err, found)
		}
		dir := t.TempDir()
		exported := filepath.Join(dir, "site.xlsx")
		if err := os.WriteFile(exported, book, 0o600); err != nil {
			t.Fatal(err)
		}
		files := []string{exported}
		for _, form := range []string{"ods", "xlsx"} {
			if name != "demo" {
				break // one site is enough for a program that takes seconds to start
			}
			out := filepath.Join(dir, "saved-"+form)
			run := exec.CommandContext(t.Context(), "soffice", "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")), "--headless", "--convert-to", form, "--outdir", out, exported)
			if text, err := run.CombinedOutput(); err != nil {
				t.Fatalf("LibreOffice: %v\n%s", err, text)
			}
			files = append(files, filepath.Join(out, "site."+form))
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			read, err := sheet.Read(t.Context(), file, data)
			if err != nil {
				t.Fatal(err)
			}
			done, err := Import(t.Context(), ImportOptions{Options: Options{Content: content}, Books: []*sheet.Workbook{read}, DryRun: true})
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range done.Records {
				t.Errorf("%s, %s: %s changes: %v", name, file, r.File, r.Changes[:min(3, len(r.Changes))])
			}
			for _, f := range done.Faults {
				if f.Severity == declared.Told {
					continue
				}
				t.Errorf("%s, %s: %s %s: %s", name, filepath.Base(file), f.At.Sheet, f.At.Name(), messages.In("en").Words(f.Code, []any{f.Raw, f.Read, f.Label}).What)
			}
			if done.Unchanged < 8 {
				t.Errorf("%s: only %d signatories", name, done.Unchanged)
			}
		}
	}
}

// TestExportElsewhere imports the workbook of a made-up site into one that has its domains, places and
// indicators, and no signatory: exported again, it says the same.
func TestExportElsewhere(t *testing.T) {
	for seed := range 3 {
		dir := filepath.Join(t.TempDir(), "content")
		if _, _, err := synth.Write(dir, uint64(seed), 40); err != nil {
			t.Fatal(err)
		}
		first, _, err := Export(t.Context(), dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.RemoveAll(filepath.Join(dir, "signataires")); err != nil {
			t.Fatal(err)
		}
		read, err := sheet.Read(t.Context(), "site.xlsx", first)
		if err != nil {
			t.Fatal(err)
		}
		done, err := Import(t.Context(), ImportOptions{Options: Options{Content: dir}, Books: []*sheet.Workbook{read}, Partial: true})
		if err != nil || !done.Written {
			t.Fatal(err, done.Counts())
		}
		second, _, err := Export(t.Context(), dir)
		if err != nil {
			t.Fatal(err)
		}
		again, err := sheet.Read(t.Context(), "site.xlsx", second)
		if err != nil {
			t.Fatal(err)
		}
		compareSheets(t, read, again)
	}
}

// compareSheets compares the cells of two workbooks, the sources that an import adds aside.
func compareSheets(t *testing.T, a, b *sheet.Workbook) {
	t.Helper()
	for i, s := range a.Sheets {
		if len(s.Rows) != len(b.Sheets[i].Rows) {
			t.Errorf("%s: %d rows, then %d", s.Name, len(s.Rows), len(b.Sheets[i].Rows))
			continue
		}
		wrong := 0
		for r, row := range s.Rows {
			for c, cell := range row {
				now := ""
				if c < len(b.Sheets[i].Rows[r]) {
					now = b.Sheets[i].Rows[r][c].Text
				}
				if cell.Text != "" && now != cell.Text && wrong < 5 {
					wrong++
					t.Errorf("%s!%s: %q, then %q", s.Name, sheet.Name(r, c), cell.Text, now)
				}
			}
		}
	}
}
