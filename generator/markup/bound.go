package markup

import "strings"

// Some texts that nobody writes make a Markdown reader's time grow with the
// square of their length: markers nested by the thousand, endless paragraphs.
// No person's text comes near these bounds.
const (
	maxNesting   = 50       // quote and list markers that open one line
	maxParagraph = 32 << 10 // bytes between two blank lines
)

// dense is the offset where a body passes the bounds, false when it doesn't.
func dense(src string) (int, bool) {
	start := 0 // of the paragraph
	for at := 0; at < len(src); {
		line, _, _ := strings.Cut(src[at:], "\n")
		if strings.TrimSpace(line) == "" {
			start = at + len(line)
		}
		if at+len(line)-start > maxParagraph || nesting(line) > maxNesting {
			return at, true
		}
		at += len(line) + 1
	}
	return 0, false
}

// nesting counts the markers that may open blocks at the head of a line, and
// the levels of its indentation.
func nesting(line string) int {
	n, spaces := 0, 0
	for _, c := range []byte(line) {
		switch {
		case c == '>' || c == '-' || c == '+' || c == '*':
			n++
		case c == ' ':
			spaces++
		case c == '\t':
			spaces += 4
		case c >= '0' && c <= '9' || c == '.' || c == ')':
			if c == '.' || c == ')' {
				n++
			}
		default:
			return n + spaces/4
		}
	}
	if strings.Trim(line, "-*_ ") == "" {
		return 0 // a rule, however long
	}
	return n + spaces/4
}
