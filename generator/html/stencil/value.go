package stencil

import (
	"fmt"
	"reflect"
	"text/template/parse"
)

// value is a compiled expression: its type, and how to evaluate it. The type is
// never an interface.
type value struct {
	typ reflect.Type // nil if it depends on the data: then only isTrue can be evaluated
	get func(m *machine, dot reflect.Value) reflect.Value
	// Shortcuts without a reflect.Value: text for kind string, isTrue for the truth
	// value. They may be nil.
	text   func(m *machine, dot reflect.Value) string
	isTrue func(m *machine, dot reflect.Value) bool
}

// checkConcrete returns an error if the type of a value isn't known or is an
// interface.
func (v value) checkConcrete(n parse.Node) error {
	if v.typ == nil {
		return fmt.Errorf("%s: the type depends on the data", n)
	}
	if v.typ.Kind() == reflect.Interface || v.typ == reflectValue {
		return fmt.Errorf("%s: an interface", n)
	}
	return nil
}

var (
	reflectValue = reflect.TypeFor[reflect.Value]()
	stringType   = reflect.TypeFor[string]()
	boolType     = reflect.TypeFor[bool]()
	intType      = reflect.TypeFor[int]()
)

func constant(v reflect.Value) value {
	out := value{typ: v.Type(), get: func(*machine, reflect.Value) reflect.Value { return v }}
	if v.Kind() == reflect.String {
		s := v.String()
		out.text = func(*machine, reflect.Value) string { return s }
	}
	return out
}

// condition returns a value of type bool.
func condition(isTrue func(m *machine, dot reflect.Value) bool) value {
	return value{typ: boolType, isTrue: isTrue, get: func(m *machine, dot reflect.Value) reflect.Value { return reflect.ValueOf(isTrue(m, dot)) }}
}

// str returns the evaluation of a value of kind string.
func (v value) str() func(m *machine, dot reflect.Value) string {
	if v.text != nil {
		return v.text
	}
	get := v.get
	return func(m *machine, dot reflect.Value) string { return get(m, dot).String() }
}

// truthFunc returns a function that reports whether a value is true for if.
func (v value) truthFunc(n parse.Node) (func(m *machine, dot reflect.Value) bool, error) {
	if v.isTrue != nil {
		return v.isTrue, nil
	}
	if err := v.checkConcrete(n); err != nil {
		return nil, err
	}
	if v.text != nil {
		text := v.text
		return func(m *machine, dot reflect.Value) bool { return text(m, dot) != "" }, nil
	}
	isTrue, err := truthOf(v.typ)
	get := v.get
	return func(m *machine, dot reflect.Value) bool { return isTrue(get(m, dot)) }, err
}

// truthOf is template.IsTrue specialised for a type.
func truthOf(t reflect.Type) (func(reflect.Value) bool, error) {
	switch t.Kind() {
	case reflect.String, reflect.Slice, reflect.Array, reflect.Map:
		return func(v reflect.Value) bool { return v.Len() > 0 }, nil
	case reflect.Bool:
		return reflect.Value.Bool, nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(v reflect.Value) bool { return v.Int() != 0 }, nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return func(v reflect.Value) bool { return v.Uint() != 0 }, nil
	case reflect.Pointer:
		return func(v reflect.Value) bool { return !v.IsNil() }, nil
	case reflect.Struct:
		return func(reflect.Value) bool { return true }, nil
	}
	return nil, fmt.Errorf("the truth of %v", t)
}

// pipeline compiles a pipeline without declarations.
func (c *compiler) pipeline(p *parse.PipeNode, dot reflect.Type) (value, error) {
	if len(p.Decl) > 0 {
		return value{}, fmt.Errorf("%s: a variable declared within", p)
	}
	return c.commands(p.Cmds, dot)
}

// commands compiles a | b | c.
func (c *compiler) commands(cmds []*parse.CommandNode, dot reflect.Type) (value, error) {
	var final *value
	for _, cmd := range cmds {
		v, err := c.command(cmd, dot, final)
		if err != nil {
			return value{}, err
		}
		final = &v
	}
	if final == nil {
		return value{}, fmt.Errorf("an empty pipeline")
	}
	return *final, nil
}

