package markup

import "strings"

// Some texts that nobody writes make a Markdown reader's time, or what it writes,
// grow with the square of their length: markers nested by the thousand, endless
// paragraphs, thousands of brackets that may begin a link. No person's text comes
// near these bounds.
const (
	maxNesting   = 50       // quote and list markers that open one line
	maxParagraph = 32 << 10 // bytes between two blank lines
	maxOpenings  = 2000     // brackets that may begin a link, between two blank lines
	maxEmphasis  = 4000     // runs of * and _, between two blank lines
	maxCells     = 20_000   // of a table: the most bars of a line in each of its lines
	maxNotes     = 2000     // places of a body that name a note
)

// dense is the offset where a body passes the bounds, false when it doesn't.
func dense(src string) (int, bool) {
	var p paragraph
	notes := 0
	for at := 0; at < len(src); {
		line, _, _ := strings.Cut(src[at:], "\n")
		if strings.TrimSpace(line) == "" {
			p = paragraph{}
		}
		notes += strings.Count(line, "[^")
		if p.add(line); p.dense() || nesting(line) > maxNesting || notes > maxNotes {
			return at, true
		}
		at += len(line) + 1
	}
	return 0, false
}

// paragraph is what was counted since the last blank line.
type paragraph struct{ bytes, lines, openings, emphasis, bars int }

func (p *paragraph) add(line string) {
	p.bytes += len(line) + 1
	p.lines++
	p.openings += strings.Count(line, "[")
	p.bars = max(p.bars, strings.Count(line, "|"))
	for i := range len(line) {
		if (line[i] == '*' || line[i] == '_') && (i == 0 || line[i-1] != line[i]) {
			p.emphasis++
		}
	}
}

func (p *paragraph) dense() bool {
	return p.bytes > maxParagraph || p.openings > maxOpenings || p.emphasis > maxEmphasis || p.bars*p.lines > maxCells
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
