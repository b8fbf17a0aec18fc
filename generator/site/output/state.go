package output

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// sealed is the file in which earlier versions kept what State returns. It is removed.
const sealed = ".parvis-seal"

// State returns a digest of the files as Finish left them, for Untouched; "" before it.
func (f *Folder) State() string { return f.state }

// Untouched reports whether each file of the folder is as the build with this State left it: of
// the same size, mode and modification time. It also returns the number of files. Then a build of the same site needn't write anything.
func Untouched(dir, state string) (files int, ok bool) {
	now, files, err := filesDigest(dir)
	return files, err == nil && now == state && state != ""
}

// filesDigest returns a digest of the files in the manifest (names, modes, sizes, times), and their number.
func filesDigest(dir string) (string, int, error) {
	list, err := readOwn(dir, manifest)
	if err != nil {
		return "", 0, err
	}
	sum, files := sha256.New(), 0
	for line := range strings.Lines(string(list)) {
		name := strings.TrimRight(line, "\r\n")
		if !validPath(name) {
			return "", 0, fmt.Errorf("%s: %q is no file of a site", manifest, name)
		}
		info, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			return "", 0, err
		}
		fmt.Fprintln(sum, name, info.Mode(), info.Size(), info.ModTime().UnixNano())
		files++
	}
	return hex.EncodeToString(sum.Sum(nil)), files, nil
}

// readOwn reads one of Parvis's own files. It doesn't follow a symbolic link.
func readOwn(dir, name string) ([]byte, error) {
	file := filepath.Join(dir, name)
	if info, err := os.Lstat(file); err != nil || !info.Mode().IsRegular() {
		return nil, cmp.Or(err, fs.ErrNotExist)
	}
	return os.ReadFile(file)
}
