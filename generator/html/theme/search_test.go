package theme

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

// The script of the search page is small, asks for nothing from elsewhere, and
// makes no markup or style of text. Its words are attributes of its form.
func TestParvisSearchScript(t *testing.T) {
	src := ""
	for _, a := range loadParvis(t, "fr").Assets() {
		if strings.HasPrefix(a.Path, "assets/search-") && strings.HasSuffix(a.Path, ".js") {
			src = string(a.Bytes)
		}
	}
	if n := len(src); n == 0 || n > 8*1024 {
		t.Errorf("the script weighs %d bytes: wanted 8 KiB at most", n)
	}
	for _, foreign := range []string{"http:", "https:", "data:", "innerHTML", "outerHTML", "insertAdjacentHTML", `"style"`, "cssText", "eval(", "Function("} {
		if strings.Contains(src, foreign) {
			t.Errorf("the script has %s", foreign)
		}
	}
	form, err := fs.ReadFile(parvis, "search/page.html")
	if err != nil {
		t.Fatal(err)
	}
	own, err := fs.ReadFile(parvis, "assets/search.js")
	if err != nil {
		t.Fatal(err)
	}
	asked := regexp.MustCompile(`say\('(\w+)'|\bsaid\.(\w+)`).FindAllSubmatch(own, -1)
	if len(asked) < 8 {
		t.Fatalf("%d words asked for: is this still how the script asks?", len(asked))
	}
	for _, m := range asked {
		if key := string(m[1]) + string(m[2]); !strings.Contains(string(form), " data-"+key+"=") {
			t.Errorf("search.js: no attribute data-%s in search/page.html", key)
		}
	}
}
