// Package output writes a site into a folder: each file whole or not at all,
// only where its bytes changed. What changed is first put aside, all of it, then
// moved to its place, what pages need before the pages: a build that fails or is
// killed while it renders, or a disk that is full, leaves the site as it was. It
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
	"maps"
	"os"
	"path"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"

	"github.com/gofrs/flock"
	"golang.org/x/sync/errgroup"
)

const (
	// manifest lists the files that Parvis wrote, one a line, sorted.
	manifest = ".parvis-manifest"
	// staging holds files until they are whole.
	staging = ".parvis-tmp"
	// lock is held while a build writes.
	lock = ".parvis-lock"
)

// reserved tells a path that is Parvis's own, and none of the site.
func reserved(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return first == manifest || first == staging || first == lock || first == seal
}

// ours tells a path that a build can have written.
func ours(name string) bool {
	return fs.ValidPath(name) && name != "." && !reserved(name) && !strings.ContainsRune(name, 0)
}

// Folder is an output folder being written. Write, Copy and Stream may be called from
// several goroutines.
type Folder struct {
	root *os.Root
	lock *flock.Flock
	dir  string
	old  map[string]bool // written by an earlier build
	plan map[string]bool // of this build

	folders map[string]bool // that the site needs
	dirs    sync.Map        // made or seen
	count   atomic.Int64    // of files put aside
	forgone sync.Map        // of plan, and not made after all
	same    atomic.Int64

	mu     sync.Mutex
	staged []staged
}

// staged is a file put aside, and where it belongs.
type staged struct{ aside, name string }

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
	f := &Folder{root: root, dir: dir, old: map[string]bool{}, plan: make(map[string]bool, len(files))}
	if err := f.take(); err != nil {
		root.Close()
		return nil, err
	}
	if err := f.prepare(files); err != nil {
		f.close()
		return nil, err
	}
	return f, nil
}

func (f *Folder) prepare(files []string) error {
	if info, err := f.root.Lstat(manifest); err == nil && !info.Mode().IsRegular() {
		return &ForeignError{f.dir, []string{manifest}} // a link would have another list be ours
	}
	list, err := f.root.ReadFile(manifest)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for line := range strings.Lines(string(list)) {
		if name := strings.TrimRight(line, "\r\n"); ours(name) {
			f.old[name] = true
		}
	}
	folders := map[string]bool{} // that the site needs
	for _, name := range files {
		if !fs.ValidPath(name) || name == "." || reserved(name) || f.plan[name] {
			return fmt.Errorf("%q is not a file that can be written once below %s", name, f.dir)
		}
		f.plan[name] = true
		for d := path.Dir(name); d != "." && !folders[d]; d = path.Dir(d) {
			folders[d] = true
		}
	}
	for _, name := range files {
		if folders[name] {
			return fmt.Errorf("%q would be a file and a folder of %s", name, f.dir)
		}
	}
	foreign, err := f.foreign(folders)
	if err != nil {
		return err
	}
	if len(foreign) > 0 {
		return &ForeignError{f.dir, foreign}
	}
	f.folders = folders
	if err := f.root.RemoveAll(staging); err != nil {
		return err
	}
	return f.root.Mkdir(staging, 0o755)
}

// foreign lists, sorted, what stands where the site wants a file or a folder
// and that no earlier build wrote: a file, a folder that holds somebody else's
// files or nothing, a link where a folder must be.
func (f *Folder) foreign(folders map[string]bool) ([]string, error) {
	top, err := fs.ReadDir(f.root.FS(), ".")
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(top, func(e fs.DirEntry) bool { return !reserved(e.Name()) }) {
		return nil, nil // an empty folder, as most large sites are first built into
	}
	var out []string
	var failed error
	for name := range folders {
		info, err := f.root.Lstat(name)
		if err == nil && !info.IsDir() && !f.old[name] {
			out = append(out, name)
		}
	}
	for name := range f.plan {
		info, err := f.root.Lstat(name)
		switch {
		case err == nil && info.IsDir():
			err = fs.WalkDir(f.root.FS(), name, func(p string, d fs.DirEntry, err error) error {
				if err == nil && d.IsDir() {
					var below []fs.DirEntry
					if below, err = fs.ReadDir(f.root.FS(), p); len(below) > 0 {
						return err
					}
				}
				if err == nil && !f.old[p] {
					out = append(out, p)
				}
				return err
			})
			failed = cmp.Or(failed, err)
		case err == nil && !f.old[name]:
			out = append(out, name)
		case err != nil && !absent(err):
			failed = cmp.Or(failed, err)
		}
	}
	slices.Sort(out)
	if len(out) > 0 {
		return out, nil // a link out of the folder fails above, and is listed
	}
	return nil, failed
}

