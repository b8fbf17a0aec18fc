package export

import (
	"fmt"
	"io"
	"slices"
	"sync"

	"parvis/generator/text/date"
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
	Name   string
	Format Format
	Table  *Table // nil for all of them
}

// Set is every file of the data of a site. Its methods may be called from
// several goroutines.
type Set struct {
	data      *Data
	about     About
	files     []File
	described []Description

	once     sync.Once // the rest is set
	measured Measured
	err      error
}

// Measured is what is known of files once they were made. The zero value knows
// of none.
type Measured struct {
	tables map[*Table]TableSize
	files  map[string]Size
}

// Table returns how much a table holds.
func (m Measured) Table(t *Table) TableSize { return m.tables[t] }

// File returns the size of a file of this name.
func (m Measured) File(name string) Size { return m.files[name] }

// TableSize is how much a table holds.
type TableSize struct {
	Rows    int
	Updated date.Date // the latest update of its rows; zero when none is known
}

// Size is what is known of a file.
type Size struct {
	Bytes  int64
	SHA256 string // hexadecimal; "" for the forms in JSON
}

// Description is a small file that describes others.
type Description struct {
	Name  string
	Sized bool // it tells of files that are made before
	Bytes func() ([]byte, error)
}

// Files returns the files of d.
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

// Files returns the files of data: each table in three forms, then all in one.
func (s *Set) Files() []File { return s.files }

// Described returns the files that describe those of data.
func (s *Set) Described() []Description { return s.described }

// Write makes all files of data at once.
func (s *Set) Write(to Sink) error {
	known, err := s.walk(to)
	s.once.Do(func() { s.measured, s.err = known, err })
	return err
}

// WriteOne makes one of the files alone, with the bytes that Write gives it.
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

// Measured returns what is known of the files. Until Write made them they are made
// for it, to nowhere.
func (s *Set) Measured() (Measured, error) {
	s.once.Do(func() {
		s.measured, s.err = s.walk(func(_ string, content func(io.Writer) error) error { return content(io.Discard) })
	})
	return s.measured, s.err
}

// File returns the name of the file of a table in one of the formats.
func (t *Table) File(f Format) string { return t.Name + "." + f.Key }

func (t *Table) schemaFile() string { return SchemaFolder + t.Name + ".json" }

// field returns the position of a field.
func (t *Table) field(name string) int {
	return slices.IndexFunc(t.Fields, func(f Field) bool { return f.Name == name })
}
