package edit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Path is the place of a key, as record.Meta.At names it: "engagement[2].indicateur[0].valeurs.2018".
type Path []Step

// Step is one name of a path, and an index when it isn't negative.
type Step struct {
	Name  string
	Index int
}

// ParsePath parses a path.
func ParsePath(s string) (Path, error) {
	var p Path
	for part := range strings.SplitSeq(s, ".") {
		step := Step{part, -1}
		if name, rest, ok := strings.Cut(part, "["); ok {
			n, err := strconv.Atoi(strings.TrimSuffix(rest, "]"))
			if err != nil || n < 0 || !strings.HasSuffix(rest, "]") {
				return nil, fmt.Errorf("%q: not a path", s)
			}
			step = Step{name, n}
		}
		if step.Name == "" {
			return nil, fmt.Errorf("%q: not a path", s)
		}
		p = append(p, step)
	}
	return p, nil
}

func (p Path) String() string {
	parts := make([]string, len(p))
	for i, s := range p {
		parts[i] = s.Name
		if s.Index >= 0 {
			parts[i] += "[" + strconv.Itoa(s.Index) + "]"
		}
	}
	return strings.Join(parts, ".")
}

// At returns the path of an element of the repeated table that p names.
func (p Path) At(i int) Path {
	return append(p[:len(p)-1:len(p)-1], Step{p.last(), i})
}

// Key returns the path of a key of the table that p names.
func (p Path) Key(name string) Path { return append(p[:len(p):len(p)], Step{name, -1}) }

func (p Path) parent() Path { return p[:len(p)-1] }

// last is the name of the key itself.
func (p Path) last() string { return p[len(p)-1].Name }

// in returns the value at a path of a tree.
func (p Path) in(tree map[string]any) (any, bool) {
	var at any = tree
	for _, s := range p {
		table, ok := at.(map[string]any)
		if !ok {
			return nil, false
		}
		if at, ok = table[s.Name]; !ok {
			return nil, false
		}
		if s.Index >= 0 {
			if at, ok = element(at, s.Index); !ok {
				return nil, false
			}
		}
	}
	return at, true
}

// element returns an element of an array, which is of tables or of values.
func element(array any, i int) (any, bool) {
	switch a := array.(type) {
	case []map[string]any:
		if i < len(a) {
			return a[i], true
		}
	case []any:
		if i < len(a) {
			return a[i], true
		}
	}
	return nil, false
}

// set puts a value in a tree, and makes the last table if there is none. It reports whether it could.
func (p Path) set(tree map[string]any, v any) bool {
	parent, ok := p.parent().in(tree)
	if !ok && p.parent()[len(p)-2].Index < 0 && p.parent().set(tree, map[string]any{}) {
		parent, ok = p.parent().in(tree)
	}
	table, is := parent.(map[string]any)
	if !ok || !is || p[len(p)-1].Index >= 0 {
		return false
	}
	table[p.last()] = v
	return true
}

// remove takes a value out of a tree, where it is.
func (p Path) remove(tree map[string]any) {
	parent, _ := p.parent().in(tree)
	table := parent.(map[string]any)
	last := p[len(p)-1]
	if last.Index < 0 {
		delete(table, last.Name)
		return
	}
	if a, ok := table[last.Name].([]map[string]any); ok {
		a[last.Index] = nil // its place is kept, for the paths of those after it
	}
}

// compacted takes the tables that were removed out of a tree.
func compacted(tree map[string]any) map[string]any {
	for name, v := range tree {
		switch v := v.(type) {
		case map[string]any:
			compacted(v)
		case []map[string]any:
			kept := slices.DeleteFunc(v, func(t map[string]any) bool { return t == nil })
			for _, t := range kept {
				compacted(t)
			}
			if tree[name] = kept; len(kept) == 0 && len(v) > 0 {
				delete(tree, name)
			}
		}
	}
	return tree
}
