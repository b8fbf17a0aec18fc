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

// ConflictError tells that something already stands where a new file or folder
// would: nothing was written.
type ConflictError struct {
	Folder string
	Names  []string // slash paths from Folder
}

func (e *ConflictError) Error() string {
	return e.Folder + ": in the way: " + strings.Join(e.Names, ", ")
}

// Place writes the files of a new site into a folder, which is made where it is
// missing. It stands beside what is there: an *ConflictError names what has one
// of its names. The files are first written apart and then moved, so that a
// fault, or a cancelled ctx, leaves the folder as it was.
func Place(ctx context.Context, folder string, files map[string][]byte) (err error) {
	tops := map[string]bool{}
	for name := range files {
		top, _, _ := strings.Cut(name, "/")
		tops[top] = true
	}
	names := slices.Sorted(maps.Keys(tops))
	if err := free(folder, names); err != nil {
		return err
	}
	made := firstMissing(folder)
	defer func() {
		if err != nil && made != "" {
			removeEmpty(folder, made)
		}
	}()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	apart, err := os.MkdirTemp(folder, ".parvis-init-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(apart)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := ctx.Err(); err != nil {
			return err
		}
		file := filepath.Join(apart, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, files[name], 0o644); err != nil {
			return err
		}
	}
	if err := free(folder, names); err != nil { // what came meanwhile is not replaced
		return err
	}
	for i, name := range names {
		if err := os.Rename(filepath.Join(apart, name), filepath.Join(folder, name)); err != nil {
			for _, moved := range names[:i] {
				os.RemoveAll(filepath.Join(folder, moved))
			}
			return err
		}
	}
	return nil
}

// free is an error where one of the names is taken, or the folder is a file.
func free(folder string, names []string) error {
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

// firstMissing is the outermost folder on the way to folder that isn't there
// yet, "" when all are.
func firstMissing(folder string) string {
	missing := ""
	for at := filepath.Clean(folder); ; at = filepath.Dir(at) {
		if _, err := os.Lstat(at); err == nil || at == filepath.Dir(at) {
			return missing
		}
		missing = at
	}
}

// removeEmpty takes away the folders from folder up to top, where nothing is
// in them.
func removeEmpty(folder, top string) {
	for at := filepath.Clean(folder); os.Remove(at) == nil && at != top; at = filepath.Dir(at) {
	}
}

// create writes a new file whole, below the folder wherever its links lead; it
// never replaces one.
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
		_ = root.Remove(file) // what stopped it is told
	}
	return err
}

// taken is the file of a record of this kind and slug, in either form, as a slash
// path from the content folder; "" when the name is free.
func taken(content *os.Root, kind, slug string) string {
	for _, ext := range []string{".md", ".toml"} {
		file := path.Join(kind, slug+ext)
		if _, err := content.Lstat(file); err == nil {
			return file
		}
	}
	return ""
}

// RefreshSchemas writes the schemas of all kinds into a folder, in place of
// those that an earlier Parvis wrote. Each file is replaced whole.
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
