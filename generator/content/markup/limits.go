package markup

import "strings"

// Some malicious texts make the time or the output of a Markdown parser quadratic: thousands of
// nested markers, endless paragraphs, thousands of brackets that may start a link. These limits
// are far above what people write.
const (
	maxNesting   = 50       // quote and list markers at the start of a line
	maxParagraph = 32 << 10 // bytes between two blank lines
	maxOpenings  = 2000     // brackets that may start a link, between two blank lines
	maxUnclosed  = 100      // brackets and destinations of links that are open, between two blank lines
	maxTags      = 1000     // "<", between two blank lines
	maxEmphasis  = 4000     // runs of * and _, between two blank lines
	maxCells     = 20_000   // of a table: lines × the most bars in a line
	maxNotes     = 2000     // references to footnotes in a body
)

// tooComplex returns the offset at which a body exceeds the limits, and whether it does.
func tooComplex(src string) (int, bool) {
	var p paragraph
	notes := 0
	for at := 0; at < len(src); {
		line, _, _ := strings.Cut(src[at:], "\n")
		if strings.TrimSpace(line) == "" {
			p = paragraph{}
		}
		notes += strings.Count(line, "[^")
		if p.add(line); p.tooComplex() || nesting(line) > maxNesting || notes > maxNotes {
			return at, true
		}
		at += len(line) + 1
	}
	return 0, false
}

// paragraph holds the counts since the last blank line.
type paragraph struct{ bytes, lines, openings, closings, targets, targetEnds, tags, emphasis, bars int }

func (p *paragraph) add(line string) {
	p.bytes += len(line) + 1
	p.lines++
	p.openings += strings.Count(line, "[")
	p.closings += strings.Count(line, "]")
	p.targets += strings.Count(line, "](")
	p.targetEnds += strings.Count(line, ")")
	p.tags += strings.Count(line, "<")
	p.bars = max(p.bars, strings.Count(line, "|"))
	for i := range len(line) {
		if (line[i] == '*' || line[i] == '_') && (i == 0 || line[i-1] != line[i]) {
			p.emphasis++
		}
	}
}

func (p *paragraph) tooComplex() bool {
	return p.bytes > maxParagraph || p.openings > maxOpenings || p.openings-p.closings > maxUnclosed ||
		p.targets-p.targetEnds > maxUnclosed || p.tags > maxTags || p.emphasis > maxEmphasis || p.bars*p.lines > maxCells
}

// nesting counts the markers at the start of a line that may open blocks, and the levels of
// its indentation.
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
		return 0 // a thematic break, of any length
	}
	return n + spaces/4
}
