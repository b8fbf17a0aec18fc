package publish

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
)

// FuzzParse checks that a manifest, which anybody with write access to the target
// may have changed, is either rejected or names only files of a site.
func FuzzParse(f *testing.F) {
	for _, text := range []string{`{"version":1,"publication":"x","fichiers":{"index.html":""},"gardes":["a.css"]}`, `{"version":1,"fichiers":{"../a":""}}`, `{"version":1,"fichiers":{"/a":""}}`,
		`{"version":1,"fichiers":{"a\\b":""}}`, `{"version":1,"fichiers":{".parvis-publie.json":""}}`, `{"version":1,"fichiers":{"a":"xyz"}}`, `{"version":2}`, `null`, `[]`, `{"version":1,"fichiers":null}`,
		`{"version":1,"fichiers":{"a":"` + strings.Repeat("0", 64) + `"},"gardes":["../../b"]}`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := parseManifest(data)
		if err != nil {
			return
		}
		for name := range l.Files {
			if !fs.ValidPath(name) || name == "." || strings.ContainsAny(name, "\\\x00") || strings.HasPrefix(name+"/", ManifestFile+"/") || strings.HasPrefix(name+"/", tempDir+"/") {
				t.Fatalf("%q accepts %q as a file of a site", data, name)
			}
		}
		again, err := parseManifest(l.encode())
		if err != nil || !bytes.Equal(again.encode(), l.encode()) {
			t.Fatalf("%q is written %q, %v", data, l.encode(), err)
		}
	})
}
