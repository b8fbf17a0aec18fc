package publish

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"sync/atomic"
	"syscall"

	"github.com/cenkalti/backoff/v5"
)

// folder is a target on this machine, or on a disk of another that is mounted.
// Everything stays below it, whatever a path says.
type folder struct {
	root  *os.Root
	parts parts
}

// openFolder opens a folder, which must be there: a disk that isn't mounted
// would otherwise be published to without anybody reading it.
func openFolder(dir string) (target, error) {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return nil, &AbsentError{dir}
	}
	return &folder{root: root, parts: parts{turn: rand.Text()}}, err
}

// parts is the names aside of files that aren't whole yet. They differ from
// those of another publication: one would put the other's half file in place.
type parts struct {
	turn string
	n    atomic.Int64
}

func (p *parts) next() string { return fmt.Sprintf("%s/%s-%d", aside, p.turn, p.n.Add(1)) }

func (f *folder) read(_ context.Context, name string) (io.ReadCloser, error) {
	file, err := f.root.Open(name)
	if errors.Is(err, syscall.ENOTDIR) {
		err = fs.ErrNotExist
	}
	if err != nil {
		return nil, backoff.Permanent(err)
	}
	return file, nil
}

func (f *folder) write(_ context.Context, one file, content io.Reader) error {
	for _, dir := range []string{aside, path.Dir(one.name)} {
		if err := f.root.MkdirAll(dir, 0o755); err != nil {
			return backoff.Permanent(err)
		}
	}
	at := f.parts.next()
	file, err := f.root.OpenFile(at, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return backoff.Permanent(err)
	}
	_, err = io.Copy(file, content)
	if err := cmp.Or(err, file.Close()); err != nil {
		_ = f.root.Remove(at) // the disk may be full
		return backoff.Permanent(err)
	}
	if err := f.root.Rename(at, one.name); err != nil {
		return backoff.Permanent(err)
	}
	return nil
}

func (f *folder) remove(_ context.Context, name string) error {
	err := f.root.Remove(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR) {
		return backoff.Permanent(err)
	}
	for d := path.Dir(name); d != "."; d = path.Dir(d) {
		if info, err := f.root.Lstat(d); err == nil && !info.IsDir() || f.root.Remove(d) != nil {
			break // somebody else's link, or a folder that isn't empty
		}
	}
	return nil
}

func (f *folder) exists(_ context.Context, name string) (bool, error) {
	_, err := f.root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return false, nil
	}
	if err != nil {
		return false, backoff.Permanent(err)
	}
	return true, nil
}

func (f *folder) tidy(context.Context) error { return f.root.RemoveAll(aside) }

func (f *folder) close() { f.root.Close() }
