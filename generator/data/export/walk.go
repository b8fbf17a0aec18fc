package export

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"

	"parvis/generator/text/date"
)

// flushAt is the number of bytes buffered before they are written.
const flushAt = 64 << 10

// Sink receives the files of a walk. It calls content exactly once with the writer for
// the file of that name, or with nil to skip it. Several files
// are open at once, because the calls nest.
type Sink func(name string, content func(io.Writer) error) error

// walk writes files in one pass over the rows: a row is encoded once in CSV, in JSON and
// in XML, for all files that contain it. In files of all tables, what
// depends on the number of rows comes last, when it is known.
type walk struct {
	set     *Set
	to      Sink
	known   Measured
	book    *workbook // nil to skip it
	archive *archive  // nil to skip it
}

// walk writes the files that the sink accepts, and returns their sizes.
func (s *Set) walk(to Sink) (Measured, error) {
	w := &walk{set: s, to: to, known: Measured{map[*Table]TableSize{}, map[string]Size{}}}
	err := w.file(WorkbookFile, FormatXLSX, func(book io.Writer) error {
		return w.file(ArchiveFile, FormatZIP, func(archive io.Writer) error { return w.all(book, archive) })
	})
	return w.known, err
}

// file writes a file and measures it.
func (w *walk) file(name string, form Format, content func(io.Writer) error) error {
	return w.to(name, func(out io.Writer) error {
		if out == nil {
			return content(nil)
		}
		m := newMeasuringWriter(form, out)
		err := content(m)
		w.known.files[name] = m.size()
		return err
	})
}

func (w *walk) all(book, archive io.Writer) error {
	var err error
	if book != nil {
		if w.book, err = w.set.openBook(book); err != nil {
			return err
		}
	}
	if archive != nil {
		if w.archive, err = w.set.openArchive(archive); err != nil {
			return err
		}
	}
	for _, t := range Tables() {
		if err := w.table(t); err != nil {
			return err
		}
	}
	if w.archive != nil {
		if err := w.archive.finish(w.known); err != nil {
			return err
		}
	}
	if w.book != nil {
		return w.book.finish(w.known)
	}
	return nil
}

// table writes the files of a table, its sheet and its entry of the archive.
func (w *walk) table(t *Table) error {
	return w.to(t.File(FormatCSV), func(csv io.Writer) error {
		return w.file(t.File(FormatJSON), FormatJSON, func(list io.Writer) error {
			return w.file(t.File(FormatJSONLines), FormatJSONLines, func(lines io.Writer) error {
				return w.forms(t, csv, list, lines)
			})
		})
	})
}

// forms opens the entry of the archive and the sheet of a table, and writes the table. The
// archive needs the size of the CSV, even if only the archive contains it.
func (w *walk) forms(t *Table, csv, list, lines io.Writer) error {
	var rows *measuringWriter
	var sheet *sheet
	if w.archive != nil {
		entry, err := w.archive.entry(t.File(FormatCSV))
		if err != nil {
			return err
		}
		if csv == nil {
			csv = entry
		} else {
			csv = io.MultiWriter(csv, entry)
		}
	}
	if csv != nil {
		rows = newMeasuringWriter(FormatCSV, csv)
	}
	if w.book != nil {
		var err error
		if sheet, err = w.book.sheet(t); err != nil {
			return err
		}
	}
	if csv == nil && list == nil && lines == nil && sheet == nil {
		return nil
	}
	forms := []encoder{}
	if rows != nil {
		forms = append(forms, &csvEncoder{outputBuffer: outputBuffer{to: rows}, t: t})
	}
	if list != nil || lines != nil {
		forms = append(forms, &jsonEncoder{list: outputBuffer{to: list}, lines: outputBuffer{to: lines}, objects: newObjectEncoder(t.Fields)})
	}
	if sheet != nil {
		forms = append(forms, &sheetEncoder{sheet: sheet, t: t})
	}
	size, err := t.write(w.set.data, forms)
	if rows != nil {
		w.known.files[t.File(FormatCSV)] = rows.size()
	}
	w.known.tables[t] = size
	return err
}

// encoder writes a table in one format.
type encoder interface {
	begin()
	row([]Value)
	end()
	failed() error
}

// write writes a table in several formats, in one pass over the rows.
func (t *Table) write(d *Data, forms []encoder) (size TableSize, err error) {
	updated, last := t.field("maj"), ""
	for _, f := range forms {
		f.begin()
	}
	for row := range t.Rows(d) {
		size.Rows++
		last = max(last, row[updated].text)
		for _, f := range forms {
			f.row(row)
			if err := f.failed(); err != nil {
				return size, err
			}
		}
	}
	for _, f := range forms {
		f.end()
		err = cmp.Or(err, f.failed())
	}
	size.Updated, _ = date.Parse(last) // String wrote it; "" gives the zero Date
	return size, err
}

// outputBuffer buffers the bytes of a file.
type outputBuffer struct {
	to  io.Writer // nil to discard
	out []byte
	err error // the first error: nothing is written after it
}

// flush writes the buffer if it has at least so many bytes.
func (s *outputBuffer) flush(minBytes int) {
	if len(s.out) < minBytes {
		return
	}
	if s.to != nil && s.err == nil {
		_, s.err = s.to.Write(s.out)
	}
	s.out = s.out[:0]
}

func (s *outputBuffer) failed() error { return s.err }

// measuringWriter counts and hashes the bytes written to it.
type measuringWriter struct {
	to      io.Writer
	written int64
	sum     hash.Hash // nil for JSON formats
}

func newMeasuringWriter(form Format, to io.Writer) *measuringWriter {
	m := &measuringWriter{to: to}
	if form != FormatJSON && form != FormatJSONLines {
		m.sum = sha256.New()
	}
	return m
}

func (m *measuringWriter) Write(p []byte) (int, error) {
	m.written += int64(len(p))
	if m.sum != nil {
		m.sum.Write(p) // never fails
	}
	return m.to.Write(p)
}

func (m *measuringWriter) size() Size {
	if m.sum == nil {
		return Size{Bytes: m.written}
	}
	return Size{m.written, hex.EncodeToString(m.sum.Sum(nil))}
}
