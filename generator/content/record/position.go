package record

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

// text is a file's front matter (or whole TOML file), and where it starts.
// The index of key positions is made only when a finding needs one, since
// most files have none.
type text struct {
	src      string // the whole file, line ends as \n, without BOM
	from, to int    // front matter within src
	body     int    // offset of the body within src
	once     sync.Once
	places   places         // of src
	keys     map[string]int // key path → offset in src
	implied  map[string]int // path of a table without a line of its own → where it is first named
	twice    []repeated     // keys given twice
}

// repeated is a key given a second time.
type repeated struct {
	path          string
	first, second int
}

// At is the place of a key: its line and column in the record's file, from 1.
// Path is dotted, with indices of repeated tables and of array elements:
// "engagement[2].territoires[0]". A key that is not written stands where its
// table begins; the record itself, "", at its first line.
func (m *Meta) At(path string) (line, col int) {
	if t := m.written(); t != nil {
		return t.place(path)
	}
	return 1, 1
}

// BodyAt is the line and column in the record's file of an offset in its Body.
func (m *Meta) BodyAt(offset int) (line, col int) {
	if t := m.written(); t != nil {
		return t.lineCol(t.body + offset)
	}
	return 1, 1
}

// written is the record as text; nil where there is none.
func (m *Meta) written() *text {
	if m.text == nil {
		return nil
	}
	return m.text()
}

// reread is the text of a file that was let go of, read again for a finding. Where
// it changed meanwhile, a place is that of the key as it is now; where it is gone,
// nothing has one.
func reread(fsys fs.FS, file string) func() *text {
	return sync.OnceValue(func() *text {
		src, fault := contents(fsys, file)
		if fault != nil {
			return nil
		}
		t, _ := split(src, strings.HasSuffix(file, ".md"))
		return t
	})
}

func (t *text) place(path string) (line, col int) {
	t.once.Do(func() { t.keys, t.implied, t.twice = index(t.src, t.from, t.to) })
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

// scanner walks TOML text only to know where each key and array element
// stands; the values are the library's to read. On text that is not TOML it
// stops early and never fails: what it found so far still helps.
type scanner struct {
	src     string
	at, to  int
	keys    map[string]int
	implied map[string]int
	twice   []repeated
	tables  map[string]int // repeated table → number seen
}

// index is the offset of each key path of src[from:to], that of the tables
// which only their children name ("a" in [a.b] or a.b = 1, and in [[a]], whose
// elements are "a[0]"…), and the keys given twice, which the library reports
// without naming both places.
func index(src string, from, to int) (keys, implied map[string]int, twice []repeated) {
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
	return s.keys, s.implied, s.twice
}

// imply remembers where a table without a line of its own is first named.
func (s *scanner) imply(path string, at int) {
	if _, seen := s.implied[path]; !seen {
		s.implied[path] = at
	}
}

// note remembers where path stands, and that it stood before. A table may be
// named by a header after its children ([a.b] then [a]); that is no repeat.
func (s *scanner) note(path string, at int, element bool) {
	first, seen := s.keys[path]
	if !seen {
		s.keys[path] = at
	} else if !element {
		s.twice = append(s.twice, repeated{path, first, at})
	}
}

// header reads [a.b] or [[a.b]] and is the path of the table it opens.
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

// maxDepth bounds nesting of arrays and inline tables: deeper text is not a
// record, and would only exhaust the stack.
const maxDepth = 50

// pair reads key = value below prefix.
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

// names reads a dotted key up to the character that ends it.
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

// value passes over a value, noting array elements and inline keys.
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

// quoted passes over a string of any of TOML's four forms.
func (s *scanner) quoted() bool {
	quote := s.src[s.at]
	triple := strings.Repeat(string(quote), 3)
	if strings.HasPrefix(s.src[s.at:s.to], triple) {
		s.at += 3
		for s.at < s.to {
			if strings.HasPrefix(s.src[s.at:s.to], triple) {
				s.at += 3
				for s.at < s.to && s.src[s.at] == quote { // up to two quotes may end the text itself
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

// skipBlank passes over spaces, and over line ends and comments when lines is
// set.
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
