package output

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// seal holds two digests: of the state in which the last build left its files,
// and what that build gave to Finish. It may be published with the site, so it
// tells nothing else. There is none while a build writes.
const seal = ".parvis-seal"

// Untouched is what the build that wrote the folder gave to Finish, and how many
// files it made, where each of them is still there as it was left: of the same
// size, changed at the same time. Nobody need write there again for the same
// site.
func Untouched(dir string) (given string, files int, ok bool) {
	data, err := os.ReadFile(filepath.Join(dir, seal))
	if err != nil {
		return "", 0, false
	}
	said, given, _ := strings.Cut(strings.TrimSpace(string(data)), "\n")
	now, files, err := state(dir)
	return given, files, err == nil && now == said
}

// state is a digest of the files that the manifest lists: names, sizes, times.
func state(dir string) (string, int, error) {
	list, err := os.ReadFile(filepath.Join(dir, manifest))
	if err != nil {
		return "", 0, err
	}
	sum, files := sha256.New(), 0
	for line := range strings.Lines(string(list)) {
		name := strings.TrimRight(line, "\r\n")
		info, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			return "", 0, err
		}
		fmt.Fprintln(sum, name, info.Mode(), info.Size(), info.ModTime().UnixNano())
		files++
	}
	return hex.EncodeToString(sum.Sum(nil)), files, nil
}

// seals writes the seal, once all is there.
func (f *Folder) seals(given string) error {
	now, _, err := state(f.dir)
	if err != nil {
		return err
	}
	return f.own(seal, []byte(now+"\n"+given+"\n"))
}
