package record

import (
	"path"
	"regexp"
	"strings"
)

var web = regexp.MustCompile(`^(?i:https?)://`)

// IsURL tells that a text is an address on the web, where a key takes words or the
// name of a record or a file too.
func IsURL(s string) bool { return web.MatchString(s) }

// lowerScheme returns an address on the web with its scheme in lower case, anything else as it is.
func lowerScheme(s string) string {
	if len(s) > 4 && (s[0] == 'H' || s[0] == 'h') && web.MatchString(s) {
		scheme, rest, _ := strings.Cut(s, ":")
		return strings.ToLower(scheme) + ":" + rest
	}
	return s
}

// OwnFile reports whether a text names an image or a document of the content: not an address
// typed without https://, which begins with the name of a host.
func OwnFile(s string) bool {
	first, _, inFolder := strings.Cut(s, "/")
	host := inFolder && strings.Contains(first, ".") && first != "." && first != ".."
	return isMedia(path.Base(s)) && !host && !IsURL(s)
}

var bareHost = regexp.MustCompile(`^(?i)[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(/\S*)?$`)

// GuessURL completes an address typed without https://; "" for anything else.
func GuessURL(s string) string {
	if !bareHost.MatchString(s) || strings.HasSuffix(s, ".md") || strings.HasSuffix(s, ".toml") || OwnFile(s) {
		return ""
	}
	return "https://" + s
}
