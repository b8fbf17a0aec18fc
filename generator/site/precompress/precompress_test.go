package precompress

import (
	"bytes"
	"compress/gzip"
	"io"
	"math/rand"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

func TestCopy(t *testing.T) {
	page := []byte(strings.Repeat("<p>Des entreprises conviennent avec l’État</p>\n", 400))
	noise := make([]byte, 2*minSize)
	rand.New(rand.NewSource(1)).Read(noise)
	for _, name := range []string{"index.html", "assets/a-01234567.css"} {
		for _, ending := range Endings() {
			got, err := Copy(name, ending, page)
			again, _ := Copy(name, ending, page)
			if err != nil || !bytes.Equal(got, again) || len(got) > len(page)/10 {
				t.Errorf("%s%s: %d bytes of %d, %v", name, ending, len(got), len(page), err)
			}
			var back io.Reader = brotli.NewReader(bytes.NewReader(got))
			if ending == ".gz" {
				if back, err = gzip.NewReader(bytes.NewReader(got)); err != nil {
					t.Fatal(err)
				}
			}
			if whole, err := io.ReadAll(back); err != nil || !bytes.Equal(whole, page) {
				t.Errorf("%s%s: unpacked otherwise, %v", name, ending, err)
			}
			for what, data := range map[string][]byte{"small": page[:minSize-1], "noise": noise, "empty": nil} {
				if got, err := Copy(name, ending, data); got != nil || err != nil {
					t.Errorf("%s%s, %s: %d bytes, %v", name, ending, what, len(got), err)
				}
			}
		}
	}
	for name, want := range map[string]bool{"index.html": true, "a/b.json": true, "photo.jpg": false, "_headers": false, "a.html.gz": false, ".htaccess": false} {
		if Compressible(name) != want {
			t.Errorf("%s: %t", name, !want)
		}
	}
}
