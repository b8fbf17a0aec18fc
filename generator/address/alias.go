package address

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"parvis/generator/slug"
)

// Alias is the address that an editor's alias names: "/anciennes/engie" and
// "anciennes/engie/" are "anciennes/engie/". It is false when the alias leaves
// the site, is empty, names a file or lies below one, or holds what some host, or the file system of
// some computer, doesn't keep in a name.
func Alias(s string) (string, bool) {
	trimmed := strings.Trim(s, "/")
	if trimmed == "" || !utf8.ValidString(trimmed) || strings.ContainsAny(trimmed, `\:?#%*"<>|{}`) || strings.ContainsFunc(trimmed, unicode.IsControl) || strings.Contains(path.Base(trimmed), ".") {
		return "", false
	}
	for _, part := range strings.Split(trimmed, "/") {
		if part == "" || strings.HasPrefix(part, ".") || strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") || len(part) > 200 || slug.Device(part) || isFile(part) {
			return "", false
		}
	}
	return trimmed + "/", true
}

// isFile tells a name that ends like that of a file: "robots.txt", not "v1.2".
func isFile(name string) bool {
	end := strings.TrimPrefix(path.Ext(name), ".")
	return end != "" && !strings.ContainsFunc(end, func(r rune) bool { return !unicode.IsLetter(r) })
}
