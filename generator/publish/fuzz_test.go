package publish

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
)

// FuzzParse wants a list at a target, which anybody who may write there can have
// written, to name nothing but files of a site, or to be none.
func FuzzParse(f *testing.F) {
	for _, text := range []string{`{"version":1,"publication":"x","fichiers":{"index.html":""},"gardes":["a.css"]}`, `{"version":1,"fichiers":{"../a":""}}`, `{"version":1,"fichiers":{"/a":""}}`,
		`{"version":1,"fichiers":{"a\\b":""}}`, `{"version":1,"fichiers":{".parvis-publie.json":""}}`, `{"version":1,"fichiers":{"a":"xyz"}}`, `{"version":2}`, `null`, `[]`, `{"version":1,"fichiers":null}`,
		`{"version":1,"fichiers":{"a":"` + strings.Repeat("0", 64) + `"},"gardes":["../../b"]}`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := parse(data)
		if err != nil {
			return
		}
		for name := range l.Files {
			if !fs.ValidPath(name) || name == "." || strings.ContainsAny(name, "\\\x00") || strings.HasPrefix(name+"/", List+"/") || strings.HasPrefix(name+"/", aside+"/") {
				t.Fatalf("%q takes %q for a file of a site", data, name)
			}
		}
		again, err := parse(l.bytes())
		if err != nil || !bytes.Equal(again.bytes(), l.bytes()) {
			t.Fatalf("%q is written %q, %v", data, l.bytes(), err)
		}
	})
}
