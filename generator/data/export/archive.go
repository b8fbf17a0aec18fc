package export

import (
	"archive/zip"
	"bufio"
	"io"
	"strings"
	"time"

	"github.com/klauspost/compress/flate"
)

// archive is one ZIP with every table as CSV and their descriptions: a data
// package ready for use. Its entries have the date of the data.
type archive struct {
	*zipWriter
	set *Set
}

func (s *Set) openArchive(w io.Writer) (*archive, error) {
	a := &archive{newZipWriter(w, s.made()), s}
	if err := a.put(s.localize("LICENCE.txt", "LICENCE.txt"), s.licence()); err != nil {
		return nil, err
	}
	for _, f := range s.described {
		if strings.HasPrefix(f.Name, SchemaFolder) {
			data, err := f.Bytes()
			if err == nil {
				err = a.put(f.Name, data)
			}
			if err != nil {
				return nil, err
			}
		}
	}
	return a, nil
}

// finish ends the archive with the files that need the sizes of its tables.
func (a *archive) finish(known Measured) error {
	described, err := a.set.packaged(known)
	if err != nil {
		return err
	}
	if err := a.put(PackageFile, described); err != nil {
		return err
	}
	if err := a.put(a.set.localize("LISEZ-MOI.txt", "README.txt"), a.set.readme(known)); err != nil {
		return err
	}
	return a.z.Close()
}

// zipWriter writes a ZIP, one entry after the other.
type zipWriter struct {
	z    *zip.Writer
	made time.Time
}

func newZipWriter(w io.Writer, made time.Time) *zipWriter {
	p := &zipWriter{zip.NewWriter(bufio.NewWriterSize(w, flushAt)), made}
	var compressor *flate.Writer // reused from one entry to the next
	p.z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		if compressor != nil {
			compressor.Reset(w)
			return compressor, nil
		}
		var err error
		compressor, err = flate.NewWriter(w, flate.BestSpeed)
		return compressor, err
	})
	return p
}

// entry begins an entry, and ends the previous one.
func (p *zipWriter) entry(name string) (io.Writer, error) {
	return p.z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: p.made})
}

// put writes a whole entry.
func (p *zipWriter) put(name string, data []byte) error {
	to, err := p.entry(name)
	if err == nil {
		_, err = to.Write(data)
	}
	return err
}
