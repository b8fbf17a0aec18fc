package export

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// csvForm is a table by RFC 4180: a header, then a row a line.
type csvForm struct {
	spool
	t *Table
}

func (c *csvForm) begin() { c.out = appendHeader(c.out, c.t) }

func (c *csvForm) row(row []Value) {
	c.out = appendRow(c.out, c.t, row)
	c.flush(flushAt)
}

func (c *csvForm) end() { c.flush(0) }

func appendHeader(out []byte, t *Table) []byte {
	for i, f := range t.Fields {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, f.Name...)
	}
	return append(out, "\r\n"...)
}

func appendRow(out []byte, t *Table, row []Value) []byte {
	for i, v := range row {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendCell(out, v, t.Fields[i].Type)
	}
	return append(out, "\r\n"...)
}

func appendCell(out []byte, v Value, t Type) []byte {
	switch v.kind {
	case missing:
		return out
	case number:
		return strconv.AppendFloat(out, v.number, 'f', -1, 64)
	case truth:
		return strconv.AppendBool(out, v.number == 1)
	}
	return appendQuoted(out, safe(flat(v, t)))
}

// flat is a value of words or of several as one text.
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

// runs tells that a spreadsheet may take a text for a formula, in the forms of
// full width too.
func runs(s string) bool {
	if s == "" {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("=+-@\t\r\n＝＋－＠", first)
}
