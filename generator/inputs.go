package generator

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync/atomic"
	"time"
)

// inputs is the files that a build is made from, as they were before it began. What the build
// then reads is compared with them: a file may change in between, and change back before
// the next build, which would find the inputs of this one unchanged.
type inputs struct {
	digest  string               // of all files, the options and the program
	files   map[string]inputFile // by path
	lists   map[string][]string  // the names in each folder, sorted
	changed atomic.Bool          // something that was read differs
}

type inputFile struct {
	sum      [sha256.Size]byte
	size     int64
	modified time.Time
}

// readInputs returns the inputs of a build. It returns nil when reports aren't saved, and when
// an input can't be read: the build will then report the fault.
func readInputs(o Options) *inputs {
	if o.Builds == "" {
		return nil
	}
	sum := sha256.New()
	program, err := os.Executable()
	if err != nil {
		return nil
	}
	info, err := os.Stat(program)
	if err != nil {
		return nil
	}
	fmt.Fprintln(sum, program, info.Size(), info.ModTime().UnixNano(), o.Theme, o.URL, o.AsOf, o.Drafts)
	content, err := filepath.Abs(o.Content)
	if err != nil {
		return nil
	}
	in := &inputs{files: map[string]inputFile{}, lists: map[string][]string{}}
	for _, dir := range []string{content, filepath.Join(filepath.Dir(content), "themes")} {
		if err := in.readFolder(sum, dir); err != nil && !os.IsNotExist(err) {
			return nil
		}
	}
	in.digest = hex.EncodeToString(sum.Sum(nil))
	return in
}

// readFolder adds the files below a folder, and their names and contents to sum, in lexical
// order. Symbolic links to files are followed, as when records are read.
func (in *inputs) readFolder(sum hash.Hash, dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	buf := make([]byte, 64<<10)
	return fs.WalkDir(root.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		at := filepath.Join(dir, filepath.FromSlash(name))
		fmt.Fprintf(sum, "%q %v\n", name, e.IsDir())
		if name != "." {
			in.lists[filepath.Dir(at)] = append(in.lists[filepath.Dir(at)], path.Base(name))
		}
		if e.IsDir() {
			return nil
		}
		info, err := root.Stat(name) // before opening, since opening a named pipe blocks until it has a writer
		if err != nil || !info.Mode().IsRegular() {
			fmt.Fprintln(sum, "no file")
			return nil // the check reports what is wrong with it
		}
		f, err := root.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		own := sha256.New()
		if _, err = io.CopyBuffer(own, io.LimitReader(f, info.Size()), buf); err != nil {
			return err
		}
		file := inputFile{size: info.Size(), modified: info.ModTime()}
		own.Sum(file.sum[:0])
		in.files[at] = file
		_, err = sum.Write(file.sum[:])
		return err
	})
}

// watch returns the file system of one of the folders. Each file that is read to its end and
// each folder that is listed through it is compared with what it was before.
func (in *inputs) watch(dir string, fsys fs.FS) fs.FS {
	if in == nil {
		return fsys
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		in.changed.Store(true)
	}
	return watchedFS{fsys, in, dir}
}

// same returns the digest of the inputs if all that was read is what it was before, and if no
// other file was touched since; else "".
func (in *inputs) same() string {
	if in == nil || in.changed.Load() {
		return ""
	}
	for at, file := range in.files {
		info, err := os.Stat(at)
		if err != nil || info.Size() != file.size || !info.ModTime().Equal(file.modified) {
			return ""
		}
	}
	return in.digest
}

// watchedFS is a folder of inputs.
type watchedFS struct {
	fs.FS
	in  *inputs
	dir string
}

func (w watchedFS) path(name string) string { return filepath.Join(w.dir, filepath.FromSlash(name)) }

func (w watchedFS) Stat(name string) (fs.FileInfo, error) { return fs.Stat(w.FS, name) }

func (w watchedFS) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(w.FS, name)
	w.in.listed(w.path(name), entries)
	return entries, err
}

// listed compares the entries of a folder with those of before.
func (in *inputs) listed(at string, entries []fs.DirEntry) {
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	slices.Sort(names)
	if !slices.Equal(names, in.lists[at]) {
		in.changed.Store(true)
	}
}

func (w watchedFS) Open(name string) (fs.File, error) {
	f, err := w.FS.Open(name)
	if err != nil {
		return nil, err
	}
	return &watchedFile{File: f, sum: sha256.New(), at: w.path(name), in: w.in}, nil
}

// watchedFile is hashed as it is read.
type watchedFile struct {
	fs.File
	sum hash.Hash
	at  string
	in  *inputs
}

func (f *watchedFile) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	f.sum.Write(p[:n])
	if errors.Is(err, io.EOF) {
		if file, ok := f.in.files[f.at]; !ok || file.sum != [sha256.Size]byte(f.sum.Sum(nil)) {
			f.in.changed.Store(true)
		}
	}
	return n, err
}

func (f *watchedFile) ReadDir(n int) ([]fs.DirEntry, error) {
	dir, ok := f.File.(fs.ReadDirFile)
	if !ok {
		return nil, fs.ErrInvalid
	}
	entries, err := dir.ReadDir(n)
	if n <= 0 {
		f.in.listed(f.at, entries)
	}
	return entries, err
}

// ReadAt reads a part, which isn't compared: that the file wasn't touched tells enough.
func (f *watchedFile) ReadAt(p []byte, off int64) (int, error) {
	r, ok := f.File.(io.ReaderAt)
	if !ok {
		return 0, fs.ErrInvalid
	}
	return r.ReadAt(p, off)
}
