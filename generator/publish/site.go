package publish

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"parvis/generator/site/address"

	"golang.org/x/sync/errgroup"
)

// buildManifest lists the files that a build wrote. buildTempDir exists only while
// the build is running.
const (
	buildManifest = ".parvis-manifest"
	buildTempDir  = ".parvis-tmp"
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

// readSite reads the manifest of a built folder and digests each file. Other files
// in the folder aren't part of the site. The caller closes root.
func readSite(dir string) (s *site, err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, &UnbuiltError{dir}
	}
	defer func() {
		if err != nil {
			root.Close()
		}
	}()
	list, err := root.Open(buildManifest)
	if err != nil {
		return nil, &UnbuiltError{dir}
	}
	defer list.Close()
	if _, err := root.Lstat(buildTempDir); err == nil {
		return nil, &UnbuiltError{dir}
	}
	var names []string
	for lines := bufio.NewScanner(list); lines.Scan(); {
		name := strings.TrimRight(lines.Text(), "\r")
		if !isSitePath(name) {
			return nil, &UnbuiltError{dir} // no build names such a file
		}
		names = append(names, name)
	}
	files := make([]file, len(names))
	group, _ := errgroup.WithContext(context.Background())
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		group.Go(func() error {
			sum, size, err := digestFile(root, name)
			if errors.Is(err, fs.ErrNotExist) {
				return &UnbuiltError{dir} // in the manifest, but missing: the build was interrupted
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
	return s, s.checkTwins()
}

// checkTwins returns a TwinsError if some disks take two files for one.
func (s *site) checkTwins() error {
	seen := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		if other, ok := seen[address.Fold(name)]; ok {
			return &TwinsError{name, other}
		}
		seen[address.Fold(name)] = name
	}
	return nil
}

// digest reads to the end and returns the SHA-256 in hexadecimal, and the size.
func digest(r io.Reader) (string, int64, error) {
	sum := sha256.New()
	n, err := io.Copy(sum, r)
	return hex.EncodeToString(sum.Sum(nil)), n, err
}

func digestFile(root *os.Root, name string) (string, int64, error) {
	f, err := root.Open(filepath.FromSlash(name))
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	return digest(f)
}
