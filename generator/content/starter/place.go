package starter

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"parvis/generator/content/schema"
)

// ConflictError is returned when something exists where a new file or folder would be. Nothing
// was written.
type ConflictError struct {
	Folder string
	Names  []string // slash-separated, relative to Folder
}

func (e *ConflictError) Error() string {
	return e.Folder + ": in the way: " + strings.Join(e.Names, ", ")
}

// Place writes the files of a new site into a folder, which is created if necessary. Other
// files in it are left alone; a *ConflictError lists the names that are taken. The files are
// written to a temporary folder and then moved, so that an error, or a cancelled ctx, leaves
// the folder as it was.
func Place(ctx context.Context, folder string, files map[string][]byte) (err error) {
	tops := map[string]bool{}
	for name := range files {
		top, _, _ := strings.Cut(name, "/")
		tops[top] = true
	}
	names := slices.Sorted(maps.Keys(tops))
	if err := checkFree(folder, names); err != nil {
		return err
	}
	created := firstMissing(folder)
	defer func() {
		if err != nil && created != "" {
			removeEmpty(folder, created)
		}
	}()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	staging, err := os.MkdirTemp(folder, ".parvis-init-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(staging)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := ctx.Err(); err != nil {
			return err
		}
		file := filepath.Join(staging, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, files[name], 0o644); err != nil {
			return err
		}
	}
	if err := checkFree(folder, names); err != nil { // don't replace what was created meanwhile
		return err
	}
	for i, name := range names {
		if err := os.Rename(filepath.Join(staging, name), filepath.Join(folder, name)); err != nil {
			for _, moved := range names[:i] {
				os.RemoveAll(filepath.Join(folder, moved))
			}
			return err
		}
	}
	return nil
}

// checkFree returns an error if one of the names is taken, or if the folder is a file.
func checkFree(folder string, names []string) error {
	if info, err := os.Stat(folder); err == nil && !info.IsDir() {
		return &ConflictError{filepath.Dir(folder), []string{filepath.Base(folder)}}
	}
	var taken []string
	for _, name := range names {
		_, err := os.Lstat(filepath.Join(folder, name))
		if err == nil {
			taken = append(taken, name)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if taken != nil {
		return &ConflictError{folder, taken}
	}
	return nil
}

// firstMissing returns the outermost missing folder on the path to folder, "" if all exist.
func firstMissing(folder string) string {
	missing := ""
	for at := filepath.Clean(folder); ; at = filepath.Dir(at) {
		if _, err := os.Lstat(at); err == nil || at == filepath.Dir(at) {
			return missing
		}
		missing = at
	}
}

// removeEmpty removes the folders from folder up to top, as long as they are empty.
func removeEmpty(folder, top string) {
	for at := filepath.Clean(folder); os.Remove(at) == nil && at != top; at = filepath.Dir(at) {
	}
}

// create writes a new file, and removes it on error. It never replaces a file, and root
// confines it even through links.
func create(root *os.Root, file string, src []byte) error {
	if err := root.MkdirAll(path.Dir(file), 0o755); err != nil {
		return err
	}
	f, err := root.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return &ExistsError{filepath.Join(root.Name(), filepath.FromSlash(file))}
	} else if err != nil {
		return err
	}
	_, err = f.Write(src)
	if err = errors.Join(err, f.Close()); err != nil {
		_ = root.Remove(file) // the first error is returned
	}
	return err
}

// taken returns the file of a record of this kind and slug, .md or .toml, as a slash-separated
// path relative to the content folder. It returns "" if the name is free.
func taken(content *os.Root, kind, slug string) string {
	for _, ext := range []string{".md", ".toml"} {
		file := path.Join(kind, slug+ext)
		if _, err := content.Lstat(file); err == nil {
			return file
		}
	}
	return ""
}

// RefreshSchemas writes the schemas of all kinds into a folder, replacing those of an earlier
// version. Each file is replaced atomically.
func RefreshSchemas(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, k := range schema.Kinds() {
		file := filepath.Join(folder, schema.File(k))
		if err := os.WriteFile(file+".tmp", schema.Of(k), 0o644); err != nil {
			return err
		}
		if err := os.Rename(file+".tmp", file); err != nil {
			os.Remove(file + ".tmp")
			return err
		}
	}
	return nil
}
