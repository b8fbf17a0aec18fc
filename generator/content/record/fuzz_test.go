package record_test

import (
	"bytes"
	"context"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"parvis/generator/content/record"
	"parvis/generator/content/synth"
	"parvis/generator/diag"
	"parvis/generator/diag/messages"
	"parvis/generator/model"
)

// patience is the longest time that one load may take, on any machine: a hundred times what
// the longest text of a fuzzer needs.
const patience = 5 * time.Second

// read loads a content folder that has one file and a site.toml.
func read(t testing.TB, name, src string) (*record.Set, []diag.Finding) {
	t.Helper()
	files := fstest.MapFS{"site.toml": {Data: []byte("titre = \"x\"\nurl = \"https://exemple.fr\"\n")}, name: {Data: []byte(src)}}
	var found diag.List
	started := time.Now()
	set, err := record.Load(context.Background(), files, &found)
	if err != nil {
		t.Fatal(err)
	}
	if took := time.Since(started); took > patience {
		t.Fatalf("%s takes %s", name, took)
	}
	return set, found.Sorted()
}

// lineEnds are those of a file, as its records have them.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", " ", "\f", " ")

// placed checks that findings are in the given file, within its text, and that their messages
// are short.
func placed(t testing.TB, name, src string, found []diag.Finding) {
	t.Helper()
	lines := strings.Split(lineEnds.Replace(strings.TrimPrefix(src, "\ufeff")), "\n")
	if most := 2*len(src) + 50; len(found) > most {
		t.Errorf("%d findings about %d bytes", len(found), len(src))
	}
	for _, f := range found {
		switch {
		case f.File != name:
			t.Errorf("%s in %s, not in %s", f.Code, f.File, name)
		case f.Line == 0 && f.Col == 0 && f.Code == "too-big":
		case f.Line < 1 || f.Line > len(lines) || f.Col < 1 || f.Col > utf8.RuneCountInString(lines[f.Line-1])+1:
			t.Errorf("%q: %s %s stands at %d:%d", src, f.Code, f.Key, f.Line, f.Col)
		}
		for _, lang := range messages.Languages() {
			const most = 8 << 10
			w := messages.In(lang).Words(f.Code, f.Args)
			if said := w.What + w.Want + w.Hint; !messages.Known(f.Code) || w.What == "" || len(said) > most || !utf8.ValidString(said) || strings.ContainsAny(said, "\n\x1b") {
				t.Errorf("%q: %s is worded %q", src, f.Code, said)
			}
		}
	}
}

// names is a file of each kind, in each of its forms.
var names = func() []string {
	out := []string{"site.toml"}
	for _, k := range model.Kinds() {
		out = append(out, string(k)+"/x.md", string(k)+"/x.toml")
	}
	return out
}()

// FuzzRead checks that no text crashes the reader. What isn't loaded is reported, the same way
// each time, at a position within the text; what is loaded is found under its name.
func FuzzRead(f *testing.F) {
	for _, src := range []string{
		"+++\ntitre = \"x\"\n+++\n", "+++\r\ntitre = \"\"\"\r\n[[x]]\"\"\"\r\n+++\r\n# x", "\ufeff+++\nnom = 1\n+++", "+++", "",
		"+++\n[[engagement]]\ndomaine = [\"é\", 1]\n[[engagement.indicateur]]\nvaleurs = { 2017 = \"40 à 30\", x = nan }\n+++\n",
		"+++\nnom = \"Le \"x\"\"\n+++\n", "+++\na.b = 1\n[a]\n[[a.b]]\na = {a = [{}]}\n+++\n", "+++\nmaj = 10:30:00\nalias = [\"\n+++\n",
		"+++\ntype = \"C:\\x\"\n+++\n", "+++\nnom : x\n+++\n", "+++\n\"\" = 1\n'a.b' = 2\na.b = 1\n+++\n", "+++\nnom = é\xe9\n+++\n", "+++\rnom = \xe9\r+++\r",
		"nom = \"x\"\n\"a.b[0]\".c = [[{ d = 1 }], 2]\n[\"]\"]\n[[\"[\"]]\n", "[accessibilite]\ntaux = 1e400\n[[menu]]\ntitre = 'x'\n[publication]\nmot_de_passe = \"x\"\n",
	} {
		for at := range names {
			f.Add(src, uint8(at))
		}
	}
	for at, k := range append([]model.Kind{model.Settings}, model.Kinds()...) {
		f.Add(synth.Sample(record.AllKeys(k)), uint8(2*at))
	}
	f.Fuzz(func(t *testing.T, src string, at uint8) {
		name := names[int(at)%len(names)]
		set, found := read(t, name, src)
		placed(t, name, src, found)
		if _, again := read(t, name, src); !reflect.DeepEqual(again, found) {
			t.Errorf("%q: %v, then %v", src, found, again)
		}
		if _, _, there := strings.Cut(name, "/"); there && set.Count()+len(set.Unread) != 1 {
			t.Errorf("%q is read as %d records, %v unread", src, set.Count(), set.Unread)
		}
		for _, e := range set.All() {
			if m := e.Common(); m.File != name || m.Slug != "x" || !strings.HasSuffix(lineEnds.Replace(src), m.Body) {
				t.Errorf("%q is read as %s, %s", src, m.File, m.Body)
			}
		}
	})
}

// refusals are the codes of images that are refused.
var refusals = []string{"bad-image", "image-metadata", "svg-broken", "svg-active", "svg-outside", "svg-heavy"}

// FuzzMedia reads any bytes as an image or a document: both dimensions are returned or none,
// and an invalid image is reported.
func FuzzMedia(f *testing.F) {
	endings := []string{".png", ".jpg", ".gif", ".webp", ".avif", ".svg", ".pdf", ".JPEG"}
	var b bytes.Buffer
	gray := image.NewGray(image.Rect(0, 0, 3, 2))
	for _, encode := range []func() error{
		func() error { return png.Encode(&b, gray) },
		func() error { return jpeg.Encode(&b, gray, nil) },
		func() error { return gif.Encode(&b, gray, nil) },
		func() error { _, err := b.WriteString("RIFF\x00\x00\x00\x00WEBPVP8 "); return err },
		func() error { _, err := b.WriteString("\x00\x00\x00\x1cftypavif"); return err },
		func() error { _, err := b.WriteString("<svg width=\"3\" height=\"2\"/>"); return err },
	} {
		b.Reset()
		if err := encode(); err != nil {
			f.Fatal(err)
		}
		for at := range endings {
			f.Add(b.Bytes(), uint8(at))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, at uint8) {
		name := "medias/x" + endings[int(at)%len(endings)]
		set, found := read(t, name, string(data))
		m, there := set.Media[name]
		if !there || m.Width < 0 || (m.Width > 0) != (m.Height > 0) || len(found) > 1 || len(found) == 1 && (!slices.Contains(refusals, found[0].Code) || found[0].File != name || m.Width > 0) {
			t.Errorf("%q: %+v, %v", data, m, found)
		}
	})
}
