// Package layout finds where the keys, values and tables of a TOML text stand: for messages, whose
// places the TOML library can't give, and for changes in place.
package layout

import (
	"fmt"
	"strings"
)

// Span is a part of a text: src[From:To].
type Span struct{ From, To int }

// Pair is a key and its value.
type Pair struct {
	Path   string // of the key: "engagement[2].action"
	Dotted bool   // the key has dots: its table has no header of its own
	Start  int    // of the key
	Value  Span
}

// Header is the header of a table: [a] or [[a]].
type Header struct {
	Path string // of the table: "engagement[2]"
	Span
}

// Duplicate is a key that is set a second time.
type Duplicate struct {
	Path          string
	First, Second int
}

// Layout is where the parts of a text stand, as offsets. Paths are dotted, with the indexes of
// repeated tables and of array elements.
type Layout struct {
	Keys       map[string]int    // start of each key, table and array element
	Implied    map[string]int    // first mention of the tables that only their children name: "a" in [a.b] or a.b = 1, and in [[a]], whose elements are "a[0]"…
	Duplicates []Duplicate       // the TOML library doesn't report both positions
	Pairs      []Pair            // in order, but those of inline tables
	Inline     map[string][]Pair // those of each inline table
	Headers    []Header          // in order
	Whole      bool              // the text was scanned to its end
}

// scanner scans TOML text for the positions of keys and array elements; the TOML library
// parses the values. On invalid TOML it stops early, and what it found so far remains useful.
type scanner struct {
	Layout
	src    string
	at, to int
	tables map[string]int // array of tables → number of elements so far
}

// Of returns the layout of src[from:to].
func Of(src string, from, to int) *Layout {
	s := &scanner{src: src, at: from, to: to, tables: map[string]int{},
		Layout: Layout{Keys: map[string]int{}, Implied: map[string]int{}, Inline: map[string][]Pair{}}}
	prefix := ""
	for s.skipBlank(true); s.at < s.to; s.skipBlank(true) {
		start := s.at
		if s.src[s.at] == '[' {
			next, ok := s.header()
			if !ok {
				return &s.Layout
			}
			prefix = next
			s.note(prefix, start, strings.HasSuffix(prefix, "]"))
			s.Headers = append(s.Headers, Header{prefix, Span{start, s.at}})
		} else if p, ok := s.pair(prefix, 0); ok {
			s.Pairs = append(s.Pairs, p)
		} else {
			return &s.Layout
		}
	}
	s.Whole = true
	return &s.Layout
}

// imply records where a table without a header is first mentioned.
func (s *scanner) imply(path string, at int) {
	if _, seen := s.Implied[path]; !seen {
		s.Implied[path] = at
	}
}

// note records the offset of path, or that it is a duplicate. [a] after [a.b] is not a
// duplicate.
func (s *scanner) note(path string, at int, element bool) {
	first, seen := s.Keys[path]
	if !seen {
		s.Keys[path] = at
	} else if !element {
		s.Duplicates = append(s.Duplicates, Duplicate{path, first, at})
	}
}

// header parses [a.b] or [[a.b]] and returns the path of the table.
func (s *scanner) header() (string, bool) {
	start := s.at
	s.at++
	array := s.at < s.to && s.src[s.at] == '['
	if array {
		s.at++
	}
	names, ok := s.names()
	if !ok || s.at >= s.to || s.src[s.at] != ']' {
		return "", false
	}
	s.at++
	if array && s.at < s.to && s.src[s.at] == ']' {
		s.at++
	}
	path := ""
	for i, name := range names {
		path = Join(path, name)
		s.imply(path, start)
		if i == len(names)-1 && array {
			s.tables[path]++
			return fmt.Sprintf("%s[%d]", path, s.tables[path]-1), true
		}
		if n := s.tables[path]; n > 0 {
			path = fmt.Sprintf("%s[%d]", path, n-1)
		}
	}
	return path, true
}

// Join returns the path of a key of a table; the path of the top level is "".
func Join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// MaxDepth is the maximum nesting of arrays and inline tables. Deeper text is not a real
// record, and could exhaust the stack.
const MaxDepth = 50

