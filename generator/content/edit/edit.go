// Package edit changes records in place, in the bytes of their files: what a change doesn't name
// stays as it is, comments, order, spacing and line ends included. The new text is parsed again and
// compared with what was asked for before anyone sees it: a file that can't be changed so is
// refused, never rewritten.
package edit

import (
	"bytes"
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"parvis/generator/content/layout"
)

// Reason is why a file can't be changed in place.
type Reason string

// The reasons.
const (
	Syntax    Reason = "syntax"      // the file isn't valid
	Form      Reason = "form"        // the value is written in a form that isn't changed in place
	Comments  Reason = "comments"    // a comment stands within the value
	NoSuchKey Reason = "no-such-key" // what is to be changed isn't there
	Twice     Reason = "twice"       // the same key is changed twice
	Different Reason = "different"   // the new text doesn't say what was asked for
)

// Error is a file that can't be changed in place.
type Error struct {
	File, Key string // Key is a path, "" for the whole file
	Reason    Reason
}

func (e *Error) Error() string { return fmt.Sprintf("%s: %s: %s", e.File, e.Key, e.Reason) }

// File is a record that is being changed. Changes name keys as they were when the file was parsed:
// those added since can't be changed again.
type File struct {
	name     string
	src      string
	from, to int // front matter
	newline  string
	layout   *layout.Layout
	tree     map[string]any // of the file as it was
	want     map[string]any // of the file as it is to be
	splices  []splice
	inline   map[string]*inlineTable // those that change, by path
	touched  map[string]bool         // paths that a change set or removed
	body     string                  // what follows the front matter of a .md file, with the line of its fence
	newBody  string
}

// splice is one change of the text. Those at one place follow each other by rank: that of a key in the
// format, or lastRank for a table.
type splice struct {
	layout.Span
	text string
	rank int
}

// lastRank is beyond the keys of any table.
const lastRank = 1 << 20

// fence is the line before and after the front matter of a .md record.
const fence = "+++"

// Parse parses the text of a record: a .toml file, or a .md file with its front matter. The error
// is an *Error.
func Parse(name string, text []byte) (*File, error) {
	f := &File{name: name, src: string(text), newline: "\n", inline: map[string]*inlineTable{}, touched: map[string]bool{}}
	f.from, f.to = len(bom(f.src)), len(f.src)
	if strings.Contains(f.src, "\r\n") {
		f.newline = "\r\n"
	}
	if strings.HasSuffix(name, ".md") && !f.frontMatter() {
		return nil, f.fail("", Syntax)
	}
	f.body = f.src[f.to:]
	f.newBody = f.body
	var err error
	if f.tree, err = decode(f.src[f.from:f.to]); err != nil {
		return nil, f.fail("", Syntax)
	}
	f.want, _ = copied(f.tree).(map[string]any)
	f.layout = layout.Of(f.src, f.from, f.to)
	if !f.layout.Whole {
		return nil, f.fail("", Syntax)
	}
	return f, nil
}

// bom returns the byte order mark that a text begins with, "" for none.
func bom(s string) string {
	if strings.HasPrefix(s, "\ufeff") {
		return "\ufeff"
	}
	return ""
}

// frontMatter finds the front matter of a .md file.
func (f *File) frontMatter() bool {
	at, inside := f.from, false
	for line := range strings.Lines(f.src[f.from:]) {
		if strings.TrimRight(line, " \t\r\n") == fence {
			if inside {
				f.to = at
				return true
			}
			inside = true
			f.from = at + len(line)
		} else if !inside {
			return false
		}
		at += len(line)
	}
	return false
}

func decode(text string) (map[string]any, error) {
	tree := map[string]any{}
	_, err := toml.Decode(text, &tree)
	return tree, err
}

// copied returns a tree of its own.
func copied(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, w := range v {
			out[k] = copied(w)
		}
		return out
	case []map[string]any:
		out := make([]map[string]any, len(v))
		for i, w := range v {
			if w != nil {
				out[i], _ = copied(w).(map[string]any)
			}
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, w := range v {
			out[i] = copied(w)
		}
		return out
	default:
		return v
	}
}

