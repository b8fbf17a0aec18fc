package export

import (
	"strconv"
	"strings"

	"parvis/generator/text/formula"
)

// csvEncoder writes a table as CSV (RFC 4180): a header, then one line per row.
type csvEncoder struct {
	outputBuffer
	t    *Table
	last []cellCache
}

func (c *csvEncoder) begin() {
	c.last = make([]cellCache, len(c.t.Fields))
	for i, f := range c.t.Fields {
		if i > 0 {
			c.out = append(c.out, ',')
		}
		c.out = append(c.out, f.Name...)
	}
	c.out = append(c.out, "\r\n"...)
}

func (c *csvEncoder) row(row []Value) {
	for i, v := range row {
		if i > 0 {
			c.out = append(c.out, ',')
		}
		switch v.kind {
		case missing:
		case number:
			c.out = appendNumber(c.out, v.number)
		case boolean:
			c.out = strconv.AppendBool(c.out, v.number == 1)
		case textList:
			c.out = appendQuoted(c.out, formula.Escape(flatten(v, c.t.Fields[i].Type)))
		case singleText:
			var same bool
			if c.out, same = c.last[i].repeat(c.out, v.text); !same {
				at := len(c.out)
				c.out = appendQuoted(c.out, formula.Escape(v.text))
				c.last[i].keep(v.text, c.out[at:])
			}
		}
	}
	c.out = append(c.out, "\r\n"...)
	c.flush(flushAt)
}

func (c *csvEncoder) end() { c.flush(0) }

// cellCache caches the last text of a column with its encoded form: consecutive rows
// often repeat values, which are then encoded once.
type cellCache struct {
	text string
	made []byte
}

// repeat appends the cached form if text is the last one, and reports whether it did.
func (r *cellCache) repeat(out []byte, text string) ([]byte, bool) {
	if r.text != text || text == "" {
		return out, false
	}
	return append(out, r.made...), true
}

func (r *cellCache) keep(text string, made []byte) {
	r.text, r.made = text, append(r.made[:0], made...)
}

// appendNumber appends a number with a decimal dot.
func appendNumber(out []byte, v float64) []byte {
	if n := int64(v); n > 0 && n < 1<<53 && float64(n) == v {
		return strconv.AppendInt(out, n, 10)
	}
	return strconv.AppendFloat(out, v, 'f', -1, 64)
}

// flatten returns a text, or a list of texts, as one text.
func flatten(v Value, t Type) string {
	switch {
	case v.kind != textList:
		return v.text
	case t == Keys:
		return strings.Join(v.list, " ")
	}
	return string(appendList(nil, v.list))
}

// appendQuoted appends a field, in quotes if needed.
func appendQuoted(out []byte, s string) []byte {
	bare := s[0] != ' ' && s[len(s)-1] != ' '
	for i := 0; i < len(s) && bare; i++ {
		bare = s[i] != '"' && s[i] != ',' && s[i] != '\r' && s[i] != '\n'
	}
	if bare {
		return append(out, s...)
	}
	out = append(out, '"')
	for {
		i := strings.IndexByte(s, '"')
		if i < 0 {
			break
		}
		out = append(append(out, s[:i]...), `""`...)
		s = s[i+1:]
	}
	return append(append(out, s...), '"')
}
