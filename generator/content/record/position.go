package record

import (
	"io/fs"
	"strings"
	"sync"

	"parvis/generator/content/layout"
)

// text is the source text of a file, and where its front matter is. A .toml file is all front
// matter. The index of keys is built when the first position is requested, since most files
// have no finding.
type text struct {
	src      string // the whole file, line ends as \n, without BOM
	from, to int    // front matter is src[from:to]
	body     int    // offset of the body in src
	once     sync.Once
	lines    lineIndex      // of src
	layout   *layout.Layout // of src
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
	t.once.Do(func() { t.layout = layout.Of(t.src, t.from, t.to) })
	for {
		if at, ok := t.layout.Keys[path]; ok {
			return t.lineCol(at)
		}
		if at, ok := t.layout.Implied[path]; ok {
			return t.lineCol(at)
		}
		cut := max(strings.LastIndexByte(path, '.'), strings.LastIndexByte(path, '['))
		if cut < 0 {
			return 1, 1
		}
		path = path[:cut]
	}
}
