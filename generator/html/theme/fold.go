package theme

import (
	"html/template"
	"text/template/parse"
)

// fold replaces {{t "key"}} by the text of the key when the theme is loaded
// (constant folding), instead of on every page. The language is fixed, and
// function calls are the most expensive part of a template. The text is escaped
// as HTML, which is correct between tags and in quoted attributes, the only
// places where themes use t.
func (t *Theme) fold(set *template.Template) {
	if t.words == nil {
		return // they could not be read: Load reports that error
	}
	for _, one := range set.Templates() {
		if one.Tree != nil {
			t.foldList(one.Tree.Root)
		}
	}
}

func (t *Theme) foldList(list *parse.ListNode) {
	if list == nil {
		return
	}
	for i, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			if key, ok := literalKey(n.Pipe); ok && t.words.Has(key) {
				list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(template.HTMLEscapeString(t.words.T(key)))}
			}
		case *parse.IfNode:
			t.foldList(n.List)
			t.foldList(n.ElseList)
		case *parse.WithNode:
			t.foldList(n.List)
			t.foldList(n.ElseList)
		case *parse.RangeNode:
			t.foldList(n.List)
			t.foldList(n.ElseList)
		}
	}
}

// literalKey returns the key of {{t "key"}}; false for any other pipeline.
func literalKey(p *parse.PipeNode) (string, bool) {
	if len(p.Decl) > 0 || len(p.Cmds) != 1 || len(p.Cmds[0].Args) != 2 {
		return "", false
	}
	name, isName := p.Cmds[0].Args[0].(*parse.IdentifierNode)
	key, isText := p.Cmds[0].Args[1].(*parse.StringNode)
	if !isName || !isText || name.Ident != "t" {
		return "", false
	}
	return key.Text, true
}
