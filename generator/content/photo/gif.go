package photo

import (
	"bufio"
	"errors"
	"io"
	"slices"
)

// gifApplications are the extensions of programs that a GIF needs: how often it repeats, and its
// colour profile.
var gifApplications = []string{"NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"}

// gif keeps the pictures and their timing. Comments, XMP and text in extensions are removed.
func (w *walker) gif() error {
	const header = 13
	head := w.at(0, header)
	if len(head) < header || string(head[:4]) != "GIF8" {
		return ErrBroken
	}
	g := &gifReader{in: bufio.NewReaderSize(io.NewSectionReader(w.src, header, w.size-header), 64<<10), at: header}
	g.table(head[10])
	w.keep(0, g.at)
	for !g.failed {
		from := g.at
		keep := true
		switch g.byte() {
		case 0x2c: // a picture
			local := g.bytes(9)
			g.table(local[8])
			g.byte()
			g.blocks()
		case 0x21: // an extension
			switch label := g.byte(); label {
			case 0xf9:
				g.blocks()
			case 0xff:
				name := g.blocks()
				keep = slices.Contains(gifApplications, name)
			default:
				g.blocks()
				keep = false
			}
		case 0x3b: // the end: what follows is dropped
			w.keep(from, g.at)
			return nil
		default:
			return nil // no decoder reads on
		}
		if keep {
			w.keep(from, min(g.at, w.size))
		}
	}
	return g.fault
}

// gifReader reads a GIF, and counts bytes.
type gifReader struct {
	in     *bufio.Reader
	at     int64
	failed bool  // at the end of the file, or with a fault
	fault  error // of reading
}

func (g *gifReader) byte() byte { return g.bytes(1)[0] }

// bytes returns the next n bytes, zeros at the end of the file.
func (g *gifReader) bytes(n int) []byte {
	b := make([]byte, n)
	got, err := io.ReadFull(g.in, b)
	g.at += int64(got)
	g.note(err)
	return b
}

// table skips the table of colours that flags announce.
func (g *gifReader) table(flags byte) {
	if flags&0x80 != 0 {
		g.skip(3 << (flags&7 + 1))
	}
}

func (g *gifReader) skip(n int) {
	got, err := g.in.Discard(n)
	g.at += int64(got)
	g.note(err)
}

// note keeps an error of reading.
func (g *gifReader) note(err error) {
	g.failed = g.failed || err != nil
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		g.fault = err
	}
}

// blocks skips blocks up to an empty one, and returns the start of the first: a name.
func (g *gifReader) blocks() string {
	name := ""
	for n := 0; !g.failed; n++ {
		size := int(g.byte())
		if size == 0 {
			break
		}
		if n == 0 {
			name = string(g.bytes(min(size, 11)))
			size = max(size-11, 0)
		}
		g.skip(size)
	}
	return name
}
