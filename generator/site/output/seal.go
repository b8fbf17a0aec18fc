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

// seal holds two digests: of the state in which the last build left its files,
// and what that build gave to Finish. It may be published with the site, so it
// tells nothing else. There is none while a build writes.
const seal = ".parvis-seal"

// Untouched returns what the build that wrote the folder gave to Finish, and how many
// files it made, where each of them is still there as it was left: of the same
// size, changed at the same time. Nobody need write there again for the same
// site.
func Untouched(dir string) (given string, files int, ok bool) {
	data, err := readOwn(dir, seal)
	if err != nil {
		return "", 0, false
	}
	said, given, _ := strings.Cut(strings.TrimSpace(string(data)), "\n")
	now, files, err := filesDigest(dir)
	return given, files, err == nil && now == said
}

// filesDigest returns a digest of the files that the manifest lists: names, sizes, times.
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

// readOwn reads one of Parvis's own files; a link in its place isn't followed.
func readOwn(dir, name string) ([]byte, error) {
	file := filepath.Join(dir, name)
	if info, err := os.Lstat(file); err != nil || !info.Mode().IsRegular() {
		return nil, cmp.Or(err, fs.ErrNotExist)
	}
	return os.ReadFile(file)
}

// writeSeal writes the seal, once all is there.
func (f *Folder) writeSeal(given string) error {
	now, _, err := filesDigest(f.dir)
	if err != nil {
		return err
	}
	return f.writeOwn(seal, []byte(now+"\n"+given+"\n"))
}
