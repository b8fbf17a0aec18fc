package record

import (
	"regexp"
	"strings"
)

// IsURL tells that a text is an address on the web, where a key takes words or the
// name of a record or a file too.
func IsURL(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

var bareHost = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(/\S*)?$`)

// GuessURL completes an address typed without https://; "" for anything else.
func GuessURL(s string) string {
	if !bareHost.MatchString(s) || strings.HasSuffix(s, ".md") || strings.HasSuffix(s, ".toml") {
		return ""
	}
	return "https://" + s
}
