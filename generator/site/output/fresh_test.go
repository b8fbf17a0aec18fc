package output_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parvis/generator/site/output"
)

// A folder that somebody made while a new site was built keeps what it has, and
// takes the site's files.
func TestFolderThatCameMeanwhile(t *testing.T) {
	dir := t.TempDir()
	f := begun(t, dir, site{"a/x.html": "x", "a/b/y.css": "y", "index.html": "1"})
	put(t, dir, "a/mine.txt", "mine")
	if _, err := f.Finish(); err != nil {
		t.Fatal(err)
	}
	wantTree(t, dir, site{"a/": "", "a/x.html": "x", "a/b/": "", "a/b/y.css": "y", "a/mine.txt": "mine", "index.html": "1"})
}

// Names that differ only by case are one folder on some computers, two on others.
func TestFoldersOfOneNameButForCase(t *testing.T) {
	dir := t.TempDir()
	s := site{"Old/a/index.html": "a", "old/b/index.html": "b", "index.html": "1"}
	build(t, dir, s)
	for name, want := range s {
		if got, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name))); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

// A file whose content fails isn't there, even where others are.
func TestNothingIsLeftOfWhatFails(t *testing.T) {
	dir := t.TempDir()
	f, err := output.Open(dir, []string{"a/half.html", "a/short.html", "a/whole.html"})
	if err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	if err := f.Stream("a/half.html", func(w io.Writer) error {
		_, _ = io.WriteString(w, "half")
		return broken
	}); !errors.Is(err, broken) {
		t.Error(err)
	}
	if err := f.Copy("a/short.html", strings.NewReader("short"), 100); err == nil {
		t.Error("fewer bytes than announced")
	}
	if err := f.Write("a/whole.html", []byte("whole")); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Finish(); err != nil {
		t.Fatal(err)
	}
	wantTree(t, dir, site{"a/": "", "a/whole.html": "whole"})
}

// Somebody removed the site, and left the list of its files.
func TestListWithoutFiles(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, site{"a/x.html": "x", "a/old.html": "o", "c": "c"})
	for _, name := range []string{"a", "c"} {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	build(t, dir, site{"a/x.html": "x", "c/d.html": "d"})
	wantTree(t, dir, site{"a/": "", "a/x.html": "x", "c/": "", "c/d.html": "d"})
	if list, err := os.ReadFile(filepath.Join(dir, ".parvis-manifest")); err != nil || string(list) != "a/x.html\nc/d.html\n" {
		t.Errorf("the list says %q: %v", list, err)
	}
}

// A file that is renamed by its case alone is there under its new name. A link to the same
// file stands for a disk that has one file under both names.
func TestRenamedByCase(t *testing.T) {
	for _, oneFile := range []bool{false, true} {
		dir := t.TempDir()
		build(t, dir, site{"medias/Photo.png": "old", "medias/é.png": "old", "index.html": "1"})
		if oneFile {
			if err := os.Link(filepath.Join(dir, "medias/Photo.png"), filepath.Join(dir, "medias/photo.png")); err != nil {
				t.Skip(err)
			}
		}
		want := site{"medias/photo.png": "new", "medias/e\u0301.png": "new", "index.html": "1"}
		f := begun(t, dir, want)
		if _, err := f.Finish(); err != nil {
			t.Fatal(err)
		}
		want["medias/"] = ""
		wantTree(t, dir, want)
		put(t, dir, "medias/notes.txt", "mine")
		if _, err := output.Open(dir, []string{"medias/Notes.txt", "medias/notes.txt"}); oneFile && err == nil {
			t.Error("a file that isn't Parvis's would be written over")
		}
	}
}
