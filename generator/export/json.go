package export

import (
	"encoding/json"
	"io"
	"strconv"
	"unicode/utf8"
)

// JSON writes a table as a list of objects, a line for each.
func (d *Data) JSON(w io.Writer, t *Table) error { return d.objects(w, t, "[", ",\n", "]\n") }

// JSONLines writes a table as an object a line (jsonlines.org).
func (d *Data) JSONLines(w io.Writer, t *Table) error { return d.objects(w, t, "", "\n", "\n") }

func (d *Data) objects(w io.Writer, t *Table, before, between, after string) error {
	keys := keysOf(t.Fields)
	out := append(make([]byte, 0, flushAt+4<<10), before...)
	empty := true
	for row := range t.Rows(d) {
		if !empty {
			out = append(out, between...)
		}
		empty = false
		out = appendObject(out, keys, row)
		if len(out) >= flushAt {
			if _, err := w.Write(out); err != nil {
				return err
			}
			out = out[:0]
		}
	}
	if !empty || before != "" {
		out = append(out, after...)
	}
	_, err := w.Write(out)
	return err
}

// keysOf is what stands before each value of an object.
func keysOf(fields []Field) []string {
	keys := make([]string, len(fields))
	for i, f := range fields {
		keys[i] = `,"` + f.Name + `":`
	}
	keys[0] = "{" + keys[0][1:]
	return keys
}

func appendObject(out []byte, keys []string, row []Value) []byte {
	for i, v := range row {
		out = append(out, keys[i]...)
		switch v.kind {
		case missing:
			out = append(out, "null"...)
		case number:
			out = strconv.AppendFloat(out, v.number, 'f', -1, 64)
		case truth:
			out = strconv.AppendBool(out, v.number == 1)
		case several:
			out = appendList(out, v.list)
		case words:
			out = appendString(out, v.text)
		}
	}
	return append(out, '}')
}

func appendList(out []byte, ss []string) []byte {
	out = append(out, '[')
	for i, s := range ss {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendString(out, s)
	}
	return append(out, ']')
}

// appendString writes a JSON string: most need no escape, and encoding/json
// writes those that do.
func appendString(out []byte, s string) []byte {
	plain, high := true, byte(0)
	for i := 0; i < len(s) && plain; i++ {
		high |= s[i]
		plain = s[i] >= ' ' && s[i] != '"' && s[i] != '\\'
	}
	if plain && (high < utf8.RuneSelf || utf8.ValidString(s)) {
		return append(append(append(out, '"'), s...), '"')
	}
	raw, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string
	}
	return append(out, raw...)
}
