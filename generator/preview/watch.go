package preview

import (
	"context"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"parvis/generator/content/record"
)

// Saving a file is a burst of events: the editor writes a temporary file, moves the
// old file away, and renames the new one. A burst ends after settleTime without an
// event, or after maxBurst at the latest.
const (
	settleTime = 10 * time.Millisecond
	maxBurst   = 300 * time.Millisecond
)

// The folders are also scanned, for changes without an event of the system: on
// network drives, on folders shared with a virtual machine, or when the system has
// reached its limit of watches. Scanning takes at most 1/scanShare of the time.
const (
	slowInterval = 2 * time.Second        // while the system sends events
	fastInterval = 300 * time.Millisecond // when it misses events
	scanShare    = 20
)

// watcher watches the content folder and the folder of themes.
type watcher struct {
	parent       string  // parent folder of both
	roots        []*root // content and themes
	system       *fsnotify.Watcher
	missesEvents bool // the system doesn't report all changes
	snapshot     map[string]stamp
}

// root is a watched folder. It may be a symbolic link; files are watched where it leads.
type root struct {
	path string // as given
	real string // where it leads
	name string // its prefix in the paths that are sent: "", "themes/"
}

// resolve finds where the root leads now.
func (r *root) resolve() {
	real, err := filepath.EvalSymlinks(r.path)
	if err != nil {
		real = r.path // it may be created later
	}
	r.real = real
}

// holds reports whether a path is the root's folder or below it.
func (r *root) holds(path string) bool {
	return path == r.real || strings.HasPrefix(path, r.real+string(filepath.Separator))
}

// stamp is the metadata by which changes of a file are detected.
type stamp struct {
	size    int64
	modTime time.Time
	mode    fs.FileMode
}

// watch sends the changed paths of each burst in a content folder and in the folder
// themes next to it: paths relative to the content folder, or "themes/…". Temporary
// files of editors and systems are ignored.
func watch(ctx context.Context, content string) <-chan []string {
	out := make(chan []string, 1)
	// newWatcher fails only without a working directory; reading the content then fails too.
	if w, err := newWatcher(content); err == nil {
		go w.run(ctx, out)
	}
	return out
}

func newWatcher(content string) (*watcher, error) {
	content, err := filepath.Abs(content)
	if err != nil {
		return nil, err
	}
	parent := filepath.Dir(content)
	w := &watcher{parent: parent, roots: []*root{{path: content}, {path: filepath.Join(parent, "themes"), name: "themes/"}}}
	for _, root := range w.roots {
		root.resolve()
	}
	if w.system, err = fsnotify.NewWatcher(); err != nil {
		w.missesEvents = true
	} else {
		w.add(w.parent)
		for _, root := range w.roots {
			w.addTree(root.real)
		}
	}
	w.snapshot = w.scan()
	return w, nil
}

func (w *watcher) run(ctx context.Context, out chan<- []string) {
	var events <-chan fsnotify.Event
	var errors <-chan error
	if w.system != nil {
		defer w.system.Close()
		events, errors = w.system.Events, w.system.Errors
	}
	changed := map[string]bool{}
	var settled, overdue <-chan time.Time
	timer := time.NewTimer(w.scanInterval(0))
	defer timer.Stop()
	markChanged := func(path string) {
		changed[w.displayName(path)] = true
		settled = time.After(settleTime)
		if overdue == nil {
			overdue = time.After(maxBurst)
		}
	}
	for {
		var send chan<- []string // nil until a burst is over
		var burst []string
		if settled == nil && len(changed) > 0 {
			send, burst = out, slices.Sorted(maps.Keys(changed))
		}
		select {
		case <-ctx.Done():
			return
		case e := <-events:
			if slices.ContainsFunc(w.roots, func(r *root) bool { return r.path == e.Name }) {
				timer.Reset(0) // it may be a link that leads elsewhere now: the scan resolves it
			}
			if e.Has(fsnotify.Create) {
				w.addTree(e.Name)
			}
			if w.isRelevant(e.Name) && !e.Has(fsnotify.Chmod) {
				w.rescan(e.Name)
				markChanged(e.Name)
			}
		case <-errors: // too many events: some were dropped
			timer.Reset(0)
		case <-timer.C:
			start := time.Now()
			current := w.scan()
			for _, path := range changedPaths(w.snapshot, current) {
				w.addTree(path)
				markChanged(path)
			}
			w.snapshot = current
			timer.Reset(w.scanInterval(time.Since(start)))
		case <-settled:
			settled, overdue = nil, nil
		case <-overdue:
			settled, overdue = nil, nil
		case send <- burst:
			clear(changed)
		}
	}
}