func (f *File) fail(key string, r Reason) error { return &Error{f.name, key, r} }

// Value returns the value at a path as the TOML library decodes it, in the file as it was parsed.
// ok is false when there is none.
func (f *File) Value(p Path) (value any, ok bool) { return p.in(f.tree) }

// Set gives a key a value: a string, bool, int64, float64, []string or date.Date; a []Entry makes an
// inline table. Only the value's bytes change. A missing key is added to its table, in the place
// that the format has for it and in the layout of its neighbours.
func (f *File) Set(p Path, v any) error {
	path := p.String()
	if f.touched[path] {
		return f.fail(path, Twice)
	}
	f.touched[path] = true
	if _, there := p.in(f.tree); !there {
		return f.add(p, v)
	}
	if pair, ok := f.pair(path); ok {
		old := f.src[pair.Value.From:pair.Value.To]
		text, ok := replace(old, v, f.newline)
		if !ok {
			return f.fail(path, Comments)
		}
		f.splices = append(f.splices, splice{Span: pair.Value, text: text})
		return f.wanted(p, v)
	}
	if t := f.inlineTable(p.parent()); t != nil && t.set(p.last(), v) {
		return f.wanted(p, v)
	}
	return f.fail(path, Form)
}

// pair returns the key of a path outside inline tables.
func (f *File) pair(path string) (layout.Pair, bool) {
	i := slices.IndexFunc(f.layout.Pairs, func(p layout.Pair) bool { return p.Path == path })
	if i < 0 {
		return layout.Pair{}, false
	}
	return f.layout.Pairs[i], true
}

// Remove removes a key with its line, or a repeated table with its keys. The comments above a table
// stay: they may be about what is near it.
func (f *File) Remove(p Path) error {
	path := p.String()
	if _, there := p.in(f.tree); !there {
		return f.fail(path, NoSuchKey)
	}
	if f.touched[path] {
		return f.fail(path, Twice)
	}
	f.touched[path] = true
	switch pair, ok := f.pair(path); {
	case ok:
		f.splices = append(f.splices, splice{Span: f.lines(pair.Start, pair.Value.To)})
	case f.header(path) >= 0:
		f.splices = append(f.splices, splice{Span: f.tableSpan(f.header(path))})
	default:
		t := f.inlineTable(p.parent())
		if t == nil || !t.remove(p.last()) {
			return f.fail(path, Form)
		}
	}
	p.remove(f.want)
	return nil
}

// header returns the index of the header of a table, -1 for none.
func (f *File) header(path string) int {
	return slices.IndexFunc(f.layout.Headers, func(h layout.Header) bool { return h.Path == path })
}

// lines returns the whole lines of a part of the text.
func (f *File) lines(from, to int) layout.Span {
	start := strings.LastIndexByte(f.src[:from], '\n') + 1
	end := f.to
	if n := strings.IndexByte(f.src[to:f.to], '\n'); n >= 0 {
		end = to + n + 1
	}
	return layout.Span{From: max(start, f.from), To: end}
}

// tableSpan returns the lines of a table and of those in it, with the empty lines before it.
func (f *File) tableSpan(header int) layout.Span {
	span := f.lines(f.layout.Headers[header].From, f.layout.Headers[header].To)
	span.To = f.tableEnd(header)
	for span.From > f.from {
		before := f.lines(span.From-1, span.From-1)
		if strings.TrimSpace(f.src[before.From:before.To]) != "" || before.From == span.From {
			break
		}
		span.From = before.From
	}
	return span
}

// tableEnd returns the offset after the last line of a table and of the tables in it.
func (f *File) tableEnd(header int) int {
	path := f.layout.Headers[header].Path
	end := f.lines(f.layout.Headers[header].From, f.layout.Headers[header].To).To
	for _, h := range f.layout.Headers {
		if within(h.Path, path) {
			end = max(end, f.lines(h.From, h.To).To)
		}
	}
	for _, p := range f.layout.Pairs {
		if within(p.Path, path) {
			end = max(end, f.lines(p.Start, p.Value.To).To)
		}
	}
	return end
}

