// Package site defines what a build publishes, as values. Each package of pages or data returns
// the files of one part of the site, and doesn't depend on the others.
// The build writes them, in an order that follows from their dependencies (see Waits).
package site

import (
	"io"

	"parvis/generator/site/address"
)

// File is one file of the site. Write may be called from any goroutine, several
// times, and writes the same bytes each time.
type File struct {
	Address string // see package address
	Kind    string // of a page: the folder of its template; "" for other files
	Write   func(io.Writer) error
	Large   bool // may not fit in memory: it is streamed to disk
	Waits   Waits
	Bundle  *Bundle // the files to generate together with this one; nil for none
}

// Path returns the file's path below the site's root: "signataires/engie/index.html".
func (f File) Path() string { return address.File(f.Address) }

// Waits is the dependency of a file on others, which must be written before it.
type Waits int

// The dependencies.
const (
	ForNothing Waits = iota
	ForSizes         // it contains the sizes of the files of a Bundle
	ForWeights       // it contains the weights of all other pages
)

// Bundle is several files that are generated in one pass, since they contain the same
// rows. The Write of each File generates it alone, with the same bytes.
type Bundle struct {
	// Write calls to for each file, with its address and its content. The calls may nest: a file may be
	// opened while the content of another is written.
	Write func(to func(address string, content func(io.Writer) error) error) error
}

// Bytes returns a small file whose content is generated in memory.
func Bytes(at string, content func() ([]byte, error)) File {
	return File{Address: at, Write: func(w io.Writer) error {
		data, err := content()
		if err != nil {
			return err
		}
		_, err = w.Write(data)
		return err
	}}
}

// Renderer renders a view with the template of a kind of page.
type Renderer func(w io.Writer, kind string, view any) error
