package photo

import (
	"encoding/binary"
	"hash/crc32"
	"strings"
)

const pngSignature = "\x89PNG\r\n\x1a\n"

// pngKept are the chunks of a PNG that its pixels, colours, density and movement need.
const pngKept = " IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT "

// png keeps the chunks of pngKept, up to the end of the picture. What follows it can be the rest
// of a larger, earlier version.
func (w *walker) png() error {
	if !w.starts(0, pngSignature) {
		return ErrBroken
	}
	w.keep(0, int64(len(pngSignature)))
	pixels := 0 // number of pieces before the first pixels
	for at := int64(len(pngSignature)); at < w.size && w.failed == nil; {
		head := w.at(at, 8)
		if len(head) < 8 {
			break
		}
		kind := string(head[4:])
		next := at + 12 + int64(binary.BigEndian.Uint32(head))
		if kind == "IDAT" && pixels == 0 {
			w.apart = len(w.pieces)
			pixels = w.apart
		}
		switch {
		case kind == "eXIf" && w.orientation == 1 && next <= w.size && next-at < 1<<20:
			w.orientation = orientation(w.at(at+8, int(next-at-12)))
		case kind == "IDAT" && next > w.size,
			next <= w.size && strings.Contains(pngKept, " "+kind+" "):
			w.keep(at, next)
		}
		if kind == "IEND" {
			break
		}
		at = next
	}
	if w.failed != nil {
		return w.failed
	}
	if pixels == 0 {
		w.orientation = 1
	}
	if w.orientation != 1 {
		exif := minimalExif(w.orientation)
		chunk := binary.BigEndian.AppendUint32(nil, uint32(len(exif)))
		chunk = append(append(chunk, "eXIf"...), exif...)
		chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
		w.insert(pixels, chunk)
	}
	return nil
}

// webpKept are the chunks of a WebP that its pixels, colours and movement need.
const webpKept = "|VP8X|VP8 |VP8L|ALPH|ANIM|ANMF|ICCP|"

// webp keeps the chunks of webpKept, also within the frames of an animation, and says in the
// header that the others are gone.
func (w *walker) webp() error {
	head := w.at(0, 12)
	if len(head) < 12 || string(head[:4]) != "RIFF" || string(head[8:]) != "WEBP" {
		return ErrBroken
	}
	header := len(w.pieces)
	w.write(head)
	var flags []byte // the header of VP8X
	end := min(w.size, 8+int64(binary.LittleEndian.Uint32(head[4:])))
	w.riff(12, end, func(kind string, at, next int64) {
		switch {
		case kind == "VP8X" && flags == nil:
			if flags = w.at(at, int(min(next-at, 64))); len(flags) >= 9 {
				w.write(flags)
			}
		case kind == "EXIF" && w.orientation == 1 && next-at < 1<<20:
			w.orientation = orientation([]byte(strings.TrimPrefix(string(w.at(at+8, int(next-at-8))), "Exif\x00\x00")))
		case kind == "ANMF" && next-at >= 24:
			w.frame(at, next)
		case strings.Contains(webpKept, "|"+kind+"|"):
			w.keep(at, next)
		}
	})
	if len(flags) >= 9 {
		const hasExif, hasXMP = 8, 4
		flags[8] &^= hasExif | hasXMP
		if w.orientation != 1 {
			flags[8] |= hasExif
			exif := minimalExif(w.orientation)
			chunk := binary.LittleEndian.AppendUint32([]byte("EXIF"), uint32(len(exif)))
			w.write(append(chunk, exif...)) // of even length
		}
	} else {
		w.orientation = 1 // without VP8X a picture has no Exif block
	}
	binary.LittleEndian.PutUint32(head[4:], uint32(total(w.pieces[header+1:])+4))
	return w.failed
}

// riff calls each for every chunk of a range, with its end: that of its padding.
func (w *walker) riff(from, to int64, each func(kind string, at, next int64)) {
	for at := from; at+8 <= to && w.failed == nil; {
		head := w.at(at, 8)
		if len(head) < 8 {
			return
		}
		length := int64(binary.LittleEndian.Uint32(head[4:]))
		next := at + 8 + length + length%2
		each(string(head[:4]), at, min(next, to))
		at = next
	}
}

// frame keeps a frame of an animation with its own chunks, without those that aren't pixels.
func (w *walker) frame(at, next int64) {
	const own = 24 // header, place, size and duration
	head := w.at(at, own)
	if len(head) < own {
		return
	}
	w.write(head)
	first := len(w.pieces)
	w.riff(at+own, next, func(kind string, at, next int64) {
		if kind == "VP8 " || kind == "VP8L" || kind == "ALPH" {
			w.keep(at, next)
		}
	})
	binary.LittleEndian.PutUint32(head[4:], uint32(total(w.pieces[first:])+16))
}

// avif refuses a picture with Exif, XMP or other metadata. They are parts of a shared area of the
// file, whose places would all have to be written again.
func (w *walker) avif() error {
	metadata := false
	w.boxes(0, w.size, func(kind string, from, to int64) {
		switch kind {
		case "uuid":
			metadata = true
		case "meta":
			w.boxes(from+4, to, func(kind string, from, to int64) {
				metadata = metadata || kind == "iinf" && w.hasMetadataItem(from, to)
			})
		}
	})
	if metadata {
		return ErrMetadata
	}
	return w.failed
}

// boxes calls each for every box of a range, with the range of its content.
func (w *walker) boxes(from, to int64, each func(kind string, from, to int64)) {
	for at := from; at+8 <= to && w.failed == nil; {
		head := w.at(at, 16)
		if len(head) < 8 {
			return
		}
		size, body := int64(binary.BigEndian.Uint32(head)), at+8
		switch {
		case size == 1 && len(head) == 16:
			size, body = int64(binary.BigEndian.Uint64(head[8:])), at+16
		case size == 0:
			size = to - at
		}
		if size < body-at || size > to-at {
			return
		}
		each(string(head[4:8]), body, at+size)
		at += size
	}
}

// hasMetadataItem reports whether a list of items (iinf) has one of Exif or of XMP.
func (w *walker) hasMetadataItem(from, to int64) bool {
	version := w.at(from, 1)
	from += 6 // version, flags, number of items
	if len(version) == 1 && version[0] > 0 {
		from += 2
	}
	found := false
	w.boxes(from, to, func(kind string, from, _ int64) {
		if version := w.at(from, 1); kind == "infe" && len(version) == 1 {
			at := from + 8 // version, flags, identifier, protection
			if version[0] >= 3 {
				at += 2
			}
			found = found || w.starts(at, "Exif") || w.starts(at, "mime")
		}
	})
	return found
}
