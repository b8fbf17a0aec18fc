//go:build unix

package output

import (
	"io/fs"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// writable returns an error if files can't be created and removed in a folder of the site.
func (f *Folder) writable(name string) error {
	folder := filepath.Join(f.dir, filepath.FromSlash(name))
	if err := unix.Faccessat(unix.AT_FDCWD, folder, unix.W_OK|unix.X_OK, unix.AT_EACCESS); err != nil {
		return &fs.PathError{Op: "write", Path: folder, Err: err}
	}
	return nil
}
