package markup

import (
	"fmt"
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// noteNames is what the links to a note and back from it are called, by language: to those who listen, a
// number or an arrow says nothing (RGAA 6.1).
var noteNames = map[string]struct{ to, back, again string }{
	"fr": {"Note %d", "Retour à l’appel de la note %d", "Retour à l’appel n° %[2]d de la note %[1]d"},
	"en": {"Note %d", "Back to the reference of note %d", "Back to reference %[2]d of note %[1]d"},
}

// named is the attribute that keeps the name of a link until it is rendered.
const named = "aria-label"

// noteLink names a link to a note.
func (s *transformer) noteLink(n *east.FootnoteLink) {
	n.SetAttributeString(named, fmt.Appendf(nil, noteNames[s.lang()].to, n.Index))
}

// noteBacklink names a link back from a note; each of several has a name of its own.
func (s *transformer) noteBacklink(n *east.FootnoteBacklink) {
	names := noteNames[s.lang()]
	if n.RefCount > 1 {
		n.SetAttributeString(named, fmt.Appendf(nil, names.again, n.Index, n.RefIndex+1))
		return
	}
	n.SetAttributeString(named, fmt.Appendf(nil, names.back, n.Index))
}

// lang returns the language of the names: French unless it is English.
func (s *transformer) lang() string {
	if _, ok := noteNames[s.opt.Lang]; ok {
		return s.opt.Lang
	}
	return "fr"
}

// noteRenderer renders the links to notes and back with their names.
type noteRenderer struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (noteRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(east.KindFootnoteLink, func(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
		if n := node.(*east.FootnoteLink); entering {
			fmt.Fprintf(w, `<sup id="%s"><a href="#fn:%d" class="footnote-ref" role="doc-noteref" aria-label="%s">%[2]d</a></sup>`,
				reference(n.Index, n.RefIndex), n.Index, name(n))
		}
		return ast.WalkContinue, nil
	})
	r.Register(east.KindFootnoteBacklink, func(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
		if n := node.(*east.FootnoteBacklink); entering {
			fmt.Fprintf(w, `&#160;<a href="#%s" class="footnote-backref" role="doc-backlink" aria-label="%s">&#x21a9;&#xfe0e;</a>`,
				reference(n.Index, n.RefIndex), name(n))
		}
		return ast.WalkContinue, nil
	})
}

// name returns the name that the transformer gave a link: one of noteNames, with nothing to escape.
func name(n ast.Node) string {
	out, _ := n.AttributeString(named)
	return string(out.([]byte))
}

// reference returns the identifier of a reference to a note.
func reference(note, nth int) string {
	if nth == 0 {
		return "fnref:" + strconv.Itoa(note)
	}
	return "fnref" + strconv.Itoa(nth) + ":" + strconv.Itoa(note)
}
