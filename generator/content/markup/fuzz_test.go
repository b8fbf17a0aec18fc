package markup

import (
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// FuzzRender checks that any text becomes permitted HTML, of a size proportional to its own, the
// same each time, and that issues have offsets within the text.
func FuzzRender(f *testing.F) {
	for _, src := range hostile {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		started := time.Now()
		checkSafe(t, src)
		parts, headings, _ := Render(src, options())
		issues, links, plain := Inspect(src, options()), ExternalLinks(src), Plain(src, "fr")
		for _, i := range issues {
			if i.Offset < 0 || i.Offset > len(src) {
				t.Errorf("%q: %s at %d of %d", src, i.Code, i.Offset, len(src))
			}
		}
		for _, l := range links {
			if l.Offset < 0 || l.Offset > len(src) || !strings.HasPrefix(strings.ToLower(l.URL), "http") {
				t.Errorf("%q: %q at %d of %d", src, l.URL, l.Offset, len(src))
			}
		}
		for _, h := range headings {
			if id, ok := Anchor(src, strings.TrimPrefix(h.ID, idPrefix)); !ok || id == "" || h.Level < 1 || h.Level > 6 {
				t.Errorf("%q: heading %+v is found as %q", src, h, id)
			}
		}
		// A character may become a reference of six bytes, within an element. A table
		// with one wide row needs more; tooComplex limits it.
		if html := shown(parts); len(html) > 300*len(src)+1000 || len(plain) > 8*len(src)+100 || utf8.ValidString(src) && !utf8.ValidString(html+plain) {
			t.Errorf("%q gives %d bytes of HTML, %d of text", src, len(html), len(plain))
		}
		again, same, _ := Render(src, options())
		if !reflect.DeepEqual(again, parts) || !reflect.DeepEqual(same, headings) || !reflect.DeepEqual(Inspect(src, options()), issues) {
			t.Errorf("%q is rendered in two ways", src)
		}
		if took := time.Since(started); took > 10*time.Second {
			t.Errorf("%q takes %s", src, took)
		}
	})
}
