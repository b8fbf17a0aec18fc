package output

import (
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// BusyError is returned when another build is writing the same folder.
type BusyError struct{ Dir string }

func (e *BusyError) Error() string { return e.Dir + ": another build is writing here" }

// acquireLock excludes other builds from the folder until it is closed or this process
// ends. The lock is a file in the folder itself, so that every build that
// writes there finds it, whichever user runs it. The empty file is never removed: that would
// let two builds lock two files of the same name.
func (f *Folder) acquireLock() error {
	// The lock is opened by its path, which would follow a symbolic link out of the folder.
	if info, err := f.root.Lstat(lock); err == nil && !info.Mode().IsRegular() {
		return &ForeignError{f.dir, []string{lock}}
	}
	f.lock = flock.New(filepath.Join(f.dir, lock), flock.SetPermissions(os.FileMode(0o644))) // also for other users
	got, err := f.lock.TryLock()
	if err == nil && !got {
		err = &BusyError{f.dir}
	}
	return err
}

func (f *Folder) close() {
	if f.stagedRoot != nil {
		f.stagedRoot.Close()
	}
	f.root.Close()
	_ = f.lock.Close() // the system releases it when the process ends, if this fails
}
