package imports

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// ChangedError is returned when a record was changed, made or removed since the plan was made.
type ChangedError struct{ File string }

func (e *ChangedError) Error() string { return e.File + ": changed since it was read" }

// Write makes the changes of a plan in the content folder: all of them, or none. Every file is
// written beside its place first; only then do they take it, each at once. If one can't, those
// before it are put back. The error is a *ChangedError, or that of a file.
func Write(root *os.Root, p *Plan) (err error) {
	for _, r := range p.Records {
		if err := unchanged(root, r); err != nil {
			return err
		}
	}
	defer func() {
		for _, r := range p.Records {
			_ = root.Remove(beside(r.File)) // gone once it has taken its place
		}
	}()
	for _, r := range p.Records {
		if err := write(root, r); err != nil {
			return err
		}
	}
	for n, r := range p.Records {
		if err := root.Rename(beside(r.File), r.File); err != nil {
			return errors.Join(err, putBack(root, p.Records[:n]))
		}
	}
	return nil
}

// beside returns the name of a file while it is written. The reader of records leaves it out.
func beside(file string) string { return path.Join(path.Dir(file), "."+path.Base(file)+".import") }

// unchanged reports a file that isn't as the plan saw it.
func unchanged(root *os.Root, r *Record) error {
	now, err := root.ReadFile(r.File)
	switch {
	case r.New && errors.Is(err, fs.ErrNotExist):
		return nil
	case r.New && err == nil, err == nil && !bytes.Equal(now, r.Before):
		return &ChangedError{r.File}
	default:
		return err
	}
}

// write writes a file beside its place, with the mode of the one it replaces.
func write(root *os.Root, r *Record) error {
	mode := fs.FileMode(0o644)
	if info, err := root.Stat(r.File); err == nil {
		mode = info.Mode().Perm()
	}
	if err := root.MkdirAll(path.Dir(r.File), 0o755); err != nil {
		return err
	}
	f, err := root.OpenFile(beside(r.File), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(r.After)
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

// putBack undoes the changes of records.
func putBack(root *os.Root, records []*Record) error {
	var all error
	for _, r := range records {
		var err error
		if r.New {
			err = root.Remove(r.File)
		} else {
			err = root.WriteFile(r.File, r.Before, 0o644)
		}
		if err != nil {
			all = errors.Join(all, fmt.Errorf("%s: not put back: %w", r.File, err))
		}
	}
	return all
}
