package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// offset is where a node stands in the source: its block where goldmark doesn't
// tell more.
func offset(n ast.Node, source []byte) int {
	at := n.Pos()
	for p := n; at < 0 && p != nil; p = p.Parent() {
		if p.Type() == ast.TypeBlock && p.Lines() != nil && p.Lines().Len() > 0 {
			at = p.Lines().At(0).Start
		}
	}
	return max(withoutTab(n, min(at, len(source)), source), 0)
}

// marks is what blocks that goldmark places by their columns begin with.
var marks = map[ast.NodeKind]string{ast.KindHeading: "#", ast.KindFencedCodeBlock: "`~", ast.KindHTMLBlock: "<"}

// withoutTab is the place of a block that stands behind a tab, of which a quote
// or an item around it took but a part: goldmark counts each column that is left
// of the tab, three at most, as a byte of the source.
func withoutTab(n ast.Node, at int, source []byte) int {
	for columns := 3; columns > 0; columns-- {
		block := at - columns
		if block > 0 && strings.IndexByte(marks[n.Kind()], source[block]) >= 0 && bytes.HasSuffix(bytes.TrimRight(source[:block], " "), []byte("\t")) {
			return block
		}
	}
	return at
}
