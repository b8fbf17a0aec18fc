package output

import (
	"bytes"
	"cmp"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// writeOwn writes one of Parvis's own files atomically.
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

// pendingMoves returns what is to be moved: the staged files, or for a fresh site the files
// and folders at the top level.
func (f *Folder) pendingMoves() []staged {
	if !f.fresh {
		return f.staged
	}
	pages := map[string]bool{} // by top-level name: whether there are pages below
	for _, s := range f.staged {
		top, _, _ := strings.Cut(s.name, "/")
		pages[top] = pages[top] || isPage(s.name)
	}
	var out []staged
	for _, top := range slices.Sorted(maps.Keys(pages)) {
		out = append(out, staged{top, top})
	}
	// Folders of pages link to each other: with the home page last, a visitor who starts there
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

// moveAll moves what was staged into place: assets first, then pages.
func (f *Folder) moveAll(all []staged) error {
	if err := f.checkFolders(); err != nil {
		return err
	}
	if len(all) == 0 {
		return nil
	}
	// The manifest first lists everything that will be written, so that after an interrupted build
	// the next one recognizes all files as Parvis's own.
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
		// On a case-insensitive file system two names may be one folder. A folder can also
		// have been created meanwhile, or be locked by a program that reads it.
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

// moveFiles moves files one by one: assets first, then pages.
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

// checkFolders returns an error if a folder in which files are to be created or removed can't be
// written: nothing was moved yet, and the old site stays whole.
func (f *Folder) checkFolders() error {
	if f.fresh {
		return nil
	}
	checked := map[string]bool{}
	check := func(name string) error {
		for d := path.Dir(name); !checked[d]; d = path.Dir(d) {
			checked[d] = true
			if info, err := f.root.Lstat(d); err == nil && info.IsDir() {
				return f.writable(d)
			}
		}
		return nil
	}
	for _, s := range f.staged {
		if err := check(s.name); err != nil {
			return err
		}
	}
	for name := range f.previous {
		if !f.planned[name] {
			if err := check(name); err != nil {
				return err
			}
		}
	}
	return nil
}

// removeBlocking removes the old files that would block new ones: a file where
// a folder must be, files below where a file must be, or a file under a name that some disks
// take for that of a new one. On such a disk the new one would get the old name, and be removed with it.
func (f *Folder) removeBlocking() error {
	for name := range f.previous {
		if f.planned[name] {
			continue
		}
		twin := f.twins[name]
		blocks := f.folders[name] || twin != "" && !f.previous[twin] // otherwise it may be that file already
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

// moveStaged renames a staged file, or folder of a fresh site, to its final name, atomically.
func (f *Folder) moveStaged(s staged) error {
	if err := mkdirOnce(f.root, &f.dirs, path.Dir(s.name)); err != nil {
		return err
	}
	return f.root.Rename(stagedSite+"/"+s.path, s.name)
}

// Finish moves the staged files into place, removes what an earlier build
// wrote and this one didn't, and closes the folder.
func (f *Folder) Finish() (Result, error) {
	defer f.close()
	f.skipped.Range(func(name, _ any) bool {
		delete(f.planned, name.(string))
		return true
	})
	r := Result{Unchanged: int(f.unchanged.Load())}
	if err := f.root.Remove(sealed); err != nil && !isMissing(err) {
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
		r.Removed++
		if info, err := f.root.Lstat(f.twins[name]); err == nil && f.isFile(name, info) {
			continue // removed before, and the disk takes the name for that of a new file
		}
		if err := f.remove(name); err != nil {
			return r, err
		}
	}
	if err := f.writeManifest(f.planned); err != nil {
		return r, err
	}
	f.state, _, _ = filesDigest(f.dir) // "" if that fails: the folder then never counts as untouched
	f.stagedRoot.Close()               // Windows can't remove an open folder
	return r, f.root.RemoveAll(staging)
}

// Abandon closes the folder after a failure and leaves the existing site unchanged.
func (f *Folder) Abandon() {
	f.stagedRoot.Close()
	_ = f.root.RemoveAll(staging) // the next build tries again
	f.close()
}

// isBehindLink reports whether a folder of a path is a link. Parvis makes none: it stands where
// a folder was, and what it leads to is somebody else's.
func (f *Folder) isBehindLink(name string) bool {
	for d := path.Dir(name); d != "."; d = path.Dir(d) {
		if info, err := f.root.Lstat(d); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return true
		}
	}
	return false
}

// remove removes a file and the folders that become empty.
func (f *Folder) remove(name string) error {
	if f.isBehindLink(name) {
		return nil
	}
	if info, err := f.root.Lstat(name); err == nil && info.IsDir() {
		return nil // not written by Parvis, whose manifest lists only files
	}
	if err := f.root.Remove(name); err != nil && !isMissing(err) {
		return err
	}
	for d := path.Dir(name); d != "."; d = path.Dir(d) {
		if info, err := f.root.Lstat(d); err == nil && !info.IsDir() || f.root.Remove(d) != nil {
			break // it is a file now, or the folder isn't empty
		}
	}
	return nil
}
