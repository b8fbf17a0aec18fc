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
