package publish

import (
	"cmp"
	"context"
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
	fenced
	notice    func(error)
	temp      tempNames
	mu        sync.Mutex
	conn      *connection // nil before the first operation, and after it was lost
	knownDirs sync.Map    // folders that exist and aren't links
	full      atomic.Bool // the disk was full once
	warned    sync.Once   // of renames that aren't atomic
}

// connection is an SSH connection with its SFTP session.
type connection struct {
	ssh     *ssh.Client
	sftp    *sftp.Client
	renames bool // it has atomicRename
}

func openSFTP(o Options) (target, error) {
	return &sftpTarget{Target: o.Target, fenced: fenced{o.at}, notice: o.notice}, nil
}

// do runs an operation on the connection. If ctx ends or the connection fails, it
// closes the connection, and the next operation opens a new one.
func (s *sftpTarget) do(ctx context.Context, operation func(*connection) error) error {
	l, err := s.connect(ctx)
	if err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, func() { l.ssh.Close() })
	err = operation(l)
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
	var link *LinkError
	if errors.As(err, &status) {
		code := status.FxCode()
		if code != sftp.ErrSSHFxConnectionLost && code != sftp.ErrSSHFxNoConnection {
			return true
		}
	}
	return errors.As(err, &link) || errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) ||
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
	if info, err := files.Stat(s.Folder); errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		client.Close()
		return nil, backoff.Permanent(&AbsentError{s.Folder})
	} else if err != nil {
		client.Close()
		return nil, cmp.Or(ctx.Err(), err)
	}
	_, renames := files.HasExtension(atomicRename)
	if !renames {
		s.warned.Do(func() { s.notice(&NoRenameError{s.Host}) })
	}
	s.conn = &connection{client, files, renames}
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

// lstat looks at a file without following a link.
func (s *sftpTarget) lstat(c *connection) func(string) (fs.FileInfo, error) {
	return func(name string) (fs.FileInfo, error) { return c.sftp.Lstat(s.path(name)) }
}

// read opens a file. Later reads are outside of do: a connection error comes out of
// the reader, and sender retries the whole attempt.
func (s *sftpTarget) read(ctx context.Context, name string) (io.ReadCloser, error) {
	var out io.ReadCloser
	err := s.do(ctx, func(c *connection) error {
		if err := s.checkLinks(c, name); err != nil {
			return err
		}
		info, err := c.sftp.Lstat(s.path(name))
		switch {
		case err != nil:
			return err
		case info.Mode()&fs.ModeSymlink != 0:
			return &LinkError{name}
		case info.IsDir():
			return fs.ErrNotExist
		}
		file, err := c.sftp.Open(s.path(name))
		if err != nil {
			return err
		}
		out = &remoteFile{file, context.AfterFunc(ctx, func() { c.sftp.Close() })}
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

// checkLinks returns a LinkError if a folder on the way to a file is a link. Folders
// are looked at once: SFTP can't open a file in a folder that was looked at, so it
// doesn't keep out somebody who changes the target at the same moment.
func (s *sftpTarget) checkLinks(c *connection, name string) error {
	dir := path.Dir(name)
	if _, known := s.knownDirs.Load(dir); known || dir == "." {
		return nil
	}
	return checkLinks(s.lstat(c), dir, true)
}

// makeDirs creates a folder and those above it, none of which may be a link.
func (s *sftpTarget) makeDirs(c *connection, dir string) error {
	if dir == "." {
		return nil
	}
	for at := range prefixes(dir) {
		if _, known := s.knownDirs.Load(at); known {
			continue
		}
		info, err := c.sftp.Lstat(s.path(at))
		if errors.Is(err, fs.ErrNotExist) {
			made := c.sftp.Mkdir(s.path(at))
			if info, err = c.sftp.Lstat(s.path(at)); err != nil { // otherwise another worker may have made it
				return cmp.Or(made, err)
			}
		}
		switch {
		case err != nil:
			return err
		case info.Mode()&fs.ModeSymlink != 0:
			return &LinkError{at}
		}
		s.knownDirs.Store(at, true)
	}
	return nil
}

func (s *sftpTarget) write(ctx context.Context, f file, content io.Reader) error {
	return s.do(ctx, func(c *connection) error {
		temp := s.temp.next()
		file, err := c.sftp.Create(s.path(temp))
		if err != nil {
			return err
		}
		_, err = file.ReadFrom(content)
		if err := cmp.Or(err, file.Close()); err != nil {
			if isPermanent(err) {
				err = s.explainFull(c.sftp, f.size, err) // while the file still fills the disk
				_ = c.sftp.Remove(s.path(temp))
				return err
			}
			return err
		}
		s.step("complete")
		for range raceAttempts {
			if err = s.makeDirs(c, path.Dir(f.name)); err == nil {
				err = s.replace(c, temp, f.name)
			}
			if !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			if _, gone := c.sftp.Lstat(s.path(temp)); gone != nil {
				return err // with the turn
			}
			s.knownDirs.Clear()
		}
		return err
	})
}

// replace renames a temporary file into place. Both ways fail if the folder of the
// turn is gone.
func (s *sftpTarget) replace(c *connection, temp, name string) error {
	exists := false
	if !c.renames {
		_, err := c.sftp.Lstat(s.path(name))
		exists = err == nil
	}
	if exists {
		old := s.temp.next()
		if err := s.move(c, name, old); err != nil {
			return err
		}
		defer c.sftp.Remove(s.path(old))
	}
	return s.move(c, temp, name)
}

// move renames a file. Without atomicRename, the destination must not exist.
func (s *sftpTarget) move(c *connection, from, to string) error {
	if c.renames {
		return c.sftp.PosixRename(s.path(from), s.path(to))
	}
	return c.sftp.Rename(s.path(from), s.path(to))
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

// remove moves the file into the folder of the turn first: this fails if the turn is
// no longer held.
func (s *sftpTarget) remove(ctx context.Context, name string) error {
	return s.do(ctx, func(c *connection) error {
		if err := s.checkLinks(c, name); err != nil {
			return err
		}
		info, err := c.sftp.Lstat(s.path(name))
		if err == nil && info.IsDir() {
			return nil // a folder isn't Parvis's to remove with what it holds
		}
		if err == nil {
			temp := s.temp.next()
			err = s.move(c, name, temp)
			if err == nil {
				err = c.sftp.Remove(s.path(temp))
			}
		}
		if held, e := s.holds(c); err != nil && (!errors.Is(err, fs.ErrNotExist) || e != nil || !held) {
			return err
		}
		for d := path.Dir(name); d != "."; d = path.Dir(d) {
			if c.sftp.RemoveDirectory(s.path(d)) != nil {
				break // it isn't empty
			}
			s.knownDirs.Delete(d)
		}
		return nil
	})
}

func (s *sftpTarget) exists(ctx context.Context, name string, exact bool) (there bool, err error) {
	err = s.do(ctx, func(c *connection) error {
		if err := s.checkLinks(c, name); err != nil {
			return err
		}
		_, err := c.sftp.Lstat(s.path(name))
		if errors.Is(err, fs.ErrNotExist) {
			there = false
			return nil
		}
		there = err == nil
		if there && exact {
			there, err = hasExactly(s.list(c), name)
		}
		return err
	})
	return there, err
}

func (s *sftpTarget) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.conn != nil {
		s.conn.ssh.Close()
	}
}
