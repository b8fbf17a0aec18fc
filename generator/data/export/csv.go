package export

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// csvForm is a table by RFC 4180: a header, then a row a line.
type csvForm struct {
	spool
	t    *Table
	last []recent
}

func (c *csvForm) begin() {
	c.last = make([]recent, len(c.t.Fields))
	for i, f := range c.t.Fields {
		if i > 0 {
			c.out = append(c.out, ',')
		}
		c.out = append(c.out, f.Name...)
	}
	c.out = append(c.out, "\r\n"...)
}

func (c *csvForm) row(row []Value) {
	for i, v := range row {
		if i > 0 {
			c.out = append(c.out, ',')
		}
		switch v.kind {
		case missing:
		case number:
			c.out = appendNumber(c.out, v.number)
		case truth:
			c.out = strconv.AppendBool(c.out, v.number == 1)
		case several:
			c.out = appendQuoted(c.out, safe(flat(v, c.t.Fields[i].Type)))
		case words:
			var same bool
			if c.out, same = c.last[i].repeat(c.out, v.text); !same {
				at := len(c.out)
				c.out = appendQuoted(c.out, safe(v.text))
				c.last[i].keep(v.text, c.out[at:])
			}
		}
	}
	c.out = append(c.out, "\r\n"...)
	c.flush(flushAt)
}

func (c *csvForm) end() { c.flush(0) }

// recent is the last text of a column, as it was written in a form: rows that
// follow each other have much in common, which is made once.
type recent struct {
	text string
	made []byte
}

// repeat writes the text if it is the last one.
func (r *recent) repeat(out []byte, text string) ([]byte, bool) {
	if r.text != text || text == "" {
		return out, false
	}
	return append(out, r.made...), true
}

func (r *recent) keep(text string, made []byte) {
	r.text, r.made = text, append(r.made[:0], made...)
}

// appendNumber writes a number with a decimal dot.
func appendNumber(out []byte, v float64) []byte {
	if n := int64(v); n > 0 && n < 1<<53 && float64(n) == v {
		return strconv.AppendInt(out, n, 10)
	}
	return strconv.AppendFloat(out, v, 'f', -1, 64)
}

// flat returns a value of words or of several as one text.
func flat(v Value, t Type) string {
	switch {
	case v.kind != several:
		return v.text
	case t == Keys:
		return strings.Join(v.list, " ")
	}
	return string(appendList(nil, v.list))
}

// appendQuoted writes a field, between quotes where it needs some.
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

// safe keeps a spreadsheet from running a cell; see the package comment.
func safe(s string) string {
	if c := s[0] | 0x20; c >= 'a' && c <= 'z' {
		return s
	}
	if runs(strings.TrimLeft(s, "'")) {
		return "'" + s
	}
	return s
}

// runs reports whether a spreadsheet may take a text for a formula, in the forms of
// full width too.
func runs(s string) bool {
	if s == "" {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("=+-@\t\r\n＝＋－＠", first)
}