// scanInterval returns the time until the next scan, given how long the last one
// took.
func (w *watcher) scanInterval(took time.Duration) time.Duration {
	if w.missesEvents {
		return max(fastInterval, scanShare*took)
	}
	return max(slowInterval, scanShare*took)
}

// add asks the system for the events of a folder.
func (w *watcher) add(folder string) {
	if err := w.system.Add(folder); err != nil {
		w.missesEvents = true
	}
}

// addTree calls add for a folder of a root and its subfolders. It ignores paths that
// aren't folders.
func (w *watcher) addTree(folder string) {
	if w.system == nil || !w.isRelevant(folder) {
		return
	}
	_ = filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // disappeared: the next scan notices
		case !e.IsDir():
			return nil
		case path != folder && record.Ignored(e.Name()):
			return fs.SkipDir
		}
		w.add(path)
		return nil
	})
}

// isRelevant reports whether a path is within a root and is no temporary file of an
// editor or of the system.
func (w *watcher) isRelevant(path string) bool {
	for _, root := range w.roots {
		if root.holds(path) {
			return !slices.ContainsFunc(strings.Split(path[len(root.real):], string(filepath.Separator)), record.Ignored)
		}
	}
	return false
}

// displayName returns a path relative to the content folder, or "themes/…".
func (w *watcher) displayName(path string) string {
	for _, root := range w.roots {
		if path == root.real {
			return filepath.Base(root.path)
		}
		if root.holds(path) {
			return root.name + filepath.ToSlash(path[len(root.real)+1:])
		}
	}
	return filepath.Base(path) // of a link that led elsewhere before
}

// rescan updates the snapshot for one path, so that the next scan doesn't report it
// again.
func (w *watcher) rescan(path string) {
	info, err := os.Stat(path)
	if err == nil && !info.IsDir() {
		w.snapshot[path] = stampOf(info)
		return
	}
	maps.DeleteFunc(w.snapshot, func(known string, _ stamp) bool {
		return known == path || strings.HasPrefix(known, path+string(filepath.Separator))
	})
	if err == nil {
		w.scanFolder(path, w.snapshot)
	}
}

// scan returns every file of the roots.
func (w *watcher) scan() map[string]stamp {
	out := map[string]stamp{}
	for _, root := range w.roots {
		root.resolve()
		w.scanFolder(root.real, out)
	}
	return out
}

func (w *watcher) scanFolder(folder string, out map[string]stamp) {
	_ = filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case path != folder && record.Ignored(e.Name()):
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if info, err := e.Info(); err == nil {
			out[path] = stampOf(info)
		}
		return nil
	})
}

func stampOf(info fs.FileInfo) stamp {
	if info.IsDir() {
		return stamp{mode: info.Mode()} // its time changes with its entries
	}
	return stamp{info.Size(), info.ModTime(), info.Mode()}
}

// changedPaths returns the paths that differ between two snapshots.
func changedPaths(a, b map[string]stamp) []string {
	var out []string
	for path, s := range a {
		if b[path] != s {
			out = append(out, path)
		}
	}
	for path := range b {
		if _, ok := a[path]; !ok {
			out = append(out, path)
		}
	}
	return out
}
