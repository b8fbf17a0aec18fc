package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
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
	SHA256 string // hexadecimal
}

// Measure makes the file to know its size, once.
func (f *File) Measure() (Size, error) { return f.measure() }

// Set is every file of the data of a site. Its methods may be called from
// several goroutines.
type Set struct {
	data      *Data
	about     About
	files     []*File
	count     func() []TableSize
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
		for _, f := range []struct {
			Format
			write func(io.Writer, *Table) error
		}{{FormatCSV, d.CSV}, {FormatJSON, d.JSON}, {FormatJSONLines, d.JSONLines}} {
			s.add(t.Name+"."+f.Key, f.Format, t, 0, func(w io.Writer) error { return f.write(w, t) })
		}
	}
	s.add(WorkbookFile, FormatXLSX, nil, mostKept, s.workbook)
	s.add(ArchiveFile, FormatZIP, nil, mostKept, s.archive)
	s.count = sync.OnceValue(s.counted)
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
func (s *Set) Sizes() []TableSize { return s.count() }

// counted goes through the tables once.
func (s *Set) counted() []TableSize {
	var out []TableSize
	for _, t := range Tables() {
		var one TableSize
		updated := t.field("maj")
		last := ""
		for row := range t.Rows(s.data) {
			one.Rows++
			if at := row[updated].text; at > last {
				last = at
			}
		}
		one.Updated, _ = date.Parse(last) // what a date was written as; "" is none
		out = append(out, one)
	}
	return out
}

// field is the position of a field.
func (t *Table) field(name string) int {
	for i, f := range t.Fields {
		if f.Name == name {
			return i
		}
	}
	return -1
}

// mostKept is how many bytes of a file that is long to make are kept once it
// was measured; a larger one is made again.
const mostKept = 16 << 20

func (s *Set) add(name string, format Format, t *Table, most int, write func(io.Writer) error) {
	var whole []byte
	measure := sync.OnceValues(func() (Size, error) {
		m := meter{sum: sha256.New(), most: most}
		if err := write(&m); err != nil {
			return Size{}, err
		}
		if m.most > 0 {
			whole = m.kept.Bytes()
		}
		return Size{m.size, hex.EncodeToString(m.sum.Sum(nil))}, nil
	})
	s.files = append(s.files, &File{Name: name, Format: format, Table: t, measure: measure, Write: func(w io.Writer) error {
		if most == 0 {
			return write(w)
		}
		if _, err := measure(); err != nil {
			return err
		}
		if whole == nil {
			return write(w)
		}
		_, err := w.Write(whole)
		return err
	}})
}

// meter measures what is written to it, and keeps it while it is short.
type meter struct {
	size int64
	sum  interface {
		io.Writer
		Sum([]byte) []byte
	}
	most int // 0 to keep nothing
	kept bytes.Buffer
}

func (m *meter) Write(p []byte) (int, error) {
	m.size += int64(len(p))
	if m.most > 0 && m.kept.Len()+len(p) <= m.most {
		m.kept.Write(p)
	} else {
		m.most, m.kept = 0, bytes.Buffer{}
	}
	return m.sum.Write(p)
}