// command compiles a command of a pipeline; final is the result of the previous
// command, if any.
func (c *compiler) command(cmd *parse.CommandNode, dot reflect.Type, final *value) (value, error) {
	if id, ok := cmd.Args[0].(*parse.IdentifierNode); ok {
		return c.function(id.Ident, cmd, cmd.Args[1:], dot, final)
	}
	if len(cmd.Args) > 1 || final != nil {
		return value{}, fmt.Errorf("%s: an argument to what is no function", cmd)
	}
	return c.operand(cmd.Args[0], dot)
}

// operand compiles an operand.
func (c *compiler) operand(n parse.Node, dot reflect.Type) (value, error) {
	switch n := n.(type) {
	case *parse.DotNode:
		return c.fields(n, value{typ: dot, get: func(_ *machine, dot reflect.Value) reflect.Value { return dot }}, nil)
	case *parse.FieldNode:
		return c.fields(n, value{typ: dot, get: nil}, n.Ident)
	case *parse.VariableNode:
		v, err := c.variable(n.Ident[0])
		if err != nil {
			return value{}, err
		}
		slot := v.slot
		if v.truthOnly && len(n.Ident) == 1 {
			return value{isTrue: func(m *machine, _ reflect.Value) bool { return m.vars[m.base+slot].Bool() }}, nil
		}
		return c.fields(n, value{typ: v.typ, get: func(m *machine, _ reflect.Value) reflect.Value { return m.vars[m.base+slot] }}, n.Ident[1:])
	case *parse.ChainNode:
		v, err := c.operand(n.Node, dot)
		if err != nil {
			return value{}, err
		}
		return c.fields(n, v, n.Field)
	case *parse.PipeNode:
		return c.pipeline(n, dot)
	case *parse.IdentifierNode:
		return c.function(n.Ident, n, nil, dot, nil)
	case *parse.StringNode:
		return constant(reflect.ValueOf(n.Text)), nil
	case *parse.BoolNode:
		return constant(reflect.ValueOf(n.True)), nil
	case *parse.NumberNode:
		if n.IsInt && !n.IsComplex && int64(int(n.Int64)) == n.Int64 && !hasPoint(n.Text) {
			return constant(reflect.ValueOf(int(n.Int64))), nil
		}
	}
	return value{}, fmt.Errorf("%s: unsupported value", n)
}

// hasPoint reports whether a number literal isn't a plain decimal integer.
func hasPoint(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && (i > 0 || c != '-') {
			return true // 1.0, 1e3; also 0x1F and 'a', which are unsupported
		}
	}
	return false
}

// fields compiles .A.B.C of a value; a value without get is dot.
func (c *compiler) fields(n parse.Node, v value, names []string) (value, error) {
	if err := v.checkConcrete(n); err != nil {
		return value{}, err
	}
	for _, name := range names {
		t := v.typ
		for t.Kind() == reflect.Pointer {
			t = t.Elem()
			v.get = deref(v.get)
		}
		if t.Kind() != reflect.Struct {
			return value{}, fmt.Errorf("%s: a field of what is no struct", n)
		}
		if _, ok := reflect.PointerTo(t).MethodByName(name); ok {
			return value{}, fmt.Errorf("%s: a method", n)
		}
		f, ok := t.FieldByName(name)
		if !ok || !f.IsExported() {
			return value{}, fmt.Errorf("%s: %v has no field %s", n, t, name)
		}
		for i, at := range f.Index {
			if i > 0 && t.Kind() == reflect.Pointer {
				t = t.Elem()
				v.get = deref(v.get)
			}
			v.get = field(v.get, at)
			t = t.Field(at).Type
		}
		v = value{typ: f.Type, get: v.get}
	}
	return v, v.checkConcrete(n)
}

// field returns the evaluation of field i of a struct; of is nil for dot.
func field(of func(*machine, reflect.Value) reflect.Value, i int) func(*machine, reflect.Value) reflect.Value {
	if of == nil {
		return func(_ *machine, dot reflect.Value) reflect.Value { return dot.Field(i) }
	}
	return func(m *machine, dot reflect.Value) reflect.Value { return of(m, dot).Field(i) }
}

// deref dereferences a pointer; a nil pointer falls back.
func deref(of func(*machine, reflect.Value) reflect.Value) func(*machine, reflect.Value) reflect.Value {
	return func(m *machine, dot reflect.Value) reflect.Value {
		if of != nil {
			dot = of(m, dot)
		}
		if dot.IsNil() {
			panic(fallback{})
		}
		return dot.Elem()
	}
}
