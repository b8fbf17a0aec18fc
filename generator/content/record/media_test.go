package record

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"testing"
	"testing/fstest"

	"parvis/generator/content/svg"
	"parvis/generator/diag"
)

// A drawing that is too large to be checked is refused.
func TestLargeDrawing(t *testing.T) {
	_, found := load(t, fstest.MapFS{
		"site.toml":     {Data: []byte("titre = \"x\"\nurl = \"https://exemple.fr/\"\n")},
		"medias/x.svg":  {Data: append([]byte("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), make([]byte, svg.MaxSize)...)},
		"medias/ok.svg": {Data: []byte("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")},
	})
	if len(found) != 1 || found[0].Code != "svg-big" {
		t.Errorf("found %v", found)
	}
}

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

// A picture that is slow on a phone is told, unless smaller copies of it are published.
func TestHeavyPicture(t *testing.T) {
	random := image.NewRGBA(image.Rect(0, 0, 700, 700))
	seed := uint32(1)
	for i := range random.Pix { // nothing of it can be packed
		seed = seed*1664525 + 1013904223
		random.Pix[i] = byte(seed >> 24)
	}
	var picture, photo bytes.Buffer
	if err := png.Encode(&picture, random); err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(&photo, random, &jpeg.Options{Quality: 100}); err != nil {
		t.Fatal(err)
	}
	_, found := load(t, fstest.MapFS{
		"site.toml":         {Data: []byte("titre = \"x\"\nurl = \"https://exemple.fr/\"\n")},
		"medias/dessin.png": {Data: picture.Bytes()},
		"medias/photo.jpg":  {Data: append(photo.Bytes(), make([]byte, maxPicture)...)},
	})
	if picture.Len() < maxPicture || len(found) != 1 || found[0].Code != "image-heavy" || found[0].File != "medias/dessin.png" || found[0].Severity != diag.Warning {
		t.Errorf("%d bytes: %v", picture.Len(), found)
	}
}
