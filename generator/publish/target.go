package publish

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"parvis/generator/model"
)

// target is a place that files are sent to. Its methods may be called from several
// goroutines. They mark errors that shouldn't be retried with backoff.Permanent.
type target interface {
	// read opens a file. The error is fs.ErrNotExist if it doesn't exist.
	read(ctx context.Context, name string) (io.ReadCloser, error)
	// write creates or replaces a file atomically.
	write(ctx context.Context, f file, content io.Reader) error
	// remove deletes a file and the folders that this leaves empty. A missing file is
	// no error.
	remove(ctx context.Context, name string) error
	// exists reports whether a file or folder with this name exists.
	exists(ctx context.Context, name string) (bool, error)
	// cleanUp removes the temporary files of interrupted publications.
	cleanUp(ctx context.Context) error
	close()
}

// openTarget returns the target of a publication. It doesn't connect yet.
func openTarget(o Options) (target, error) {
	switch o.Target.Kind {
	case model.ToSFTP:
		return openSFTP(o.Target)
	case model.ToS3:
		return openS3(o.Target)
	case model.ToFolder:
		return openFolder(o.Folder())
	}
	return nil, fmt.Errorf("%q: unknown kind of target", o.Target.Kind)
}

// Folder returns the path of a folder target, or "" for other kinds.
func (o Options) Folder() string {
	dir := filepath.FromSlash(o.Target.Folder)
	switch {
	case o.Target.Kind != model.ToFolder:
		return ""
	case filepath.IsAbs(dir):
		return dir
	}
	return filepath.Join(o.Base, dir)
}
