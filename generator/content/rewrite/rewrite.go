// Package rewrite changes files of a content folder: all of them, or none. Each new text is written
// beside its place first, and takes it at once; a stop at any time leaves each file whole.
package rewrite

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
)

// Change is what becomes of one file.
type Change struct {
	File   string // slash-separated, relative to the content folder
	Before []byte // as the change expects it; nil for a file that isn't there
	After  []byte // nil for a file that is removed
}

// ChangedError is returned when a file isn't as a change expects it: somebody changed, made or removed
// it since.
type ChangedError struct{ File string }

func (e *ChangedError) Error() string { return e.File + ": changed since it was read" }

// Write makes all changes, or none: if a file can't be changed, those before it are put back. The
// error is a *ChangedError, or that of a file.
func Write(root *os.Root, changes ...Change) (err error) {
	for _, c := range changes {
		if err := c.expected(root); err != nil {
			return err
		}
	}
	defer func() {
		for _, c := range changes {
			_ = root.Remove(beside(c.File)) // gone once it has taken its place
		}
	}()
	for _, c := range changes {
		if c.After == nil {
			continue
		}
		if err := write(root, c); err != nil {
			return err
		}
	}
	// New texts take their places before files go: a stop in between leaves a file twice, never none.
	ordered := slices.Clone(changes)
	slices.SortStableFunc(ordered, func(a, b Change) int { return cmp.Compare(removal(a), removal(b)) })
	for n, c := range ordered {
		if err := c.make(root); err != nil {
			return errors.Join(err, putBack(root, ordered[:n]))
		}
	}
	return nil
}

func removal(c Change) int {
	if c.After == nil {
		return 1
	}
	return 0
}

// beside returns the name of a file while it is written. The reader of records leaves it out.
func beside(file string) string { return path.Join(path.Dir(file), "."+path.Base(file)+".new") }

// expected reports a file that isn't as the change expects it.
func (c Change) expected(root *os.Root) error {
	now, err := root.ReadFile(c.File)
	switch {
	case c.Before == nil && errors.Is(err, fs.ErrNotExist):
		return nil
	case c.Before != nil && errors.Is(err, fs.ErrNotExist), err == nil && (c.Before == nil || !bytes.Equal(now, c.Before)):
		return &ChangedError{c.File}
	default:
		return err
	}
}

// write writes a file beside its place, with the mode of the one it replaces. One that its owner closed to
// writing stays as it is.
func write(root *os.Root, c Change) error {
	mode := fs.FileMode(0o644)
	if info, err := root.Stat(c.File); err == nil {
		if mode = info.Mode().Perm(); mode&0o200 == 0 {
			return &fs.PathError{Op: "write", Path: c.File, Err: fs.ErrPermission}
		}
	}
	if err := root.MkdirAll(path.Dir(c.File), 0o755); err != nil {
		return err
	}
	f, err := root.OpenFile(beside(c.File), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(c.After)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// make gives the file its new text, or removes it.
func (c Change) make(root *os.Root) error {
	if c.After == nil {
		return root.Remove(c.File)
	}
	return root.Rename(beside(c.File), c.File)
}

// putBack undoes changes.
func putBack(root *os.Root, changes []Change) error {
	var all error
	for _, c := range changes {
		var err error
		if c.Before == nil {
			err = root.Remove(c.File)
		} else if err = write(root, Change{File: c.File, After: c.Before}); err == nil {
			err = root.Rename(beside(c.File), c.File)
		}
		if err != nil {
			all = errors.Join(all, fmt.Errorf("%s: not put back: %w", c.File, err))
		}
	}
	return all
}
