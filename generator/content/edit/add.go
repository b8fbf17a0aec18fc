package edit

import (
	"slices"
	"strings"

	"parvis/generator/content/layout"
	"parvis/generator/content/record"
	"parvis/generator/model"
)

// add adds a key that the file doesn't have.
func (f *File) add(p Path, v any) error {
	if f.reallyAdd(p, v) {
		return f.wanted(p, v)
	}
	return f.fail(p.String(), Form)
}

func (f *File) reallyAdd(p Path, v any) bool {
	parent := p.parent()
	if t := f.inlineTable(parent); t != nil { // valeurs = { 2017 = 12 }
		t.add(p.last(), v)
		return true
	}
	path := parent.String()
	if _, there := parent.in(f.tree); !there { // a table that isn't there: an inline one is added to its own
		if len(parent) < 2 || parent[len(parent)-1].Index >= 0 {
			return false
		}
		t := f.inline[path]
		if t == nil {
			at, before, ok := f.place(parent)
			if !ok {
				return false
			}
			t = &inlineTable{span: layout.Span{From: at, To: at}, rank: f.rank(parent), lead: before + key(parent.last()) + " = ", tail: f.newline}
			f.inline[path] = t
		}
		t.add(p.last(), v)
		return true
	}
	at, before, ok := f.place(p)
	if !ok {
		return false
	}
	name := key(p.last())
	if dotted := f.dotted(path); dotted != "" {
		name = dotted + "." + name
	}
	f.splices = append(f.splices, splice{layout.Span{From: at, To: at}, before + name + " = " + written(v) + f.newline, f.rank(p)})
	return true
}

// dotted returns the name under which the keys of a table without a header are written, "" for a
// table with one: "valeurs" for valeurs.2017 = 12.
func (f *File) dotted(table string) string {
	for _, p := range f.layout.Pairs {
		if p.Dotted && within(p.Path, table) {
			written := strings.TrimSpace(f.src[p.Start : strings.IndexByte(f.src[p.Start:], '=')+p.Start])
			return strings.TrimSpace(written[:strings.LastIndexByte(written, '.')])
		}
	}
	return ""
}

// place returns where a new key is added, and what stands before it on its line: after the last key
// of its table that comes before it in the format, or else at the start of the table.
func (f *File) place(p Path) (at int, before string, ok bool) {
	table := p.parent().String()
	order := f.order(p)
	rank := slices.Index(order, p.last())
	at = -1
	var like layout.Pair
	for _, pair := range f.layout.Pairs {
		if parentOf(pair.Path) != table && !(pair.Dotted && within(pair.Path, table) && f.header(parentOf(pair.Path)) < 0) {
			continue
		}
		name, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(pair.Path, table), "."), ".")
		if at < 0 || rank < 0 || slices.Index(order, name) < rank {
			if at < 0 && rank >= 0 && slices.Index(order, name) > rank {
				continue // the first key comes after it: it goes before
			}
			at, like = f.lines(pair.Start, pair.Value.To).To, pair
		}
	}
	switch h := f.header(table); {
	case at >= 0:
		return f.endLine(at, f.indent(like.Start))
	case h >= 0:
		span := f.layout.Headers[h].Span
		return f.endLine(f.lines(span.From, span.To).To, f.indent(span.From))
	case table == "":
		return f.from, "", true
	default:
		return 0, "", false
	}
}

// endLine returns a place, and a line end before it when the text ends without one.
func (f *File) endLine(at int, indent string) (int, string, bool) {
	if at > f.from && f.src[at-1] != '\n' {
		return at, f.newline + indent, true
	}
	return at, indent, true
}

// indent returns the spaces before a place on its line.
func (f *File) indent(at int) string {
	line := f.src[strings.LastIndexByte(f.src[:at], '\n')+1 : at]
	if strings.TrimSpace(line) != "" {
		return ""
	}
	return strings.TrimPrefix(line, bom(line))
}

// parentOf returns the path of the table of a key.
func parentOf(path string) string { return path[:max(strings.LastIndexByte(path, '.'), 0)] }

// order returns the keys of a path's table in the order of the format; nil for a file of no kind.
func (f *File) order(p Path) []string {
	folder, _, _ := strings.Cut(f.name, "/")
	kind := model.Kind(folder)
	if f.name == "site.toml" {
		kind = model.Settings
	}
	var names []string
	for _, s := range p.parent() {
		names = append(names, s.Name)
	}
	table := strings.Join(names, ".")
	var out []string
	for _, k := range record.AllKeys(kind) {
		if k.Table() == table {
			out = append(out, k.Name())
		}
	}
	return out
}

// rank returns the place of a key among those of its table in the format; those that it doesn't know
// come last.
func (f *File) rank(p Path) int {
	if n := slices.Index(f.order(p), p.last()); n >= 0 {
		return n
	}
	return lastRank / 2
}

// Append adds a repeated table: one more [[engagement]], or one more [[engagement.indicateur]] of the
// commitment that the path names. It comes after the last of its kind, or else at the end of the
// table that it is in, in the layout of those that there are.
func (f *File) Append(p Path, entries []Entry) error {
	path := p.String()
	name := headerName(p)
	var at int
	last := -1
	for i, h := range f.layout.Headers {
		if cut := strings.LastIndexByte(h.Path, '['); cut >= 0 && h.Path[:cut] == path {
			last = i
		}
	}
	_, there := p.in(f.tree)
	switch parent := f.header(p.parent().String()); {
	case last >= 0:
		at = f.tableEnd(last)
	case there:
		return f.fail(path, Form) // an array of inline tables
	case len(p) == 1:
		at = f.end()
	case parent >= 0:
		at, last = f.tableEnd(parent), parent
	default:
		return f.fail(path, Form)
	}
	indent := ""
	if last >= 0 {
		indent = f.indent(f.layout.Headers[last].From)
	}
	var b strings.Builder
	if at > f.from && f.src[at-1] != '\n' {
		b.WriteString(f.newline)
	}
	if at > f.from {
		b.WriteString(f.newline)
	}
	b.WriteString(indent + "[[" + name + "]]" + f.newline)
	table(&b, name, indent, f.newline, entries)
	f.splices = append(f.splices, splice{layout.Span{From: at, To: at}, b.String(), lastRank - len(p)}) // at one place, what is in a table comes before the next table
	return f.wantTable(p, entries)
}

// headerName returns the name of a table in its header: its path without indexes.
func headerName(p Path) string {
	names := make([]string, len(p))
	for i, s := range p {
		names[i] = key(s.Name)
	}
	return strings.Join(names, ".")
}

// end returns the offset after the last line with a key, a table or a comment.
func (f *File) end() int {
	return f.from + len(strings.TrimRight(f.src[f.from:f.to], " \t\r\n")) + len(f.lineEnd())
}

// lineEnd returns the line end after the last line with something on it, "" for none.
func (f *File) lineEnd() string {
	rest := f.src[f.from:f.to]
	rest = rest[len(strings.TrimRight(rest, " \t\r\n")):]
	if n := strings.IndexByte(rest, '\n'); n >= 0 {
		return rest[:n+1]
	}
	return ""
}

// wantTable notes in the tree that a table is added.
func (f *File) wantTable(p Path, entries []Entry) error {
	parent, ok := p.parent().in(f.want)
	tree, is := parent.(map[string]any)
	if !ok || !is {
		return f.fail(p.String(), Form)
	}
	tables, _ := tree[p.last()].([]map[string]any)
	added, _ := decoded(entries).(map[string]any)
	tree[p.last()] = append(tables, added)
	return nil
}
