package markup

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// bare matches addresses as they are typed in a text: of the web, or of a mailbox. What ends a
// sentence isn't part of them.
var bare = regexp.MustCompile(`(?i:https?://|www\.)[\pL\pN](?:[^\s<>"“”«»\[\]|*\x{a0}\x{202f}]*[\pL\pN/=#&_~+)-])?|[a-zA-Z0-9][a-zA-Z0-9._+-]*@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.[a-zA-Z]{2,}`)

// texts joins the texts that the parser splits at its marks, and makes links of bare addresses.
type texts struct{}

// Transform implements parser.ASTTransformer.
func (texts) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	source := reader.Source()
	var found []*ast.Text
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.CodeSpan, *ast.AutoLink:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			if entering && !n.IsRaw() {
				join(n, source)
				found = append(found, n)
			}
		}
		return ast.WalkContinue, nil
	})
	for _, n := range found {
		if !within(n, ast.KindLink) && !within(n, ast.KindImage) {
			linkBare(n, source)
		}
	}
}

// join merges the texts that follow n without a break into it.
func join(n *ast.Text, source []byte) {
	for next := n.NextSibling(); next != nil && !n.SoftLineBreak() && !n.HardLineBreak(); next = n.NextSibling() {
		if n.Segment.IsEmpty() || !n.Merge(next, source) {
			return
		}
		n.Parent().RemoveChild(n.Parent(), next)
	}
}

func within(n ast.Node, kind ast.NodeKind) bool {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == kind {
			return true
		}
	}
	return false
}

// linkBare splits a text around its bare addresses, which become links.
func linkBare(n *ast.Text, source []byte) {
	if n.Segment.Padding > 0 {
		return
	}
	parent, at := n.Parent(), n.Segment.Start
	for _, m := range bare.FindAllIndex(n.Segment.Value(source), -1) {
		from, to := n.Segment.Start+m[0], n.Segment.Start+m[1]
		address := source[from:to]
		if unreadTarget(source[:from]) {
			continue // it is told
		}
		address = balanced(address)
		to = from + len(address)
		if at < from {
			parent.InsertBefore(parent, n, ast.NewTextSegment(text.NewSegment(at, from)))
		}
		kind := urlLink
		if !strings.Contains(string(address), "://") && strings.Contains(string(address), "@") {
			kind = ast.AutoLinkEmail
		}
		link := ast.NewAutoLink(kind, ast.NewTextSegment(text.NewSegment(from, to)))
		if strings.EqualFold(string(address[:min(4, len(address))]), "www.") {
			link.Protocol = []byte("https")
		}
		link.SetPos(from)
		parent.InsertBefore(parent, n, link)
		at = to
	}
	n.Segment = n.Segment.WithStart(at) // what is left, and the line break
}

// urlLink is the type of links to addresses of the web.
const urlLink ast.AutoLinkType = ast.AutoLinkURL

// balanced returns an address without the parenthesis that closes one before it, nor what follows.
func balanced(address []byte) []byte {
	open := 0
	for i, c := range address {
		switch c {
		case '(':
			open++
		case ')':
			if open--; open < 0 {
				return bytes.TrimRight(address[:i], ".,;:!?'")
			}
		}
	}
	return address
}
