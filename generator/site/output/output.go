// Package output writes a site into a folder: each file whole or not at all,
// only where its bytes changed. What changed is first put aside, all of it, then
// moved to its place, what pages need before the pages: a build that fails or is
// killed while it renders, or a disk that is full, leaves the site as it was. Where
// there is none yet, whole folders are moved, and the front page last. It
// remembers what it wrote, removes what no longer belongs, and never touches a
// file that it didn't write. Everything stays below the folder (os.Root),
// whatever a path says.
package output

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/gofrs/flock"
)

const (
	// manifest lists the files that Parvis wrote, one a line, sorted.
	manifest = ".parvis-manifest"
	// staging holds files until they are whole.
	staging = ".parvis-tmp"
	// stagedSite is the part of it that has the files of the site.
	stagedSite = staging + "/site"
	// lock is held while a build writes.
	lock = ".parvis-lock"
)

// reserved tells a path that is Parvis's own, and none of the site.
func reserved(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return first == manifest || first == staging || first == lock || first == seal
}

// validPath tells a path that a build can have written.
func validPath(name string) bool {
	return fs.ValidPath(name) && name != "." && !reserved(name) && !strings.ContainsRune(name, 0)
}

// Folder is an output folder being written. Write, Copy and Stream may be called from
// several goroutines.
type Folder struct {
	root       *os.Root
	stagedRoot *os.Root // the folder of what is put aside
	lock       *flock.Flock
	dir        string
	fresh      bool            // nothing is there yet: whole folders are put aside, and moved
	previous   map[string]bool // written by an earlier build
	planned    map[string]bool // of this build

	folders   map[string]bool // that the site needs
	dirs      sync.Map        // made or seen: of the site, or of the staging folder for a fresh one
	count     atomic.Int64    // of files put aside
	skipped   sync.Map        // of plan, and not made after all
	unchanged atomic.Int64

	mu     sync.Mutex
	staged []staged
}

// staged is a file put aside, or a folder of them, and where it belongs.
type staged struct{ path, name string }

// Result counts the files of a build.
type Result struct{ Written, Unchanged, Removed int }

// ForeignError lists files that stand where the site wants to write, and that
// Parvis didn't write.
type ForeignError struct {
	Dir   string
	Files []string
}

func (e *ForeignError) Error() string {
	return fmt.Sprintf("%s: %d files not written by Parvis stand in the way, such as %s", e.Dir, len(e.Files), e.Files[0])
}

// Open prepares the folder dir, which it makes when needed, for a site made of
// these files (slash-separated paths below it). It fails with a ForeignError,
// having touched nothing there, when a file of somebody else's stands in the
// way, and with a BusyError while another build writes there.
func Open(dir string, files []string) (*Folder, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	f := &Folder{root: root, dir: dir, previous: map[string]bool{}, planned: make(map[string]bool, len(files))}
	if err := f.acquireLock(); err != nil {
		root.Close()
		return nil, err
	}
	if err := f.prepare(files); err != nil {
		f.close()
		return nil, err
	}
	return f, nil
}

// Write puts data aside for name, one of the files given to Open, unless it is
// there already.
func (f *Folder) Write(name string, data []byte) error {
	return f.Copy(name, bytes.NewReader(data), int64(len(data)))
}

// Copy returns Write for a file of any size, of which only a part is in memory at a
// time. It reads src from its start, twice where name holds something else.
func (f *Folder) Copy(name string, src io.ReadSeeker, size int64) error {
	if !f.planned[name] {
		return fmt.Errorf("%q was not announced", name)
	}
	if f.previous[name] && f.hasContent(name, src, size) {
		f.unchanged.Add(1)
		return nil
	}
	aside, err := f.stageContent(name, src, size)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	f.addStaged(aside, name)
	return nil
}

