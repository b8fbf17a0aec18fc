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

// folderTarget is a folder of this machine or of a mounted disk. os.Root keeps all
// paths inside it.
type folderTarget struct {
	root *os.Root
	temp tempNames
}

// openFolder opens a folder, which must exist: if it were created, publishing to a
// disk that isn't mounted would seem to succeed.
func openFolder(dir string) (target, error) {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return nil, &AbsentError{dir}
	}
	return &folderTarget{root: root, temp: tempNames{prefix: rand.Text()}}, err
}

// tempNames generates the names of temporary files. The prefix is random, so that
// two publications at once never share a temporary file.
type tempNames struct {
	prefix  string
	counter atomic.Int64
}

func (p *tempNames) next() string {
	return fmt.Sprintf("%s/%s-%d", tempDir, p.prefix, p.counter.Add(1))
}

func (t *folderTarget) read(_ context.Context, name string) (io.ReadCloser, error) {
	file, err := t.root.Open(name)
	if errors.Is(err, syscall.ENOTDIR) {
		err = fs.ErrNotExist
	}
	if err != nil {
		return nil, backoff.Permanent(err)
	}
	return file, nil
}

func (t *folderTarget) write(_ context.Context, f file, content io.Reader) error {
	for _, dir := range []string{tempDir, path.Dir(f.name)} {
		if err := t.root.MkdirAll(dir, 0o755); err != nil {
			return backoff.Permanent(err)
		}
	}
	temp := t.temp.next()
	file, err := t.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return backoff.Permanent(err)
	}
	_, err = io.Copy(file, content)
	if err := cmp.Or(err, file.Close()); err != nil {
		_ = t.root.Remove(temp) // the disk may be full
		return backoff.Permanent(err)
	}
	if err := t.root.Rename(temp, f.name); err != nil {
		return backoff.Permanent(err)
	}
	return nil
}

func (t *folderTarget) remove(_ context.Context, name string) error {
	err := t.root.Remove(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR) {
		return backoff.Permanent(err)
	}
	for d := path.Dir(name); d != "."; d = path.Dir(d) {
		if info, err := t.root.Lstat(d); err == nil && !info.IsDir() || t.root.Remove(d) != nil {
			break // a symbolic link that Parvis didn't make, or a folder that isn't empty
		}
	}
	return nil
}

func (t *folderTarget) exists(_ context.Context, name string) (bool, error) {
	_, err := t.root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return false, nil
	}
	if err != nil {
		return false, backoff.Permanent(err)
	}
	return true, nil
}

func (t *folderTarget) cleanUp(context.Context) error { return t.root.RemoveAll(tempDir) }

func (t *folderTarget) close() { t.root.Close() }
