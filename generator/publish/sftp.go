package publish

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"path"
	"sync"
	"syscall"

	"github.com/cenkalti/backoff/v5"
	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"

	"parvis/generator/model"
)

// atomicRename is the extension of OpenSSH that puts a file in another's place
// in one step; the protocol's own renaming refuses to.
const atomicRename = "posix-rename@openssh.com"

// server is a target reached by SFTP, over one connection that is made again
// when it is lost.
type server struct {
	model.Target
	parts parts
	mu    sync.Mutex
	line  *line    // nil before the first, and once lost
	dirs  sync.Map // made or seen
}

// line is a connection.
type line struct {
	ssh  *ssh.Client
	sftp *sftp.Client
}

func openSFTP(t model.Target) (target, error) {
	return &server{Target: t, parts: parts{turn: rand.Text()}}, nil
}

// do runs an operation on the connection. When ctx ends, or the connection
// fails, it is closed, and the next operation makes another.
func (s *server) do(ctx context.Context, operation func(*sftp.Client) error) error {
	l, err := s.connect(ctx)
	if err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, func() { l.ssh.Close() })
	err = operation(l.sftp)
	stop()
	if err == nil {
		return nil
	}
	if answered(err) {
		return backoff.Permanent(err)
	}
	s.forget(l)
	return cmp.Or(ctx.Err(), err)
}

// answered tells that a server refused: asking again would change nothing.
func answered(err error) bool {
	var status *sftp.StatusError
	var different *DifferentError
	return errors.As(err, &status) && status.FxCode() != sftp.ErrSSHFxConnectionLost && status.FxCode() != sftp.ErrSSHFxNoConnection ||
		errors.As(err, &different) || errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.ENOSPC)
}

func (s *server) connect(ctx context.Context) (*line, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.line != nil {
		return s.line, nil
	}
	client, err := dial(ctx, s.User, s.Host)
	if err != nil {
		return nil, err
	}
	stop := context.AfterFunc(ctx, func() { client.Close() })
	defer stop()
	files, err := sftp.NewClient(client, sftp.UseConcurrentWrites(true))
	if err != nil {
		client.Close()
		return nil, cmp.Or(ctx.Err(), err)
	}
	if _, ok := files.HasExtension(atomicRename); !ok {
		client.Close()
		return nil, backoff.Permanent(&NoRenameError{s.Host})
	}
	if info, err := files.Stat(s.Folder); errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		client.Close()
		return nil, backoff.Permanent(&AbsentError{s.Folder})
	} else if err != nil {
		client.Close()
		return nil, cmp.Or(ctx.Err(), err)
	}
	s.line = &line{client, files}
	return s.line, nil
}

func (s *server) forget(l *line) {
	l.ssh.Close()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.line == l {
		s.line = nil
	}
}

func (s *server) at(name string) string { return path.Join(s.Folder, name) }

// read opens a file. What is read after is not repeated by do: an error of the
// connection comes out of the reader, and the whole attempt is made again.
func (s *server) read(ctx context.Context, name string) (io.ReadCloser, error) {
	var out io.ReadCloser
	err := s.do(ctx, func(c *sftp.Client) error {
		file, err := c.Open(s.at(name))
		if err != nil {
			return err
		}
		out = &remote{file, context.AfterFunc(ctx, func() { c.Close() })}
		return nil
	})
	return out, err
}

// remote is a file being read; its connection is closed when its time is over.
type remote struct {
	*sftp.File
	stop func() bool
}

func (r *remote) Close() error {
	r.stop()
	return r.File.Close()
}

func (s *server) write(ctx context.Context, f file, content io.Reader) error {
	return s.do(ctx, func(c *sftp.Client) error {
		for _, dir := range []string{aside, path.Dir(f.name)} {
			if _, made := s.dirs.Load(dir); made {
				continue
			}
			if err := c.MkdirAll(s.at(dir)); err != nil {
				return err
			}
			s.dirs.Store(dir, true)
		}
		at := s.at(s.parts.next())
		file, err := c.Create(at)
		if err != nil {
			return err
		}
		_, err = file.ReadFrom(content)
		if err := cmp.Or(err, file.Close()); err != nil {
			if answered(err) {
				_ = c.Remove(at) // the disk may be full
				return s.room(c, f.size, err)
			}
			return err
		}
		return c.PosixRename(at, s.at(f.name))
	})
}

// room tells that a disk is full: all that a server says of it is that it
// failed.
func (s *server) room(c *sftp.Client, size int64, err error) error {
	if disk, e := c.StatVFS(s.Folder); e == nil && disk.FreeSpace() < uint64(size)+disk.Frsize {
		return syscall.ENOSPC
	}
	return err
}

func (s *server) remove(ctx context.Context, name string) error {
	return s.do(ctx, func(c *sftp.Client) error {
		if err := c.Remove(s.at(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for d := path.Dir(name); d != "."; d = path.Dir(d) {
			if c.RemoveDirectory(s.at(d)) != nil {
				break // it isn't empty
			}
			s.dirs.Delete(d)
		}
		return nil
	})
}

func (s *server) exists(ctx context.Context, name string) (there bool, err error) {
	err = s.do(ctx, func(c *sftp.Client) error {
		_, err := c.Lstat(s.at(name))
		there = err == nil
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	})
	return there, err
}

func (s *server) tidy(ctx context.Context) error {
	return s.do(ctx, func(c *sftp.Client) error {
		left, err := c.ReadDir(s.at(aside))
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		for _, f := range left {
			err = cmp.Or(err, c.Remove(s.at(path.Join(aside, f.Name()))))
		}
		s.dirs.Delete(aside)
		return cmp.Or(err, c.RemoveDirectory(s.at(aside)))
	})
}

func (s *server) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.line != nil {
		s.line.ssh.Close()
	}
}
