package theme

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The script of places near a commune is small, asks for nothing from elsewhere,
// and sets no style or markup by text, which a Content-Security-Policy would refuse.
func TestParvisNearScript(t *testing.T) {
	src := ""
	for _, a := range loadParvis(t, "fr").Assets() {
		if strings.HasPrefix(path.Base(a.Path), "near-") && strings.HasSuffix(a.Path, ".js") {
			src = string(a.Bytes)
		}
	}
	if n := len(src); n == 0 || n > 6*1024 {
		t.Errorf("the script weighs %d bytes: wanted 6 KiB at most", n)
	}
	for _, foreign := range []string{"http:", "https:", "data:", "innerHTML", "insertAdjacentHTML", `"style"`, "cssText", "eval(", "Function(", "geolocation"} {
		if strings.Contains(src, foreign) {
			t.Errorf("the script has %s", foreign)
		}
	}
}

// What the script says and reads is an attribute of its form, and the form has no other.
func TestParvisNearWords(t *testing.T) {
	script, err := fs.ReadFile(parvis, "assets/near.js")
	if err != nil {
		t.Fatal(err)
	}
	template, err := fs.ReadFile(parvis, "near/page.html")
	if err != nil {
		t.Fatal(err)
	}
	// The levels are named by their places, see told in the script.
	asked := []string{"commune", "epci", "arrondissement", "departement", "region"}
	for _, m := range regexp.MustCompile(`(?:said|among|part)\('(\w+)'|words\.(\w+)`).FindAllSubmatch(script, -1) {
		asked = append(asked, string(m[1])+string(m[2]))
	}
	var told []string
	for _, m := range regexp.MustCompile(` data-(\w+)=`).FindAllSubmatch(template, -1) {
		told = append(told, string(m[1]))
	}
	slices.Sort(asked)
	slices.Sort(told)
	if asked = slices.Compact(asked); !slices.Equal(asked, told) {
		t.Errorf("the script asks for %q, the form tells %q", asked, told)
	}
}
