package stencil

import (
	"fmt"
	"reflect"
	"strings"
	"text/template/parse"
)

// op executes a node of a template.
type op func(m *machine, dot reflect.Value) flow

// flow is the control flow after a node.
type flow int

const (
	next flow = iota
	breakLoop
	continueLoop
)

// fallBack is the op of an unsupported node.
func fallBack(*machine, reflect.Value) flow { panic(fallback{}) }

// compiler compiles one program.
type compiler struct {
	set   *Set
	prog  *program
	scope []variable
}

// variable is a variable in scope; the innermost is last.
type variable struct {
	name      string
	typ       reflect.Type
	slot      int
	truthOnly bool // its type depends on the data: only its truth value is stored
}

// compile compiles a template and the templates it calls. s.mu must be locked.
func (s *Set) compile(k key) *program {
	if p := s.programs[k]; p != nil {
		return p // possibly incomplete: a template may call itself
	}
	p := &program{key: k, slots: 1}
	s.programs[k] = p
	c := &compiler{set: s, prog: p, scope: []variable{{name: "$", typ: k.dot}}}
	p.body = c.list(s.trees[k.name].Root, k.dot)
	return p
}

// declare adds a variable to the scope and returns its slot.
func (c *compiler) declare(name string, typ reflect.Type) int {
	slot := c.prog.slots
	c.prog.slots++
	c.scope = append(c.scope, variable{name: name, typ: typ, slot: slot})
	return slot
}

// list compiles a list of nodes, in a scope of its own. Nodes after an
// unsupported one are unreachable.
func (c *compiler) list(l *parse.ListNode, dot reflect.Type) op {
	if l == nil {
		return func(*machine, reflect.Value) flow { return next }
	}
	defer func(mark int) { c.scope = c.scope[:mark] }(len(c.scope))
	var ops []op
	for _, n := range l.Nodes {
		o, err := c.node(n, dot)
		if err != nil {
			c.prog.unsupported = append(c.prog.unsupported, err.Error())
			ops = append(ops, fallBack)
			break
		}
		ops = append(ops, o)
	}
	if len(ops) == 1 {
		return ops[0]
	}
	return func(m *machine, dot reflect.Value) flow {
		for _, o := range ops {
			if f := o(m, dot); f != next {
				return f
			}
		}
		return next
	}
}

func (c *compiler) node(n parse.Node, dot reflect.Type) (op, error) {
	switch n := n.(type) {
	case *parse.TextNode:
		text := n.Text
		return func(m *machine, _ reflect.Value) flow {
			m.out = append(m.out, text...)
			return next
		}, nil
	case *parse.ActionNode:
		if len(n.Pipe.Decl) > 0 {
			return c.assign(n.Pipe, dot)
		}
		return c.print(n.Pipe, dot)
	case *parse.IfNode:
		return c.branch(&n.BranchNode, dot, false)
	case *parse.WithNode:
		return c.branch(&n.BranchNode, dot, true)
	case *parse.RangeNode:
		return c.loop(n, dot)
	case *parse.TemplateNode:
		return c.template(n, dot)
	case *parse.BreakNode:
		return func(*machine, reflect.Value) flow { return breakLoop }, nil
	case *parse.ContinueNode:
		return func(*machine, reflect.Value) flow { return continueLoop }, nil
	}
	return nil, fmt.Errorf("%s: no such node", n)
}

// print compiles {{pipeline}}: a value, then the escapers that html/template
// appended. There is always at least one; without any, the node is unsupported.
func (c *compiler) print(p *parse.PipeNode, dot reflect.Type) (op, error) {
	first := len(p.Cmds)
	var escapers []string
	for first > 0 {
		id, ok := p.Cmds[first-1].Args[0].(*parse.IdentifierNode)
		if !ok || !strings.HasPrefix(id.Ident, "_html_template_") {
			break
		}
		first--
		escapers = append([]string{id.Ident}, escapers...)
	}
	v, err := c.commands(p.Cmds[:first], dot)
	if err != nil {
		return nil, err
	}
	write, err := writer(v, escapers)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p, err)
	}
	return write, nil
}

// assign compiles {{$x := pipeline}} and {{$x = pipeline}}.
func (c *compiler) assign(p *parse.PipeNode, dot reflect.Type) (op, error) {
	if len(p.Decl) != 1 {
		return nil, fmt.Errorf("%s: two variables", p)
	}
	v, err := c.commands(p.Cmds, dot)
	truthOnly := err == nil && v.typ == nil && v.isTrue != nil && !p.IsAssign
	if truthOnly {
		v = condition(v.isTrue)
	}
	if err == nil {
		err = v.checkConcrete(p)
	}
	if err != nil {
		return nil, err
	}
	var slot int
	switch {
	case p.IsAssign:
		to, err := c.variable(p.Decl[0].Ident[0])
		if err != nil {
			return nil, err
		}
		if to.typ != v.typ {
			return nil, fmt.Errorf("%s: a variable that changes its type", p)
		}
		slot = to.slot
	default:
		slot = c.declare(p.Decl[0].Ident[0], v.typ)
		if truthOnly {
			c.scope[len(c.scope)-1].typ, c.scope[len(c.scope)-1].truthOnly = nil, true
		}
	}
	get := v.get
	return func(m *machine, dot reflect.Value) flow {
		m.vars[m.base+slot] = get(m, dot)
		return next
	}, nil
}

