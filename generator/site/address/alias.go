package address

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parvis/generator/text/slug"
)

// Alias returns the normalized address of an editor's alias: "/anciennes/engie" and
// "anciennes/engie/" become "anciennes/engie/". It returns false when the alias leaves
// the site, is empty, names a file or a path below one, is too long, or contains a character or
// name that some host or file system doesn't accept.
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
	if at := trimmed + "/"; Fits(File(at) + ".gz") { // its compressed copy
		return at, true
	}
	return "", false
}

// AliasOfFile reports whether an alias is none because it ends like the name of a file, and returns
// the alias that it would be without its extension.
func AliasOfFile(s string) (string, bool) {
	trimmed := strings.Trim(s, "/")
	ext := path.Ext(path.Base(trimmed))
	if strings.Trim(ext, ".") == "" {
		return "", false
	}
	return Alias(strings.TrimSuffix(trimmed, ext))
}

// endings are the extensions of a site's files: those that Parvis writes, and those that
// editors and themes add.
var endings = []string{".html", ".xml", ".txt", ".json", ".jsonl", ".jsonld", ".ttl", ".csv", ".xlsx", ".zip", ".ics", ".webmanifest", ".js", ".css", ".woff2",
	".svg", ".png", ".ico", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".pdf", ".ods", ".odt", ".gz", ".br"}

// isFile reports whether a name has the extension of a site's file: "robots.txt", not
// the "index.php" of an earlier site.
func isFile(name string) bool { return slices.Contains(endings, strings.ToLower(path.Ext(name))) }
