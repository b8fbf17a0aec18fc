package output

import (
	"bytes"
	"cmp"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// writeOwn writes one of Parvis's own files.
func (f *Folder) writeOwn(name string, data []byte) error {
	whole := staging + "/" + name
	if err := f.root.WriteFile(whole, data, 0o644); err != nil {
		return err
	}
	return f.root.Rename(whole, name)
}

// writeManifest writes the manifest.
func (f *Folder) writeManifest(names map[string]bool) error {
	data := []byte(strings.Join(slices.Sorted(maps.Keys(names)), "\n") + "\n")
	if f.hasContent(manifest, bytes.NewReader(data), int64(len(data))) {
		return nil
	}
	return f.writeOwn(manifest, data)
}

// pendingMoves returns what is to be moved: the files put aside, or of a fresh site the files
// and folders at its top.
func (f *Folder) pendingMoves() []staged {
	if !f.fresh {
		return f.staged
	}
	pages := map[string]bool{} // whether there are any below
	for _, s := range f.staged {
		top, _, _ := strings.Cut(s.name, "/")
		pages[top] = pages[top] || isPage(s.name)
	}
	var out []staged
	for _, top := range slices.Sorted(maps.Keys(pages)) {
		out = append(out, staged{top, top})
	}
	// Folders of pages need each other's files: who comes in by the front door
	// finds all of them.
	slices.SortStableFunc(out, func(a, b staged) int { return cmp.Compare(moveRank(a.name, pages), moveRank(b.name, pages)) })
	return out
}

func moveRank(top string, pages map[string]bool) int {
	switch {
	case !pages[top]:
		return 0
	case !isPage(top):
		return 1
	}
	return 2
}

func isPage(name string) bool { return path.Ext(name) == ".html" }

// moveAll brings what was put aside to its place: what pages need, then the pages.
func (f *Folder) moveAll(all []staged) error {
	if len(all) == 0 {
		return nil
	}
	// From here on everything written is listed, so that an interrupted build
	// leaves nothing that the next one would not know as its own.
	both := maps.Clone(f.previous)
	maps.Copy(both, f.planned)
	if len(both) > len(f.previous) {
		if err := f.writeManifest(both); err != nil {
			return err
		}
	}
	if err := f.removeBlocking(); err != nil {
		return err
	}
	if !f.fresh {
		return f.moveFiles(all)
	}
	f.dirs.Clear() // those of the staging folder
	folded := map[string]int{}
	for _, top := range all {
		folded[strings.ToLower(top.name)]++
	}
	for _, top := range all {
		// Where case tells no names apart two tops may be one folder; and a folder can
		// be in the way by now, or be held by a program that looks into it.
		if folded[strings.ToLower(top.name)] == 1 && f.moveStaged(top) == nil {
			continue
		}
		var below []staged
		for _, s := range f.staged {
			if s.name == top.name || strings.HasPrefix(s.name, top.name+"/") {
				below = append(below, s)
			}
		}
		if err := f.moveFiles(below); err != nil {
			return err
		}
	}
	return nil
}

// moveFiles moves files one by one: what pages need, then the pages.
func (f *Folder) moveFiles(all []staged) error {
	for _, pages := range []bool{false, true} {
		var group errgroup.Group
		group.SetLimit(runtime.GOMAXPROCS(0))
		const batch = 256
		for part := range slices.Chunk(all, batch) {
			group.Go(func() error {
				for _, s := range part {
					if pages != isPage(s.name) {
						continue
					}
					if err := f.moveStaged(s); err != nil {
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

// removeBlocking removes at once the old files that would block new ones: a file where
// a folder must be, or files below where a file must be.
func (f *Folder) removeBlocking() error {
	for name := range f.previous {
		if f.planned[name] {
			continue
		}
		blocks := f.folders[name]
		for d := path.Dir(name); d != "." && !blocks; d = path.Dir(d) {
			blocks = f.planned[d]
		}
		if blocks {
			if err := f.remove(name); err != nil {
				return err
			}
		}
	}
	return nil
}

// moveStaged moves a file, or a folder of a fresh site, to its name, in one step.
func (f *Folder) moveStaged(s staged) error {
	if err := mkdirOnce(f.root, &f.dirs, path.Dir(s.name)); err != nil {
		return err
	}
	return f.root.Rename(stagedSite+"/"+s.path, s.name)
}

// Finish moves what was written to its place, removes what an earlier build
// wrote and this one doesn't have, and closes the folder. What is given, a digest,
// is kept for Untouched; without any the folder is never taken for untouched.
func (f *Folder) Finish(given string) (Result, error) {
	defer f.close()
	f.skipped.Range(func(name, _ any) bool {
		delete(f.planned, name.(string))
		return true
	})
	r := Result{Unchanged: int(f.unchanged.Load())}
	if err := f.root.Remove(seal); err != nil && !isMissing(err) {
		return r, err
	}
	if err := f.moveAll(f.pendingMoves()); err != nil {
		return r, err
	}
	r.Written = len(f.staged)
	for _, name := range slices.Sorted(maps.Keys(f.previous)) {
		if f.planned[name] {
			continue
		}
		if err := f.remove(name); err != nil {
			return r, err
		}
		r.Removed++
	}
	if err := f.writeManifest(f.planned); err != nil {
		return r, err
	}
	if given != "" {
		if err := f.writeSeal(given); err != nil {
			return r, err
		}
	}
	f.stagedRoot.Close() // Windows removes no folder that is open
	return r, f.root.RemoveAll(staging)
}

// Abandon closes the folder after a failure and leaves the site that is there.
func (f *Folder) Abandon() {
	f.stagedRoot.Close()
	_ = f.root.RemoveAll(staging) // the next build tries again
	f.close()
}

// remove takes away a file and the folders that it leaves empty.
func (f *Folder) remove(name string) error {
	if info, err := f.root.Lstat(name); err == nil && info.IsDir() {
		return nil // somebody else's: Parvis lists files
	}
	if err := f.root.Remove(name); err != nil && !isMissing(err) {
		return err
	}
	for d := path.Dir(name); d != "."; d = path.Dir(d) {
		if info, err := f.root.Lstat(d); err == nil && !info.IsDir() || f.root.Remove(d) != nil {
			break // a file stands there now, or the folder isn't empty
		}
	}
	return nil
}
