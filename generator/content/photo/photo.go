// Package photo removes from pictures what they say besides what they show: where and when a
// photograph was taken, by whom, with which camera, comments, thumbnails of an earlier version,
// and bytes after the end. The pixels aren't decoded again. The colour profile stays, and so does
// the orientation, in an Exif block that has nothing else.
//
// What is kept is listed, for each format; the rest is removed. No well-kept Go library was found
// that does this for several formats and keeps the orientation under a licence that fits.
//
// Sources: JPEG (ITU-T T.81, annex B), PNG (W3C, third edition), WebP (RFC 9649), GIF89a, Exif
// (CIPA DC-008), HEIF (ISO/IEC 23008-12) for AVIF.
package photo

import (
	"bytes"
	"errors"
	"io"
	"slices"
)

// ErrMetadata is returned for an AVIF picture with metadata: it can't be removed here.
var ErrMetadata = errors.New("the picture has metadata that cannot be removed")

// ErrBroken is returned for a file that doesn't start as a picture of its format.
var ErrBroken = errors.New("not a picture of this format")

// Picture is a picture without its metadata.
type Picture struct {
	// Orientation is the Exif one, from 1 to 8: how to turn the stored pixels to show them.
	Orientation int
	// Size is the number of bytes without metadata.
	Size int64

	src    io.ReaderAt
	pieces []piece
}

// piece is a range of the file, or bytes in its place.
type piece struct {
	from, to int64
	bytes    []byte // not nil: instead of the range
}

func (p piece) size() int64 {
	if p.bytes != nil {
		return int64(len(p.bytes))
	}
	return p.to - p.from
}

// total returns the size of several pieces together.
func total(pieces []piece) (size int64) {
	for _, p := range pieces {
		size += p.size()
	}
	return size
}

// Sideways reports whether the picture is shown with its width and height exchanged.
func (p *Picture) Sideways() bool { return p.Orientation >= 5 }

// Reader returns the bytes of the picture, from the start.
func (p *Picture) Reader() io.ReadSeeker { return &reader{picture: p} }

// Clean reads a picture of a format named by its extension (".jpg"), of size bytes. A file of
// another format is returned as it is. src must remain open while the Picture is read.
func Clean(src io.ReaderAt, size int64, ext string) (*Picture, error) {
	return read(src, size, ext, true)
}

// Head is like Clean, but reads only what comes before the pixels of a JPEG. What its Reader
// returns after them isn't cleaned.
func Head(src io.ReaderAt, size int64, ext string) (*Picture, error) {
	return read(src, size, ext, false)
}

func read(src io.ReaderAt, size int64, ext string, whole bool) (*Picture, error) {
	w := &walker{src: src, size: size, orientation: 1}
	var err error
	switch ext {
	case ".jpg", ".jpeg":
		err = w.jpeg(whole)
	case ".png":
		err = w.png()
	case ".webp":
		err = w.webp()
	case ".gif":
		err = w.gif()
	case ".avif":
		if err = w.avif(); err == nil {
			w.keep(0, size)
		}
	default:
		w.keep(0, size)
	}
	if err != nil {
		return nil, err
	}
	return &Picture{Orientation: w.orientation, Size: total(w.pieces), src: src, pieces: w.pieces}, nil
}

// walker walks through the parts of a file, and keeps some.
type walker struct {
	src         io.ReaderAt
	size        int64
	pieces      []piece
	apart       int // number of pieces that no later one is joined to
	orientation int
	failed      error // the first error of reading, but for the end of the file
}

// keep keeps a range of the file.
func (w *walker) keep(from, to int64) {
	to = min(to, w.size)
	if to <= from {
		return
	}
	if n := len(w.pieces); n > w.apart && w.pieces[n-1].bytes == nil && w.pieces[n-1].to == from {
		w.pieces[n-1].to = to
		return
	}
	w.pieces = append(w.pieces, piece{from: from, to: to})
}

// insert writes bytes that aren't in the file before the nth piece.
func (w *walker) insert(n int, b []byte) { w.pieces = slices.Insert(w.pieces, n, piece{bytes: b}) }

// write writes bytes that aren't in the file.
func (w *walker) write(b []byte) { w.pieces = append(w.pieces, piece{bytes: b}) }

// at returns n bytes of the file, fewer at its end.
func (w *walker) at(offset int64, n int) []byte {
	if offset < 0 || offset >= w.size || n <= 0 {
		return nil
	}
	b := make([]byte, min(int64(n), w.size-offset))
	got, err := w.src.ReadAt(b, offset)
	if err != nil && !errors.Is(err, io.EOF) && w.failed == nil {
		w.failed = err
	}
	return b[:got]
}

// starts reports whether the file has these bytes at an offset.
func (w *walker) starts(offset int64, with string) bool {
	return bytes.Equal(w.at(offset, len(with)), []byte(with))
}

// reader reads the pieces of a picture one after the other.
type reader struct {
	picture *Picture
	next    int
	now     io.Reader
}

func (r *reader) Read(b []byte) (int, error) {
	for {
		if r.now == nil {
			if r.next == len(r.picture.pieces) {
				return 0, io.EOF
			}
			p := r.picture.pieces[r.next]
			r.next++
			if p.bytes != nil {
				r.now = bytes.NewReader(p.bytes)
			} else {
				r.now = io.NewSectionReader(r.picture.src, p.from, p.to-p.from)
			}
		}
		n, err := r.now.Read(b)
		if errors.Is(err, io.EOF) {
			r.now, err = nil, nil
		}
		if n > 0 || err != nil || len(b) == 0 {
			return n, err
		}
	}
}

// Seek goes back to the start, the only place that it can go to.
func (r *reader) Seek(offset int64, whence int) (int64, error) {
	if offset != 0 || whence != io.SeekStart {
		return 0, errors.New("a picture is read from its start")
	}
	r.next, r.now = 0, nil
	return 0, nil
}
