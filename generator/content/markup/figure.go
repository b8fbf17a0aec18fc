package markup

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// Part is a part of a body: HTML in which every element is closed, or a figure.
type Part struct {
	HTML   string
	Figure string // identifier returned by Options.Figure; HTML is then ""
}

// Fault is an error in the block of a figure, at a byte offset of its text.
type Fault struct {
	Offset int
	Code   string
	Args   []any
}

// figureInfo is the info string of a fenced block that places a figure.
const figureInfo = "figure"

// figureTypos are info strings that editors may write instead; the block would be rendered as
// code.
var figureTypos = []string{"figures", "figur", "fig", "graphique", "graphe", "chart"}

// figure records the figure that a block places. It must be a top-level block: its drawing is
// as wide as the text, and the HTML is split there.
func (s *transformer) figure(n *ast.FencedCodeBlock) {
	if s.opt.Figure == nil {
		return
	}
	if info := strings.ToLower(string(n.Language(s.source))); info != figureInfo {
		if slices.Contains(figureTypos, info) ||
			n.Info != nil && strings.HasSuffix(strings.ToLower(string(n.Info.Value(s.source))), " "+figureInfo) {
			s.report(n, "figure-fence", string(n.Info.Value(s.source)))
		}
		return
	}
	parent := n.Parent()
	if parent.Kind() != ast.KindDocument {
		s.report(n, "figure-nested")
		parent.RemoveChild(parent, n)
		return
	}
	id, faults := s.opt.Figure(string(n.Lines().Value(s.source)))
	for _, f := range faults {
		s.issues = append(s.issues, Issue{s.textOffset(n, f.Offset), f.Code, f.Args})
	}
	switch {
	case id == "" || len(faults) > 0:
		parent.RemoveChild(parent, n)
	case s.placed[id]:
		s.report(n, "figure-repeated", id)
		parent.RemoveChild(parent, n)
	default:
		s.placed[id] = true
		s.figures[n] = id
	}
}

// textOffset converts an offset in a block's text, whose lines lack the indentation of the
// fence, to an offset in the source. For a block without lines it is that of the fence.
func (s *transformer) textOffset(n *ast.FencedCodeBlock, from int) int {
	lines := n.Lines()
	at := offset(n, s.source)
	for i := range lines.Len() {
		line := lines.At(i)
		length := len(line.Value(s.source))
		if from < length {
			return line.Start + max(from-line.Padding, 0)
		}
		from -= length
		at = line.Stop
	}
	return at
}
