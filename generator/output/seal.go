package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// seal holds, in its first line, the state in which the last build left its
// files; after it, what that build had to say. There is none while one writes.
const seal = ".parvis-seal"

// Untouched is what the build that wrote the folder gave to Finish, and how many
// files it made, where each of them is still there as it was left: of the same
// size, changed at the same time. Nobody need write there again for the same
// site.
func Untouched(dir string) (note []byte, files int, ok bool) {
	data, err := os.ReadFile(filepath.Join(dir, seal))
	if err != nil {
		return nil, 0, false
	}
	said, note, _ := bytes.Cut(data, []byte{'\n'})
	now, files, err := state(dir)
	return note, files, err == nil && now == string(said)
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
func (f *Folder) seals(note []byte) error {
	now, _, err := state(f.dir)
	if err != nil {
		return err
	}
	return f.own(seal, append([]byte(now+"\n"), note...))
}
