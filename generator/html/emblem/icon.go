package emblem

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
)

// The sizes of icons, in pixels.
const (
	Small = 32  // tabs and bookmarks
	Touch = 180 // the home screen of iOS
	Home  = 192 // the home screen of Android
	Large = 512 // what a launcher shows while a site opens
)

// Icon returns the emblem as a square PNG of a size in pixels. Up to Small it
// is the emblem alone, transparent around. Larger ones have a background and a
// margin, for systems that round the corners or crop to a circle: the emblem
// stays in the middle 60 %, as the "maskable" icons of a web manifest require.
func Icon(size int) ([]byte, error) {
	m := image.NewPaletted(image.Rect(0, 0, size, size), color.Palette{color.Transparent, granite, brick, paper})
	markSize, from := size, image.Point{}
	if size > Small {
		markSize = size * 6 / 10
		from = image.Pt((size-markSize)/2, (size-markSize)/2)
		fill(m, m.Rect, 3)
	}
	for i, r := range mark {
		index := uint8(1)
		if i == len(mark)-1 {
			index = 2
		}
		fill(m, scaleSlab(r, markSize, from), index)
	}
	var out bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, m)
	return out.Bytes(), err
}

// ICO returns the small icon as favicon.ico, for clients that ask for it
// without reading the page. It has one PNG image, a format that all clients
// since 2007 support.
func ICO() ([]byte, error) {
	icon, err := Icon(Small)
	if err != nil {
		return nil, err
	}
	const header = 6 + 16
	out := []byte{0, 0, 1, 0, 1, 0, Small, Small, 0, 0, 1, 0, 32, 0}
	out = binary.LittleEndian.AppendUint32(out, uint32(len(icon)))
	out = binary.LittleEndian.AppendUint32(out, header)
	return append(out, icon...), nil
}
