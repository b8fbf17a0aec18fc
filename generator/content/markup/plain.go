package markup

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"parvis/generator/text/typo"
)

// Plain is the text of a body without its marks, set by the typography of lang:
// one line for each paragraph, heading, item and cell. Raw HTML and the blocks of
// figures are left out.
func Plain(src, lang string) string {
	if _, ok := dense(src); ok || src == "" {
		return ""
	}
	source := []byte(src)
	var b strings.Builder
	b.Grow(len(src))
	_ = ast.Walk(parse(source), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.HTMLBlock:
			return ast.WalkSkipChildren, nil
		case *ast.FencedCodeBlock:
			if entering && !strings.EqualFold(string(n.Language(source)), figureInfo) {
				b.Write(n.Lines().Value(source))
			}
			return ast.WalkSkipChildren, nil
		case *ast.CodeBlock:
			if entering {
				b.Write(n.Lines().Value(source))
			}
		case *ast.AutoLink:
			if entering {
				b.Write(n.Label(source))
			}
		case *ast.RawHTML:
			if entering && strings.HasPrefix(string(n.Segments.Value(source)), "<br") {
				b.WriteByte(' ')
			}
		case *ast.String:
			if entering {
				b.Write(n.Value)
			}
		case *ast.Text:
			if entering {
				said := n.Segment.Value(source)
				if n.Parent().Kind() != ast.KindCodeSpan {
					said = util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(said)))
				}
				b.Write(said)
				if n.SoftLineBreak() || n.HardLineBreak() {
					b.WriteByte(' ')
				}
			}
		}
		if !entering && n.Type() == ast.TypeBlock && b.Len() > 0 && !strings.HasSuffix(b.String(), "\n") {
			b.WriteByte('\n')
		}
		return ast.WalkContinue, nil
	})
	return typo.Set(lang, strings.TrimSpace(b.String()))
}
