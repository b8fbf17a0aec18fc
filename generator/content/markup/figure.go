package markup

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// Part is a stretch of a body: HTML whose every element is closed, or a figure.
type Part struct {
	HTML   string
	Figure string // its identifier, as Options.Figure gave it; then HTML is ""
}

// Fault is what is wrong in the block of a figure, at an offset of its text.
type Fault struct {
	Offset int
	Code   string
	Args   []any
}

// figureInfo is the info string of a block that places a figure.
const figureInfo = "figure"

// meant is what an editor may have written for it: it would be shown as code.
var meant = []string{"figures", "figur", "fig", "graphique", "graphe", "chart"}

// figure notes the figure that a block places. It stands between the other
// blocks of a body and not within one: its drawing is as wide as the text, and
// the HTML is parted there.
func (s *setter) figure(n *ast.FencedCodeBlock) {
	if s.opt.Figure == nil {
		return
	}
	if info := strings.ToLower(string(n.Language(s.source))); info != figureInfo {
		if slices.Contains(meant, info) || n.Info != nil && strings.HasSuffix(strings.ToLower(string(n.Info.Value(s.source))), " "+figureInfo) {
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
		s.issues = append(s.issues, Issue{s.within(n, f.Offset), f.Code, f.Args})
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

// within is the offset in the source of an offset in the text of a block, whose
// lines go without the indentation of the fence; that of the fence for a block
// with no line.
func (s *setter) within(n *ast.FencedCodeBlock, from int) int {
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
