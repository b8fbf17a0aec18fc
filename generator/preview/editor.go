package preview

import (
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Editor is the name of the text editor that links to findings open; "none" for no
// links.
type Editor string

// editors maps each editor to its URL format. VS Code's is documented
// (code.visualstudio.com/docs/configure/command-line, "Opening VS Code with URLs");
// its forks use the same format with their own scheme.
var editors = map[Editor]func(path, line, col string) string{
	"none":     func(string, string, string) string { return "" },
	"vscode":   pathURL("vscode"),
	"vscodium": pathURL("vscodium"),
	"cursor":   pathURL("cursor"),
	"zed":      pathURL("zed"),
	"idea": func(path, line, col string) string {
		query := url.Values{"file": {path}, "line": {line}, "column": {col}}.Encode()
		return "idea://open?" + strings.ReplaceAll(query, "+", "%20")
	},
}

// pathURL returns a format such as vscode://file/path:line:column.
func pathURL(scheme string) func(path, line, col string) string {
	return func(path, line, col string) string {
		place := (&url.URL{Path: "/" + strings.TrimPrefix(path, "/")}).EscapedPath()
		return scheme + "://file" + place + ":" + line + ":" + col
	}
}

// Editors returns the known editors, sorted.
func Editors() []string {
	var out []string
	for e := range maps.Keys(editors) {
		out = append(out, string(e))
	}
	slices.Sort(out)
	return out
}

// IsKnown reports whether the editor is in the list of Editors.
func (e Editor) IsKnown() bool { return editors[e] != nil }

// link returns the URL that opens a file at a line and a column, both counted from
// 1, or "" if there is none.
func (e Editor) link(path string, line, col int) string {
	format := editors[e]
	path, err := filepath.Abs(path)
	if format == nil || err != nil {
		return ""
	}
	return format(filepath.ToSlash(path), strconv.Itoa(max(line, 1)), strconv.Itoa(max(col, 1)))
}