// Stream returns Write for a file that is made as it is written, of which only a part
// is in memory at a time. Of a content that fails nothing is left.
func (f *Folder) Stream(name string, content func(io.Writer) error) error {
	if !f.planned[name] {
		return fmt.Errorf("%q was not announced", name)
	}
	aside, file, err := f.createStaged(name)
	if err != nil {
		return err
	}
	defer file.Close()
	err = content(file)
	size, lost := file.Seek(0, io.SeekCurrent)
	if err = cmp.Or(err, lost); err != nil {
		_ = file.Close()
		_ = f.stagedRoot.Remove(aside) // what failed is what to tell
		return err
	}
	if f.previous[name] && f.hasContent(name, file, size) {
		f.unchanged.Add(1)
		return cmp.Or(file.Close(), f.stagedRoot.Remove(aside))
	}
	if err := file.Close(); err != nil {
		return err
	}
	f.addStaged(aside, name)
	return nil
}

// addStaged notes that a file was put aside for name.
func (f *Folder) addStaged(aside, name string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.staged = append(f.staged, staged{aside, name})
}

// createStaged opens the file of the staging folder that is put aside for name.
func (f *Folder) createStaged(name string) (aside string, file *os.File, err error) {
	if f.fresh {
		aside = name
		err = mkdirOnce(f.stagedRoot, &f.dirs, path.Dir(name))
	} else {
		aside = strconv.FormatInt(f.count.Add(1), 10)
	}
	if err == nil {
		file, err = f.stagedRoot.OpenFile(aside, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o644)
	}
	return aside, file, err
}

// mkdirOnce makes a folder below root, once.
func mkdirOnce(root *os.Root, dirs *sync.Map, dir string) error {
	if _, ok := dirs.Load(dir); ok || dir == "." {
		return nil
	}
	if err := root.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	dirs.Store(dir, true)
	return nil
}

// HasContent reports whether an earlier build left data at name.
func (f *Folder) HasContent(name string, data []byte) bool {
	return f.previous[name] && f.hasContent(name, bytes.NewReader(data), int64(len(data)))
}

// Keep leaves at name, one of the files given to Open, what an earlier build
// wrote, and tells whether there is such a file.
func (f *Folder) Keep(name string) bool {
	info, err := f.root.Lstat(name)
	if !f.planned[name] || !f.previous[name] || err != nil || !info.Mode().IsRegular() {
		return false
	}
	f.unchanged.Add(1)
	return true
}

// Skip tells that name, one of the files given to Open, isn't made after all.
func (f *Folder) Skip(name string) { f.skipped.Store(name, true) }

// hasContent reports whether name is there with the bytes of src.
func (f *Folder) hasContent(name string, src io.ReadSeeker, size int64) bool {
	info, err := f.root.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != size {
		return false
	}
	now, err := f.root.Open(name)
	if err != nil {
		return false
	}
	defer now.Close()
	_, err = src.Seek(0, io.SeekStart)
	return err == nil && equal(now, src)
}

// buffers is what equal reads into.
var buffers = sync.Pool{New: func() any { return new([2][32 << 10]byte) }}

// equal reports whether both have the same bytes, and can be read to their ends.
func equal(a, b io.Reader) bool {
	chunk := buffers.Get().(*[2][32 << 10]byte)
	defer buffers.Put(chunk)
	for {
		n, err := io.ReadFull(a, chunk[0][:])
		m, other := io.ReadFull(b, chunk[1][:])
		if !errors.Is(err, other) || !bytes.Equal(chunk[0][:n], chunk[1][:m]) {
			return false
		}
		if err != nil {
			return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		}
	}
}

// stageContent writes src into the file of the staging folder for name, and tells which.
func (f *Folder) stageContent(name string, src io.ReadSeeker, size int64) (aside string, err error) {
	if _, err := src.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	aside, file, err := f.createStaged(name)
	if err != nil {
		return "", err
	}
	n, err := io.Copy(file, src)
	if err = cmp.Or(err, file.Close()); err == nil && n != size {
		err = fmt.Errorf("%d bytes were announced, and %d came", size, n)
	}
	if err != nil {
		_ = f.stagedRoot.Remove(aside) // what failed is what to tell
		return "", err
	}
	return aside, nil
}
