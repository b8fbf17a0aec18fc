package record

import "strings"

// tooDeep tells of text nested beyond any record, which would exhaust the
// stack or the memory of the reader: brackets left open by the hundred, those
// within texts among them, and keys of more parts than any record nests.
func tooDeep(src string) bool {
	depth := 0
	for i := range len(src) {
		switch src[i] {
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(depth-1, 0)
		}
		if depth > 4*maxDepth {
			return true
		}
	}
	return strings.Count(src, ".") > maxDepth && longKey(src)
}

// longKey tells of a key of too many parts: bare or in quotes, at the head of a
// line, of a table, or in a table on one line. A key begins after a line end, a
// comma or a brace; what comes after its sign is a value, until the next of them.
func longKey(src string) bool {
	dots, key := 0, true
	for i := 0; i < len(src); i++ {
		switch c := src[i]; {
		case c == '"' || c == '\'':
			i = pastText(src, i)
		case c == '#':
			for i+1 < len(src) && src[i+1] != '\n' {
				i++
			}
		case c == '\n' || c == ',' || c == '{':
			dots, key = 0, true
		case c == '=':
			key = false
		case c == '.' && key:
			if dots++; dots > maxDepth {
				return true
			}
		}
	}
	return false
}

// pastText is where a text ends that begins at a quote: at its last quote, or at
// the end of the line where a text of one line isn't closed.
func pastText(src string, at int) int {
	s := scanner{src: src, at: at, to: len(src)}
	if !s.quoted() && s.at >= len(src) {
		return len(src)
	}
	return s.at - 1
}
