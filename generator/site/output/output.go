// Package output writes a site into a folder. Each file is written completely or not at all,
// and only if its bytes changed. All changed files are first written to a staging folder, then
// moved into place, assets before pages. So a build that fails or is
// killed while it renders, or a full disk, leaves the site as it was. In an empty
// folder, whole folders are moved, and the home page last. The package
// keeps a manifest of what it wrote, removes files that are no longer in the site, and never touches a
// file that it didn't write. Everything stays below the folder (os.Root),
// whatever a path says.
package output

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/gofrs/flock"

	"parvis/generator/site/address"
)

const (
	// manifest lists the files that Parvis wrote, one per line, sorted.
	manifest = ".parvis-manifest"
	// staging contains files until they are complete.
	staging = ".parvis-tmp"
	// stagedSite is the part of it with the files of the site.
	stagedSite = staging + "/site"
	// lock is held while a build writes.
	lock = ".parvis-lock"
)

// reserved reports whether a path belongs to Parvis and not to the site.
func reserved(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return first == manifest || first == staging || first == lock || first == sealed
}

// validPath reports whether a build can have written this path. What no system takes for
// the name of a file is none.
func validPath(name string) bool {
	_, err := filepath.Localize(name)
	return err == nil && name != "." && !reserved(name) && address.Fits(name)
}

// Folder is an output folder being written. Write, Copy and Stream may be called from
// several goroutines.
type Folder struct {
	root       *os.Root
	stagedRoot *os.Root // the folder stagedSite
	lock       *flock.Flock
	dir        string
	fresh      bool            // the folder is empty: whole folders are staged and moved
	previous   map[string]bool // written by an earlier build
	planned    map[string]bool // of this build

	twins     map[string]string // old name → the new one that some disks take for the same
	folders   map[string]bool   // the folders of the site
	dirs      sync.Map          // known to exist: below the site, or below the staging folder if fresh
	count     atomic.Int64      // of staged files
	skipped   sync.Map          // planned files that are not written after all
	unchanged atomic.Int64

	mu     sync.Mutex
	staged []staged

	state string // once finished
}

// staged is a file in the staging folder, or a folder of them, and its final name.
type staged struct{ path, name string }

// Result counts the files of a build.
type Result struct{ Written, Unchanged, Removed int }

// ForeignError lists files where the site needs to write, and that
// Parvis didn't write.
type ForeignError struct {
	Dir   string
	Files []string
}

func (e *ForeignError) Error() string {
	return fmt.Sprintf("%s: %d files not written by Parvis stand in the way, such as %s", e.Dir, len(e.Files), e.Files[0])
}

// Open prepares the folder dir, which it creates if needed, for a site made of
// these files (slash-separated paths below it). It fails with a ForeignError,
// before changing anything, when a file not written by Parvis is in the
// way, and with a BusyError while another build writes there.
func Open(dir string, files []string) (*Folder, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	f := &Folder{root: root, dir: dir, previous: map[string]bool{}, twins: map[string]string{}, planned: make(map[string]bool, len(files))}
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

// Write stages data for name, one of the files given to Open, unless the file
// already has this content.
func (f *Folder) Write(name string, data []byte) error {
	return f.Copy(name, bytes.NewReader(data), int64(len(data)))
}

// Copy is like Write for a file of any size, which is never entirely in memory.
// It reads src from its start, twice if name has another content.
func (f *Folder) Copy(name string, src io.ReadSeeker, size int64) error {
	if !f.planned[name] {
		return fmt.Errorf("%q was not announced", name)
	}
	if f.previous[name] && f.hasContent(name, src, size) {
		f.unchanged.Add(1)
		return nil
	}
	stagedPath, err := f.stageContent(name, src, size)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	f.addStaged(stagedPath, name)
	return nil
}

// Stream is like Write for a file that is generated as it is written, and is never entirely
// in memory. If content fails, nothing is staged.
func (f *Folder) Stream(name string, content func(io.Writer) error) error {
	if !f.planned[name] {
		return fmt.Errorf("%q was not announced", name)
	}
	stagedPath, file, err := f.createStaged(name)
	if err != nil {
		return err
	}
	defer file.Close()
	err = content(file)
	size, lost := file.Seek(0, io.SeekCurrent)
	if err = cmp.Or(err, lost); err != nil {
		_ = file.Close()
		_ = f.stagedRoot.Remove(stagedPath) // the first error matters
		return err
	}
	if f.previous[name] && f.hasContent(name, file, size) {
		f.unchanged.Add(1)
		return cmp.Or(file.Close(), f.stagedRoot.Remove(stagedPath))
	}
	if err := file.Close(); err != nil {
		return err
	}
	f.addStaged(stagedPath, name)
	return nil
}

// addStaged records that a file was staged for name.
func (f *Folder) addStaged(stagedPath, name string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.staged = append(f.staged, staged{stagedPath, name})
}

// createStaged creates the file for name in the staging folder.
func (f *Folder) createStaged(name string) (stagedPath string, file *os.File, err error) {
	if f.fresh {
		stagedPath = name
		err = mkdirOnce(f.stagedRoot, &f.dirs, path.Dir(name))
	} else {
		stagedPath = strconv.FormatInt(f.count.Add(1), 10)
	}
	if err == nil {
		file, err = f.stagedRoot.OpenFile(stagedPath, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o644)
	}
	return stagedPath, file, err
}

// mkdirOnce creates a folder below root, unless dirs has it.
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

// HasContent reports whether an earlier build wrote data at name.
func (f *Folder) HasContent(name string, data []byte) bool {
	return f.previous[name] && f.hasContent(name, bytes.NewReader(data), int64(len(data)))
}

// Keep keeps the file that an earlier build wrote at name, one of the files given to
// Open, and reports whether there is such a file.
func (f *Folder) Keep(name string) bool {
	info, err := f.root.Lstat(name)
	if !f.planned[name] || !f.previous[name] || err != nil || !info.Mode().IsRegular() {
		return false
	}
	f.unchanged.Add(1)
	return true
}

// Skip declares that name, one of the files given to Open, is not written after all.
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

// buffers are the buffers of equal.
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

// stageContent writes src to a file of the staging folder for name, and returns its path there.
func (f *Folder) stageContent(name string, src io.ReadSeeker, size int64) (stagedPath string, err error) {
	if _, err := src.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	stagedPath, file, err := f.createStaged(name)
	if err != nil {
		return "", err
	}
	n, err := io.Copy(file, src)
	if err = cmp.Or(err, file.Close()); err == nil && n != size {
		err = fmt.Errorf("%d bytes were announced, and %d came", size, n)
	}
	if err != nil {
		_ = f.stagedRoot.Remove(stagedPath) // the first error matters
		return "", err
	}
	return stagedPath, nil
}
