package generator_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parvis/generator"
	"parvis/generator/testbrowser"
)

// where stands in every picture below, where a telephone writes the place.
const where = "48.8566 N 2.3522 E, by Camille"

// exifOf is the block that a telephone writes: an orientation, and a place.
func exifOf(orientation byte) string {
	return "II*\x00\x08\x00\x00\x00\x02\x00" +
		"\x0f\x01\x02\x00" + string(rune(len(where))) + "\x00\x00\x00\x26\x00\x00\x00" +
		"\x12\x01\x03\x00\x01\x00\x00\x00" + string(rune(orientation)) + "\x00\x00\x00" + "\x00\x00\x00\x00" + where
}

// photographs is a picture of 40 × 20 pixels in the formats of telephones, stored on its side.
func photographs(t *testing.T) map[string][]byte {
	t.Helper()
	pixels := image.NewGray(image.Rect(0, 0, 40, 20))
	var b bytes.Buffer
	if err := jpeg.Encode(&b, pixels, nil); err != nil {
		t.Fatal(err)
	}
	exif := "Exif\x00\x00" + exifOf(6)
	app1 := append(binary.BigEndian.AppendUint16([]byte("\xff\xe1"), uint16(len(exif)+2)), exif...)
	photo := slices.Concat(b.Bytes()[:2], app1, b.Bytes()[2:], []byte(where))
	b = bytes.Buffer{}
	if err := png.Encode(&b, pixels); err != nil {
		t.Fatal(err)
	}
	chunk := append(binary.BigEndian.AppendUint32(nil, uint32(len(exifOf(8)))), "eXIf"+exifOf(8)...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	return map[string][]byte{"photo.jpg": photo, "photo.png": slices.Concat(b.Bytes()[:33], chunk, b.Bytes()[33:])}
}

// A photograph is published, and shown by serve, without the place where it was taken, turned as
// it was held, with the size that it is shown in; the file in content/ stays as it was.
func TestPhotographs(t *testing.T) {
	t.Parallel()
	content := copied(t, mini)
	photos := photographs(t)
	text := "+++\ntitre = \"Des photos\"\n+++\n"
	for name, data := range photos {
		put(t, content, "medias/"+name, string(data))
		text += fmt.Sprintf("\n![Une rue](../medias/%s)\n", name)
	}
	put(t, content, "pages/photos.md", text)
	out := filepath.Join(t.TempDir(), "public")
	o := generator.Options{Content: content, Output: out, URL: "http://site.test/"}
	if report, err := generator.Build(context.Background(), o); err != nil || report.Failed() {
		t.Fatal(err, report.Findings)
	}
	live := generator.NewLive(o)
	if _, err := live.Refresh(context.Background()); err != nil {
		t.Fatal(err)
	}
	site := read(t, out)
	for name, data := range photos {
		if kept, err := os.ReadFile(filepath.Join(content, "medias", name)); err != nil || !bytes.Equal(kept, data) {
			t.Errorf("%s is changed in content/: %v", name, err)
		}
		shown, _, err := live.File("medias/" + name)
		if err != nil || string(shown) != site["medias/"+name] {
			t.Errorf("serve shows another %s than build: %v", name, err)
		}
	}
	for name, data := range site {
		if strings.Contains(data, where) {
			t.Errorf("%s says where the picture was taken", name)
		}
	}
	if n := strings.Count(site["photos/index.html"], `width="20" height="40"`); n != len(photos) {
		t.Errorf("%d pictures of %d have the size that they are shown in", n, len(photos))
	}
	v := &visit{testbrowser.Visit(t, out, "/")}
	v.Go(t, "/photos/")
	for name := range photos {
		script := fmt.Sprintf(`(() => { const i = document.querySelector('img[src$="%s"]'); i.loading = 'eager'; return i; })()`, name)
		v.Until(t, name, script+".complete")
		if size := v.Text(t, script+".naturalWidth + 'x' + "+script+".naturalHeight"); size != "20x40" {
			t.Errorf("a browser shows %s as %s", name, size)
		}
	}
	v.Check(t)
}

// TestSmallerPhotographs: a large photograph has smaller copies, the right way up, which pages offer; they
// are kept while it stays the same, made again when it changes, and gone with it. serve shows them too.
func TestSmallerPhotographs(t *testing.T) {
	t.Parallel()
	content := copied(t, mini)
	taken := func(width int) string {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, width, width/2)), nil); err != nil {
			t.Fatal(err)
		}
		exif := "Exif\x00\x00" + exifOf(6) // stored on its side
		app1 := append(binary.BigEndian.AppendUint16([]byte("\xff\xe1"), uint16(len(exif)+2)), exif...)
		return string(slices.Concat(b.Bytes()[:2], app1, b.Bytes()[2:]))
	}
	put(t, content, "medias/atelier.jpg", taken(2000))
	put(t, content, "medias/atelier.480w.jpg", taken(100)) // an editor's, of the name of a copy
	put(t, content, "pages/photo.md", "+++\ntitre = \"Une photo\"\n+++\n![Un atelier](atelier.jpg)\n\n![Petit](atelier.480w.jpg)\n")
	out := t.TempDir()
	o := generator.Options{Content: content, Output: out}
	build := func() *generator.Report {
		t.Helper()
		report, err := generator.Build(context.Background(), o)
		if err != nil || report.Failed() {
			t.Fatal(err, report.Findings)
		}
		return report
	}
	build()
	page, err := os.ReadFile(filepath.Join(out, "photo", "index.html"))
	if err != nil || !strings.Contains(string(page), `width="1000" height="2000" srcset="/charte/medias/atelier.960w.jpg 960w, /charte/medias/atelier.jpg 1000w" sizes="`) || strings.Count(string(page), `loading="lazy"`) != 2 {
		t.Errorf("%v\n%s", err, page)
	}
	at := filepath.Join(out, "medias", "atelier.960w.jpg")
	data, err := os.ReadFile(at)
	if err != nil || bytes.Contains(data, []byte(where)) {
		t.Fatal(err)
	}
	size, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil || size.Width != 960 || size.Height != 1920 {
		t.Errorf("%v %d × %d", err, size.Width, size.Height)
	}
	live := generator.NewLive(o)
	if _, err := live.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	if shown, ok, err := live.File("medias/atelier.960w.jpg"); !ok || err != nil || !bytes.Equal(shown, data) {
		t.Errorf("serve shows %d bytes, %v %v", len(shown), ok, err)
	}
	put(t, content, "pages/photo.md", "+++\ntitre = \"Une autre photo\"\n+++\n![Un atelier](atelier.jpg)\n\n![Petit](atelier.480w.jpg)\n")
	before, err := os.Stat(at)
	if err != nil {
		t.Fatal(err)
	}
	build()
	if after, err := os.Stat(at); err != nil || !os.SameFile(before, after) {
		t.Errorf("a copy of the same photograph was made again: %v", err)
	}
	put(t, content, "medias/atelier.jpg", taken(1500))
	build()
	if _, err := os.Stat(at); err == nil { // 750 pixels wide: no copy of 960
		t.Error("a copy outlives its photograph")
	}
}
