package edit

import (
	"strings"

	"parvis/generator/content/layout"
)

// inlineTable is an inline table that changes: valeurs = { 2017 = 12, 2018 = 21 }.
type inlineTable struct {
	span    layout.Span // of the braces; empty for a new one
	src     string      // the whole text
	entries []inlineEntry
	changed bool
	lead    string // before a new one: its key
	tail    string // after a new one
	rank    int    // of a new one: see splice
}

// inlineEntry is a key of an inline table, as it is written.
type inlineEntry struct {
	name    string
	span    layout.Span // of key and value, in the text; empty for a new one
	value   layout.Span
	text    string // new text of the key and its value, or of the value alone
	removed bool
}

// inlineTable returns the inline table at a path, nil for none.
func (f *File) inlineTable(p Path) *inlineTable {
	path := p.String()
	if t := f.inline[path]; t != nil {
		return t
	}
	var span layout.Span
	found := false
	if pair, ok := f.pair(path); ok && strings.HasPrefix(f.src[pair.Value.From:pair.Value.To], "{") {
		span, found = pair.Value, true
	}
	if !found {
		return nil
	}
	t := &inlineTable{span: span, src: f.src}
	for _, pair := range f.layout.Inline[path] {
		if pair.Dotted {
			return nil
		}
		t.entries = append(t.entries, inlineEntry{name: lastName(pair.Path), span: layout.Span{From: pair.Start, To: pair.Value.To}, value: pair.Value})
	}
	f.inline[path] = t
	return t
}

func lastName(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

// set gives a key another value.
func (t *inlineTable) set(name string, v any) bool {
	for i := range t.entries {
		if e := &t.entries[i]; e.name == name && !e.removed {
			e.text, t.changed = written(v), true
			return true
		}
	}
	return false
}

// remove removes a key.
func (t *inlineTable) remove(name string) bool {
	for i := range t.entries {
		if e := &t.entries[i]; e.name == name && !e.removed {
			e.removed, t.changed = true, true
			return true
		}
	}
	return false
}

// add adds a key: years in their order, others at the end.
func (t *inlineTable) add(name string, v any) {
	t.changed = true
	e := inlineEntry{name: name, text: key(name) + " = " + written(v)}
	at := len(t.entries)
	if isYear(name) {
		for at > 0 && isYear(t.entries[at-1].name) && t.entries[at-1].name > name {
			at--
		}
	}
	t.entries = append(t.entries[:at:at], append([]inlineEntry{e}, t.entries[at:]...)...)
}

func isYear(name string) bool {
	return len(name) >= 4 && strings.Trim(name[:4], "0123456789") == ""
}

// splice returns the change of the text. What stands between two entries that stay, stays.
func (t *inlineTable) splice() (splice, bool) {
	if !t.changed {
		return splice{}, false
	}
	isNew := t.span.From == t.span.To
	open, end, separator := "{ ", " }", ", "
	if !isNew {
		inner := t.src[t.span.From+1 : t.span.To-1]
		if strings.TrimSpace(inner) != "" {
			open = "{" + inner[:len(inner)-len(strings.TrimLeft(inner, " \t\r\n"))]
			end = inner[len(strings.TrimRight(inner, " \t\r\n")):] + "}"
		}
	}
	var b strings.Builder
	b.WriteString(t.lead + open)
	last := -1 // end of the last entry written, in the text
	first := true
	for _, e := range t.entries {
		if e.removed {
			last = -1
			continue
		}
		between := ""
		if !first {
			between = separator
			if last >= 0 && e.span.To > 0 {
				between = t.src[last:e.span.From]
			}
		}
		b.WriteString(between)
		switch {
		case e.span.To == 0:
			b.WriteString(e.text)
		case e.text != "":
			b.WriteString(t.src[e.span.From:e.value.From] + e.text)
		default:
			b.WriteString(t.src[e.span.From:e.span.To])
		}
		last = -1
		if e.span.To > 0 {
			last = e.span.To
		}
		first = false
	}
	if first {
		return splice{t.span, t.lead + "{}" + t.tail, t.rank}, true
	}
	b.WriteString(end + t.tail)
	return splice{t.span, b.String(), t.rank}, true
}
