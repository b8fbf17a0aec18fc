package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// offset returns the offset of a node in the source, or that of its block if goldmark doesn't
// know it.
func offset(n ast.Node, source []byte) int {
	at := n.Pos()
	for p := n; at < 0 && p != nil; p = p.Parent() {
		if p.Type() == ast.TypeBlock && p.Lines() != nil && p.Lines().Len() > 0 {
			at = p.Lines().At(0).Start
		}
	}
	return max(skipTab(n, min(at, len(source)), source), 0)
}

// openers are the characters that start the blocks whose position goldmark computes in
// columns.
var openers = map[ast.NodeKind]string{
	ast.KindHeading:         "#",
	ast.KindFencedCodeBlock: "`~",
	ast.KindHTMLBlock:       "<",
}

// skipTab corrects the offset of a block after a tab that an enclosing quote or list item
// consumes in part: goldmark counts each remaining column of the tab, three at most, as a byte
// of the source.
func skipTab(n ast.Node, at int, source []byte) int {
	for columns := 3; columns > 0; columns-- {
		block := at - columns
		if block > 0 && strings.IndexByte(openers[n.Kind()], source[block]) >= 0 &&
			bytes.HasSuffix(bytes.TrimRight(source[:block], " "), []byte("\t")) {
			return block
		}
	}
	return at
}
