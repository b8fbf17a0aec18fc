package output

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"syscall"

	"parvis/generator/site/address"
)

func (f *Folder) prepare(files []string) error {
	if info, err := f.root.Lstat(manifest); err == nil && !info.Mode().IsRegular() {
		return &ForeignError{f.dir, []string{manifest}} // with a link, another file's list would be taken for ours
	}
	list, err := f.root.ReadFile(manifest)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for line := range strings.Lines(string(list)) {
		if name := strings.TrimRight(line, "\r\n"); validPath(name) {
			f.previous[name] = true
		}
	}
	folders := map[string]bool{} // the folders of the site
	for _, name := range files {
		if !validPath(name) || f.planned[name] {
			return fmt.Errorf("%q is not a file that can be written once below %s", name, f.dir)
		}
		f.planned[name] = true
		for d := path.Dir(name); d != "." && !folders[d]; d = path.Dir(d) {
			folders[d] = true
		}
	}
	for _, name := range files {
		if folders[name] {
			return fmt.Errorf("%q would be a file and a folder of %s", name, f.dir)
		}
	}
	f.findTwins(files)
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
	if err := f.root.MkdirAll(stagedSite, 0o755); err != nil {
		return err
	}
	f.stagedRoot, err = f.root.OpenRoot(stagedSite)
	return err
}

// foreign sets f.fresh if the folder is empty, and otherwise returns, sorted, what is where
// the site needs a file or a folder and that no earlier build wrote: a file, a
// folder with other files or empty, a link in place of a folder.
func (f *Folder) foreign(folders map[string]bool) ([]string, error) {
	top, err := fs.ReadDir(f.root.FS(), ".")
	if err != nil {
		return nil, err
	}
	if f.fresh = !slices.ContainsFunc(top, func(e fs.DirEntry) bool { return !reserved(e.Name()) }); f.fresh {
		return nil, nil // nothing to compare: the first build of a site
	}
	var out []string
	var failed error
	for name := range folders {
		info, err := f.root.Lstat(name)
		if err == nil && !info.IsDir() && !f.previous[name] {
			out = append(out, name)
		}
	}
	for name := range f.planned {
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
				if err == nil && !f.previous[p] {
					out = append(out, p)
				}
				return err
			})
			failed = cmp.Or(failed, err)
		case err == nil && !f.previous[name] && !f.isTwin(name, info):
			out = append(out, name)
		case err != nil && !isMissing(err):
			failed = cmp.Or(failed, err)
		}
	}
	slices.Sort(out)
	if len(out) > 0 {
		return out, nil // a link out of the folder failed above, and is listed
	}
	return nil, failed
}

// findTwins finds the old files whose new names some disks take for the same.
func (f *Folder) findTwins(files []string) {
	gone := map[string][]string{} // by folded name
	for name := range f.previous {
		if !f.planned[name] {
			folded := address.Fold(name)
			gone[folded] = append(gone[folded], name)
		}
	}
	if len(gone) == 0 {
		return // as most builds: no name has to be folded
	}
	for _, name := range files {
		for _, old := range gone[address.Fold(name)] {
			f.twins[old] = name
		}
	}
}

// isTwin reports whether a file is one of an earlier build under a name that this disk
// takes for the same: Photo.png for photo.png.
func (f *Folder) isTwin(name string, info fs.FileInfo) bool {
	for old, twin := range f.twins {
		if twin == name && f.isFile(old, info) {
			return true
		}
	}
	return false
}

// isFile reports whether a name leads to a file.
func (f *Folder) isFile(name string, info fs.FileInfo) bool {
	found, err := f.root.Lstat(name)
	return err == nil && os.SameFile(found, info)
}

// isMissing reports whether there is no such file, including when a folder of its path
// is a file.
func isMissing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}
