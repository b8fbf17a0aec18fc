package photo

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"slices"
	"testing"
)

func TestSmaller(t *testing.T) {
	for _, c := range []struct {
		file  string
		width int
		want  []Copy
	}{
		{"medias/a.jpg", 480, nil},
		{"medias/a.JPG", 1000, []Copy{{"medias/a.480w.JPG", 480}, {"medias/a.960w.JPG", 960}}},
		{"a.jpeg", 4000, []Copy{{"a.480w.jpeg", 480}, {"a.960w.jpeg", 960}, {"a.1600w.jpeg", 1600}}},
		{"a.png", 4000, nil},
		{"a.svg", 0, nil},
	} {
		if got := Smaller(c.file, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", c.file, got)
		}
	}
}

// TestShrink: whatever way a photograph was held, its copy is the right way up. Its corners are red,
// green, blue and white, from the top left, line by line.
func TestShrink(t *testing.T) {
	corners := []color.RGBA{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {255, 255, 255, 255}}
	upright := image.NewRGBA(image.Rect(0, 0, 64, 32))
	for y := range 32 {
		for x := range 64 {
			upright.SetRGBA(x, y, corners[x/32+2*(y/16)])
		}
	}
	undo := map[int]int{1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6} // how it is stored, to be shown so
	for orientation, stored := range undo {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, turned(upright, stored), &jpeg.Options{Quality: 100}); err != nil {
			t.Fatal(err)
		}
		p, err := Clean(bytes.NewReader(b.Bytes()), int64(b.Len()), ".jpg")
		if err != nil {
			t.Fatal(err)
		}
		p.Orientation = orientation
		data, err := p.Shrink(16)
		if err != nil {
			t.Fatal(err)
		}
		small, err := jpeg.Decode(bytes.NewReader(data))
		if err != nil || small.Bounds() != image.Rect(0, 0, 16, 8) {
			t.Fatalf("%d: %v %v", orientation, err, small.Bounds())
		}
		for i, want := range corners {
			got := color.RGBAModel.Convert(small.At(3+9*(i%2), 2+4*(i/2))).(color.RGBA)
			near := func(a, b uint8) bool { return max(a, b)-min(a, b) < 60 }
			if !near(got.R, want.R) || !near(got.G, want.G) || !near(got.B, want.B) {
				t.Errorf("%d: corner %d is %v, wanted %v", orientation, i, got, want)
			}
		}
	}
	if _, err := (&Picture{src: bytes.NewReader(nil)}).Shrink(10); err == nil {
		t.Error("an empty picture was shrunk")
	}
}
