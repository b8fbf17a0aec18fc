package edit

import (
	"math"
	"strconv"
	"strings"

	"parvis/generator/text/date"
)

// Entry is a key of a new table, and its value: one that Set takes, or a [][]Entry for repeated
// tables, which come after the other keys.
type Entry struct {
	Key   string
	Value any
}

// written returns a value as TOML.
func written(v any) string {
	switch v := v.(type) {
	case string:
		return quoted(v)
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		s := strconv.FormatFloat(v, 'f', -1, 64)
		if v == math.Trunc(v) {
			s += ".0"
		}
		return s
	case date.Date:
		if v.Day > 0 {
			return v.String()
		}
		return quoted(v.String())
	case []string:
		parts := make([]string, len(v))
		for i, s := range v {
			parts[i] = quoted(s)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case []Entry:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = key(e.Key) + " = " + written(e.Value)
		}
		return "{ " + strings.Join(parts, ", ") + " }"
	}
	panic("edit: a value of another type")
}

// quoted returns a text as a basic string of TOML.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(s, "\ufffd") {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case r < 0x20 || r == 0x7f:
			b.WriteString(`\u00`)
			b.WriteByte("0123456789abcdef"[r>>4])
			b.WriteByte("0123456789abcdef"[r&15])
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// key returns a key as TOML: bare where it can be.
func key(name string) string {
	if name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == "" {
		return name
	}
	return quoted(name)
}

// replace returns a value in the writing of the one that it replaces: its quotes where they can hold
// it, one element a line where it had lines. ok is false when a comment would be lost.
func replace(old string, v any, newline string) (text string, ok bool) {
	switch v := v.(type) {
	case string:
		switch {
		case strings.HasPrefix(old, `"""`) && strings.Contains(v, "\n") && !strings.ContainsAny(v, "\\\r") && !strings.Contains(v, `"""`) && !strings.HasSuffix(v, `"`):
			if control(v) {
				return quoted(v), true
			}
			return `"""` + newline + strings.ReplaceAll(v, "\n", newline) + `"""`, true
		case strings.HasPrefix(old, "'") && !strings.HasPrefix(old, "'''") && !strings.ContainsAny(v, "'\n\r\t") && !control(v):
			return "'" + v + "'", true
		}
	case date.Date:
		if strings.HasPrefix(old, `"`) {
			return quoted(v.String()), true
		}
	case []string:
		if strings.Contains(old, "\n") {
			if hasComment(old) {
				return "", false
			}
			return lines(old, v, newline), true
		}
	}
	return written(v), !strings.HasPrefix(old, "[") || !hasComment(old)
}

// control reports whether a text has a character that only basic strings can write.
func control(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r < 0x20 && r != '\n' && r != '\t' || r == 0x7f })
}

// hasComment reports whether an array has a comment: it may also have a # in a string, which is
// refused as well.
func hasComment(old string) bool { return strings.Contains(old, "#") }

// lines writes an array with one element a line, indented as the old one was.
func lines(old string, v []string, newline string) string {
	_, rest, _ := strings.Cut(old, "\n")
	indent := rest[:len(rest)-len(strings.TrimLeft(rest, " \t"))]
	last := old[strings.LastIndexByte(old, '\n')+1:]
	var b strings.Builder
	b.WriteString("[" + newline)
	for _, s := range v {
		b.WriteString(indent + quoted(s) + "," + newline)
	}
	b.WriteString(strings.TrimRight(last, "]") + "]")
	return b.String()
}

// decoded returns what the TOML library decodes of a value.
func decoded(v any) any {
	switch v := v.(type) {
	case [][]Entry:
		out := make([]map[string]any, len(v))
		for i, t := range v {
			out[i], _ = decoded(t).(map[string]any)
		}
		return out
	case []Entry:
		out := map[string]any{}
		for _, e := range v {
			out[e.Key] = decoded(e.Value)
		}
		return out
	}
	tree, err := decode("v = " + written(v))
	if err != nil {
		return nil // the new text won't be valid either
	}
	return tree["v"]
}

// table writes the keys of a table under its header, then the repeated tables in it. path is that of
// headers: "engagement.indicateur".
func table(b *strings.Builder, path, indent, newline string, entries []Entry) {
	for _, e := range entries {
		if _, is := e.Value.([][]Entry); !is {
			b.WriteString(indent + key(e.Key) + " = " + written(e.Value) + newline)
		}
	}
	for _, e := range entries {
		tables, _ := e.Value.([][]Entry)
		name := key(e.Key)
		if path != "" {
			name = path + "." + name
		}
		for _, t := range tables {
			b.WriteString(newline + indent + "[[" + name + "]]" + newline)
			table(b, name, indent, newline, t)
		}
	}
}

// New returns the text of a new .toml record.
func New(entries []Entry) []byte {
	var b strings.Builder
	table(&b, "", "", "\n", entries)
	return []byte(b.String())
}
