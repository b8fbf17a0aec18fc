package generator

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// overlay is a content folder as it would be with other files: those of files, by path, in the
// place of those on disk or beside them.
type overlay struct {
	fs.FS
	files map[string][]byte
}

func (o overlay) Open(name string) (fs.File, error) {
	if text, ok := o.files[name]; ok {
		return &memoryFile{Reader: bytes.NewReader(text), name: path.Base(name), size: int64(len(text))}, nil
	}
	return o.FS.Open(name)
}

// Stat describes a file as Open has it.
func (o overlay) Stat(name string) (fs.FileInfo, error) {
	if text, ok := o.files[name]; ok {
		return &memoryFile{name: path.Base(name), size: int64(len(text))}, nil
	}
	return fs.Stat(o.FS, name)
}

// ReadDir lists a folder, with the files that only the overlay has.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(o.FS, name)
	if err != nil {
		return nil, err
	}
	for file, text := range o.files {
		if path.Dir(file) != name {
			continue
		}
		entry := fs.FileInfoToDirEntry(&memoryFile{name: path.Base(file), size: int64(len(text))})
		if i := slices.IndexFunc(list, func(e fs.DirEntry) bool { return e.Name() == entry.Name() }); i >= 0 {
			list[i] = entry
		} else {
			list = append(list, entry)
		}
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

// memoryFile is an open file of an overlay, and its description.
type memoryFile struct {
	*bytes.Reader
	name string
	size int64
}

func (f *memoryFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *memoryFile) Close() error               { return nil }
func (f *memoryFile) Name() string               { return f.name }
func (f *memoryFile) Size() int64                { return f.size }
func (f *memoryFile) Mode() fs.FileMode          { return 0o644 }
func (f *memoryFile) ModTime() time.Time         { return time.Time{} }
func (f *memoryFile) IsDir() bool                { return false }
func (f *memoryFile) Sys() any                   { return nil }
