package theme

import (
	"strings"
	"testing"
)

// A script or a style that would exhaust the stack is an error with its place.
func TestTooDeep(t *testing.T) {
	for _, s := range []string{"(", "[", "{", "!", "- ", "~\n", "`${", "a=>", "f(", "@media{", "x"} {
		src := []byte("\n" + strings.Repeat(s, 6<<20/len(s)))
		if _, err := script("assets/x.js", src); err == nil || !strings.HasPrefix(err.Error(), "assets/x.js:") {
			t.Errorf("%q: %v", s, err)
		}
		if _, err := (&Theme{}).minify("pages", "base/x.css", src); err == nil || !strings.HasPrefix(err.Error(), "base/x.css:") {
			t.Errorf("%q: %v", s, err)
		}
	}
	if _, err := script("assets/x.js", []byte(strings.Repeat("(", 600))); err == nil || !strings.HasPrefix(err.Error(), "assets/x.js:1: nested") {
		t.Error(err)
	}
	if _, err := script("assets/x.js", []byte("x="+strings.Repeat("(", 400)+"1"+strings.Repeat(")", 400))); err != nil {
		t.Error(err)
	}
}
