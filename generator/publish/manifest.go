package publish

import (
	"encoding/json"
	"errors"
	"path"
	"regexp"
	"strings"
)

// ManifestFile is the file at a target that lists the files Parvis put there.
const ManifestFile = ".parvis-publie.json"

// tempDir is the folder at a target that holds the turns of publications, and files
// until they are complete.
const tempDir = ".parvis-envoi"

// manifest is the content of ManifestFile.
type manifest struct {
	Version     int               `json:"version"`
	Publication string            `json:"publication"` // random ID of the publication that wrote it last
	Files       map[string]string `json:"fichiers"`    // path → digest; "" for a file that may be old, new or missing
	Retained    []string          `json:"gardes"`      // files of the previous site, kept for one more publication

	listed  map[string]string // Files as they were read
	missing []string          // files that were listed as unknown and aren't there
}

// manifestVersion is the version of the format.
const manifestVersion = 1

var digestPattern = regexp.MustCompile(`^([0-9a-f]{64})?$`)

// parseManifest decodes a manifest. One invalid entry makes the whole manifest
// invalid: a file wrongly taken for one of Parvis's would later be removed.
func parseManifest(data []byte) (*manifest, error) {
	l := &manifest{}
	if err := json.Unmarshal(data, l); err != nil {
		return nil, err
	}
	if l.Version != manifestVersion || l.Files == nil {
		return nil, errors.New("not a list of this version of Parvis")
	}
	for name, digest := range l.Files {
		if !isSitePath(name) || !digestPattern.MatchString(digest) {
			return nil, errors.New("a line that Parvis does not write")
		}
	}
	for _, name := range l.Retained {
		if !isSitePath(name) {
			return nil, errors.New("a line that Parvis does not write")
		}
	}
	return l, nil
}

// mark makes unknown what other publications may have changed.
func (l *manifest) mark(d doubts) {
	for name := range l.Files {
		if d.all {
			l.Files[name] = ""
		}
	}
	for _, name := range d.names {
		l.Files[name] = ""
	}
}

// unknown returns the files that may be old, new or missing.
func (l *manifest) unknown() (names []string) {
	for name, digest := range l.Files {
		if digest == "" {
			names = append(names, name)
		}
	}
	return names
}

func (l *manifest) encode() []byte {
	data, _ := json.MarshalIndent(l, "", " ") // strings only: it can't fail
	return append(data, '\n')
}

// isPage reports whether a file is an HTML page.
func isPage(name string) bool { return path.Ext(name) == ".html" }

// addressOf returns the address of a file, relative to the site.
func addressOf(name string) string { return "/" + strings.TrimSuffix(name, "index.html") }
