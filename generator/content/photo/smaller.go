package photo

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"path"
	"strconv"
	"strings"

	"golang.org/x/image/draw"
)

// Copy is a smaller copy of a photograph.
type Copy struct {
	File  string // "medias/atelier.480w.jpg" for "medias/atelier.jpg"
	Width int    // in pixels
}

// widths are those of the copies: a phone, a column of text, the same on a dense screen.
var widths = []int{480, 960, 1600}

// Smaller returns the smaller copies of a picture that is shown in a width, from the smallest: those of a
// JPEG, the format of photographs. Others are published as they are.
func Smaller(file string, width int) []Copy {
	ext := path.Ext(file)
	if lower := strings.ToLower(ext); lower != ".jpg" && lower != ".jpeg" {
		return nil
	}
	var out []Copy
	for _, w := range widths {
		if w < width {
			out = append(out, Copy{strings.TrimSuffix(file, ext) + "." + strconv.Itoa(w) + "w" + ext, w})
		}
	}
	return out
}

// quality is that of the copies, from 1 to 100: what differs from the photograph isn't seen.
const quality = 82

// Shrink returns a JPEG in a smaller width, turned as it is shown: the copy says nothing of its own. The
// error is for a picture that can't be decoded.
func (p *Picture) Shrink(width int) ([]byte, error) {
	pixels, err := jpeg.Decode(p.Reader())
	if err != nil {
		return nil, fmt.Errorf("decode: %w", err)
	}
	b := pixels.Bounds()
	shown := image.Pt(b.Dx(), b.Dy())
	if p.Sideways() {
		shown = image.Pt(shown.Y, shown.X)
	}
	height := max((shown.Y*width+shown.X/2)/shown.X, 1)
	size := image.Pt(width, height)
	if p.Sideways() {
		size = image.Pt(height, width)
	}
	small := image.NewRGBA(image.Rectangle{Max: size})
	draw.CatmullRom.Scale(small, small.Bounds(), pixels, b, draw.Src, nil)
	var out bytes.Buffer
	if err := jpeg.Encode(&out, turned(small, p.Orientation), &jpeg.Options{Quality: quality}); err != nil {
		return nil, fmt.Errorf("encode: %w", err)
	}
	return out.Bytes(), nil
}

// turned returns a picture as an orientation of Exif shows it: mirrored, turned, or both (CIPA DC-008,
// 4.6.4).
func turned(src *image.RGBA, orientation int) *image.RGBA {
	w, h := src.Rect.Dx(), src.Rect.Dy()
	size := image.Rect(0, 0, w, h)
	if orientation >= 5 {
		size = image.Rect(0, 0, h, w)
	}
	if orientation <= 1 || orientation > 8 {
		return src
	}
	out := image.NewRGBA(size)
	for y := range h {
		for x := range w {
			to := image.Pt(x, y)
			switch orientation {
			case 2:
				to = image.Pt(w-1-x, y)
			case 3:
				to = image.Pt(w-1-x, h-1-y)
			case 4:
				to = image.Pt(x, h-1-y)
			case 5:
				to = image.Pt(y, x)
			case 6:
				to = image.Pt(h-1-y, x)
			case 7:
				to = image.Pt(h-1-y, w-1-x)
			case 8:
				to = image.Pt(y, w-1-x)
			}
			copy(out.Pix[out.PixOffset(to.X, to.Y):], src.Pix[src.PixOffset(x, y):src.PixOffset(x, y)+4])
		}
	}
	return out
}