// pair parses key = value under prefix.
func (s *scanner) pair(prefix string, depth int) (Pair, bool) {
	start := s.at
	names, ok := s.names()
	if !ok || s.at >= s.to || s.src[s.at] != '=' {
		return Pair{}, false
	}
	s.at++
	path := prefix
	for _, name := range names {
		path = Join(path, name)
		s.imply(path, start)
	}
	s.note(path, start, false)
	s.skipBlank(false)
	from := s.at
	ok = s.value(path, depth)
	to := from + len(strings.TrimRight(s.src[from:s.at], " \t\r"))
	return Pair{path, len(names) > 1, start, Span{from, to}}, ok
}

// names parses a dotted key, up to the character after it.
func (s *scanner) names() ([]string, bool) {
	var out []string
	for {
		s.skipBlank(false)
		if s.at >= s.to {
			return nil, false
		}
		switch c := s.src[s.at]; {
		case c == '"' || c == '\'':
			start := s.at
			if !s.quoted() {
				return nil, false
			}
			out = append(out, strings.Trim(s.src[start:s.at], `"'`))
		default:
			start := s.at
			for s.at < s.to && !strings.ContainsRune(" \t\n.=]#[\"'{},", rune(s.src[s.at])) {
				s.at++
			}
			if s.at == start {
				return nil, false
			}
			out = append(out, s.src[start:s.at])
		}
		s.skipBlank(false)
		if s.at >= s.to || s.src[s.at] != '.' {
			return out, true
		}
		s.at++
	}
}

// value skips a value, and records array elements and keys of inline tables.
func (s *scanner) value(path string, depth int) bool {
	if s.at >= s.to || depth > MaxDepth {
		return false
	}
	switch s.src[s.at] {
	case '"', '\'':
		return s.quoted()
	case '[':
		s.at++
		for i := 0; ; i++ {
			s.skipBlank(true)
			if s.at < s.to && s.src[s.at] == ']' {
				s.at++
				return true
			}
			if s.at >= s.to {
				return false
			}
			element := fmt.Sprintf("%s[%d]", path, i)
			s.note(element, s.at, true)
			if !s.value(element, depth+1) {
				return false
			}
			s.skipBlank(true)
			if s.at < s.to && s.src[s.at] == ',' {
				s.at++
			}
		}
	case '{':
		s.at++
		for {
			s.skipBlank(true)
			if s.at < s.to && s.src[s.at] == '}' {
				s.at++
				return true
			}
			p, ok := s.pair(path, depth+1)
			if !ok {
				return false
			}
			s.Inline[path] = append(s.Inline[path], p)
			s.skipBlank(true)
			if s.at < s.to && s.src[s.at] == ',' {
				s.at++
			}
		}
	default:
		start := s.at
		for s.at < s.to && !strings.ContainsRune(",]}#\n", rune(s.src[s.at])) {
			s.at++
		}
		return s.at > start
	}
}

// quoted skips a string in any of TOML's four forms.
func (s *scanner) quoted() bool {
	quote := s.src[s.at]
	triple := strings.Repeat(string(quote), 3)
	if strings.HasPrefix(s.src[s.at:s.to], triple) {
		s.at += 3
		for s.at < s.to {
			if strings.HasPrefix(s.src[s.at:s.to], triple) {
				s.at += 3
				for s.at < s.to && s.src[s.at] == quote { // the string itself may end with up to two quotes
					s.at++
				}
				return true
			}
			if quote == '"' && s.src[s.at] == '\\' {
				s.at++
			}
			s.at++
		}
		s.at = min(s.at, s.to) // a backslash may be the last character
		return false
	}
	for s.at++; s.at < s.to && s.src[s.at] != '\n'; s.at++ {
		if s.src[s.at] == quote {
			s.at++
			return true
		}
		if quote == '"' && s.src[s.at] == '\\' {
			s.at++
		}
	}
	s.at = min(s.at, s.to)
	return false
}

// skipBlank skips spaces and, if lines is set, line ends and comments.
func (s *scanner) skipBlank(lines bool) {
	for s.at < s.to {
		switch c := s.src[s.at]; {
		case c == ' ' || c == '\t':
			s.at++
		case lines && (c == '\n' || c == '\r'):
			s.at++
		case lines && c == '#':
			for s.at < s.to && s.src[s.at] != '\n' {
				s.at++
			}
		default:
			return
		}
	}
}

// SkipString returns the index of the closing quote of the string that starts at index at, or
// the end of the line if a single-line string isn't closed.
func SkipString(src string, at int) int {
	s := scanner{src: src, at: at, to: len(src)}
	if !s.quoted() && s.at >= len(src) {
		return len(src)
	}
	return s.at - 1
}
