package address_test

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"parvis/generator/site/address"
)

// device is the names that Windows keeps for devices, with any extension
// (Microsoft, "Naming Files, Paths, and Namespaces").
var device = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])( *\..*)?$`)

// FuzzAlias checks that an accepted old address is one that every host and every file system
// keeps below the site: its parts are names, nothing in it is read as anything
// else, and its file is one that Parvis can write.
func FuzzAlias(f *testing.F) {
	for _, s := range []string{"/anciennes/engie", "anciennes/engie/", "../x", "/a/../b", "a//b", "C:\\x", "\\\\host\\x", "C:/x", "%2e%2e/x", "a\x00b", "CON", "nul.txt/x", "a /b", "a./b",
		"été/l’école", "a\rb", "a\u0085b", "\xff", ".htaccess", "_redirects", "x.html", "{env.HOME}", "$uri", "a;b", "...", "Lpt1", "\u2028", strings.Repeat("a/", 300), strings.Repeat("a/", 600), "aux"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at, ok := address.Alias(s)
		if !ok {
			if at != "" {
				t.Fatalf("%q is refused, and is %q", s, at)
			}
			return
		}
		bare, slash := strings.CutSuffix(at, "/")
		if again, ok := address.Alias(at); !slash || !ok || again != at || !fs.ValidPath(bare) || bare == "." || len(at) > len(s)+1 || !utf8.ValidString(at) {
			t.Fatalf("%q is the address %q", s, at)
		}
		if strings.ContainsFunc(at, func(r rune) bool { return unicode.IsControl(r) || strings.ContainsRune(`\:?#%*"<>|{}`, r) }) {
			t.Fatalf("%q is the address %q", s, at)
		}
		for _, part := range strings.Split(bare, "/") {
			if device.MatchString(part) || strings.HasPrefix(part, ".") || strings.TrimRight(part, ". ") != part || len(part) > 255 {
				t.Fatalf("%q is the address %q: no file system keeps %q", s, at, part)
			}
		}
		if file := address.File(at); !fs.ValidPath(file) || strings.HasPrefix(file, ".parvis") || len(file) > 1024-len(".gz") {
			t.Fatalf("%q is the file %q", s, file)
		}
	})
}
