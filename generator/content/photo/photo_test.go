package photo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"slices"
	"strings"
	"testing"

	_ "golang.org/x/image/webp" // decodes what is cleaned
)

// secret stands wherever a picture says something about its author; profile and kept stand where
// it has to stay.
const (
	secret  = "SECRET N48.8566 E2.3522 Camille"
	profile = "ICC_PROFILE\x00\x01\x01kept"
)

// exif is an Exif block in TIFF form with an orientation, a position and a camera.
func exif(order binary.AppendByteOrder, orientation int) []byte {
	b := []byte("II*\x00")
	if order == binary.AppendByteOrder(binary.BigEndian) {
		b = []byte("MM\x00*")
	}
	b = order.AppendUint32(b, 8)
	b = order.AppendUint16(b, 2)
	for _, e := range [][4]int{{0x010f, 2, len(secret), 38}, {orientationTag, 3, 1, orientation}} {
		b = order.AppendUint16(b, uint16(e[0]))
		b = order.AppendUint16(b, uint16(e[1]))
		b = order.AppendUint32(b, uint32(e[2]))
		if e[1] == 3 {
			b = order.AppendUint16(b, uint16(e[3]))
			b = order.AppendUint16(b, 0)
		} else {
			b = order.AppendUint32(b, uint32(e[3]))
		}
	}
	b = order.AppendUint32(b, 0)
	return append(b, secret...)
}

func segment(marker byte, body string) []byte {
	b := []byte{0xff, marker}
	return append(binary.BigEndian.AppendUint16(b, uint16(len(body)+2)), body...)
}

// pixels is a picture of 4 × 2 pixels that differ.
func pixels() *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, 4, 2))
	for i := range 8 {
		m.Set(i%4, i/4, color.RGBA{uint8(i * 30), uint8(255 - i*20), 7, 255})
	}
	return m
}

func plainJPEG(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, pixels(), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// photograph is a JPEG as a phone writes it.
func photograph(t testing.TB, order binary.AppendByteOrder, orientation int) []byte {
	plain := plainJPEG(t)
	return slices.Concat(plain[:2],
		segment(0xe1, "Exif\x00\x00"+string(exif(order, orientation))),
		segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>"+secret),
		segment(0xe2, profile), segment(0xe2, "MPF\x00"+secret), segment(0xed, "Photoshop 3.0\x00"+secret),
		[]byte("garbage "+secret), segment(0xe3, "Meta"+secret), segment(0xee, "Adobe\x00\x64\x00\x00\x00\x00\x01"), segment(0xfe, secret),
		plain[2:len(plain)-2], segment(0xfe, secret), []byte("\xff\xff\xd9"), plain, []byte(secret))
}

func chunk(kind, body string) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	b = append(append(b, kind...), body...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

func plainPNG(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, pixels()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// screenshot is a PNG with all that says something.
func screenshot(t testing.TB, orientation int) []byte {
	plain := plainPNG(t)
	const header = 33 // signature and IHDR
	return slices.Concat(plain[:header], chunk("tEXt", "Author\x00"+secret), chunk("gAMA", "\x00\x00\xb1\x8f"),
		chunk("eXIf", string(exif(binary.LittleEndian, orientation))), chunk("iTXt", "XML:com.adobe.xmp\x00"+secret),
		chunk("zTXt", secret), chunk("tIME", "\x07\xe8\x01\x01\x01\x01\x01"), chunk("prVt", secret),
		plain[header:len(plain)-12], chunk("tEXt", secret), plain[len(plain)-12:], chunk("IDAT", secret), []byte(secret))
}

// tiny is a lossless WebP of one pixel.
const tiny = "VP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00"

func riff(chunks ...string) []byte {
	body := "WEBP" + strings.Join(chunks, "")
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body))), body...)
}

func webpChunk(kind, body string) string {
	b := string(binary.LittleEndian.AppendUint32([]byte(kind), uint32(len(body)))) + body
	if len(body)%2 == 1 {
		b += "\x00"
	}
	return b
}

