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

// seal is the file with two digests: that of the state in which the last build left its files,
// and the one given to Finish by that build. It may be published with the site, so it
// contains nothing else. It doesn't exist while a build writes.
const seal = ".parvis-seal"

// Untouched returns the digest given to Finish by the build that wrote the folder, and how many
// files it wrote. ok is true if each of them is unchanged: of the same
// size and modification time. Then a build of the same site with the same digest needn't write
// anything.
func Untouched(dir string) (given string, files int, ok bool) {
	data, err := readOwn(dir, seal)
	if err != nil {
		return "", 0, false
	}
	recorded, given, _ := strings.Cut(strings.TrimSpace(string(data)), "\n")
	now, files, err := filesDigest(dir)
	return given, files, err == nil && now == recorded
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

// writeSeal writes the seal, after all other files.
func (f *Folder) writeSeal(given string) error {
	now, _, err := filesDigest(f.dir)
	if err != nil {
		return err
	}
	return f.writeOwn(seal, []byte(now+"\n"+given+"\n"))
}
