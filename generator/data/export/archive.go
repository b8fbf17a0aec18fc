package export

import (
	"archive/zip"
	"bufio"
	"io"
	"strings"
	"time"

	"github.com/klauspost/compress/flate"
)

// archive is every table as CSV, and what describes them, as one ZIP: a data
// package to be used as it is. Its files bear the date of the data.
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

// finish ends the archive, with what is known of its tables.
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

// zipWriter is a ZIP that is written part after part.
type zipWriter struct {
	z    *zip.Writer
	made time.Time
}

func newZipWriter(w io.Writer, made time.Time) *zipWriter {
	p := &zipWriter{zip.NewWriter(bufio.NewWriterSize(w, flushAt)), made}
	var packer *flate.Writer // of one part after another
	p.z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		if packer != nil {
			packer.Reset(w)
			return packer, nil
		}
		var err error
		packer, err = flate.NewWriter(w, flate.BestSpeed)
		return packer, err
	})
	return p
}

// entry begins a part, and ends the one before.
func (p *zipWriter) entry(name string) (io.Writer, error) {
	return p.z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: p.made})
}

// put returns a whole part.
func (p *zipWriter) put(name string, data []byte) error {
	to, err := p.entry(name)
	if err == nil {
		_, err = to.Write(data)
	}
	return err
}
