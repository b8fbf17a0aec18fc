// Package testsite loads and checks small sites for tests: some records in memory,
// made-up ones, or a content folder.
package testsite

import (
	"context"
	"io/fs"
	"testing"
	"testing/fstest"

	"parvis/generator/check"
	"parvis/generator/content/record"
	"parvis/generator/diag"
	"parvis/generator/model"
)

// Content is a content folder in memory, of the text of each file by its path.
func Content(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// Load reads the records of a content folder, and returns the findings too.
func Load(t testing.TB, content fs.FS) (*record.Set, []diag.Finding) {
	t.Helper()
	var found diag.List
	set, err := record.Load(context.Background(), content, &found)
	if err != nil {
		t.Fatal(err)
	}
	return set, found.Sorted()
}

// Check loads and checks a content folder. The site is nil where a finding is an
// error.
func Check(t testing.TB, content fs.FS, o check.Options) (*record.Set, *model.Site, []diag.Finding) {
	t.Helper()
	var found diag.List
	set, err := record.Load(context.Background(), content, &found)
	if err != nil {
		t.Fatal(err)
	}
	site, err := check.Run(context.Background(), set, o, &found)
	if err != nil {
		t.Fatal(err)
	}
	return set, site, found.Sorted()
}

// Of is the site of a content folder without errors.
func Of(t testing.TB, content fs.FS) *model.Site {
	t.Helper()
	_, site, found := Check(t, content, check.Options{})
	if site == nil {
		t.Fatal("no site: ", found)
	}
	return site
}
