package publish

import (
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// List is the file at a target that says what Parvis put there.
const List = ".parvis-publie.json"

// aside is the folder at a target that holds files until they are whole.
const aside = ".parvis-envoi"

// ours tells that a path is one that Parvis can put at a target.
func ours(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return fs.ValidPath(name) && name != "." && first != List && first != aside && !strings.ContainsAny(name, "\x00\\")
}

// listed is what the list at a target says.
type listed struct {
	Version int               `json:"version"`
	Turn    string            `json:"publication"` // who wrote it last: a name drawn for each publication
	Files   map[string]string `json:"fichiers"`    // path → digest, "" where a file may be old, new or not there
	Kept    []string          `json:"gardes"`      // of them, those kept for readers of the pages before
}

// listVersion is that of the list's form.
const listVersion = 1

var hexadecimal = regexp.MustCompile(`^([0-9a-f]{64})?$`)

// parse reads a list. A list that isn't whole and wholly ours is none: taking a
// file of somebody else's for ours would end in its removal.
func parse(data []byte) (*listed, error) {
	l := &listed{}
	if err := json.Unmarshal(data, l); err != nil {
		return nil, err
	}
	if l.Version != listVersion || l.Files == nil {
		return nil, errors.New("not a list of this version of Parvis")
	}
	for name, digest := range l.Files {
		if !ours(name) || !hexadecimal.MatchString(digest) {
			return nil, errors.New("a line that Parvis does not write")
		}
	}
	return l, nil
}

func (l *listed) bytes() []byte {
	data, _ := json.MarshalIndent(l, "", " ") // texts only: it doesn't fail
	return append(data, '\n')
}

// isPage tells a file that readers have the address of.
func isPage(name string) bool { return path.Ext(name) == ".html" }

// addressOf is the address of a page, below the site's.
func addressOf(name string) string { return "/" + strings.TrimSuffix(name, "index.html") }
