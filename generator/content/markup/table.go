package markup

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// box is what a table stands in, to be scrolled where it is wider than the
// screen, with the keyboard too (RGAA 7.3); over is the identifier of the heading
// above, whose words name it, or "".
type box struct {
	ast.BaseBlock
	over string
}

var boxKind = ast.NewNodeKind("Box")

// Kind is goldmark's way to find who writes the node.
func (*box) Kind() ast.NodeKind { return boxKind }

// Dump is for goldmark's own debugging.
func (b *box) Dump(source []byte, level int) { ast.DumpHelper(b, source, level, nil, nil) }

// boxes writes them.
type boxes struct{}

// RegisterFuncs is called by goldmark once.
func (boxes) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(boxKind, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch over := n.(*box).over; {
		case !entering:
			w.WriteString("</div>\n")
		case over != "":
			w.WriteString(`<div class="scroll" role="group" tabindex="0" aria-labelledby="` + over + `">` + "\n")
		default:
			w.WriteString(`<div class="scroll" tabindex="0">` + "\n")
		}
		return ast.WalkContinue, nil
	})
}

// table puts a table into its box.
func (s *setter) table(n *east.Table, over *ast.Heading) {
	b := &box{}
	if over != nil {
		id, _ := over.AttributeString("id")
		b.over = string(id.([]byte)) // a slug: nothing to escape
	}
	n.Parent().ReplaceChild(n.Parent(), n, b)
	b.AppendChild(b, n)
}

// cell aligns by class, since styles are refused by the site's policy, and
// marks header cells as heads of their column.
func (s *setter) cell(n *east.TableCell) {
	switch n.Alignment {
	case east.AlignRight:
		n.SetAttributeString("class", []byte("right"))
	case east.AlignCenter:
		n.SetAttributeString("class", []byte("center"))
	case east.AlignLeft, east.AlignNone: // as text is
	}
	if _, head := n.Parent().(*east.TableHeader); head {
		n.SetAttributeString("scope", []byte("col"))
	}
}