// webpPhotograph is a WebP with all that says something.
func webpPhotograph(orientation int) []byte {
	return append(riff(webpChunk("VP8X", "\x2c\x00\x00\x00\x00\x00\x00\x00\x00\x00"), webpChunk("ICCP", profile), tiny,
		webpChunk("EXIF", "Exif\x00\x00"+string(exif(binary.BigEndian, orientation))), webpChunk("XMP ", secret), webpChunk("OWN ", secret)),
		secret...)
}

// animation is a GIF with all that says something.
func animation(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	m := image.NewPaletted(image.Rect(0, 0, 4, 2), color.Palette{color.Black, color.White})
	if err := gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{m, m}, Delay: []int{3, 4}, LoopCount: 0}); err != nil {
		t.Fatal(err)
	}
	plain := b.Bytes()
	comment := "\x21\xfe" + string(rune(len(secret))) + secret + "\x00"
	xmp := "\x21\xff\x0bXMP DataXMP" + string(rune(len(secret))) + secret + "\x00"
	return slices.Concat(plain[:len(plain)-1], []byte(comment+xmp), plain[len(plain)-1:], []byte(secret))
}

// cleaned is the bytes of a picture without metadata.
func cleaned(t testing.TB, data []byte, ext string) (*Picture, []byte) {
	t.Helper()
	p, err := Clean(bytes.NewReader(data), int64(len(data)), ext)
	if err != nil {
		t.Fatalf("%s: %v", ext, err)
	}
	out, err := io.ReadAll(p.Reader())
	if err != nil || int64(len(out)) != p.Size {
		t.Fatalf("%s: %d bytes of %d: %v", ext, len(out), p.Size, err)
	}
	return p, out
}

func TestClean(t *testing.T) {
	for name, c := range map[string]struct {
		data        []byte
		ext         string
		orientation int
	}{
		"upright photograph":     {photograph(t, binary.LittleEndian, 1), ".jpg", 1},
		"photograph on its side": {photograph(t, binary.LittleEndian, 6), ".jpeg", 6},
		"big-endian photograph":  {photograph(t, binary.BigEndian, 8), ".jpg", 8},
		"screenshot":             {screenshot(t, 1), ".png", 1},
		"screenshot, turned":     {screenshot(t, 3), ".png", 3},
		"webp":                   {webpPhotograph(1), ".webp", 1},
		"webp, turned":           {webpPhotograph(5), ".webp", 5},
		"animation":              {animation(t), ".gif", 1},
	} {
		p, out := cleaned(t, c.data, c.ext)
		if p.Orientation != c.orientation {
			t.Errorf("%s: orientation %d", name, p.Orientation)
		}
		if bytes.Contains(out, []byte("SECRET")) || bytes.Contains(out, []byte("xmpmeta")) {
			t.Errorf("%s: it still says %q", name, out)
		}
		for _, what := range []string{profile, "gAMA", "Adobe\x00", "NETSCAPE2.0"} {
			if bytes.Contains(c.data, []byte(what)) != bytes.Contains(out, []byte(what)) {
				t.Errorf("%s: %q is lost", name, what)
			}
		}
		if strings.HasPrefix(c.ext, ".jp") && bytes.Count(out, []byte("\xff\xda")) != 1 {
			t.Errorf("%s: another picture follows it", name)
		}
		if flags := bytes.Index(out, []byte("VP8X")); flags > 0 && (out[flags+8] == 0x20) != (c.orientation == 1) {
			t.Errorf("%s: its header announces %x", name, out[flags+8])
		}
		before, _, err1 := image.Decode(bytes.NewReader(c.data))
		after, _, err2 := image.Decode(bytes.NewReader(out))
		if err1 != nil && c.ext != ".jpeg" && c.ext != ".jpg" || err2 != nil {
			t.Fatalf("%s: %v, %v", name, err1, err2)
		}
		if err1 == nil && !same(before, after) {
			t.Errorf("%s: other pixels", name)
		}
		again, twice := cleaned(t, out, c.ext)
		if !bytes.Equal(out, twice) || again.Orientation != c.orientation {
			t.Errorf("%s: cleaned again, it differs", name)
		}
	}
}

