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
	"sync/atomic"
	"syscall"

	"github.com/cenkalti/backoff/v5"
	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"

	"parvis/generator/model"
)

// atomicRename is the OpenSSH extension that replaces a file atomically. The rename
// of the SFTP protocol fails if the destination exists.
const atomicRename = "posix-rename@openssh.com"

// sftpTarget is a folder on an SFTP server. It uses one connection, and reconnects
// when it is lost.
type sftpTarget struct {
	model.Target
	temp      tempNames
	mu        sync.Mutex
	conn      *connection // nil before the first operation, and after it was lost
	knownDirs sync.Map    // folders created by this publication
	full      atomic.Bool // the disk was full once
}

// connection is an SSH connection with its SFTP session.
type connection struct {
	ssh  *ssh.Client
	sftp *sftp.Client
}

func openSFTP(t model.Target) (target, error) {
	return &sftpTarget{Target: t, temp: tempNames{prefix: rand.Text()}}, nil
}

// do runs an operation on the connection. If ctx ends or the connection fails, it
// closes the connection, and the next operation opens a new one.
func (s *sftpTarget) do(ctx context.Context, operation func(*sftp.Client) error) error {
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
	if isPermanent(err) {
		return backoff.Permanent(err)
	}
	s.drop(l)
	return cmp.Or(ctx.Err(), err)
}

// isPermanent reports whether retrying is useless, because the server answered with
// an error.
func isPermanent(err error) bool {
	var status *sftp.StatusError
	var mismatch *MismatchError
	if errors.As(err, &status) {
		code := status.FxCode()
		if code != sftp.ErrSSHFxConnectionLost && code != sftp.ErrSSHFxNoConnection {
			return true
		}
	}
	return errors.As(err, &mismatch) || errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) ||
		errors.Is(err, syscall.ENOSPC)
}

func (s *sftpTarget) connect(ctx context.Context) (*connection, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.conn != nil {
		return s.conn, nil
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
	s.conn = &connection{client, files}
	return s.conn, nil
}

func (s *sftpTarget) drop(l *connection) {
	l.ssh.Close()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.conn == l {
		s.conn = nil
	}
}

func (s *sftpTarget) path(name string) string { return path.Join(s.Folder, name) }

// read opens a file. Later reads are outside of do: a connection error comes out of
// the reader, and sender retries the whole attempt.
func (s *sftpTarget) read(ctx context.Context, name string) (io.ReadCloser, error) {
	var out io.ReadCloser
	err := s.do(ctx, func(c *sftp.Client) error {
		file, err := c.Open(s.path(name))
		if err != nil {
			return err
		}
		out = &remoteFile{file, context.AfterFunc(ctx, func() { c.Close() })}
		return nil
	})
	return out, err
}

// remoteFile is an open file. Its connection is closed when its context ends.
type remoteFile struct {
	*sftp.File
	stop func() bool
}

func (r *remoteFile) Close() error {
	r.stop()
	return r.File.Close()
}

func (s *sftpTarget) write(ctx context.Context, f file, content io.Reader) error {
	return s.do(ctx, func(c *sftp.Client) error {
		for _, dir := range []string{tempDir, path.Dir(f.name)} {
			if _, made := s.knownDirs.Load(dir); made {
				continue
			}
			if err := c.MkdirAll(s.path(dir)); err != nil {
				return err
			}
			s.knownDirs.Store(dir, true)
		}
		temp := s.path(s.temp.next())
		file, err := c.Create(temp)
		if err != nil {
			return err
		}
		_, err = file.ReadFrom(content)
		if err := cmp.Or(err, file.Close()); err != nil {
			if isPermanent(err) {
				err = s.explainFull(c, f.size, err) // while the file still fills the disk
				_ = c.Remove(temp)
				return err
			}
			return err
		}
		return c.PosixRename(temp, s.path(f.name))
	})
}

// explainFull returns ENOSPC if the disk is full, or else err: the server itself
// only reports a generic failure. A disk that was full stays so for the files that
// failed with it, which may ask after the largest one was removed.
func (s *sftpTarget) explainFull(c *sftp.Client, size int64, err error) error {
	if disk, e := c.StatVFS(s.Folder); e == nil && disk.FreeSpace() < uint64(size)+disk.Frsize {
		s.full.Store(true)
	}
	if s.full.Load() {
		return syscall.ENOSPC
	}
	return err
}

func (s *sftpTarget) remove(ctx context.Context, name string) error {
	return s.do(ctx, func(c *sftp.Client) error {
		if err := c.Remove(s.path(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for d := path.Dir(name); d != "."; d = path.Dir(d) {
			if c.RemoveDirectory(s.path(d)) != nil {
				break // it isn't empty
			}
			s.knownDirs.Delete(d)
		}
		return nil
	})
}

func (s *sftpTarget) exists(ctx context.Context, name string) (there bool, err error) {
	err = s.do(ctx, func(c *sftp.Client) error {
		_, err := c.Lstat(s.path(name))
		there = err == nil
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	})
	return there, err
}

func (s *sftpTarget) cleanUp(ctx context.Context) error {
	return s.do(ctx, func(c *sftp.Client) error {
		entries, err := c.ReadDir(s.path(tempDir))
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		for _, f := range entries {
			err = cmp.Or(err, c.Remove(s.path(path.Join(tempDir, f.Name()))))
		}
		s.knownDirs.Delete(tempDir)
		return cmp.Or(err, c.RemoveDirectory(s.path(tempDir)))
	})
}

func (s *sftpTarget) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.conn != nil {
		s.conn.ssh.Close()
	}
}
