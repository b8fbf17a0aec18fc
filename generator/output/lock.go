package output

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// BusyError tells that another build is writing the same folder.
type BusyError struct{ Dir string }

func (e *BusyError) Error() string { return e.Dir + ": another build is writing here" }

// lock keeps other builds out of dir until it is closed or this process ends.
// It stands among temporary files: the folder is for the site only.
func lock(dir string) (io.Closer, error) {
	whole, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if whole, err = filepath.EvalSymlinks(whole); err != nil {
		return nil, err
	}
	l := flock.New(filepath.Join(os.TempDir(), fmt.Sprintf("parvis-%x.lock", sha256.Sum256([]byte(whole)))))
	switch got, err := l.TryLock(); {
	case err != nil:
		return nil, err
	case !got:
		return nil, &BusyError{dir}
	}
	return l, nil
}

func (f *Folder) close() {
	f.root.Close()
	f.lock.Close()
}
