package publish

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"
)

// built is the list that a build leaves in its folder, of the files it wrote;
// unfinished is there while it writes.
const (
	built      = ".parvis-manifest"
	unfinished = ".parvis-tmp"
)

// file is a file of the built site.
type file struct {
	name   string // slash-separated
	size   int64
	digest string
}

// site is a built site: its folder, and the files by name.
type site struct {
	root  *os.Root
	files map[string]file
}

// read reads the list of a built folder and the digest of each file. What others
// put in the folder isn't part of the site. The caller closes its root.
func read(dir string) (s *site, err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, &UnbuiltError{dir}
	}
	defer func() {
		if err != nil {
			root.Close()
		}
	}()
	list, err := root.Open(built)
	if err != nil {
		return nil, &UnbuiltError{dir}
	}
	defer list.Close()
	if _, err := root.Lstat(unfinished); err == nil {
		return nil, &UnbuiltError{dir}
	}
	var names []string
	for lines := bufio.NewScanner(list); lines.Scan(); {
		if name := strings.TrimRight(lines.Text(), "\r"); ours(name) {
			names = append(names, name)
		}
	}
	files := make([]file, len(names))
	group, _ := errgroup.WithContext(context.Background())
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		group.Go(func() error {
			sum, size, err := digestOf(root, name)
			if errors.Is(err, fs.ErrNotExist) {
				return &UnbuiltError{dir} // listed, and not there: a build was interrupted
			}
			files[i] = file{name, size, sum}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	s = &site{root: root, files: make(map[string]file, len(files))}
	for _, f := range files {
		s.files[f.name] = f
	}
	if len(s.files) == 0 {
		return nil, &UnbuiltError{dir}
	}
	return s, nil
}

// digest is the SHA-256 of what a reader has left, in hexadecimal, and its size.
func digest(r io.Reader) (string, int64, error) {
	sum := sha256.New()
	n, err := io.Copy(sum, r)
	return hex.EncodeToString(sum.Sum(nil)), n, err
}

func digestOf(root *os.Root, name string) (string, int64, error) {
	f, err := root.Open(filepath.FromSlash(name))
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	return digest(f)
}
