package export

import (
	"cmp"
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// jsonEncoder writes a table as objects, in two formats: a JSON list with one line per object, and one object
// per line (jsonlines.org).
type jsonEncoder struct {
	list, lines outputBuffer
	objects     *objectEncoder
	object      []byte // buffer for one object
	some        bool   // whether a row has been written
}

func (j *jsonEncoder) begin() { j.list.out = append(j.list.out, '[') }

func (j *jsonEncoder) row(row []Value) {
	j.object = j.objects.append(j.object[:0], row)
	if j.some {
		j.list.out = append(j.list.out, ",\n"...)
	}
	j.some = true
	j.list.out = append(j.list.out, j.object...)
	j.lines.out = append(append(j.lines.out, j.object...), '\n')
	j.list.flush(flushAt)
	j.lines.flush(flushAt)
}

func (j *jsonEncoder) end() {
	j.list.out = append(j.list.out, "]\n"...)
	j.list.flush(0)
	j.lines.flush(0)
}

func (j *jsonEncoder) failed() error { return cmp.Or(j.list.err, j.lines.err) }

// objectEncoder encodes rows as JSON objects.
type objectEncoder struct {
	keys []string // what precedes each value: `,"nom":`
	last []cellCache
}

func newObjectEncoder(fields []Field) *objectEncoder {
	o := &objectEncoder{make([]string, len(fields)), make([]cellCache, len(fields))}
	for i, f := range fields {
		o.keys[i] = `,"` + f.Name + `":`
	}
	o.keys[0] = "{" + o.keys[0][1:]
	return o
}

func (o *objectEncoder) append(out []byte, row []Value) []byte {
	for i, v := range row {
		out = append(out, o.keys[i]...)
		switch v.kind {
		case missing:
			out = append(out, "null"...)
		case number:
			out = appendNumber(out, v.number)
		case boolean:
			out = strconv.AppendBool(out, v.number == 1)
		case textList:
			out = appendList(out, v.list)
		case singleText:
			var same bool
			if out, same = o.last[i].repeat(out, v.text); !same {
				at := len(out)
				out = appendString(out, v.text)
				o.last[i].keep(v.text, out[at:])
			}
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

// appendString appends a JSON string: most need no escape, and encoding/json
// encodes those that do.
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
