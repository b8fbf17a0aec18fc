package photo

import (
	"bytes"
	"encoding/binary"
)

// Markers of JPEG, after 0xff.
const (
	jpegStart    = 0xd8
	jpegEnd      = 0xd9
	jpegScan     = 0xda
	jpegJFIF     = 0xe0
	jpegExif     = 0xe1
	jpegProfile  = 0xe2
	jpegAdobe    = 0xee
	jpegFirstApp = 0xe0
)

// jpeg keeps the segments that the pixels need: tables, frames and scans, the density, the colour
// profile, and Adobe's segment, which says how colours are coded. With whole unset, it stops at
// the first scan.
func (w *walker) jpeg(whole bool) error {
	if !w.starts(0, "\xff\xd8") {
		return ErrBroken
	}
	w.keep(0, 2)
	w.apart = len(w.pieces) // where the orientation is written
	for at := int64(2); at < w.size; {
		head := w.at(at, 4)
		if len(head) < 2 || head[0] != 0xff {
			at++ // decoders skip what is between segments
			continue
		}
		marker := head[1]
		switch {
		case marker == 0xff:
			at++ // a byte of filling
			continue
		case marker == jpegEnd:
			w.keep(at, at+2)
			at = w.size // what follows is another picture, or a film
			continue
		case marker == 0 || marker == jpegStart || marker == 1 || marker >= 0xd0 && marker <= 0xd7:
			at += 2
			continue
		case len(head) < 4:
			at = w.size
			continue
		}
		length := int64(binary.BigEndian.Uint16(head[2:]))
		next := at + 2 + length
		if length < 2 || next > w.size {
			at = w.size // cut short: decoders stop here too
			continue
		}
		if marker == jpegScan {
			if !whole {
				next = w.size
			} else {
				next = w.scanEnd(next)
			}
			w.keep(at, next)
			at = next
			continue
		}
		w.segment(marker, at, next)
		if marker == jpegJFIF && at == 2 {
			w.apart = len(w.pieces) // JFIF must come first
		}
		at = next
		if w.failed != nil {
			return w.failed
		}
	}
	if w.orientation != 1 {
		block := append([]byte("\xff\xe1\x00\x00Exif\x00\x00"), minimalExif(w.orientation)...)
		binary.BigEndian.PutUint16(block[2:], uint16(len(block)-2))
		w.insert(w.apart, block)
	}
	return w.failed
}

// segment keeps a segment before or between scans, if the pixels need it.
func (w *walker) segment(marker byte, from, to int64) {
	body := from + 4
	says := func(name string) bool { return to-body >= int64(len(name)) && w.starts(body, name) }
	switch {
	case marker == jpegJFIF && says("JFIF\x00") && to-from >= 18:
		b := w.at(from, 18)
		if len(b) < 18 || b[16] == 0 && b[17] == 0 && to-from == 18 {
			w.keep(from, to)
			return
		}
		binary.BigEndian.PutUint16(b[2:], 16) // without its thumbnail
		b[16], b[17] = 0, 0
		w.write(b)
	case marker == jpegExif && says("Exif\x00"):
		if w.orientation == 1 {
			w.orientation = orientation(w.at(body+6, int(to-body)-6))
		}
	case marker == jpegProfile && says("ICC_PROFILE\x00"),
		marker == jpegAdobe && says("Adobe"):
		w.keep(from, to)
	case marker >= 0xc0 && marker < jpegFirstApp: // tables and frames; not a start, a scan, an end
		w.keep(from, to)
	}
}

// scanEnd returns the offset of the first marker after the coded pixels that begin at from.
func (w *walker) scanEnd(from int64) int64 {
	const chunk = 256 << 10
	for at := from; at < w.size; {
		b := w.at(at, chunk)
		if len(b) == 0 {
			break
		}
		for i := 0; i < len(b); {
			n := bytes.IndexByte(b[i:], 0xff)
			if n < 0 {
				break
			}
			i += n
			if i+1 == len(b) {
				if at+int64(i)+1 >= w.size {
					return w.size
				}
				break // the byte after it is in the next chunk
			}
			if m := b[i+1]; m != 0 && m != 0xff && (m < 0xd0 || m > 0xd7) {
				return at + int64(i)
			}
			i++
		}
		if step := int64(len(b)) - 1; step > 0 {
			at += step // the last byte is read again: it may begin a marker
		} else {
			return w.size
		}
	}
	return w.size
}
