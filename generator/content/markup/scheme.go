package markup

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/util"
)

// schemes are those that a link may have.
var schemes = []string{"http", "https", "mailto", "tel"}

// programs are those that run something, or show a page that the author wrote.
var programs = []string{"javascript", "vbscript", "data", "file", "blob", "about"}

// refusedScheme returns the code of an Issue if a destination has another scheme than schemes, ""
// otherwise: also for the path of a file. It reads what a browser would: references and escapes
// of Markdown are resolved, white space within a scheme means nothing.
func refusedScheme(destination string) string {
	plain := string(util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences([]byte(destination)))))
	if strings.ContainsFunc(plain, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return "link-dangerous"
	}
	scheme, _, ok := strings.Cut(strings.TrimSpace(plain), ":")
	if !ok || strings.ContainsAny(scheme, "/?#") {
		return ""
	}
	switch scheme = strings.ToLower(scheme); {
	case slices.Contains(schemes, scheme):
		return ""
	case slices.Contains(programs, scheme):
		return "link-dangerous"
	}
	return "link-scheme"
}
