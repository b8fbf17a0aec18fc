// Package stencil executes the templates of an html/template set several times
// faster than html/template, with byte-identical output.
//
// html/template remains the reference. It parses the templates, determines how
// each value is escaped in its context, and does the first execution of each
// template. The escaped syntax trees are then compiled into functions
// specialised for the type of the data: fields are looked up once per type
// instead of once per page, and strings are escaped directly into the page.
//
//	set := stencil.New(templates, funcs)
//	page, err := set.Append(nil, "layout", reflect.ValueOf(view))
//
// Supported: text, fields of structs (through pointers too), variables, if,
// with, range over slices, break, continue, template, and, or, not, eq and the
// other comparisons, len, index, print, and any function given to the set.
// Values printed may be strings (template.HTML and similar types included),
// integers and booleans.
//
// Not supported: methods, maps, interfaces, floats, unknown escapers, and any
// execution that fails. None of these is an error. An execution that reaches
// one is discarded, and falls back to html/template, as do all later ones of
// the same template and type. So a template can use all of html/template, and
// error messages are those of html/template. Functions may be called twice:
// they must be idempotent.
package stencil

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"sync"
	"sync/atomic"
	"text/template/parse"
)

// Set is an html/template set with its compiled programs. It is safe for
// concurrent use.
type Set struct {
	set      *template.Template
	funcs    map[string]reflect.Value
	trees    map[string]*parse.Tree
	machines sync.Pool

	mu       sync.RWMutex
	escaped  map[string]bool // templates that html/template executed once, and so escaped
	programs map[key]*program
}

// key identifies a program: a template, and the type of its dot, nil if it has
// none.
type key struct {
	name string
	dot  reflect.Type
}

// program is a compiled template.
type program struct {
	key
	body        op
	slots       int      // number of variables, $ included
	unsupported []string // nodes that fall back, and why
	fellBack    atomic.Bool
}

// New returns a Set for templates that are all parsed, with the functions they
// were given. No template may be added afterwards.
func New(set *template.Template, funcs template.FuncMap) *Set {
	s := &Set{set: set, funcs: map[string]reflect.Value{}, trees: map[string]*parse.Tree{}, escaped: map[string]bool{}, programs: map[key]*program{}}
	for name, f := range funcs {
		s.funcs[name] = reflect.ValueOf(f)
	}
	for _, t := range set.Templates() {
		if t.Tree != nil && t.Tree.Root != nil {
			s.trees[t.Name()] = t.Tree
		}
	}
	s.machines.New = func() any { return new(machine) }
	return s
}

// HTML returns the html/template set, the reference that tests compare Append
// with.
func (s *Set) HTML() *template.Template { return s.set }

// Append executes a template on a value and appends its output to a page.
// Errors are those of html/template; the page is then returned unchanged.
func (s *Set) Append(to []byte, name string, data reflect.Value) ([]byte, error) {
	p := s.program(name, data)
	if p != nil && !p.fellBack.Load() {
		if out, done := s.run(p, to, data); done {
			return out, nil
		}
		p.fellBack.Store(true)
	}
	buf := bytes.NewBuffer(to)
	if err := s.set.ExecuteTemplate(buf, name, data); err != nil {
		return to, err
	}
	if p == nil {
		s.mu.Lock()
		s.escaped[name] = true
		s.mu.Unlock()
	}
	return buf.Bytes(), nil
}

// Fallbacks returns the unsupported nodes found in the templates compiled so
// far, as "template (type): reason", and the templates whose execution fell
// back, as "template (type)". Both are sorted.
func (s *Set) Fallbacks() (found, reached []string) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for k, p := range s.programs {
		if p.fellBack.Load() {
			reached = append(reached, fmt.Sprintf("%s (%v)", k.name, k.dot))
		}
		for _, why := range p.unsupported {
			found = append(found, fmt.Sprintf("%s (%v): %s", k.name, k.dot, why))
		}
	}
	slices.Sort(found)
	slices.Sort(reached)
	return found, reached
}

// program returns the compiled template for the type of a value; nil until
// html/template has escaped the template.
func (s *Set) program(name string, data reflect.Value) *program {
	k := key{name: name}
	if data.IsValid() {
		k.dot = data.Type()
	}
	s.mu.RLock()
	p, escaped := s.programs[k], s.escaped[name]
	s.mu.RUnlock()
	if p != nil || !escaped || s.trees[name] == nil {
		return p
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.compile(k)
}

// run executes a program. done is false if it has to fall back.
func (s *Set) run(p *program, to []byte, data reflect.Value) (out []byte, done bool) {
	defer func() {
		if recover() != nil { // a fallback, or a failure that html/template will report
			out, done = to, false
		}
	}()
	m := s.machines.Get().(*machine)
	m.out = to
	m.call(p, data)
	out, m.out = m.out, nil
	clear(m.vars)
	s.machines.Put(m)
	return out, true
}

// machine is the state of an execution.
type machine struct {
	out       []byte
	vars      []reflect.Value // stack of variables, one frame per template being executed
	base, top int             // current frame
	depth     int
}

// maxDepth is how deeply templates may nest. html/template has a limit too, and
// reports it.
const maxDepth = 10_000

// fallback is the panic that stops an execution, which then falls back to
// html/template.
type fallback struct{}

func (m *machine) call(p *program, dot reflect.Value) {
	if m.depth >= maxDepth {
		panic(fallback{})
	}
	base, top := m.base, m.top
	m.base, m.top = top, top+p.slots
	if m.top > len(m.vars) {
		m.vars = append(m.vars, make([]reflect.Value, m.top+16-len(m.vars))...)
	}
	m.vars[m.base] = dot
	m.depth++
	p.body(m, dot)
	m.depth--
	m.base, m.top = base, top
}
