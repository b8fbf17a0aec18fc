package record

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

// text is the source text of a file, and where its front matter is. A .toml file is all front
// matter. The index of keys is built when the first position is requested, since most files
// have no finding.
type text struct {
	src        string // the whole file, line ends as \n, without BOM
	from, to   int    // front matter is src[from:to]
	body       int    // offset of the body in src
	once       sync.Once
	lines      lineIndex      // of src
	keys       map[string]int // key path → offset in src
	implied    map[string]int // path of a table without a header → offset of its first mention
	duplicates []duplicate    // keys set twice
}

// duplicate is a key that is set a second time.
type duplicate struct {
	path          string
	first, second int
}

// At returns the line and column, 1-based, of a key in the record's file. path is dotted, with
// the indexes of repeated tables and of array elements: "engagement[2].territoires[0]". For a
// key that isn't there, the position is that of its table; for the record itself, "", it is
// the first line.
func (m *Meta) At(path string) (line, col int) {
	if t := m.fileText(); t != nil {
		return t.place(path)
	}
	return 1, 1
}

// BodyAt returns the line and column, in the record's file, of an offset in its Body.
func (m *Meta) BodyAt(offset int) (line, col int) {
	if t := m.fileText(); t != nil {
		return t.lineCol(t.body + offset)
	}
	return 1, 1
}

// fileText returns the source text of the record, nil if there is none.
func (m *Meta) fileText() *text {
	if m.text == nil {
		return nil
	}
	return m.text()
}

// rereadText returns a function that reads a file again, once, to find positions. If the file
// has changed since, positions are those of the current file; if it is gone, the function
// returns nil.
func rereadText(fsys fs.FS, file string) func() *text {
	return sync.OnceValue(func() *text {
		src, fault := readText(fsys, file)
		if fault != nil {
			return nil
		}
		t, _ := splitFrontMatter(src, strings.HasSuffix(file, ".md"))
		return t
	})
}

// place returns the position of a key, or of the nearest enclosing table that has one.
func (t *text) place(path string) (line, col int) {
	t.once.Do(func() { t.keys, t.implied, t.duplicates = index(t.src, t.from, t.to) })
	for {
		if at, ok := t.keys[path]; ok {
			return t.lineCol(at)
		}
		if at, ok := t.implied[path]; ok {
			return t.lineCol(at)
		}
		cut := max(strings.LastIndexByte(path, '.'), strings.LastIndexByte(path, '['))
		if cut < 0 {
			return 1, 1
		}
		path = path[:cut]
	}
}

// scanner scans TOML text for the positions of keys and array elements; the TOML library
// parses the values. On invalid TOML it stops early, and what it found so far remains useful.
type scanner struct {
	src        string
	at, to     int
	keys       map[string]int
	implied    map[string]int
	duplicates []duplicate
	tables     map[string]int // array of tables → number of elements so far
}

// index returns the offsets of the keys in src[from:to]; those of the tables that only their
// children name ("a" in [a.b] or a.b = 1, and in [[a]], whose elements are "a[0]"…); and the
// keys that are set twice, since the library doesn't report both positions.
func index(src string, from, to int) (keys, implied map[string]int, duplicates []duplicate) {
	s := &scanner{src: src, at: from, to: to, keys: map[string]int{}, implied: map[string]int{}, tables: map[string]int{}}
	prefix := ""
	for s.skipBlank(true); s.at < s.to; s.skipBlank(true) {
		start := s.at
		if s.src[s.at] == '[' {
			next, ok := s.header()
			if !ok {
				break
			}
			prefix = next
			s.note(prefix, start, strings.HasSuffix(prefix, "]"))
		} else if !s.pair(prefix, 0) {
			break
		}
	}
	return s.keys, s.implied, s.duplicates
}

// imply records where a table without a header is first mentioned.
func (s *scanner) imply(path string, at int) {
	if _, seen := s.implied[path]; !seen {
		s.implied[path] = at
	}
}

// note records the offset of path, or that it is a duplicate. [a] after [a.b] is not a
// duplicate.
func (s *scanner) note(path string, at int, element bool) {
	first, seen := s.keys[path]
	if !seen {
		s.keys[path] = at
	} else if !element {
		s.duplicates = append(s.duplicates, duplicate{path, first, at})
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
		path = join(path, name)
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

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// maxDepth is the maximum nesting of arrays and inline tables. Deeper text is not a real
// record, and could exhaust the stack.
const maxDepth = 50

// pair parses key = value under prefix.
func (s *scanner) pair(prefix string, depth int) bool {
	start := s.at
	names, ok := s.names()
	if !ok || s.at >= s.to || s.src[s.at] != '=' {
		return false
	}
	s.at++
	path := prefix
	for _, name := range names {
		path = join(path, name)
		s.imply(path, start)
	}
	s.note(path, start, false)
	s.skipBlank(false)
	return s.value(path, depth)
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
	if s.at >= s.to || depth > maxDepth {
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
			if !s.pair(path, depth+1) {
				return false
			}
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
	return false
}

// skipBlank skips spaces and, if lines is set, line ends and comments.
func (s *scanner) skipBlank(lines bool) {
	for s.at < s.to {
		switch c := s.src[s.at]; {
		case c == ' ' || c == '\t':
			s.at++
		case lines && c == '\n':
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
