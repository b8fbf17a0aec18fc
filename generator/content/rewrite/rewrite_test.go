package rewrite

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// folder returns a folder with files.
func folder(t *testing.T, files map[string]string) *os.Root {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(at), 0o755), os.WriteFile(at, []byte(text), 0o640)); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

// holds fails unless a folder has these files, and no other.
func holds(t *testing.T, root *os.Root, want map[string]string) {
	t.Helper()
	var names []string
	err := fs.WalkDir(root.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			names = append(names, name)
			if text, _ := root.ReadFile(name); string(text) != want[name] {
				t.Errorf("%s holds %q", name, text)
			}
		}
		return err
	})
	if err != nil || len(names) != len(want) {
		t.Errorf("%v %q, wanted %d files", err, names, len(want))
	}
}

func TestWrite(t *testing.T) {
	root := folder(t, map[string]string{"a/x.toml": "1", "a/gone.toml": "2"})
	all := []Change{{"a/x.toml", []byte("1"), []byte("one")}, {"a/gone.toml", []byte("2"), nil}, {"b/new.toml", nil, []byte("new")}}
	if err := Write(root, all...); err != nil {
		t.Fatal(err)
	}
	holds(t, root, map[string]string{"a/x.toml": "one", "b/new.toml": "new"})
	if info, err := root.Stat("a/x.toml"); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("%v %v", err, info.Mode())
	}
	var changed *ChangedError
	if err := Write(root, all...); !errors.As(err, &changed) || changed.File != "a/x.toml" {
		t.Errorf("written twice: %v", err)
	}
}

// TestChanged: a file that isn't as it was stops all changes.
func TestChanged(t *testing.T) {
	for name, bad := range map[string]Change{
		"other text": {"a/y.toml", []byte("old"), []byte("z")},
		"appeared":   {"a/y.toml", nil, []byte("z")},
		"removed":    {"a/z.toml", []byte("old"), []byte("z")},
	} {
		root := folder(t, map[string]string{"a/x.toml": "1", "a/y.toml": "2"})
		var changed *ChangedError
		if err := Write(root, Change{"a/x.toml", []byte("1"), []byte("one")}, bad); !errors.As(err, &changed) || changed.File != bad.File {
			t.Errorf("%s: %v", name, err)
		}
		holds(t, root, map[string]string{"a/x.toml": "1", "a/y.toml": "2"})
	}
}

// TestNothing: when one file can't be written, none is, and those that were are put back.
func TestNothing(t *testing.T) {
	root := folder(t, map[string]string{"a/x.toml": "1"})
	if err := root.MkdirAll("a/y.toml/z", 0o755); err != nil { // no file can take its place
		t.Fatal(err)
	}
	if err := Write(root, Change{"a/x.toml", []byte("1"), []byte("one")}, Change{"a/y.toml", nil, []byte("2")}); err == nil {
		t.Fatal("it was written")
	}
	holds(t, root, map[string]string{"a/x.toml": "1"})
}

// TestReadOnly: a file that its owner closed to writing stays as it is.
func TestReadOnly(t *testing.T) {
	root := folder(t, map[string]string{"a/x.toml": "1"})
	if err := root.Chmod("a/x.toml", 0o400); err != nil {
		t.Fatal(err)
	}
	if err := Write(root, Change{"a/x.toml", []byte("1"), []byte("one")}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("%v", err)
	}
	holds(t, root, map[string]string{"a/x.toml": "1"})
}
