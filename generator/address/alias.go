package address

import (
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// device is the names that Windows refuses to files and folders, with any
// extension (Microsoft, "Naming Files, Paths, and Namespaces").
var device = regexp.MustCompile(`^(?i:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\.|$)`)

// Alias is the address that an editor's alias names: "/anciennes/engie" and
// "anciennes/engie/" are "anciennes/engie/". It is false when the alias leaves
// the site, is empty, names a file, or holds what some host, or the file system of
// some computer, doesn't keep in a name.
func Alias(s string) (string, bool) {
	trimmed := strings.Trim(s, "/")
	if trimmed == "" || !utf8.ValidString(trimmed) || strings.ContainsAny(trimmed, `\:?#%*"<>|{}`) || strings.ContainsFunc(trimmed, unicode.IsControl) || strings.Contains(path.Base(trimmed), ".") {
		return "", false
	}
	for _, part := range strings.Split(trimmed, "/") {
		if part == "" || strings.HasPrefix(part, ".") || strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") || len(part) > 200 || device.MatchString(part) {
			return "", false
		}
	}
	return trimmed + "/", true
}
