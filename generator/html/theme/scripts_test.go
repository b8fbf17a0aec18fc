package theme

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

// scriptOf is a script of the default theme, as it is published.
func scriptOf(t *testing.T, name string) string {
	t.Helper()
	for _, a := range loadParvis(t, "fr").Assets() {
		if strings.HasPrefix(a.Path, "assets/"+name+"-") && strings.HasSuffix(a.Path, ".js") {
			return string(a.Bytes)
		}
	}
	t.Fatalf("no script %s", name)
	return ""
}

// The scripts of single pages are small, ask for nothing from elsewhere, and set
// no style or markup by text; the words that they say are in their template.
func TestParvisPageScripts(t *testing.T) {
	for name, own := range map[string]struct {
		most     int
		template string
	}{
		"directory":   {4 * 1024, "list/directory.html"},
		"commitments": {4 * 1024, "list/directory.html"},
		"filters":     {6 * 1024, "list/directory.html"}, // of both
		"compare":     {5 * 1024, "compare/page.html"},
	} {
		src := scriptOf(t, name)
		if len(src) > own.most {
			t.Errorf("%s.js weighs %d bytes: wanted %d at most", name, len(src), own.most)
		}
		for _, foreign := range []string{"http:", "https:", "data:", "innerHTML", "insertAdjacentHTML", `"style"`, ".style", "cssText", "eval(", "Function("} {
			if strings.Contains(src, foreign) {
				t.Errorf("%s.js has %s", name, foreign)
			}
		}
		template, err := fs.ReadFile(parvis, own.template)
		if err != nil {
			t.Fatal(err)
		}
		source, err := fs.ReadFile(parvis, "assets/"+name+".js")
		if err != nil {
			t.Fatal(err)
		}
		asked := regexp.MustCompile(`\bwords\.(\w+)|\bdataset\.(\w+)|\{(\w+), (\w+)\} = \w+\.dataset`).FindAllSubmatch(source, -1)
		if len(asked) < 5 {
			t.Errorf("%s.js: only %d words", name, len(asked))
		}
		for _, m := range asked {
			for _, key := range m[1:] {
				if len(key) > 0 && !strings.Contains(string(template), " data-"+string(key)+"=") {
					t.Errorf("%s.js: no attribute data-%s in %s", name, key, own.template)
				}
			}
		}
	}
}
