// Package codeframe shows a place of a text file in a terminal, or in any text of
// fixed width: the line, and a caret under the column. Columns are counted in characters (code points) from 1, a byte
// order mark and line ends apart, as in package record; the caret stands where a terminal puts the
// character: wide ones take two cells, combining ones none, tabs reach the next
// stop. A long line is cut around the place.
package codeframe

import (
	"bytes"
	"io"
	"io/fs"
	"strings"

	"github.com/rivo/uniseg"
)

const (
	// width is the most cells that a line takes, with the signs of its cuts.
	width = 76
	// before is the cells kept before the place in a line that is cut.
	before = width / 3
	// tabStop is the cells between two stops of the tabulator.
	tabStop = 4
	// maxSize bounds a file that is read, in bytes, well over the size of a record.
	maxSize = 4 << 20

	cut = "…"
)

// Reader reads the files of a folder, and keeps the last one: places come
// sorted by file.
type Reader struct {
	fsys  fs.FS
	file  string
	lines []string
}

// Of reads from a folder; files are named from it, with slashes.
func Of(fsys fs.FS) *Reader { return &Reader{fsys: fsys} }

// At is the line of a file and the line to write under it, with a caret at the
// column; both numbers are from 1. It is false where the file cannot be read or
// has no such line, or the line shows nothing.
func (r *Reader) At(file string, line, col int) (text, mark string, ok bool) {
	if file != r.file || r.lines == nil {
		r.file, r.lines = file, r.read(file)
	}
	if line < 1 || line > len(r.lines) || col < 1 || strings.TrimSpace(r.lines[line-1]) == "" {
		return "", "", false
	}
	text, mark = show(r.lines[line-1], col)
	return text, mark, true
}

// read is the lines of a file, without their ends; none where it cannot be
// read.
func (r *Reader) read(file string) []string {
	info, err := fs.Stat(r.fsys, file) // before opening: a named pipe would wait for a writer
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxSize {
		return []string{}
	}
	f, err := r.fsys.Open(file)
	if err != nil {
		return []string{}
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxSize))
	if err != nil {
		return []string{}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	return strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n")
}

// cell is one character as a terminal shows it.
type cell struct {
	text  string
	width int
}

// show lays out a line and the caret under its column.
func show(line string, col int) (text, mark string) {
	cells, at := layOut([]rune(line), col)
	total := 0
	for _, c := range cells {
		total += c.width
	}
	from, to := 0, len(cells)
	if total > width {
		from, to = window(cells, at)
	}
	var b strings.Builder
	under := 0
	if from > 0 {
		b.WriteString(cut)
		under++
	}
	for i, c := range cells[from:to] {
		b.WriteString(c.text)
		if from+i < at {
			under += c.width
		}
	}
	if to < len(cells) {
		b.WriteString(cut)
	}
	return strings.TrimRight(b.String(), " "), strings.Repeat(" ", under) + "^"
}

// window is the part of a long line that is shown: some cells before the place,
// and what fits after it.
func window(cells []cell, at int) (from, to int) {
	from = at
	for left := before; from > 0 && left >= cells[from-1].width; from-- {
		left -= cells[from-1].width
	}
	room := width - 2 // a sign at each end
	for to = from; to < len(cells) && room >= cells[to].width; to++ {
		room -= cells[to].width
	}
	for ; to == len(cells) && from > 0 && room >= cells[from-1].width; from-- {
		room -= cells[from-1].width
	}
	return from, to
}

// layOut is the cells of a line, and the index of the one that holds the
// column; past the end for a column after the last character.
func layOut(line []rune, col int) (cells []cell, at int) {
	safe := make([]rune, len(line))
	for i, r := range line {
		safe[i] = visible(r)
	}
	at, seen, width := -1, 0, 0
	rest, state := string(safe), -1
	for rest != "" {
		var cluster string
		var w int
		cluster, rest, w, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if cluster == "\t" {
			w = tabStop - width%tabStop
			cluster = strings.Repeat(" ", w)
			seen++
		} else {
			seen += len([]rune(cluster))
		}
		if at < 0 && seen >= col {
			at = len(cells)
		}
		cells = append(cells, cell{cluster, w})
		width += w
	}
	if at < 0 {
		at = len(cells)
	}
	return cells, at
}

// visible is a character that a terminal may be given: controls and marks of
// direction would disturb it.
func visible(r rune) rune {
	if r != '\t' && (r < ' ' || r >= 0x7f && r <= 0x9f || r == 0x2028 || r == 0x2029 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069) {
		return '\ufffd'
	}
	return r
}