// absent tells that there is no such file, were it because a folder of its path
// is a file.
func absent(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

// clear removes at once the old files that would block new ones: a file where
// a folder must be, or files below where a file must be.
func (f *Folder) clear() error {
	for name := range f.old {
		if f.plan[name] {
			continue
		}
		blocks := f.folders[name]
		for d := path.Dir(name); d != "." && !blocks; d = path.Dir(d) {
			blocks = f.plan[d]
		}
		if blocks {
			if err := f.remove(name); err != nil {
				return err
			}
		}
	}
	return nil
}

// Write puts data aside for name, one of the files given to Open, unless it is
// there already.
func (f *Folder) Write(name string, data []byte) error {
	return f.Copy(name, bytes.NewReader(data), int64(len(data)))
}

// Copy is Write for a file of any size, of which only a part is in memory at a
// time. It reads src from its start, twice where name holds something else.
func (f *Folder) Copy(name string, src io.ReadSeeker, size int64) error {
	if !f.plan[name] {
		return fmt.Errorf("%q was not announced", name)
	}
	if f.old[name] && f.holds(name, src, size) {
		f.same.Add(1)
		return nil
	}
	aside, err := f.put(src, size)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	f.stage(aside, name)
	return nil
}

// Stream is Write for a file that is made as it is written, of which only a part
// is in memory at a time.
func (f *Folder) Stream(name string, content func(io.Writer) error) error {
	if !f.plan[name] {
		return fmt.Errorf("%q was not announced", name)
	}
	aside := f.aside()
	file, err := f.root.OpenFile(aside, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := content(file); err != nil {
		return err
	}
	size, err := file.Seek(0, io.SeekCurrent)
	if err != nil {
		return err
	}
	if f.old[name] && f.holds(name, file, size) {
		f.same.Add(1)
		return cmp.Or(file.Close(), f.root.Remove(aside))
	}
	if err := file.Close(); err != nil {
		return err
	}
	f.stage(aside, name)
	return nil
}

// stage notes that a file was put aside for name.
func (f *Folder) stage(aside, name string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.staged = append(f.staged, staged{aside, name})
}

// aside is the path of one more file of the staging folder.
func (f *Folder) aside() string { return staging + "/" + strconv.FormatInt(f.count.Add(1), 10) }

// Holds tells whether an earlier build left data at name.
func (f *Folder) Holds(name string, data []byte) bool {
	return f.old[name] && f.holds(name, bytes.NewReader(data), int64(len(data)))
}

// Keep leaves at name, one of the files given to Open, what an earlier build
// wrote, and tells whether there is such a file.
func (f *Folder) Keep(name string) bool {
	info, err := f.root.Lstat(name)
	if !f.plan[name] || !f.old[name] || err != nil || !info.Mode().IsRegular() {
		return false
	}
	f.same.Add(1)
	return true
}

// Forgo tells that name, one of the files given to Open, isn't made after all.
func (f *Folder) Forgo(name string) { f.forgone.Store(name, true) }

// holds tells whether name is there with the bytes of src.
func (f *Folder) holds(name string, src io.ReadSeeker, size int64) bool {
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

// chunks is what equal reads into.
var chunks = sync.Pool{New: func() any { return new([2][32 << 10]byte) }}

// equal tells whether both have the same bytes, and can be read to their ends.
func equal(a, b io.Reader) bool {
	chunk := chunks.Get().(*[2][32 << 10]byte)
	defer chunks.Put(chunk)
	for {
		n, err := io.ReadFull(a, chunk[0][:])
		m, other := io.ReadFull(b, chunk[1][:])
		if err != other || !bytes.Equal(chunk[0][:n], chunk[1][:m]) {
			return false
		}
		if err != nil {
			return err == io.EOF || err == io.ErrUnexpectedEOF
		}
	}
}

// put writes src into a file of the staging folder, and tells which.
func (f *Folder) put(src io.ReadSeeker, size int64) (aside string, err error) {
	if _, err := src.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	aside = f.aside()
	file, err := f.root.OpenFile(aside, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return "", err
	}
	n, err := io.Copy(file, src)
	if err := cmp.Or(err, file.Close()); err != nil {
		return "", err
	}
	if n != size {
		return "", fmt.Errorf("%d bytes were announced, and %d came", size, n)
	}
	return aside, nil
}

// own writes one of Parvis's own files.
func (f *Folder) own(name string, data []byte) error {
	aside, err := f.put(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	return f.root.Rename(aside, name)
}

// list writes the manifest.
func (f *Folder) list(names map[string]bool) error {
	data := []byte(strings.Join(slices.Sorted(maps.Keys(names)), "\n") + "\n")
	if f.holds(manifest, bytes.NewReader(data), int64(len(data))) {
		return nil
	}
	return f.own(manifest, data)
}

// move brings what was put aside to its place: what pages need, then the pages.
func (f *Folder) move() error {
	if len(f.staged) == 0 {
		return nil
	}
	// From here on everything written is listed, so that an interrupted build
	// leaves nothing that the next one would not know as its own.
	both := maps.Clone(f.old)
	maps.Copy(both, f.plan)
	if len(both) > len(f.old) {
		if err := f.list(both); err != nil {
			return err
		}
	}
	if err := f.clear(); err != nil {
		return err
	}
	for _, pages := range []bool{false, true} {
		var group errgroup.Group
		group.SetLimit(runtime.GOMAXPROCS(0))
		const batch = 256
		for part := range slices.Chunk(f.staged, batch) {
			group.Go(func() error {
				for _, s := range part {
					if pages != (path.Ext(s.name) == ".html") {
						continue
					}
					if err := f.place(s); err != nil {
						return err
					}
				}
				return nil
			})
		}
		if err := group.Wait(); err != nil {
			return err
		}
	}
	return nil
}

// place moves one file to its name, in one step.
func (f *Folder) place(s staged) error {
	if dir := path.Dir(s.name); dir != "." {
		if _, made := f.dirs.Load(dir); !made {
			if err := f.root.MkdirAll(dir, 0o755); err != nil {
				return err
			}
			f.dirs.Store(dir, true)
		}
	}
	return f.root.Rename(s.aside, s.name)
}

// Finish moves what was written to its place, removes what an earlier build
// wrote and this one doesn't have, and closes the folder. What is given, a digest,
// is kept for Untouched; without any the folder is never taken for untouched.
func (f *Folder) Finish(given string) (Result, error) {
	defer f.close()
	f.forgone.Range(func(name, _ any) bool {
		delete(f.plan, name.(string))
		return true
	})
	r := Result{Unchanged: int(f.same.Load())}
	if err := f.root.Remove(seal); err != nil && !absent(err) {
		return r, err
	}
	if err := f.move(); err != nil {
		return r, err
	}
	r.Written = len(f.staged)
	for _, name := range slices.Sorted(maps.Keys(f.old)) {
		if f.plan[name] {
			continue
		}
		if err := f.remove(name); err != nil {
			return r, err
		}
		r.Removed++
	}
	if err := f.list(f.plan); err != nil {
		return r, err
	}
	if given != "" {
		if err := f.seals(given); err != nil {
			return r, err
		}
	}
	return r, f.root.RemoveAll(staging)
}

// Abandon closes the folder after a failure and leaves the site that is there.
func (f *Folder) Abandon() {
	_ = f.root.RemoveAll(staging) // the next build tries again
	f.close()
}

// remove takes away a file and the folders that it leaves empty.
func (f *Folder) remove(name string) error {
	if info, err := f.root.Lstat(name); err == nil && info.IsDir() {
		return nil // somebody else's: Parvis lists files
	}
	if err := f.root.Remove(name); err != nil && !absent(err) {
		return err
	}
	for d := path.Dir(name); d != "."; d = path.Dir(d) {
		if info, err := f.root.Lstat(d); err == nil && !info.IsDir() || f.root.Remove(d) != nil {
			break // a file stands there now, or the folder isn't empty
		}
	}
	return nil
}
