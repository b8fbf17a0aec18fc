package publish

import (
	"cmp"
	"context"
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
	fenced
	root *os.Root
	temp tempNames
}

// openFolder opens a folder, which must exist: if it were created, publishing to a
// disk that isn't mounted would seem to succeed.
func openFolder(dir string, step func(string)) (target, error) {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return nil, &AbsentError{dir}
	}
	return &folderTarget{fenced: fenced{step}, root: root}, err
}

// tempNames generates the names of temporary files, in the folder of the turn.
type tempNames struct {
	turn    string
	counter atomic.Int64
}

func (p *tempNames) dir() string { return path.Join(tempDir, p.turn) }

func (p *tempNames) next() string { return fmt.Sprintf("%s/%d", p.dir(), p.counter.Add(1)) }

// isAbsent reports whether an error says that a file doesn't exist.
func isAbsent(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

func (t *folderTarget) checkLinks(name string, final bool) error {
	err := checkLinks(t.root.Lstat, name, final)
	if err != nil && !isAbsent(err) {
		return backoff.Permanent(err)
	}
	return nil
}

func (t *folderTarget) read(_ context.Context, name string) (io.ReadCloser, error) {
	if err := t.checkLinks(name, true); err != nil {
		return nil, err
	}
	file, err := t.root.Open(name)
	if errors.Is(err, syscall.ENOTDIR) {
		err = fs.ErrNotExist
	}
	if err != nil {
		return nil, backoff.Permanent(err)
	}
	if info, err := file.Stat(); err == nil && info.IsDir() {
		_ = file.Close()
		return nil, backoff.Permanent(fs.ErrNotExist)
	}
	return file, nil
}

func (t *folderTarget) write(_ context.Context, f file, content io.Reader) error {
	if err := t.checkLinks(f.name, false); err != nil {
		return err
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
	t.step("complete")
	for range raceAttempts {
		if err = t.root.MkdirAll(path.Dir(f.name), 0o755); err == nil {
			err = t.root.Rename(temp, f.name)
		}
		if !errors.Is(err, fs.ErrNotExist) {
			break
		}
		if _, gone := t.root.Lstat(temp); gone != nil {
			break // with the turn
		}
	}
	if err != nil {
		return backoff.Permanent(err)
	}
	return nil
}

// remove moves the file into the folder of the turn first: this fails if the turn is
// no longer held.
func (t *folderTarget) remove(ctx context.Context, name string) error {
	if err := t.checkLinks(name, false); err != nil {
		return err
	}
	info, err := t.root.Lstat(name)
	if err == nil && info.IsDir() {
		return nil // a folder isn't Parvis's to remove with what it holds
	}
	if err == nil {
		temp := t.temp.next()
		err = t.root.Rename(name, temp)
		if err == nil {
			err = t.root.Remove(temp)
		}
	}
	if held, e := t.holdsTurn(ctx); err != nil && (!isAbsent(err) || e != nil || !held) {
		return backoff.Permanent(err)
	}
	for d := path.Dir(name); d != "."; d = path.Dir(d) {
		if info, err := t.root.Lstat(d); err == nil && !info.IsDir() || t.root.Remove(d) != nil {
			break // a symbolic link that Parvis didn't make, or a folder that isn't empty
		}
	}
	return nil
}

func (t *folderTarget) exists(_ context.Context, name string, exact bool) (bool, error) {
	if err := t.checkLinks(name, false); err != nil {
		return false, err
	}
	_, err := t.root.Lstat(name)
	if isAbsent(err) {
		return false, nil
	}
	found := true
	if err == nil && exact {
		found, err = hasExactly(t.list, name)
	}
	if err != nil {
		return false, backoff.Permanent(err)
	}
	return found, nil
}

// list returns the names in a folder.
func (t *folderTarget) list(dir string) ([]string, error) {
	entries, err := fs.ReadDir(t.root.FS(), dir)
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names, err
}

func (t *folderTarget) turns(context.Context) ([]string, error) {
	if err := t.checkLinks(tempDir, true); err != nil {
		return nil, err
	}
	names, err := t.list(tempDir)
	if err != nil && !isAbsent(err) {
		return nil, backoff.Permanent(err)
	}
	return names, nil
}

func (t *folderTarget) beginTurn(_ context.Context, name string) error {
	t.temp.turn = name
	var err error
	for range raceAttempts { // the folder of turns is removed with the last of them
		if err = t.root.Mkdir(tempDir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			break
		}
		if err = t.root.Mkdir(t.temp.dir(), 0o755); !errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	if err != nil {
		return backoff.Permanent(err)
	}
	return nil
}

// overtake removes the folder of a turn. The other publication may still be adding
// files there, until the folder is gone.
func (t *folderTarget) overtake(_ context.Context, name string) error {
	dir := path.Join(tempDir, name)
	err := t.empty(dir)
	if err == nil {
		err = t.root.Remove(dir)
	}
	if err == nil || isAbsent(err) {
		return nil
	}
	if errors.Is(err, fs.ErrPermission) {
		return backoff.Permanent(err)
	}
	return err
}

// empty removes the files in the folder of a turn.
func (t *folderTarget) empty(dir string) error {
	if info, err := t.root.Lstat(dir); err != nil || !info.IsDir() {
		return nil
	}
	names, err := t.list(dir)
	if err != nil && !isAbsent(err) {
		return err
	}
	for _, name := range names {
		if err := t.root.Remove(path.Join(dir, name)); err != nil && !isAbsent(err) {
			return err
		}
	}
	return nil
}

func (t *folderTarget) holdsTurn(context.Context) (bool, error) {
	_, err := t.root.Lstat(t.temp.dir())
	if isAbsent(err) {
		return false, nil
	}
	return err == nil, err
}

func (t *folderTarget) endTurn(context.Context, bool) (bool, error) {
	if err := t.empty(t.temp.dir()); err != nil {
		return false, err
	}
	err := t.root.Remove(t.temp.dir())
	if err != nil && !isAbsent(err) {
		return false, err
	}
	_ = t.root.Remove(tempDir) // unless it holds another turn
	return err == nil, nil
}

func (t *folderTarget) close() { t.root.Close() }
