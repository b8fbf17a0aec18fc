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
	// write creates or replaces a file, atomically where the server can. It needs the
	// turn.
	write(ctx context.Context, f file, content io.Reader) error
	// remove deletes a file and the folders that this leaves empty. A missing file is
	// no error. It needs the turn.
	remove(ctx context.Context, name string) error
	// exists reports whether a file or folder with this name exists. With exact, a
	// name that the disk takes for the same, such as one in another case, is another.
	exists(ctx context.Context, name string, exact bool) (bool, error)
	close()

	// turns returns the names in tempDir.
	turns(ctx context.Context) ([]string, error)
	// beginTurn creates the turn of this publication.
	beginTurn(ctx context.Context, name string) error
	// overtake ends the turn of another publication, and removes its temporary files.
	overtake(ctx context.Context, name string) error
	// holdsTurn reports whether the turn of this publication still exists.
	holdsTurn(ctx context.Context) (bool, error)
	// announce names the files that this publication may change.
	announce(ctx context.Context, names []string) error
	// doubts returns what other publications may have changed late.
	doubts(ctx context.Context) (doubts, error)
	// endTurn gives the turn back and reports whether it was still held. done says
	// that all was published, and that what doubts returned was read again.
	endTurn(ctx context.Context, done bool) (bool, error)
}

// openTarget returns the target of a publication. It doesn't connect yet.
func openTarget(o Options) (target, error) {
	switch o.Target.Kind {
	case model.ToSFTP:
		return openSFTP(o)
	case model.ToS3:
		return openS3(o)
	case model.ToFolder:
		return openFolder(o.Folder(), o.at)
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

// notice tells the user what the server can't do.
func (o Options) notice(err error) {
	if o.OnNotice != nil {
		o.OnNotice(err)
	}
}
