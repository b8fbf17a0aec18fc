package stencil

import (
	"cmp"
	"fmt"
	"html/template"
	"reflect"
	"text/template/parse"
)

// printFuncs is the functions of text/template that are those of fmt.
var printFuncs = map[string]reflect.Value{
	"print":   reflect.ValueOf(fmt.Sprint),
	"printf":  reflect.ValueOf(fmt.Sprintf),
	"println": reflect.ValueOf(fmt.Sprintln),
}

// function compiles a call. A function of the set takes precedence over one of
// text/template with the same name.
func (c *compiler) function(name string, n parse.Node, args []parse.Node, dot reflect.Type, final *value) (value, error) {
	f, ok := c.set.funcs[name]
	if !ok {
		f, ok = printFuncs[name]
	}
	if ok {
		return c.call(f, n, args, dot, final)
	}
	var vals []value
	for _, a := range args {
		v, err := c.operand(a, dot)
		if err != nil {
			return value{}, err
		}
		vals = append(vals, v)
	}
	if name == "and" || name == "or" {
		if final != nil || len(vals) == 0 {
			return value{}, fmt.Errorf("%s: and, or with a pipeline", n)
		}
		return shortCircuit(n, vals, name == "or")
	}
	if final != nil {
		vals = append(vals, *final)
	}
	switch {
	case name == "not" && len(vals) == 1:
		isTrue, err := vals[0].truthFunc(n)
		return condition(func(m *machine, dot reflect.Value) bool { return !isTrue(m, dot) }), err
	case name == "len" && len(vals) == 1:
		return length(n, vals[0])
	case name == "index" && len(vals) == 2:
		return index(n, vals[0], vals[1])
	case len(vals) == 2 && comparisons[name] != nil, len(vals) > 2 && name == "eq":
		return compare(n, name, vals)
	}
	return value{}, fmt.Errorf("%s: unsupported function", n)
}

// shortCircuit compiles and, or: the result is the first value that decides,
// else the last.
func shortCircuit(n parse.Node, vals []value, or bool) (value, error) {
	var conditions []func(*machine, reflect.Value) bool
	typ := vals[0].typ
	for _, v := range vals {
		isTrue, err := v.truthFunc(n)
		if err != nil {
			return value{}, err
		}
		conditions = append(conditions, isTrue)
		if v.typ != typ {
			typ = nil
		}
	}
	out := value{typ: typ, isTrue: func(m *machine, dot reflect.Value) bool {
		for _, isTrue := range conditions {
			if isTrue(m, dot) == or {
				return or
			}
		}
		return !or
	}}
	if typ == nil {
		return out, nil
	}
	isTrue, err := truthOf(typ)
	last := len(vals) - 1
	out.get = func(m *machine, dot reflect.Value) reflect.Value {
		for _, v := range vals[:last] {
			if got := v.get(m, dot); isTrue(got) == or {
				return got
			}
		}
		return vals[last].get(m, dot)
	}
	if typ.Kind() == reflect.String {
		var texts []func(*machine, reflect.Value) string
		for _, v := range vals {
			texts = append(texts, v.str())
		}
		out.text = func(m *machine, dot reflect.Value) string {
			for _, text := range texts[:last] {
				if got := text(m, dot); (got != "") == or {
					return got
				}
			}
			return texts[last](m, dot)
		}
	}
	return out, err
}

func length(n parse.Node, v value) (value, error) {
	if err := v.checkConcrete(n); err != nil {
		return value{}, err
	}
	switch v.typ.Kind() {
	case reflect.String, reflect.Slice, reflect.Array, reflect.Map:
		return value{typ: intType, get: func(m *machine, dot reflect.Value) reflect.Value { return reflect.ValueOf(v.get(m, dot).Len()) }}, nil
	}
	return value{}, fmt.Errorf("%s: the length of %v", n, v.typ)
}

func index(n parse.Node, of, at value) (value, error) {
	if of.typ == nil || of.typ.Kind() != reflect.Slice && of.typ.Kind() != reflect.Array || at.typ != intType {
		return value{}, fmt.Errorf("%s: an index of what is not a slice", n)
	}
	out := value{typ: of.typ.Elem(), get: func(m *machine, dot reflect.Value) reflect.Value {
		return of.get(m, dot).Index(int(at.get(m, dot).Int())) // out of range panics, and so falls back
	}}
	return out, out.checkConcrete(n)
}

// comparisons maps a comparison to the results of cmp.Compare for which it is
// true.
var comparisons = map[string]func(int) bool{
	"eq": func(c int) bool { return c == 0 },
	"ne": func(c int) bool { return c != 0 },
	"lt": func(c int) bool { return c < 0 },
	"le": func(c int) bool { return c <= 0 },
	"gt": func(c int) bool { return c > 0 },
	"ge": func(c int) bool { return c >= 0 },
}

