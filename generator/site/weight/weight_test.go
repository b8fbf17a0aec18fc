package weight

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// zipped returns what gzip itself leaves.
func zipped(t *testing.T, data string) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(data)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// A page weighs itself and what it asks for at once, each file once.
func TestPage(t *testing.T) {
	files := map[string]string{
		"assets/a.css":  `body{background:url(dots.svg)}p{background:url("data:image/png;base64,AA")}q{fill:url(#here)}`,
		"assets/b.js":   strings.Repeat("console.log(1);", 50),
		"assets/i.svg":  `<svg xmlns="http://www.w3.org/2000/svg"/>`,
		"assets/no.svg": strings.Repeat("<svg>", 100),
	}
	dots := strings.Repeat("<circle/>", 40)
	page := `<!DOCTYPE html><link rel="stylesheet" href="/site/assets/a.css"><link rel="icon" href="/site/assets/i.svg">
<link rel="canonical" href="/site/assets/no.svg"><link rel="apple-touch-icon" href="/site/assets/no.svg">
<script type="module" src="/site/assets/b.js"></script><script type="application/ld+json">{}</script>
<img src="/site/photo.jpg" alt=""><img src="/site/photo.jpg?again" alt=""><img src="https://elsewhere.test/x.png" alt=""><img src="data:,x" alt="">
<details><summary>More</summary><details open><img src="/site/assets/no.svg" alt=""></details></details><details open><img src="/site/badge.svg" alt=""></details>`
	s := New("/site/", []Page{{"a", "article"}})
	for name, data := range files {
		s.File(name, []byte(data))
	}
	s.File("assets/dots.svg", []byte(dots))
	s.Sized("photo.jpg", 123_456)
	s.File("badge.svg", []byte("<svg/>"))
	s.Page("a", []byte(page))
	s.Page("not-a-page", []byte(page))
	want := zipped(t, page) + zipped(t, files["assets/a.css"]) + zipped(t, files["assets/b.js"]) + zipped(t, files["assets/i.svg"]) + zipped(t, dots) + 123_456 + zipped(t, "<svg/>")
	if got := s.Kinds(); !slices.Equal(got, []Kind{{"article", 1, 1, want, want, 7}}) {
		t.Errorf("got %+v, wanted one page of %d bytes in 7 files", got, want)
	}
}

// Of a large kind an even sample is weighed, the same whatever the order in
// which pages are made.
func TestSample(t *testing.T) {
	const n = 1234
	pages := make([]Page, n)
	for i := range pages {
		pages[i] = Page{fmt.Sprint(i), "small"}
		if i%3 > 0 {
			pages[i].Kind = "large"
		}
	}
	var first []Kind
	for seed := range uint64(3) {
		s := New("/", slices.Clone(pages))
		for _, i := range rand.New(rand.NewPCG(seed, 0)).Perm(n) {
			s.Page(fmt.Sprint(i), fmt.Appendf(nil, "<p>%d %s", i, strings.Repeat(fmt.Sprint(i*i), i)))
		}
		got := s.Kinds()
		if first == nil {
			first = got
		}
		if !slices.Equal(got, first) {
			t.Errorf("seed %d: got %+v, before %+v", seed, got, first)
		}
	}
	if len(first) != 2 || first[0].Pages != 822 || first[1].Pages != 412 || first[0].Measured != maxSample || first[1].Measured != maxSample {
		t.Errorf("got %+v", first)
	}
	if k := first[0]; k.Median <= 0 || k.Heaviest < k.Median || k.Files != 1 {
		t.Errorf("got %+v", k)
	}
	if got := New("/", nil).Kinds(); len(got) != 0 {
		t.Errorf("a site without pages: %+v", got)
	}
}
