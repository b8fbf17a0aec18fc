// Package site is what a build publishes, as values. A maker returns the files of
// one part of the site (its pages, its data, its search); it knows no other maker.
// The walk writes them, in an order that follows from what each waits for.
package site

import (
	"io"

	"parvis/generator/site/address"
)

// File is one file of the site. Write may be called from any goroutine, several
// times, and gives the same bytes each time.
type File struct {
	Address string // see package address
	Kind    string // of a page: the folder of its template; "" for any other file
	Write   func(io.Writer) error
	Large   bool // it may be too large for memory: it is written as it is made
	Waits   Waits
	Bundle  *Bundle // the files that this one is best made with; nil for none
}

// Path returns where the file lies below the site's root: "signataires/engie/index.html".
func (f File) Path() string { return address.File(f.Address) }

// Waits is what a file tells of others, and so what has to be written before it.
type Waits int

// What files wait for.
const (
	ForNothing Waits = iota
	ForSizes         // it tells the sizes of the files of a Bundle
	ForWeights       // it tells what all other pages weigh
)

// Bundle is several files that are made in one go, since they have the same rows in
// them. The Write of each File makes it alone, with the same bytes.
type Bundle struct {
	// Write calls to for each file, with its address and its content. A file may be
	// opened in the content of another one.
	Write func(to func(address string, content func(io.Writer) error) error) error
}

// Bytes returns a small file whose content is made in memory.
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

// Renderer writes a view through the template of a kind of page.
type Renderer func(w io.Writer, kind string, view any) error
