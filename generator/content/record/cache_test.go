package record

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"parvis/generator/diag"
)

// TestCache checks that the cache returns the same record while its file is unchanged, and
// never a stale one once the file has changed, even if its size and time are the same.
func TestCache(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "pages", "une-page.md")
	old := time.Now().Add(-time.Hour)
	write := func(text string, at time.Time) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(file, at, at); err != nil {
			t.Fatal(err)
		}
	}
	var cache Cache
	load := func(touched ...string) (*Page, []diag.Finding) {
		t.Helper()
		var found diag.List
		set, err := cache.Load(context.Background(), os.DirFS(dir), &found, touched...)
		if err != nil {
			t.Fatal(err)
		}
		if len(set.Pages) == 0 {
			return nil, found.Sorted()
		}
		return set.Pages[0], found.Sorted()
	}
	write("+++\ntitre = \"Un\"\n+++\n", old)
	first, _ := load()
	if again, _ := load(); again != first {
		t.Error("a file that did not change was decoded again")
	}
	if again, _ := load("pages/une-page.md"); again != first {
		t.Error("a file that was touched and did not change was decoded again")
	}
	write("+++\ntitre = \"Deux\"\n+++\n", old) // another size
	second, _ := load()
	if second == first || second.Title != "Deux" {
		t.Errorf("got %q after a change", second.Title)
	}

	// Two changes so close that both versions have the same stamp.
	now := time.Now()
	write("+++\ntitre = \"Trois\"\n+++\n", now)
	load()
	write("+++\ntitre = \"Seize\"\n+++\n", now)
	if last, _ := load(); last.Title != "Seize" {
		t.Errorf("got %q after a change with the size and the time of what was there", last.Title)
	}

	// A touched file becomes unreadable, then readable again.
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if gone, _ := load("pages/une-page.md"); gone != nil {
		t.Error("a file that went away is still there")
	}
	if err := os.MkdirAll(file, 0o755); err != nil {
		t.Fatal(err)
	}
	if folder, found := load("pages/une-page.md"); folder != nil || len(found) != 2 { // the other: no site.toml
		t.Errorf("a folder in place of a file: %v %v", folder, found)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	write("+++\ntitre = Deux\n+++\n", old)
	if bad, found := load("pages/une-page.md"); bad != nil || len(found) != 2 {
		t.Errorf("an error: %v %v", bad, found)
	}
	if _, found := load(); len(found) != 2 {
		t.Errorf("an error that remains is reported again: %v", found)
	}
}
