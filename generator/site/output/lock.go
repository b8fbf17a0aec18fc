package output

import (
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// BusyError tells that another build is writing the same folder.
type BusyError struct{ Dir string }

func (e *BusyError) Error() string { return e.Dir + ": another build is writing here" }

// acquireLock keeps other builds out of the folder until it is closed or this process
// ends. The lock is a file of the folder itself, so that every build that
// writes there meets it, whoever runs it. It stays, empty: taking it away would
// let two builds lock two files of the same name.
func (f *Folder) acquireLock() error {
	// The lock is opened by its path, which would follow a link out of the folder.
	if info, err := f.root.Lstat(lock); err == nil && !info.Mode().IsRegular() {
		return &ForeignError{f.dir, []string{lock}}
	}
	f.lock = flock.New(filepath.Join(f.dir, lock), flock.SetPermissions(os.FileMode(0o644))) // others may lock it too
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
	_ = f.lock.Close() // the system lets go of it at the latest when the process ends
}
