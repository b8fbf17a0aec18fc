package weight

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkScale weighs the pages of a site of 2,000, of two kinds, that ask for
// a sheet, a script and a picture.
func BenchmarkScale(b *testing.B) {
	pages, page := make([]Page, 2000), []byte("<!doctype html><link rel=\"stylesheet\" href=\"/assets/a.css\"><script src=\"/assets/a.js\"></script><img src=\"/medias/x.png\">"+
		strings.Repeat("<p class=\"lead\">Un <a href=\"/signataires/engie/\">engagement</a> pour l’emploi.</p>\n", 200))
	for i := range pages {
		pages[i] = Page{fmt.Sprint(i), []string{"signatory", "list"}[i%2]}
	}
	css := []byte(strings.Repeat(".a{color:red;background:url(x.png)}", 500))
	b.ReportAllocs()
	for b.Loop() {
		s := New("/", pages)
		s.File("assets/a.css", css)
		s.File("assets/a.js", css)
		s.Sized("medias/x.png", 9000)
		for _, p := range pages {
			s.Page(p.Path, page)
		}
		if got := s.Kinds(); len(got) != 2 || got[0].Files < 4 {
			b.Fatal(fmt.Sprint(got))
		}
	}
}