// within reports whether a path is that of something in a table.
func within(path, table string) bool {
	return table == "" || len(path) > len(table) && strings.HasPrefix(path, table) && path[len(table)] == '.'
}

// wanted notes in the tree what a change sets.
func (f *File) wanted(p Path, v any) error {
	if !p.set(f.want, decoded(v)) {
		return f.fail(p.String(), Form)
	}
	return nil
}

// Bytes returns the new text. A File without a change has the bytes it was parsed from. The error
// is an *Error.
func (f *File) Bytes() ([]byte, error) {
	splices := slices.Clone(f.splices)
	for _, t := range f.inline {
		if s, changed := t.splice(); changed {
			splices = append(splices, s)
		}
	}
	slices.SortStableFunc(splices, func(a, b splice) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.rank, b.rank))
	})
	var b strings.Builder
	at := 0
	for _, s := range splices {
		if s.From < at {
			return nil, f.fail("", Form) // two changes of one place
		}
		b.WriteString(f.src[at:s.From])
		b.WriteString(s.text)
		at = s.To
	}
	b.WriteString(f.src[at:])
	out := b.String()
	tree, err := decode(out[f.from : f.to+len(out)-len(f.src)])
	want, _ := copied(f.want).(map[string]any)
	if err != nil || !reflect.DeepEqual(tree, compacted(want)) {
		return nil, f.fail("", Different)
	}
	return []byte(strings.TrimSuffix(out, f.body) + f.newBody), nil
}

// Body returns the text after the front matter of a .md file, without the line ends around it, which are
// those of \n.
func (f *File) Body() string {
	_, text := f.splitBody()
	return strings.ReplaceAll(strings.Trim(text, "\r\n"), "\r\n", "\n")
}

// SetBody gives a .md file another text after its front matter, in the line ends of the file. The empty
// lines around it stay. A .toml file has none: the error is an *Error.
func (f *File) SetBody(text string) error {
	fence, old := f.splitBody()
	if fence == "" {
		return f.fail("", Form)
	}
	lead := old[:len(old)-len(strings.TrimLeft(old, "\r\n"))]
	if old == "" && !strings.HasSuffix(fence, "\n") {
		lead = f.newline
	}
	tail := f.newline
	if trimmed := strings.TrimRight(old, "\r\n"); trimmed != "" {
		tail = old[len(trimmed):]
	}
	f.newBody = fence + lead
	if text = strings.Trim(strings.ReplaceAll(text, "\r\n", "\n"), "\n"); text != "" {
		f.newBody += relined(strings.Trim(old, "\r\n"), text, f.newline) + tail
	}
	return nil
}

// relined returns a text with the line ends that its first and last lines have in an earlier version; the
// other lines get those of newline.
func relined(old, text, newline string) string {
	was, now := strings.SplitAfter(old, "\n"), strings.SplitAfter(text, "\n")
	plain := func(line string) string { return strings.TrimRight(line, "\r\n") }
	from := 0
	for from < min(len(was), len(now))-1 && plain(was[from]) == plain(now[from]) {
		now[from] = was[from]
		from++
	}
	to := 0
	for to < min(len(was), len(now))-from-1 && plain(was[len(was)-1-to]) == plain(now[len(now)-1-to]) {
		now[len(now)-1-to] = was[len(was)-1-to]
		to++
	}
	for i := from; i < len(now)-to; i++ {
		now[i] = strings.Replace(now[i], "\n", newline, 1)
	}
	return strings.Join(now, "")
}

// splitBody returns the line of the fence that ends the front matter, and what follows it.
func (f *File) splitBody() (fence, text string) {
	if n := strings.IndexByte(f.body, '\n'); n >= 0 {
		return f.body[:n+1], f.body[n+1:]
	}
	return f.body, ""
}

// WithBody returns the text of a .toml record as that of a .md one, which can have a body.
func WithBody(text []byte) []byte {
	end := "\n"
	if bytes.Contains(text, []byte("\r\n")) {
		end = "\r\n"
	}
	inner := strings.TrimPrefix(string(text), "\ufeff")
	if inner != "" && !strings.HasSuffix(inner, "\n") {
		inner += end
	}
	return []byte(fence + end + inner + fence + end)
}
