package export

import (
	"cmp"
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// jsonForm is a table as objects: a list of them, a line for each, and an object
// a line (jsonlines.org).
type jsonForm struct {
	list, lines spool
	keys        []string
	object      []byte // one of them
	some        bool   // not the first
}

func (j *jsonForm) begin() { j.list.out = append(j.list.out, '[') }

func (j *jsonForm) row(row []Value) {
	j.object = appendObject(j.object[:0], j.keys, row)
	if j.some {
		j.list.out = append(j.list.out, ",\n"...)
	}
	j.some = true
	j.list.out = append(j.list.out, j.object...)
	j.lines.out = append(append(j.lines.out, j.object...), '\n')
	j.list.flush(flushAt)
	j.lines.flush(flushAt)
}

func (j *jsonForm) end() {
	j.list.out = append(j.list.out, "]\n"...)
	j.list.flush(0)
	j.lines.flush(0)
}

func (j *jsonForm) failed() error { return cmp.Or(j.list.err, j.lines.err) }

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
