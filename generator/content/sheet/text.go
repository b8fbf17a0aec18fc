package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// looksLikeText reports whether data is a text: it has no control characters but those of lines,
// unless it begins as UTF-16 does.
func looksLikeText(data []byte) bool {
	if isUTF16(data) {
		return true
	}
	head := data[:min(len(data), 64<<10)]
	for _, b := range head {
		if b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1a {
			return false
		}
	}
	start := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff"))))
	for _, other := range []string{"%pdf", "<!doctype", "<html", "<?xml", "<table", "{\\rtf"} {
		if bytes.HasPrefix(start, []byte(other)) {
			return false
		}
	}
	return true
}

func isUTF16(data []byte) bool {
	return bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(data, []byte{0xFE, 0xFF})
}

// decode returns data as UTF-8. Its charset is told by a byte order mark, or else by whether it is
// valid UTF-8; what is neither is Windows-1252, in which every program of this trade writes.
func decode(data []byte) (string, error) {
	switch {
	case isUTF16(data):
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		return string(out), err
	case utf8.Valid(data):
		return strings.TrimPrefix(string(data), "\ufeff"), nil
	default:
		out, err := charmap.Windows1252.NewDecoder().Bytes(data)
		return string(out), err
	}
}

// readText reads a text file as one sheet without a name.
func readText(file string, data []byte) (*Workbook, error) {
	text, err := decode(data)
	if err != nil {
		return nil, &Error{File: file, Reason: Damaged, Detail: err}
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	first := 1
	separator := rune(0)
	if line, rest, ok := strings.Cut(text, "\n"); ok && strings.HasPrefix(strings.ToLower(line), "sep=") && len(line) == len("sep=")+1 {
		separator, text, first = rune(line[len("sep=")]), rest, 2
	}
	if separator == 0 {
		separator = separatorOf(text)
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = separator, true, -1, true
	s := &Sheet{}
	next, read := 1, int64(0) // the line after the last record, and where it begins
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, &Error{File: file, Reason: Damaged, Detail: err}
		}
		at, _ := r.FieldPos(0)
		if err := s.tooLarge(file, len(s.Rows)+1, len(fields)); err != nil {
			return nil, err
		}
		for range at - next { // the library leaves out empty lines, which are rows to those who see the file
			s.Rows = append(s.Rows, nil)
		}
		next += strings.Count(text[read:r.InputOffset()], "\n")
		read = r.InputOffset()
		row := make([]Cell, len(fields))
		for c, f := range fields {
			row[c] = textCell(f)
			row[c].Line = at + first - 1
		}
		s.Rows = append(s.Rows, row)
	}
	s.finish()
	return &Workbook{File: file, Sheets: []*Sheet{s}}, nil
}

// separatorOf returns the character that separates cells: of the first lines, the one that most of
// them have outside quotes, then the one of which they have the same number. A comma may be that
// of a French number.
func separatorOf(text string) rune {
	best, bestLines, bestKinds := ';', 0, 0
	for _, c := range []rune{';', '\t', ','} {
		lines, kinds := occurrences(text, c)
		if lines > bestLines || lines == bestLines && kinds < bestKinds {
			best, bestLines, bestKinds = c, lines, kinds
		}
	}
	return best
}

// occurrences returns how many of the first lines have a character outside quotes, and how many
// different numbers of it they have.
func occurrences(text string, c rune) (lines, kinds int) {
	counts := map[int]bool{}
	quoted, n, line := false, 0, 0
	for _, r := range text + "\n" {
		switch {
		case r == '"':
			quoted = !quoted
		case r == '\n' && !quoted:
			if n > 0 {
				lines++
				counts[n] = true
			}
			n = 0
			if line++; line == 20 {
				return lines, len(counts)
			}
		case r == c && !quoted:
			n++
		}
	}
	return lines, len(counts)
}
