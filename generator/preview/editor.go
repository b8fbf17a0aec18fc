package preview

import (
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Editor is a program that a link of a page opens at a line of a file, by its
// name; "none" for no links.
type Editor string

// editors is the addresses by which systems find each program. VS Code's is
// documented (code.visualstudio.com/docs/configure/command-line, "Opening VS Code
// with URLs"); programs made from it take the same under their own name.
var editors = map[Editor]func(path, line, col string) string{
	"none":     func(string, string, string) string { return "" },
	"vscode":   afterColon("vscode"),
	"vscodium": afterColon("vscodium"),
	"cursor":   afterColon("cursor"),
	"zed":      afterColon("zed"),
	"idea": func(path, line, col string) string {
		query := url.Values{"file": {path}, "line": {line}, "column": {col}}.Encode()
		return "idea://open?" + strings.ReplaceAll(query, "+", "%20")
	},
}

func afterColon(scheme string) func(path, line, col string) string {
	return func(path, line, col string) string {
		place := (&url.URL{Path: "/" + strings.TrimPrefix(path, "/")}).EscapedPath()
		return scheme + "://file" + place + ":" + line + ":" + col
	}
}

// Editors is the names that Editor may have, sorted.
func Editors() []string {
	var out []string
	for e := range maps.Keys(editors) {
		out = append(out, string(e))
	}
	slices.Sort(out)
	return out
}

// Known tells that there is an editor of that name.
func (e Editor) Known() bool { return editors[e] != nil }

// link is the address that opens a file at a line and a column, from 1.
func (e Editor) link(path string, line, col int) string {
	make := editors[e]
	path, err := filepath.Abs(path)
	if make == nil || err != nil {
		return ""
	}
	return make(filepath.ToSlash(path), strconv.Itoa(max(line, 1)), strconv.Itoa(max(col, 1)))
}
