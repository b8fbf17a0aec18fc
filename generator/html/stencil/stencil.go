// Package stencil executes the templates of an html/template set several times
// faster than html/template does, with the same bytes.
//
// html/template stays the judge. It parses the templates and works out how each
// value is escaped where it stands; it also does the first execution of each
// template. Its syntax trees, escaped by then, are compiled into functions for
// the type of what they are given: fields are found once per type and not once
// per page, and strings are escaped straight into the page.
//
// What is compiled is what themes mostly write: text, fields of structs (through
// pointers too), variables, if, with, range over slices, break, continue,
// template, and, or, not, eq and its kin, len, index, print, and any function
// the set was given. Of values, strings (template.HTML and its kin included),
// integers and booleans are printed.
//
// Everything else is left: methods, maps, interfaces, floats, escapers that
// aren't known, whatever fails. Nothing of it is an error here. When an
// execution comes to such a place, it is thrown away and html/template does
// the whole again, then all later ones of that template and type. So a
// template can hold whatever html/template takes, failures read as its own
// do, and functions may be called twice: they must not mind.
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

// Set is an html/template set. Its methods may be called from several
// goroutines.
type Set struct {
	set      *template.Template
	funcs    map[string]reflect.Value
	trees    map[string]*parse.Tree
	machines sync.Pool

	mu       sync.RWMutex
	escaped  map[string]bool // by html/template, which executed it once
	programs map[key]*program
}

// key is what a program is for: a template, and the type of its dot, nil where
// it has none.
type key struct {
	name string
	dot  reflect.Type
}

// program is a compiled template.
type program struct {
	key
	body        op
	slots       int      // variables, $ included
	unsupported []string // what is left, and why
	fellBack    atomic.Bool
}

// New takes a set whose templates are all parsed, with the functions it was
// given. No template may be added to it afterwards.
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

// HTML is the set itself, which Append is held against.
func (s *Set) HTML() *template.Template { return s.set }

// Append executes a template on a value and appends what it makes to a page.
// The error is html/template's; the page is then as it was.
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

// Left tells what was found in templates compiled until now that html/template
// is left to do, when it is reached, and in which executions it was: "template
// (type): reason", sorted.
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

// program is what a template is compiled to for a value; nil until html/template
// has escaped it.
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

// run executes a program, unless it comes to something that is left.
func (s *Set) run(p *program, to []byte, data reflect.Value) (out []byte, done bool) {
	defer func() {
		if recover() != nil { // a leave, or what html/template tells when it meets it in turn
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

// machine is one execution.
type machine struct {
	out       []byte
	vars      []reflect.Value // of all templates under way, each with its own stretch
	base, top int             // the stretch of the innermost
	depth     int
}

// deepest is how many templates may be within each other. html/template knows
// a limit too, and tells it.
const maxDepth = 10_000

// leave stops an execution for html/template to do it.
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
