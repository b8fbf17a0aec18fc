package publish

import (
	"context"
	"io"
	"path/filepath"

	"parvis/generator/model"
)

// target is a place that files are sent to, by name. Its methods may be called
// from several goroutines. An error that another attempt won't mend is marked
// with backoff.Permanent.
type target interface {
	// read opens a file; the error is fs.ErrNotExist where there is none.
	read(ctx context.Context, name string) (io.ReadCloser, error)
	// write puts a file at its name, whole or not at all.
	write(ctx context.Context, f file, content io.Reader) error
	// remove takes a file away, and the folders it leaves empty. There may be none.
	remove(ctx context.Context, name string) error
	// exists tells whether there is something at a name.
	exists(ctx context.Context, name string) (bool, error)
	// tidy takes away what an interrupted publication left aside.
	tidy(ctx context.Context) error
	close()
}

// open is the target of a publication; nothing is connected yet.
func open(o Options) (target, error) {
	switch o.Target.Kind {
	case model.ToSFTP:
		return openSFTP(o.Target)
	case model.ToS3:
		return openS3(o.Target)
	default:
		return openFolder(o.Folder())
	}
}

// Folder is where a target that is a folder lies; "" for the others.
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