func (c *compiler) variable(name string) (variable, error) {
	for i := len(c.scope) - 1; i >= 0; i-- {
		if c.scope[i].name == name {
			return c.scope[i], nil
		}
	}
	return variable{}, fmt.Errorf("%s: unknown variable", name)
}

// branch compiles if and with.
func (c *compiler) branch(n *parse.BranchNode, dot reflect.Type, with bool) (op, error) {
	defer func(mark int) { c.scope = c.scope[:mark] }(len(c.scope))
	v, err := c.commands(n.Pipe.Cmds, dot)
	if err != nil {
		return nil, err
	}
	needsValue := with || len(n.Pipe.Decl) > 0
	if !needsValue {
		isTrue, err := v.truthFunc(n.Pipe)
		if err != nil {
			return nil, err
		}
		then, otherwise := c.list(n.List, dot), c.list(n.ElseList, dot)
		return func(m *machine, dot reflect.Value) flow {
			if isTrue(m, dot) {
				return then(m, dot)
			}
			return otherwise(m, dot)
		}, nil
	}
	if err := v.checkConcrete(n.Pipe); err != nil {
		return nil, err
	}
	isTrue, err := truthOf(v.typ)
	if err != nil {
		return nil, err
	}
	slot := -1
	if len(n.Pipe.Decl) > 0 {
		if len(n.Pipe.Decl) > 1 || n.Pipe.IsAssign {
			return nil, fmt.Errorf("%s: a condition that assigns", n.Pipe)
		}
		slot = c.declare(n.Pipe.Decl[0].Ident[0], v.typ)
	}
	inner := dot
	if with {
		inner = v.typ
	}
	get, then, otherwise := v.get, c.list(n.List, inner), c.list(n.ElseList, dot)
	return func(m *machine, dot reflect.Value) flow {
		val := get(m, dot)
		if slot >= 0 {
			m.vars[m.base+slot] = val
		}
		switch {
		case !isTrue(val):
			return otherwise(m, dot)
		case with:
			return then(m, val)
		}
		return then(m, dot)
	}, nil
}

// loop compiles range.
func (c *compiler) loop(n *parse.RangeNode, dot reflect.Type) (op, error) {
	v, err := c.commands(n.Pipe.Cmds, dot)
	if err == nil {
		err = v.checkConcrete(n.Pipe)
	}
	if err != nil {
		return nil, err
	}
	if k := v.typ.Kind(); k != reflect.Slice && k != reflect.Array || n.Pipe.IsAssign {
		return nil, fmt.Errorf("%s: a range over what is not a slice, or that assigns", n.Pipe)
	}
	mark := len(c.scope)
	elem, index := -1, -1
	switch d := n.Pipe.Decl; len(d) {
	case 1:
		elem = c.declare(d[0].Ident[0], v.typ.Elem())
	case 2:
		index = c.declare(d[0].Ident[0], reflect.TypeFor[int]())
		elem = c.declare(d[1].Ident[0], v.typ.Elem())
	}
	get, body := v.get, c.list(n.List, v.typ.Elem())
	for i := mark; i < len(c.scope); i++ {
		c.scope[i].typ = nil // in else, html/template sets them to the slice
	}
	otherwise := c.list(n.ElseList, dot)
	c.scope = c.scope[:mark]
	return func(m *machine, dot reflect.Value) flow {
		slice := get(m, dot)
		count := slice.Len()
		if count == 0 {
			return otherwise(m, dot)
		}
		for i := range count {
			item := slice.Index(i)
			if elem >= 0 {
				m.vars[m.base+elem] = item
			}
			if index >= 0 {
				m.vars[m.base+index] = reflect.ValueOf(i)
			}
			if body(m, item) == breakLoop {
				break
			}
		}
		return next
	}, nil
}

// template compiles {{template "name" pipeline}}.
func (c *compiler) template(n *parse.TemplateNode, dot reflect.Type) (op, error) {
	if c.set.trees[n.Name] == nil {
		// html/template doesn't export it
		return nil, fmt.Errorf("%s: a context-specific copy of a template", n)
	}
	if n.Pipe == nil {
		p := c.set.compile(key{n.Name, nil})
		return func(m *machine, _ reflect.Value) flow {
			m.call(p, reflect.Value{})
			return next
		}, nil
	}
	v, err := c.pipeline(n.Pipe, dot)
	if err == nil {
		err = v.checkConcrete(n.Pipe)
	}
	if err != nil {
		return nil, err
	}
	get, p := v.get, c.set.compile(key{n.Name, v.typ})
	return func(m *machine, dot reflect.Value) flow {
		m.call(p, get(m, dot))
		return next
	}, nil
}
