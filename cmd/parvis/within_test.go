package main

import (
	"os"
	"path/filepath"
	"testing"
)

// A folder is within another one also when a link on its way leads there.
func TestIsWithin(t *testing.T) {
	dir := t.TempDir()
	content := filepath.Join(dir, "content")
	if err := os.MkdirAll(filepath.Join(content, "medias"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(content, "medias"), filepath.Join(dir, "lk")); err != nil {
		t.Fatal(err)
	}
	for folder, want := range map[string]bool{"content": true, "content/public": true, "lk": true, "lk/site": true, "lk/a/b": true, "public": false, "contents": false, ".": false} {
		if got := isWithin(filepath.Join(dir, filepath.FromSlash(folder)), content); got != want {
			t.Errorf("%s: %t", folder, got)
		}
	}
}