// compare compiles a comparison of strings, integers or booleans, all of the
// same kind. eq with several arguments asks whether the first equals one of the
// others.
func compare(n parse.Node, name string, vals []value) (value, error) {
	kind := basicKind(vals[0].typ)
	for _, v := range vals {
		if s := basicKind(v.typ); s != kind || s == "" || s == "bool" && name != "eq" && name != "ne" {
			return value{}, fmt.Errorf("%s: a comparison of different or unsupported kinds", n)
		}
	}
	accepts := comparisons[name]
	if kind == "string" && len(vals) == 2 && (name == "eq" || name == "ne") {
		a, b, same := vals[0].str(), vals[1].str(), name == "eq"
		return condition(func(m *machine, dot reflect.Value) bool { return (a(m, dot) == b(m, dot)) == same }), nil
	}
	return condition(func(m *machine, dot reflect.Value) bool {
		first, some := vals[0].get(m, dot), false
		for _, v := range vals[1:] { // no short circuit: evaluating any of them may fail
			some = accepts(compareValues(kind, first, v.get(m, dot))) || some
		}
		return some
	}), nil
}

// basicKind returns the kind by which text/template compares values; "" if
// unsupported.
func basicKind(t reflect.Type) string {
	if t == nil {
		return ""
	}
	switch t.Kind() {
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "bool"
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return "int"
	}
	return ""
}

func compareValues(kind string, a, b reflect.Value) int {
	switch kind {
	case "string":
		return cmp.Compare(a.String(), b.String())
	case "int":
		return cmp.Compare(a.Int(), b.Int())
	}
	if a.Bool() == b.Bool() {
		return 0
	}
	return 1
}

// call compiles a call of a Go function.
func (c *compiler) call(f reflect.Value, n parse.Node, nodes []parse.Node, dot reflect.Type, final *value) (value, error) {
	t := f.Type()
	count := len(nodes)
	if final != nil {
		count++
	}
	required := t.NumIn()
	if t.IsVariadic() {
		required--
	}
	if count < required || count > required && !t.IsVariadic() {
		return value{}, fmt.Errorf("%s: %d arguments", n, count)
	}
	var args []value
	for i := range count {
		var v value
		var err error
		if i < len(nodes) {
			v, err = c.operand(nodes[i], dot)
		} else {
			v = *final
		}
		if err == nil {
			err = v.checkConcrete(n)
		}
		if err != nil {
			return value{}, err
		}
		want := t.In(min(i, t.NumIn()-1))
		if t.IsVariadic() && i >= required {
			want = want.Elem()
		}
		if want != reflectValue && !v.typ.AssignableTo(want) {
			return value{}, fmt.Errorf("%s: a %v for a %v", n, v.typ, want)
		}
		args = append(args, v)
	}
	out, ok := directCall(f.Interface(), args)
	if !ok {
		out = reflectCall(f, args)
	}
	return out, out.checkConcrete(n)
}

// directCall compiles calls of the function types that themes use, avoiding the
// cost of reflection.
func directCall(f any, args []value) (value, bool) {
	textValue := func(call func(m *machine, dot reflect.Value) string) (value, bool) {
		return value{typ: stringType, text: call, get: func(m *machine, dot reflect.Value) reflect.Value { return reflect.ValueOf(call(m, dot)) }}, true
	}
	switch f := f.(type) {
	case func(string) string:
		a := args[0].str()
		return textValue(func(m *machine, dot reflect.Value) string { return f(a(m, dot)) })
	case func(string) (string, error):
		a := args[0].str()
		return textValue(func(m *machine, dot reflect.Value) string { return must(f(a(m, dot))) })
	case func(string) bool:
		a := args[0].str()
		return condition(func(m *machine, dot reflect.Value) bool { return f(a(m, dot)) }), true
	case func(string, ...any) string:
		a, rest := args[0].str(), args[1:]
		return textValue(func(m *machine, dot reflect.Value) string { return f(a(m, dot), interfaces(m, dot, rest)...) })
	case func(string, string, reflect.Value) (template.HTML, error):
		a, b, v := args[0].str(), args[1].str(), args[2].get
		call := func(m *machine, dot reflect.Value) string { return string(must(f(a(m, dot), b(m, dot), v(m, dot)))) }
		return value{typ: reflect.TypeFor[template.HTML](), text: call, get: func(m *machine, dot reflect.Value) reflect.Value {
			return reflect.ValueOf(template.HTML(call(m, dot))) //nolint:gosec // f returned template.HTML
		}}, true
	}
	return value{}, false
}

// must returns a result, or falls back on an error, which html/template will
// report.
func must[T any](v T, err error) T {
	if err != nil {
		panic(fallback{})
	}
	return v
}

func interfaces(m *machine, dot reflect.Value, args []value) []any {
	out := make([]any, len(args))
	for i, a := range args {
		out[i] = a.get(m, dot).Interface()
	}
	return out
}

// reflectCall compiles a call of any other function. html/template only accepts
// functions with one result, or one result and an error.
func reflectCall(f reflect.Value, args []value) value {
	t := f.Type()
	passValue := make([]bool, len(args)) // the parameter is a reflect.Value itself
	for i := range args {
		want := t.In(min(i, t.NumIn()-1))
		passValue[i] = want == reflectValue || t.IsVariadic() && i >= t.NumIn()-1 && want.Elem() == reflectValue
	}
	return value{typ: t.Out(0), get: func(m *machine, dot reflect.Value) reflect.Value {
		in := make([]reflect.Value, len(args))
		for i, a := range args {
			in[i] = a.get(m, dot)
			if passValue[i] {
				in[i] = reflect.ValueOf(in[i])
			}
		}
		out := f.Call(in)
		if len(out) == 2 && !out[1].IsNil() {
			panic(fallback{})
		}
		return out[0]
	}}
}
