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

// Saving a file is a burst of changes: a temporary one is written, the old one
// moved away, the new one put in its place. It is over when nothing came for
// quiet, and is taken as over after most.
const (
	quiet = 10 * time.Millisecond
	most  = 300 * time.Millisecond
)

// Folders are looked through besides, for the changes that systems do not tell:
// those of network drives and of folders shared with a virtual machine, and any
// where a system watches no more files. A look takes at most a twentieth of the
// time.
const (
	slow  = 2 * time.Second        // while the system tells changes
	often = 300 * time.Millisecond // where it does not
	share = 20
)

// watcher is the folders that a site is made of.
type watcher struct {
	above  string   // folder of both
	roots  []string // content and themes
	system *fsnotify.Watcher
	deaf   bool // the system does not tell all
	known  map[string]stamp
}

// stamp is a file as it was last seen.
type stamp struct {
	size int64
	at   time.Time
	mode fs.FileMode
}

// watch gives what changes in a content folder and in the folder themes beside
// it, by burst: paths from the content folder, or "themes/…". Names that only
// editors and systems leave are passed over.
func watch(ctx context.Context, content string) <-chan []string {
	out := make(chan []string, 1)
	if w, err := newWatcher(content); err == nil { // the error is that there is no folder to be in, of which reading tells
		go w.run(ctx, out)
	}
	return out
}

func newWatcher(content string) (*watcher, error) {
	content, err := filepath.Abs(content)
	if err != nil {
		return nil, err
	}
	w := &watcher{above: filepath.Dir(content), roots: []string{content, filepath.Join(filepath.Dir(content), "themes")}}
	if w.system, err = fsnotify.NewWatcher(); err != nil {
		w.deaf = true
	} else {
		w.listen(w.above)
		for _, root := range w.roots {
			w.listenBelow(root)
		}
	}
	w.known = w.look()
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
	var calm, late <-chan time.Time
	look := time.NewTimer(w.pause(0))
	defer look.Stop()
	note := func(path string) {
		changed[w.name(path)] = true
		calm = time.After(quiet)
		if late == nil {
			late = time.After(most)
		}
	}
	for {
		var send chan<- []string // nil until a burst is over
		var burst []string
		if calm == nil && len(changed) > 0 {
			send, burst = out, slices.Sorted(maps.Keys(changed))
		}
		select {
		case <-ctx.Done():
			return
		case e := <-events:
			if e.Has(fsnotify.Create) {
				w.listenBelow(e.Name)
			}
			if w.concerns(e.Name) && !e.Has(fsnotify.Chmod) {
				w.see(e.Name)
				note(e.Name)
			}
		case <-errors: // too much at once: some changes were not told
			look.Reset(0)
		case <-look.C:
			start := time.Now()
			now := w.look()
			for _, path := range differing(w.known, now) {
				w.listenBelow(path)
				note(path)
			}
			w.known = now
			look.Reset(w.pause(time.Since(start)))
		case <-calm:
			calm, late = nil, nil
		case <-late:
			calm, late = nil, nil
		case send <- burst:
			clear(changed)
		}
	}
}

// pause is how long until the next look through the folders, after one that
// took so long.
func (w *watcher) pause(took time.Duration) time.Duration {
	if w.deaf {
		return max(often, share*took)
	}
	return max(slow, share*took)
}

// listen asks the system to tell what changes in a folder.
func (w *watcher) listen(folder string) {
	if err := w.system.Add(folder); err != nil {
		w.deaf = true
	}
}

// listenBelow is listen for a folder of a root and those it holds; what isn't
// one is passed over.
func (w *watcher) listenBelow(folder string) {
	if w.system == nil || !w.concerns(folder) {
		return
	}
	_ = filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // went away: the look tells
		case !e.IsDir():
			return nil
		case path != folder && record.Ignored(e.Name()):
			return fs.SkipDir
		}
		w.listen(path)
		return nil
	})
}

// concerns tells that a path is of a root, and not one that only an editor or a
// system has a use for.
func (w *watcher) concerns(path string) bool {
	for _, root := range w.roots {
		below, err := filepath.Rel(root, path)
		if err != nil || below == ".." || strings.HasPrefix(below, ".."+string(filepath.Separator)) {
			continue
		}
		return below == "." || !slices.ContainsFunc(strings.Split(below, string(filepath.Separator)), record.Ignored)
	}
	return false
}

// name is a path as editors know it.
func (w *watcher) name(path string) string {
	from := w.roots[0]
	if path == from || !strings.HasPrefix(path, from+string(filepath.Separator)) {
		from = w.above
	}
	below, err := filepath.Rel(from, path)
	if err != nil {
		return path
	}
	return filepath.ToSlash(below)
}

// see takes note of one path, so that the next look does not tell it again.
func (w *watcher) see(path string) {
	info, err := os.Stat(path)
	if err == nil && !info.IsDir() {
		w.known[path] = stampOf(info)
		return
	}
	maps.DeleteFunc(w.known, func(known string, _ stamp) bool {
		return known == path || strings.HasPrefix(known, path+string(filepath.Separator))
	})
	if err == nil {
		w.walk(path, w.known)
	}
}

// look is every file of the roots.
func (w *watcher) look() map[string]stamp {
	out := map[string]stamp{}
	for _, root := range w.roots {
		w.walk(root, out)
	}
	return out
}

func (w *watcher) walk(folder string, out map[string]stamp) {
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
		return stamp{mode: info.Mode()} // its own time changes with what it holds
	}
	return stamp{info.Size(), info.ModTime(), info.Mode()}
}

// differing is the paths that two looks saw otherwise.
func differing(a, b map[string]stamp) []string {
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
