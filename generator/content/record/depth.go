package record

import (
	"strings"

	"parvis/generator/content/layout"
)

// tooDeep reports whether a text is nested deeper than any real record, which would exhaust
// the stack or the memory of the TOML parser. It counts unclosed brackets, those within
// strings included, and the parts of dotted keys.
func tooDeep(src string) bool {
	depth := 0
	for i := range len(src) {
		switch src[i] {
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(depth-1, 0)
		}
		if depth > 4*layout.MaxDepth {
			return true
		}
	}
	return strings.Count(src, ".") > layout.MaxDepth && longKey(src)
}

// longKey reports whether a key has too many parts. It handles bare and quoted keys, in
// assignments, table headers and inline tables. A key starts after a line end, a comma or a
// brace; everything after its equals sign is a value, until the next of them.
func longKey(src string) bool {
	dots, key := 0, true
	for i := 0; i < len(src); i++ {
		switch c := src[i]; {
		case c == '"' || c == '\'':
			i = layout.SkipString(src, i)
		case c == '#':
			for i+1 < len(src) && src[i+1] != '\n' {
				i++
			}
		case c == '\n' || c == ',' || c == '{':
			dots, key = 0, true
		case c == '=':
			key = false
		case c == '.' && key:
			if dots++; dots > layout.MaxDepth {
				return true
			}
		}
	}
	return false
}
