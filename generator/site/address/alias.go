package address

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parvis/generator/text/slug"
)

// Alias returns the address that an editor's alias names: "/anciennes/engie" and
// "anciennes/engie/" are "anciennes/engie/". It is false when the alias leaves
// the site, is empty, names a file or lies below one, or holds what some host, or
// the file system of some computer, doesn't keep in a name.
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

// endings is those of the files that a site holds: what Parvis writes, and what
// editors and themes add.
var endings = []string{".html", ".xml", ".txt", ".json", ".jsonl", ".jsonld", ".ttl", ".csv", ".xlsx", ".zip", ".ics", ".webmanifest", ".js", ".css", ".woff2",
	".svg", ".png", ".ico", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".pdf", ".ods", ".odt", ".gz", ".br"}

// isFile tells a name that ends like that of a file of a site: "robots.txt", not
// the "index.php" of an older one.
func isFile(name string) bool { return slices.Contains(endings, strings.ToLower(path.Ext(name))) }
