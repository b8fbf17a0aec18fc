package markup

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"parvis/generator/text/typo"
)

// Plain returns the text of a body without markup, with the typography of lang: one line per
// paragraph, heading, item and cell. Raw HTML and figures are left out.
func Plain(src, lang string) string {
	if _, ok := tooComplex(src); ok || src == "" {
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
				value := n.Segment.Value(source)
				if n.Parent().Kind() != ast.KindCodeSpan {
					value = util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(value)))
				}
				b.Write(value)
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
