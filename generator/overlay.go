package generator

import (
	"bytes"
	"errors"
	"hash/fnv"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// overlay is a content folder as it would be with other files: those of files, by path, in the
// place of those on disk or beside them. One that is nil isn't there.
type overlay struct {
	fs.FS
	files map[string][]byte
}

func (o overlay) Open(name string) (fs.File, error) {
	text, ok := o.files[name]
	switch {
	case !ok:
		return o.FS.Open(name)
	case text == nil:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return newMemoryFile(name, text), nil
}

// Stat describes a file as Open has it.
func (o overlay) Stat(name string) (fs.FileInfo, error) {
	text, ok := o.files[name]
	switch {
	case !ok:
		return fs.Stat(o.FS, name)
	case text == nil:
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	}
	return newMemoryFile(name, text), nil
}

// ReadDir lists a folder, with the files that only the overlay has.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(o.FS, name)
	if err != nil && !(errors.Is(err, fs.ErrNotExist) && o.holds(name)) {
		return nil, err
	}
	for file, text := range o.files { // a folder that only the overlay has
		folder := path.Dir(file)
		if name == "." && text != nil && folder != "." && !slices.ContainsFunc(list, func(e fs.DirEntry) bool { return e.Name() == folder }) {
			list = append(list, fs.FileInfoToDirEntry(memoryFolder{newMemoryFile(folder, nil)}))
		}
	}
	for file, text := range o.files {
		if path.Dir(file) != name {
			continue
		}
		list = slices.DeleteFunc(list, func(e fs.DirEntry) bool { return e.Name() == path.Base(file) })
		if text != nil {
			list = append(list, fs.FileInfoToDirEntry(newMemoryFile(file, text)))
		}
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

// holds reports whether the overlay has a file in a folder.
func (o overlay) holds(folder string) bool {
	for file, text := range o.files {
		if text != nil && path.Dir(file) == folder {
			return true
		}
	}
	return false
}

// memoryFolder is the description of a folder that only an overlay has.
type memoryFolder struct{ *memoryFile }

func (memoryFolder) Mode() fs.FileMode { return fs.ModeDir | 0o755 }
func (memoryFolder) IsDir() bool       { return true }

// memoryFile is an open file of an overlay, and its description.
type memoryFile struct {
	*bytes.Reader
	name string
	size int64
	at   time.Time
}

// newMemoryFile returns a file with a text. Its time differs with the text: a cache that knows files by
// their size and time reads another text again.
func newMemoryFile(name string, text []byte) *memoryFile {
	sum := fnv.New64a()
	_, _ = sum.Write(text) // never fails
	return &memoryFile{Reader: bytes.NewReader(text), name: path.Base(name), size: int64(len(text)), at: time.Unix(0, int64(sum.Sum64()>>2))}
}

func (f *memoryFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *memoryFile) Close() error               { return nil }
func (f *memoryFile) Name() string               { return f.name }
func (f *memoryFile) Size() int64                { return f.size }
func (f *memoryFile) Mode() fs.FileMode          { return 0o644 }
func (f *memoryFile) ModTime() time.Time         { return f.at }
func (f *memoryFile) IsDir() bool                { return false }
func (f *memoryFile) Sys() any                   { return nil }
