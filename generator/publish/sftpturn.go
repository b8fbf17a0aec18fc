package publish

import (
	"context"
	"errors"
	"io/fs"
	"path"
)

// list returns a function that lists the names in a folder.
func (s *sftpTarget) list(c *connection) func(dir string) ([]string, error) {
	return func(dir string) ([]string, error) {
		entries, err := c.sftp.ReadDir(s.path(dir))
		names := make([]string, len(entries))
		for i, e := range entries {
			names[i] = e.Name()
		}
		return names, err
	}
}

func (s *sftpTarget) turns(ctx context.Context) (names []string, err error) {
	err = s.do(ctx, func(c *connection) (err error) {
		if err := checkLinks(s.lstat(c), tempDir, true); err != nil {
			return err
		}
		names, err = s.list(c)(tempDir)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	})
	return names, err
}

func (s *sftpTarget) beginTurn(ctx context.Context, name string) error {
	s.temp.turn = name
	return s.do(ctx, func(c *connection) (err error) {
		for range raceAttempts { // the folder of turns is removed with the last of them
			s.knownDirs.Delete(tempDir)
			if err = s.makeDirs(c, s.temp.dir()); !errors.Is(err, fs.ErrNotExist) {
				break
			}
		}
		return err
	})
}

// overtake removes the folder of a turn. The other publication may still be adding
// files there, until the folder is gone.
func (s *sftpTarget) overtake(ctx context.Context, name string) error {
	return s.do(ctx, func(c *connection) (err error) {
		for range raceAttempts {
			if err = s.removeTurn(c, path.Join(tempDir, name)); err == nil || errors.Is(err, fs.ErrNotExist) {
				return nil
			}
		}
		return err
	})
}

// removeTurn removes the folder of a turn, or a file in its place.
func (s *sftpTarget) removeTurn(c *connection, dir string) error {
	info, err := c.sftp.Lstat(s.path(dir))
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return c.sftp.Remove(s.path(dir))
	}
	names, err := s.list(c)(dir)
	for _, name := range names {
		if e := c.sftp.Remove(s.path(path.Join(dir, name))); e != nil && !errors.Is(e, fs.ErrNotExist) {
			err = e
		}
	}
	if err != nil {
		return err
	}
	return c.sftp.RemoveDirectory(s.path(dir))
}

func (s *sftpTarget) holdsTurn(ctx context.Context) (held bool, err error) {
	err = s.do(ctx, func(c *connection) (err error) {
		held, err = s.holds(c)
		return err
	})
	return held, err
}

func (s *sftpTarget) holds(c *connection) (bool, error) {
	_, err := c.sftp.Lstat(s.path(s.temp.dir()))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

func (s *sftpTarget) endTurn(ctx context.Context, _ bool) (held bool, err error) {
	err = s.do(ctx, func(c *connection) error {
		err := s.removeTurn(c, s.temp.dir())
		if held = err == nil; !held && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		_ = c.sftp.RemoveDirectory(s.path(tempDir)) // unless it holds another turn
		return nil
	})
	return held, err
}
