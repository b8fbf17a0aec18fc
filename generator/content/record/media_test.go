package record

import (
	"bytes"
	"image"
	"image/png"
	"testing"
	"testing/fstest"
)

func TestMediaSize(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	set, found := load(t, fstest.MapFS{
		"site.toml":         {Data: []byte("titre = \"x\"\nurl = \"https://exemple.fr/\"\n")},
		"medias/photo.png":  {Data: picture.Bytes()},
		"medias/faux.png":   {Data: picture.Bytes()[1:]},
		"medias/trait.webp": {Data: []byte("RIFF\x00\x00\x00\x00WEBPVP8 ")},
		"medias/acte.pdf":   {},
	})
	if len(found) != 1 || found[0].Code != "bad-image" || found[0].File != "medias/faux.png" {
		t.Errorf("found %v", found)
	}
	for file, want := range map[string]Media{"medias/photo.png": {40, 30}, "medias/trait.webp": {}, "medias/acte.pdf": {}} {
		if got, ok := set.Media[file]; !ok || got != want {
			t.Errorf("%s: %v, %t", file, got, ok)
		}
	}
}
