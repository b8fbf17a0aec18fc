package generator_test

import (
	"bytes"
	"compress/gzip"
	"regexp"
	"strings"
	"testing"
)

// What a signatory's page may cost a cheap phone, everything in: the page, its
// sheets, and the pictures of the theme, compressed; and how many files that is.
const (
	mostWeight   = 14 << 10
	mostRequests = 6
)

// loaded is the files that a page makes a browser ask for, itself first: sheets
// and what they show, scripts, pictures that don't wait to be seen, one icon.
func loaded(b *built, file string) []string {
	out := []string{file}
	seen := map[string]bool{}
	add := func(from, href string) {
		if at, _, own, err := b.own(from, href); err == nil && own && !seen[at] {
			seen[at] = true
			out = append(out, at)
		}
	}
	for n := range b.pages[file].Descendants() {
		rel, _ := attribute(n, "rel")
		kind, _ := attribute(n, "type")
		href, _ := attribute(n, "href")
		src, hasSrc := attribute(n, "src")
		wait, _ := attribute(n, "loading")
		switch {
		case n.Data == "link" && (rel == "stylesheet" || rel == "icon" && kind == "image/svg+xml" || rel == "manifest"):
			add(file, href)
		case hasSrc && wait != "lazy" && (n.Data == "img" || n.Data == "script"):
			add(file, src)
		}
	}
	for _, sheet := range out {
		if strings.HasSuffix(sheet, ".css") {
			for _, m := range regexp.MustCompile(`url\(["']?([^"')]+)`).FindAllStringSubmatch(b.files[sheet], -1) {
				add(sheet, m[1])
			}
		}
	}
	return out
}

func compressed(t *testing.T, data string) int {
	t.Helper()
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(data)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}

// The page of a signatory is light: on the real site, and on one made up, where
// signatories have all that they can tell.
func TestSignatoryPagesAreLight(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"real", "made"} {
		t.Run(name, func(t *testing.T) {
			b := site(t, name)
			pages, heaviest, worst := 0, 0, ""
			for file, data := range b.files {
				if !strings.Contains(data, `<body class="kind-signatory">`) {
					continue
				}
				pages++
				weight, files := 0, loaded(b, file)
				for _, f := range files {
					weight += compressed(t, b.files[f])
				}
				if weight > mostWeight || len(files) > mostRequests {
					t.Errorf("%s: %d bytes in %d files, wanted %d in %d at most: %v", file, weight, len(files), mostWeight, mostRequests, files)
				}
				if weight > heaviest {
					heaviest, worst = weight, file
				}
			}
			if pages < 5 {
				t.Fatalf("only %d signatories", pages)
			}
			t.Logf("%d pages; the heaviest, %s: %d bytes", pages, worst, heaviest)
		})
	}
}

// In a real browser, under the policy: nothing of a signatory's page, of home or
// of a domain is refused, and no more is asked for than foretold.
func TestPagesUnderThePolicy(t *testing.T) {
	t.Parallel()
	v := browse(t, site(t, "real"))
	for _, at := range []string{"/signataires/sncf/", "/", "/domaines/emploi/", "/signataires/sncf/badge.svg"} {
		v.Forget()
		v.Go(t, at)
		v.Until(t, "the page", `document.readyState === 'complete'`)
		if at == "/signataires/sncf/" {
			if requests := v.Requests(); len(requests) > mostRequests {
				t.Errorf("%d requests: %v", len(requests), requests)
			}
			if badge := v.Text(t, `document.querySelector('.share a').getAttribute('href')`); badge != at+"badge.svg" {
				t.Errorf("its badge is at %s", badge)
			}
			if kind := v.Text(t, `JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent)['@graph'][0]['@type']`); kind != "Organization" {
				t.Errorf("its data are of %q", kind)
			}
		}
	}
	v.Check(t)
}
