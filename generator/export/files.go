package export

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"slices"
	"sync"

	"parvis/generator/date"
)

// Format is a form in which data are published.
type Format struct {
	Key   string // what files are named with: "csv"
	Media string // media type (IANA); "" where none is registered
}

// The formats.
var (
	FormatCSV       = Format{"csv", "text/csv"}
	FormatJSON      = Format{"json", "application/json"}
	FormatJSONLines = Format{"jsonl", ""}
	FormatXLSX      = Format{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
	FormatZIP       = Format{"zip", "application/zip"}
)

// Names of the files that hold or describe every table, and the folder of those
// that describe one.
const (
	WorkbookFile  = "donnees.xlsx"
	ArchiveFile   = "donnees.zip"
	PackageFile   = "datapackage.json"
	CatalogueFile = "catalogue"
	SchemaFolder  = "schemas/"
)

// File is a file of the data, named from the folder of the version.
type File struct {
	Name    string
	Format  Format
	Table   *Table // nil for all of them
	Write   func(io.Writer) error
	measure func() (Size, error)
}

// Size is what is known of a file once it is made.
type Size struct {
	Bytes  int64
	SHA256 string // hexadecimal; "" for the forms in JSON
}

// Measure makes the file to know its size, once.
func (f *File) Measure() (Size, error) { return f.measure() }

// Set is every file of the data of a site. Its methods may be called from
// several goroutines.
type Set struct {
	data      *Data
	about     About
	files     []*File
	surveys   []func() survey
	described []Description
}

// TableSize is how much a table holds.
type TableSize struct {
	Rows    int
	Updated date.Date // the latest update of its rows; zero when none is known
}

// Description is a small file that describes others.
type Description struct {
	Name  string
	Bytes func() ([]byte, error)
}

// Files is the files of d.
func Files(d *Data, about About) *Set {
	s := &Set{data: d, about: about}
	for _, t := range Tables() {
		once := sync.OnceValue(func() survey { return d.survey(t) })
		s.surveys = append(s.surveys, once)
		for _, f := range []struct {
			Format
			write func(io.Writer, *Table) error
		}{{FormatCSV, d.CSV}, {FormatJSON, d.JSON}, {FormatJSONLines, d.JSONLines}} {
			s.files = append(s.files, &File{Name: t.Name + "." + f.Key, Format: f.Format, Table: t, Write: func(w io.Writer) error { return f.write(w, t) },
				measure: func() (Size, error) { return once().sizes[f.Key], nil }})
		}
	}
	s.add(WorkbookFile, FormatXLSX, s.workbook)
	s.add(ArchiveFile, FormatZIP, s.archive)
	s.described = append(s.described, Description{PackageFile, sync.OnceValues(s.packaged)})
	for _, t := range Tables() {
		s.described = append(s.described, Description{SchemaFolder + t.Name + ".json", func() ([]byte, error) { return indented(t.Schema(about.Lang)) }})
	}
	s.described = append(s.described, Description{CatalogueFile + ".jsonld", s.jsonLD}, Description{CatalogueFile + ".ttl", s.turtle})
	return s
}

// Files is the files of data: each table in three forms, then all in one.
func (s *Set) Files() []*File { return s.files }

// Described is the files that describe those of data.
func (s *Set) Described() []Description { return s.described }

// Sizes is how much each table holds, in the order of Tables.
func (s *Set) Sizes() []TableSize {
	var out []TableSize
	for _, of := range s.surveys {
		out = append(out, of().TableSize)
	}
	return out
}

// survey is what one look at the rows of a table tells.
type survey struct {
	TableSize
	sizes map[string]Size // by the key of a format
}

func (d *Data) survey(t *Table) survey {
	sum, keys, updated := sha256.New(), keysOf(t.Fields), t.field("maj")
	out, object := appendHeader(nil, t), []byte{}
	last, written, objects := "", 0, 0
	var s survey
	for row := range t.Rows(d) {
		s.Rows++
		last = max(last, row[updated].text)
		out = appendRow(out, t, row)
		object = appendObject(object[:0], keys, row)
		objects += len(object)
		if len(out) >= flushAt {
			sum.Write(out) // a hash takes everything
			written += len(out)
			out = out[:0]
		}
	}
	sum.Write(out)
	s.Updated, _ = date.Parse(last) // as a date was written; "" is none
	s.sizes = map[string]Size{
		FormatCSV.Key:       {int64(written + len(out)), hex.EncodeToString(sum.Sum(nil))},
		FormatJSON.Key:      {int64(objects + len("[]\n") + max(s.Rows-1, 0)*len(",\n")), ""},
		FormatJSONLines.Key: {int64(objects + s.Rows), ""},
	}
	return s
}

// field is the position of a field.
func (t *Table) field(name string) int {
	return slices.IndexFunc(t.Fields, func(f Field) bool { return f.Name == name })
}

// mostKept is how many bytes of the workbook or of the archive are kept once it
// was measured, since it is long to make; a larger one is made again.
const mostKept = 64 << 20

// add adds a file of all tables.
func (s *Set) add(name string, format Format, write func(io.Writer) error) {
	var kept [][]byte
	measure := sync.OnceValues(func() (Size, error) {
		m := meter{sum: sha256.New()}
		if err := write(&m); err != nil {
			return Size{}, err
		}
		kept = m.kept
		return Size{m.size, hex.EncodeToString(m.sum.Sum(nil))}, nil
	})
	s.files = append(s.files, &File{Name: name, Format: format, measure: measure, Write: func(w io.Writer) error {
		if _, err := measure(); err != nil {
			return err
		}
		if kept == nil {
			return write(w)
		}
		for _, part := range kept {
			if _, err := w.Write(part); err != nil {
				return err
			}
		}
		return nil
	}})
}

// meter measures what is written to it, and keeps it while it is short.
type meter struct {
	size int64
	sum  hash.Hash
	kept [][]byte
}

func (m *meter) Write(p []byte) (int, error) {
	m.size += int64(len(p))
	if m.size <= mostKept {
		m.kept = append(m.kept, slices.Clone(p))
	} else {
		m.kept = nil
	}
	return m.sum.Write(p)
}
