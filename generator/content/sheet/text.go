package sheet

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// otherText returns why a file that is no zip isn't a text file of cells either, "" when it is one: it
// has control characters besides those of lines, or begins as texts of another kind do. UTF-16 has zeros.
func otherText(data []byte) Reason {
	if isUTF16(data) {
		return ""
	}
	head := data[:min(len(data), 64<<10)]
	start := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff"))))
	begins := func(with ...string) bool {
		return slices.ContainsFunc(with, func(w string) bool { return bytes.HasPrefix(start, []byte(w)) })
	}
	switch {
	case begins("<!doctype html", "<html", "<table", "<meta", "<head", "<style"):
		return WebPage
	case begins("<?xml") && (bytes.Contains(start, []byte("<html")) || bytes.Contains(start, []byte("<!doctype html"))):
		return WebPage
	case begins("<?xml") && (bytes.Contains(start, []byte("urn:schemas-microsoft-com:office:spreadsheet")) || bytes.Contains(start, []byte("opendocument.spreadsheet"))):
		return OtherForm // .xml of Excel 2003, .fods
	case begins("%pdf", "<!doctype", "<?xml", "{\\rtf"):
		return NotASheet
	}
	for _, b := range head {
		if b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1a {
			return NotASheet
		}
	}
	return ""
}

// isUTF16 reports whether a text begins with the byte order mark of UTF-16.
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

// declared returns the separator that a first line declares, as Excel has it ("sep=;"), what follows
// that line, and whether there is one. Programs that save the file again add separators after it.
func declared(text string) (separator rune, rest string, ok bool) {
	line, rest, _ := strings.Cut(text, "\n")
	if len(line) <= len("sep=") || !strings.EqualFold(line[:len("sep=")], "sep=") {
		return 0, text, false
	}
	said := line[len("sep="):]
	if separator = rune(said[0]); strings.Trim(said, said[:1]) != "" || !strings.ContainsRune(";,\t|", separator) {
		return 0, text, false
	}
	return separator, rest, true
}

// readText reads a text file as one sheet without a name.
func readText(ctx context.Context, file string, data []byte) (*Workbook, error) {
	text, err := decode(data)
	if err != nil {
		return nil, &Error{File: file, Reason: Damaged, Detail: err}
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	first := 1
	separator, text, ok := declared(text)
	if ok {
		first = 2
	} else {
		separator = separatorOf(text)
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = separator, true, -1, true
	s := &Sheet{}
	next, read, cells := 1, int64(0), 0 // the line after the last record, where it begins, how many cells were read
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, asError(err, file, "")
		}
		at, _ := r.FieldPos(0)
		for range min(at-next, MaxRows+1-len(s.Rows)) { // the library leaves out empty lines, which are rows to those who see the file
			s.Rows = append(s.Rows, nil)
		}
		if int(r.InputOffset()) == len(text) && isOpen(text, r, len(fields)) {
			return nil, &Error{File: file, Cell: Name(len(s.Rows), len(fields)-1), Reason: OpenQuote}
		}
		next += strings.Count(text[read:r.InputOffset()], "\n")
		read = r.InputOffset()
		row := textRow(fields, at+first-1)
		if err := s.tooLarge(file, len(s.Rows)+1, len(row)); err != nil && len(row) > 0 {
			return nil, err
		}
		if cells += len(row); cells > MaxCells {
			return nil, &Error{File: file, Reason: TooManyCells}
		}
		if len(s.Rows) <= MaxRows {
			s.Rows = append(s.Rows, row)
		}
	}
	s.finish()
	return &Workbook{File: file, Sheets: []*Sheet{s}}, nil
}

// textRow returns the cells of a record, without the empty ones at its end.
func textRow(fields []string, line int) []Cell {
	for len(fields) > 0 && strings.TrimSpace(fields[len(fields)-1]) == "" {
		fields = fields[:len(fields)-1]
	}
	row := make([]Cell, len(fields))
	for c, f := range fields {
		row[c] = textCell(f)
		row[c].Line = line
	}
	return row
}

// isOpen reports whether the last field of the last record begins with a quote that is never closed,
// and holds further lines.
func isOpen(text string, r *csv.Reader, fields int) bool {
	line, col := r.FieldPos(fields - 1)
	for range line - 1 {
		_, text, _ = strings.Cut(text, "\n")
	}
	field, quoted := strings.CutPrefix(strings.TrimRight(text[min(col-1, len(text)):], "\n"), `"`)
	closing := len(field) - len(strings.TrimRight(field, `"`))
	return quoted && closing%2 == 0 && strings.Contains(field, "\n")
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
