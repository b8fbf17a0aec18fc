// Package codeframe renders a position in a text file for a terminal, or for any fixed-width
// text: the line, and a caret under the column.
//
//	nom = "Engie
//	      ^
//
// Columns are 1-based and counted in characters (code points), without the byte order mark and
// line ends, as in package record. The caret is placed by terminal cells: wide characters take
// two, combining ones none, and tabs go to the next tab stop. A long line is cut around the
// position.
package codeframe

import (
	"bytes"
	"io"
	"io/fs"
	"strings"

	"github.com/rivo/uniseg"

	"parvis/generator/text/visible"
)

const (
	// width is the maximum number of cells of a line, ellipses included.
	width = 76
	// lead is how many cells are kept before the position when a line is cut.
	lead = width / 3
	// tabStop is the number of cells between two tab stops.
	tabStop = 4
	// maxSize is the largest file that is read, in bytes; records are much smaller.
	maxSize = 4 << 20

	cut = "…"
)

// Reader reads the files of a folder. It caches the last file only, since positions come
// sorted by file.
type Reader struct {
	fsys  fs.FS
	file  string
	lines []string
}

// Of returns a Reader of fsys. File names are relative to it, slash-separated.
func Of(fsys fs.FS) *Reader { return &Reader{fsys: fsys} }

// At returns a line of a file and the line to print under it, with a caret at the column; line
// and col are 1-based. ok is false when the file cannot be read, has no such line, or the line
// is blank.
func (r *Reader) At(file string, line, col int) (text, mark string, ok bool) {
	if file != r.file || r.lines == nil {
		r.file, r.lines = file, r.read(file)
	}
	if line < 1 || line > len(r.lines) || col < 1 || strings.TrimSpace(r.lines[line-1]) == "" {
		return "", "", false
	}
	text, mark = render(r.lines[line-1], col)
	return text, mark, true
}

// lineEnds are those that end a line of a record.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// read returns the lines of a file without their line ends, or none when it cannot be read.
// The result is never nil.
func (r *Reader) read(file string) []string {
	info, err := fs.Stat(r.fsys, file) // before opening, which would block on a named pipe
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
	return strings.Split(lineEnds.Replace(string(data)), "\n")
}

// cell is one character (grapheme cluster) as a terminal shows it.
type cell struct {
	text  string
	width int
}

// render lays out a line, and the caret under its column.
func render(line string, col int) (text, mark string) {
	cells, at := layout([]rune(line), col)
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

// window returns the range of cells to show of a long line: a few before the position, and as
// many as fit after it.
func window(cells []cell, at int) (from, to int) {
	from = at
	for left := lead; from > 0 && left >= cells[from-1].width; from-- {
		left -= cells[from-1].width
	}
	room := width - 2 // an ellipsis at each end
	for to = from; to < len(cells) && room >= cells[to].width; to++ {
		room -= cells[to].width
	}
	for ; to == len(cells) && from > 0 && room >= cells[from-1].width; from-- {
		room -= cells[from-1].width
	}
	return from, to
}

// layout splits a line into cells, and returns the index of the cell at the column: len(cells)
// when the column is after the last character.
func layout(line []rune, col int) (cells []cell, at int) {
	safe := make([]rune, len(line))
	for i, r := range line {
		safe[i] = sanitize(r)
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

// sanitize replaces what is hidden, such as control characters and bidirectional marks, by U+FFFD.
// What joins emoji and letters stays: columns are counted by what is shown.
func sanitize(r rune) rune {
	const nonJoiner, joiner = '\u200c', '\u200d'
	if r != '\t' && r != nonJoiner && r != joiner && visible.Hidden(r) {
		return '\ufffd'
	}
	return r
}
