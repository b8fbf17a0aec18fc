package markup

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// scrollBox wraps a table that scrolls when it is wider than the screen, with the keyboard too
// (RGAA 7.3). headingID is the identifier of the heading above, which labels it, or "".
type scrollBox struct {
	ast.BaseBlock
	headingID string
}

var scrollKind = ast.NewNodeKind("Box")

// Kind implements ast.Node.
func (*scrollBox) Kind() ast.NodeKind { return scrollKind }

// Dump implements ast.Node.
func (b *scrollBox) Dump(source []byte, level int) { ast.DumpHelper(b, source, level, nil, nil) }

// scrollRenderer renders scrollBoxes.
type scrollRenderer struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (scrollRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(scrollKind, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch heading := n.(*scrollBox).headingID; {
		case !entering:
			w.WriteString("</div>\n")
		case heading != "":
			w.WriteString(`<div class="scroll" role="group" tabindex="0" aria-labelledby="` + heading + `">` + "\n")
		default:
			w.WriteString(`<div class="scroll" tabindex="0">` + "\n")
		}
		return ast.WalkContinue, nil
	})
}

// table wraps a table in a scrollBox.
func (s *transformer) table(n *east.Table, heading *ast.Heading) {
	b := &scrollBox{}
	if heading != nil {
		id, _ := heading.AttributeString("id")
		b.headingID = string(id.([]byte)) // a slug: nothing to escape
	}
	n.Parent().ReplaceChild(n.Parent(), n, b)
	b.AppendChild(b, n)
}

// cell aligns by class, since the Content-Security-Policy forbids inline styles, and adds
// scope="col" to header cells.
func (s *transformer) cell(n *east.TableCell) {
	switch n.Alignment {
	case east.AlignRight:
		n.SetAttributeString("class", []byte("num"))
	case east.AlignCenter:
		n.SetAttributeString("class", []byte("center"))
	case east.AlignLeft, east.AlignNone: // like the text around
	}
	if _, head := n.Parent().(*east.TableHeader); head {
		n.SetAttributeString("scope", []byte("col"))
	}
}