func same(a, b image.Image) bool {
	if a.Bounds() != b.Bounds() {
		return false
	}
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if color.RGBAModel.Convert(a.At(x, y)) != color.RGBAModel.Convert(b.At(x, y)) {
				return false
			}
		}
	}
	return true
}

// A picture that has nothing to remove is published byte for byte.
func TestCleanUnchanged(t *testing.T) {
	for ext, data := range map[string][]byte{".jpg": plainJPEG(t), ".png": plainPNG(t), ".webp": riff(tiny), ".pdf": []byte("%PDF " + secret), ".svg": []byte("<svg/>")} {
		if _, out := cleaned(t, data, ext); !bytes.Equal(out, data) {
			t.Errorf("%s: %d bytes are left of %d", ext, len(out), len(data))
		}
	}
}

// The frames of an animation are cleaned too, and its sizes stay right.
func TestCleanFrames(t *testing.T) {
	frame := strings.Repeat("\x00", 16) + tiny + webpChunk("OWN ", secret)
	data := riff(webpChunk("VP8X", "\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00"), webpChunk("ANIM", "123456"), webpChunk("ANMF", frame))
	_, out := cleaned(t, data, ".webp")
	want := riff(webpChunk("VP8X", "\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00"), webpChunk("ANIM", "123456"),
		webpChunk("ANMF", strings.Repeat("\x00", 16)+tiny))
	if !bytes.Equal(out, want) {
		t.Errorf("%q\nwant\n%q", out, want)
	}
}

// A JPEG thumbnail of an earlier version, in JFIF's own segment, is removed.
func TestCleanThumbnail(t *testing.T) {
	plain := plainJPEG(t)
	jfif := segment(0xe0, "JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x01\x01"+"rgb")
	data := slices.Concat(plain[:2], jfif, segment(0xe1, "Exif\x00\x00"+string(exif(binary.BigEndian, 6))), plain[2:])
	_, out := cleaned(t, data, ".jpg")
	want := string(plain[:2]) + "\xff\xe0\x00\x10JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x00\x00\xff\xe1\x00\x22Exif\x00\x00MM"
	if !strings.HasPrefix(string(out), want) {
		t.Errorf("%q", out)
	}
}

// Metadata of AVIF, which isn't removed, is refused.
func TestAVIF(t *testing.T) {
	box := func(kind, body string) string {
		return string(binary.BigEndian.AppendUint32(nil, uint32(len(body)+8))) + kind + body
	}
	item := func(kind string) string { return box("infe", "\x02\x00\x00\x00\x00\x02\x00\x00"+kind+"\x00") }
	meta := func(kinds ...string) string {
		items := ""
		for _, k := range kinds {
			items += item(k)
		}
		return box("ftyp", "avif") + box("meta", "\x00\x00\x00\x00"+box("iinf", "\x00\x00\x00\x00\x00\x01"+items)) + box("mdat", secret)
	}
	for data, want := range map[string]error{
		meta("av01"): nil, meta("av01", "Exif"): ErrMetadata, meta("mime"): ErrMetadata,
		box("ftyp", "avif") + box("uuid", secret): ErrMetadata,
	} {
		if _, err := Clean(strings.NewReader(data), int64(len(data)), ".avif"); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", data, err, want)
		}
	}
}

// A JPEG whose markers fall on any place of the chunks in which it is read is cleaned the same.
func TestCleanLarge(t *testing.T) {
	plain := plainJPEG(t)
	scan := bytes.Index(plain, []byte{0xff, 0xda})
	body := scan + 2 + int(binary.BigEndian.Uint16(plain[scan+2:]))
	const chunk = 256 << 10
	for extra := chunk - 8; extra <= chunk+4; extra++ {
		data := slices.Concat(plain[:body], bytes.Repeat([]byte{7}, extra), []byte("\xff\x00\xff\xd0\xff\xd9"), []byte(secret))
		if _, out := cleaned(t, data, ".jpg"); !bytes.Equal(out, data[:len(data)-len(secret)]) {
			t.Errorf("%d: %d bytes are left of %d", extra, len(out), len(data))
		}
	}
}
