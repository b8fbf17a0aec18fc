package photo

import (
	"bytes"
	"encoding/binary"
	"image"
	"testing"
)

// FuzzClean removes the metadata of any bytes: what comes out is no larger than what came in and
// an orientation, says the same when it is cleaned again, and has the same pixels.
func FuzzClean(f *testing.F) {
	endings := []string{".jpg", ".png", ".webp", ".gif", ".avif"}
	for at, data := range [][]byte{photograph(f, binary.BigEndian, 6), screenshot(f, 3), webpPhotograph(5), animation(f)} {
		f.Add(data, uint8(at))
	}
	f.Add(plainJPEG(f), uint8(0))
	f.Add(plainPNG(f), uint8(1))
	f.Add(riff(tiny), uint8(2))
	f.Fuzz(func(t *testing.T, data []byte, at uint8) {
		ext := endings[int(at)%len(endings)]
		src := bytes.NewReader(data)
		p, err := Clean(src, int64(len(data)), ext)
		if err != nil {
			return
		}
		_, out := cleaned(t, data, ext)
		const most = 64 // a block with the orientation
		if len(out) > len(data)+most || p.Orientation < 1 || p.Orientation > 8 {
			t.Fatalf("%d bytes of %d, orientation %d", len(out), len(data), p.Orientation)
		}
		if again, twice := cleaned(t, out, ext); !bytes.Equal(out, twice) || again.Orientation != p.Orientation {
			t.Fatalf("%q becomes %q, then %q", data, out, twice)
		}
		size, _, err := image.DecodeConfig(bytes.NewReader(data))
		const small = 64
		if err != nil || size.Width > small || size.Height > small {
			return
		}
		before, _, err := image.Decode(bytes.NewReader(data))
		if err != nil {
			return
		}
		after, _, err := image.Decode(bytes.NewReader(out))
		if err != nil || !same(before, after) {
			t.Errorf("%q: other pixels: %v", data, err)
		}
	})
}
