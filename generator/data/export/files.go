package export

import (
	"fmt"
	"io"
	"slices"
	"sync"

	"parvis/generator/text/date"
)

// Format is a file format in which data are published.
type Format struct {
	Key   string // file extension: "csv"
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

// Names of the files that contain or describe every table, and the folder of those
// that describe one.
const (
	WorkbookFile  = "donnees.xlsx"
	ArchiveFile   = "donnees.zip"
	PackageFile   = "datapackage.json"
	CatalogueFile = "catalogue"
	SchemaFolder  = "schemas/"
)

// File is a file of the data. Its name is relative to the folder of the version.
type File struct {
	Name   string
	Format Format
	Table  *Table // nil for all of them
}

// Set is the set of all data files of a site. Its methods may be called from
// several goroutines.
type Set struct {
	data      *Data
	about     About
	files     []File
	described []Description

	once     sync.Once // sets the fields below
	measured Measured
	err      error
}

// Measured holds the sizes of files and tables, known once they were written. The zero value has
// none.
type Measured struct {
	tables map[*Table]TableSize
	files  map[string]Size
}

// Table returns the size of a table.
func (m Measured) Table(t *Table) TableSize { return m.tables[t] }

// File returns the size of the file of this name.
func (m Measured) File(name string) Size { return m.files[name] }

// TableSize is the size of a table.
type TableSize struct {
	Rows    int
	Updated date.Date // the latest update of its rows; zero when none is known
}

// Size is the size and the checksum of a file.
type Size struct {
	Bytes  int64
	SHA256 string // hexadecimal; "" for the forms in JSON
}

// Description is a small file that describes others.
type Description struct {
	Name  string
	Sized bool // it contains the sizes of other files, which are written before
	Bytes func() ([]byte, error)
}

// Files returns the set of data files of d.
func Files(d *Data, about About) *Set {
	s := &Set{data: d, about: about}
	for _, t := range Tables() {
		for _, f := range []Format{FormatCSV, FormatJSON, FormatJSONLines} {
			s.files = append(s.files, File{t.File(f), f, t})
		}
	}
	s.files = append(s.files, File{WorkbookFile, FormatXLSX, nil}, File{ArchiveFile, FormatZIP, nil})
	sized := func(of func(Measured) ([]byte, error)) func() ([]byte, error) {
		return func() ([]byte, error) {
			known, err := s.Measured()
			if err != nil {
				return nil, err
			}
			return of(known)
		}
	}
	s.described = append(s.described, Description{PackageFile, true, sized(s.packaged)})
	for _, t := range Tables() {
		s.described = append(s.described, Description{t.schemaFile(), false, func() ([]byte, error) { return indented(t.Schema(about.Lang)) }})
	}
	s.described = append(s.described, Description{CatalogueFile + ".jsonld", true, sized(s.jsonLD)}, Description{CatalogueFile + ".ttl", true, sized(s.turtle)})
	return s
}

// Files returns the data files: each table in three formats, then all tables in one file.
func (s *Set) Files() []File { return s.files }

// Described returns the files that describe the data files.
func (s *Set) Described() []Description { return s.described }

// Write writes all data files in one pass.
func (s *Set) Write(to Sink) error {
	known, err := s.walk(to)
	s.once.Do(func() { s.measured, s.err = known, err })
	return err
}

// WriteOne writes one of the files alone, with the same bytes as Write.
func (s *Set) WriteOne(w io.Writer, name string) error {
	found := false
	_, err := s.walk(func(one string, content func(io.Writer) error) error {
		if one != name {
			return content(nil)
		}
		found = true
		return content(w)
	})
	if err == nil && !found {
		err = fmt.Errorf("%s: no file of the data has this name", name)
	}
	return err
}

// Measured returns the sizes of the files. If Write hasn't run yet, the files are generated
// and discarded.
func (s *Set) Measured() (Measured, error) {
	s.once.Do(func() {
		s.measured, s.err = s.walk(func(_ string, content func(io.Writer) error) error { return content(io.Discard) })
	})
	return s.measured, s.err
}

// File returns the name of the file of a table in one of the formats.
func (t *Table) File(f Format) string { return t.Name + "." + f.Key }

func (t *Table) schemaFile() string { return SchemaFolder + t.Name + ".json" }

// field returns the index of a field.
func (t *Table) field(name string) int {
	return slices.IndexFunc(t.Fields, func(f Field) bool { return f.Name == name })
}
